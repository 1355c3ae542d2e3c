"""Who says it: the stretches of a text that are told after somebody, and after whom.

Takes a parse and its resolver; gives attributions: characters told, speaker, whether in quotation marks.
Reporting verbs, phrases such as « selon », and quotations whose speaker stands in the next sentence are
recognised; a speaker who is only referred to (« la même source ») is tied to the words that introduced it.
Never decides what is true.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dragoman.lexicon.grammar import plain
from dragoman.model import Actor, ActorType, Span, Speaker
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_nominal
from dragoman.read.speakers import Speakers
from dragoman.read.tree import Parse, Token

_QUOTES = re.compile(r"«[^«»\n]{2,3000}(?:»|$)|“[^“”\n]{2,3000}(?:”|$)|\"[^\"\n]{2,3000}\"", re.MULTILINE)
_BEFORE = (",", "»", "”", '"')
"""What stands before an inserted « a indiqué le ministre »."""

_NEAR = 120
"""How many characters from a quotation the verb stands that says whose it is."""

_LONG = 20
"""Characters from which a quotation is speech; shorter ones are wording."""


class Told(NamedTuple):
    """Characters `start` to `end` are told after the speakers, from the innermost out.

    `cue` gives the first and last token that say so, `source` the head of the noun phrase that names who.
    """

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    cue: tuple[int, int]
    source: int | None


class Speech:
    """What one document tells after somebody."""

    def __init__(self, resolver: Resolver, speakers: Speakers, *, say: frozenset[str]) -> None:
        self.resolver = resolver
        self.parse: Parse = resolver.parse
        self.grammar = resolver.grammar
        self.speakers = speakers
        self.say = say
        self.quotes = tuple((found.start(), found.end()) for found in _QUOTES.finditer(self.parse.text))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """All that is told after somebody, in the order of the text."""
        found = [each for _, each in self._told()]
        found.sort(key=lambda each: (each.start, each.end))
        found += self._quoted(found)
        return tuple(sorted(found, key=lambda each: (each.start, -each.end)))

    def _told(self) -> Iterator[tuple[int, Told]]:
        """Reported clauses and « selon », as they come: a speaker must be introduced before it is referred to."""
        phrases = self._phrases()
        for token in self.parse.tokens:
            told = self._reported(token) or self._according(token.index, phrases.get(token.index))
            if told is not None:
                yield token.index, told

    def quoted(self, start: int) -> bool:
        """Whether a character stands within quotation marks."""
        place = bisect_right(self.quotes, (start, len(self.parse.text))) - 1
        return place >= 0 and start < self.quotes[place][1]

    # Reporting verbs

    def _reported(self, verb: Token) -> Told | None:
        content = self._content(verb) if self.is_saying(verb) else None
        if content is None:
            return None
        source = self._source(verb)
        return Told(*content, self._speakers(verb, source), (verb.index, verb.index), source)

    def is_saying(self, token: Token) -> bool:
        """Whether a token is a verb of saying."""
        return token.upos == "VERB" and token.lemma.lower() in self.say

    def _content(self, verb: Token) -> tuple[int, int] | None:
        """The characters a reporting verb reports: its clause, or the clause it is inserted in."""
        for child in self.parse.children(verb.index, "ccomp", "xcomp", "parataxis"):
            if child.base == "parataxis" and child.index > verb.index and not self._colon(verb, child):
                continue
            return self._range(child.index)
        if verb.base == "parataxis" or self._appended(verb) or (verb.relation == "advcl" and self._inverted(verb)):
            return self._around(verb)
        above = self.parse.tokens[verb.head]
        if verb.base == "conj" and above.lemma.lower() in self.say:
            return None
        for child in self.parse.children(verb.index, "obj", "obl"):
            if self.quoted(self.parse.tokens[child.index].start):
                return self._range(child.index)
        if self._inverted(verb):
            return self._around(verb)
        return None

    def _appended(self, verb: Token) -> bool:
        """« …, a senior official said »: parsers take it for a coordinated clause, though nothing coordinates it."""
        own = self.parse.children(verb.index, "nsubj")
        if verb.base != "conj" or self.parse.children(verb.index, "cc"):
            return False
        return self._object_that_speaks(verb) is not None or (bool(own) and not self.parse.children(verb.index, "obj"))

    def _colon(self, verb: Token, child: Token) -> bool:
        return any(
            self.parse.tokens[index].text in (":", "«", "“", '"', ",") for index in range(verb.index, child.index)
        )

    def _inverted(self, verb: Token) -> bool:
        return any(child.index > verb.index for child in self.parse.children(verb.index, "nsubj"))

    def _around(self, verb: Token) -> tuple[int, int]:
        """The sentence without the inserted clause: from its start, or to its end."""
        sentence = self.parse.sentence(verb.index)
        return self.parse.tokens[sentence.first].start, self.parse.tokens[sentence.last].end

    def _range(self, index: int) -> tuple[int, int]:
        inside = self.parse.subtree(index)
        return self.parse.tokens[inside[0]].start, self.parse.tokens[inside[-1]].end

    def _source(self, verb: Token) -> int | None:
        """The head of the noun phrase that names who says it."""
        subject = self._object_that_speaks(verb) or self.resolver.arguments.subject(verb.index)
        if subject is None:
            subject = next((child.index for child in self.parse.children(verb.index, "nsubj")), None)
        return subject

    def _speakers(self, verb: Token, source: int | None) -> tuple[Speaker, ...]:
        speaker = self.speakers.speaker(source) if source is not None else None
        return (*filter(None, (speaker,)), *self._relays(verb))

    def _object_that_speaks(self, verb: Token) -> int | None:
        """« …, précise la même source »: parsers take the inverted subject for an object."""
        first = min([verb.index, *(each.index for each in self.parse.children(verb.index, "aux"))])
        if self.parse.children(verb.index, "nsubj", "ccomp") or self.parse.tokens[first - 1].text not in _BEFORE:
            return None
        after = [each for each in self.parse.children(verb.index, "obj") if each.index > verb.index]
        return next((each.index for each in after if self.speakers.speaks(each)), None)

    def _relays(self, verb: Token) -> Iterator[Speaker]:
        """The agency or outlet that was told: « a déclaré à l'AFP », "told Reuters"."""
        for child in self.parse.children(verb.index):
            for token in (child, *self.parse.children(child.index)):
                if plain(token.text) in self.speakers.agencies:
                    actor = Actor(type=ActorType.ORGANISATION, name=self.speakers.agencies[plain(token.text)])
                    yield Speaker(span=Span.of(self.parse.text, token.start, token.end), actor=actor)

    # « selon », "according to"

    def _phrases(self) -> dict[int, int]:
        """Token that opens a phrase such as « selon », "according to" → the offset where the phrase ends."""
        lowered = plain(self.parse.text)
        written = "|".join(re.escape(phrase) for phrase in sorted(self.grammar.according, key=len, reverse=True))
        found: dict[int, int] = {}
        for match in re.finditer(rf"(?<!\w)(?:{written})(?!\w)", lowered):
            inside = self.parse.at(*match.span())
            if inside:
                found[inside[0]] = match.end()
        return found

    def _according(self, index: int, end: int | None) -> Told | None:
        head = self._told_by(index, end) if end is not None else None
        if head is None or end is None:
            return None
        speaker = self.speakers.speaker(head)
        speakers = (speaker, *self.speakers.relayed(head)) if speaker is not None else ()
        cue = index, self.parse.at(index, end)[-1]
        return Told(*self._around(self.parse.tokens[index]), speakers, cue, head)

    def _told_by(self, index: int, end: int) -> int | None:
        """The noun a phrase such as « selon » introduces."""
        word = self.parse.tokens[index]
        above = self.parse.tokens[word.head]
        if word.base in ("case", "mark") and is_nominal(self.parse, above) and above.index > index:
            return above.index
        for token in self.parse.tokens[index : index + 8]:
            if (
                token.start >= end - 8
                and token.upos in ("NOUN", "PROPN")
                and token.base not in ("compound", "flat", "amod", "fixed")
            ):
                return token.index
        return None

    # Quotation marks alone

    def _quoted(self, known: list[Told]) -> Iterator[Told]:
        longest = max((each.end - each.start for each in known), default=0)
        starts = [each.start for each in known]
        for start, end in self.quotes:
            near = known[bisect_left(starts, start - longest) : bisect_left(starts, end)]
            covering = [each for each in near if each.start <= start + 1 and end - 2 <= each.end]
            if covering or end - start < _LONG:
                continue
            overlapping = [each for each in near if start < each.end]
            said = overlapping[0] if overlapping else self._beside(start, end)
            if said is not None:
                yield said._replace(start=start, end=end)

    def _beside(self, start: int, end: int) -> Told | None:
        """Whoever a reporting verb right after or right before the quotation names."""
        line = self.parse.text.rfind("\n", 0, start), self.parse.text.find("\n", end)
        near = [
            self.parse.tokens[index]
            for index in (*self.parse.at(start - _NEAR, start), *self.parse.at(end, end + _NEAR))
            if self.is_saying(self.parse.tokens[index])
        ]
        for verb in sorted(near, key=lambda each: min(abs(each.start - end), abs(start - each.end))):
            inside = line[0] < verb.start and (line[1] < 0 or verb.start < line[1])
            if inside and not self.quoted(verb.start):
                source = self._source(verb)
                return Told(start, end, self._speakers(verb, source), (verb.index, verb.index), source)
        return None
