"""The record as JSON, whole or an object a line. Takes a view of it, gives bytes; the same record, the same bytes."""

from __future__ import annotations

import msgspec

from dragoman.export.parts import export
from dragoman.export.schema import FORMAT
from dragoman.export.view import RecordView

_LINES = (
    ("document", "documents"),
    ("event", "events"),
    ("discrepancy", "discrepancies"),
    ("origin", "origins"),
    ("measure", "measures"),
    ("pending", "pending"),
)


def as_json(view: RecordView) -> bytes:
    """The export as one indented JSON object, in UTF-8; see `schema` for its format."""
    return msgspec.json.format(msgspec.json.encode(export(view)), indent=2) + b"\n"


def as_jsonl(view: RecordView) -> bytes:
    """The export as one JSON object a line.

    Every line has a `type` and, under the name of the type, the same part that `as_json` gives; the first is
    `{"type": "version", "version": "1.1"}`.
    """
    whole = export(view)
    lines: list[dict[str, object]] = [{"type": "version", "version": FORMAT}]
    lines += [{"type": name, name: part} for name, field in _LINES for part in getattr(whole, field)]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
