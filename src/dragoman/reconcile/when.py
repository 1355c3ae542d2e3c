"""Dates of claims as intervals of days: how precise, how far apart. Takes EDTF, gives numbers; never guesses a date."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.errors import InputError
from dragoman.model import Clock, Direction, Span, Time, Value
from dragoman.model.edtf import bounds, compatible

DAY = 1
WEEK = 7
MONTH = 31

_PASSED_OVER = frozenset({Clock.DUE, Clock.REPORTED})
_HAPPENING = frozenset({Direction.AT, Direction.SINCE, Direction.WITHIN, Direction.FOR})


class When(Value, frozen=True):
    """A dated clock of a claim: first and last day as ordinals (None where open or unknown), and the words."""

    clock: Clock
    edtf: str
    span: Span
    first: int | None = None
    last: int | None = None

    @property
    def width(self) -> int | None:
        """How many days it may be; None when open or without a year."""
        if self.first is None or self.last is None:
            return None
        return self.last - self.first + 1


@lru_cache(maxsize=65536)
def days(edtf: str) -> tuple[int | None, int | None]:
    """The first and last day of an EDTF date as ordinals; None, None for what is no date (a page may give anything)."""
    try:
        first, last = bounds(edtf)
    except InputError:
        return None, None
    return _ordinal(first), _ordinal(last)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def dated(times: tuple[Time, ...], *, near: int) -> tuple[When, ...]:
    """The times that date the happening itself (not its deadline, not its report), in order of their clocks.

    Of two on one clock that exclude each other, one is of something else in the sentence: the one nearer to the telling
    word (`near`, in characters) stays.
    """
    found = []
    for time in times:
        if time.edtf is None or time.clock in _PASSED_OVER or time.direction not in _HAPPENING:
            continue
        first, last = days(time.edtf)
        found.append(When(clock=time.clock, edtf=time.edtf, span=time.span, first=first, last=last))
    kept: list[When] = []
    for when in sorted(found, key=lambda when: (abs(when.span.start - near), when.span.start)):
        if all(when.clock is not other.clock or agree(when.edtf, other.edtf) for other in kept):
            kept.append(when)
    return tuple(sorted(kept, key=lambda when: (when.clock, when.span.start)))


def exact(dates: tuple[When, ...], clock: Clock) -> frozenset[int]:
    """The days on one clock that are exactly known."""
    known = (when.first for when in dates if when.clock is clock and when.width == DAY)
    return frozenset(day for day in known if day is not None)


def weekday(time: Time) -> int | None:
    """The day of the week that a time names, or that its date is: 1 is Monday."""
    day = end_day(time.edtf)
    return time.weekday or (day.isoweekday() if day else None)


def end_day(edtf: str | None) -> date | None:
    """The last day of a date, where that is exact: a deadline falls at the end of what is said."""
    first, last = days(edtf) if edtf else (None, None)
    return date.fromordinal(last) if last is not None and first in (last, None) else None


@lru_cache(maxsize=65536)
def agree(left: str, right: str) -> bool:
    """Whether two EDTF dates can be the same one."""
    try:
        return compatible(left, right)
    except InputError:
        return left == right


def gap(left: When, right: When) -> int | None:
    """Days between two intervals; 0 where they overlap, None where one has no known bounds."""
    if left.first is None or right.first is None:
        return None
    if left.last is not None and right.first > left.last:
        return right.first - left.last
    if right.last is not None and left.first > right.last:
        return left.first - right.last
    return 0
