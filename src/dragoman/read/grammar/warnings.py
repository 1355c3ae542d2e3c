"""Threats that are told as warnings: « …, a-t-il averti », "warned that Caracas would face consequences".

Takes the frames of a document; adds one for each verb of warning whose content lies ahead and is the warner's own doing
or speaks of consequences. A warning about the weather is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.lexicon.patterns import Pattern
from dragoman.model import Kind, Participant
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.stance import Stances
from dragoman.read.tree import Token

THREAT = "threaten"


class Warnings:
    """The threats of one document that its patterns do not find."""

    def __init__(self, resolver: Resolver, stances: Stances, kinds: Mapping[str, Kind]) -> None:
        self.resolver = resolver
        self.parse = resolver.parse
        self.grammar = resolver.grammar
        self.stances = stances
        self.kinds = kinds

    def added(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames with the warnings among them, in the order of their triggers."""
        known = {frame.trigger: frame for frame in frames}
        for token in self.parse.tokens:
            if token.upos == "VERB" and token.lemma.lower() in self.grammar.warners and token.index not in known:
                frame = self._frame(token)
                if frame is not None:
                    known[token.index] = frame
        return tuple(known[index] for index in sorted(known))

    def _frame(self, verb: Token) -> Frame | None:
        content = self._content(verb)
        source = self._warner(verb)
        if content is None or not source or not self.stances.is_future(content.index):
            return None
        if not (self._is_own(content, source) or self._has_consequences(content)):
            return None
        return Frame(
            kind=self.kinds[THREAT],
            pattern=Pattern(kind=THREAT),
            trigger=verb.index,
            words=(),
            arguments=self.resolver.arguments.of(verb.index),
            object=None,
            complement=content.index,
            source=source,
            target=tuple(self._targets(verb, content, source)),
            weight=0,
        )

    def _content(self, verb: Token) -> Token | None:
        """The head of what is warned of: a clause below, or the clause the warning is inserted in."""
        for child in self.parse.children(verb.index, "ccomp", "xcomp", "parataxis"):
            return child
        above = self.parse.tokens[verb.head]
        return above if verb.base == "parataxis" and above.index != verb.index else None

    def _warner(self, verb: Token) -> tuple[Participant, ...]:
        subject = self.resolver.arguments.subject(verb.index)
        return self.resolver.participants(subject) if subject is not None else ()

    def _is_own(self, content: Token, source: tuple[Participant, ...]) -> bool:
        """Whether who warns says what it will do itself."""
        subject = self.resolver.arguments.subject(content.index)
        if subject is None:
            return False
        if self.resolver.phrases.is_first_person(subject):
            return True
        return {each.actor.code for each in source} == {each.actor.code for each in self.resolver.participants(subject)}

    def _has_consequences(self, content: Token) -> bool:
        return any(self.parse.tokens[index].lemma.lower() in self.grammar.reprisals for index in self._under(content))

    def _under(self, content: Token) -> tuple[int, ...]:
        return self.parse.subtree(content.index)

    def _targets(self, verb: Token, content: Token, source: tuple[Participant, ...]) -> Iterator[Participant]:
        """Whoever is warned, else whoever the content names."""
        codes = {each.actor.code for each in source}
        warned = [each.head for each in self.resolver.arguments.of(verb.index) if each.slots & {"object", "recipient"}]
        for index in (*warned, *self._under(content)):
            if self.resolver.mentions.headed(index) is not None or index in warned:
                found = [each for each in self.resolver.participants(index) if each.actor.code not in codes]
                if found:
                    yield found[0]
                    return
