"""Whose words a word of a text is: the party that what is told there is told after.

Takes what a document tells after whom; gives the actor behind the innermost of its speakers who are of a side. A court
takes no side.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Actor, ActorType
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.roles import COURTS
from dragoman.read.speech import Told
from dragoman.read.tree import Token


class Voices:
    """The parties of one document that something is told after; `told` is all that is told."""

    def __init__(self, classes: Classes, told: Sequence[Told]) -> None:
        self.classes = classes
        self.told = tuple(each for each in told if each.speakers)

    def around(self, token: Token) -> tuple[Told, ...]:
        """What is told around a token, the innermost first, up to whoever says it: "said that documents showed …"."""
        around = [each for each in self.told if each.start <= token.start < each.end]
        around.sort(key=lambda each: each.end - each.start)
        last = next((place for place, each in enumerate(around, 1) if self._is_somebody(each)), len(around))
        return tuple(around[:last])

    def _is_somebody(self, told: Told) -> bool:
        """Whether what is told is told after a person or a party, and not after something that is written."""
        if told.source is None:
            return False
        token = self.classes.parse.tokens[told.source]
        return token.upos in ("PROPN", "PRON") or self.classes.resolver.is_actor(told.source)

    def of(self, token: Token) -> Actor | None:
        """The party whose words a token is."""
        return next(filter(None, map(self.party, self.around(token))), None)

    def party(self, told: Told) -> Actor | None:
        """The party that something is told after: the state of an unnamed source, an actor, no court."""
        speaker = told.speakers[0]
        if speaker.side is not None:
            return Actor(type=ActorType.STATE, state=speaker.side)
        court = told.source is not None and self.classes.is_any(told.source, COURTS)
        return None if court else speaker.actor
