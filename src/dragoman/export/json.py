"""The record as JSON, whole or an object a line. Takes Contents, gives bytes; the same record, the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dragoman.export.contents import Contents
from dragoman.export.parts import export
from dragoman.export.schema import FORMAT
from dragoman.model import Kind

_LINES = (
    ("document", "documents"),
    ("event", "events"),
    ("discrepancy", "discrepancies"),
    ("origin", "origins"),
    ("measure", "measures"),
    ("pending", "pending"),
)


def as_json(contents: Contents, *, kinds: Mapping[str, Kind]) -> bytes:
    """The export as one indented JSON object, in UTF-8; see `schema` for its format."""
    return msgspec.json.format(msgspec.json.encode(export(contents, kinds=kinds)), indent=2) + b"\n"


def as_jsonl(contents: Contents, *, kinds: Mapping[str, Kind]) -> bytes:
    """The export as one JSON object a line.

    Every line has a `type` and, under the name of the type, the same part that `as_json` gives; the first is
    `{"type": "version", "version": "1.0"}`.
    """
    whole = export(contents, kinds=kinds)
    lines: list[dict[str, object]] = [{"type": "version", "version": FORMAT}]
    lines += [{"type": name, name: part} for name, field in _LINES for part in getattr(whole, field)]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
