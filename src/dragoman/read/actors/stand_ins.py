"""Words that stand for a noun told before, of somebody else: « celui du Togo », "that of Togo", « les siens ».

Takes noun phrases; gives the noun that is meant, whosever it was. Whose it is now is told by what stands beside the
word, or by who does what is told of it. Never looks ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon.grammar import plain
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.tree import Token

WINDOW = 2
"""How many sentences back the noun may stand."""


class StandIns:
    """The words of one document that stand for a noun told before."""

    def __init__(self, phrases: NounPhrases) -> None:
        self.phrases = phrases
        self.parse = phrases.parse
        self.grammar = phrases.grammar
        self._found: dict[int, int | None] = {}

    def noun(self, index: int) -> int | None:
        """The noun a word stands for: the last one before that is somebody's, in the same number and gender."""
        if index not in self._found:
            token = self.parse.tokens[index]
            self._found[index] = self._noun(token) if self._is_shared(token) or self.is_own(token) else None
        return self._found[index]

    def office(self, index: int) -> int | None:
        """Who holds the office that a peer holds as well: « son homologue » of « l'ambassadeur … »."""
        token = self.parse.tokens[index]
        return self._noun(token, people=True) if token.lemma.lower() in self.grammar.peers else None

    def things(self, index: int) -> Iterator[int]:
        """The things told before that a pronoun may stand for, nearest first: "ECOWAS lifted [them]"."""
        token = self.parse.tokens[index]
        word = plain(token.text)
        form = self.grammar.pronouns.get(word.rpartition("-")[2] or word, "") if token.upos == "PRON" else ""
        if not form.startswith("3") or word in self.grammar.personal:
            return
        sentence = self.parse.sentences[max(0, self.parse.sentence_number(index) - WINDOW)]
        above = {each.index for each in self.parse.ancestors(index)}
        for at in range(index - 1, sentence.first - 1, -1):
            noun = self.parse.tokens[at]
            thing = noun.upos == "NOUN" and at not in above and not self.phrases.names_people(at)
            if thing and self.phrases.mentions.at(at) is None and self._agrees(noun, token):
                yield at

    def is_own(self, token: Token) -> bool:
        """« les siens », "the others … theirs": whose it is, is whoever the clause is about."""
        return token.lemma.lower() in self.grammar.own and not self.phrases.is_possessive(token)

    def _is_shared(self, token: Token) -> bool:
        """« celui du Togo »: a demonstrative that is somebody's."""
        return plain(token.text) in self.grammar.stand_ins and token.upos in ("PRON", "DET") and self._is_owned(token)

    def _is_owned(self, token: Token) -> bool:
        beside = self.parse.children(token.index)
        of = any(self.phrases.arguments.preposition(each) in self.grammar.of for each in beside if each.base == "nmod")
        adjectives = (each for each in beside if each.base in ("amod", "compound"))
        named = any(self.phrases.mentions.headed(each.index) is not None for each in adjectives)
        return of or named or any(each.relation == "nmod:poss" or self.phrases.is_possessive(each) for each in beside)

    def _noun(self, token: Token, *, people: bool = False) -> int | None:
        sentence = self.parse.sentences[max(0, self.parse.sentence_number(token.index) - WINDOW)]
        above = {each.index for each in self.parse.ancestors(token.index)}
        for index in range(token.index - 1, sentence.first - 1, -1):
            other = self.parse.tokens[index]
            fits = other.upos == "NOUN" and index not in above and self._agrees(other, token)
            if fits and self._is_owned(other) and (not people or self.phrases.names_people(index)):
                return index
        return None

    def _agrees(self, noun: Token, token: Token) -> bool:
        both = ((noun.feature(name), token.feature(name)) for name in ("Number", "Gender"))
        return all(one == other or not (one and other) for one, other in both)
