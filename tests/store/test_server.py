"""A record on a server behaves as one in a file. DRAGOMAN_TEST_DATABASE names an empty database to try it on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.model import Verdict
from dragoman.run.record import Record
from dragoman.settings import Settings
from dragoman.store import Store
from tests.run.fakes import STAGES
from tests.run.test_read import folder

DATABASE = os.environ.get("DRAGOMAN_TEST_DATABASE", "")


def opened(where: str | Path) -> Record:
    return Record(Store(where, create=True), settings=Settings(), stages=STAGES)


@pytest.mark.skipif(not DATABASE, reason="DRAGOMAN_TEST_DATABASE names no database")
def test_the_same_bytes_as_from_a_file(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", empty="", accents="Été à Ostrie. OST expels BEL.")
    with opened(tmp_path / "record.db") as here, opened(DATABASE) as there:
        assert here.read(source) == there.read(source)
        before = there.export()
        assert before == here.export()
        assert there.read(source).same == 4
        assert there.unread() == here.unread()
        assert [document.name for document in there.find("Ostrie")] == ["accents.txt"]
        judged = there.judge(Verdict.WRONG_CLAIM, there.claims()[0].id, author="Ana")
        assert there.export() != before
        there.withdraw(judged.id)
        assert there.export() == before


@pytest.mark.parametrize(
    "where",
    ["postgresql+psycopg://ana:secret@127.0.0.1:1/none", "odd://ana:secret@host/name", "://secret", "a://b:secret:c@d"],
)
def test_passwords_stay_out_of_messages(where: str) -> None:
    with pytest.raises(RecordError) as raised:
        Store(where)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)
