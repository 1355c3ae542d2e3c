"""The arguments of nouns: whose a thing is, who did what it names, what a light verb lends it.

Takes the arguments of verbs; gives, for a noun, what fills its slots, as if it were the verb: "Bamako's expulsion of
two diplomats". Never looks at what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon.grammar import plain
from dragoman.read.grammar.clauses import DEPTH
from dragoman.read.grammar.forms import is_infinitive, is_nominal, is_past_participle, lemmas
from dragoman.read.grammar.slots import COMPLEMENT, MODIFIER, NONE, OBJECT, OF, OWNER, SUBJECT, TOGETHER, Argument
from dragoman.read.grammar.verbs import Verbs
from dragoman.read.tree import Token

_ITS_OWN = frozenset({"with", "against", "between", "during"})
"""Slots that are a noun's where it can have them, though the parser gave them to the verb."""


class Nouns:
    """The arguments of the nouns of one parse. `light` and `undergo` are those of `Arguments`."""

    def __init__(self, verbs: Verbs, *, light: frozenset[str], undergo: frozenset[str]) -> None:
        self.verbs = verbs
        self.clauses = verbs.clauses
        self.parse = verbs.parse
        self.grammar = verbs.grammar
        self.light = light
        self.undergo = undergo

    def of(self, noun: Token) -> Iterator[Argument]:
        """All arguments of a noun."""
        seen_agent = False
        for child in self.parse.children(noun.index):
            for argument in self._adnominal(child):
                seen_agent = seen_agent or "subject" in argument.slots
                yield argument
        yield from self._counted(noun)
        yield from self._aimed(noun)
        blamed = tuple(self._blamed(noun))
        yield from blamed
        yield from self._from_predicate(noun, seen_agent or bool(blamed))

    def _counted(self, noun: Token) -> Iterator[Argument]:
        """« quatre jours d'affrontements [entre le Kenya et …] »: the parser gave to the days what is the noun's."""
        if self.clauses.is_counted(noun):
            for child in self.parse.children(noun.head, "nmod"):
                if child.index > noun.index:
                    yield Argument(self.clauses.slots(child), child.index, self.clauses.preposition(child))

    def _aimed(self, noun: Token) -> Iterator[Argument]:
        """« un mandat d'arrêt visant le président », "sanctions targeting Mali": whom a thing is against."""
        for clause in self.parse.children(noun.index, "acl"):
            aims = clause.relation == "acl" and not is_past_participle(clause)
            if aims and not self.grammar.aiming.isdisjoint(lemmas(self.parse, clause)):
                for thing in self.parse.children(clause.index, "obj"):
                    yield Argument(frozenset({"against"}), thing.index)

    def _adnominal(self, child: Token) -> Iterator[Argument]:
        if child.relation == "nmod:poss" or (child.base == "det" and plain(child.text) in self.grammar.possessives):
            yield Argument(OWNER, child.index)
        elif child.base in ("nmod", "obl"):
            preposition = self.clauses.preposition(child)
            if preposition in self.grammar.agents or child.relation == "obl:agent":
                yield Argument(SUBJECT, child.index, preposition)
                yield from self._after_agent(child)
            elif preposition in self.grammar.of:
                yield Argument(OF | MODIFIER | self.clauses.slots(child), child.index, preposition)
            elif preposition is not None:
                yield Argument(self.clauses.slots(child), child.index, preposition)
        elif child.base in ("compound", "amod"):
            yield Argument(MODIFIER | {child.base}, child.index)
            yield from self.verbs.below(child.index, depth=0)  # « une frappe meurtrière dans l'ouest du Pakistan »
        elif child.base in ("acl", "xcomp", "ccomp", "advcl") and (
            is_infinitive(child) or self.clauses.is_content(child)
        ):
            yield Argument(COMPLEMENT, child.index)  # « le refus de libérer », "its demand that Chad withdraw"
        elif child.base == "csubj":
            yield Argument(SUBJECT | COMPLEMENT, child.index)  # "[lifting the curbs] is out of the question"

    def _after_agent(self, agent: Token) -> Iterator[Argument]:
        """« l'arrestation par la police malienne d'un employé français »: the parser gave the one to the other.

        A name is of nobody; of another noun, only what is neither definite nor bare is the thing done.
        """
        for child in self.parse.children(agent.index, "nmod", "obl"):
            preposition = self.clauses.preposition(child)
            if preposition not in self.grammar.of or child.index < agent.index:
                continue
            marks = self.parse.children(child.index, "det", "nummod")
            definite = any(plain(each.text) in self.grammar.definite | self.grammar.contracted for each in marks)
            if agent.upos == "PROPN" or (marks and not definite):
                yield Argument(OF, child.index, preposition, nested=True)

    def _from_predicate(self, noun: Token, seen_agent: bool) -> Iterator[Argument]:
        """« mener une attaque contre … »: the light verb lends its subject and its complements."""
        yield from self._misattached(noun)
        yield from self._where_it_happens(noun)
        yield from self._engaged(noun)
        yield from self._gathered(noun)
        verb = self._light_verb(noun)
        if verb is None:
            return
        if not seen_agent:
            subject = next(self.verbs.subject(verb, self.clauses.is_passive(verb)), None)
            if subject is not None and subject.head != noun.index:
                yield subject._replace(slots=OBJECT if verb.lemma.lower() in self.undergo else SUBJECT)
        for child in self.parse.children(verb.index, "obl", "iobj"):
            if child.index != noun.index:
                yield from self.verbs.oblique(child)

    def _blamed(self, noun: Token) -> Iterator[Argument]:
        """« une attaque attribuée à l'armée », "the strike, which Algiers blames on Morocco"."""
        verbs = list(self.parse.children(noun.index, "acl"))
        if noun.base == "obj" or noun.relation == "nsubj:pass":
            verbs.append(self.parse.tokens[noun.head])
        for verb in verbs:
            for child in self.verbs.credited(verb):
                yield Argument(SUBJECT, child.index, self.clauses.preposition(child))

    def _listed(self, noun: Token) -> Token:
        """The noun whose list a noun stands in.

        « des mesures, dont l'expulsion de … », "sanctions, including a tariff".
        """
        for _ in range(DEPTH):
            listed = noun.base in ("conj", "appos") or self.clauses.preposition(noun) in self.grammar.including
            listed = listed or self.clauses.is_counted(noun)
            if not listed or noun.head == noun.index or not is_nominal(self.parse, self.parse.tokens[noun.head]):
                return noun
            noun = self.parse.tokens[noun.head]
        return noun

    def _where_it_happens(self, noun: Token) -> Iterator[Argument]:
        """« Des émeutes ont éclaté à Khartoum »: the place of an intransitive verb is that of its subject."""
        above = self.parse.tokens[noun.head]
        if noun.base != "nsubj" or above.upos != "VERB" or self.clauses.has_object(above):
            return
        formal = self.parse.children(above.index, "expl")
        exists = any(each.relation == "expl:subj" for each in formal)  # "there was anger over the raid"
        for argument in (
            each for child in self.parse.children(above.index, "obl") for each in self.verbs.oblique(child)
        ):
            if exists:
                yield argument
            elif "location" in argument.slots:
                yield argument._replace(slots=frozenset({"location"}), nested=True)

    def _engaged(self, noun: Token) -> Iterator[Argument]:
        """Who does it: « le président est en visite à … », « le ministre, en visite à … », "is in Oslo for talks"."""
        above = self.parse.tokens[noun.head]
        own = self.parse.children(noun.index, "nsubj") if self.parse.children(noun.index, "cop") else ()
        preposition = self.clauses.preposition(noun)
        if own:
            yield Argument(SUBJECT, own[0].index)
        elif noun.base == "obl" and self.parse.children(above.index, "cop") and self._is_reason(preposition):
            yield from (Argument(SUBJECT, each.index) for each in self.parse.children(above.index, "nsubj"))
            yield Argument(frozenset({"location"}), above.index)
        elif noun.base == "obl" and above.upos == "AUX":
            yield from self.verbs.subject(above, passive=False)
        elif preposition not in self.grammar.engaged:
            return
        elif noun.base == "nmod" and is_nominal(self.parse, above):
            yield Argument(SUBJECT, above.index)
        elif noun.base == "obl" and above.upos == "VERB" and noun.index < above.index:  # « En visite à …, le ministre »
            subject = self.clauses.patient(above) if self.clauses.is_passive(above) else self.clauses.subject(above)
            if subject is not None:
                yield Argument(SUBJECT, subject)

    def _gathered(self, noun: Token) -> Iterator[Argument]:
        """« Le Kenya et l'Ouganda ont signé une trêve après deux jours de pourparlers »: those who sign have talked."""
        outer = self.parse.tokens[noun.head] if self.clauses.is_counted(noun) else noun
        above = self.parse.tokens[outer.head]
        if outer.base != "obl" or above.upos != "VERB":
            return
        opening = {plain(each.text) for each in self.parse.children(outer.index, "case")}
        if "during" in self.clauses.slots(outer) or not opening.isdisjoint(self.grammar.reasons):
            for subject in self.verbs.subject(above, self.clauses.is_passive(above)):
                if self.parse.children(subject.head, "conj"):
                    yield Argument(TOGETHER, subject.head)

    def _is_reason(self, preposition: str | None) -> bool:
        return "about" in self.grammar.slots.get(preposition or "", NONE)

    def _misattached(self, noun: Token) -> Iterator[Argument]:
        """« a justifié la suspension de la coopération [avec le Mali] ».

        The parser gave to the verb what is the noun's.
        """
        above = self.parse.tokens[noun.head]
        carried = noun.base == "obj" and above.lemma.lower() in self.light
        if noun.base not in ("obj", "obl") or above.upos != "VERB" or carried:
            return
        for child in self.parse.children(above.index, "obl"):
            may_be_where = "location" in self.clauses.slots(child) and self._says_whose(noun)
            slots = self.clauses.slots(child) & (_ITS_OWN | {"location"} if self._follows(child, noun) else _ITS_OWN)
            if slots and not may_be_where and child.index > noun.index:
                yield Argument(slots, child.index, self.clauses.preposition(child), nested=True)
            elif self._is_its_agent(child, noun, above):
                yield Argument(SUBJECT, child.index, self.clauses.preposition(child), nested=True)
                yield from self._after_agent(child)

    def _follows(self, child: Token, noun: Token) -> bool:
        """Whether a phrase stands right behind an object: « a provoqué des émeutes [au Togo] »."""
        first, last = self.parse.subtree(child.index)[0], self.parse.subtree(noun.index)[-1]
        return noun.base == "obj" and first == last + 1

    def _says_whose(self, noun: Token) -> bool:
        """Whether a name beside a noun says whose it is: "an Emirati plane" at an airport is against nobody else."""
        beside = self.parse.children(noun.index, "amod", "compound") if noun.base == "obj" else ()
        return any(each.index in self.clauses.named for each in beside)

    def _is_its_agent(self, agent: Token, noun: Token, verb: Token) -> bool:
        """« a condamné l'arrestation [par le Ghana] de … »: an active verb has no agent but its subject."""
        stands = self.clauses.preposition(agent) in self.grammar.agents and agent.index > noun.index
        named = any(each in self.clauses.named for each in self.parse.subtree(agent.index))
        return stands and named and not self.clauses.is_passive(verb)

    def _light_verb(self, noun: Token) -> Token | None:
        noun = self._listed(noun)
        above = self.parse.tokens[noun.head]
        slots = self.clauses.slots(noun)
        lemma = above.lemma.lower()
        if above.index != noun.index and lemma in self.light | self.undergo and above.upos in ("VERB", "AUX"):
            if noun.base in ("obj", "nsubj", "xcomp"):
                return above
            if noun.base == "obl" and not self.clauses.has_object(above) and slots & {"recipient", "of"}:
                return above
        if noun.base == "obl" and lemma in self.grammar.answering and slots & {"agent", "with"}:
            return above  # « a répliqué par l'expulsion de … »
        if noun.base == "obl" and lemma in self.grammar.motion and "about" in slots:
            return above  # "returned to Geneva for talks": who goes there holds them
        for child in self.parse.children(noun.index, "acl"):
            if child.lemma.lower() in self.light:
                return child
        return None
