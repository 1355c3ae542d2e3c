"""Events in the order in which they happened, as far as anything tells it.

Takes a lookup, gives for every event where it stands and why: on its date; at its announcement; after what it
answers; at the date of the first article that reports it; or nowhere. Never guesses a date.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dragoman.errors import InputError
from dragoman.export.lookup import Lookup
from dragoman.model import Event, Value
from dragoman.model.edtf import bounds


class Why(StrEnum):
    """What places an event."""

    DATE = "date"
    ANNOUNCED = "announced"
    ANSWER = "answer"
    REPORTED = "reported"
    NOTHING = "nothing"


class Place(Value, frozen=True):
    """Where an event stands: `day` as an ordinal, `depth` after others of the same day it answers."""

    why: Why
    day: int = 0
    depth: int = 0
    reported: str | None = None


def first_day(edtf: str | None) -> date | None:
    """The first day a date can mean, the last where the first is open; None where it has no year or is no date."""
    if edtf is None:
        return None
    try:
        low, high = bounds(edtf)
    except InputError:
        return None
    return low or high


def reported(event: Event, lookup: Lookup) -> str | None:
    """The earliest date of publication among the articles that tell an event."""
    dates = [lookup.document[each].published for each in event.documents if each in lookup.document]
    known = [(day, each) for each in dates if (day := first_day(each))]
    return min(known)[1] if known else None


def places(lookup: Lookup) -> dict[str, Place]:
    """The place of every event, by id."""
    found: dict[str, Place] = {}
    for event in sorted(lookup.events.values(), key=lambda each: each.id):
        found[event.id] = _place(event, lookup, found, frozenset())
    return found


def _place(event: Event, lookup: Lookup, found: dict[str, Place], above: frozenset[str]) -> Place:
    if event.id in found:
        return found[event.id]
    above |= {event.id}
    answered = [
        _place(lookup.events[each], lookup, found, above)
        for each in sorted(event.response_to)
        if each in lookup.events and each not in above
    ]
    placed = _after(_own(event, lookup), [each for each in answered if each.why is not Why.NOTHING])
    if not set(event.response_to) & above:
        found[event.id] = placed
    return placed


def _own(event: Event, lookup: Lookup) -> Place:
    told = reported(event, lookup)
    if day := first_day(event.date):
        return Place(why=Why.DATE, day=day.toordinal(), reported=told)
    if day := first_day(event.date_announced):
        return Place(why=Why.ANNOUNCED, day=day.toordinal(), reported=told)
    if day := first_day(told):
        return Place(why=Why.REPORTED, day=day.toordinal(), reported=told)
    return Place(why=Why.NOTHING)


def _after(own: Place, answered: list[Place]) -> Place:
    """An event follows what it answers on the same day; without a day of its own it takes theirs."""
    if not answered:
        return own
    last = max(answered, key=lambda each: (each.day, each.depth))
    if own.why is Why.NOTHING or (own.why is Why.REPORTED and own.day < last.day):
        return Place(why=Why.ANSWER, day=last.day, depth=last.depth + 1, reported=own.reported)
    depth = max((each.depth + 1 for each in answered if each.day == own.day), default=0)
    return Place(why=own.why, day=own.day, depth=depth, reported=own.reported)


def _sure(place: Place) -> int:
    """On one day, what is dated before what is only reported."""
    return tuple(Why).index(place.why)


def told_at(event: Event, lookup: Lookup) -> tuple[str, str, int]:
    """Where the first article tells an event: settles what nothing else does."""
    spots = []
    for claim in lookup.evidence(event):
        document = lookup.document.get(claim.document)
        published = document.published if document else None
        spots.append((published or "9999", lookup.name(claim.document), claim.trigger.start))
    return min(spots, default=("9999", "", 0))


def in_order(lookup: Lookup) -> tuple[list[tuple[Event, Place]], list[tuple[Event, Place]], list[tuple[Event, Place]]]:
    """Events with their places: those that have one, in order; those nothing places; and those told as background."""
    placed = places(lookup)
    rows = [(event, placed[event.id]) for event in lookup.events.values()]
    rows.sort(key=lambda row: (row[1].day, row[1].depth, _sure(row[1]), told_at(row[0], lookup), row[0].id))
    known = [row for row in rows if not row[0].background and row[1].why is not Why.NOTHING]
    unknown = [row for row in rows if not row[0].background and row[1].why is Why.NOTHING]
    return known, unknown, [row for row in rows if row[0].background]
