"""Whether a noun is of a class of the lexicon: "envoys", "borders", a lemma, or a sort of actor.

Takes a resolver and the classes of a language; decides nothing else.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.lexicon.patterns import ANY
from dragoman.lexicon.words import Lexicon
from dragoman.model import ActorType
from dragoman.read.actors.mentions import Lists, Mention
from dragoman.read.actors.resolve import Resolver
from dragoman.read.tree import Sentence

PEOPLE = "people"
"""The class of the lexicon that a bare number belongs to."""

NATIONALS = "nationals"
"""The class of the lexicon that those named by their state alone belong to: "Kenyans", « les Kényans »."""

SEVERAL = "several"
"""The sort of a noun phrase that stands for more than one actor: "Chad and Mali", « les deux pays »."""

_SORTS = {
    SEVERAL: (),
    "state": (ActorType.STATE,),
    "organisation": (ActorType.ORGANISATION,),
    "group": (ActorType.ARMED_GROUP,),
    "person": (ActorType.PERSON,),
    "actor": (ActorType.STATE, ActorType.ORGANISATION, ActorType.ARMED_GROUP, ActorType.PERSON),
}


def lists(lexicon: Lexicon) -> Lists:
    """The classes of a language, and the single lemmas that its patterns name beside them."""
    slots = (slots for pattern in lexicon.patterns for slots in (pattern.slots, pattern.bars))
    names = {name for each in slots for named in each.values() for name in named if name != ANY and name not in _SORTS}
    return Lists({name: frozenset({name}) for name in names} | lexicon.classes)


_HEADLESS = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "PART"})
"""Parts of speech that fill no slot."""


@lru_cache(maxsize=4096)
def named(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are words and classes of words: they say more than « any person »."""
    return tuple(name for name in names if name != ANY and name not in _SORTS)


@lru_cache(maxsize=4096)
def _sorts(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are built-in sorts of actors."""
    return tuple(name for name in names if name in _SORTS)


def is_closed(names: tuple[str, ...]) -> bool:
    """Whether only words can be meant, not sorts of actors or of people."""
    return ANY not in names and PEOPLE not in names and _SORTS.keys().isdisjoint(names)


class Classes:
    """The classes of one language, over one document."""

    def __init__(self, resolver: Resolver, known: Lists) -> None:
        self.resolver = resolver
        self.parse = resolver.parse
        self._known = known
        self._found: dict[int, frozenset[str]] = {}
        self._meant: dict[int, tuple[tuple[int, ...], frozenset[str]]] = {}
        self._near: list[frozenset[str]] = []
        self._so_far: frozenset[str] = frozenset()

    def of(self, index: int) -> frozenset[str]:
        """The classes and lemmas a noun is of, built-in sorts aside."""
        found = self._found.get(index)
        if found is None:
            found = self._known.of(self.parse, index)
            if self.resolver.phrases.is_bare_number(index):
                found |= {PEOPLE}
            mention = self.resolver.mentions.headed(index)
            if mention is not None:
                found |= self._inhabitants(index, mention) | self._by_code(mention)
            self._found[index] = found
        return found

    def _by_code(self, mention: Mention) -> frozenset[str]:
        """What an organisation is by its acronym, whatever it is called: "the UN's top court" is the ICJ."""
        actor = self.resolver.actor(mention.head) if mention.sort == "office-holder" else mention.actor
        code = actor.name if actor is not None and actor.type is ActorType.ORGANISATION else None
        return frozenset() if code is None else self._known.of_word(code)

    def near(self, index: int) -> frozenset[str]:
        """The classes of which a noun can stand in the sentence of a word, be it by a pronoun."""
        number = self.parse.sentence_number(index)
        while len(self._near) <= number:
            self._near.append(self._meant_in(self.parse.sentences[len(self._near)]))
        return self._near[number]

    def _meant_in(self, sentence: Sentence) -> frozenset[str]:
        """The classes of all words of a sentence; where it has pronouns, those of the sentences before as well."""
        tokens = self.parse.tokens[sentence.first : sentence.last + 1]
        words = [each.index for each in tokens if each.upos not in _HEADLESS]
        longer = (other for index in words for other in self._longer(index))
        own = frozenset[str]().union(*map(self.of, {*words, *longer}))
        self._so_far |= own
        back = any(each.upos == "PRON" or self.resolver.stand_ins.noun(each.index) is not None for each in tokens)
        return self._so_far if back else own

    def _inhabitants(self, index: int, mention: Mention) -> frozenset[str]:
        alone = mention.sort in ("inhabitant", "adjective")
        beside = self.parse.tokens[index].base in ("amod", "compound")
        return frozenset({NATIONALS}) if alone and not beside else frozenset()

    def is_any(self, index: int, names: tuple[str, ...]) -> bool:
        """Whether a noun, or one coordinated with it, is of one of the classes, lemmas or sorts of actors."""
        if ANY in names:
            return True
        nouns, known = self._nouns(index)
        if not known.isdisjoint(names):
            return True
        if PEOPLE in names and any(map(self._is_somebody, nouns)):
            return True
        if SEVERAL in names and len(self.resolver.participants(index)) > 1:
            return True
        sorts = _sorts(names)
        return bool(sorts) and any(self._is_sort(each, name) for name in sorts for each in nouns)

    def _nouns(self, index: int) -> tuple[tuple[int, ...], frozenset[str]]:
        """The nouns that a noun or pronoun means, those it counts and those coordinated with it; and all they are."""
        found = self._meant.get(index)
        if found is None:
            earlier = self.resolver.stand_ins.noun(index)
            if earlier is None and self.parse.tokens[index].upos == "PRON":
                earlier = self.resolver.back.antecedent(index)
            heads = self.resolver.coordinated(index if earlier is None else earlier)
            offices = (self.resolver.stand_ins.office(head) for head in heads)
            heads = (*heads, *(each for each in offices if each is not None))
            meant = [each for head in heads for each in (head, self.resolver.through(head))]
            titles = [title for each in meant for title in self._titles(each)]
            nouns = tuple(dict.fromkeys((*meant, *titles)))  # "ambassador Wu" is one of the ambassadors
            found = self._meant[index] = nouns, frozenset().union(*map(self.of, nouns))
        return found

    def _titles(self, index: int) -> tuple[int, ...]:
        """The titles beside a name, here or where it was introduced; « Mme Untel » is who she is by her name."""
        names = (index, *(each.index for each in self.parse.children(index, "appos", "flat") if each.upos == "PROPN"))
        return (*self.resolver.phrases.titles(index), *(other for name in names for other in self._longer(name)))

    def _longer(self, index: int) -> tuple[int, ...]:
        """What a noun stands for that was told at greater length: an office by its holder, a court by "the court"."""
        token = self.parse.tokens[index]
        if token.upos != "NOUN":
            return self.resolver.persons.offices(index) if token.upos == "PROPN" else ()
        name = self.resolver.states.long(token)
        return () if name is None else (name.head,)

    def _is_somebody(self, index: int) -> bool:
        """People by their noun, their nationality (« quatre Kényans »), their office or their title."""
        mention = self.resolver.mentions.at(index)
        known = mention is not None and mention.sort in ("office-holder", "inhabitant")
        return known or self.resolver.is_person(index) or self.resolver.phrases.is_titled(index)

    def _is_sort(self, index: int, name: str) -> bool:
        """Built-in sorts: people of a state are persons, not the state."""
        person = self.resolver.is_person(index)
        if person:
            return name in ("person", "actor")
        return any(actor.type in _SORTS[name] for actor in self.resolver.several(index))
