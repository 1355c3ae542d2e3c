"""From a noun phrase to the actors it means.

Takes a parse with its names; gives actors for names (« Bamako »), bodies (« la junte »), people of a state (« deux
diplomates maliens »), pronouns, possessives (« son ressortissant ») and demonstratives (« ces derniers »), looking back
only. What cannot be told stays None: nothing is guessed from the subject of the crisis.
"""

from __future__ import annotations

from collections import Counter

from dragoman.lexicon.actors import Body
from dragoman.lexicon.grammar import plain
from dragoman.model import Actor, ActorType, Participant, Span
from dragoman.read.actors.affiliations import Affiliations
from dragoman.read.actors.antecedents import Antecedents
from dragoman.read.actors.mentions import Mention, Mentions, Phrases
from dragoman.read.actors.pairs import ABROAD, part
from dragoman.read.actors.persons import Persons
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.stand_ins import StandIns
from dragoman.read.actors.states import TERRITORY, States
from dragoman.read.grammar.arguments import Arguments
from dragoman.read.tree import Parse, Token

NESTED = 40
"""How many nouns deep an actor is looked for behind other nouns: deeper chains are no news."""

TRIES = 2
"""How often a word is looked at again, because it was looked at in a circle."""

LISTED = 2
"""How many nouns deep a list is looked for: « les envoyés de sept pays, dont … »."""

AFFILIATED = frozenset({"company", "state-media", "lawmaker", "public", "civil-society"})
"""Bodies that are not the state, but are done to as its own: « les compagnies indiennes »."""


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
        self.grammar = arguments.grammar
        self.phrases = NounPhrases(mentions, arguments, bodies=bodies, people=people, transparent=transparent)
        self.stand_ins = StandIns(self.phrases)
        self.back = Antecedents(self.phrases, self)
        self.states = States(self.phrases, self, self.back)
        self.persons = Persons(self.phrases, self, self.states)
        self.affiliations = Affiliations(self.phrases, self, self.states)
        self._found: dict[int, Actor | None] = {}
        self._affiliated: dict[int, Actor | None] = {}
        self._participating: dict[int, tuple[Participant, ...]] = {}
        self._busy: set[int] = set()
        self._circular = False
        self._tries: Counter[int] = Counter()

    # What callers ask

    def participants(self, index: int) -> tuple[Participant, ...]:
        """The actors of a noun phrase and of those coordinated with it, each with its words.

        Of one that lists whom it means, those listed: "neighbours, including Egypt and Qatar".
        """
        if self._busy:
            return self._participants(index)  # what is found while a word is open may be found better
        if index not in self._participating:
            self._participating[index] = self._participants(index)
        return self._participating[index]

    def _participants(self, index: int) -> tuple[Participant, ...]:
        heads = [inner for head in self.coordinated(index) for inner in self._listed(head) or (head,)]
        found: dict[Actor, Participant] = {}
        for head in heads:
            for actor in self.several(head):
                found.setdefault(actor, Participant(actor=actor, span=self.span(head)))
        return tuple(found.values())

    def _listed(self, index: int, depth: int = LISTED) -> tuple[int, ...]:
        """The names that a noun without one says it includes: « les envoyés de sept pays, dont le Chili »."""
        explained = self._explained(index)
        if explained or self.belonging(index) is not None:
            return explained
        for child in self.parse.children(index, "nmod", "obl", "appos", "acl"):
            if any(plain(each.text) in self.grammar.including for each in self.parse.children(child.index)):
                return tuple(each for each in self.coordinated(child.index) if self.belonging(each) is not None)
            if depth and self.arguments.preposition(child) in self.grammar.of:
                return self._listed(child.index, depth - 1)
        return ()

    def _explained(self, index: int) -> tuple[int, ...]:
        """« les deux présidents, le Kényan William Ruto et l'Ougandais … »: those whom a plural is explained by."""
        if self.parse.tokens[index].feature("Number") != "Plur" or self.mentions.at(index) is not None:
            return ()
        for child in self.parse.children(index, "appos"):
            members = self.coordinated(child.index)
            if len(members) > 1 and all(self.belonging(each) is not None for each in members):
                return members
        return ()

    def subjects(self, verb: int) -> set[str]:
        """The codes of the actors that are the subject of a verb."""
        subject = self.arguments.subject(verb)
        return {each.actor.code for each in self.participants(subject)} if subject is not None else set()

    def in_first_person(self, verb: int) -> bool:
        """« Nous avons décidé de … »: whether who speaks does it; the speech layer knows who that is."""
        subject = self.arguments.subject(verb)
        return subject is not None and self.phrases.is_first_person(subject)

    def several(self, index: int) -> tuple[Actor, ...]:
        """The actors one noun phrase stands for: « les deux pays » stands for two."""
        pairs = self.states.pairs
        pair = pairs.pair(index) or pairs.several(index) or self._together(index)
        if pair:
            return pair
        actor = self.actor(index)
        if actor is None:
            return ()
        return (
            actor,
            *(
                part(other, actor.body)
                for other in self.states.pairs.shared(self.through(index))
                if other.state != actor.state
            ),
        )

    def _together(self, index: int) -> tuple[Actor, ...]:
        """« Elles ont critiqué … » after « la Pologne et la République tchèque »: a pronoun for several."""
        token = self.parse.tokens[index]
        earlier = self.back.antecedent(index) if token.upos == "PRON" or self.phrases.is_possessive(token) else None
        heads = self.coordinated(earlier) if earlier is not None and earlier != index else ()
        return tuple(actor for head in heads if (actor := self.belonging(head))) if len(heads) > 1 else ()

    def actor(self, index: int) -> Actor | None:
        """The actor of one noun phrase, or None."""
        if index in self._found:
            return self._found[index]
        if index in self._busy or len(self._busy) > NESTED:
            self._circular = self._circular or index in self._busy
            return None
        self._busy.add(index)
        try:
            found = self._resolve(self.parse.tokens[index])
        finally:
            self._busy.discard(index)
        self._tries[index] += 1
        if not self._circular or not self._busy or self._tries[index] > TRIES:
            self._found[index] = found  # what was found while a word above was open may be found better
        self._circular = self._circular and bool(self._busy)
        return found

    def is_open(self, index: int) -> bool:
        """Whether a noun phrase is being looked at: whoever asks for it now would ask in a circle."""
        return index in self._busy

    def affiliation(self, index: int) -> Actor | None:
        """The state, organisation or group that a noun phrase names itself as belonging to."""
        if self._busy:
            return self.affiliations.of(index)  # what is found while a word is open may be found better
        if index not in self._affiliated:
            self._affiliated[index] = self.affiliations.of(index)
        return self._affiliated[index]

    def known(self, index: int) -> Actor | None:
        """The actor a noun phrase names itself as belonging to, or was found to mean before."""
        return self.affiliation(index) or self._found.get(index)

    def belonging(self, index: int) -> Actor | None:
        """The actor of a noun phrase as one that others can belong to: not somebody unnamed."""
        actor = self.actor(index)
        return actor if actor is not None and actor.known else None

    def is_person(self, index: int) -> bool:
        """Whether a noun phrase means people, pronouns by what they stand for."""
        token = self.parse.tokens[index]
        if (noun := self.stand_ins.noun(index)) is not None:
            return self.phrases.names_people(noun)
        if token.upos == "PRON" or self.phrases.is_latter(token):
            earlier = self.back.earlier(index)
            return earlier is not None and earlier != index and self.is_person(earlier)
        return self.phrases.names_people(index)

    def is_actor(self, index: int) -> bool:
        """Whether a noun itself names an actor, not a thing of one."""
        noun = self.stand_ins.noun(index)
        return self.phrases.names_actor(index if noun is None else noun)

    def names_itself(self, index: int) -> bool:
        """Whether a noun phrase says whose it is; a pronoun, « le ministère » or « son ministre » does not."""
        token = self.parse.tokens[index]
        if token.upos in ("PRON", "DET") or any(map(self.phrases.is_possessive, self.parse.children(index))):
            return False
        bare = token.upos == "PROPN" and self.phrases.body(index) is None  # "the Foreign Office" may be anybody's
        named = self.mentions.at(index) is not None or bare
        return named or self.affiliation(index) is not None

    def span(self, index: int, *, without: tuple[int, ...] = ()) -> Span:
        """The words of a noun phrase; see `NounPhrases.span`."""
        return self.phrases.span(index, without=without)

    def coordinated(self, index: int) -> tuple[int, ...]:
        """A noun and the nouns coordinated with it."""
        return self.phrases.coordinated(index)

    def through(self, index: int) -> int:
        """Past nouns that only count: « un groupe de diplomates » is about diplomats."""
        return self.phrases.through(index)

    # How it is found

    def _resolve(self, token: Token) -> Actor | None:
        mention = self.mentions.at(token.index)
        if mention is not None:
            held = mention.sort == TERRITORY and mention.actor.state is None
            own = self.affiliations.held(token.index) if held else self._of_its_state(mention)
            if own is None and mention.sort == "office-holder" and mention.head == token.index:
                own = self._by_office(token, mention)
            return own or self._of_people(token, mention)
        if self.stand_ins.noun(token.index) is not None:
            return self._of_stand_in(token)
        if self.phrases.is_possessive(token) or token.upos in ("PRON", "DET"):
            earlier = self.back.antecedent(token.index)
            owns = self.phrases.is_possessive(token)
            return None if earlier is None else self.belonging(earlier) if owns else self.actor(earlier)
        body = self.phrases.body(token.index) if token.upos == "PROPN" else None
        if token.upos == "PROPN" and (body is None or body.person):
            return self._person(token)
        if body is not None:
            return self._noun(token)  # "the Foreign Ministry in Accra"
        if token.upos in ("NOUN", "NUM", "X") or (token.upos == "ADJ" and token.base not in ("amod", "advmod")):
            return self._noun(token)
        return None

    def _of_stand_in(self, token: Token) -> Actor | None:
        """« celui du Togo » is Togo's; « les siens » are of whoever the clause is about."""
        clause = next((each for each in self.parse.ancestors(token.index) if each.upos in ("VERB", "AUX")), token)
        subject = self.arguments.subject(clause.index) if self.stand_ins.is_own(token) else None
        owner = self.affiliation(token.index) if subject is None else self.belonging(subject)
        return None if owner is None else part(owner, None)

    def _of_people(self, token: Token, mention: Mention) -> Actor:
        """Who a name means; a people is of the state it lives in: "Bosnian Serbs"; "ethnic Serbs" are of none."""
        if mention.sort not in ("inhabitant", "adjective") or mention.head != token.index:
            return mention.actor
        before = [each for each in self.parse.children(token.index, "amod", "compound") if each.index < token.index]
        if any(each.lemma.lower() in self.grammar.ethnic for each in before):
            return self.states.breakaway(token) or self._unnamed(token)
        homes = filter(None, (self.mentions.headed(each.index) for each in before))
        here = (home.actor for home in homes if home.sort == "adjective")
        return next(here, None) or self._of_land(token) or mention.actor

    def _of_its_state(self, mention: Mention) -> Actor | None:
        """« le Conseil de sécurité kényan », "Kenya's Security Council": of the state beside, not the world's."""
        if mention.actor.type is not ActorType.ORGANISATION:
            return None
        for child in self.parse.children(mention.head, "nmod:poss", "nmod", "amod"):
            beside = self.mentions.headed(child.index)
            if beside is None or beside.actor.state is None or mention.first <= child.index <= mention.last:
                continue
            by_the_way = child.relation == "nmod" and self.arguments.preposition(child) not in self.grammar.of
            if not by_the_way:
                return part(beside.actor, None)
        return None

    def _by_office(self, token: Token, mention: Mention) -> Actor | None:
        """A holder of an office of which the text says more than the lists: of whom it says that it is."""
        stated = self.persons.stated(token)
        return None if stated is None or stated.code == mention.actor.code else stated

    def _of_land(self, people: Token) -> Actor | None:
        """« les Arméniens de l'enclave », "the Armenians of Nagorno-Karabakh": the land whose people they are."""
        for child in self.parse.children(people.index, "nmod"):
            mention = self.mentions.headed(child.index)
            disputed = mention is not None and mention.sort == TERRITORY and mention.actor.state is None
            if disputed or self.phrases.names_territory(child.index):
                return self.actor(child.index)
        return None

    def _person(self, token: Token) -> Actor | None:
        """A proper name the gazetteer does not know: whoever the text has tied to a state."""
        known = self.persons.named(token)
        if known is not None:
            return known
        state = self.affiliation(token.index)
        if state is not None:
            return part(state, state.body)
        return self._unnamed(token) if self.phrases.is_titled(token.index) else None

    def _noun(self, token: Token) -> Actor | None:
        if self.phrases.is_latter(token):
            earlier = self.back.earlier(token.index)
            return self.belonging(earlier) if earlier is not None else None
        inner = self.through(token.index)
        if inner != token.index:
            return self.actor(inner)
        person = self.persons.apposed(token)
        if person is not None:
            return person
        short = self.states.short(token)
        if short is not None:
            return short
        apart = self._of_no_state(token)
        if apart is not None:
            return apart
        body = self.phrases.body(token.index)
        state = self.affiliation(token.index)
        if body is not None:
            return self._of_body(token, body, state)
        if state is not None:
            return part(state, None)
        country = self.phrases.names_country(token.index)
        meant = (self.states.member(token) if country else None) or self._pointed_at(token)
        if meant is None and (country or self.phrases.names_facing(token.index) or self.is_person(token.index)):
            return self._repeated(token, None) or self._unnamed(token)
        return meant

    def _of_no_state(self, token: Token) -> Actor | None:
        """The land of those who break away from a state, or are of its people elsewhere: "the separatists"."""
        people = self.is_person(token.index) or self.phrases.body(token.index) is not None
        told = self.phrases.is_ethnic(token.index) or (people and self.phrases.names_separatists(token.index))
        return self.states.breakaway(token) if told else None

    def _pointed_at(self, token: Token) -> Actor | None:
        """The country, region or organisation that a definite noun means: the one that was named last."""
        if not self.phrases.is_definite(token.index):
            return None
        if self.phrases.names_country(token.index) and token.feature("Number") != "Plur":
            return self.states.last(token)
        region = self.states.region(token) if self.phrases.names_territory(token.index) else None
        return region or (self.states.league(token) if token.lemma.lower() in self.grammar.league else None)

    def _of_body(self, token: Token, body: Body, state: Actor | None) -> Actor | None:
        if state is not None and state.type is ActorType.ARMED_GROUP:
            return state  # "Hamas fighters"
        if not body.state and (state is None or body.id not in AFFILIATED):
            return self._unnamed(token)
        state = state or self._shared(token)
        if state is not None:
            return part(state, body.id)
        governs = body.state and not body.person and not body.envoy and body.id not in ABROAD
        located = self.states.located(token) if governs else None
        if located is not None:
            return part(located, body.id)
        seat = self.states.fronted(token) if not body.envoy and body.id not in ABROAD else None
        if seat is not None:
            return part(seat, body.id)
        alone = body.person and not body.envoy and token.feature("Number") != "Plur"
        if alone and (holder := self.states.holder(token, body.id)) is not None:
            return holder
        governs = governs or (alone and body.state and self.phrases.is_definite(token.index))
        governs = governs and not self._are_several(token)
        governs = governs and (token.base == "nsubj" or not self.phrases.is_bare(token.index))
        return self._repeated(token, body.id) or (self.states.governed(token, body.id) if governs else None)

    def _shared(self, token: Token) -> Actor | None:
        """« l'armée et le gouvernement soudanais »: whose the second is by an adjective behind it, the first is too."""
        for other in self.parse.children(token.index, "conj"):
            adjectives = (each for each in self.parse.children(other.index, "amod") if each.index > other.index)
            named = any(self.mentions.at(each.index) is not None for each in adjectives)
            if named and self.phrases.body(other.index) is not None:
                return self.affiliation(other.index)
        return None

    def _are_several(self, token: Token) -> bool:
        """« les sept gouvernements »: not one state's; "the two armies" are those of a pair."""
        counted = (plain(each.text) for each in self.parse.children(token.index, "nummod"))
        return not self.is_person(token.index) and any(each not in self.grammar.pair for each in counted)

    def _repeated(self, token: Token, body: str | None) -> Actor | None:
        """What a definite noun repeats: « les deux diplomates » after « deux diplomates maliens »."""
        earlier = self.back.earlier(token.index)
        state = self.known(earlier) if earlier is not None else None
        return part(state, body) if state is not None and state.type is ActorType.STATE else None

    def _unnamed(self, token: Token) -> Actor:
        return Actor(type=ActorType.UNNAMED, name=self.span(token.index).text)
