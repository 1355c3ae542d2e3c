"""The other sides that states have in a whole document.

Takes its claims and the states its text names; says with whom a state has to do more than with any other, so
that a claim of it without another side can be taken to be about that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.model import ActorType, Claim, Participant
from dragoman.read.grammar.sides import Found, codes, others

PAIR = 2
"""How many deal with each other."""


class Partners:
    """The other sides that states have in a whole document."""

    def __init__(self, claims: Sequence[Claim], states: Sequence[Participant]) -> None:
        self.claims = claims
        self.states = states
        self._named = Counter(each.actor.code for each in states)
        self._found: dict[frozenset[str], Found] = {}
        self._parties: Found | None = None
        self._two: Found | None = None

    def parties(self, own: frozenset[str]) -> Found:
        """The two states that deal with each other in most claims of the document, if who asks is neither."""
        if self._parties is None:
            pairs = Counter(
                frozenset({*codes(claim.source), *codes(claim.target)})
                for claim in self.claims
                if _states(claim.source) and _states(claim.target)
            )
            ranked = [each for each in pairs.most_common() if len(each[0]) == PAIR]
            clear = bool(ranked) and _is_clear([*(count for _, count in ranked), 1])
            pair = ranked[0][0] if clear else frozenset[str]()
            first = {
                each.actor.code: each
                for claim in reversed(self.claims)
                for each in (*claim.source, *claim.target)
                if each.actor.code in pair
            }
            self._parties = tuple(first[each] for each in sorted(first))
        return () if own & codes(self._parties) else self._parties

    def two(self) -> Found:
        """The two states a text is about: those that deal with each other most, else those it names most."""
        if self._two is None:
            self._two = self.parties(frozenset()) or self._named_most()
        return self._two

    def _named_most(self) -> Found:
        ranked = self._named.most_common(PAIR + 1)
        if len(ranked) < PAIR or not _is_clear([count for _, count in ranked[1:]]):
            return ()
        first = {each.actor.code: each for each in reversed(self.states)}
        return tuple(first[code] for code, _ in ranked[:PAIR])

    def named(self, own: frozenset[str]) -> Found:
        """The other state that a text names more often than any third: it tells of these two."""
        ranked = [each for each in self._named.most_common() if each[0] not in own]
        if not own & self._named.keys() or not _is_clear([count for _, count in ranked]):
            return ()
        return next(((each,) for each in self.states if each.actor.code == ranked[0][0]), ())

    def of(self, own: frozenset[str]) -> Found:
        """The only other side of a state; nobody where it has several."""
        if own not in self._found:
            self._found[own] = self._find(own)
        return self._found[own]

    def _find(self, own: frozenset[str]) -> Found:
        first: dict[str, Participant] = {}
        counts: Counter[str] = Counter()
        for claim in self.claims:
            for one, another in ((claim.source, claim.target), (claim.target, claim.source)):
                for each in others(another, own) if codes(one) & own else ():
                    first.setdefault(each.actor.code, each)
                    counts[each.actor.code] += 1
        ranked = counts.most_common(2)
        return (first[ranked[0][0]],) if _is_clear([count for _, count in ranked]) else ()


def _is_clear(counts: Sequence[int]) -> bool:
    """Whether the first of counts, the highest first, is above the second; there may be no second."""
    return bool(counts) and (len(counts) == 1 or counts[0] > counts[1])


def _states(side: Found) -> bool:
    """Whether all of a side are states or lands of their own, and some."""
    return bool(side) and all(each.actor.state or each.actor.type is ActorType.STATE for each in side)
