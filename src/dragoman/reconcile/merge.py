"""An event from its claims. Takes the claims of one happening; gives what they say together, field by field.

A field takes the value that most documents give, then one that a text opens with, then most claims, then the earliest;
what disagrees is left to the discrepancies. Claims that deny the event do not fill its fields, unless all do.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from dragoman.model import Clock, Event, Participant, People, Stance, digest
from dragoman.reconcile.dating import deadline, exact, happened, on_clock, with_year
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import content, fold

T = TypeVar("T", bound=Hashable)

_STRONGEST = (
    Stance.DONE,
    Stance.ANNOUNCED,
    Stance.THREATENED,
    Stance.DEMANDED,
    Stance.POSSIBLE,
    Stance.DENIED,
)
"""Of several stances on one event, the first of these holds."""


def merge(members: Sequence[Profile]) -> Event:
    """The event of these claims (in their common order); origins, standing and responses are added later."""
    telling = asserting(members)
    kind = _voted(telling, lambda one: one.claim.kind) or telling[0].claim.kind
    announced = on_clock(telling, Clock.ANNOUNCED)
    date = with_year(happened(telling), announced, after=False)
    announced = with_year(announced, date, after=True)
    return Event(
        id=digest(kind, members[0].claim.id),
        kind=kind,
        source=_actors(telling, lambda one: one.source, lambda one: one.claim.source),
        target=_actors(telling, lambda one: one.target, lambda one: one.claim.target),
        people=_people(telling),
        date=date,
        date_announced=announced,
        deadline=deadline(telling, _known(telling, announced, date)),
        stance=_stance(members),
        background=all(one.claim.background for one in members),
        place=_text(telling, lambda one: one.claim.place.text if one.claim.place else None),
        matter=_text(telling, lambda one: one.claim.matter.text if one.claim.matter else None),
        topic=_voted(telling, lambda one: one.claim.topic),
        traits=tuple(sorted({trait for one in telling for trait in one.claim.traits})),
        documents=tuple(dict.fromkeys(one.document for one in members)),
        claims=tuple(one.claim.id for one in members),
    )


def asserting(members: Sequence[Profile]) -> Sequence[Profile]:
    """The claims that do not deny it, or all of them when none asserts it."""
    return [one for one in members if not one.denied] or members


def _known(telling: Sequence[Profile], announced: str | None, date: str | None) -> str | None:
    """The day it was made known to those concerned."""
    return next((one for one in (on_clock(telling, Clock.NOTIFIED), announced, date) if exact(one)), None)


def _stance(members: Sequence[Profile]) -> Stance:
    given = {Stance.DENIED if one.denied else one.claim.stance for one in members}
    return next(stance for stance in _STRONGEST if stance in given)


def _voted(members: Iterable[Profile], value: Callable[[Profile], T | None]) -> T | None:
    """The value most documents give, then one a text opens with, then most claims, then the earliest."""
    votes: dict[T, list[Profile]] = {}
    for member in members:
        given = value(member)
        if given is not None:
            votes.setdefault(given, []).append(member)
    return min(votes, key=lambda given: _rank(votes[given])) if votes else None


def _rank(voters: Sequence[Profile]) -> tuple[int, bool, int, int]:
    news = any(one.lead and not one.claim.background for one in voters)
    return -len({one.document for one in voters}), not news, -len(voters), voters[0].index


def _actors(
    members: Sequence[Profile],
    known: Callable[[Profile], frozenset[str]],
    words: Callable[[Profile], tuple[Participant, ...]],
) -> tuple[str, ...]:
    """The known actors; failing these, the words for unnamed ones."""
    found = _voted(members, lambda one: known(one) or None)
    if found is None:
        found = _voted(members, lambda one: frozenset(each.actor.code for each in words(one)) - {"?"} or None)
    return tuple(sorted(found or ()))


def _text(members: Sequence[Profile], text: Callable[[Profile], str | None]) -> str | None:
    """The text most documents give, whatever its case and accents, as it is first written; not a bare « son »."""
    best = _voted(members, lambda one: fold(text(one) or "") if content(text(one) or "") else None)
    return next((text(one) for one in members if best and fold(text(one) or "") == best), None)


def _people(members: Sequence[Profile]) -> People | None:
    counts = [one for one in members if one.claim.people is not None]
    exact_count = _voted(counts, lambda one: one.claim.people.exact if one.claim.people else None)
    if exact_count is not None:
        return People(count=exact_count, words=_words(counts, exact_count))
    if not counts:
        return None
    least = _voted(counts, _bound)
    return People(at_least=least, words=_words(counts, None))


def _bound(one: Profile) -> int | None:
    """The least number a claim warrants: none where it is only "about", or "several", or "millions"."""
    people = one.claim.people
    return None if people is None or people.approximate or people.vague else people.low


def _words(counts: Sequence[Profile], count: int | None) -> str:
    """The words of the most precise claim."""
    best = min(counts, key=lambda one: (not _says(one, count), _looseness(one), one.index)).claim.people
    return best.span.text if best else ""


def _says(one: Profile, count: int | None) -> bool:
    return bool(one.claim.people and one.claim.people.exact == count)


def _looseness(one: Profile) -> int:
    people = one.claim.people
    if people is None:
        return 9
    return 3 if people.vague else 1 if people.approximate else 2 if people.high is None else 0
