"""Which events answer which, where a text says so. Takes events and profiles; gives the events answered, by event.

A reason given in words points to what it names (« en réaction à l'arrestation »), or back (« en retour »): then to what
the other side did before in the text, up to one's own last move. Nothing is inferred here without such words, and
nothing answers what came later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Event, Kind, Stance
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import days
from dragoman.reconcile.words import content, tokens

_MEASURE_RUNG = 2
"""From this rung on, up or down the ladder, an event is a move and not only words."""
_BARE = 4
"""A reason of so few words (« en guise de représailles ») only points back; a longer one names what it means."""
_MOVES = frozenset({Stance.DONE, Stance.ANNOUNCED})

Told = Sequence[tuple[Profile, str]]


def answered(
    events: Sequence[Event], profiles: Mapping[str, Profile], *, kinds: Mapping[str, Kind]
) -> dict[str, tuple[str, ...]]:
    """Event id → ids of the events it answers, by the words of its claims."""
    by_id = {event.id: event for event in events}
    told = _told(events, profiles)
    found: dict[str, set[str]] = {}
    for event in events:
        for claim in event.claims:
            profile = profiles[claim]
            if profile.claim.reason is not None:
                text = told[profile.document]
                pointed = _named(profile, text)
                if not pointed and len(tokens(profile.claim.reason.text)) <= _BARE:
                    pointed = _before(profile, event, text, by_id, kinds)
                found.setdefault(event.id, set()).update(
                    one for one in pointed if one != event.id and not _earlier(event, by_id[one], profiles)
                )
    place = {event.id: i for i, event in enumerate(events)}
    return {event: tuple(sorted(answers, key=place.__getitem__)) for event, answers in found.items() if answers}


def _earlier(event: Event, other: Event, profiles: Mapping[str, Profile]) -> bool:
    """Whether an event surely came before another: by its date, or because a text told it before the other's date."""
    first = days(other.date)[0] if other.date else None
    told = [day for claim in event.claims if (day := profiles[claim].day) is not None]
    last = days(event.date)[1] if event.date else None
    latest = min([*told, *([last] if last is not None else [])], default=None)
    return first is not None and latest is not None and latest < first


def _told(events: Sequence[Event], profiles: Mapping[str, Profile]) -> dict[str, list[tuple[Profile, str]]]:
    """The claims of each document in the order of its text, with their events."""
    told: dict[str, list[tuple[Profile, str]]] = {}
    for event in events:
        for claim in event.claims:
            told.setdefault(profiles[claim].document, []).append((profiles[claim], event.id))
    for text in told.values():
        text.sort(key=lambda pair: pair[0].index)
    return told


def _named(profile: Profile, text: Told) -> set[str]:
    """Events whose trigger stands within the words of the reason; failing these, events told elsewhere in its words."""
    reason = profile.claim.reason
    if reason is None:
        return set()
    others = [(other, event) for other, event in text if other is not profile]
    within = {event for other, event in others if reason.covers(other.claim.trigger)}
    words = content(reason.text)
    return within or {event for other, event in others if not other.said and content(other.claim.trigger.text) & words}


def _before(
    profile: Profile, event: Event, text: Told, by_id: Mapping[str, Event], kinds: Mapping[str, Kind]
) -> set[str]:
    """What the other side did before in the text, back to one's own last move that it can have answered."""
    found: set[str] = set()
    for other, identity in reversed([pair for pair in text if pair[0].index < profile.index]):
        earlier = by_id[identity]
        if identity == event.id or other.said or other.claim.background or not _move(earlier, event, kinds):
            continue
        if _by(earlier, event.target) and _on(earlier, event.source):
            found.add(identity)
        elif found and _by(earlier, event.source) and _on(earlier, event.target):
            break
    return found


def _move(earlier: Event, event: Event, kinds: Mapping[str, Kind]) -> bool:
    """Whether an event is a move that another can answer: hard words are not said in return for cooperation."""
    kind, own = kinds.get(earlier.kind), kinds.get(event.kind)
    if kind is None or own is None or kind.rung * own.rung < 0:
        return False
    return abs(kind.rung) >= _MEASURE_RUNG and earlier.stance in _MOVES


def _by(event: Event, actors: Sequence[str]) -> bool:
    return not set(event.source).isdisjoint(actors)


def _on(event: Event, actors: Sequence[str]) -> bool:
    return not event.target or not set(event.target).isdisjoint(actors)
