"""What a claim holds besides its actors: the people concerned, the place, the matter and its topic.

Takes a frame; gives spans, quantities and topics of the lexicon, or None where the text has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Quantity, Span
from dragoman.read import quantities
from dragoman.read.actors.mentions import Lists
from dragoman.read.actors.resolve import Resolver
from dragoman.read.clocks import Clocks
from dragoman.read.grammar.match import Frame
from dragoman.read.tree import Parse


class Details:
    """The details of the frames of one document."""

    def __init__(self, resolver: Resolver, topics: Lists, clocks: Clocks) -> None:
        self.parse: Parse = resolver.parse
        self.resolver = resolver
        self.clocks = clocks
        self.topics = topics

    def patient(self, frame: Frame) -> Span | None:
        """The words for the people it is done to."""
        if frame.object is None or not self.resolver.is_person(frame.object):
            return None
        return self.resolver.span(frame.object, without=frame.words)

    def people(self, frame: Frame) -> Quantity | None:
        """How many people it concerns: those of its object, or of its subject where they are the ones who leave."""
        for head in self._counting(frame):
            if head == frame.trigger or head in frame.words or self._is_people(head):
                found = self._counted(head)
                return None if found is not None and self.clocks.dates(found.span.start) else found
        return None

    def _is_people(self, head: int) -> bool:
        """People as a noun, a pronoun, or inhabitants (« trois Algériens »)."""
        mention = self.resolver.mentions.at(head)
        if mention is not None:
            return mention.sort == "inhabitant"
        phrases = self.resolver.phrases
        return self.resolver.is_person(head) or phrases.is_personal(head) or phrases.is_member(head)

    def _counting(self, frame: Frame) -> Iterator[int]:
        """The heads whose number counts: the object, or the subject of what has none or only a place for one.

        Before them, the words that count the dead (« a fait neuf morts »), and whoever the pattern says it is done to.
        """
        if "deaths" in frame.pattern.traits:
            words = [index for index in (*frame.words, frame.trigger) if self.parse.tokens[index].base != "nsubj"]
            yield from (index for index in words if self.parse.children(index, "nummod"))
        undergone = {"subject", "recipient"} & set(frame.pattern.roles.get("target", ()))
        if undergone and not frame.kind.utterance:
            yield from (each.head for each in frame.arguments if each.slots & undergone)
        elif frame.object is not None and (
            self.resolver.mentions.at(frame.object) is None or self._is_people(frame.object)
        ):
            yield frame.object
        elif not frame.kind.utterance and not frame.kind.mutual:
            subject = self.resolver.arguments.subject(frame.trigger)
            if subject is not None:
                yield subject

    def _counted(self, head: int) -> Quantity | None:
        """The number with a noun, or with the noun it repeats: « ces diplomates » are the five named before."""
        found = quantities.of(self.parse, head)
        if found is not None and not found.vague:
            return found
        earlier = self.resolver.back.earlier(head)
        return (quantities.of(self.parse, earlier) if earlier is not None else None) or found

    def place(self, frame: Frame) -> Span | None:
        """The place that a name in the frame's location gives."""
        for argument in frame.arguments:
            if "location" not in argument.slots or "object" in argument.slots:
                continue
            mention = self.resolver.mentions.at(argument.head)
            token = self.parse.tokens[argument.head]
            if self.clocks.dates(token.start):
                continue
            if (mention is not None and mention.sort in ("name", "capital", "town", "territory")) or (
                mention is None and token.upos == "PROPN"
            ):
                return self.resolver.span(argument.head)
        return None

    def matter(self, frame: Frame) -> Span | None:
        """What it is about: the governed clause, or an object that is no person and no actor."""
        if frame.complement is not None and frame.kind.utterance:
            return clause(self.parse, frame.complement)
        if frame.object is not None and self.patient(frame) is None and self.resolver.mentions.at(frame.object) is None:
            return self.resolver.span(frame.object)
        return None

    def topic(self, frame: Frame) -> str | None:
        """The topic that the first telling word of what it is about speaks of; of several, the first by name."""
        about = (each.head for each in frame.arguments if not each.slots & {"subject", "location"})
        heads = [head for head in (frame.complement, frame.object, *about) if head is not None]
        under = (index for head in heads for index in self.parse.subtree(head))
        return next((min(topics) for topics in (self.topics.of(self.parse, index) for index in under) if topics), None)


def clause(parse: Parse, index: int) -> Span:
    """The words of a clause, from the first to the last that is no punctuation."""
    inside = [each for each in parse.subtree(index) if parse.tokens[each].upos != "PUNCT"]
    return Span.of(parse.text, parse.tokens[inside[0]].start, parse.tokens[inside[-1]].end)
