"""Whether a noun may be what a pronoun or possessive stands for, by number, gender and sort.

Takes noun phrases and a resolver; looks at the two words and at what they name, never at where they stand.
"""

from __future__ import annotations

from dragoman.lexicon.grammar import plain
from dragoman.model import ActorType
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.resolving import Resolving
from dragoman.read.tree import Token

NEUTER = "n"
"""The gender of "it" and "its", which stand for no person."""


class Agreement:
    """What the words of one document may stand for, by their form and sort."""

    def __init__(self, phrases: NounPhrases, resolver: Resolving) -> None:
        self.parse = phrases.parse
        self.phrases = phrases
        self.grammar = phrases.grammar
        self.resolver = resolver

    def agrees(self, candidate: Token, *, plural: bool, gender: str = "") -> bool:
        """Whether a noun has the number of a pronoun, and not another gender; a group is "they" or "it"."""
        number, mention = candidate.feature("Number"), self.phrases.mentions.at(candidate.index)
        one = number == "Sing" and not self.parse.children(candidate.index, "conj")
        if plural and one and not self.is_group(candidate):
            return False
        if not plural and number == "Plur" and (mention is None or not self.grammar.names_are_one):
            return False  # not of "the United States … its"
        marked = candidate.feature("Gender")[:1].lower()
        return not (gender and marked and mention is None and marked != gender)

    def is_group(self, noun: Token) -> bool:
        """Whether a name is a group's, which is "they" as well."""
        mention = self.phrases.mentions.at(noun.index)
        return mention is not None and (mention.sort == "group" or mention.actor.type is ActorType.ARMED_GROUP)

    def is_of_sort(self, candidate: Token, token: Token) -> bool:
        """Whether a word may mean what a pronoun or possessive is for: "he" and "his" a person, "its" none."""
        word = plain(token.text)
        if candidate.upos == "PRON":
            own = self.grammar.pronouns.get(plain(candidate.text), "")[2:3]
            form = self.grammar.possessives.get(word, "")[2:3]
            return NEUTER not in (own, form) or own == form
        if word in self.grammar.personal:
            return self._may_be_somebody(candidate)
        neuter = NEUTER in (self.grammar.possessives.get(word, "")[2:3], self.grammar.pronouns.get(word, "")[2:3])
        return not (neuter and self._is_somebody(candidate))

    def _may_be_somebody(self, noun: Token) -> bool:
        """Whether a noun may be one person: an office, a holder of one, a name that is no state's."""
        unknown = noun.upos == "PROPN" and self.phrases.mentions.at(noun.index) is None
        return unknown or self._is_somebody(noun)

    def _is_somebody(self, noun: Token) -> bool:
        """Whether a noun is one for a person."""
        mention, body = self.phrases.mentions.at(noun.index), self.phrases.body(noun.index)
        if mention is not None:
            return mention.sort in ("office-holder", "inhabitant")
        return self.resolver.is_person(noun.index) or (body is not None and body.person)

    def is_party(self, index: int) -> bool:
        """Whether a noun is one for people or for a group of them: "the opposition party"."""
        return self.resolver.is_person(index) or self.resolver.actor(index) is not None
