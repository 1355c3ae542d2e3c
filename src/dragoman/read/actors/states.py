"""The state a text speaks of without naming it: "the country", « le gouvernement », « la junte », « la Cour ».

Takes noun phrases and a resolver; gives the state named last, the one whose government the text has been speaking of,
or the organisation that a noun is short for.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain

from dragoman.model import Actor, ActorType, Participant, Span
from dragoman.read.actors.antecedents import Antecedents
from dragoman.read.actors.mentions import Mention
from dragoman.read.actors.pairs import Pairs, is_state, part
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.resolving import Resolving
from dragoman.read.tree import Token

TERRITORY = "territory"
"""The sort of names of parts of states, and of lands that several claim."""

CLEAR = 1.5
"""How many times as often as any other a state must be named for "the government" to be its own."""


class States:
    """The states of one document."""

    def __init__(self, phrases: NounPhrases, resolver: Resolving, back: Antecedents) -> None:
        self.parse = phrases.parse
        self.phrases = phrases
        self.resolver = resolver
        self.back = back
        self.mentions = phrases.mentions
        self.pairs = Pairs(phrases, resolver)
        self._governing: list[tuple[int, str, str]] | None = None

    def all(self) -> tuple[Participant, ...]:
        """Every state as often as the text names it; one that only an adjective names is spoken of by the way."""
        itself = {mention.actor.state for mention in self.mentions.all if is_state(mention) and self._stands(mention)}
        return tuple(
            Participant(actor=part(mention.actor, None), span=self._words(mention))
            for mention in self.mentions.all
            if mention.actor.state is not None and mention.actor.state in itself
        )

    def _stands(self, mention: Mention) -> bool:
        return self.parse.tokens[mention.head].base not in ("amod", "compound")

    def _words(self, mention: Mention) -> Span:
        tokens = self.parse.tokens
        return Span.of(self.parse.text, tokens[mention.first].start, tokens[mention.last].end)

    def other(self, index: int, owner: Actor) -> Actor | None:
        """« son voisin »: of the states named so far, the one named most often beside whose it is."""
        named = [
            mention.actor.state
            for mention in self.mentions.all
            if mention.head < index and mention.actor.state not in (None, owner.state)
        ]
        states = Counter(named)
        last = {state: place for place, state in enumerate(named)}
        best = max(states, key=lambda state: (states[state], last[state]), default=None)
        return Actor(type=ActorType.STATE, state=best) if best is not None else None

    def last(self, token: Token) -> Actor | None:
        """« le pays », "the country": who says what it does itself, else the state named last, before it.

        One that is described (« le pays voisin », "the Gulf state") is another than the one that acts on it.
        """
        acting = self.pairs.acting(token.index)
        described = any(child.base in ("amod", "compound", "nmod") for child in self.parse.children(token.index))
        if not described and token.base == "nsubj" and len(acting) == 1:
            return Actor(type=ActorType.STATE, state=next(iter(acting)))
        home = self._home(token) if not described else None
        if home is not None:
            return home
        for mention in reversed(self.mentions.all):
            other = not described or mention.actor.state not in acting
            if is_state(mention) and mention.head < token.index and other and not self._qualifies(mention):
                return part(mention.actor, None)
        return None

    def region(self, token: Token) -> Actor | None:
        """« l'enclave », "the region": the territory named last, before it, unless it is described as another."""
        if token.feature("Number") == "Plur" or self.parse.children(token.index, "amod", "nmod", "compound", "acl"):
            return None
        before = (each for each in reversed(self.mentions.all) if each.head < token.index and each.sort == TERRITORY)
        return next((part(each.actor, None) for each in before), None)

    def breakaway(self, token: Token) -> Actor | None:
        """« les séparatistes », "ethnic Armenian forces": those of the land that several claim, named before them.

        Or in their own sentence: "the separatists of Abkhazia".
        """
        last = self.parse.sentence(token.index).last
        lands = [each for each in self.mentions.all if each.actor.type is ActorType.STATE and each.actor.state is None]
        before = [each for each in lands if each.head < token.index]
        after = [each for each in lands if token.index < each.head <= last]
        return next((part(each.actor, None) for each in (*before[::-1], *after)), None)

    def _qualifies(self, mention: Mention) -> bool:
        """Whether a name only makes an adjective: "China-backed"."""
        after = self.parse.tokens[min(mention.last + 1, len(self.parse.tokens) - 1)]
        return after.text == "-" and after.start == self.parse.tokens[mention.last].end

    def league(self, token: Token) -> Actor | None:
        """« l'organisation », "the bloc": the organisation named last, before it."""
        for mention in reversed(self.mentions.all):
            if mention.actor.type is ActorType.ORGANISATION and mention.head < token.index:
                return mention.actor
        return None

    def short(self, token: Token) -> Actor | None:
        """« la Cour », "the Council": the organisation named last by a name that this noun is the head of."""
        name = self.long(token)
        return name.actor if name is not None else None

    def long(self, token: Token) -> Mention | None:
        """The name that a definite noun is short for; "the court in The Hague" only says where it sits."""
        if token.text.lower() not in self._words_of_names:
            return None
        told = self.parse.children(token.index, "nmod", "amod", "compound")
        sits = (each for each in told if "location" in self.phrases.arguments.slots(each))
        if not self.phrases.is_definite(token.index) or len(told) > len(tuple(sits)):
            return None
        for mention in reversed(self.mentions.all):
            if mention.head < token.index and mention.actor.type is ActorType.ORGANISATION:
                words = {each.text.lower() for each in self.parse.tokens[mention.first : mention.last + 1]}
                if token.text.lower() in words and mention.first < mention.last:
                    return mention
        return None

    @cached_property
    def _words_of_names(self) -> frozenset[str]:
        """The words that names of organisations have here: few nouns are short for one."""
        names = (each for each in self.mentions.all if each.actor.type is ActorType.ORGANISATION)
        tokens = (self.parse.tokens[each.first : each.last + 1] for each in names)
        return frozenset(token.text.lower() for inside in tokens for token in inside)

    def member(self, token: Token) -> Actor | None:
        """« Le Togo est l'un des pays qui … », "Togo is among dozens of countries that …": the one that is told of."""
        for above in (token, *self.parse.ancestors(token.index)):
            subjects = self.parse.children(above.index, "nsubj") if self.parse.children(above.index, "cop") else ()
            if subjects:
                return self.resolver.belonging(subjects[0].index)
            if above.base != "nmod":
                return None
        return None

    def located(self, token: Token) -> Actor | None:
        """« la junte au pouvoir à Bamako »: those who govern are of the place they govern from."""
        person = self.resolver.is_person(token.index)  # "a judge who fled to Belarus" is none of Belarus's
        under = self.parse.children(token.index, "nmod", "amod", "obl", *(() if person else ("acl",)))
        deeper = [inner for child in under for inner in self.parse.children(child.index, "nmod", "obl")]
        beside = self._beside(token)
        for child in (*under, *deeper, *beside):
            mention = self.mentions.at(child.index)
            if mention is not None and mention.actor.type is ActorType.STATE:
                return mention.actor
        return None

    def _beside(self, token: Token) -> list[Token]:
        """Where a body is by words that the parser hung higher: "the leader of the junta [in Niamey]"."""
        last = self.parse.subtree(token.index)[-1]
        above = [each for each in self.parse.children(token.head, "nmod", "obl") if each.index > token.index]
        return [each for each in above if token.base == "nmod" or self.parse.subtree(each.index)[0] == last + 1]

    def governed(self, token: Token, body: str) -> Actor | None:
        """A government without a name: the state whose government the text has spoken of, else the last subject."""
        counts = Counter(state for index, of, state in self._bodies() if of == body and index < token.index)
        if counts:
            best = max(sorted(counts), key=lambda state: counts[state])
            return Actor(type=ActorType.STATE, state=best, body=body)
        subjects = (each for each in self.back.candidates(token) if each.base == "nsubj")
        for candidate in chain(self._told_of(token), subjects):
            if self.mentions.headed(candidate.index) is not None:
                actor = self.resolver.actor(candidate.index)
                if actor is not None and actor.type is ActorType.STATE:
                    return part(actor, body)
        home = self._home(token)
        return part(home, body) if home is not None else None

    def _told_of(self, token: Token) -> tuple[Token, ...]:
        """The subject of what a body without a name tells beside it: "Chad has closed it, the government said"."""
        verb = self.parse.tokens[token.head]
        above = (self.parse.tokens[verb.head],) if verb.base == "parataxis" else ()
        told = (*above, *self.parse.children(verb.index, "ccomp")) if token.base == "nsubj" else ()
        return next((self.parse.children(each.index, "nsubj") for each in told if each.index < token.index), ())

    def fronted(self, token: Token) -> Actor | None:
        """« À Lomé, le porte-parole du président … »: the capital a sentence opens with, before who speaks there."""
        sentence = self.parse.sentence(token.index)
        for mention in self.mentions.all:
            if sentence.first <= mention.first <= sentence.first + 1 and mention.sort == "capital":
                place = self.parse.tokens[mention.head]
                slots = self.phrases.arguments.slots(place)
                comma = self.parse.tokens[min(mention.last + 1, sentence.last)].text == ","
                return mention.actor if comma and "location" in slots and mention.last < token.index else None
        return None

    def _home(self, token: Token) -> Actor | None:
        """The state that a text has spoken of before a word, by its own name or that of a place in it, and no other."""
        before = (mention.actor.state for mention in self.mentions.all if mention.head < token.index)
        states = Counter(filter(None, before)).most_common(2)
        clear = bool(states) and (len(states) == 1 or states[0][1] >= CLEAR * states[1][1])
        return Actor(type=ActorType.STATE, state=states[0][0]) if clear else None

    def another(self, token: Token, than: Actor) -> Actor | None:
        """Whom a word that names nobody means, if not `than`: the state of the subject told last that is another."""
        for candidate in self.back.candidates(token):
            actor = self.resolver.belonging(candidate.index) if candidate.base == "nsubj" else None
            if actor is not None and actor.type is ActorType.STATE and actor.state != than.state:
                return part(actor, actor.body)
        return None

    def holder(self, token: Token, body: str) -> Actor | None:
        """« le chef du gouvernement » after « le Premier ministre malien »: who was last said to hold that office."""
        if not self.phrases.is_definite(token.index):
            return None
        offices = [(index, state) for index, of, state in self._bodies() if of == body and index < token.index]
        offices += [
            (mention.head, mention.actor.state)
            for mention in self.mentions.all
            if mention.sort == "office-holder" and mention.actor.body == body and mention.actor.state
            if mention.head < token.index
        ]
        if not offices:
            return None
        return Actor(type=ActorType.STATE, state=max(offices)[1], body=body)

    def _bodies(self) -> list[tuple[int, str, str]]:
        """Every body that names its state beside it: where, which body, of which state."""
        if self._governing is None:
            self._governing = []
            for token in self.parse.tokens:
                body = self.phrases.body(token.index) if token.upos in ("NOUN", "PROPN") else None
                state = self.resolver.affiliation(token.index) if body is not None else None
                if body is not None and state is not None and state.state is not None:
                    self._governing.append((token.index, body.id, state.state))
        return self._governing
