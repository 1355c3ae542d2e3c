"""How the accounts of one event name its source. Takes its claims; gives a difference, at most one.

Drift has a direction and needs dates: an unnamed source that a later text turns into a ministry, one source that
becomes several. Without dates the same difference is one of wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dragoman.model import DiscrepancyType, Speaker
from dragoman.reconcile.attribution import words
from dragoman.reconcile.differences import Difference, accounts
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import tokens

_Cited = tuple[Profile, Speaker]


def source(members: Sequence[Profile]) -> Difference | None:
    """One side's source under two descriptions: unnamed and public, or one and several."""
    cited = [(one, one.claim.speakers[0]) for one in members if one.claim.speakers]
    for one, other in combinations(cited, 2):
        if one[0].document == other[0].document or _side(one[1]) is None or _side(one[1]) != _side(other[1]):
            continue
        if one[1].anonymous != other[1].anonymous:
            return _difference(*((one, other) if one[1].anonymous else (other, one)))
        if one[1].anonymous and one[0].language == other[0].language:
            several = _several(one[1], other[1])
            if several:
                return _difference(*((other, one) if several == 1 else (one, other)))
    return None


def _difference(weaker: _Cited, stronger: _Cited) -> Difference:
    """Drift where the text with the stronger description came later."""
    first, then = weaker[0].day, stronger[0].day
    drifted = first is not None and then is not None and first < then
    sides = accounts((one, words(speaker), speaker.span) for one, speaker in (weaker, stronger))
    return Difference(
        field="source", type=DiscrepancyType.DRIFT if drifted else DiscrepancyType.WORDING, accounts=sides
    )


def _side(speaker: Speaker) -> str | None:
    return speaker.side or (speaker.actor.state if speaker.actor else None)


def _several(one: Speaker, other: Speaker) -> int:
    """1 where the first is the plural of the second, 2 the other way round, 0 otherwise (both languages add -s)."""
    left, right = tokens(words(one)), tokens(words(other))
    if any(word + "s" in left and word not in left for word in right):
        return 1
    if any(word + "s" in right and word not in right for word in left):
        return 2
    return 0
