"""What the text says an event answers: « en réaction à l'arrestation … », "in retaliation", « a riposté en … ».

Takes a parse and its frames; gives, for a trigger, the words of the reason. Only what is said: order in time is
no reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon.grammar import Grammar
from dragoman.model import Span
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.openers import opened, openers
from dragoman.read.tree import Parse


class Reasons:
    """The reasons given in one document."""

    def __init__(self, parse: Parse, grammar: Grammar, frames: Sequence[Frame]) -> None:
        self.parse = parse
        self._frames = frames
        self._openers = openers(parse, grammar.reasons)
        self._retorts = [
            (start, end)
            for start, end in openers(parse, grammar.retorts)
            if not any(opening <= start < closing for opening, closing in self._openers)
        ]

    def of(self, trigger: int) -> Span | None:
        """The words that say what a frame answers: those that govern it, or stand in its clause."""
        start = self.parse.tokens[trigger].start
        sentence = self.parse.sentence(trigger)
        first, last = self.parse.tokens[sentence.first].start, self.parse.tokens[sentence.last].end
        for opening, closing in self._openers:
            if first <= opening < last:
                reason = self._phrase(opening, closing, sentence.last)
                if reason is not None and not reason.start <= start < reason.end and self._tells(reason):
                    return reason
        for opening, closing in self._retorts:
            if first <= opening < last and opening <= start:
                return Span.of(self.parse.text, opening, closing)
        return None

    def _phrase(self, opening: int, closing: int, last: int) -> Span | None:
        """The phrase from its opener to the end of the noun or clause it opens."""
        token = opened(self.parse, closing)
        if token is None or token.index > last:
            return None
        inside = [index for index in self.parse.subtree(token.index) if index <= last]
        end = max(self.parse.tokens[index].end for index in inside if self.parse.tokens[index].upos != "PUNCT")
        return Span.of(self.parse.text, opening, end)

    def _tells(self, reason: Span) -> bool:
        """Whether the phrase itself tells of an event: « après l'arrestation », but not « après minuit »."""
        return any(reason.start <= self.parse.tokens[frame.trigger].start < reason.end for frame in self._frames)
