"""Whatever is wrong with a record is one line that says what, where and what to do; and the record stays whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from dragoman.errors import RecordError, RecordTooNew
from dragoman.model import Claim, Document, Reading, Span
from dragoman.store import Store

WRITER = """
import sys
from dragoman.model import Claim, Document, Reading, Span
from dragoman.store import Store

with Store(sys.argv[1], create=True) as store:
    for number in range(100_000):
        document = Document(name=f"{number}.txt", text="word " * 2000, language="en")
        span = Span.of(document.text, 0, 4)
        claims = tuple(Claim(document=document.id, kind=f"k{n}", trigger=span, sentence=span) for n in range(50))
        store.put(document, Reading(document=document.id, claims=claims), reader="1")
        if number == 5:
            print("going", flush=True)
"""


def fill(path: Path, count: int = 1) -> None:
    with Store(path, create=True) as store:
        for number in range(count):
            kept = Document(name=f"{number}.txt", text="Some words.", language="en")
            span = Span.of(kept.text, 0, 4)
            claim = Claim(document=kept.id, kind="meet", trigger=span, sentence=span)
            store.put(kept, Reading(document=kept.id, claims=(claim,)), reader="1")


def newer(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    connection.close()


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()


def edited(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE documents SET body = '{'")
    connection.close()


def corrupt(path: Path) -> None:
    fill(path, 50)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


def open_and_read(path: Path) -> None:
    with Store(path) as store:
        store.documents()
        store.claims()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "no such record"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_text("An article, not a record. " * 50), "not a Dragoman record"),
        (lambda path: path.write_bytes(b""), "not a Dragoman record"),
        (other_database, "not a Dragoman record"),
        (newer, "later version"),
        (corrupt, "damaged"),
        (edited, "cannot read"),
    ],
)
def test_what_cannot_be_opened_says_so_in_one_line(tmp_path: Path, make: Callable[[Path], object], says: str) -> None:
    path = tmp_path / "record.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=says) as raised:
        open_and_read(path)
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_newer_record_has_its_own_error(tmp_path: Path) -> None:
    newer(tmp_path / "record.db")
    with pytest.raises(RecordTooNew):
        Store(tmp_path / "record.db", create=True)


@pytest.mark.parametrize("where", ["no/such/folder/record.db", "odd+driver://host/name"])
def test_where_no_record_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordError, match=r"folder does not exist|no such record"):
        Store(where, create=True)


def test_reading_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        Store(tmp_path / "record.db")
    assert list(tmp_path.iterdir()) == []


def test_a_writer_waits_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    fill(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(path, wait=0.1) as store:
        assert len(store.documents()) == 1
        with pytest.raises(RecordError, match="another process is writing"):
            store.put_issue("a", "b")
        other.execute("ROLLBACK")
        other.close()
        store.put_issue("a", "b")
        assert store.issues() == [("a", "b")]


def test_a_full_disk_leaves_the_last_whole_state(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    fill(path, 3)
    with Store(path) as store:
        event.listen(store._engine, "checkout", lambda connection, *_: connection.execute("PRAGMA max_page_count = 30"))
        large = Document(name="large.txt", text="word " * 100_000, language="en")
        with pytest.raises(RecordError, match="disk is full"):
            store.put(large, Reading(document=large.id), reader="1")
        assert len(store.documents()) == 3
    whole(path)


def test_a_record_that_may_only_be_read_in_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "record.db"
    path.parent.mkdir()
    fill(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    if os.access(path.parent, os.W_OK):
        pytest.skip("this user may write anywhere")
    try:
        with Store(path) as store:
            assert len(store.documents()) == 1
            with pytest.raises(RecordError, match="may only be read"):
                store.put_issue("a", "b")
    finally:
        path.parent.chmod(0o755)


def test_read_only_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    fill(path)
    monkeypatch.setattr("os.access", lambda *_: False)
    with Store(path) as store:
        assert len(store.documents()) == 1
        with pytest.raises(RecordError, match="may only be read"):
            store.put_issue("a", "b")


def test_a_kill_in_the_middle_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(0.05)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    with Store(path) as store:
        documents, claims = store.documents(), store.claims()
        assert len(documents) > 5
        assert len(claims) == 50 * len(documents)
        assert set(store.statuses()) == {kept.id for kept in documents}
        store.put_issue("and goes on", "as before")
    whole(path)


def whole(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO documents_text(documents_text) VALUES ('integrity-check')")
    connection.close()
