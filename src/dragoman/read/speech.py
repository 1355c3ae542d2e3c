"""Who says it: the stretches of a text that are told after somebody, and after whom.

Takes a parse and its resolver; gives what is told: characters, speakers, the words that say so. Reporting verbs,
phrases such as « selon », and quotations whose speaker stands in another sentence are recognised; a speaker who is
only referred to (« la même source ») is tied to the words that introduced it. Never decides what is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from dragoman.lexicon.grammar import plain
from dragoman.model import Speaker
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_nominal
from dragoman.read.quotes import Quotes
from dragoman.read.reporting import Reporting
from dragoman.read.sources import Sources
from dragoman.read.speakers import Speakers
from dragoman.read.tree import Parse, Token

_NEAR = 120
"""How many characters after a quotation a verb in another sentence may stand that says whose it is."""

_FEW = 6
"""How many words beside a colon can be the name of a speaker."""


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

    def __init__(self, resolver: Resolver, speakers: Speakers, classes: Mapping[str, frozenset[str]]) -> None:
        self.resolver = resolver
        self.parse: Parse = resolver.parse
        self.grammar = resolver.grammar
        self.speakers = speakers
        self.quotes = Quotes(self.parse.text)
        self.sources = Sources(resolver, speakers, self.quotes)
        lists = {name: classes[name] for name in ("say", "ask", "tell", "report", "deny")}
        self.reporting = Reporting(resolver, self.sources, self.quotes, **lists)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """All that is told after somebody, in the order of the text."""
        known = [each for each in self._cues if each.end > each.start]
        return tuple(sorted((*known, *self._quoted(known)), key=lambda each: (each.start, -each.end)))

    def by(self, verb: int) -> tuple[Speaker, ...]:
        """Who says what a reporting verb says, even where it is no clause: « a confirmé l'arrestation de … »."""
        return next((each.speakers for each in self._cues if each.cue[0] == verb), ())

    def quoted(self, at: int) -> bool:
        """Whether a character stands within quotation marks."""
        return self.quotes.around(at) is not None

    @cached_property
    def _cues(self) -> tuple[Told, ...]:
        """Reporting verbs and « selon », as they come: a speaker must be introduced before it is referred to.

        A verb that reports nothing by itself tells no characters: a quotation beside it may be what it reports.
        """
        phrases = self._phrases()
        found: list[Told] = []
        for token in self.parse.tokens:
            if token.index in phrases:
                found += self._according(token.index, phrases[token.index])
            elif self.reporting.is_cue(token):
                found += self._reported(token)
            elif token.text == ":":
                found += self._headed(token)
        return tuple(found)

    def _reported(self, verb: Token) -> Iterator[Told]:
        content = self.reporting.content(verb)
        source = self.sources.of(verb)
        if source is not None and self.quoted(verb.start) and self.resolver.phrases.is_first_person(source):
            return  # "we believe": whoever the quotation is of
        voiced = len(content) > 0 and self.reporting.is_inserted(verb)
        speakers = self._speakers(verb, source, voiced=voiced) if content or not self.quoted(verb.start) else ()
        for start, end in content or ((verb.start, verb.start),):
            yield Told(start, end, speakers, (verb.index, verb.index), source)

    def _speakers(self, verb: Token, source: int | None, *, voiced: bool) -> tuple[Speaker, ...]:
        """Who says it, and the agency or outlet that was told: « a déclaré à l'AFP », "told Reuters"."""
        named = source
        if source is not None and self.parse.tokens[source].feature("PronType") == "Rel":
            named = self.resolver.arguments.subject(verb.index)
        speaker = self.speakers.speaker(named, voiced=voiced) if named is not None else None
        return (*filter(None, (speaker,)), *self.speakers.told(verb.index))

    # Headlines and transcripts

    def _headed(self, colon: Token) -> Iterator[Told]:
        """« Zelensky : “…” », "Army repels attack: minister": who stands alone on one side of a colon."""
        low, high = self.quotes.paragraph(colon.start)
        before, after = self.parse.at(low, colon.start), self.parse.at(colon.end, high)
        quoted = any(start - colon.end <= 1 for start, _ in self.quotes.all if colon.end <= start < high)
        source = self._alone(before, quoted=quoted)
        start, end = colon.end, high
        if source is None:
            source, start, end = self._alone(after, quoted=False), low, colon.start
        speaker = self.speakers.speaker(source) if source is not None else None
        if speaker is not None:
            yield Told(start, end, (speaker,), (colon.index, colon.index), source)

    def _alone(self, inside: range, *, quoted: bool) -> int | None:
        """The head of a few words that name somebody and say nothing else; a name nobody knows only by a quotation."""
        tokens = [self.parse.tokens[index] for index in inside]
        clause = any(each.upos in ("VERB", "AUX", "PUNCT", "NUM") for each in tokens)
        heads = [each for each in tokens if each.head not in inside or each.head == each.index]
        if clause or len(heads) != 1 or len(tokens) > _FEW or not self.speakers.speaks(heads[0]):
            return None
        mention = self.resolver.mentions.at(heads[0].index)
        known = mention.sort == "office-holder" if mention is not None else heads[0].upos == "NOUN"
        return heads[0].index if quoted or known else None

    # « selon », "according to"

    def _phrases(self) -> dict[int, int]:
        """Token that opens a phrase such as « selon », "according to" → the offset where the phrase ends."""
        found: dict[int, int] = {}
        for match in _written((*self.grammar.according, *self.grammar.viewing)).finditer(plain(self.parse.text)):
            inside = self.parse.at(*match.span())
            views = match.group() in self.grammar.viewing
            if inside and (not views or self._opens_view(inside[0]) or self._is_whose_view(inside[0])):
                found[inside[0]] = match.end()
        return found

    def _opens_view(self, index: int) -> bool:
        """Whether a phrase opens its sentence and a comma closes it: « Pour Accra, … »."""
        head = self.parse.tokens[self.parse.tokens[index].head]
        after = self.parse.subtree(head.index)[-1] if head.index > index else index
        marks = {self.parse.tokens[each].text for each in (after, min(after + 1, len(self.parse.tokens) - 1))}
        return index == self.parse.sentence(index).first and is_nominal(self.parse, head) and "," in marks

    def _is_whose_view(self, index: int) -> bool:
        """Whether a phrase opens a relative clause that a comma parts: « le ministre, pour qui c'est faux »."""
        pronoun = self.parse.tokens[self.parse.tokens[index].head]
        before = self.parse.tokens[max(0, index - 1)]
        return before.text == "," and self.resolver.arguments.clauses.referents.of(pronoun) != pronoun.index

    def _according(self, index: int, end: int) -> Iterator[Told]:
        head = self._told_by(index, end)
        word = self.parse.tokens[index]
        sure = plain(self.parse.text[word.start : end]) not in (*self.grammar.ambiguous, *self.grammar.viewing)
        if head is None or self.quotes.around(self.parse.tokens[head].start) != self.quotes.around(word.start):
            return
        source = self.resolver.arguments.clauses.referents.of(self.parse.tokens[head])
        if not sure and not self.speakers.speaks(self.parse.tokens[source]):
            return
        speaker = self.speakers.speaker(source)
        speakers = (speaker, *self.speakers.relayed(source)) if speaker is not None else ()
        start, stop = self._clause(head)
        yield Told(start, stop, speakers, (index, self.parse.at(index, end)[-1]), source)

    def _clause(self, index: int) -> tuple[int, int]:
        """The relative clause a phrase is inserted in (« qui, selon Accra, visaient … »), else its sentence.

        Without what another says of it: « …, ce qu'Accra dément ».
        """
        above = (each for each in self.parse.ancestors(index) if each.relation == "acl:relcl" and each.index > index)
        clause = next(above, None)
        sentence = self.parse.sentence(index)
        inside = range(sentence.first, sentence.last + 1) if clause is None else self.parse.subtree(clause.index)
        return self.parse.tokens[inside[0]].start, self.reporting.uncommented(index, inside)

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
                and token.relation not in ("compound", "flat", "amod", "fixed", "nmod:poss")
            ):
                return token.index
        return None

    # Quotation marks

    def _quoted(self, known: list[Told]) -> Iterator[Told]:
        """Quotations that nothing covers: whose they are, and those that go on with what was said before."""
        outside = [each for each in self._cues if each.source is not None and not self._within(each)]
        outside = [each for each in outside if each.end > each.start or not self.sources.is_aside(each.cue[0])]
        last: Told | None = None
        for start, end in self.quotes.all:
            if not self.quotes.is_speech((start, end)):
                continue
            whose = [each for each in known if each.start < end and start < each.end and not self._within(each)]
            covering = any(each.start <= start + 1 and end - 2 <= each.end for each in whose)
            owner = whose[0] if whose else self._owner((start, end), outside, last)
            last = owner._replace(start=start, end=end) if owner is not None else None
            if last is not None and not covering:
                yield last

    def _owner(self, quote: tuple[int, int], cues: list[Told], last: Told | None) -> Told | None:
        """Whoever the verb beside a quotation names; whoever was speaking, if it stands by itself."""
        low, high = self.quotes.paragraph(quote[0])
        here = [each for each in cues if low <= self._at(each)[0] < high]
        after = next((each for each in here if self._at(each)[0] >= quote[1]), None)
        before = next((each for each in reversed(here) if self._at(each)[1] <= quote[0]), None)
        if after is not None and after.start == after.end and not self.quotes.parted(quote[1], self._at(after)[0]):
            return after
        if before is not None and not self.quotes.parted(self._at(before)[1], quote[0]):
            return before
        if not self.quotes.is_sentence(quote):
            return None
        if before is None and after is None and last is not None and self.quotes.follows(quote, last.end):
            return last
        near = after if after is not None and self._at(after)[0] < quote[1] + _NEAR else None
        return before or near

    def _within(self, told: Told) -> bool:
        """Whether what says who says it stands in a quotation itself."""
        return self.quoted(self.parse.tokens[told.cue[0]].start)

    def _at(self, told: Told) -> tuple[int, int]:
        """The characters of the words that say who says it."""
        first, last = told.cue
        heads = [first, last] if told.source is None else [first, last, told.source]
        return self.parse.tokens[min(heads)].start, self.parse.tokens[max(heads)].end


@lru_cache(maxsize=64)
def _written(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases as one pattern, the longest first."""
    written = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)")
