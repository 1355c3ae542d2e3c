"""People by name: who they are for, as the text itself introduces them.

Takes noun phrases and a resolver; ties a name the gazetteer does not know to the state of the office beside it
(« le ministre malien Abdoulaye Diop »), and remembers it for the rest of the document.
"""

from __future__ import annotations

from dragoman.lexicon.grammar import plain
from dragoman.model import Actor, ActorType
from dragoman.read.actors.pairs import part
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.resolving import Resolving
from dragoman.read.actors.states import States
from dragoman.read.tree import Token

_BESIDE = ("appos", "compound", "nmod", "amod", "flat")
_REACH = 8
"""How many words before a name its office may stand."""


class Persons:
    """The persons of one document."""

    def __init__(self, phrases: NounPhrases, resolver: Resolving, states: States) -> None:
        self.parse = phrases.parse
        self.phrases = phrases
        self.resolver = resolver
        self.states = states
        self._introduced: dict[str, tuple[int, Actor]] | None = None

    def named(self, token: Token) -> Actor | None:
        """Whoever a proper name was introduced as, before."""
        for name in (token, *self.parse.children(token.index, "flat")):
            known = self._all().get(plain(name.text))
            if known is not None and known[0] <= token.index:
                return known[1]
        return None

    def offices(self, index: int) -> tuple[int, ...]:
        """The offices a name was introduced with, before: "Otieno" after "its ambassador to Uganda, Grace Otieno"."""
        token = self.parse.tokens[index]
        known = self._all().get(plain(token.text)) if token.upos == "PROPN" else None
        return () if known is None or known[0] > index else tuple(self._offices(self.parse.tokens[known[0]]))

    def stated(self, name: Token) -> Actor | None:
        """Whom the text itself says an office-holder acts for, where it names another than the lists know.

        Lists know who holds an office today: "Algeria's foreign minister" may since be an envoy of the United Nations.
        """
        beside = (*self.parse.children(name.index, *_BESIDE), self.parse.tokens[name.head])
        for office in beside:
            body = self.phrases.body(office.index) if office.upos in ("NOUN", "PROPN") else None
            if body is not None and body.person and office.index < name.index:
                whole = self.resolver.affiliation(office.index)
                return part(whole, body.id) if whole is not None and whole.named else None
        return None

    def apposed(self, token: Token) -> Actor | None:
        """The office-holder whose name stands beside an office: "Mali's foreign minister, Abdoulaye Diop"."""
        if self.phrases.body(token.index) is None and not self.phrases.names_people(token.index):
            return None
        for child in self.parse.children(token.index, "appos", "flat", "nmod"):
            mention = self.resolver.mentions.at(child.index)
            if child.upos == "PROPN" and mention is not None and mention.sort == "office-holder":
                return mention.actor
        return None

    def _all(self) -> dict[str, tuple[int, Actor]]:
        """Name, in lower case → where a person was introduced, and the actor.

        Offices may themselves be held against persons: while the names are being gathered, those so far count.
        """
        if self._introduced is None:
            self._introduced = {}
            for token in self.parse.tokens:
                self._introduce(token, self._introduced)
        return self._introduced

    def _introduce(self, token: Token, found: dict[str, tuple[int, Actor]]) -> None:
        mention = self.resolver.mentions.at(token.index)
        if token.upos != "PROPN" or (mention is not None and mention.head != token.index):
            return
        if mention is not None and mention.sort != "office-holder":
            return
        actor = mention.actor if mention is not None else self._by_office(token)
        if actor is not None:
            for name in (token, *self.parse.children(token.index, "flat")):
                if len(name.text) > 2:
                    found.setdefault(plain(name.text), (token.index, actor))

    def _by_office(self, name: Token) -> Actor | None:
        """A person of the state of the office beside a name."""
        for office in self._offices(name):
            body = self.phrases.body(office)
            if body is None and not self.phrases.names_people(office):
                continue
            state = self.resolver.affiliation(office) or self.resolver.affiliation(name.index)
            if state is None and body is not None and body.state and not body.envoy:
                token = self.parse.tokens[office]
                state = self.states.fronted(token) or self.states.governed(token, body.id)
            if state is not None and state.named:
                return self._of(state, body.id if body else None, name)
        return None

    def _of(self, whole: Actor, body: str | None, name: Token) -> Actor:
        """A person of a state; who speaks for an organisation or a group is the whole: "NATO chief …"."""
        if whole.state is None:
            return whole
        return Actor(type=ActorType.PERSON, state=whole.state, body=body, name=self._full_name(name))

    def _offices(self, name: Token) -> list[int]:
        """Where an office may stand: in apposition either way, or right before the name."""
        above = self.parse.tokens[name.head]
        found = [each.index for each in self.parse.children(name.index, *_BESIDE)]
        found += self._before(name)
        if name.base in _BESIDE and above.upos in ("NOUN", "PROPN"):
            found.append(above.index)
        return found

    def _before(self, name: Token) -> list[int]:
        """« Son ministre, Untel, … »: the noun right before the comma, whatever the parser made of it."""
        sentence = self.parse.sentence(name.index)
        if self.parse.children(name.index, "case") and self.parse.tokens[name.index - 1].text != ",":
            return []  # « son envoyé après le refus de Milei »
        for index in range(name.index - 1, max(sentence.first, name.index - _REACH) - 1, -1):
            token = self.parse.tokens[index]
            if token.upos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or (
                token.upos == "PROPN" and index == name.index - 1
            ):
                return []
            if token.upos == "NOUN" and self.phrases.body(index) is not None:
                return [index]
        return []

    def _full_name(self, name: Token) -> str:
        parts = sorted((name, *self.parse.children(name.index, "flat")), key=lambda each: each.index)
        return " ".join(each.text for each in parts if each.upos == "PROPN")
