"""Everything a newsroom's folder can hold by mistake: one line each, the rest is read, the record is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.run.read import read
from dragoman.run.record import Record
from dragoman.run.stages import Stages, standard
from dragoman.settings import Settings
from dragoman.store import Store
from tests.run.fakes import STAGES

GOOD = "BEL expels OST. The ministry gave no reason for the decision, which was announced on Monday evening."
GERMAN = (
    "Die Regierung hat am Montag zwei Diplomaten des Nachbarlandes ausgewiesen. Das teilte das Außenministerium in der "
    "Hauptstadt mit. Die Beziehungen zwischen den beiden Ländern gelten seit Jahren als angespannt und schwierig."
)


@pytest.fixture
def stages() -> Stages:
    """The real way in, and no models behind it."""
    return replace(STAGES, ingest=standard(Settings()).ingest, count=standard(Settings()).count)


@pytest.fixture
def record(tmp_path: Path, stages: Stages) -> Iterator[Record]:
    with Record(Store(tmp_path / "record.db", create=True), settings=Settings(), stages=stages) as opened:
        yield opened


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\t\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def image(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def german(path: Path) -> None:
    path.write_text(GERMAN, encoding="utf-8")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


@pytest.mark.parametrize("make", [empty, blank, binary, image, huge, german, pipe, dangling])
def test_a_bad_file_is_one_line_and_the_others_are_read(
    record: Record, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "good.txt").write_text(GOOD)
    make(source / "a-bad.txt")
    summary = record.read(source)
    ((name, why),) = [*summary.refused, *summary.unread]
    assert name == "a-bad.txt"
    assert why
    assert "\n" not in why
    assert "Traceback" not in why
    assert [claim.sentence.text for claim in record.claims()] == ["BEL expels OST."]
    assert record.unread() == [("a-bad.txt", why)]
    whole(tmp_path / "record.db")
    before = record.export()
    record.read(source)
    assert record.export() == before


def test_an_unsupported_language_is_kept(record: Record, tmp_path: Path) -> None:
    german(tmp_path / "a.txt")
    summary = record.read(tmp_path / "a.txt")
    assert [name for name, _ in summary.unread] == ["a.txt"]
    (document,) = record.documents()
    assert (document.language, document.text) == ("de", GERMAN)


@pytest.mark.parametrize(
    "html", ["<html><body><p>BEL expels OST. <b>unclosed", "<p><p></div></span>" + GOOD, "<" * 500 + GOOD]
)
def test_broken_html_is_read_or_refused_but_breaks_nothing(record: Record, tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text(html)
    summary = record.read(tmp_path / "a.html")
    assert summary.documents + len(summary.refused) == 1
    whole(tmp_path / "record.db")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_of_a_newsroom(record: Record, tmp_path: Path, encoding: str) -> None:
    text = "L’État « exige » la libération immédiate. BEL expels OST. À Paris, l’été."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    record.read(tmp_path / "a.txt")
    (document,) = record.documents()
    assert "« exige »" in document.text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "À Paris, l’été." in document.text


def test_a_folder_that_may_not_be_read(record: Record, tmp_path: Path) -> None:
    closed = tmp_path / "in" / "closed"
    closed.mkdir(parents=True)
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read anything")
    try:
        summary = record.read(tmp_path / "in")
    finally:
        closed.chmod(0o755)
    assert (summary.new, [name for name, _ in summary.refused]) == (1, ["closed/"])


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/article", "https://nowhere.invalid/a", "ftp://host/a", "http://"]
)
def test_an_address_that_does_not_answer(record: Record, tmp_path: Path, address: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    summary = record.read(address, tmp_path / "good.txt")
    assert [name for name, _ in summary.refused] == [address]
    assert summary.new == 1


def test_a_run_that_fails_half_way_keeps_what_it_had(tmp_path: Path, stages: Stages) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("a", "b", "c"):
        (source / f"{name}.txt").write_text(GOOD)

    class Full(Store):
        def put(self, *args: object, **more: object) -> object:  # type: ignore[override]
            if len(self.documents()) == 2:
                raise OSError(28, "No space left on device")
            return super().put(*args, **more)  # type: ignore[arg-type]

    with Full(tmp_path / "record.db", create=True) as store, pytest.raises(OSError, match="No space"):
        read([source], store, stages=stages)
    with Record(Store(tmp_path / "record.db"), settings=Settings(), stages=stages) as record:
        assert len(record.documents()) == 2
        assert record.read(source).new == 1
    whole(tmp_path / "record.db")


def whole(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
