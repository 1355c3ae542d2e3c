"""Deadlines that stand apart from their measure: "He has 72 hours to leave", a sentence after the expulsion.

Takes the claims of a document and the limits its text names; gives the claims, each measure with its limit. Where a
measure is told several times, its limit belongs to every telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lexicon.grammar import Grammar
from dragoman.model import Claim, Clock, Deadline, Kind, Participant, Stance, Time
from dragoman.read.owners import LIMITS
from dragoman.read.tree import Parse

REACH = 3
"""How many sentences after its measure a limit may stand."""


class Deadlines:
    """The limits of one document. `times` are those its text names, `grammar` says which verbs tell of leaving."""

    def __init__(self, parse: Parse, grammar: Grammar, kinds: Mapping[str, Kind], times: Iterable[Time]) -> None:
        self.parse = parse
        self.grammar = grammar
        self.kinds = kinds
        self._limits = [each for each in times if each.direction in LIMITS]

    def tied(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims, those of measures with the limits that stand elsewhere."""
        found = list(claims)
        for limit in self._limits:
            due = replace(limit, clock=Clock.DUE)
            bearer = next((each for each in claims if any(time.span == limit.span for time in each.times)), None)
            for place in self._without(found, bearer, limit):
                found[place] = replace(found[place], times=(*found[place].times, due))
        return tuple(found)

    def _without(self, claims: Sequence[Claim], bearer: Claim | None, limit: Time) -> Iterator[int]:
        """The measures a limit belongs to that do not have it."""
        open_ = [place for place, each in enumerate(claims) if self._is_open(each)]
        told = self.kinds[bearer.kind].deadline if bearer is not None else None
        if bearer is not None and told is Deadline.MEASURE:
            yield from (place for place in open_ if claims[place].kind == bearer.kind and _meet(claims[place], bearer))
        elif bearer is not None and told is Deadline.ORDER:
            near = [place for place in open_ if self._is_near(claims[place], limit)]
            yield from [place for place in near if _meet(claims[place], bearer)][-1:]
        elif bearer is None and self._tells_of_leaving(limit):
            near = [place for place in open_ if self._is_near(claims[place], limit)]
            yield from [place for place in near if not claims[place].background][-1:]

    def _tells_of_leaving(self, limit: Time) -> bool:
        """Whether a verb of leaving stands above a limit or below what it hangs on: "has until Friday to leave"."""
        inside = self.parse.at(limit.span.start, limit.span.end)
        above = [each.index for each in self.parse.ancestors(inside[0])] if inside else []
        verb = next((index for index in above if self.parse.tokens[index].upos == "VERB"), None)
        below = self.parse.subtree(verb) if verb is not None else ()
        return any(self.parse.tokens[each].lemma.lower() in self.grammar.leaving for each in (*above, *below))

    def _is_near(self, claim: Claim, limit: Time) -> bool:
        distance = self._sentence(limit.span.start) - self._sentence(claim.trigger.start)
        return 0 <= distance <= REACH

    def _is_open(self, claim: Claim) -> bool:
        """Whether a claim is of a measure that is taken, and has no limit."""
        taken = self.kinds[claim.kind].deadline is Deadline.MEASURE and claim.stance in (Stance.DONE, Stance.ANNOUNCED)
        return taken and not any(time.clock is Clock.DUE for time in claim.times)

    def _sentence(self, start: int) -> int:
        return self.parse.sentence_number(self.parse.at(start, start + 1)[0])


def _meet(one: Claim, other: Claim) -> bool:
    same = one.background == other.background
    return same and _share(one.target, other.target) and _share(one.source, other.source)


def _share(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    """Whether two sides can be the same: they have somebody in common, or one of them names nobody."""
    first, second = ({each.actor.code for each in side if each.actor.known} for side in (one, other))
    return not first or not second or not first.isdisjoint(second)
