"""Whom an utterance is aimed at, where its own sentence does not say.

Takes the claims of a document with the frames their matter holds. A denial answers the accusation before it; a demand to
release somebody is made of whoever holds him; a condemnation of an attack is aimed at its author. The participant that is added
quotes the words that name it where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.model import Claim, Kind, Participant
from dragoman.read.grammar.match import Frame

_AUTHORS = ("accuse", "condemn", "deny", "demand", "refuse", "threaten", "appeal")
"""Utterances that are aimed at somebody even when nobody is named."""


def complete(claims: Sequence[Claim], inner: Mapping[str, Sequence[Frame]], kinds: Mapping[str, Kind]) -> tuple[Claim, ...]:
    """The claims, utterances without a target completed from what was said before.

    `inner` gives, by id of a claim, the frames within its matter.
    """
    done: list[Claim] = []
    for claim in claims:
        if claim.kind in _AUTHORS and claim.source and not claim.target:
            target = _target(claim, inner.get(claim.id, ()), done, kinds)
            claim = replace(claim, target=target) if target else claim
        done.append(claim)
    return tuple(done)


def _target(
    claim: Claim, inner: Sequence[Frame], before: Sequence[Claim], kinds: Mapping[str, Kind]
) -> tuple[Participant, ...]:
    own = _codes(claim.source)
    for frame in inner:
        found = _others(frame.source, own) or _holder(frame.kind, own, before, kinds)
        if found:
            return found
    answered = kinds[claim.kind].answers
    for earlier in reversed(before):
        if earlier.kind in answered and not _codes(earlier.source) & own and (not earlier.target or _codes(earlier.target) & own):
            found = _others(earlier.source, own)
            if found:
                return found
    return ()


def _holder(
    kind: Kind, own: frozenset[str], before: Sequence[Claim], kinds: Mapping[str, Kind]
) -> tuple[Participant, ...]:
    """Who brought about the state of affairs that a kind of event would end, or did that kind of thing before."""
    for earlier in reversed(before):
        opened = kinds[earlier.kind].opens
        if (opened is not None and opened in kind.closes) or earlier.kind == kind.id:
            found = _others(earlier.source, own)
            if found and _codes(earlier.target) & own:
                return found
    return ()


def _others(found: tuple[Participant, ...], own: frozenset[str]) -> tuple[Participant, ...]:
    return tuple(each for each in found if each.actor.code not in own)


def _codes(found: Sequence[Participant]) -> frozenset[str]:
    return frozenset(each.actor.code for each in found)


def within(claim: Claim, frames: Sequence[Frame], starts: Sequence[int]) -> Iterator[Frame]:
    """The frames whose trigger stands in the matter of a claim; `starts` are the offsets of the triggers."""
    if claim.matter is None:
        return
    for frame, start in zip(frames, starts, strict=True):
        if claim.matter.start <= start < claim.matter.end and start != claim.trigger.start:
            yield frame
