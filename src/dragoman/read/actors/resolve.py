"""From a noun phrase to the actors it means.

Takes a parse with its names; gives actors for names (« Bamako »), bodies (« la junte »), people of a state (« deux
diplomates maliens »), pronouns, possessives (« son ressortissant ») and demonstratives (« ces derniers »), looking back
only. What cannot be told stays None: nothing is guessed from the subject of the crisis.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from dragoman.lexicon.actors import Body
from dragoman.lexicon.grammar import Grammar
from dragoman.model import Actor, ActorType, Participant, Span
from dragoman.read.actors.mentions import Mention, Mentions, Phrases
from dragoman.read.grammar.arguments import Arguments
from dragoman.read.tree import Parse, Token

WINDOW, WORDS = 3, 400
"""How many sentences back a pronoun may look, and how many words where sentences do not end."""

REPEATS = 50
"""How many earlier uses of a noun are looked at."""

DEPTH, NESTED = 4, 40
"""How many nouns deep « des deux pays » is looked for, and an actor behind other nouns: deeper chains are no news."""

AFFILIATED = frozenset({"company", "state-media", "lawmaker", "public", "civil-society"})
"""Bodies that are not the state, but are done to as its own: « les compagnies indiennes »."""

_NAMES = ("name", "acronym", "organisation", "group", "office-holder", "seat", "capital", "territory", "inhabitant")
_APPOSED = ("appos", "flat", "flat:name", "nmod", "compound", "amod", "nmod:poss", "nmod:desc")


class Resolver:
    """The actors of one document."""

    def __init__(
        self,
        parse: Parse,
        mentions: Mentions,
        arguments: Arguments,
        *,
        bodies: Phrases[Body],
        people: Phrases[bool],
        transparent: frozenset[str],
    ) -> None:
        self.parse = parse
        self.mentions = mentions
        self.arguments = arguments
        self.grammar: Grammar = arguments.grammar
        self.bodies = bodies
        self.people = people
        self.transparent = transparent
        self._found: dict[int, Actor | None] = {}
        self._busy: set[int] = set()
        self._persons: dict[str, tuple[int, Actor]] | None = None

    # What callers ask

    def participants(self, index: int) -> tuple[Participant, ...]:
        """The actors of a noun phrase and of those coordinated with it, each with its words."""
        found: list[Participant] = []
        for head in self.coordinated(index):
            for actor in self.several(head):
                if actor not in [each.actor for each in found]:
                    found.append(Participant(actor=actor, span=self.span(head)))
        return tuple(found)

    def subjects(self, verb: int) -> set[str]:
        """The codes of the actors that are the subject of a verb."""
        subject = self.arguments.subject(verb)
        return {each.actor.code for each in self.participants(subject)} if subject is not None else set()

    def coordinated(self, index: int) -> tuple[int, ...]:
        """A noun and the nouns coordinated with it."""
        found = [index]
        for head in found:
            found += [
                each.index for each in self.parse.children(head, "conj") if each.upos in ("NOUN", "PROPN", "PRON")
            ]
        return tuple(found)

    def several(self, index: int) -> tuple[Actor, ...]:
        """The actors one noun phrase stands for: « les deux pays » stands for two."""
        pair = self._pair(index) or self._of_pair(index)
        if pair:
            return pair
        actor = self.actor(index)
        if actor is None:
            return ()
        return (actor, *(_part(other, actor.body) for other in self._shared(index) if other.state != actor.state))

    def _shared(self, index: int) -> tuple[Actor, ...]:
        """« les présidents colombien et vénézuélien »: one noun, several states."""
        if self.parse.tokens[index].feature("Number") != "Plur":
            return ()
        found = []
        for child in self.parse.children(index, "amod", "conj"):
            for each in (child, *self.parse.children(child.index, "conj")):
                mention = self.mentions.at(each.index)
                if mention is not None and mention.sort == "adjective":
                    found.append(mention.actor)
        return tuple(found) if len(found) > 1 else ()

    def actor(self, index: int) -> Actor | None:
        """The actor of one noun phrase, or None."""
        if index in self._found:
            return self._found[index]
        if index in self._busy or len(self._busy) > NESTED:
            return None
        self._busy.add(index)
        try:
            found = self._resolve(self.parse.tokens[index])
        finally:
            self._busy.discard(index)
        self._found[index] = found
        return found

    def span(self, index: int, *, without: tuple[int, ...] = ()) -> Span:
        """The words of a noun phrase, without the clauses and coordinations that hang on it, nor the tokens named."""
        inside = sorted(each for each in self._phrase(index) if each not in without)
        low = high = inside.index(index)
        while low > 0 and inside[low - 1] == inside[low] - 1:
            low -= 1
        while high + 1 < len(inside) and inside[high + 1] == inside[high] + 1:
            high += 1
        tokens = [self.parse.tokens[each] for each in inside[low : high + 1]]
        while len(tokens) > 1 and self._opens(tokens[0]) and tokens[0].index != index:
            tokens = tokens[1:]
        while len(tokens) > 1 and tokens[-1].upos == "PUNCT" and tokens[-1].index != index:
            tokens = tokens[:-1]
        return Span.of(self.parse.text, tokens[0].start, tokens[-1].end)

    def _opens(self, token: Token) -> bool:
        """Words before a noun phrase that are not of it: a preposition, a conjunction, a relative pronoun."""
        return token.upos in ("PUNCT", "ADP", "CCONJ", "SCONJ") or token.feature("PronType") == "Rel"

    def _phrase(self, index: int) -> list[int]:
        found = [index]
        for head in found:
            for child in self.parse.children(head):
                if child.base in ("acl", "conj", "cc", "parataxis", "advcl", "punct", "cop", "nsubj", "orphan"):
                    continue
                if child.upos in ("VERB", "AUX") or (head == index and child.base == "case" and child.index < index):
                    continue
                found.append(child.index)
        return found

    def is_person(self, index: int) -> bool:
        """Whether a noun names people: a diplomat, soldiers, nationals, staff."""
        token = self.parse.tokens[index]
        if token.upos == "PRON" or token.lemma.lower() in self.grammar.latter:
            earlier = self.earlier(index)
            return earlier is not None and earlier != index and self.is_person(earlier)
        return self.people.at(self.parse, self.through(index)) is not None

    def is_actor(self, index: int) -> bool:
        """Whether a noun itself names an actor: a name, a part of a state, people, a pronoun; not a thing of theirs."""
        token = self.parse.tokens[index]
        if self.mentions.at(index) is not None or token.upos in ("PRON", "DET", "PROPN"):
            return True
        inner = self.through(index)
        return (
            self.people.at(self.parse, inner) is not None
            or self.bodies.at(self.parse, inner) is not None
            or token.lemma.lower() in self.grammar.country | self.grammar.latter
            or self.mentions.at(inner) is not None
        )

    def through(self, index: int) -> int:
        """Past nouns that only count: « un groupe de diplomates » is about diplomats."""
        for _ in range(3):
            token = self.parse.tokens[index]
            if token.lemma.lower() not in self.transparent and token.upos != "NUM":
                return index
            inner = [
                child
                for child in self.parse.children(index, "nmod", "obl")
                if self.arguments.preposition(child) in self.grammar.of
            ]
            if not inner:
                return index
            index = inner[0].index
        return index

    # How it is found

    def _resolve(self, token: Token) -> Actor | None:
        mention = self.mentions.headed(token.index) or self.mentions.at(token.index)
        if mention is not None:
            return self._named(token, mention)
        word = _plain(token.text)
        if word in self.grammar.possessives and token.upos in ("DET", "PRON", "ADJ"):
            return self._referent(self._owner(token))
        if token.upos in ("PRON", "DET"):
            return self._referent(self._of_pronoun(token))
        if token.upos == "PROPN":
            return self._person(token)
        if token.upos in ("NOUN", "NUM", "X") or (token.upos == "ADJ" and token.base not in ("amod", "advmod")):
            return self._noun(token)
        return None

    def _named(self, token: Token, mention: Mention) -> Actor | None:
        if mention.sort == "adjective" and token.upos == "NOUN":
            return mention.actor
        return mention.actor

    def _noun(self, token: Token) -> Actor | None:
        lemma = token.lemma.lower()
        if lemma in self.grammar.latter:
            return self._latter(token)
        inner = self.through(token.index)
        if inner != token.index:
            return self.actor(inner)
        person = self._apposed_person(token)
        if person is not None:
            return person
        body = self.bodies.at(self.parse, token.index)
        state = self.affiliation(token.index)
        if body is not None:
            return self._of_body(token, body, state)
        if state is not None:
            return state if state.type in (ActorType.ORGANISATION, ActorType.ARMED_GROUP) else _part(state, None)
        if lemma in self.grammar.country and self._definite(token):
            return self._last_state(token)
        if self.is_person(token.index) or lemma in self.grammar.country:
            return self._remembered(token) or self._unnamed(token)
        return None

    def _of_body(self, token: Token, body: Body, state: Actor | None) -> Actor | None:
        if not body.state and (state is None or body.id not in AFFILIATED):
            return self._unnamed(token)
        if state is not None and state.type is ActorType.STATE:
            return _part(state, body.id)
        if state is not None:
            return state
        governs = body.state and not body.person and not body.envoy
        located = self._located(token) if governs else None
        if located is not None:
            return _part(located, body.id)
        return self._remembered(token, body.id) or (self._salient(token, body.id) if governs else None)

    def affiliation(self, index: int) -> Actor | None:
        """The state, organisation or group that a noun phrase names itself as belonging to."""
        modifiers = sorted(self.parse.children(index), key=self._closeness)
        for child in modifiers:
            found = self._affiliating(child)
            if found is not None:
                return found
        token = self.parse.tokens[index]
        if token.base in ("appos", "flat") and token.head not in self._busy:
            return self._affiliated_actor(token.head)
        return None

    def _closeness(self, child: Token) -> tuple[int, int]:
        order = ("amod", "compound", "flat", "nmod", "det", "appos")
        return (order.index(child.base) if child.base in order else len(order), child.index)

    def _affiliating(self, child: Token) -> Actor | None:
        if child.base in ("amod", "compound", "flat", "nmod", "appos", "det", "obl"):
            mention = self.mentions.at(child.index)
            preposition = self.arguments.preposition(child)
            if child.relation == "nmod:poss" or _plain(child.text) in self.grammar.possessives:
                return self._affiliated_actor(child.index)
            if mention is not None and preposition is None:
                return mention.actor
            if child.base in ("nmod", "obl") and preposition in self.grammar.of:
                return self._affiliated_actor(child.index)
            if child.base == "appos":
                return self._affiliated_actor(child.index)
            if "location" in self.grammar.slots.get(preposition or "", ()) and self.bodies.at(self.parse, child.index):
                return self._affiliated_actor(child.index)  # "the attaché at the British embassy"
            if child.base in ("compound", "amod") and child.upos in ("NOUN", "PROPN", "ADJ"):
                return self.affiliation(child.index)
        return None

    def _affiliated_actor(self, index: int) -> Actor | None:
        actor = self.actor(index)
        if actor is None or (actor.type is ActorType.UNNAMED and actor.state is None):
            return None
        return actor

    def _located(self, token: Token) -> Actor | None:
        """« la junte au pouvoir à Bamako »: those who govern are of the place they govern from."""
        below = [
            *self.parse.children(token.index, "nmod", "acl", "amod", "obl"),
            *(
                inner
                for child in self.parse.children(token.index, "nmod", "acl", "amod")
                for inner in self.parse.children(child.index, "nmod", "obl")
            ),
        ]
        for child in below:
            mention = self.mentions.at(child.index)
            if mention is not None and mention.actor.type is ActorType.STATE:
                return mention.actor
        return None

    # Persons

    def _apposed_person(self, token: Token) -> Actor | None:
        """« le ministre malien Abdoulaye Diop », "Mali's foreign minister, Abdoulaye Diop"."""
        if self.bodies.at(self.parse, token.index) is None and not self.is_person(token.index):
            return None
        for child in self.parse.children(token.index, "appos", "flat", "nmod"):
            if child.upos != "PROPN":
                continue
            mention = self.mentions.at(child.index)
            if mention is not None and mention.sort == "office-holder":
                return mention.actor
        return None

    def _person(self, token: Token) -> Actor | None:
        """A proper name the gazetteer does not know: whoever the text has tied to a state by office."""
        for name in (_plain(token.text), *(_plain(each.text) for each in self.parse.children(token.index, "flat"))):
            known = self._introduced.get(name)
            if known is not None and known[0] <= token.index:
                return known[1]
        inner = self.affiliation(token.index)
        if inner is not None and inner.type is ActorType.STATE:
            return _part(inner, inner.body)
        return None

    @property
    def _introduced(self) -> dict[str, tuple[int, Actor]]:
        """Surname, in lower case → where a person was introduced, and the actor.

        Offices may themselves be held against persons: while the names are being gathered, those so far count.
        """
        if self._persons is None:
            self._persons = {}
            self._gather(self._persons)
        return self._persons

    def _gather(self, found: dict[str, tuple[int, Actor]]) -> None:
        for token in self.parse.tokens:
            mention = self.mentions.headed(token.index)
            if token.upos != "PROPN" or (mention is None) != (self.mentions.at(token.index) is None):
                continue
            if mention is not None and mention.sort != "office-holder":
                continue
            actor = mention.actor if mention is not None else self._by_office(token)
            if actor is None:
                continue
            for name in (token, *self.parse.children(token.index, "flat")):
                if len(name.text) > 2:
                    found.setdefault(_plain(name.text), (token.index, actor))

    def _by_office(self, name: Token) -> Actor | None:
        """The office beside a name: apposition either way, or the noun it is part of."""
        above = self.parse.tokens[name.head]
        offices = [each.index for each in self.parse.children(name.index, "appos", "compound", "nmod", "amod", "flat")]
        offices += self._office_before(name)
        if name.base in ("appos", "flat", "nmod", "compound") and above.upos in ("NOUN", "PROPN"):
            offices.append(above.index)
        for office in offices:
            body = self.bodies.at(self.parse, office)
            if body is None and not self.is_person(office):
                continue
            state = self.affiliation(office) or self.affiliation(name.index)
            if state is not None and state.type is not ActorType.UNNAMED:
                return Actor(
                    type=ActorType.PERSON,
                    state=state.state,
                    body=body.id if body else None,
                    name=self.span(name.index).text if state.state is None else self._full_name(name),
                )
        return None

    def _office_before(self, name: Token) -> list[int]:
        """« Son ministre, Untel, … »: the noun right before the comma, whatever the parser made of it."""
        sentence = self.parse.sentence(name.index)
        for index in range(name.index - 1, max(sentence.first, name.index - 8) - 1, -1):
            token = self.parse.tokens[index]
            if token.upos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or (
                token.upos == "PROPN" and index == name.index - 1
            ):
                return []
            if token.upos == "NOUN" and self.bodies.at(self.parse, index) is not None:
                return [index]
        return []

    def _full_name(self, name: Token) -> str:
        parts = [name, *self.parse.children(name.index, "flat")]
        parts.sort(key=lambda each: each.index)
        return " ".join(each.text for each in parts if each.upos == "PROPN")

    # Looking back

    def antecedent(self, index: int) -> int | None:
        """The noun a pronoun or possessive stands for; a noun stands for itself."""
        token = self.parse.tokens[index]
        word = _plain(token.text)
        if word in self.grammar.possessives and token.upos in ("DET", "PRON", "ADJ"):
            return self._owner(token)
        if token.upos in ("PRON", "DET"):
            return self._of_pronoun(token)
        return index

    def _referent(self, index: int | None) -> Actor | None:
        return self._affiliated_actor(index) if index is not None else None

    def _owner(self, possessive: Token) -> int | None:
        """« son », "its": the subject of the clause, or else what a pronoun there would mean."""
        form = self.grammar.possessives[_plain(possessive.text)]
        if form.startswith("1"):
            return self._voice(possessive)
        noun = self.parse.tokens[possessive.head]
        for above in self.parse.ancestors(noun.index):
            if above.upos not in ("VERB", "AUX"):
                continue
            subject = self.arguments.subject(above.index)
            if subject is not None and subject < possessive.index and subject != noun.index:
                own = self.parse.tokens[subject]
                if own.upos == "PRON":
                    return self.antecedent(subject)
                if self._agrees(own, plural=form[1:2] == "p", gender="") and self._animate(subject):
                    return subject
        return self._nearest(possessive, plural=form[1:2] == "p")

    def _animate(self, index: int) -> bool:
        return self.is_actor(index) or self.actor(index) is not None

    def _voice(self, token: Token) -> int | None:
        """« notre », "our": whoever is speaking; the speech layer knows, the sentence's subject usually is."""
        for above in self.parse.ancestors(token.index):
            for each in self.parse.children(above.index, "nsubj"):
                if each.upos in ("NOUN", "PROPN") and self._affiliated_actor(each.index) is not None:
                    return each.index
        return None

    def _of_pronoun(self, token: Token) -> int | None:
        """What a personal or relative pronoun stands for."""
        if token.feature("PronType") == "Rel":
            return next(
                (above.head for above in self.parse.ancestors(token.index) if above.relation == "acl:relcl"), None
            )
        word = _plain(token.text).rpartition("-")[2] or _plain(token.text)
        form = self.grammar.pronouns.get(word)
        if form is None or form.startswith("place"):
            return None
        if form.startswith("1"):
            return self._voice(token)
        clause = self.parse.tokens[token.head]
        other = None
        if token.base in ("obj", "iobj") and clause.upos in ("VERB", "AUX"):
            other = self.arguments.subject(clause.index)
        return self._nearest(token, plural=form[1:2] == "p", gender=form[2:3], other=other, person=token.base == "obj")

    def _nearest(
        self, token: Token, *, plural: bool, gender: str = "", other: int | None = None, person: bool = False
    ) -> int | None:
        """The closest earlier noun phrase that agrees, subjects before others."""
        best: tuple[int, int] | None = None
        excluded = self.actor(other) if other is not None else None
        for candidate in self._candidates(token):
            if not self._agrees(candidate, plural=plural, gender=gender):
                continue
            actor = self._affiliated_actor(candidate.index)
            if (actor is None and not self.is_person(candidate.index)) or (actor is not None and actor == excluded):
                continue
            score = self._salience(candidate, token, person=person)
            if best is None or score > best[0]:
                best = (score, candidate.index)
        return best[1] if best else None

    def _candidates(self, token: Token) -> Iterator[Token]:
        for index in range(token.index - 1, self._reach(token.index) - 1, -1):
            candidate = self.parse.tokens[index]
            if candidate.upos in ("NOUN", "PROPN") and candidate.base in (
                "nsubj",
                "obj",
                "obl",
                "nmod",
                "root",
                "appos",
                "conj",
                "iobj",
                "nmod:poss",
            ):
                mention = self.mentions.at(index)
                if mention is None or mention.head == index:
                    yield candidate

    def _agrees(self, candidate: Token, *, plural: bool, gender: str) -> bool:
        number = candidate.feature("Number")
        if plural and number == "Sing" and not self.parse.children(candidate.index, "conj"):
            return False
        if not plural and number == "Plur":
            return False
        marked = candidate.feature("Gender")[:1].lower()
        return not (gender and marked and self.mentions.at(candidate.index) is None and marked != gender)

    def _salience(self, candidate: Token, token: Token, *, person: bool) -> int:
        distance = self.parse.sentence_number(token.index) - self.parse.sentence_number(candidate.index)
        score = -3 * distance
        if candidate.base == "nsubj":
            score += 4
        elif candidate.base in ("obj", "iobj"):
            score += 2
        elif candidate.base in ("nmod", "appos"):
            score -= 2
        if person and self.is_person(candidate.index):
            score += 6
        return score

    def _latter(self, token: Token) -> Actor | None:
        """« ces derniers », "the latter", as an actor."""
        earlier = self._latter_noun(token)
        return self._affiliated_actor(earlier) if earlier is not None else None

    def _latter_noun(self, token: Token) -> int | None:
        """The last people or states named, in the same number."""
        plural = token.feature("Number") == "Plur"
        for candidate in self._candidates(token):
            if not self._agrees(candidate, plural=plural, gender=""):
                continue
            if plural and candidate.feature("Number") != "Plur":
                continue
            person = self.is_person(candidate.index)
            if (person or candidate.base in ("nsubj", "obj")) and self._affiliated_actor(candidate.index) is not None:
                return candidate.index
        return None

    def _pair(self, index: int) -> tuple[Actor, ...]:
        """« les deux pays », "both countries": the two states the text has named most recently."""
        token = self.parse.tokens[index]
        if token.lemma.lower() not in self.grammar.country or token.feature("Number") == "Sing":
            return ()
        if not any(_plain(child.text) in self.grammar.pair for child in self.parse.children(index)):
            return ()
        found: list[str] = []
        for mention in reversed(self.mentions.all):
            state = mention.actor.state
            if mention.head < index and state and mention.actor.type is ActorType.STATE and state not in found:
                found.append(state)
            if len(found) == 2:
                return tuple(Actor(type=ActorType.STATE, state=each) for each in sorted(found))
        return ()

    def _of_pair(self, index: int, depth: int = DEPTH) -> tuple[Actor, ...]:
        """« les chefs de la diplomatie des deux pays »: those of both states."""
        if not depth:
            return ()
        for child in self.parse.children(index, "nmod", "nmod:poss"):
            pair = self._pair(child.index) or self._of_pair(child.index, depth - 1)
            if pair and (child.relation == "nmod:poss" or self.arguments.preposition(child) in self.grammar.of):
                return pair
        return ()

    def _remembered(self, token: Token, body: str | None = None) -> Actor | None:
        """What a definite noun repeats, as an actor."""
        earlier = self.earlier(token.index)
        if earlier is None:
            return None
        state = self.affiliation(earlier) or self._found.get(earlier)
        return _part(state, body) if state is not None and state.type is ActorType.STATE else None

    def earlier(self, index: int) -> int | None:
        """The noun that a definite noun repeats: « les deux diplomates » after « deux diplomates maliens ».

        People may be called by another noun (« ces diplomates » after « cinq membres du personnel »).
        """
        token = self.parse.tokens[index]
        if token.lemma.lower() in self.grammar.latter or token.upos == "PRON":
            return self._latter_noun(token) if token.upos != "PRON" else self.antecedent(index)
        if not self._definite(token):
            return None
        number = token.feature("Number")
        before = self._nouns.get((token.lemma.lower(), number), [])
        before = before[: bisect_left(before, index)][-REPEATS:]
        same = next((at for at in reversed(before) if self._known(at)), None)
        if (same is not None and not self._points(token)) or not self.is_person(index):
            return same
        for at in range(index - 1, max(self._reach(index), -1 if same is None else same + 1) - 1, -1):
            noun = self.parse.tokens[at]
            if noun.upos in ("NOUN", "PROPN") and noun.feature("Number") == number:
                if self.is_person(at) and self._known(at):
                    return at
        return same

    @cached_property
    def _nouns(self) -> dict[tuple[str, str], list[int]]:
        """Lemma and number → the nouns of the text, in order."""
        found: dict[tuple[str, str], list[int]] = {}
        for token in self.parse.tokens:
            if token.upos in ("NOUN", "PROPN"):
                found.setdefault((token.lemma.lower(), token.feature("Number")), []).append(token.index)
        return found

    def _reach(self, index: int) -> int:
        """The first token that a word may look back to: so many sentences, so many words."""
        number = max(0, self.parse.sentence_number(index) - WINDOW)
        return max(self.parse.sentences[number].first, index - WORDS)

    def _known(self, index: int) -> bool:
        state = self.affiliation(index) or self._found.get(index)
        return state is not None and state.type is ActorType.STATE

    def _points(self, token: Token) -> bool:
        """Whether a noun has a demonstrative."""
        return any(
            _plain(child.text) in self.grammar.demonstratives for child in self.parse.children(token.index, "det")
        )

    def is_first_person(self, index: int) -> bool:
        """Whether a word is « nous », "we", « je », "I"."""
        return self.grammar.pronouns.get(_plain(self.parse.tokens[index].text), "").startswith("1")

    def is_definite(self, index: int) -> bool:
        """Whether a noun points back to something known."""
        return self._definite(self.parse.tokens[index])

    def _definite(self, token: Token) -> bool:
        """Whether a noun has an article or demonstrative that points back, contracted ones included (« du », « aux »)."""
        return any(
            _plain(each.text) in (self.grammar.contracted if each.upos == "ADP" else self.grammar.definite)
            for each in self.parse.children(token.index, "det", "case")
        )

    def _last_state(self, token: Token) -> Actor | None:
        """« le pays », "the country": the state named last, before it."""
        for mention in reversed(self.mentions.all):
            if (
                mention.head < token.index
                and mention.actor.type is ActorType.STATE
                and mention.sort in ("name", "capital")
            ):
                return _part(mention.actor, None)
        return None

    def _salient(self, token: Token, body: str) -> Actor | None:
        """A government without a name: the state whose government the text has spoken of, else the last subject."""
        counts: Counter[str] = Counter()
        for index, actor in self._found.items():
            if actor is not None and actor.body == body and actor.state and index < token.index:
                counts[actor.state] += 1
        if counts:
            best = max(sorted(counts), key=lambda state: counts[state])
            return Actor(type=ActorType.STATE, state=best, body=body)
        for candidate in self._candidates(token):
            if candidate.base == "nsubj" and self.mentions.headed(candidate.index) is not None:
                actor = self.actor(candidate.index)
                if actor is not None and actor.type is ActorType.STATE:
                    return _part(actor, body)
        return None

    def _unnamed(self, token: Token) -> Actor:
        return Actor(type=ActorType.UNNAMED, name=self.span(token.index).text)


def _part(whole: Actor, body: str | None) -> Actor:
    """A state seen as one of its parts; anything else stays itself."""
    if whole.state is None or whole.type in (ActorType.ORGANISATION, ActorType.ARMED_GROUP):
        return whole
    return Actor(type=ActorType.STATE, state=whole.state, body=body)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
