"""Several states that a noun phrase stands for: « les deux pays », "both", « les présidents colombien et vénézuélien ».

Takes noun phrases and a resolver; gives the two a text speaks of most, or those it names beside one noun. Looks back
only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.lexicon import numbers
from dragoman.lexicon.grammar import plain
from dragoman.model import Actor, ActorType
from dragoman.read.actors.antecedents import WINDOW
from dragoman.read.actors.mentions import Mention
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.resolving import Resolving

DEPTH = 4
"""How many nouns deep « des deux pays » is looked for."""

FEW = 3
"""How many states at least « les trois pays » stands for: of two, the whole text tells."""

ABROAD = frozenset({"embassy", "consulate"})
"""Bodies that are not of the state they are in."""


class Pairs:
    """The states told together in one document."""

    def __init__(self, phrases: NounPhrases, resolver: Resolving) -> None:
        self.parse = phrases.parse
        self.phrases = phrases
        self.mentions = phrases.mentions
        self.resolver = resolver

    def pair(self, index: int, depth: int = DEPTH) -> tuple[Actor, ...]:
        """« les deux pays », « les ministres des deux pays »: the two states the text speaks of most."""
        own = self._two(index)
        if own or not depth:
            return own
        for child in self.parse.children(index, "nmod", "nmod:poss"):
            of = self.phrases.arguments.preposition(child) in self.phrases.grammar.of
            if of or child.relation == "nmod:poss":
                found = self.pair(child.index, depth - 1)
                if found:
                    return found
        return ()

    def several(self, index: int) -> tuple[Actor, ...]:
        """« les trois pays », "the four juntas": as many states as were told together last, before."""
        body = self.phrases.body(index)
        governs = body is not None and body.state and not body.envoy
        counts = [self._number(each.lemma) for each in self.parse.children(index, "nummod")]
        if len(counts) != 1 or counts[0] < FEW or not (governs or self.phrases.names_country(index)):
            return ()
        if not self.phrases.is_definite(index) or self.resolver.affiliation(index) is not None:
            return ()
        for mention in reversed(self.mentions.all):
            token = self.parse.tokens[mention.head]
            if mention.head < index and token.base != "conj":
                states = self._listed(mention) if is_state(mention) else self.shared(token.head)
                if len(states) == counts[0]:
                    return tuple(part(each, body.id if body is not None else None) for each in states)
        return ()

    def _number(self, word: str) -> int:
        return numbers.load(self.parse.language).cardinals.get(word.lower(), 0)

    def _listed(self, mention: Mention) -> tuple[Actor, ...]:
        """The states coordinated with one, itself among them."""
        together = [self.mentions.headed(each) for each in self.phrases.coordinated(mention.head)]
        return _actors({each.actor.state for each in together if each is not None and is_state(each)})

    def _two(self, index: int) -> tuple[Actor, ...]:
        if not self.names_two(index):
            return ()
        acting = set() if self.parse.tokens[index].base == "nsubj" else self.acting(index)
        named = self._named_before(index, acting)
        if len({*named}) < 2:
            named = self._named_before(index, acting, by_the_way=True)
        states = Counter(named)
        last = {state: place for place, state in enumerate(named)}
        two = sorted(states, key=lambda state: (-states[state], -last[state]))[:2]
        told = _actors(two) if len(two) == 2 else ()
        met = self._beside(index) if self.phrases.names_country(index) else self._last_two(index)
        by_the_way = bool(told) and met and {*met}.isdisjoint(told)  # "London and Washington hailed it. … the two"
        return told if by_the_way or not met or self._is_of_a_third(index, two) else met

    def _is_of_a_third(self, index: int, two: list[str]) -> bool:
        """Whether it is an organisation, or another state, that speaks to the two: to those the text is about."""
        verbs = (each.index for each in self.parse.ancestors(index) if each.upos == "VERB")
        subjects = (self.phrases.arguments.subject(each) for each in verbs)
        first = next((each for each in subjects if each is not None), None)
        actor = self.resolver.actor(first) if first is not None and first != index else None
        return len(two) > 1 and actor is not None and actor.named and actor.state not in two

    def _named_before(self, index: int, acting: set[str], *, by_the_way: bool = False) -> list[str]:
        """The states named before a word, `by_the_way` also by adjectives.

        Whoever acts on « les deux pays » counts only as far as the text has spoken of it before.
        """
        first = self.parse.sentence(index).first
        return [
            mention.actor.state
            for mention in self.mentions.all
            if mention.head < index and mention.actor.state is not None and (by_the_way or is_state(mention))
            if mention.head < first or mention.actor.state not in acting
        ]

    def _beside(self, index: int) -> tuple[Actor, ...]:
        """« accuse Kigali et Kampala …, ce que les deux capitales démentent »: two told together just before."""
        first = self.parse.sentence(index).first
        for mention in reversed(self.mentions.all):
            if first <= mention.head < index and is_state(mention) and self.parse.tokens[mention.head].base != "conj":
                states = self._listed(mention)
                if len(states) == len(self.phrases.coordinated(mention.head)) == 2:
                    return states
        return ()

    def _last_two(self, index: int) -> tuple[Actor, ...]:
        """« les deux dirigeants »: those of the two states of the last sentence that names two."""
        current = self.parse.sentence_number(index)
        for number in range(current, max(-1, current - WINDOW - 1), -1):
            sentence = self.parse.sentences[number]
            inside = (each for each in self.mentions.all if sentence.first <= each.head <= min(sentence.last, index))
            states = {each.actor.state for each in inside if each.actor.state}
            if len(states) == 2:
                return _actors(states)
            if len(states) > 2:
                return ()
        return ()

    def acting(self, index: int) -> set[str]:
        """The state that does something to « les deux pays », or says it: a third one, when they are the object."""
        for verb in self.parse.ancestors(index):
            subject = self.phrases.arguments.subject(verb.index) if verb.upos == "VERB" else None
            if subject is None or subject == index:
                continue
            if self.names_two(subject):
                return set()
            actor = self.resolver.actor(subject)
            if actor is not None and actor.state is not None:
                return {actor.state}
        return set()

    def names_two(self, index: int) -> bool:
        """Whether a noun phrase is one such as « les deux pays »."""
        children = self.parse.children(index)
        if self.parse.tokens[index].feature("Number") == "Sing":
            return False
        counted = any(plain(each.text) in self.phrases.grammar.pair for each in children)
        if self.phrases.names_country(index):
            # « les États membres » are more than two, "the arch-foes" are not
            told = ("nmod", "acl", "nummod")
            others = told if self.phrases.names_facing(index) else (*told, "amod", "compound")
            alone = not any(each.base in others for each in children)
            return counted or (alone and self.phrases.is_definite(index))
        body = self.phrases.body(index)
        if body is not None:
            certain = self.phrases.is_definite(index) or any(each.feature("PronType") == "Tot" for each in children)
            governs = body.state and not body.envoy and body.id not in ABROAD
            return counted and governs and certain and self.resolver.affiliation(index) is None
        return self._is_bare_pair(index)

    def _is_bare_pair(self, index: int) -> bool:
        """« Tous deux », "both", "the two" alone: whoever was named last, if they were two."""
        token = self.parse.tokens[index]
        alone = token.upos in ("NUM", "DET", "PRON") and not self.parse.children(index, "nmod", "compound", "acl")
        alone = alone and token.base in ("nsubj", "obj", "iobj", "obl")
        return alone and plain(token.text) in self.phrases.grammar.pair

    def shared(self, index: int) -> tuple[Actor, ...]:
        """« les présidents colombien et vénézuélien », "the envoys of Chad and Mali": one noun, several states."""
        if self.parse.tokens[index].feature("Number") != "Plur":
            return ()
        found = self._qualifying(index)
        for child in self.parse.children(index, "nmod") if not found else ():
            preposition = self.phrases.arguments.preposition(child)
            origin = "origin" in self.phrases.arguments.slots(child)
            if origin or preposition in self.phrases.grammar.of:  # "the ambassadors of Chile, Peru and Uruguay"
                named = map(self.mentions.headed, self.phrases.coordinated(child.index))
                found += [each.actor for each in named if each is not None and is_state(each)]
                found += self._qualifying(child.index)  # « les chefs de la diplomatie tchadienne et soudanaise »
        return tuple(found) if len(found) > 1 else ()

    def _qualifying(self, index: int) -> list[Actor]:
        """The states that the adjectives of a noun name."""
        found = []
        for child in self.parse.children(index, "amod", "conj", "compound"):
            together = [child]
            for each in together:  # « tchadien, soudanais et nigérien », each hung on the one before
                together += self.parse.children(each.index, "conj")
            for each in together:
                mention = self.mentions.headed(each.index)
                if mention is not None and (mention.sort == "adjective" or child.base == "compound"):
                    found.append(mention.actor)
        return found


def is_state(mention: Mention) -> bool:
    """Whether a name is that of a state or its capital; « une société chinoise » speaks of no state."""
    return mention.actor.type is ActorType.STATE and mention.sort in ("name", "acronym", "capital")


def part(whole: Actor, body: str | None) -> Actor:
    """A state seen as one of its parts; an organisation or group stays itself."""
    if whole.state is None or whole.type in (ActorType.ORGANISATION, ActorType.ARMED_GROUP):
        return whole
    return Actor(type=ActorType.STATE, state=whole.state, body=body)


def _actors(states: Iterable[str | None]) -> tuple[Actor, ...]:
    return tuple(Actor(type=ActorType.STATE, state=each) for each in sorted(filter(None, states)))
