"""Verbs that report: what they report, and who is their source.

Takes a resolver and the verbs of the lexicon; gives, for a token, the characters told and the noun that names who tells
them. Quotation marks and commas count for more than the tree: parsers join what they part.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon.grammar import plain
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_nominal, is_passive
from dragoman.read.quotes import Quotes
from dragoman.read.speakers import Speakers
from dragoman.read.tree import Parse, Token

_CLAUSES = ("ccomp", "xcomp", "parataxis", "conj", "advcl", "acl", "punct", "dep")
"""What hangs on a reporting verb without being of the reporting clause."""

_MISHUNG = ("nsubj", "obl", "advmod", "nmod")
"""What parsers hang into a quotation although it belongs to the verb outside: « “…”, the envoy said on Friday »."""

_OPENS = frozenset(",—–-(«»“”\"’''…")
_CLOSES = frozenset(",.;:—–-)«»“”\"'‘''…!?")
"""What stands around a reporting clause that is inserted in what it reports: « …, a indiqué le ministre, … »."""

_REACH = 12
"""How many tokens before a verb the head of its subject is looked for."""


class Reporting:
    """The reporting verbs of one document."""

    def __init__(
        self,
        resolver: Resolver,
        speakers: Speakers,
        quotes: Quotes,
        *,
        say: frozenset[str],
        ask: frozenset[str],
        tell: frozenset[str],
    ) -> None:
        self.parse: Parse = resolver.parse
        self.resolver = resolver
        self.grammar = resolver.grammar
        self.speakers = speakers
        self.quotes = quotes
        self.say = say
        self.ask = ask
        self.tell = tell

    def is_cue(self, token: Token) -> bool:
        """Whether a token is a verb that can report."""
        return token.upos == "VERB" and token.lemma.lower() in self.say | self.ask | self.grammar.naming

    def content(self, verb: Token) -> tuple[tuple[int, int], ...]:
        """The stretches a reporting verb reports: two where it stands in their midst, none where it reports nothing."""
        lemma = verb.lemma.lower()
        if lemma in self.say | self.ask and self.is_inserted(verb):
            return tuple(self._around(verb))
        if lemma in self.say:
            found = self._governed(verb) or self._relative(verb) or self._quoted(verb)
        else:
            found = self._named(verb) if lemma in self.grammar.naming else self._quoted(verb)
        return (found,) if found is not None else ()

    def source(self, verb: Token) -> int | None:
        """The head of the words for who says it, as they stand in the reporting clause."""
        found = next((each for each in self._sources(verb) if self._same_side(each, verb.index)), None)
        return found if found is not None else self._beside(verb)

    def clause(self, verb: Token) -> range:
        """The tokens of the reporting clause, from the first to the last that follow upon one another."""
        inside = {verb.index}
        for child in self.parse.children(verb.index):
            if child.base not in _CLAUSES or child.base == "punct":
                inside.update(self.parse.subtree(child.index))
        source = self.source(verb)
        if source is not None:
            span = self.resolver.span(source)
            inside.update(self.parse.at(span.start, span.end))
        sentence = self.parse.sentence(verb.index)
        for token in self.parse.tokens[sentence.first : sentence.last + 1]:
            if token.base in _MISHUNG and self._crosses(token, verb):
                inside.update(self.parse.subtree(token.index))
        low = high = verb.index
        while low - 1 in inside and self._same_side(low - 1, verb.index):
            low -= 1
        while high + 1 in inside and self._same_side(high + 1, verb.index):
            high += 1
        while self.parse.tokens[low].upos == "PUNCT":
            low += 1
        while self.parse.tokens[high].upos == "PUNCT":
            high -= 1
        return range(low, high + 1)

    # Content

    def _governed(self, verb: Token) -> tuple[int, int] | None:
        """The clause below a verb: "said that …", « dit avoir … », "is said to …"."""
        objects = self.parse.children(verb.index, "obj")
        for child in self.parse.children(verb.index, "ccomp", "xcomp"):
            if not objects or child.upos in ("VERB", "AUX") or child.base == "ccomp":  # not "declared it an aggressor"
                return self._range(child.index)
        for child in self.parse.children(verb.index, "parataxis"):
            if child.index < verb.index or (not objects and self._colon(verb, child)):
                return self._range(child.index)
        return None

    def _colon(self, verb: Token, child: Token) -> bool:
        return any(
            self.parse.tokens[index].text in (":", "«", "“", '"', ",") for index in range(verb.index, child.index)
        )

    def is_inserted(self, verb: Token) -> bool:
        """Whether commas, marks of quotation or the ends of the sentence set a reporting clause off."""
        if not self._can_be_inserted(verb):
            return False
        sentence, clause = self.parse.sentence(verb.index), self.clause(verb)
        opens = clause[0] == sentence.first
        before = opens or self.parse.tokens[clause[0] - 1].text in _OPENS
        after = clause[-1] == sentence.last or self.parse.tokens[clause[-1] + 1].text in _CLOSES
        return before and after and not (opens and clause[-1] + 1 >= sentence.last)

    def _around(self, verb: Token) -> Iterator[tuple[int, int]]:
        """The sentence before and after an inserted clause, and what hangs on it: « …, dit-il jeudi, ajoutant … »."""
        tokens, sentence, clause = self.parse.tokens, self.parse.sentence(verb.index), self.clause(verb)
        low, high = self.quotes.around(verb.start) or (tokens[sentence.first].start, tokens[sentence.last].end)
        last = clause[-1]
        while last < sentence.last and tokens[last + 1].upos != "PUNCT" and self._same_side(last + 1, verb.index):
            last += 1
        for child in self.parse.children(verb.index, "advcl"):
            last = max(last, self.parse.subtree(child.index)[-1])
        for start, end in ((tokens[sentence.first].start, tokens[clause[0]].start), (tokens[last].end, high)):
            if any(each.isalnum() for each in self.parse.text[max(start, low) : end]):
                yield max(start, low), end

    def _can_be_inserted(self, verb: Token) -> bool:
        """Whether a verb has who says it and nothing that it says: no relative, no object but a hearer."""
        children = self.parse.children(verb.index)
        source = self.source(verb)
        if source is None or not (self.parse.tokens[source].head == verb.index or self._beside(verb) == source):
            return False
        relative = any(each.feature("PronType") == "Rel" for each in children)
        if relative or any(child.base == "cc" for child in children):
            return False
        marks = [plain(child.text) for child in children if child.base == "mark" and child.index < verb.index]
        if any(mark not in self.grammar.comparing for mark in marks):
            return False
        told = [each for each in children if each.base in ("ccomp", "xcomp") and each.index > verb.index]
        if any(self._same_side(each.index, verb.index) for each in told):
            return False
        objects = [each for each in children if each.base == "obj" and each.index != source]
        return all(each.index < verb.index or self._is_hearer(verb, each) for each in objects)

    def _is_hearer(self, verb: Token, noun: Token) -> bool:
        """The hearer of "told reporters", « a prévenu l'AFP »."""
        return verb.lemma.lower() in self.tell or plain(noun.text) in self.speakers.agencies

    def _relative(self, verb: Token) -> tuple[int, int] | None:
        """The relative clause of "a plan which he said would fail" is what is said."""
        if verb.relation != "acl:relcl":
            return None
        for child in self.parse.children(verb.index, "obj"):
            if child.feature("PronType") == "Rel" or plain(child.text) in self.grammar.relatives.object:
                return self._range(verb.index)
        return None

    def _quoted(self, verb: Token) -> tuple[int, int] | None:
        """What a verb governs in quotation marks."""
        for child in self.parse.children(verb.index, "obj", "obl", "ccomp", "xcomp", "parataxis"):
            if self.quotes.around(child.start) and not self.quotes.around(verb.start):
                return self._range(child.index)
        return None

    def _named(self, verb: Token) -> tuple[int, int] | None:
        """What is named, and its name: "called the raid an act of war", « qualifie l'accord de “trahison” »."""
        things = self.parse.children(verb.index, "obj")
        names = [each for each in self.parse.children(verb.index, "xcomp", "obl", "ccomp") if each.index > verb.index]
        if not things or not names or is_passive(self.parse, verb):
            return self._quoted(verb)
        ranges = [self._range(each.index) for each in (*things[:1], names[0])]
        return min(start for start, _ in ranges), max(end for _, end in ranges)

    def _range(self, index: int) -> tuple[int, int]:
        inside = self.parse.subtree(index)
        return self.parse.tokens[inside[0]].start, self.parse.tokens[inside[-1]].end

    # Source

    def _sources(self, verb: Token) -> Iterator[int]:
        """Where the noun that names who says it may stand, the likeliest first."""
        inverted = self._object_that_speaks(verb)
        if inverted is not None:
            yield inverted
        for child in sorted(self.parse.children(verb.index, "nsubj"), key=lambda each: abs(each.index - verb.index)):
            if child.relation != "nsubj:pass" and not self.parse.children(verb.index, "aux:pass"):
                yield child.index
        quoted = self._quoted_party(verb)
        if quoted is not None:
            yield quoted
        subject = self.resolver.arguments.subject(verb.index)
        if subject is not None:
            yield subject

    def _quoted_party(self, verb: Token) -> int | None:
        """« Reuters quoted the minister as saying », "was cited as saying": who is quoted says it."""
        above = self.parse.tokens[verb.head]
        if above.lemma.lower() not in self.grammar.quoting or verb.base not in ("advcl", "xcomp", "acl", "ccomp"):
            return None
        parties = self.parse.children(above.index, "nsubj:pass", "obj") or self.parse.children(above.index, "nsubj")
        return parties[-1].index if parties else None

    def _object_that_speaks(self, verb: Token) -> int | None:
        """« …, précise la même source »: parsers take the inverted subject for an object."""
        first = min([verb.index, *(each.index for each in self.parse.children(verb.index, "aux"))])
        if self.parse.children(verb.index, "nsubj", "ccomp") or self.parse.tokens[first - 1].text not in _OPENS:
            return None
        if first == verb.index and verb.feature("VerbForm") != "Fin":
            return None
        after = [each for each in self.parse.children(verb.index, "obj") if each.index > verb.index]
        return next((each.index for each in after if self.speakers.speaks(each)), None)

    def _beside(self, verb: Token) -> int | None:
        """« “…”, the mayor said »: a noun right beside the verb that the parser hung into the quotation."""
        if is_passive(self.parse, verb):
            return None
        near = self.parse.tokens[max(verb.index - _REACH, 0) : verb.index + 3]
        subjects = [each for each in near if each.base == "nsubj" and is_nominal(self.parse, each)]
        crossing = [each for each in subjects if self._crosses(each, verb)]
        return min(crossing, key=lambda each: abs(each.index - verb.index)).index if crossing else None

    def _crosses(self, token: Token, verb: Token) -> bool:
        """Whether a word stands on the side of the verb and hangs on something across a quotation mark."""
        return self._same_side(token.index, verb.index) and not self._same_side(token.head, verb.index)

    def _same_side(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same quotation, or both in none."""
        first, second = (self.parse.tokens[each].start for each in (one, other))
        return self.quotes.around(first) == self.quotes.around(second)
