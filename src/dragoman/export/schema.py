"""The format of the export, typed: what `dragoman export` writes, and the JSON Schema of it.

Takes nothing, gives types and a schema. Version 1.0: a later 1.x may add fields; a field that goes or changes its
meaning makes it 2.0.
"""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import Any, Literal

import msgspec

from dragoman.model import (
    Certainty,
    DateSource,
    DiscrepancyType,
    MeasureStatus,
    PendingStatus,
    PendingType,
    Stance,
    Standing,
)

FORMAT = "1.1"
"""Version of the format."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the export: every field is always there, null where it is unknown."""


class Quote(Part, frozen=True):
    """Words of a document: characters `start` to `end` (exclusive) of its text, counted in Unicode code points."""

    text: str
    start: int
    end: int


class SpeakerPart(Part, frozen=True):
    """Somebody a claim is told after, the innermost first.

    `words` are the document's, `resolves_to` what they stand for ("the same source"). `actor` is a code as in events,
    `body` the part of the state meant, `side` the state an anonymous source belongs to, `direct` whether the claim
    stands within its quotation marks.
    """

    words: str
    actor: str | None
    body: str | None
    anonymous: bool
    side: str | None
    resolves_to: str | None
    direct: bool


class ClaimPart(Part, frozen=True):
    """What one document says: `quote` is the sentence that says it, at `start` to `end`; `trigger` the telling words.

    No `speakers`: the outlet itself says so.
    """

    id: str
    document: str
    quote: str
    start: int
    end: int
    trigger: Quote
    stance: Stance
    negated: bool
    speakers: tuple[SpeakerPart, ...]


class PeoplePart(Part, frozen=True):
    """How many people an event concerns: exactly, or at least; and the words."""

    count: int | None
    at_least: int | None
    words: str


class DuePart(Part, frozen=True):
    """A deadline: its words, and its date (EDTF) once known."""

    words: str
    date: str | None


class DocumentPart(Part, frozen=True):
    """A document: `name` is what all other parts call it; `issue` says why it was not read, null if it was."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str
    published: str | None
    date_source: DateSource
    agencies: tuple[str, ...]
    characters: int
    issue: str | None


class EventPart(Part, frozen=True):
    """What is held to have happened.

    `actor` and `target` are ISO 3166-1 alpha-3 codes, acronyms of organisations, or names. Dates are EDTF. `documents`
    are names, `origins` says how many independent origins stand behind them; `response_to` are ids of events.
    """

    id: str
    kind: str
    plover: str
    cameo: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    people: PeoplePart | None
    date: str | None
    date_announced: str | None
    deadline: DuePart | None
    status: Stance
    standing: Standing
    background: bool
    response_to: tuple[str, ...]
    place: str | None
    matter: str | None
    topic: str | None
    traits: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    claims: tuple[ClaimPart, ...]


class AccountPart(Part, frozen=True):
    """One side of a discrepancy: what one document says, and the words; no `words` where it is silent."""

    document: str
    claim: str | None
    value: str | None
    words: Quote | None


class DiscrepancyPart(Part, frozen=True):
    """A difference between accounts of one event on one field."""

    id: str
    event: str
    field: str
    type: DiscrepancyType
    condition: str | None
    accounts: tuple[AccountPart, ...]


class OriginPart(Part, frozen=True):
    """Where information comes from, how sure that is, and why; `claims` are ids, `documents` names."""

    id: str
    name: str
    certainty: Certainty
    reasons: tuple[str, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class MeasurePart(Part, frozen=True):
    """A state of affairs that an event opened (`opened_by`) and another may have ended (`closed_by`)."""

    id: str
    what: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    matter: str | None
    status: MeasureStatus
    since: str | None
    until: str | None
    opened_by: str
    closed_by: str | None


class PendingPart(Part, frozen=True):
    """A deadline, demand, threat or accusation that an event raised, and the event that answered it, if any."""

    id: str
    type: PendingType
    event: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    words: str
    condition: str | None
    due: DuePart | None
    status: PendingStatus
    answer: str | None


class Export(Part, frozen=True):
    """A record of a crisis as Dragoman exports it."""

    version: Literal["1.1"]
    documents: tuple[DocumentPart, ...]
    events: tuple[EventPart, ...]
    discrepancies: tuple[DiscrepancyPart, ...]
    origins: tuple[OriginPart, ...]
    measures: tuple[MeasurePart, ...]
    pending: tuple[PendingPart, ...]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an export."""
    (top,), parts = msgspec.json.schema_components((Export,), ref_template="#/$defs/{name}")
    for part in parts.values():  # as docstrings are read, whichever way msgspec gives them
        part["description"] = cleandoc(part["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "$defs": dict(sorted(parts.items()))}


if __name__ == "__main__":
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
