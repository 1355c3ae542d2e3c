"""The record as a program uses it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import InputError, RecordError
from dragoman.model import Verdict
from dragoman.run import derive
from dragoman.run.files import NotWritten
from dragoman.run.record import Record
from dragoman.settings import Settings, from_environment
from dragoman.store import Store
from tests.run.fakes import STAGES
from tests.run.test_read import COVERAGE, folder


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(Store(tmp_path / "record.db", create=True), settings=Settings(), stages=STAGES) as opened:
        opened.read(folder(tmp_path / "in"))
        yield opened


def test_what_follows_is_there(record: Record) -> None:
    assert {(event.source, event.kind, event.target) for event in record.events()} == {
        (("OST",), "arrests", ("BEL",)),
        (("BEL",), "expels", ("OST",)),
    }
    expelled = next(event for event in record.events() if event.kind == "expels")
    assert [claim.sentence.text for claim in record.claims(expelled)] == ["BEL expels OST.", "BEL expels OST."]
    assert len(record.claims()) == 4
    assert [origin.name for origin in record.origins(expelled)] == ["a.txt", "b.txt"]
    assert len(record.origins()) == 3
    assert len(record.pending()) == 1
    assert record.unheard() == ("OST",)
    assert record.discrepancies() == []
    assert (*record.measures(), *record.responses()) == ()
    assert [found.name for found in record.find("arrests more")] == []
    assert [found.name for found in record.find("more")] == ["a.txt"]
    assert [document.name for document in record.documents()] == list(COVERAGE)
    assert record.unread() == []


def test_events_are_found_by_the_beginning_of_their_id(record: Record) -> None:
    event = record.events()[0]
    assert record.event(event.id) == record.event(event.id[:6]) == event
    assert all(record.event(claim.id[:8]) == event for claim in record.claims(event))
    with pytest.raises(InputError, match="no event has this id"):
        record.event("zz")
    with pytest.raises(InputError, match="no event has this id"):
        record.event("")


def test_what_is_derived_is_derived_once(record: Record) -> None:
    first = record.view

    def fail(*_: object, **__: object) -> object:
        raise AssertionError("derived again")

    assert derive.view(record._store, stages=replace(STAGES, reconcile=fail, track=fail)) == first  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="derived again"):
        derive.view(record._store, stages=replace(STAGES, reconcile=fail, deriver=lambda: "fake 2"))  # type: ignore[arg-type]


def test_a_record_that_may_only_be_read_can_be_looked_at(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RecordError("read-only")

    monkeypatch.setattr(Store, "put_derived", refuse)
    assert len(record.events()) == 2


def test_kinds_of_a_later_version_are_left_aside(record: Record) -> None:
    fewer = replace(STAGES, kinds=lambda: {"expels": STAGES.kinds()["expels"]}, deriver=lambda: "other")
    assert [event.kind for event in derive.view(record._store, stages=fewer).events] == ["expels"]


def test_a_judgement_outweighs_the_machine_and_can_be_taken_back(record: Record) -> None:
    before = record.export()
    event = next(event for event in record.events() if event.kind == "expels")
    claim = record.claims(event)[0]
    judged = record.judge(Verdict.WRONG_CLAIM, claim.id[:8], author="Ana", note="a joke")
    assert (judged.claims, judged.author, judged.note) == ((claim.id,), "Ana", "a joke")
    assert len(record.claims(record.event(event.id))) == 1
    assert record.withdraw(judged.id[:8]).withdrawn is not None
    assert record.export() == before
    assert len(record.judgements()) == 1


@pytest.mark.parametrize(("verdict", "count"), [(Verdict.WRONG_CLAIM, 2), (Verdict.SAME_EVENT, 1)])
def test_a_judgement_is_on_one_claim_or_two(record: Record, verdict: Verdict, count: int) -> None:
    claims = [claim.id for claim in record.claims()[:count]]
    with pytest.raises(InputError, match="is said of"):
        record.judge(verdict, *claims, author="Ana")
    with pytest.raises(InputError, match="is said of"):
        record.judge(Verdict.SAME_ORIGIN, claims[0], claims[0], author="Ana")
    assert record.judgements() == []


def test_order_of_reading_changes_no_byte(tmp_path: Path) -> None:
    source = folder(tmp_path / "in")
    paths = [source / name for name in COVERAGE]
    exports = set()
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        with Record(Store(tmp_path / f"{seed}.db", create=True), settings=Settings(), stages=STAGES) as record:
            for path in paths:
                record.read(path)
            exports |= {(form, record.export(form)) for form in ("json", "jsonl", "csv")}
            assert record.export() == record.export()
    assert len(exports) == 3


SEEDED = """
import sys
from pathlib import Path
from dragoman.run.record import Record
from dragoman.settings import Settings
from dragoman.store import Store
from tests.run.fakes import STAGES

with Record(Store(sys.argv[2], create=True), settings=Settings(), stages=STAGES) as record:
    record.read(sys.argv[1], processes=int(sys.argv[3]))
    sys.stdout.buffer.write(record.export())
"""


def test_neither_hash_seed_nor_processes_change_a_byte(tmp_path: Path) -> None:
    source = folder(tmp_path / "in")
    outputs = set()
    for seed, processes in (("0", "1"), ("1", "1"), ("2", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", SEEDED, str(source), str(tmp_path / f"{seed}.db"), processes]
        outputs.add(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout)
    (written,) = outputs
    assert len(json.loads(written)["events"]) == 2


SLOW = """
import sys, time
from dataclasses import replace
from dragoman.run.record import Record
from dragoman.settings import Settings
from dragoman.store import Store
from tests.run.fakes import STAGES

def read(document):
    time.sleep(0.02)
    return STAGES.read(document)

with Record(Store(sys.argv[2], create=True), settings=Settings(), stages=replace(STAGES, read=read)) as record:
    record.read(sys.argv[1], progress=lambda each: print(each.done, flush=True))
"""


def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", **{f"more{number}": "BEL arrests OST." for number in range(60)})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SLOW, str(source), str(tmp_path / "killed.db")]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        while running.stdout.readline() != "5\n":
            pass
        running.kill()
    exports = []
    for name in ("killed.db", "whole.db"):
        with Record(Store(tmp_path / name, create=True), settings=Settings(), stages=STAGES) as record:
            before = len(record.documents())
            assert record.read(source).same == before
            assert before in (range(5, 63) if name == "killed.db" else [0])
            exports.append(record.export())
    assert exports[0] == exports[1]


def test_exports_are_written_whole_and_never_over_the_record(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    written = record.export("json", out)
    assert out.read_bytes() == written
    for wrong in (tmp_path / "record.db", tmp_path, tmp_path / "no" / "folder.json"):
        with pytest.raises(NotWritten, match=str(wrong)):
            record.export("json", wrong)
    record.export("csv", "/dev/null")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".json") == ["out.json"]


def test_opening_from_the_package(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        dragoman.open(tmp_path / "none.db", create=False)
    with dragoman.open(tmp_path / "new.db") as made:
        assert isinstance(made, Record)
    assert dragoman.__all__ == ["__version__", "open"]


def test_importing_the_package_is_light() -> None:
    code = "import sys, dragoman; print([m for m in ('sqlalchemy', 'spacy', 'typer', 'rich') if m in sys.modules])"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True).stdout == "[]\n"
    )


def test_settings_of_the_environment() -> None:
    given = {"DRAGOMAN_ACTORS": "mine.yml", "DRAGOMAN_PROCESSES": "4", "DRAGOMAN_WAIT": "0.5"}
    given["DRAGOMAN_PARSERS"] = "fr=spacy:a en=stanza:en"
    parsers = (("en", "stanza:en"), ("fr", "spacy:a"))
    assert from_environment(given) == Settings(actors=Path("mine.yml"), parsers=parsers, processes=4, wait=0.5)
    assert from_environment({}) == Settings()
    for wrong in ("many", "0", "-1", "nan"):
        with pytest.raises(InputError, match="DRAGOMAN_PROCESSES"):
            from_environment({"DRAGOMAN_PROCESSES": wrong})
    for wrong in ("fr", "=spacy:a", "fr="):
        with pytest.raises(InputError, match="name a language and a parser"):
            from_environment({"DRAGOMAN_PARSERS": wrong})
