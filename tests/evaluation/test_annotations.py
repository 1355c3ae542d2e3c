"""`dragoman evaluate` on somebody's own texts: the example of the page, and every mistake a file can hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman import cli
from dragoman.errors import DataError
from dragoman.evaluate.annotations import load

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
Output = pytest.CaptureFixture[str]


def written(folder: Path, text: str = EXAMPLE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "one.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_example_of_the_page_is_read_as_it_is_annotated(tmp_path: Path, capsys: Output) -> None:
    assert cli._run(["evaluate", str(written(tmp_path / "coded")), "--show"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"event +P 1\.000  R 1\.000  F1 1\.000  1 right, 1 found, 1 expected", out)
    assert not re.search(r"missed|beyond|wrong", out)


def test_what_differs_is_shown(tmp_path: Path, capsys: Output) -> None:
    coded = written(
        tmp_path / "coded", EXAMPLE.replace("kind: expel", "kind: coup").replace("target: NER", "target: null")
    )
    assert cli._run(["evaluate", str(coded), "--show"]) == 0
    out = capsys.readouterr().out
    assert "missed  coup TCD → - (done) n=2" in out
    assert "beyond  expel TCD → NER" in out


def test_two_people_are_compared(tmp_path: Path, capsys: Output) -> None:
    coded = written(tmp_path / "coded")
    again = re.sub(r"  (language|published|text): .*\n(    Chad.*\n)?", "", EXAMPLE).replace("count: 2", "count: 3")
    assert "language" not in again
    assert cli._run(["evaluate", str(coded), "--against", str(written(tmp_path / "again", again))]) == 0
    out = capsys.readouterr().out
    assert "F1 1.000" in out
    assert re.search(r"count +0\.000  0 of 1", out)


MISTAKES = {
    "no kind 'explode'": EXAMPLE.replace("kind: expel", "kind: explode"),
    "the text does not hold 'drove out two diplomats'": EXAMPLE.replace(
        "quote: expelled two diplomats of Niger", "quote: drove out two diplomats"
    ),
    "'Thursday' is no date": EXAMPLE.replace("2024-12-05", "Thursday"),
    "unknown field `acter`": EXAMPLE.replace("actor:", "acter:"),
    "Invalid enum value 'es'": EXAMPLE.replace("language: en", "language: es"),
    "it has no text": EXAMPLE.replace(
        "Chad on Thursday expelled two diplomats of Niger, the foreign ministry said.", ""
    ),
    "two texts are called 'first'": EXAMPLE + EXAMPLE.partition("\n")[2],
    "not YAML on line 2": "entries: [",
    "missing required field `entries`": "{}",
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_one_line_that_names_the_file(message: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(written(tmp_path / "coded", MISTAKES[message]))
    said = str(caught.value)
    assert message in said
    assert str(tmp_path / "coded") in said
    assert "\n" not in said


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_a_place_without_annotations(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli._run(["evaluate", where]) == cli.USER_ERROR
    assert "no annotations there" in capsys.readouterr().err
