"""Files and folders of articles.

Takes a path, gives Documents and Issues, one file after another in the order of their names. Never lets one bad file
stop the others, never reads what is no regular file, and never goes round in circles of links.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError, Unreadable, Unsupported
from dragoman.ingest import fields
from dragoman.ingest.texts import FORMATS, ingest, too_large
from dragoman.ingest.values import LIMIT, Issue, Metadata
from dragoman.lexicon import pages
from dragoman.model import Document


def read_path(path: Path) -> Iterator[Document | Issue]:
    """The documents of a file, or of a folder and all below it, with an Issue for what could not be used.

    Names are paths below the folder, `/` between, in plain order of characters; hidden files and a README are
    passed over. A file `d1.txt` takes what is known of it from `d1.json` or `d1.txt.json` beside it. An Issue about a
    text that was read comes right after its Document. Raises, at once, Unreadable for a path that does not exist and
    Unsupported for a single file of another format.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise Unreadable(f"{path}: {_reason(error)}; check the path") from None
    except ValueError:
        raise Unreadable("this is no path: it has a null character in it") from None
    if stat.S_ISDIR(mode):
        return _folder(path)
    if path.suffix.lower() not in FORMATS:
        raise Unsupported(f"{path}: not a format that is read; give {', '.join(FORMATS)} or a folder of them")
    return _file(path, _printable(path.name))


def _folder(root: Path) -> Iterator[Document | Issue]:
    found: list[tuple[str, Path | Issue]] = []
    _list(root, "", {os.path.realpath(root)}, found)
    for name, each in sorted(found, key=lambda pair: pair[0]):
        if isinstance(each, Issue):
            yield each
        else:
            yield from _file(each, name)


def _list(folder: Path, prefix: str, seen: set[str], found: list[tuple[str, Path | Issue]]) -> None:
    """Add the documents below a folder. `seen` are the real paths of folders already entered."""
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        name = prefix or "."
        found.append((name, Issue(name=name, message=f"the folder was not read: {_reason(error)}")))
        return
    # Real folders first: a link to one of them is then known to lead where everything is read already.
    for entry in sorted(ordered, key=lambda each: each.is_symlink()):
        if entry.name.startswith(".") or Path(entry.name).stem.lower() in pages.unread_names():
            continue
        name = prefix + _printable(entry.name)
        try:
            below = entry.is_dir()
        except OSError as error:
            found.append((name, Issue(name=name, message=f"not read: {_reason(error)}")))
            continue
        if below:
            _enter(Path(entry.path), name, seen, found)
        elif entry.name.lower().endswith(tuple(FORMATS)):
            found.append((name, Path(entry.path)))
        elif Path(entry.name).suffix.lower() in pages.unread_formats():
            message = f"not a format that is read; save it as text or HTML ({', '.join(FORMATS)})"
            found.append((name, Issue(name=name, message=message)))


def _enter(folder: Path, name: str, seen: set[str], found: list[tuple[str, Path | Issue]]) -> None:
    real = os.path.realpath(folder)
    if real in seen:
        found.append((name, Issue(name=name, message="a link to a folder that is read already; it was not followed")))
        return
    seen.add(real)
    _list(folder, f"{name}/", seen, found)


def _file(path: Path, name: str) -> Iterator[Document | Issue]:
    """The document of one file and what is to be said of it, or the Issue that kept it from being one."""
    metadata, messages = _beside(path)
    try:
        read = ingest(name, _bytes(path, name), metadata)
    except InputError as error:
        yield Issue(name=name, message=str(error).removeprefix(f"{name}: "))
        return
    except Exception as error:
        # The border of a document: whatever a hostile file brings about in a parser stays with that file.
        yield Issue(name=name, message=f"could not be read ({type(error).__name__}); save the article as plain text")
        return
    yield read.document
    yield from (Issue(name=name, message=message) for message in messages)
    yield from read.issues


def _bytes(path: Path, name: str) -> bytes:
    try:
        # Not to wait for a writer, should the file have become a pipe since it was looked at.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(f"{name}: not a regular file")
            if status.st_size > LIMIT:
                raise Unreadable(too_large(name))
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise Unreadable(f"{name}: {_reason(error)}") from None
    if not data.strip():
        raise Unreadable(f"{name}: an empty file")
    return data


def _beside(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What the sidecar file of a document says, and messages about what of it could not be used."""
    for beside in (path.with_name(f"{path.name}.json"), path.with_suffix(".json")):
        try:
            if beside.is_file():
                with beside.open("rb") as file:
                    return fields.sidecar(file.read(fields.SIDECAR_LIMIT + 1))
        except OSError as error:
            return Metadata(), (f"the .json file beside it was left out: {_reason(error)}",)
    return Metadata(), ()


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 cannot stand in a record."""
    return os.fsencode(name).decode("utf-8", "replace")
