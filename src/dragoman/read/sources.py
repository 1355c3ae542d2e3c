"""Who a reporting verb has for its source: the noun that names them, wherever the parser hung it.

Takes a resolver and the quotations of its text; gives the token that heads the words for who speaks, as they stand in
the reporting clause. A subject stands on the side of a quotation mark on which its verb stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from dragoman.lexicon.grammar import plain
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_nominal, is_passive
from dragoman.read.quotes import Quotes
from dragoman.read.speakers import Speakers
from dragoman.read.tree import Parse, Token

OPENS = frozenset(",—–-(«»“”\"’''…")
"""What stands before a reporting clause that is inserted in what it reports: « …, a indiqué le ministre, … »."""

_REACH = 12
"""How many tokens before a verb the head of its subject is looked for; after it, half as many."""


class Sources:
    """The sources of the reporting verbs of one document."""

    def __init__(self, resolver: Resolver, speakers: Speakers, quotes: Quotes) -> None:
        self.parse: Parse = resolver.parse
        self.resolver = resolver
        self.grammar = resolver.grammar
        self.speakers = speakers
        self.quotes = quotes
        self._found: dict[int, int | None] = {}

    def of(self, verb: Token) -> int | None:
        """The head of the words for who says it, as they stand in the reporting clause."""
        if verb.index not in self._found:
            found = next((each for each in self._hung(verb) if self.same_side(each, verb.index)), None)
            self._found[verb.index] = found if found is not None else self.beside(verb)
        return self._found[verb.index]

    def _hung(self, verb: Token) -> Iterator[int]:
        """Where the noun that names who says it may stand, the likeliest first."""
        inverted = self._object_that_speaks(verb)
        if inverted is not None:
            yield inverted
        anybody = [each for each in self.parse.children(verb.index, "nsubj") if self._means_anybody(each)]
        if anybody:
            origins = self.parse.children(verb.index, "obl", "obj")
            yield from (each.index for each in origins if self.speakers.speaks(each))
            return
        for child in sorted(self.parse.children(verb.index, "nsubj"), key=lambda each: abs(each.index - verb.index)):
            if child.relation != "nsubj:pass" and not self.parse.children(verb.index, "aux:pass"):
                yield child.index
        quoted = self._quoted_party(verb)
        if quoted is not None:
            yield quoted
        subject = self.resolver.arguments.subject(verb.index)
        if subject is not None:
            yield subject

    def _means_anybody(self, token: Token) -> bool:
        """« a-t-on appris de la présidence »: not the pronoun, but the origin speaks."""
        return plain(token.text).rpartition("-")[2] in self.grammar.anybody

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
        beside = self.parse.children(verb.index, "parataxis")
        goes_on = any(each.index > verb.index and each.upos != "PRON" for each in beside)  # not « …, ce que X dément »
        subjects = [each for each in self.parse.children(verb.index, "nsubj") if each.index > first or not goes_on]
        if subjects or self.parse.children(verb.index, "ccomp") or self.parse.tokens[first - 1].text not in OPENS:
            return None
        if first == verb.index and verb.feature("VerbForm") != "Fin":
            return None
        after = [each for each in self.parse.children(verb.index, "obj") if each.index > verb.index]
        return next((each.index for each in after if self.speakers.speaks(each)), None)

    def beside(self, verb: Token) -> int | None:
        """« “…”, the mayor said »: a noun right beside the verb that the parser hung into the quotation."""
        if self.parse.children(verb.index, "aux:pass"):
            return None
        sentence = self.parse.sentence(verb.index)
        first, last = max(verb.index - _REACH, sentence.first), min(verb.index + _REACH // 2, sentence.last)
        near = self.parse.tokens[first : last + 1]
        nouns = [each for each in near if is_nominal(self.parse, each) and self.same_side(each.index, verb.index)]
        mishung = [each for each in nouns if each.base == "nsubj" and self._leaps(each, verb)]
        mishung = mishung or [each for each in nouns if self._touches(each, verb) or self._follows(each, verb)][:1]
        return min(mishung, key=lambda each: abs(each.index - verb.index)).index if mishung else None

    def _leaps(self, noun: Token, verb: Token) -> bool:
        """Whether a subject hangs on something beyond a quotation mark, or beyond the verb."""
        return noun.index < verb.index < noun.head or self.crosses(noun, verb)

    def _touches(self, noun: Token, verb: Token) -> bool:
        """« …, the minister, Ann Lee, announced »: what looks like an apposition to the noun before the comma."""
        inside = [each for each in self.parse.subtree(noun.index) if self.parse.tokens[each].upos != "PUNCT"]
        before = self.parse.tokens[max(inside[0] - 1, 0)]
        listed = noun.base in ("appos", "conj", "nsubj", "flat") and not self.parse.children(noun.index, "cc")
        reaches = (
            listed
            and inside[-1] < verb.index
            and all(self.parse.tokens[each].upos in ("PUNCT", "AUX") for each in range(inside[-1] + 1, verb.index))
        )
        return reaches and before.text == "," and noun.head < inside[0]

    def _follows(self, noun: Token, verb: Token) -> bool:
        """« …, said the minister on Monday », hung on something before the verb."""
        inverted = noun.base in ("nsubj", "appos", "obj", "conj") and noun.head < verb.index
        return inverted and self.parse.subtree(noun.index)[0] == verb.index + 1

    def is_aside(self, verb: int) -> bool:
        """Whether a verb is a participle that only qualifies: « décrit par la chaîne comme … »."""
        return self.parse.tokens[verb].relation == "acl" and is_passive(self.parse, self.parse.tokens[verb])

    def crosses(self, token: Token, verb: Token) -> bool:
        """Whether a word stands on the side of the verb and hangs on something across a quotation mark."""
        return self.same_side(token.index, verb.index) and not self.same_side(token.head, verb.index)

    def same_side(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same quotation, or both in none."""
        return self._around[one] == self._around[other]

    @cached_property
    def _around(self) -> list[tuple[int, int] | None]:
        """The quotation that each token stands in."""
        return [self.quotes.around(token.start) for token in self.parse.tokens]
