"""Patterns of the lexicon held against a parse: which predicate tells of which kind, and who stands in its roles.

Takes the arguments of a predicate and the patterns its lemma triggers; gives the one that says most, as a
Frame. Decides nothing about whether it happened, when, or who says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import chain, islice
from typing import NamedTuple

from dragoman.lexicon.patterns import SPEAKER, Pattern
from dragoman.model import Counterpart, Kind, Participant, Stance
from dragoman.read.grammar.arranging import Arranger
from dragoman.read.grammar.candidates import Candidate, Candidates
from dragoman.read.grammar.classes import NATIONALS, PEOPLE, Classes, named
from dragoman.read.grammar.forms import is_engaged, is_loose, is_nominal, is_past_participle, is_perfect
from dragoman.read.grammar.orient import DEALT, Wish
from dragoman.read.grammar.roles import MEDIATION, Roles
from dragoman.read.grammar.sides import apart, codes
from dragoman.read.grammar.slots import Argument
from dragoman.read.grammar.stance import Stances
from dragoman.read.grammar.triggers import Triggers
from dragoman.read.mending.hyphens import is_tied
from dragoman.read.tree import Parse, Token

ABROAD = "return-envoy"
"""The kind that takes envoys to another state: who goes home does not return to the post."""


WRONGDOING = "wrongdoing"
"""The class of verbs for what states are accused of."""

NEAREST = 2
"""How many of the things told before a pronoun may stand for, the nearest first."""

BLAME = "blame"
"""The family of kinds in which somebody blames another."""

CONTACT = "contact"
"""The family of kinds in which two meet."""

REQUEST = "request"
"""The family of kinds in which somebody asks something of another."""


class Frame(NamedTuple):
    """A predicate that tells of a kind of event.

    `trigger` is the token of the predicate, `words` the further tokens of a multi-word trigger, `object` the token that
    heads the logical object, `complement` the head of the governed clause. `otherwise` is what the predicate tells
    where nobody is found who says it, if the pattern wants somebody.
    """

    kind: Kind
    pattern: Pattern
    trigger: int
    words: tuple[int, ...]
    arguments: tuple[Argument, ...]
    object: int | None
    complement: int | None
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    weight: int
    otherwise: Frame | None = None


class Match(NamedTuple):
    """A pattern that fits a predicate, before anybody is sought for its roles."""

    pattern: Pattern
    words: tuple[int, ...]
    arguments: tuple[Argument, ...]
    weight: int


class Matcher:
    """The patterns of one language, over one document."""

    def __init__(self, classes: Classes, candidates: Candidates, kinds: Mapping[str, Kind], stances: Stances) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse: Parse = classes.parse
        self.stances = stances
        self.candidates = candidates
        self.kinds = kinds
        self.roles = Roles(classes, kinds)
        self.triggers = Triggers(self.parse, self.resolver.grammar)
        self.arranger = Arranger(classes)

    def frames(self) -> tuple[Frame, ...]:
        """The frames of the document, in the order of their triggers: one a predicate."""
        return tuple(frame for token in self.parse.tokens if (frame := self._best(token)) is not None)

    def _best(self, token: Token) -> Frame | None:
        """The frame of the pattern that says most; the first of equals."""
        if token.lemma.lower() not in self.candidates.lemmas:
            return None
        frames = filter(None, (self._frame(token, match) for match in self._matches(token)))
        best = next(frames, None)
        if best is None or SPEAKER not in best.pattern.slots:
            return best
        return best._replace(otherwise=next((each for each in frames if SPEAKER not in each.pattern.slots), None))

    def _matches(self, token: Token) -> Iterator[Match]:
        """The patterns that fit, that which says most first; of equals, in the order of the lexicon.

        What wants the negation that is there goes before: « ne reconnaît pas comme … ». A pattern is only held against
        the sentence once none that fits says more than it could.
        """
        engaged = is_engaged(self.parse, token)
        nominal = engaged or is_nominal(self.parse, token)
        possible = filter(self._is_possible(token), self._candidates(token, nominal=nominal, engaged=engaged))
        queue: list[tuple[tuple[bool, int, int], Candidate | Match]] = [
            ((not each.pattern.negated, -each.most, place), each) for place, each in enumerate(possible)
        ]
        heapify(queue)
        while queue:
            (assenting, _, place), first = heappop(queue)
            if isinstance(first, Match):
                yield first
            elif (match := self._match(token, first, nominal=nominal)) is not None:
                heappush(queue, ((assenting, -match.weight, place), match))

    def _is_possible(self, token: Token) -> Callable[[Candidate], bool]:
        """Whether the sentence has words for all slots: most patterns are ruled out before any argument is sought."""
        tied = is_tied(self.parse, token)

        def is_possible(candidate: Candidate) -> bool:
            if tied and self.kinds[candidate.pattern.kind].family != MEDIATION:
                return False  # it only says which one: "Iran-backed"
            return not candidate.near or not any(map(self.classes.near(token.index).isdisjoint, candidate.near))

        return is_possible

    def _candidates(self, token: Token, *, nominal: bool, engaged: bool) -> Iterator[Candidate]:
        if token.upos not in ("VERB", "NOUN", "PROPN", "ADJ", "AUX") or is_perfect(token):
            return iter(())  # « a déploré le soutien » is not « avoir le soutien »
        if self.resolver.arguments.clauses.says_what(token):
            return iter(())  # "condemned what it called a threat" calls nothing by itself
        mention = self.resolver.mentions.at(token.index)
        if mention is not None and mention.sort != "adjective":
            return iter(())
        heads = [self.candidates.nouns if nominal else self.candidates.verbs]
        if not nominal or engaged or token.upos == "ADJ":  # "is out of the question" is as good as an adjective
            heads.append(self.candidates.adjectives)
        if nominal and token.upos == "ADJ" and token.feature("VerbForm") == "Part":
            heads.append(self.candidates.verbs)
        lemma, spelt = token.lemma.lower(), self.triggers.spelt(token.index)
        return chain.from_iterable(each.among(lemma, spelt) for each in heads)

    def _match(self, token: Token, candidate: Candidate, *, nominal: bool) -> Match | None:
        pattern, phrase = candidate.pattern, candidate.phrase
        words = self.triggers.of(token, phrase)
        if words is None or (phrase.preposition and not words and self.resolver.arguments.clauses.has_object(token)):
            return None  # "take place in Oslo" is not "take in"
        if not nominal and self._is_another_verb(token, candidate):
            return None
        if pattern.negated and not self._is_negated(token):
            return None
        arguments = self.arranger.of(token, phrase, words, self._wish(pattern, token) if nominal else None)
        if phrase in pattern.adjectives and self.resolver.arguments.clauses.is_passive(token):
            arguments = tuple(map(_said, arguments))
        if phrase.preposition and not any("object" in each.slots for each in arguments):
            return None
        if any(self._stands(arguments, slot, names) for slot, names in pattern.bars.items()):
            return None
        weight = candidate.weight
        for slot, names in candidate.slots:
            stated = self._stands(arguments, slot, names)
            arguments = self._require(arguments, slot, names)
            if not arguments:
                return None
            weight += (2 if self._stands(arguments, slot, named(names)) else 1) if stated else 0
        if self._is_barred_by_owner(pattern, arguments):
            return None
        if pattern.kind == ABROAD and self._goes_home(arguments):
            return None
        return Match(pattern, words, arguments, weight)

    def _is_another_verb(self, token: Token, candidate: Candidate) -> bool:
        asks = self.triggers.asks(token) and self.kinds[candidate.pattern.kind].family != REQUEST
        return asks or self.triggers.is_another_verb(token, candidate.phrase)

    def _is_negated(self, token: Token) -> bool:
        """Whether a predicate is negated; « un État non reconnu » only says which one."""
        alone = is_past_participle(token) and not self.parse.children(token.index, "aux")
        described = token.base == "amod" or (token.base == "acl" and alone)
        return not described and self.stances.moods.negated(self.stances.moods.predicate(token.index))

    def _is_barred_by_owner(self, pattern: Pattern, arguments: tuple[Argument, ...]) -> bool:
        """Whether it is done to the subject's own people and cannot be, or to another's and cannot be."""
        how = self.kinds[pattern.kind].counterpart
        if not {Counterpart.OTHERS, Counterpart.OWN} & {*how}:
            return False
        subject = next((each.head for each in arguments if "subject" in each.slots), None)
        own = self._codes(subject) if subject is not None else frozenset[str]()
        if subject is None or not own or self._is_people(subject):
            return False  # "two Chadians were told to leave": done to those themselves
        objects = (each.head for each in arguments if "object" in each.slots and self._is_people(each.head))
        owners = {each.actor.code for head in objects for each in self.resolver.participants(head) if each.actor.named}
        return bool(owners) and bool(own & owners) is (Counterpart.OTHERS in how)

    def _is_people(self, index: int) -> bool:
        return self.classes.is_any(index, (PEOPLE, NATIONALS))

    def _codes(self, index: int) -> frozenset[str]:
        """The actors that a noun or possessive means, also several: « les deux capitales … leurs ambassadeurs »."""
        return codes(self.resolver.participants(index))

    def _goes_home(self, arguments: tuple[Argument, ...]) -> bool:
        """Whether whoever does it goes to where they are from: « l'ambassadeur du Togo rentre à Lomé »."""
        where = [each for each in arguments if "location" in each.slots and not each.nested]
        places = [each for each in where if self.resolver.is_actor(each.head)]  # "went back to their posts"
        own = frozenset[str]().union(*(self._codes(each.head) for each in arguments if "subject" in each.slots))
        return any(own & self._codes(each.head) for each in places)

    def _wish(self, pattern: Pattern, noun: Token) -> Wish:
        transitive = self.roles.slots(pattern, "target")[:1] == ("object",) and not self.kinds[pattern.kind].utterance
        return Wish(pattern.slots.get("object"), transitive, DEALT in self.classes.of(noun.index))

    def _require(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> tuple[Argument, ...]:
        """The arguments, those of the slot narrowed to words of the classes; empty when none is."""
        fitting = [
            each for each in arguments if slot in each.slots and self.classes.is_any(each.head, names)
        ] or self._meant(arguments, slot, names)
        if not fitting:
            return ()
        others = [
            each._replace(slots=each.slots - {slot}) if slot in each.slots else each
            for each in arguments
            if each not in fitting
        ]
        return (*fitting, *others)

    def _meant(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> list[Argument]:
        """The object that is a pronoun, by the thing of the classes that it stands for: "lifted [them]".

        Not of what says something of it: "holds it responsible", « l'a dénoncé comme … ».
        """
        objects = [each for each in arguments if "object" in each.slots]
        said_of = any("complement" in each.slots for each in arguments)
        given = any("recipient" in each.slots for each in objects)  # « leur donnant 72 heures … »: people
        wanted = named(names) if slot == "object" and len(objects) == 1 and not (said_of or given) else ()
        for each in objects if wanted else ():
            things = islice(self.resolver.stand_ins.things(each.head), NEAREST)
            thing = next((at for at in things if self.classes.is_any(at, wanted)), None)
            if thing is not None:
                return [each._replace(head=thing)]
        return []

    def _stands(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> bool:
        return any(slot in each.slots and self.classes.is_any(each.head, names) for each in arguments)

    def _blames(
        self,
        pattern: Pattern,
        arguments: tuple[Argument, ...],
        source: tuple[Participant, ...],
        target: tuple[Participant, ...],
    ) -> bool:
        """Whether what is said of a doing is said of another's; of blame, that somebody named did it."""
        family = self.kinds[pattern.kind].family
        if family not in (BLAME, REQUEST) or self.roles.slots(pattern, "target") != ("complement",):
            return True
        doings = [each.head for each in arguments if "complement" in each.slots]
        known = named(pattern.slots.get("complement", ()))
        if (family == REQUEST or (known and not target)) and any(self.roles.is_own(each, source) for each in doings):
            return False  # "said it was responsible", "hoped to join"
        if family == REQUEST or not any(WRONGDOING in self.classes.of(each) for each in doings):
            return True
        undone = any(self._is_undone(self.parse.tokens[each]) for each in doings)
        return any(each.actor.named for each in target) and not undone

    def _is_undone(self, doing: Token) -> bool:
        """Whether somebody is said not to have done it, or not yet: "would breach the truce"."""
        moods = self.stances.moods
        hearsay = moods.is_perfect(doing) or moods.is_hearsay(doing.index)
        return moods.negated(doing) or (moods.of(doing) is not Stance.DONE and not hearsay)

    def _is_question(self, arguments: tuple[Argument, ...]) -> bool:
        """Whether only an answer is asked for: "was asked whether Kenya …", « a demandé pourquoi … »."""
        clauses = [self.parse.tokens[each.head] for each in arguments if "complement" in each.slots]
        return any(map(self.stances.moods.is_question, clauses))

    def _guests(self, noun: Token, hosts: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """« Lors d'un entretien avec Poutine, le président … », "on a visit to Kyiv": who does what is told beside."""
        above = next((each for each in self.parse.ancestors(noun.index) if each.upos == "VERB"), None)
        if noun.base not in ("obl", "nmod") or above is None:
            return ()
        subject = self.resolver.arguments.subject(above.index)
        return apart(self.resolver.participants(subject), hosts) if subject is not None else ()

    def _frame(self, token: Token, match: Match) -> Frame | None:
        pattern, words, arguments, weight = match
        placed = () if self.kinds[pattern.kind].utterance else self.arranger.placed(token, arguments)
        source, target = self.roles.of(pattern, (*arguments, *placed))
        if self.kinds[pattern.kind].family == REQUEST and not words and self._is_question(arguments):
            return None
        if not self._blames(pattern, arguments, source, target):
            return None
        if not source and self.kinds[pattern.kind].family == CONTACT:
            source = self._guests(token, target)
        told = token.relation == "acl" and (is_loose(self.parse, token) or not is_past_participle(token))
        accused = told and "object" in self.roles.slots(pattern, "target")
        if not source and self.kinds[pattern.kind].utterance and accused:
            source = self.roles.accusers(token, target)
        return Frame(
            kind=self.kinds[pattern.kind],
            pattern=pattern,
            trigger=token.index,
            words=words,
            arguments=arguments,
            object=next((each.head for each in arguments if "object" in each.slots), None),
            complement=next((each.head for each in arguments if "complement" in each.slots), None),
            source=source,
            target=target,
            weight=weight,
        )


def _said(argument: Argument) -> Argument:
    """« Cette version est erronée », « la mesure est jugée injustifiée »: a participle told of its subject."""
    patient = "object" in argument.slots and not argument.nested
    return argument._replace(slots=argument.slots - {"object"} | {"subject"}) if patient else argument
