"""A run reads what it can, keeps what it cannot with the reason, and is the same when done again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import ModelMissing, Unreadable
from dragoman.model import Document, Reading
from dragoman.run import derive
from dragoman.run.pool import readings
from dragoman.run.read import Progress, Summary, read
from dragoman.store import Store
from tests.run.fakes import STAGES

COVERAGE = {
    "a.txt": "BEL expels OST. More.",
    "b.txt": "BEL expels OST. OST arrests BEL.",
    "c/d.txt": "OST arrests BEL.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db", create=True) as opened:
        yield opened


def folder(where: Path, **more: str) -> Path:
    for name, text in {**COVERAGE, **{f"{name}.txt": text for name, text in more.items()}}.items():
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_text(text)
    return where


@pytest.mark.parametrize("processes", [1, 2])
def test_reads_a_folder(store: Store, tmp_path: Path, processes: int) -> None:
    summary = read([folder(tmp_path / "in")], store, stages=STAGES, processes=processes)
    assert summary == Summary(new=3, claims=4)
    assert [document.name for document in store.documents()] == list(COVERAGE)
    assert len(store.claims()) == 4


def test_a_second_run_reads_nothing_again(store: Store, tmp_path: Path) -> None:
    source = folder(tmp_path / "in")
    read([source], store, stages=STAGES)
    before = store.fingerprint()

    def fail(document: Document) -> Reading:
        raise AssertionError(f"{document.name} was read again")

    assert read([source], store, stages=replace(STAGES, read=fail)) == Summary(same=3)
    assert store.fingerprint() == before


def test_a_later_reader_reads_again(store: Store, tmp_path: Path) -> None:
    source = folder(tmp_path / "in")
    read([source], store, stages=STAGES)
    summary = read([source], store, stages=replace(STAGES, reader=lambda: "fake 2"))
    assert (summary.updated, summary.claims) == (3, 4)


@pytest.mark.parametrize("processes", [1, 2])
def test_bad_documents_cost_only_themselves(store: Store, tmp_path: Path, processes: int) -> None:
    source = folder(tmp_path / "in", boom="BOOM", empty="", german="Deutsch", odd="odd sidecar. BEL arrests OST.")
    summary = read([source], store, stages=STAGES, processes=processes)
    assert (summary.new, summary.claims) == (6, 5)
    assert dict(summary.unread) == {
        "boom.txt": "Dragoman failed on it (ZeroDivisionError: by zero); please report this",
        "german.txt": "written in de",
    }
    assert summary.refused == (("empty.txt", "it is empty"),)
    assert summary.remarks == (("odd.txt", "its sidecar is malformed"),)
    seen = derive.view(store, stages=STAGES)
    assert sorted(seen.issues.values()) == sorted(dict(summary.unread).values())
    assert seen.refused == summary.refused
    assert len(seen.origins) == 4, "documents that were not read are no silent witnesses"


def test_a_process_that_dies_costs_one_document(store: Store, tmp_path: Path) -> None:
    source = folder(tmp_path / "in", aa="KILL")
    summary = read([source], store, stages=STAGES, processes=2)
    assert (summary.new, summary.claims) == (4, 4)
    assert [name for name, _ in summary.unread] == ["aa.txt"]
    assert "killed" in summary.unread[0][1]


def test_a_process_that_dies_while_the_next_document_is_fetched_costs_no_other() -> None:
    names = ("KILL.", "BEL expels OST.", "OST arrests BEL.", "BEL arrests OST.")
    given = [Document(name=f"{at}.txt", text=text, language="en") for at, text in enumerate(names)]

    def slow() -> Iterator[Document]:
        yield given[0]
        time.sleep(2)  # the process is dead by now, and the pool knows
        yield from given[1:]

    done = list(readings(slow(), STAGES.read, processes=2))
    assert [document.name for document, _ in done] == [each.name for each in given]
    assert ["killed" in (reading.issue or "") for _, reading in done] == [True, False, False, False]
    assert [len(reading.claims) for _, reading in done] == [0, 1, 1, 1]


def test_what_is_mended_is_no_issue_any_more(store: Store, tmp_path: Path) -> None:
    source = folder(tmp_path / "in", empty="", odd="odd sidecar")
    read([source], store, stages=STAGES)
    assert len(store.issues()) == 2
    (source / "empty.txt").write_text("BEL arrests OST.")
    (source / "odd.txt").write_text("BEL arrests OST.")
    assert read([source], store, stages=STAGES).refused == ()
    assert store.issues() == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_missing_model_ends_the_run(store: Store, tmp_path: Path, processes: int) -> None:
    source = folder(tmp_path / "in")
    with pytest.raises(ModelMissing, match="no model"):
        read([source], store, stages=replace(STAGES, read=no_model), processes=processes)
    assert store.documents() == []


def no_model(document: Document) -> Reading:
    raise ModelMissing(f"no model for {document.language}")


def test_nothing_begins_when_a_path_is_wrong(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file or folder"):
        read([folder(tmp_path / "in"), tmp_path / "absent"], store, stages=STAGES)
    assert store.documents() == []


def test_names_that_are_no_text_are_refused(store: Store, tmp_path: Path) -> None:
    odd = Document(name="\udcff.txt", text="BEL expels OST.", language="en")
    summary = read([tmp_path], store, stages=replace(STAGES, ingest=lambda _: iter([odd])))
    assert [name for name, _ in summary.refused] == ["?.txt"]


def test_progress_is_told(store: Store, tmp_path: Path) -> None:
    told: list[Progress] = []
    read([folder(tmp_path / "in", empty="")], store, stages=STAGES, progress=told.append)
    assert [each.done for each in told] == [1, 2, 3, 4]
    assert told[-1] == Progress(done=4, total=4, name="empty.txt")
