"""One date from several: the values that most documents give, made narrower by what is compatible with them.

Takes times of the claims of one event; gives EDTF and words. Never settles a conflict by mixing: an incompatible date
is left to the discrepancies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from dragoman.errors import InputError
from dragoman.model import Clock, Direction, Due, Time
from dragoman.model.edtf import bounds, compatible, narrower, order, parse, written
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import days

_HAPPENED = (Clock.OCCURRED, Clock.EFFECTIVE, Clock.DECIDED, Clock.NOTIFIED)
"""The clocks that can stand for the date of an event, the best first."""
_SOON = timedelta(days=180)
"""An announcement follows within so many days, when only the year of one of the two is known."""


def happened(members: Sequence[Profile]) -> str | None:
    """When it happened: the best clock that has a date."""
    return next(filter(None, (on_clock(members, clock) for clock in _HAPPENED)), None)


def on_clock(members: Iterable[Profile], clock: Clock) -> str | None:
    """The date on one clock: the one most documents give, narrowed by all that agree with it."""
    support: dict[str, set[str]] = {}
    for member in members:
        for when in member.dates:
            if when.clock == clock and _usable(when.edtf):
                support.setdefault(when.edtf, set()).add(member.document)
    ranked = sorted(support, key=lambda edtf: (-len(support[edtf]), order(edtf)))
    if not ranked:
        return None
    found = ranked[0]
    for other in ranked[1:]:
        if compatible(found, other):
            found = narrower(found, other)
    return found


def _usable(edtf: str) -> bool:
    try:
        parse(edtf)
    except InputError:
        return False
    return True


def with_year(edtf: str | None, beside: str | None, *, after: bool) -> str | None:
    """A date without a year, given that of the date it follows (or precedes) within months."""
    if edtf is None or beside is None or not parse(edtf).yearless:
        return edtf
    low, high = bounds(beside)
    if low is None or high is None:
        return edtf
    span = written(low, high + _SOON) if after else written(low - _SOON, high)
    if not compatible(edtf, span):
        return edtf
    first = bounds(narrower(edtf, span))[0]
    return edtf.replace("XXXX", f"{first.year:04d}") if first else edtf


def deadline(members: Sequence[Profile], known: str | None) -> Due | None:
    """By when: the deadline with a date before one with a weekday, before a mere duration.

    `known` is the day the event was made known; from it a duration or a weekday gets its date. A date before that day
    was counted from another event, and is none.
    """
    day = exact(known)
    due = [(time, member) for member in members for time in member.claim.times if time.clock is Clock.DUE]
    times = [(_counted_anew(time, day), member) for time, member in due]
    if not times:
        return None
    best, _ = min(times, key=lambda pair: (_vagueness(pair[0]), pair[1].index, pair[0].span.start))
    dated = [time.edtf for time, _ in times if time.edtf]
    return Due(words=best.span.text, date=best.edtf or (dated[0] if dated else None) or _due(best, known))


def _counted_anew(time: Time, known: date | None) -> Time:
    last = days(time.edtf)[1] if time.edtf else None
    past = last is not None and known is not None and last < known.toordinal()
    return msgspec.structs.replace(time, edtf=None) if past else time


def _vagueness(time: Time) -> int:
    return 0 if time.edtf else 1 if time.weekday else 2 if time.hours else 3


def _due(time: Time, known: str | None) -> str | None:
    """The day a deadline falls on, counted from an exact day."""
    day = exact(known)
    if day is None:
        return None
    if time.weekday:
        return (day + timedelta(days=(time.weekday - day.isoweekday() - 1) % 7 + 1)).isoformat()
    if time.hours and time.hours % 24 == 0 and time.direction in (Direction.WITHIN, Direction.UNTIL, Direction.FOR):
        return (day + timedelta(hours=time.hours)).isoformat()
    return None


def exact(edtf: str | None) -> date | None:
    """The day, where a date is exactly one."""
    if edtf is None:
        return None
    low, high = bounds(edtf)
    return low if low is not None and low == high else None
