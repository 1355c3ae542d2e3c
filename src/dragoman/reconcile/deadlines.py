"""Whether two deadlines can be one: calendar arithmetic over hours, weekdays and dates.

Takes the claims of an event; gives a difference with its condition.
« 72 heures » and « jusqu'à samedi » agree if the notice was given on a Wednesday.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from dragoman.model import Clock, DiscrepancyType, Time
from dragoman.reconcile.differences import Difference, accounts
from dragoman.reconcile.merge import asserting
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import agree, days, end_day, weekday

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDER = (DiscrepancyType.CONFLICT, DiscrepancyType.COMPATIBLE_IF, DiscrepancyType.REFINEMENT)

Verdict = tuple[DiscrepancyType, str | None]


def deadline(members: Sequence[Profile]) -> Difference | None:
    """The gravest difference between the deadlines that two claims give."""
    given = [(one, t) for one in asserting(members) for t in one.claim.times if t.clock is Clock.DUE and _says(t)]
    found = [
        (_ORDER.index(verdict[0]), i, verdict)
        for i, ((x, s), (y, t)) in enumerate(combinations(given, 2))
        if (verdict := compare(s, t)) and (x.document != y.document or x.claim.id != y.claim.id)
    ]
    if not found:
        return None
    type_, condition = min(found, key=lambda one: one[:2])[2]
    sides = accounts((one, time.span.text, time.span) for one, time in given)
    return Difference(field="deadline", type=type_, accounts=sides, condition=condition)


def _says(time: Time) -> bool:
    return bool(time.edtf or time.weekday or time.hours)


def compare(one: Time, other: Time) -> Verdict | None:
    """How two deadlines differ; None where they say the same."""
    for left, right in ((one, other), (other, one)):
        if left.hours and not right.hours:
            return _counted(left.hours, right)
    if one.hours:
        return None if one.hours == other.hours else (DiscrepancyType.CONFLICT, None)
    if one.edtf and other.edtf:
        return _dates(one.edtf, other.edtf)
    x, y = weekday(one), weekday(other)
    if x and y and x != y:
        return DiscrepancyType.CONFLICT, None
    return (DiscrepancyType.REFINEMENT, None) if bool(one.edtf) != bool(other.edtf) and x and y else None


def _counted(hours: int, end: Time) -> Verdict:
    """A duration beside its end: the day of the notice on which both are right."""
    back = timedelta(days=hours // 24)
    last, named = end_day(end.edtf), weekday(end)
    if last is not None:
        return DiscrepancyType.COMPATIBLE_IF, f"notified on {(last - back).isoformat()}"
    if named:
        return DiscrepancyType.COMPATIBLE_IF, f"notified on a {_WEEKDAYS[(named - 1 - back.days) % 7]}"
    return DiscrepancyType.REFINEMENT, None


def _dates(one: str, other: str) -> Verdict | None:
    if not agree(one, other):
        return DiscrepancyType.CONFLICT, None
    (a, b), (c, d) = days(one), days(other)
    widths = [None if low is None or high is None else high - low for low, high in ((a, b), (c, d))]
    return None if widths[0] == widths[1] else (DiscrepancyType.REFINEMENT, None)
