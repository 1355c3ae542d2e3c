"""An event of one text, as a person annotated it or as the reader found it, in the terms both are compared in.

Takes claims, gives items; never compares.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model import Claim, Clock, Direction, Participant, Stance

Codes = frozenset[str]


class Item(NamedTuple):
    """One event of one text, as annotated or as read. `where` is the stretch of the text that tells it."""

    kind: str
    actors: Codes
    targets: Codes
    where: tuple[int, int]
    words: str
    people: int | None = None
    dates: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    stance: str = Stance.DONE
    background: bool = False
    speakers: tuple[str, ...] = ()
    sides: Codes = frozenset()
    optional: bool = False


class Entry(NamedTuple):
    """One text and its annotation."""

    id: str
    language: str
    published: str | None
    text: str
    items: tuple[Item, ...]


def item(claim: Claim) -> Item:
    """A claim as an event to be compared."""
    times = [time for time in claim.times if time.edtf and not time.edtf.startswith("/")]  # "in recent weeks": no date
    due = [time for time in claim.times if time.clock is Clock.DUE or time.direction is Direction.WITHIN]
    told = [span.text for speaker in claim.speakers for span in (speaker.span, speaker.resolves_to) if span]
    sides = [speaker.side or (speaker.actor and speaker.actor.state) for speaker in claim.speakers]
    count = claim.people.low if claim.people and not claim.people.vague else None
    return Item(
        kind=claim.kind,
        actors=_codes(claim.source),
        targets=_codes(claim.target),
        where=(claim.sentence.start, claim.sentence.end),
        words=claim.trigger.text,
        people=count,
        dates=tuple(str(time.edtf) for time in times if time.clock not in (Clock.ANNOUNCED, Clock.DUE, Clock.REPORTED)),
        announced=tuple(str(time.edtf) for time in times if time.clock is Clock.ANNOUNCED),
        deadlines=tuple(time.span.text for time in due),
        stance=Stance.DENIED if claim.negated and claim.stance is Stance.DONE else claim.stance,
        background=claim.background,
        speakers=tuple(told),
        sides=frozenset(side for side in sides if side),
    )


def _codes(participants: Iterable[Participant]) -> Codes:
    return frozenset(each.actor.code for each in participants if each.actor.known)
