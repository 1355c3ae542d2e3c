"""What belongs to a predicate: its logical subject and object, and what stands in its other slots.

Takes a parse and a token; undoes passives, relative clauses, participles, infinitives under a verb, coordination and
light verbs, so that « deux diplomates ont été expulsés par Bamako » and "Bamako's expulsion of two diplomats"
give the same arguments. Never looks at what the words mean: that is the lexicon's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.lexicon.grammar import Grammar
from dragoman.read.tree import Parse, Token

_PERFECT = ("avoir", "have")
DEPTH = 6
"""How far subjects are inherited: deeper chains are parser faults."""


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
NONE: frozenset[str] = frozenset()


class Arguments:
    """The arguments of the predicates of one parse.

    `light` are verbs whose subject does what their object names, `undergo` those whose subject has it done to it;
    `dated` are the tokens of times, which do nothing.
    """

    def __init__(
        self,
        parse: Parse,
        grammar: Grammar,
        light: frozenset[str] = NONE,
        undergo: frozenset[str] = NONE,
        dated: frozenset[int] = frozenset(),
    ) -> None:
        self.parse = parse
        self.grammar = grammar
        self.light = light - undergo
        self.undergo = undergo
        self.dated = dated
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
        """The preposition before a noun, as the grammar's list writes it, several words joined."""
        for case in self.parse.children(token.index, "case", "mark"):
            words = [case, *self.parse.children(case.index, "fixed")]
            lemmas = " ".join(word.lemma.lower() for word in words)
            texts = " ".join(_plain(word.text) for word in words)
            for form in (texts, lemmas, _plain(case.lemma), _plain(case.text)):
                if form in self.grammar.slots or form in self.grammar.including:
                    return form
        return None

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb form is passive; « est arrivée » only looks it."""
        return verb.lemma.lower() not in self.grammar.unaccusative and is_passive(self.parse, verb)

    # Verbs

    def _verbal(self, verb: Token) -> Iterator[Argument]:
        passive = self.is_passive(verb)
        yield from self._subject(verb, passive)
        yield from self._object(verb, passive)
        for child in self.parse.children(verb.index):
            if child.base == "iobj" and not self._has_object(verb) and not self.parse.children(child.index, "case"):
                yield Argument(OBJECT | RECIPIENT, child.index)  # "urged its citizens to leave"
            elif child.base in ("obl", "nmod", "iobj") or (child.base == "advmod" and child.upos in ("NOUN", "PROPN")):
                yield from self._oblique(child)
            elif child.base in ("xcomp", "ccomp"):
                yield Argument(COMPLEMENT, child.index)
            elif child.base == "advmod":
                yield from self._adverbial(child)
        yield from self._controlled(verb)
        yield from self._nested(verb, passive)

    def _controlled(self, verb: Token) -> Iterator[Argument]:
        """« appeler Téhéran à négocier »: parsers take such an infinitive for an adverbial clause, or for the noun's."""
        if verb.lemma.lower() not in self.grammar.control_object:
            return
        for host in (verb, *self.parse.children(verb.index, "obj", "iobj", "obl")):
            for child in self.parse.children(host.index, "advcl", "acl"):
                marks = {_plain(mark.text) for mark in self.parse.children(child.index, "mark")}
                if is_infinitive(child) and not marks & set(self.grammar.purpose):
                    yield Argument(COMPLEMENT, child.index)

    def _subject(self, verb: Token, passive: bool) -> Iterator[Argument]:
        if passive:
            yield from (Argument(SUBJECT, agent.index) for agent in self._agents(verb))
            return
        found = self._surface_subject(verb)
        if found is not None:
            yield Argument(SUBJECT, found)
        for other in self.parse.children(verb.index, "nsubj")[1:]:
            if self._joined(other):
                yield Argument(SUBJECT, other.index)

    def _joined(self, noun: Token) -> bool:
        """Whether « et » stands right before a noun: a coordinated subject that the parser hung on the verb."""
        before = [
            token
            for token in self.parse.tokens[max(0, noun.index - 2) : noun.index]
            if token.upos not in ("DET", "ADP")
        ]
        return bool(before) and before[-1].upos == "CCONJ"

    def _agents(self, verb: Token) -> Iterator[Token]:
        for child in self.parse.children(verb.index, "obl", "nmod"):
            if child.relation == "obl:agent" or self.preposition(child) in self.grammar.agents:
                yield child

    def _surface_subject(self, verb: Token, depth: int = 0) -> int | None:
        """The subject as the clause shows it, or the one it shares with the clause above."""
        own = tuple(each for each in self.parse.children(verb.index, "nsubj") if each.index not in self.dated)
        if own:
            return self._antecedent(own[0], verb)
        if depth > DEPTH:
            return None
        beside = self._bare_before(verb)
        return beside if beside is not None else self._inherited(verb, depth)

    def _bare_before(self, verb: Token) -> int | None:
        """Parser's slips: a noun without preposition before a finite verb is its subject, whatever it was called."""
        if verb.feature("VerbForm") not in ("Fin", "Part") or verb.relation == "acl":
            return None
        for child in reversed(
            self.parse.children(verb.index, "obl", "vocative", "dislocated", "nmod", "dep", "expl", "compound", "aux")
        ):
            if (
                child.index < verb.index
                and child.upos in ("NOUN", "PROPN")
                and not self.parse.children(child.index, "case")
            ):
                return child.index
        return None

    def _antecedent(self, word: Token, verb: Token) -> int:
        """The noun a relative pronoun stands for; any other word stands for itself."""
        relative = word.feature("PronType") == "Rel" or (
            word.upos in ("PRON", "SCONJ", "DET") and _plain(word.text) in self.grammar.relatives.subject
        )
        if relative:
            clause = self._clause(verb)
            if clause.relation == "acl:relcl":
                return clause.head
        return word.index

    def _clause(self, verb: Token) -> Token:
        """The head of the clause a verb stands in: itself, or what it is coordinated with."""
        while verb.relation == "conj" and verb.head != verb.index:
            verb = self.parse.tokens[verb.head]
        return verb

    def _inherited(self, verb: Token, depth: int) -> int | None:
        above = self.parse.tokens[verb.head]
        if verb.head == verb.index:
            return None
        if verb.relation == "acl:relcl":
            return verb.head if self._has_object(verb) else None
        if verb.base == "acl":
            return self._of_adnominal(verb, above, depth)
        controlled = verb.base == "advcl" and above.lemma in self.grammar.control_object
        if verb.base == "xcomp" or (is_infinitive(verb) and (verb.base == "ccomp" or controlled)):
            return self._controller(above, depth)
        if verb.base in ("conj", "advcl", "aux", "parataxis", "obl") or is_infinitive(verb):
            if is_nominal(self.parse, above) and not self.parse.children(above.index, "nsubj"):
                return self._holder(above) if verb.base == "advcl" else None
            return self._surface_subject(above, depth + 1)
        return None

    def _of_adnominal(self, verb: Token, noun: Token, depth: int) -> int | None:
        """« les pays accusant … » is the noun; « la décision de suspendre » is who decided."""
        if verb.feature("VerbForm") in ("Inf", "") and verb.feature("Tense") == "":
            return self._holder(noun) or self._governor_subject(noun, depth)
        among = self.preposition(verb) in self.grammar.including  # "measures, including suspending the treaty"
        if among or (verb.feature("Tense") != "Past" and self.parse.tokens[verb.index - 1].text == ","):
            clause = self._governor_subject(
                noun, depth
            )  # « …, accusant … »: the clause's subject, not the nearest noun
            return clause if clause is not None else noun.index
        return noun.index

    def _controller(self, above: Token, depth: int) -> int | None:
        """Who does what stands in an infinitive: the object of verbs such as « sommer », else the subject."""
        if above.lemma in self.grammar.control_object:
            objects = self.parse.children(above.index, "obj", "iobj")
            if not objects:
                objects = tuple(
                    each
                    for each in self.parse.children(above.index, "obl")
                    if "recipient" in self.grammar.slots.get(self.preposition(each) or "", NONE)
                )
            if objects:
                return objects[0].index
            if self.is_passive(above):
                return self._surface_subject(above, depth + 1)
            return None
        return self._surface_subject(above, depth + 1)

    def _holder(self, noun: Token) -> int | None:
        """Whose decision, threat, attempt it is: possessor or « de » complement."""
        for child in self.parse.children(noun.index, "nmod:poss", "nmod"):
            if child.relation == "nmod:poss" or self.preposition(child) in self.grammar.of:
                return child.index
        return None

    def _governor_subject(self, noun: Token, depth: int) -> int | None:
        for above in self.parse.ancestors(noun.index):
            if above.upos in ("VERB", "AUX"):
                return self._surface_subject(above, depth + 1)
        return None

    def _objects(self, verb: Token) -> tuple[Token, ...]:
        return tuple(each for each in self.parse.children(verb.index, "obj") if each.index not in self.dated)

    def _has_object(self, verb: Token) -> bool:
        return bool(self._objects(verb))

    def _object(self, verb: Token, passive: bool) -> Iterator[Argument]:
        if passive:
            found = self._patient(verb)
            if found is not None:
                yield Argument(OBJECT, found)
            return
        for child in self._objects(verb):
            yield Argument(OBJECT, self._object_antecedent(child, verb))
        if not self._has_object(verb):
            yield from self._bare(verb)
        if not self._has_object(verb) and verb.relation == "acl:relcl" and self.parse.children(verb.index, "nsubj"):
            subject = self.parse.children(verb.index, "nsubj")[0]
            if subject.feature("PronType") != "Rel":
                yield Argument(OBJECT, verb.head)

    def _bare(self, verb: Token) -> Iterator[Argument]:
        """Parser's slips: an "oblique" without preposition, or with the French partitive, after a verb is its object."""
        beside = self.parse.children(verb.index, "obl")
        under = [
            inner for each in beside if each.index in self.dated for inner in self.parse.children(each.index, "nmod")
        ]
        for child in (*beside, *under):  # « a libéré mercredi deux marins »: hung on the day
            if child.index < verb.index or child.upos not in ("NOUN", "PROPN", "NUM") or child.index in self.dated:
                continue
            case = self.parse.children(child.index, "case")
            if not case or (len(case) == 1 and _plain(case[0].text) in self.grammar.partitives):
                yield Argument(OBJECT, child.index)
                return

    def _object_antecedent(self, word: Token, verb: Token) -> int:
        relative = word.feature("PronType") == "Rel" or _plain(word.text) in self.grammar.relatives.object
        if relative and word.upos in ("PRON", "SCONJ") and word.index < verb.index:
            clause = self._clause(verb)
            if clause.relation == "acl:relcl":
                return clause.head
        return word.index

    def _patient(self, verb: Token, depth: int = 0) -> int | None:
        """The subject of a passive, or the noun a past participle stands with."""
        own = self.parse.children(verb.index, "nsubj", "obj")
        if own:
            return self._antecedent(own[0], verb)
        if verb.base in ("acl", "amod"):
            return verb.head
        above = self.parse.tokens[verb.head]
        if verb.base in ("conj", "xcomp", "advcl", "parataxis") and depth < DEPTH and above.index != verb.index:
            if is_nominal(self.parse, above) and not self.parse.children(above.index, "nsubj"):
                return above.index if verb.base == "conj" else None
            if verb.base == "conj" and self.is_passive(above):
                return self._patient(above, depth + 1)
            return self._surface_subject(above, depth + 1)
        return None

    def _oblique(self, child: Token) -> Iterator[Argument]:
        preposition = self.preposition(child)
        if preposition is not None:
            if child.relation == "obl:agent" or preposition in self.grammar.agents:
                return
            yield Argument(self.grammar.slots.get(preposition, NONE), child.index, preposition)
        elif child.base == "iobj":
            yield Argument(RECIPIENT, child.index)

    def _adverbial(self, adverb: Token) -> Iterator[Argument]:
        """« auprès de Bakou », "alongside": an adverb that parsers put between verb and noun."""
        for child in self.parse.children(adverb.index, "obl", "nmod"):
            preposition = f"{_plain(adverb.text)} {self.preposition(child)}"
            if preposition in self.grammar.slots:
                yield Argument(self.grammar.slots.get(preposition, NONE), child.index, preposition)

    def _nested(self, verb: Token, passive: bool) -> Iterator[Argument]:
        """What hangs on the object but may belong to the verb: parsers often attach it there."""
        objects = (
            self._patient(verb)
            if passive
            else next((each.index for each in self.parse.children(verb.index, "obj")), None)
        )
        if objects is not None:
            yield from self.below(objects)

    def below(self, index: int, *, agents: bool = False, depth: int = 2) -> Iterator[Argument]:
        """The complements that hang on a noun or on its modifiers, whatever preposition but « de »; those with « par »
        only for `agents`.
        """
        for child in self.parse.children(index, "nmod", "obl", "amod", "acl"):
            if child.relation == "acl:relcl" or is_infinitive(child):
                continue
            preposition = self.preposition(child)
            if preposition in self.grammar.agents:
                if agents:
                    yield Argument(SUBJECT, child.index, preposition, nested=True)
            elif preposition is not None and child.base != "acl":
                slots = self.grammar.slots.get(preposition, NONE) - OF
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
        yield from self._from_predicate(noun, seen_agent)

    def _adnominal(self, child: Token) -> Iterator[Argument]:
        if child.relation == "nmod:poss" or (child.base == "det" and _plain(child.text) in self.grammar.possessives):
            yield Argument(OWNER, child.index)
        elif child.base in ("nmod", "obl"):
            preposition = self.preposition(child)
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
        elif child.base in ("acl", "xcomp", "ccomp", "advcl") and is_infinitive(child):
            yield Argument(COMPLEMENT, child.index)  # « le refus de libérer », « prêt à discuter »

    def _from_predicate(self, noun: Token, seen_agent: bool) -> Iterator[Argument]:
        """« mener une attaque contre … »: the light verb lends its subject and its complements."""
        yield from self._misattached(noun)
        verb = self._light_verb(noun)
        if verb is None:
            return
        if not seen_agent:
            subject = next(iter(argument.head for argument in self._subject(verb, self.is_passive(verb))), None)
            if subject is not None and subject != noun.index:
                yield Argument(OBJECT if verb.lemma.lower() in self.undergo else SUBJECT, subject)
        for child in self.parse.children(verb.index, "obl", "iobj"):
            if child.index != noun.index:
                yield from self._oblique(child)

    def _listed(self, noun: Token) -> Token:
        """The noun whose list a noun stands in: « des mesures, dont l'expulsion de … », "sanctions, including a tariff"."""
        for _ in range(DEPTH):
            listed = noun.base in ("conj", "appos") or self.preposition(noun) in self.grammar.including
            if not listed or noun.head == noun.index or not is_nominal(self.parse, self.parse.tokens[noun.head]):
                return noun
            noun = self.parse.tokens[noun.head]
        return noun

    def _misattached(self, noun: Token) -> Iterator[Argument]:
        """« a justifié la suspension de la coopération [avec le Mali] »: the parser gave to the verb what is the noun's."""
        above = self.parse.tokens[noun.head]
        if noun.base not in ("obj", "obl") or above.upos != "VERB" or above.lemma.lower() in self.light:
            return
        for child in self.parse.children(above.index, "obl"):
            slots = self.grammar.slots.get(self.preposition(child) or "", NONE) & {"with", "against", "between"}
            if slots and child.index > noun.index:
                yield Argument(slots, child.index, self.preposition(child), nested=True)

    def _light_verb(self, noun: Token) -> Token | None:
        noun = self._listed(noun)
        above = self.parse.tokens[noun.head]
        if (
            above.index != noun.index
            and above.lemma.lower() in self.light | self.undergo
            and above.upos in ("VERB", "AUX")
        ):
            if noun.base in ("obj", "nsubj", "xcomp"):
                return above
            slots = self.grammar.slots.get(self.preposition(noun) or "", NONE)
            if noun.base == "obl" and not self._has_object(above) and slots & {"recipient", "of"}:
                return above
        for child in self.parse.children(noun.index, "acl"):
            if child.lemma.lower() in self.light:
                return child
        return None


def is_nominal(parse: Parse, token: Token) -> bool:
    """Whether a token is a noun (or an adjective or number used as one), and no clause of its own.

    A "noun" with a subject and an object is a verb that the tagger mistook ("Sudan cuts ties").
    """
    children = parse.children(token.index)
    if any(child.base == "nsubj" for child in children) and any(child.base in ("obj", "xcomp") for child in children):
        return False
    return token.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET") and not parse.children(
        token.index, "cop"
    )


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb form is passive, by its auxiliary, its subject, or as a bare past participle."""
    children = parse.children(verb.index)
    if any(child.base == "expl" and child.relation != "expl:subj" for child in children):
        return False  # « se sont tournés vers »: reflexive
    if any(child.relation == "aux:pass" for child in children):
        return True
    if any(child.base == "aux" and child.lemma in _PERFECT for child in children):
        return False
    if any(child.relation == "nsubj:pass" for child in children):
        return True
    if {"nsubj", "obj"} <= {child.relation for child in children}:
        return False  # both are there: « Iran suspended dialogue », whatever its features say
    if _shares_auxiliary(parse, verb):
        return False
    if verb.feature("Voice") == "Pass" and not any(child.base in ("aux", "expl") for child in children):
        return True
    if not is_past_participle(verb):
        return False
    if any(child.base in ("aux", "expl") or child.relation in ("obj",) for child in children):
        return False
    if verb.base in ("acl", "amod"):
        return True
    above = parse.tokens[verb.head]
    if verb.base == "conj" and above.index != verb.index and not any(child.base == "nsubj" for child in children):
        return above.upos == "VERB" and is_passive(parse, above)
    if any(child.base == "nsubj" for child in children):
        # A headline: « Deux diplomates expulsés par Bamako »; with an agent or nothing else it is passive.
        return verb.feature("Gender") != ""
    return any(child.relation == "obl:agent" for child in children) or verb.base in ("advcl", "xcomp")


def _shares_auxiliary(parse: Parse, verb: Token) -> bool:
    """« a dénoncé … et exigé … »: the second participle is active as the first."""
    above = parse.tokens[verb.head]
    if verb.base != "conj" or above.upos != "VERB" or parse.children(verb.index, "aux"):
        return False
    auxiliaries = parse.children(above.index, "aux")
    return bool(auxiliaries) and all(each.relation != "aux:pass" for each in auxiliaries)


def is_past_participle(verb: Token) -> bool:
    """Whether a verb form is a past participle; one that agrees in gender is, whatever else the parser left out."""
    if verb.feature("VerbForm") == "Part":
        return verb.feature("Tense") in ("Past", "")
    return verb.feature("VerbForm") == "" and verb.feature("Gender") != "" and verb.feature("Person") == ""


def is_infinitive(verb: Token) -> bool:
    """Whether a verb form is an infinitive."""
    return verb.feature("VerbForm") == "Inf"


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
