"""Dragoman keeps one sourced record of a diplomatic or security crisis, from what every outlet writes.

import dragoman

record = dragoman.open("mali.db")
record.read("coverage/")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.run.record import Record
    from dragoman.settings import Settings

__all__ = ["__version__", "open"]


def open(  # noqa: A001 - dragoman.open is what one expects it to be called
    where: str | Path, *, create: bool = True, settings: Settings | None = None
) -> Record:
    """Opens a record, a file or the URL of a database; makes it if there is none, unless `create` is False.

    Raises RecordError (`dragoman.errors`) if it cannot be opened.
    """
    from dragoman.run.record import Record

    return Record.open(where, create=create, settings=settings)
