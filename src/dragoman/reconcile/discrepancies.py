"""Where the accounts differ: every difference of every event, tied to it.

Takes events with their claims; gives discrepancies, at most one a field and event, each side with its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.model import Discrepancy, Document, Event, Kind, digest
from dragoman.reconcile import citations, deadlines, differences
from dragoman.reconcile.differences import Difference
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.silences import silences
from dragoman.reconcile.words import spaced

_MANY = 60
"""Of more claims than this, only those that differ in what is compared are compared."""


def discrepancies(
    events: Sequence[Event],
    profiles: Mapping[str, Profile],
    documents: Mapping[str, Document],
    *,
    story: Mapping[str, int],
    kinds: Mapping[str, Kind],
) -> tuple[Discrepancy, ...]:
    """All discrepancies, in the order of the events, those on one event in the order of the fields."""
    text = _texts(documents)
    found: dict[str, list[Difference]] = {}
    for event in events:
        members = _distinct([profiles[claim] for claim in event.claims])
        found[event.id] = [one for one in _differences(members, text) if one is not None]
    for event, silence in silences(events, profiles, documents, story=story, kinds=kinds):
        found[event.id].append(silence)
    return tuple(_tied(event, one) for event in events for one in found[event.id])


def _differences(members: Sequence[Profile], text: Callable[[str], str]) -> tuple[Difference | None, ...]:
    if len(members) < 2:
        return ()
    return (
        differences.happened(members),
        differences.who(members),
        differences.effect(members),
        None if members[0].said else differences.count(members) or differences.things(members),
        differences.date(members),
        deadlines.deadline(members),
        differences.place(members, text),
        citations.source(members),
    )


def _tied(event: Event, one: Difference) -> Discrepancy:
    sides = [part for side in one.accounts for part in (side.document, side.claim, side.value)]
    return Discrepancy(
        id=digest(event.id, one.field, one.type, *sides),
        event=event.id,
        field=one.field,
        type=one.type,
        accounts=one.accounts,
        condition=one.condition,
    )


def _distinct(members: Sequence[Profile]) -> Sequence[Profile]:
    """The claims that differ in something compared, the earliest of each: a dispatch printed everywhere counts once."""
    if len(members) <= _MANY:
        return members
    kept: dict[tuple[object, ...], Profile] = {}
    for one in members:
        claim = one.claim
        people = (claim.people.low, claim.people.high) if claim.people else None
        dates = tuple((when.clock, when.edtf) for when in one.dates)
        due = tuple((time.edtf, time.weekday, time.hours) for time in claim.times)
        kept.setdefault((claim.kind, claim.stance, one.denied, one.source, people, dates, due, one.place.name), one)
    return list(kept.values())[:_MANY]


def _texts(documents: Mapping[str, Document]) -> Callable[[str], str]:
    kept: dict[str, str] = {}

    def text(document: str) -> str:
        if document not in kept:
            kept[document] = spaced(documents[document].text) if document in documents else ""
        return kept[document]

    return text
