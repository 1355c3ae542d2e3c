"""What is in force: states of affairs that events opened, and the events that ended them.

Takes events in any order with the kinds; gives measures in the order of the events. An announcement opens a measure,
a threat does not; an end that is only announced gives its date, and the measure is still in force. History opens one
only where a text says that it goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Claim, Direction, Event, Kind, Measure, MeasureStatus, Stance, Standing, digest
from dragoman.track.matching import (
    REAL,
    alike,
    by_actor,
    closes,
    enough,
    mirrored,
    nearness,
    not_before,
    same_matter,
    sharing,
)

WORDS = frozenset({"accusation", "demand", "appeal", "threat", "offer"})
"""What is opened by words: pending, not in force."""
BY_THE_OTHER = frozenset({"depart"})
"""Kinds by which those concerned end a measure themselves: who was told to leave leaves (VCDR 39(2))."""
_ONE = frozenset({"absence", "downgrade", "rupture", "border-closure", "suspension", "ending", "aid-suspension", "war"})
"""States that are there or not: opened again they are no second measure."""
_LOCAL = frozenset({"close-border"})
_PEOPLE = frozenset({"departure-due", "detention", "captivity"})
"""States of people: one release ends one detention, where a resumption ends all suspensions of its matter."""


def measures(events: Sequence[Event], claims: Mapping[str, Claim], *, kinds: Mapping[str, Kind]) -> tuple[Measure, ...]:
    """The measures that events opened. `claims` are those of the events, by id."""
    opened = [event for event in events if opens(event, claims, kinds)]
    closed = closings(opened, events, kinds=kinds)
    told = _once(opened, closed, kinds)
    return tuple(_measure(event, kinds[event.kind].opens or "", closed.get(event.id)) for event in told)


def _once(opened: Sequence[Event], closed: Mapping[str, Event], kinds: Mapping[str, Kind]) -> list[Event]:
    """Without the events that opened anew what was in force already: an ambassador recalled twice is absent once."""
    kept: list[Event] = []
    standing = by_actor(())
    for event in opened:
        state = kinds[event.kind].opens
        again = (one for one in sharing(event, standing) if kinds[one.kind].opens == state)
        if state in _ONE and any(_still(event, one) for one in again):
            continue
        kept.append(event)
        if event.id not in closed:
            for actor in dict.fromkeys((*event.source, *event.target)):
                standing.setdefault(actor, []).append(event)
    return kept


def _still(event: Event, one: Event) -> bool:
    """Whether an event opened what another had: the same direction, the same matter; of borders, the same place."""
    return alike(event, one) and event.topic == one.topic and (event.kind not in _LOCAL or event.place == one.place)


def opens(event: Event, claims: Mapping[str, Claim], kinds: Mapping[str, Kind]) -> bool:
    """Whether an event opened a state of affairs that is more than words."""
    kind = kinds.get(event.kind)
    if kind is None or kind.opens is None or kind.opens in WORDS or event.stance not in REAL:
        return False
    return not event.background or _lasting(event, claims)


def _lasting(event: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether a text says that it goes on: "closed since 2021"."""
    known = (claims[claim] for claim in event.claims if claim in claims)
    return any(time.direction is Direction.SINCE for claim in known for time in claim.times)


def closings(opened: Sequence[Event], events: Sequence[Event], *, kinds: Mapping[str, Kind]) -> dict[str, Event]:
    """Event that opened a measure → event that ended it."""
    ended: dict[str, Event] = {}
    index = by_actor(opened)
    for closer in (event for event in events if event.kind in kinds and kinds[event.kind].closes):
        near = sharing(closer, index)
        fitting = [event for event in near if event.id not in ended and ends(closer, event, kinds)]
        if fitting and any(kinds[event.kind].opens in _PEOPLE for event in fitting):
            fitting = [max(fitting, key=lambda event: nearness(closer, event))]
        ended.update((event.id, closer) for event in fitting)
    return ended


def ends(closer: Event, opened: Event, kinds: Mapping[str, Kind]) -> bool:
    """Whether an event ended what another opened."""
    if closer.id == opened.id or not closes(closer, opened, kinds) or not same_matter(closer, opened):
        return False
    if closer.kind in BY_THE_OTHER:
        return mirrored(closer, opened) and enough(closer, opened)
    if not not_before(closer, opened) or not enough(closer, opened):
        return False
    both = "between" in kinds[closer.kind].roles.get("source", ())
    return alike(closer, opened) or (both and mirrored(closer, opened))


def _measure(event: Event, what: str, closer: Event | None) -> Measure:
    status = MeasureStatus.IN_FORCE
    ended = closer is not None and closer.stance is Stance.DONE
    if ended:
        status = MeasureStatus.LIFTED
    elif event.standing is Standing.DISPUTED:
        status = MeasureStatus.DISPUTED
    return Measure(
        id=digest("measure", what, event.id),
        what=what,
        by=event.source,
        on=event.target,
        matter=event.topic or event.matter,
        status=status,
        since=event.date or event.date_announced,
        until=(closer.date or closer.date_announced) if closer else None,
        opened_by=event.id,
        closed_by=closer.id if closer and ended else None,
    )
