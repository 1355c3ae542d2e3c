"""When: a date with the precision the words have, on one of several clocks.

Dates are written in EDTF (Library of Congress, Extended Date/Time Format; ISO 8601-2): `2025-08-15`,
`2025-08~` (about), `2024?`, `XXXX-08-15` (year unknown), `2025-08-10/2025-08-12`, `2020/..` (since).
`/2025-08-20` ends that day and began at a time the words do not tell (« ces derniers jours »); see `edtf`.
"""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value
from dragoman.model.spans import Span


class Clock(StrEnum):
    """Which date of a happening a time is."""

    OCCURRED = "occurred"
    DECIDED = "decided"
    NOTIFIED = "notified"
    ANNOUNCED = "announced"
    EFFECTIVE = "effective"
    DUE = "due"
    REPORTED = "reported"


class Direction(StrEnum):
    """How a time stands to what it dates."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"
    """A duration from an anchor: « sous 48 heures », "within 72 hours"."""
    FOR = "for"
    """A duration: « pendant trois mois »."""


class Time(Value, frozen=True):
    """A time as a text gives it.

    `edtf` is None while the calendar date is unknown: "samedi" in an undated article keeps its
    words, its `weekday` (1 Monday … 7 Sunday) and nothing else. `hours` is the length of a duration.
    """

    span: Span
    clock: Clock = Clock.OCCURRED
    direction: Direction = Direction.AT
    edtf: str | None = None
    weekday: int | None = None
    hours: int | None = None
