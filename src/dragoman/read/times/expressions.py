"""What an expression of time says before it is resolved: calendar fields, units counted from an anchor, a length.

Values only; `grammar` makes them from a text, `resolve` makes a `Time` of them.
"""

from __future__ import annotations

from enum import StrEnum

from dragoman.model import Direction, Value


class Anchor(StrEnum):
    """What a relative time is counted from."""

    PUBLICATION = "publication"
    """The day the text appeared: hier, "last week", « il y a deux jours »."""
    NARRATIVE = "narrative"
    """The happening the text has just told: « la veille », "the following day"."""
    EVENT = "event"
    """The happening the words go on to tell: "a day after", « au lendemain de »."""


class Part(StrEnum):
    """Which part of a period is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    SO_FAR = "sofar"
    """From its beginning to the anchor: "earlier this month"."""
    REST = "rest"
    """From the anchor to its end: "later this week"."""


class Point(Value, frozen=True):
    """A point or period of the calendar, as far as the words tell.

    `year` is four characters, `X` for an unknown digit; `month` 1 to 12 or a season, 21 to 24; `months` the number of
    months a quarter or half year runs from `month`. `unit` with `shift` is the whole unit before (-1), around (0) or
    after (1) the anchor: "last week". `unit` with `count` alone is that many units from the anchor, signed: "two weeks
    ago"; with `window` it is the stretch of them that ends or begins there: "the past three days". `vague`: their
    number is not told. `exact` is a date in EDTF, written in figures.
    """

    year: str | None = None
    month: int | None = None
    months: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: Part | None = None
    approximate: bool = False
    unit: str | None = None
    shift: int | None = None
    count: int | None = None
    window: bool = False
    vague: bool = False
    nth: int | None = None
    """The third week of a month or year, its last Friday (-1)."""
    anchor: Anchor | None = None
    exact: str | None = None


class Expression(Value, frozen=True):
    """An expression of time in a text, at characters `start` to `end`.

    `first` is what it names, `last` the other end of a range. `hours` is the length of a duration;
    `vague` a duration whose length is not told (« quelques jours »).
    """

    start: int
    end: int
    direction: Direction = Direction.AT
    first: Point | None = None
    last: Point | None = None
    hours: int | None = None
    vague: bool = False
