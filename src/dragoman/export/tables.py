"""The record as a table for a spreadsheet: one row an event. Takes a view of it, gives bytes; writes no file."""

from __future__ import annotations

import csv
import io

from dragoman.export.parts import export
from dragoman.export.schema import EventPart
from dragoman.export.view import RecordView

COLUMNS = (
    "id",
    "kind",
    "plover",
    "cameo",
    "actor",
    "target",
    "people_count",
    "people_at_least",
    "people_words",
    "date",
    "date_announced",
    "deadline_words",
    "deadline_date",
    "status",
    "standing",
    "background",
    "response_to",
    "place",
    "matter",
    "topic",
    "traits",
    "articles",
    "origins",
    "documents",
    "quotes",
)
"""The columns, in order. Several values in a cell are separated by "; ", quotes by " | "."""


def as_csv(view: RecordView) -> bytes:
    """The events as CSV (RFC 4180, UTF-8), with a line of headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in export(view).events:
        cells = _row(event)
        writer.writerow([_cell(cells[column]) for column in COLUMNS])
    return out.getvalue().encode()


def _row(event: EventPart) -> dict[str, object]:
    people, deadline = event.people, event.deadline
    return {
        "id": event.id,
        "kind": event.kind,
        "plover": event.plover,
        "cameo": event.cameo,
        "actor": event.actor,
        "target": event.target,
        "people_count": people and people.count,
        "people_at_least": people and people.at_least,
        "people_words": people and people.words,
        "date": event.date,
        "date_announced": event.date_announced,
        "deadline_words": deadline and deadline.words,
        "deadline_date": deadline and deadline.date,
        "status": event.status.value,
        "standing": event.standing.value,
        "background": "yes" if event.background else "no",
        "response_to": event.response_to,
        "place": event.place,
        "matter": event.matter,
        "topic": event.topic,
        "traits": event.traits,
        "articles": len(event.documents),
        "origins": event.origins,
        "documents": event.documents,
        "quotes": " | ".join(f"{claim.document}: {claim.quote}" for claim in event.claims),
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    written = "; ".join(value) if isinstance(value, tuple) else str(value)
    # A spreadsheet runs what begins so as a formula, and the words are other people's.
    return f"'{written}" if written.startswith(("=", "+", "-", "@", "\t", "\r")) else written
