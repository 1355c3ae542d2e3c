"""Whether a noun is of a class of the lexicon: "envoys", "borders", a lemma, or a sort of actor.

Takes a resolver and the classes of a language; decides nothing else.
"""

from __future__ import annotations

from dragoman.lexicon.patterns import ANY
from dragoman.lexicon.words import Lexicon
from dragoman.model import ActorType
from dragoman.read.actors.mentions import Phrases, listed
from dragoman.read.actors.resolve import Resolver

PEOPLE = "people"
"""The class of the lexicon that a bare number belongs to."""

_BUILT_IN = {
    "state": (ActorType.STATE,),
    "organisation": (ActorType.ORGANISATION,),
    "group": (ActorType.ARMED_GROUP,),
    "person": (ActorType.PERSON,),
    "actor": (ActorType.STATE, ActorType.ORGANISATION, ActorType.ARMED_GROUP, ActorType.PERSON),
}


class Classes:
    """The classes of one language, over one document."""

    def __init__(self, resolver: Resolver, lexicon: Lexicon) -> None:
        self.resolver = resolver
        self.parse = resolver.parse
        self.lexicon = lexicon
        self._phrases: dict[str, Phrases[bool]] = {}

    def words(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names that are words and classes of words: they say more than « any person »."""
        return tuple(name for name in names if name != ANY and name not in _BUILT_IN)

    def is_any(self, index: int, names: tuple[str, ...]) -> bool:
        """Whether a noun, or one coordinated with it, is of one of the classes, lemmas or sorts of actors."""
        token = self.parse.tokens[index]
        if token.upos == "PRON":
            earlier = self.resolver.back.antecedent(index)
            index = index if earlier is None else earlier
        for head in self.resolver.coordinated(index):
            inner = self.resolver.through(head)
            if any(self._is(each, name) for name in names for each in {head, inner}):
                return True
        return False

    def _is(self, index: int, name: str) -> bool:
        if name == ANY:
            return True
        if name in _BUILT_IN:
            return self._is_sort(index, name)
        if name == PEOPLE and self.resolver.phrases.is_bare_number(index):
            return True
        phrases = self._phrases.get(name)
        if phrases is None:
            words = self.lexicon.classes.get(name, frozenset({name}))
            phrases = self._phrases[name] = listed(words)
        return phrases.at(self.parse, index) is not None

    def _is_sort(self, index: int, name: str) -> bool:
        """Built-in sorts: people of a state are persons, not the state."""
        actor = self.resolver.actor(index)
        person = self.resolver.is_person(index)
        if name in ("person", "actor") and person:
            return True
        return actor is not None and not person and actor.type in _BUILT_IN[name]
