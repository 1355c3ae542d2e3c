"""What only sounds like an event: a state that plays is its team, and a singer with a nationality is no state.

Takes the frames of a document; keeps those that are meant, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Participant
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.roles import FORCE

PROTEST = "protest"
"""The kind that is the people's own."""


class Earnest:
    """The frames of one document that are told in earnest."""

    def __init__(self, classes: Classes) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse = classes.parse

    def kept(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames without games and private affairs."""
        return tuple(each for each in frames if not self._is_game(each) and not self._is_private(each))

    def _is_game(self, frame: Frame) -> bool:
        """Whether states without any of their bodies meet in a match: "Brazil attacked Croatia from the whistle"."""
        if not all(map(_bare, (*frame.source, *frame.target))):
            return False
        beside = (frame.trigger, frame.complement) if frame.complement is not None else (frame.trigger,)
        words = (child.index for index in beside for child in self.parse.children(index))
        return any("games" in self.classes.of(index) for index in words)

    def _is_private(self, frame: Frame) -> bool:
        """Whether those who do it are people or firms that act for no state. Protest and force are told anyway."""
        if frame.kind.id == PROTEST or (frame.kind.rung >= FORCE and frame.target):
            return False
        heads = [each.head for each in frame.arguments if "subject" in each.slots]
        return bool(heads) and all(self._acts_for_nobody(head, frame) for head in heads)

    def _acts_for_nobody(self, head: int, frame: Frame) -> bool:
        if "private" in self.classes.of(head):
            return True
        both = {each.span for each in frame.source} & {each.span for each in frame.target}
        return bool(both) and not self.resolver.is_actor(head)  # "Korean and Mexican flavours meet"


def _bare(participant: Participant) -> bool:
    return participant.actor.body is None
