"""An act of violence that is told of again: « Deux enfants ont péri dans cette attaque », "the strikes wounded four".

Takes the frames of a document; those whose words point back to an act get the sides that they leave out from the act
told last, unless they name another victim. Other frames stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Participant
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.merging import ACT
from dragoman.read.grammar.sides import named

REACH = 8
"""How many sentences back an act may have been told."""

_TOLD_IN = frozenset({"subject", "location", "during"})
"""Slots of the noun for an act that a verb tells something of."""


def recalled(frames: Sequence[Frame], resolver: Resolver, acts: frozenset[str]) -> tuple[Frame, ...]:
    """The frames, those of acts told again completed; `acts` are lemmas of nouns for such acts."""
    before: list[Frame] = []
    found = []
    for frame in frames:
        if frame.kind.id == ACT:
            if not (named(frame.source) and named(frame.target)) and _points_back(frame, resolver, acts):
                frame = _completed(frame, before, resolver)
            before.append(frame)
        found.append(frame)
    return tuple(found)


def _points_back(frame: Frame, resolver: Resolver, acts: frozenset[str]) -> bool:
    """Whether a frame tells of an act as of one that is known: "this attack", "the strikes", without a place."""
    nouns = [*_nouns(frame, resolver)]
    known = [noun for noun in nouns if resolver.parse.tokens[noun].lemma.lower() in acts]
    return any(resolver.phrases.is_definite(noun) and not _is_placed(noun, resolver) for noun in known)


def _nouns(frame: Frame, resolver: Resolver) -> Iterator[int]:
    yield from (frame.trigger, *frame.words)
    yield from (resolver.through(each.head) for each in frame.arguments if each.slots & _TOLD_IN)


def _is_placed(noun: int, resolver: Resolver) -> bool:
    """Whether what hangs on a noun names somebody or some place: then it may be another act."""
    below = resolver.parse.subtree(noun)
    return any(resolver.mentions.at(each) is not None for each in below)


def _completed(frame: Frame, before: Sequence[Frame], resolver: Resolver) -> Frame:
    """The frame with the sides of the last act that may be the same."""
    here = resolver.parse.sentence_number(frame.trigger)
    for earlier in reversed(before):
        if here - resolver.parse.sentence_number(earlier.trigger) > REACH:
            break
        if _fits(frame.source, earlier.source) and _fits(frame.target, earlier.target) and named(earlier.source):
            return frame._replace(
                source=frame.source if named(frame.source) else earlier.source,
                target=frame.target if named(frame.target) or not named(earlier.target) else earlier.target,
            )
    return frame


def _fits(side: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    """Whether two sides can be the same: one of them is not named, or they share somebody."""
    codes, others = ({each.actor.code for each in found if each.actor.named} for found in (side, other))
    return not codes or not others or not codes.isdisjoint(others)
