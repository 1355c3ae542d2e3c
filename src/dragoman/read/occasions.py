"""The day of an act from the occasion it was done on: « à l'issue d'un sommet tenu jeudi », "speaking on Monday".

Takes the times of a document by the token that heads them; gives, for a frame that has none of its own, that of the
visit, the meeting, the speech its words stand beside, or of the noun whose clause it is: "the raid on May 2, in which".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice

from msgspec.structs import replace

from dragoman.model import Clock, Direction, Time
from dragoman.read.grammar.forms import is_past_participle, is_present_participle
from dragoman.read.grammar.match import CONTACT, Frame
from dragoman.read.times import Expression
from dragoman.read.tree import Parse, Token


class Occasions:
    """The occasions of one document. `slots` gives those that the preposition of a noun opens."""

    def __init__(
        self,
        parse: Parse,
        frames: Mapping[int, Frame],
        resolved: Mapping[int, tuple[Expression, Time]],
        slots: Callable[[Token], frozenset[str]],
    ) -> None:
        self.parse = parse
        self.resolved = resolved
        self.slots = slots
        self._frames = frames

    def days(self, frame: Frame) -> list[Time]:
        """The day of what a frame was done on the occasion of, if the words name one."""
        verb = self.parse.tokens[frame.trigger]
        if verb.upos != "VERB":
            return []
        beside = self.parse.children(verb.index, "obl", "advcl")
        found: Iterator[Time] = chain.from_iterable(self._within(each) for each in beside if self._is_occasion(each))
        if verb.relation == "acl:relcl" and self._is_then(frame, verb):
            found = chain(found, self._within(self.parse.tokens[verb.head], without=verb))
        return [replace(time, clock=Clock.OCCURRED) for time in islice(found, 1)]

    def _is_occasion(self, beside: Token) -> bool:
        """Whether what stands beside a verb tells on what occasion it was done: a visit, a summit, while speaking."""
        if beside.base == "advcl":
            return beside.index < beside.head and is_present_participle(beside)
        met = self._frames.get(beside.index)
        held = any(map(is_past_participle, self.parse.children(beside.index, "acl")))
        place = held or (met is not None and met.kind.family == CONTACT)
        return "during" in self.slots(beside) or (place and "location" in self.slots(beside))

    def _is_then(self, frame: Frame, clause: Token) -> bool:
        """Whether a clause tells what happened in what its noun names: "in which nine died", "the raid that killed"."""
        pronouns = [each for each in self.parse.children(clause.index) if each.feature("PronType") == "Rel"]
        during = any(self.slots(each) & {"location", "during"} for each in pronouns)
        return during or (frame.kind.violent and any(each.base == "nsubj" for each in pronouns))

    def _within(self, occasion: Token, *, without: Token | None = None) -> Iterator[Time]:
        """The points in time that stand with an occasion, and in no clause further in."""
        outside = {*self.parse.subtree(without.index)} if without is not None else set[int]()
        inside = {*self.parse.subtree(occasion.index)} - outside
        for at, (_, time) in sorted(self.resolved.items()):
            if at in inside and time.edtf and time.direction is Direction.AT and not self._is_deeper(at, occasion):
                yield time

    def _is_deeper(self, index: int, occasion: Token) -> bool:
        for above in (self.parse.tokens[index], *self.parse.ancestors(index)):
            if above is occasion:
                return False
            if above.relation == "acl:relcl" or above.base in ("advcl", "ccomp"):
                return True
        return True
