"""Writes a file whole or not at all. Takes a path and bytes; a file that was there stays until the new one is."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from dragoman.errors import DragomanError


class NotWritten(DragomanError):
    """A file could not be written."""


def write(path: Path, content: bytes, *, beside: str) -> None:
    """Puts the content in place. `beside` is the record, which it must not be. Raises NotWritten."""
    if path.exists() and Path(beside).exists() and path.samefile(beside):
        raise NotWritten(f"{path}: is the record itself; name another file")
    if path.is_dir():
        raise NotWritten(f"{path}: is a folder; name a file in it")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe, such as /dev/stdout
            return
        _replace(path, content)
    except OSError as error:
        raise NotWritten(f"{path}: cannot be written ({error.strerror or error})") from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
