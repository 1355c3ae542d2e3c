"""What is held to have happened: claims of one happening, put together."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value
from dragoman.model.claims import Stance
from dragoman.model.spans import Span


class Standing(StrEnum):
    """How well an event is supported."""

    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single-origin"
    DISPUTED = "disputed"


class Certainty(StrEnum):
    """How sure a derived relation is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class People(Value, frozen=True):
    """How many people an event concerns, by all its claims: `words` are those of the most precise claim."""

    count: int | None = None
    at_least: int | None = None
    words: str = ""


class Due(Value, frozen=True):
    """A deadline: its words and, once known, its date (EDTF)."""

    words: str
    date: str | None = None


class Event(Value, frozen=True):
    """Claims judged to be of one happening, and what they say together.

    `source` and `target` are actor codes (ISO 3166-1 alpha-3, acronym, name). `date` and `date_announced` are EDTF
    or None.
    `claims` are ids of claims, `origins` ids of origins, `documents` ids of documents. `response_to` are ids of
    events. The id is the digest of the kind and of its earliest claim, so it does not depend on the order of reading.
    """

    id: str
    kind: str
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    people: People | None = None
    date: str | None = None
    date_announced: str | None = None
    deadline: Due | None = None
    stance: Stance = Stance.DONE
    standing: Standing = Standing.SINGLE_ORIGIN
    background: bool = False
    response_to: tuple[str, ...] = ()
    place: str | None = None
    matter: str | None = None
    topic: str | None = None
    traits: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Ground(StrEnum):
    """Why claims are held to come from one origin."""

    OWN_REPORTING = "own-reporting"
    """Values: the outlet."""
    AGENCY_CREDIT = "agency-credit"
    """Values: the agency."""
    NEAR_COPY = "near-copy"
    """Values: the copy, the document it copies, the share of shared text in per cent."""
    SAME_QUOTE = "same-quote"
    """Values: the two documents, the shared words."""
    SAME_SPEAKER = "same-speaker"
    """Values: the speaker."""
    SAME_ANONYMOUS = "same-anonymous"
    """Values: the side, the words for the source."""
    SOURCE_IN_DOCUMENT = "source-in-document"
    """Values: the document, the words for its source."""
    JUDGED = "judged"
    """Values: the author of the judgement."""


class Reason(Value, frozen=True):
    """One reason for an origin, for a machine: the ground, its values and how sure it makes us."""

    ground: Ground
    values: tuple[str, ...] = ()
    certainty: Certainty = Certainty.CERTAIN


class Origin(Value, frozen=True):
    """Where information comes from: one agency's dispatch, one anonymous diplomat, one outlet's own reporting.

    `claims` are the claims that come from it, `documents` where they stand; `reasons` say, one sentence each, why
    they are held to be one origin, and `grounds` the same for a machine, in the same order.
    """

    id: str
    name: str
    certainty: Certainty
    reasons: tuple[str, ...] = ()
    grounds: tuple[Reason, ...] = ()
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class DiscrepancyType(StrEnum):
    """How accounts of one event differ."""

    CONFLICT = "conflict"
    COMPATIBLE_IF = "compatible-if"
    REFINEMENT = "refinement"
    WORDING = "wording"
    DRIFT = "drift"
    SILENCE = "silence"


class Account(Value, frozen=True):
    """One side of a discrepancy: what one document says. `span` is None where it is silent."""

    document: str
    claim: str | None = None
    value: str | None = None
    span: Span | None = None


class Discrepancy(Value, frozen=True):
    """A difference between accounts of one event, on one field (date, deadline, count, who, effect, source …)."""

    id: str
    event: str
    field: str
    type: DiscrepancyType
    accounts: tuple[Account, ...]
    condition: str | None = None


class Reconciled(Value, frozen=True):
    """What the accounts say together: events, where they come from, where they differ."""

    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
