"""Whose a noun phrase is, by its own words: « deux diplomates maliens », "Niger's chargé d'affaires", « son voisin ».

Takes noun phrases and a resolver for the names and nouns beside them; gives a state, an organisation or a group.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon.grammar import plain
from dragoman.model import Actor
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.resolving import Resolving
from dragoman.read.actors.states import States
from dragoman.read.tree import Token

_ORDER = {"amod": 0, "compound": 1, "flat": 2, "nmod": 3, "det": 4, "appos": 5}
"""Relations of what tells whose a noun is, the most telling first."""


class Affiliations:
    """Whose the noun phrases of one document are."""

    def __init__(self, phrases: NounPhrases, resolver: Resolving, states: States) -> None:
        self.parse = phrases.parse
        self.phrases = phrases
        self.mentions = phrases.mentions
        self.arguments = phrases.arguments
        self.grammar = phrases.grammar
        self.resolver = resolver
        self.states = states

    def of(self, index: int) -> Actor | None:
        """The state, organisation or group that a noun phrase names itself as belonging to."""
        children = self.parse.children(index)
        if self.phrases.names_territory(index):  # "its breakaway region of Somaliland"
            of = (each for each in children if self.arguments.preposition(each) in self.grammar.of)
            named = next((mention for each in of if (mention := self.mentions.headed(each.index))), None)
            if named is not None:
                return named.actor
        beside = next((self.mentions.at(each.index) for each in children if each.base == "appos"), None)
        if beside is not None and beside.sort in ("name", "acronym", "capital"):
            return beside.actor  # "its ally Pakistan"
        if self.phrases.names_facing(index):
            return self._facing(index)
        for child in self._by_closeness(children, index):
            found = self._affiliating(child)
            if found is not None:
                return found
        token = self.parse.tokens[index]
        if token.base in ("appos", "flat") and not self.resolver.is_open(token.head):
            return self.resolver.belonging(token.head)
        return None

    def held(self, index: int) -> Actor | None:
        """Whose a disputed territory is by the words beside its name: "Indian-held Kashmir"."""
        beside = self.parse.children(index, "amod", "acl")
        return next(filter(None, map(self._by_participle, beside)), None)

    def _by_closeness(self, children: Sequence[Token], index: int) -> Sequence[Token]:
        """What hangs on a noun, the most telling first.

        « ses soldats du Niger »: whose they are is said by the possessive, and where from by « de ».
        """
        if len(children) < 2:
            return children
        found = sorted(children, key=_closeness)
        owning = [each for each in found if each.base == "det" and self.phrases.is_possessive(each)]
        adjectives = self.parse.children(index, "amod") if owning else ()
        if not owning or any(self.mentions.headed(each.index) is not None for each in adjectives):
            return found
        return [*owning, *(each for each in found if each not in owning)]

    def _facing(self, index: int) -> Actor | None:
        """« son voisin malien » is Malian; « son voisin » alone, the other state that whose it is has to do with."""
        owner: Actor | None = None
        for child in sorted(self.parse.children(index), key=_closeness):
            found = self._affiliating(child)
            owns = self.phrases.is_possessive(child) or child.relation == "nmod:poss"
            owns = owns or self.arguments.preposition(child) in self.grammar.of
            if found is not None and not owns:
                return found
            owner = owner or found
        several = self.parse.tokens[index].feature("Number") == "Plur"
        return self.states.other(index, owner) if owner is not None and not several else None

    def _affiliating(self, child: Token) -> Actor | None:
        mention = self.mentions.at(child.index)
        if child.lemma.lower() in self.grammar.made:
            return None  # « des drones de fabrication iranienne » are anybody's
        told = child.base in _ORDER or child.base == "obl"
        if not told or (child.upos == "VERB" and child.base == "amod"):
            return self._by_participle(child)
        preposition = self.arguments.preposition(child)
        relative = (
            child.upos == "PRON" and plain(child.text) in self.grammar.relatives.owner
        )  # « dont le gouvernement »
        if relative or child.relation == "nmod:poss" or self.phrases.is_possessive(child):
            return self.resolver.belonging(child.index)
        if mention is not None and preposition is None:
            return mention.actor
        if child.base == "appos" or (child.base in ("nmod", "obl") and preposition in self.grammar.of):
            return self.resolver.belonging(child.index)
        placed = {"location", "origin"} & self.arguments.slots(child)
        if "origin" in placed and mention is not None and self.phrases.body(child.head):
            return mention.actor  # "a delegation from Angola"
        if "origin" in placed and child.upos == "NOUN" and self.phrases.names_people(child.head):
            return self.resolver.belonging(child.index)  # "two employees from a department of the embassy"
        if placed and self.phrases.body(child.index):
            return self.resolver.belonging(child.index)  # "the attaché at the British embassy"
        if self._speaks_for(child, preposition):
            return self.resolver.belonging(child.index)
        if child.base in ("compound", "amod") and child.upos in ("NOUN", "PROPN", "ADJ"):
            return self.of(child.index)
        if child.base == "nmod" and preposition is None:  # "Niger's charge d'affaires", hung on its second word
            beside = self.parse.children(child.index, "nmod:poss", "amod")  # « un avion cargo émirati »
            owners = (each for each in beside if each.base == "nmod" or self.mentions.at(each.index) is not None)
            return next((self.resolver.belonging(each.index) for each in owners), None)
        return None

    def _speaks_for(self, child: Token, preposition: str | None) -> bool:
        """Whose officials they are: "a spokesman for the ministry", "leaders in Nairobi"; not an envoy there."""
        own = self.phrases.body(child.head)
        if own is None or not own.person or own.envoy or preposition is None:
            return False
        slots = self.arguments.slots(child)
        mention = self.mentions.at(child.index)
        capital = mention is not None and mention.sort == "capital"
        return ("about" in slots and self.phrases.body(child.index) is not None) or ("location" in slots and capital)

    def _by_participle(self, child: Token) -> Actor | None:
        """Whose a thing is said to be: "owned by a Chadian", "Chadian-flagged", « battant pavillon tchadien »."""
        if child.base in ("acl", "amod") and child.lemma.lower() in self.grammar.owning:
            below = self.parse.children(child.index)
            return next(filter(None, (self.resolver.belonging(each.index) for each in below)), None)
        if child.base == "acl" and child.upos == "VERB":
            moved = self._aboard(child) or self._fled(child)
            if moved is not None:
                return moved
        mention = self.mentions.at(child.index)  # « cinq diplomates kazakhs »: an adjective that was taken for a verb
        misread = mention is not None and mention.sort == "adjective" and child.base == "acl"
        return mention.actor if mention is not None and misread else None

    def _aboard(self, clause: Token) -> Actor | None:
        """Whose people a thing has aboard: "a bus carrying Kenyan pilgrims"; its own flag counts before."""
        carries = clause.lemma.lower() in self.grammar.carrying and not self.phrases.names_people(clause.head)
        aboard = (each.index for each in self.parse.children(clause.index, "obj")) if carries else ()
        people = (each for each in aboard if self.phrases.names_people(each))
        return next(filter(None, map(self.resolver.belonging, people)), None)

    def _fled(self, clause: Token) -> Actor | None:
        """Where people fled from is where they belong: "refugees fleeing the war in Liberia"; not where to."""
        if clause.lemma.lower() not in self.grammar.fleeing or not self.phrases.names_people(clause.head):
            return None
        fled = self.parse.children(clause.index, "obj")
        for left in (*fled, *self.parse.children(clause.index, "obl")):
            slots = self.arguments.slots(left)
            opened = self.arguments.preposition(left)
            origin = opened is None or opened in self.grammar.agents or "origin" in slots
            if origin or (fled and "location" in slots):  # « fuyant la guerre [au Liberia] », but « fuyant au Mali »
                named = filter(None, map(self.mentions.headed, self.parse.subtree(left.index)))
                states = (each.actor for each in named if each.actor.state is not None)
                if (state := next(states, None)) is not None:
                    return state
        return None


def _closeness(child: Token) -> tuple[int, int]:
    return _ORDER.get(child.base, len(_ORDER)), child.index
