"""What a person says of a text beside it: a sidecar file in JSON, or YAML front matter.

Takes their words, gives Metadata and messages about what could not be used. Never trusts a value: every one is checked,
and one that is wrong is left out with a message while the text is still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import yaml

from dragoman.errors import Unreadable
from dragoman.ingest.encodings import decode
from dragoman.ingest.languages import code_of
from dragoman.ingest.stamps import given_date
from dragoman.ingest.values import Metadata
from dragoman.lexicon import pages
from dragoman.model import DateSource

SIDECAR_LIMIT = 1_000_000
"""Bytes of the largest sidecar file that is read."""
_FRONT_MATTER = 64_000
_VALUE = 2000
_FENCED = re.compile(r"---[ \t]*\n(?P<inside>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)


def sidecar(data: bytes) -> tuple[Metadata, tuple[str, ...]]:
    """Metadata of a sidecar file, and messages about what of it could not be used."""
    if len(data) > SIDECAR_LIMIT:
        return Metadata(), (f"the .json file beside it is over {SIDECAR_LIMIT:,} bytes and was left out",)
    try:
        values = msgspec.json.decode(decode(data).encode())
    except (msgspec.DecodeError, RecursionError, Unreadable, UnicodeError):
        return Metadata(), ("the .json file beside it is not JSON and was left out; correct it or remove it",)
    if not isinstance(values, dict):
        return Metadata(), (
            'the .json file beside it must hold one JSON object, such as {"outlet": "…"}; it was left out',
        )
    return checked(values)


def front_matter(text: str) -> tuple[Metadata, tuple[str, ...], str]:
    """Metadata of the YAML block that opens a text, messages, and the text after it.

    A block between lines of dashes that names none of the known fields is part of the text.
    """
    found = _FENCED.match(text[:_FRONT_MATTER])
    if not found:
        return Metadata(), (), text
    try:
        # The loader in Python, for small blocks as fast: the one in C overflows the stack on hostile nesting.
        values: Any = yaml.load(found["inside"] or "", Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        values = None
    rest = text[found.end() :]
    if isinstance(values, dict) and any(_field(name) for name in values):
        return (*checked(values), rest)
    if any(_field(line.partition(":")[0]) for line in (found["inside"] or "").split("\n")):
        return Metadata(), ("its front matter is not YAML and was left out; correct it or remove it",), rest
    return Metadata(), (), text


def checked(values: Mapping[Any, Any]) -> tuple[Metadata, tuple[str, ...]]:
    """Metadata of some named values, each checked, and messages about those left out."""
    found: dict[str, Any] = {}
    messages: list[str] = []
    for name, value in values.items():
        field = _field(name)
        if field is None or field in found or value is None or value == "":
            continue
        good = _CHECKS[field](value) if field == "agencies" or isinstance(value, str) else None
        if good is None:
            messages.append(f"its {field} {_shown(value)} was left out: {_WANTED[field]}")
        else:
            found[field] = good
    source = DateSource.GIVEN if "published" in found else DateSource.UNKNOWN
    return Metadata(**found, date_source=source), tuple(messages)


def _field(name: object) -> str | None:
    return pages.fields().get(name.strip().lower()) if isinstance(name, str) else None


def _line(value: str) -> str | None:
    line = " ".join(value.split())
    good = line and len(line) <= _VALUE and not re.search("[\x00-\x1f\x7f\ud800-\udfff]", line)
    return line if good else None


def _address(value: str) -> str | None:
    line = value.strip()
    return line if len(line) <= _VALUE and re.fullmatch(r"https?://[^\s\x00-\x20\ud800-\udfff]+", line) else None


def _agencies(value: object) -> tuple[str, ...] | None:
    listed: Iterable[object] = value if isinstance(value, list) else [value]
    lines = [_line(each) if isinstance(each, str) else None for each in listed]
    return None if None in lines else tuple(sorted({line for line in lines if line}))


_CHECKS: dict[str, Any] = {
    "url": _address,
    "outlet": _line,
    "title": _line,
    "published": given_date,
    "language": code_of,
    "agencies": _agencies,
}
_WANTED = {
    "url": "give an http or https address",
    "outlet": "give one line of text",
    "title": "give one line of text",
    "published": "give an ISO date such as 2025-05-07 or 2025-05-07T10:30:00Z",
    "language": "give a code such as fr or en",
    "agencies": "give a name or a list of names",
}


def _shown(value: object) -> str:
    text = " ".join(str(value)[:200].split()) if isinstance(value, str | int | float) else type(value).__name__
    text = re.sub("[\x00-\x1f\x7f\ud800-\udfff]", "?", text)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
