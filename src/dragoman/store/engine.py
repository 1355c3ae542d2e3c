"""Opens the database behind a record: an SQLite file, or any server SQLAlchemy knows, by its URL.

Takes where it is, gives an engine whose transactions are whole. Never creates a file unless asked to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dragoman.errors import RecordError

APPLICATION = 0x44524147
"""SQLite's application id of a record ("DRAG"), so that `file` and others can tell what it is."""


def is_url(where: str) -> bool:
    """Whether it names a server rather than a file."""
    return "://" in where


def shown(where: str) -> str:
    """How to name it in messages: as it was given, but never with a password."""
    if not is_url(where):
        return where
    try:
        return make_url(where).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return f"{where.partition('://')[0]}://..."


def connect(where: str, *, create: bool, wait: float) -> Engine:
    """An engine for a record.

    `wait` is how many seconds a write waits for another process. Raises RecordError where there is no file and none
    is to be made, or where it cannot be one.
    """
    return _server(where) if is_url(where) else _file(where, create=create, wait=wait)


def _server(where: str) -> Engine:
    try:
        return create_engine(make_url(where), pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise RecordError(
            f"{shown(where)}: no such record: is this the URL of a database, and its driver installed?"
        ) from error


def _file(where: str, *, create: bool, wait: float) -> Engine:
    path = Path(where)
    if path.is_dir():
        raise RecordError(f"{where}: is a folder; give the record a file in it, such as {path / 'record.db'}")
    if not path.exists():
        if not create:
            raise RecordError(f"{where}: no such record; make one with: dragoman read FOLDER --record {where}")
        if not path.absolute().parent.is_dir():
            raise RecordError(f"{where}: its folder does not exist; make it first")
    engine = create_engine("sqlite+pysqlite://", creator=_opener(path, create=create, wait=wait), poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _opener(path: Path, *, create: bool, wait: float) -> Callable[[], sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}?mode={_mode(path, create=create)}"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    return open_file


def _mode(path: Path, *, create: bool) -> str:
    if create:
        return "rwc"
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return "rw"
    # Beside a record in a folder that cannot be written to, SQLite cannot keep the index of its log; without a log
    # the file cannot change under us either.
    return "ro" if Path(f"{path}-wal").exists() else "ro&immutable=1"


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # Taking the lock at once makes a writer wait its turn instead of failing half-way.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
