"""Whether one event can settle another: by their parties, numbers, matters and dates. Takes events, answers yes or no.

An unknown party, number, matter or date excludes nothing; a known one that differs does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.errors import InputError
from dragoman.model import Event, Kind, Stance
from dragoman.model.edtf import bounds, order

REAL = frozenset({Stance.DONE, Stance.ANNOUNCED})
"""What is held to have happened, or to be decided."""

Span = tuple[int | None, int | None]


def days(event: Event) -> Span:
    """The first and last day of an event as ordinals, by its date or else by that of its announcement."""
    return _span(event.date or event.date_announced)


def _span(edtf: str | None) -> Span:
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except InputError:
        return None, None
    return first.toordinal() if first else None, last.toordinal() if last else None


def not_before(later: Event, earlier: Event) -> bool:
    """Whether an event can have come after another (or on the same day)."""
    last, first = days(later)[1], days(earlier)[0]
    return last is None or first is None or last >= first


def deadline(event: Event) -> int | None:
    """The last day of an event's deadline as an ordinal, where it has a date."""
    return _span(event.deadline.date if event.deadline else None)[1]


def meet(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two lists of actors share one."""
    return not set(left).isdisjoint(right)


def may_meet(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two lists of actors share one, or one of them is unknown."""
    left, right = set(left), set(right)
    return not left or not right or bool(left & right)


def alike(later: Event, earlier: Event) -> bool:
    """The same direction: one party of each known role in common, and at least one role known."""
    if not may_meet(later.source, earlier.source) or not may_meet(later.target, earlier.target):
        return False
    return meet(later.source, earlier.source) or meet(later.target, earlier.target)


def mirrored(later: Event, earlier: Event) -> bool:
    """The other direction: he who was the target acts, on him who acted or on somebody unnamed."""
    return meet(later.source, earlier.target) and may_meet(later.target, earlier.source)


def same_matter(one: Event, other: Event) -> bool:
    """No known matter that differs."""
    return one.topic is None or other.topic is None or one.topic == other.topic


def enough(later: Event, earlier: Event) -> bool:
    """Whether as many people are concerned as before, as far as known: two of five released leaves three."""
    needed = earlier.people.count if earlier.people else None
    given = later.people.count if later.people else None
    return needed is None or given is None or given >= needed


def by_actor(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Events by each of their parties, in the order given."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for actor in dict.fromkeys((*event.source, *event.target)):
            found.setdefault(actor, []).append(event)
    return found


def sharing(event: Event, index: Mapping[str, Sequence[Event]]) -> list[Event]:
    """The events that share a party with this one, each once, in the order of the index, not the event itself."""
    actors = dict.fromkeys((*event.source, *event.target))
    near = {one.id: one for actor in actors for one in index.get(actor, ())}
    near.pop(event.id, None)
    return sorted(near.values(), key=place)


def place(event: Event) -> tuple[int, int, int, str, str]:
    """The order of events: by date, undated ones last, then by id."""
    return *order(event.date or event.date_announced), event.id


def closes(later: Event, earlier: Event, kinds: Mapping[str, Kind]) -> bool:
    """Whether an event is of a kind that ends what the other's kind opened, and happened."""
    kind, opened = kinds.get(later.kind), kinds.get(earlier.kind)
    return bool(kind and opened and opened.opens in kind.closes and later.stance in REAL)


def nearness(later: Event, earlier: Event) -> tuple[int, int, int]:
    """How well an event fits, the best highest: the same number, the same matter, the shortest time."""
    people = later.people is not None and earlier.people is not None and later.people.count == earlier.people.count
    matter = later.topic is not None and later.topic == earlier.topic
    first, last = days(later)[0], days(earlier)[0]
    apart = abs(first - last) if first is not None and last is not None else 100_000
    return int(people), int(matter), -apart
