"""What belongs to a predicate: its logical subject and object, and what stands in its other slots.

Takes a parse and a token; undoes passives, relative clauses, participles, infinitives under a verb,
coordination and light verbs, so that « deux diplomates ont été expulsés par Bamako » and "Bamako's expulsion of
two diplomats" give the same arguments. Never looks at what the words mean: that is the lexicon's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.read.grammar.clauses import DEPTH, Clauses
from dragoman.read.grammar.forms import is_infinitive, is_nominal
from dragoman.read.tree import Parse, Token


class Argument(NamedTuple):
    """A token that fills a slot of a predicate.

    `slots` may hold several names where the preposition is ambiguous. `nested` marks an argument of the
    predicate's object rather than of the predicate ("suspend [cooperation with Mali]").
    """

    slots: frozenset[str]
    head: int
    preposition: str | None = None
    nested: bool = False


SUBJECT = frozenset({"subject"})
OBJECT = frozenset({"object"})
RECIPIENT = frozenset({"recipient"})
OWNER = frozenset({"owner"})
OF = frozenset({"of"})
MODIFIER = frozenset({"modifier"})
COMPLEMENT = frozenset({"complement"})
PURPOSE = frozenset({"purpose"})
_ITS_OWN = frozenset({"with", "against", "between", "during"})
"""Slots that are a noun's where it can have them, though the parser gave them to the verb."""

NONE: frozenset[str] = frozenset()


class Arguments:
    """The arguments of the predicates of one parse.

    `light` are verbs whose subject does what their object names, `undergo` those whose subject has it done to it,
    `attribute` those that say it was done by whom they name with "to" or "on"; `dated` are the tokens of times, which
    do nothing, `named` those of names of actors.
    """

    def __init__(
        self,
        parse: Parse,
        grammar: Grammar,
        light: frozenset[str] = NONE,
        undergo: frozenset[str] = NONE,
        attribute: frozenset[str] = NONE,
        dated: frozenset[int] = frozenset(),
        named: frozenset[int] = frozenset(),
    ) -> None:
        self.parse = parse
        self.grammar = grammar
        self.light = light - undergo
        self.undergo = undergo
        self.attribute = attribute
        self.dated = dated
        self.clauses = Clauses(parse, grammar, dated, named)
        self._found: dict[int, tuple[Argument, ...]] = {}

    def of(self, index: int) -> tuple[Argument, ...]:
        """All arguments of a verb, noun or adjective."""
        found = self._found.get(index)
        if found is None:
            token = self.parse.tokens[index]
            arguments = self._nominal(token) if is_nominal(self.parse, token) else self._verbal(token)
            found = tuple(each for each in arguments if each.head not in self.dated)
            self._found[index] = found
        return found

    def subject(self, index: int) -> int | None:
        """The logical subject of a predicate."""
        return next((each.head for each in self.of(index) if "subject" in each.slots), None)

    def object(self, index: int) -> int | None:
        """The logical object of a predicate."""
        return next((each.head for each in self.of(index) if "object" in each.slots), None)

    def preposition(self, token: Token) -> str | None:
        """The preposition before a noun; see `Clauses.preposition`."""
        return self.clauses.preposition(token)

    # Verbs

    def _verbal(self, verb: Token) -> Iterator[Argument]:
        passive = self.clauses.is_passive(verb)
        sufferer = self.clauses.sufferer(verb)
        yield from self._subject(verb, passive or sufferer is not None)
        yield from self._object(verb, passive)
        if sufferer is not None and (subject := self.clauses.subject(sufferer)) is not None:
            yield Argument(RECIPIENT if self.clauses.has_object(verb) else OBJECT, subject)
        for child in self.parse.children(verb.index):
            if (
                child.base == "iobj"
                and not self.clauses.has_object(verb)
                and not self.parse.children(child.index, "case")
            ):
                yield Argument(OBJECT | RECIPIENT, child.index)  # "urged its citizens to leave"
            elif child.base in ("obl", "nmod", "iobj") or (child.base == "advmod" and child.upos in ("NOUN", "PROPN")):
                yield from self._oblique(child)
                yield from self._inside(child)
            elif child.base in ("xcomp", "ccomp"):
                yield Argument(COMPLEMENT, child.index)
            elif child.base == "advmod":
                yield from self._adverbial(child)
            elif child.base == "advcl" and not self.parse.children(child.index, "nsubj"):
                yield Argument(PURPOSE, child.index)  # "marched to demand reforms", « … en réclamant »
        yield from self._controlled(verb)
        yield from self._nested(verb, passive)

    def _controlled(self, verb: Token) -> Iterator[Argument]:
        """« appeler Téhéran à négocier ».

        Parsers take such an infinitive for an adverbial clause, or for the noun's.
        """
        if verb.lemma.lower() not in self.grammar.control_object:
            return
        for host in (verb, *self.parse.children(verb.index, "obj", "iobj", "obl")):
            for child in self.parse.children(host.index, "advcl", "acl"):
                marks = {plain(mark.text) for mark in self.parse.children(child.index, "mark")}
                infinitive = is_infinitive(child) and not marks & set(self.grammar.purpose)
                if infinitive or self.clauses.is_charge(child):
                    yield Argument(COMPLEMENT, child.index)

    def _subject(self, verb: Token, passive: bool) -> Iterator[Argument]:
        if passive:
            yield from (Argument(SUBJECT, each.index, self.clauses.preposition(each)) for each in self._agents(verb))
            return
        found = self.clauses.subject(verb)
        if found is not None:
            yield Argument(SUBJECT, found)
        own = self.parse.children(verb.index, "nsubj")
        for before, other in pairwise(own):
            named = other.upos == "PROPN" and other.index == before.index + 1  # "old foes Chad and Sudan renewed …"
            if named or self._joined(other):
                yield Argument(SUBJECT, other.index)

    def _joined(self, noun: Token) -> bool:
        """Whether « et » stands right before a noun: a coordinated subject that the parser hung on the verb."""
        before = [
            token
            for token in self.parse.tokens[max(0, noun.index - 2) : noun.index]
            if token.upos not in ("DET", "ADP")
        ]
        return bool(before) and before[-1].upos == "CCONJ"

    def _agents(self, verb: Token) -> tuple[Token, ...]:
        """Who does what a passive tells: beside it or a verb coordinated with it, or hung elsewhere by the parser."""
        partners = [each for each in self.parse.children(verb.index, "conj") if each.upos == "VERB"]
        if verb.base == "conj":
            partners.append(self.parse.tokens[verb.head])
        for each in (verb, *partners):
            found = tuple(filter(self._is_agent, self.parse.children(each.index, "obl", "nmod")))
            if found:
                return found
        low = [inner for child in self.parse.children(verb.index, "obl", "xcomp") for inner in self._hung(child)]
        high = self.parse.children(verb.head, "nmod", "obl") if verb.base == "acl" else ()
        return tuple(filter(self._is_agent, (*low, *(each for each in high if each.index > verb.index))))

    def _hung(self, noun: Token) -> Iterator[Token]:
        for child in self.parse.children(noun.index, "nmod", "obl"):
            yield child
            yield from self.parse.children(child.index, "nmod", "obl")

    def _is_agent(self, noun: Token) -> bool:
        preposition = self.clauses.preposition(noun)
        if noun.relation == "obl:agent" and preposition not in self.grammar.slots:
            return True
        return preposition in self.grammar.agents

    def _object(self, verb: Token, passive: bool) -> Iterator[Argument]:
        if passive:
            found = self.clauses.patient(verb)
            if found is not None:
                yield Argument(OBJECT, found)
            return
        for child in self.clauses.objects(verb):
            yield Argument(OBJECT, self.clauses.called(child) or self.clauses.object_antecedent(child, verb))
        if not self.clauses.has_object(verb):
            yield from self._bare(verb)
            yield from (Argument(OBJECT, each.index) for each in self._second_subject(verb))
            yield from (Argument(OBJECT, each.index) for each in self._named_so(verb))
            yield from (Argument(OBJECT, each) for each in self._called_so(verb))
        if (
            not self.clauses.has_object(verb)
            and verb.relation == "acl:relcl"
            and self.parse.children(verb.index, "nsubj")
        ):
            subject = self.parse.children(verb.index, "nsubj")[0]
            if subject.feature("PronType") != "Rel":
                yield Argument(OBJECT, verb.head)

    def _second_subject(self, verb: Token) -> tuple[Token, ...]:
        """Parser's slips: of two subjects, the one after the verb is its object ("have urged both nations to …")."""
        both = self.parse.children(verb.index, "nsubj")
        return tuple(each for each in both if each.index > verb.index > both[0].index and not self._joined(each))

    def _named_so(self, verb: Token) -> tuple[Token, ...]:
        """Parser's slips: "declared [the UAE an aggressor]", the object taken for the subject of what it is called."""
        if verb.lemma.lower() not in self.grammar.naming:
            return ()
        under = self.parse.children(verb.index, "xcomp", "ccomp")
        return tuple(each for noun in under if noun.upos != "VERB" for each in self.parse.children(noun.index, "nsubj"))

    def _called_so(self, verb: Token) -> Iterator[int]:
        """Parser's slips: "condemned [what it called an attack]", taken for a clause."""
        for clause in self.parse.children(verb.index, "ccomp"):
            if any(plain(each.text) in self.grammar.whatever for each in self.parse.children(clause.index, "obj")):
                yield from (each.index for each in self.clauses.said_so(clause))

    def _bare(self, verb: Token) -> Iterator[Argument]:
        """Parser's slips: an "oblique" without preposition, or with the partitive, after a verb is its object."""
        beside = self.parse.children(verb.index, "obl")
        under = [
            inner for each in beside if each.index in self.dated for inner in self.parse.children(each.index, "nmod")
        ]
        for child in (*beside, *under):  # « a libéré mercredi deux marins »: hung on the day
            if child.index < verb.index or child.upos not in ("NOUN", "PROPN", "NUM") or child.index in self.dated:
                continue
            case = self.parse.children(child.index, "case")
            if not case or (len(case) == 1 and plain(case[0].text) in self.grammar.partitives):
                yield Argument(OBJECT, child.index)
                return

    def _oblique(self, child: Token) -> Iterator[Argument]:
        preposition = self.clauses.preposition(child)
        if preposition is not None:
            if self._is_agent(child):
                return
            yield Argument(self.grammar.slots.get(preposition, NONE), child.index, preposition)
        elif child.base == "iobj":
            yield Argument(RECIPIENT, child.index)

    def _inside(self, noun: Token) -> Iterator[Argument]:
        """What a complement says more closely: "at a jail in Kenya", "for a war against Chad"."""
        slots = self.grammar.slots.get(self.clauses.preposition(noun) or "", NONE)
        wanted = slots & {"location"} | ({"against"} if "about" in slots else NONE)
        yield from (each for each in self.below(noun.index, depth=0) if each.slots & wanted)

    def _adverbial(self, adverb: Token) -> Iterator[Argument]:
        """« auprès de Bakou », "alongside": an adverb that parsers put between verb and noun."""
        for child in self.parse.children(adverb.index, "obl", "nmod"):
            preposition = f"{plain(adverb.text)} {self.clauses.preposition(child)}"
            if preposition in self.grammar.slots:
                yield Argument(self.grammar.slots.get(preposition, NONE), child.index, preposition)

    def _nested(self, verb: Token, passive: bool) -> Iterator[Argument]:
        """What hangs on the object but may belong to the verb: parsers often attach it there."""
        objects = (
            self.clauses.patient(verb)
            if passive
            else next((each.index for each in self.parse.children(verb.index, "obj")), None)
        )
        if objects is not None:
            yield from self.below(objects)

    def below(self, index: int, *, agents: bool = False, depth: int = 2) -> Iterator[Argument]:
        """The complements that hang on a noun or its modifiers, but those with « de »; « par » for `agents` only."""
        credited = tuple(self._credited(self.parse.tokens[index]))
        for child in self.parse.children(index, "nmod", "obl", "amod", "acl"):
            if child.relation == "acl:relcl" or is_infinitive(child) or child in credited:
                continue
            preposition = self.clauses.preposition(child)
            if preposition in self.grammar.agents:
                if agents:
                    yield Argument(SUBJECT, child.index, preposition, nested=True)
            elif preposition is not None and preposition not in self.grammar.of and child.base != "acl":
                slots = self.grammar.slots.get(preposition, NONE)
                if slots:
                    yield Argument(slots, child.index, preposition, nested=True)
            if depth > 0:
                yield from self.below(child.index, agents=agents and child.base != "acl", depth=depth - 1)

    # Nouns

    def _nominal(self, noun: Token) -> Iterator[Argument]:
        seen_agent = False
        for child in self.parse.children(noun.index):
            for argument in self._adnominal(child):
                seen_agent = seen_agent or "subject" in argument.slots
                yield argument
        blamed = tuple(self._blamed(noun))
        yield from blamed
        yield from self._from_predicate(noun, seen_agent or bool(blamed))

    def _adnominal(self, child: Token) -> Iterator[Argument]:
        if child.relation == "nmod:poss" or (child.base == "det" and plain(child.text) in self.grammar.possessives):
            yield Argument(OWNER, child.index)
        elif child.base in ("nmod", "obl"):
            preposition = self.clauses.preposition(child)
            if preposition in self.grammar.agents or child.relation == "obl:agent":
                yield Argument(SUBJECT, child.index, preposition)
            elif preposition in self.grammar.of:
                yield Argument(
                    OF | MODIFIER | self.grammar.slots.get(preposition or "", NONE), child.index, preposition
                )
            elif preposition is not None:
                yield Argument(self.grammar.slots.get(preposition, NONE), child.index, preposition)
        elif child.base in ("compound", "amod"):
            yield Argument(MODIFIER | {child.base}, child.index)
            yield from self.below(child.index, depth=0)  # « une frappe meurtrière dans l'ouest du Pakistan »
        elif child.base in ("acl", "xcomp", "ccomp", "advcl") and (
            is_infinitive(child) or self.clauses.is_content(child)
        ):
            yield Argument(COMPLEMENT, child.index)  # « le refus de libérer », "its demand that Chad withdraw"

    def _from_predicate(self, noun: Token, seen_agent: bool) -> Iterator[Argument]:
        """« mener une attaque contre … »: the light verb lends its subject and its complements."""
        yield from self._misattached(noun)
        yield from self._where_it_happens(noun)
        verb = self._light_verb(noun)
        if verb is None:
            return
        if not seen_agent:
            subject = next(self._subject(verb, self.clauses.is_passive(verb)), None)
            if subject is not None and subject.head != noun.index:
                yield subject._replace(slots=OBJECT if verb.lemma.lower() in self.undergo else SUBJECT)
        for child in self.parse.children(verb.index, "obl", "iobj"):
            if child.index != noun.index:
                yield from self._oblique(child)

    def _blamed(self, noun: Token) -> Iterator[Argument]:
        """« une attaque attribuée à l'armée », "the strike, which Algiers blames on Morocco"."""
        verbs = list(self.parse.children(noun.index, "acl"))
        if noun.base == "obj" or noun.relation == "nsubj:pass":
            verbs.append(self.parse.tokens[noun.head])
        for verb in verbs:
            for child in self._credited(verb):
                yield Argument(SUBJECT, child.index, self.clauses.preposition(child))

    def _credited(self, verb: Token) -> tuple[Token, ...]:
        """Whom a verb such as "blame" or « attribuer » names as the author of its object."""
        if verb.lemma.lower() not in self.attribute:
            return ()
        under = self.parse.children(verb.index, "obl", "iobj")
        slots = (self.grammar.slots.get(self.clauses.preposition(child) or "", NONE) for child in under)
        return tuple(child for child, slot in zip(under, slots, strict=True) if slot & {"recipient", "against"})[:1]

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
        for argument in (each for child in self.parse.children(above.index, "obl") for each in self._oblique(child)):
            if "location" in argument.slots:
                yield argument._replace(slots=frozenset({"location"}), nested=True)

    def _misattached(self, noun: Token) -> Iterator[Argument]:
        """« a justifié la suspension de la coopération [avec le Mali] ».

        The parser gave to the verb what is the noun's.
        """
        above = self.parse.tokens[noun.head]
        if noun.base not in ("obj", "obl") or above.upos != "VERB" or above.lemma.lower() in self.light:
            return
        for child in self.parse.children(above.index, "obl"):
            slots = self.grammar.slots.get(self.clauses.preposition(child) or "", NONE) & _ITS_OWN
            if slots and child.index > noun.index:
                yield Argument(slots, child.index, self.clauses.preposition(child), nested=True)

    def _light_verb(self, noun: Token) -> Token | None:
        noun = self._listed(noun)
        above = self.parse.tokens[noun.head]
        slots = self.grammar.slots.get(self.clauses.preposition(noun) or "", NONE)
        lemma = above.lemma.lower()
        if above.index != noun.index and lemma in self.light | self.undergo and above.upos in ("VERB", "AUX"):
            if noun.base in ("obj", "nsubj", "xcomp"):
                return above
            if noun.base == "obl" and not self.clauses.has_object(above) and slots & {"recipient", "of"}:
                return above
        if noun.base == "obl" and lemma in self.grammar.motion and "about" in slots:
            return above  # "returned to Geneva for talks": who goes there holds them
        for child in self.parse.children(noun.index, "acl"):
            if child.lemma.lower() in self.light:
                return child
        return None
