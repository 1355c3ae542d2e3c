"""Turns what a database complains of into one line for the user. Takes exceptions, gives RecordErrors; hides none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import RecordError

_SAID: tuple[tuple[str, str], ...] = (
    ("SQLITE_FULL", "the disk is full: make room and run the same command again (what was read so far is kept)"),
    ("SQLITE_BUSY", "another process is writing to it: wait for it to end and try again"),
    ("SQLITE_LOCKED", "another process is writing to it: wait for it to end and try again"),
    ("SQLITE_READONLY", "it may only be read here: ask for the right to write to it and to its folder, or copy it"),
    ("SQLITE_NOTADB", "this file is not a Dragoman record, and was left as it is: name another file"),
    ("SQLITE_CORRUPT", "the file is damaged: take it from a backup, or read the documents into a new record"),
    ("SQLITE_CANTOPEN", "it cannot be opened: does its folder exist, and may it be written to?"),
    ("SQLITE_PERM", "it cannot be opened: you have no right to"),
    ("SQLITE_AUTH", "it cannot be opened: you have no right to"),
    ("SQLITE_IOERR", "the disk does not answer as it should: check it, then try again"),
    ("SQLITE_TOOBIG", "a document is too large for it"),
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Within it, any error of the database becomes a RecordError that names the record and what to do."""
    try:
        yield
    except DBAPIError as error:
        raise RecordError(f"{where}: {_what(error.orig)}") from error
    except SQLAlchemyError as error:
        raise RecordError(f"{where}: {_line(error)}") from error
    except msgspec.MsgspecError as error:
        raise RecordError(f"{where}: holds what this version cannot read ({_line(error)}): was it edited?") from error


def _what(error: BaseException | None) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, message in _SAID:
        if name.startswith(start):
            return message
    return f"the database refuses ({_line(error)})"


def _line(error: BaseException | None) -> str:
    return " ".join(str(error).split())[:300]
