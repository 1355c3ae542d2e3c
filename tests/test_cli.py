"""The command line as a user meets it: what it prints, on which stream, with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import cli
from dragoman.commands import screen
from dragoman.run import stages
from dragoman.run.stages import Stages
from dragoman.settings import Settings
from tests.run.fakes import STAGES
from tests.run.test_read import folder

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Stages that need no models, and a console that belongs to this test's streams."""
    monkeypatch.setattr(stages, "standard", lambda _: STAGES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    for cached in (screen.console, screen.errors):
        cached.cache_clear()
    yield
    for cached in (screen.console, screen.errors):
        cached.cache_clear()


def run(*arguments: str) -> int:
    code = cli._run(list(arguments))
    for cached in (screen.console, screen.errors):
        cached.cache_clear()
    return code


@pytest.fixture
def record(capsys: Output) -> str:
    folder(Path("in"))
    assert run("read", "in", "--record", "a.db") == 0
    capsys.readouterr()
    return "a.db"


def an_event(record: str, capsys: Output) -> dict[str, object]:
    assert run("export", record) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    return next(event for event in events if event["kind"] == "expels")


def test_read_says_what_there_is(capsys: Output) -> None:
    folder(Path("in"))
    assert run("read", "in", "--record", "a.db") == 0
    said = capsys.readouterr()
    assert "3 documents read into a.db (3 new)" in said.out
    assert "Expels (concerns Belgium)  2 articles, 2 origins" in said.out
    assert "Pending: 1" in said.out
    assert "no account cites: OST" in said.out
    assert "dragoman dossier --record a.db --out a.html" in said.out
    assert said.err == ""
    assert "\x1b" not in said.out


def test_reading_again_says_that_nothing_changed(record: str, capsys: Output) -> None:
    run("export", record)
    before = capsys.readouterr().out
    assert run("read", "in", "--record", record) == 0
    assert "(3 as before)" in capsys.readouterr().out
    run("export", record)
    assert capsys.readouterr().out == before


def test_documents_that_cannot_be_read_are_named_and_counted_in_the_exit_code(capsys: Output) -> None:
    folder(Path("in"), empty="", german="Deutsch", boom="BOOM")
    assert run("read", "in", "--record", "a.db") == cli.SOME_UNREAD
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "dragoman: boom.txt: not read: Dragoman failed on it (ZeroDivisionError: by zero); please report this",
        "dragoman: empty.txt: not read: it is empty",
        "dragoman: german.txt: not read: written in de",
    ]
    assert "Not read: 3 documents" in said.out
    assert "2 of them kept" in said.out
    assert run("show", "documents", "--record", "a.db") == 0
    out = capsys.readouterr().out
    assert "not read: it is empty" in out
    assert "not read: written in de" in out


def test_a_folder_without_articles_is_an_error(capsys: Output) -> None:
    Path("in").mkdir()
    assert run("read", "in", "--record", "a.db") == cli.USER_ERROR
    assert "no articles there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "absent", "--record", "a.db"], "absent: no such file or folder"),
        (["show", "events", "--record", "absent.db"], "absent.db: no such record"),
        (["explain", "x", "--record", "absent.db"], "no such record"),
        (["export", "absent.db"], "no such record"),
        (["dossier", "--record", "absent.db", "--out", "x.html"], "no such record"),
        (["judge", "wrong-claim", "x", "--record", "absent.db"], "no such record"),
        (["read", "in", "--record", "in"], "is a folder"),
        (["read", "in", "--record", "in/a.txt"], "not a Dragoman record"),
        (["read", "in", "--record", "no/a.db"], "folder does not exist"),
        (["explain", "zzz", "--record", "a.db"], "no event has this id"),
        (["judge", "same-event", "zzz", "zzy", "--record", "a.db"], "no claim has this id"),
        (["judge", "--withdraw", "zzz", "--record", "a.db"], "no judgement has this id"),
        (["export", "a.db", "--out", "a.db"], "is the record itself"),
        (["export", "a.db", "--out", "no/a.json"], "cannot be written"),
    ],
)
def test_errors_are_one_line_and_leave_the_record(record: str, arguments: list[str], says: str, capsys: Output) -> None:
    run("export", record)
    before = capsys.readouterr().out
    text = Path("in/a.txt").read_text()
    assert run(*arguments) == cli.USER_ERROR
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("dragoman: ")
    assert says in said.err
    assert said.err.count("\n") == 1
    run("export", record)
    assert capsys.readouterr().out == before
    assert Path("in/a.txt").read_text() == text


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["read"],
        ["read", "in"],
        ["read", "in", "--record", "a.db", "--processes", "0"],
        ["show", "nonsense", "--record", "a.db"],
        ["export", "a.db", "--as", "yaml"],
        ["judge", "--record", "a.db"],
        ["judge", "same-event", "--record", "a.db"],
        ["judge", "same-event", "a", "b", "--withdraw", "c", "--record", "a.db"],
        ["dossier", "--record", "a.db", "--out", "a.html", "--language", "de"],
    ],
)
def test_wrong_usage_is_one_line_and_points_to_help(arguments: list[str], capsys: Output) -> None:
    assert run(*arguments) == cli.USAGE
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "--help)" in said.err


def test_nothing_given_shows_the_help(capsys: Output) -> None:
    assert run() == cli.USAGE
    assert capsys.readouterr().err.startswith("Usage: dragoman")


def test_errors_of_its_own_are_said_and_not_thrown(
    record: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("dragoman.commands.show.run", fail)
    assert run("show", "events", "--record", record) == cli.USER_ERROR
    said = capsys.readouterr().err
    assert "ZeroDivisionError: two lines" in said
    assert said.count("\n") == 1
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("show", "events", "--record", record)


def test_an_interrupted_run_says_how_to_go_on(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    folder(Path("in"))
    monkeypatch.setattr("dragoman.commands.read.run", stop)
    assert run("read", "in", "--record", "a.db") == cli.STOPPED
    assert "goes on from there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("events", "Expels (concerns Belgium)"),
        ("actors", "BEL  Belgium  acts in 1 event, is acted upon in 1"),
        ("pending", "Belgium → OST  « soon »"),
        ("discrepancies", "No discrepancies"),
        ("origins", "a.txt  1 article"),
        ("documents", "1 claim"),
        ("measures", "No measures"),
        ("judgements", "No judgements"),
    ],
)
def test_show(record: str, what: str, says: str, capsys: Output) -> None:
    assert run("show", what, "--record", record) == 0
    out = capsys.readouterr().out
    assert says in out
    assert not re.search(r" $", out, re.MULTILINE)


def test_show_only_what_comes_from_documents_with_these_words(record: str, capsys: Output) -> None:
    assert run("show", "events", "--find", "more", "--record", record) == 0
    out = capsys.readouterr().out
    assert "Expels" in out
    assert "Arrests" not in out
    assert run("show", "events", "--find", "absent words", "--record", record) == 0
    assert "No document holds" in capsys.readouterr().out


def test_explain_shows_evidence_origins_and_reasons(record: str, capsys: Output) -> None:
    event = an_event(record, capsys)
    assert run("explain", str(event["id"])[:6], "--record", record) == 0
    out = capsys.readouterr().out
    for part in (
        "Expels (concerns Belgium)",
        "Belgium → OST",
        "« BEL [expels] OST. »",
        "the outlet itself",
        "What the documents say",
        "Where it comes from",
        "Why these claims are one event",
        "for: kind « expels » / « expels »",
        "deadline  « soon »",
    ):
        assert part in out


def test_export_to_a_file_and_to_the_output(record: str, capsys: Output) -> None:
    for form in ("json", "jsonl", "csv"):
        assert run("export", record, "--as", form) == 0
        printed = capsys.readouterr().out
        assert run("export", record, "--as", form, "--out", f"out.{form}") == 0
        assert Path(f"out.{form}").read_bytes() == printed.encode()
        capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(Path("out.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 2


def test_judgements_change_the_record_until_they_are_withdrawn(record: str, capsys: Output) -> None:
    before = an_event(record, capsys)
    claims = before["claims"]
    assert isinstance(claims, list)
    assert run("judge", "wrong-claim", claims[0]["id"][:8], "-r", record, "--author", "Ana", "--note", "a joke") == 0
    out = capsys.readouterr().out
    (judgement,) = re.findall(r"by Ana \((\w+)\)", out)
    assert an_event(record, capsys)["origins"] == 1
    run("show", "judgements", "--record", record)
    assert "« a joke »" in capsys.readouterr().out
    assert run("judge", "--withdraw", judgement, "--record", record) == 0
    capsys.readouterr()
    assert an_event(record, capsys) == before
    capsys.readouterr()
    run("show", "judgements", "--record", record)
    assert "withdrawn" in capsys.readouterr().out


def test_an_event_stands_for_its_claim_only_where_it_is_clear(record: str, capsys: Output) -> None:
    event = str(an_event(record, capsys)["id"])
    assert run("judge", "wrong-claim", event, "--record", record) == cli.USER_ERROR
    assert "say which one is meant" in capsys.readouterr().err


def test_the_record_can_be_named_once_and_for_all(record: str, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD", record)
    assert run("show", "events") == 0
    assert "Expels" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["\x1b[2J", "a\x07", "\u202eabc", "\x9b31m"])
def test_texts_cannot_command_the_terminal(text: str) -> None:
    assert not set(screen.clean(text)) & {"\x1b", "\x07", "\u202e", "\x9b"}
    assert screen.text(f"[bold]{text}").plain.startswith("[bold]")


@pytest.mark.parametrize("width", ["30", "60", "200"])
def test_narrow_screens_lose_nothing(record: str, width: str, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("show", "events", "--record", record) == 0
    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert max(map(len, lines)) <= int(width)
    assert "single-origin" in "".join(lines).replace(" ", "")


def test_a_progress_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    folder(Path("in"))
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("read", "in", "--record", "a.db") == 0
    err = capsys.readouterr().err
    assert "Loading the language models" in err
    assert "3/3" in err


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["judge", "--help"]])
def test_help_is_quick_and_has_examples(arguments: list[str]) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C"}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "dragoman.cli", *arguments], env=environment, capture_output=True, text=True, check=True
    )
    assert time.perf_counter() - begun < 2, "half a second on a quiet machine"
    assert "dragoman read" in done.stdout or "dragoman judge" in done.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom dragoman.cli import _run\n_run(['--help'])\n"
        "heavy = {'rich', 'sqlalchemy', 'spacy', 'trafilatura', 'msgspec', 'numpy'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_words_of_any_language_come_out_under_the_c_locale(record: str) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C", "PYTHONUTF8": "0"}
    environment["PYTHONCOERCECLOCALE"] = "0"
    command = [sys.executable, "-m", "dragoman.cli", "export", record]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.stderr == b""
    assert json.loads(done.stdout)["version"] == "1.1"


def test_a_reader_that_leaves_early_is_no_error(record: str) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = f"{sys.executable} -m dragoman.cli export {record} --as json | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_version(capsys: Output) -> None:
    assert run("--version") == 0
    assert re.fullmatch(r"dragoman \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_a_parser_is_named_for_each_language(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    given: list[object] = []

    def standard(settings: Settings) -> Stages:
        given.append(settings.parsers)
        return STAGES

    monkeypatch.setattr(stages, "standard", standard)
    folder(Path("in"))
    assert run("read", "in", "-r", "a.db", "--parser", "fr=spacy:a", "--parser", "en=stanza:en") == 0
    monkeypatch.setenv("DRAGOMAN_PARSERS", "fr=spacy:b en=builtin")
    assert run("read", "in", "-r", "b.db") == 0
    assert given == [(("en", "stanza:en"), ("fr", "spacy:a")), (("en", "builtin"), ("fr", "spacy:b"))]
    capsys.readouterr()
    assert run("read", "in", "-r", "c.db", "--parser", "spacy:a") == 1
    assert "name a language and a parser" in capsys.readouterr().err
