"""How attributions are compared with PolNeAR, on a folder invented here; the floors, where the corpus is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from evaluation import polnear
from evaluation.coding import Counts

ROOT = Path(__file__).parents[2]
DEV = ROOT.parent / "shared" / "data" / "PolNeAR" / "data" / "dev"
FLOORS = yaml.safe_load((ROOT / "evaluation" / "floors.yml").read_text(encoding="utf-8"))

TEXT = "“The bridge is closed,” said the mayor of Orle. Two drivers said they had been turned back.\n"
FIRST = (
    "T1\tSource 29 46\tthe mayor of Orle\n"
    "T2\tCue 24 28\tsaid\n"
    "T3\tContent 0 23\t“The bridge is closed,”\n"
    "T4\tAttribution 24 28\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "#1\tAnnotatorNotes T4\tplain\n"
)
SECOND = (
    "T5\tCue 60 64\tsaid\n"
    "T6\tContent 65 69;79 90\tthey turned back\n"
    "T7\tAttribution-no-source 60 64\tsaid\n"
    "E2\tAttribution-no-source:T7 Content:T6 Cue:T5\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article that two annotators read; the second marked more."""
    for name, content in (("text/orle.txt", TEXT), ("attributions/orle_a1.ann", FIRST)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "attributions" / "orle_b2.ann").write_text(FIRST + SECOND, encoding="utf-8")
    return tmp_path


def test_the_files_are_read(folder: Path) -> None:
    (text,) = polnear.load(folder)
    assert text.annotations[0] == (polnear.Said((24, 28), (29, 46), ((0, 23),)),)
    assert text.annotations[1][1] == polnear.Said((60, 64), None, ((65, 69), (79, 90)))


def test_annotators_are_measured_against_one_another(folder: Path) -> None:
    found = polnear.agreement(polnear.load(folder))
    assert found.cue == Counts(3, 3, 2)
    assert found.source == Counts(2, 2, 2)


def test_the_reader_and_the_baseline_on_it(folder: Path) -> None:
    texts = polnear.load(folder)
    whole, quoted = polnear.score(texts, polnear.read)
    assert whole.cue == whole.source == Counts(1, 2, 1)
    assert quoted == polnear.Score(*[Counts(1, 1, 1)] * 5)
    _, quoted = polnear.score(texts, polnear.baseline)
    assert (quoted.cue.met, quoted.source.met, quoted.source_exact.met) == (1, 1, 0)


def test_what_is_given_beyond_the_corpus_is_told(folder: Path) -> None:
    assert [line[:20] for line in polnear.lines(polnear.load(folder), "beyond")] == ["said | Two drivers |"]


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (((0, 10),), ((0, 10),), True),
        (((0, 10),), ((0, 5),), True),
        (((0, 10),), ((0, 4), (20, 22)), False),
        ((), (), False),
    ],
)
def test_when_contents_meet(one: tuple[polnear.Stretch, ...], other: tuple[polnear.Stretch, ...], met: bool) -> None:
    said = [polnear.Said((0, 3), None, each) for each in (one, other)]
    assert polnear.compare("yes and no, he said, no", said[:1], said[1:]).content.met == met


def test_an_absent_corpus_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["polnear", str(tmp_path)])
    with pytest.raises(SystemExit, match="no attributions in"):
        polnear.main()


@pytest.mark.skipif(not DEV.exists(), reason="needs ../shared/data/PolNeAR, which is not part of the project")
def test_attributions_are_found_as_before() -> None:
    whole, quoted = polnear.score(polnear.load(DEV), polnear.read)
    for name, found in (("all", whole), ("quoting", quoted)):
        assert found.cue.f1 >= FLOORS["polnear"][name]["cue"]
        assert found.source.f1 >= FLOORS["polnear"][name]["source"]
