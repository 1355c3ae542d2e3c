"""The arguments of verbs: passives, coordination, control and parsers' slips undone.

Takes the clauses of a parse; gives, for a verb, what fills its slots. Never looks at what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.lexicon.grammar import plain
from dragoman.read.grammar.clauses import Clauses
from dragoman.read.grammar.forms import is_infinitive
from dragoman.read.grammar.slots import COMPLEMENT, NONE, OBJECT, PURPOSE, RECIPIENT, SUBJECT, Argument
from dragoman.read.tree import Token


class Verbs:
    """The arguments of the verbs of one parse. `attribute` and `dated` are those of `Arguments`."""

    def __init__(self, clauses: Clauses, *, attribute: frozenset[str], dated: frozenset[int]) -> None:
        self.clauses = clauses
        self.parse = clauses.parse
        self.grammar = clauses.grammar
        self.attribute = attribute
        self.dated = dated

    def of(self, verb: Token) -> Iterator[Argument]:
        """All arguments of a verb."""
        passive = self.clauses.is_passive(verb) or self.clauses.undergone(verb) is not None
        sufferer = self.clauses.sufferer(verb)
        yield from self.subject(verb, passive or sufferer is not None)
        yield from self._object(verb, passive)
        had = self.clauses.undergone(verb)
        owner = self.clauses.subject(self.parse.tokens[verb.head]) if had is not None and verb.base != "acl" else None
        if owner is not None:
            yield Argument(RECIPIENT, owner)  # "three officers had their assets frozen": done to them
        if sufferer is not None and (subject := self.clauses.subject(sufferer)) is not None:
            yield Argument(RECIPIENT if self.clauses.has_object(verb) else OBJECT, subject)
        for child in self.parse.children(verb.index):
            if (
                child.base == "iobj"
                and not self.clauses.has_object(verb)
                and not self.parse.children(child.index, "case")
            ):
                yield Argument(OBJECT | RECIPIENT, child.index)  # "urged its citizens to leave"
            elif child.index in self.clauses.dated:  # « a pris possession ce jeudi du camp »: hung on the day
                for below in self.parse.children(child.index, "nmod", "obl"):
                    yield from self.oblique(below)
            elif child.base in ("obl", "nmod", "iobj") or (child.base == "advmod" and child.upos in ("NOUN", "PROPN")):
                yield from self.oblique(child)
                yield from self._inside(child)
            elif child.base in ("xcomp", "ccomp"):
                yield Argument(COMPLEMENT, child.index)
            elif child.base == "csubj" and self.parse.children(verb.index, "cop"):
                yield Argument(SUBJECT | COMPLEMENT, child.index)  # "[closing it] is unthinkable"
            elif child.base == "advmod":
                yield from self._adverbial(child)
            elif child.base == "advcl" and not self.parse.children(child.index, "nsubj"):
                kept = "origin" in self.clauses.slots(child)
                said = kept or self._is_bare(child, verb)  # "barred from running"; not "marched to demand"
                yield Argument(COMPLEMENT if said else PURPOSE, child.index)
        yield from self._controlled(verb)
        yield from self._nested(verb, passive)
        yield from self._styled(verb)

    def _styled(self, verb: Token) -> Iterator[Argument]:
        """What somebody is called, that the parser hung on them: « a traité le ministre [de menteur] ».

        Also "called the premier's wife, Ann Lee, [corrupt]", "described it [as typical of bullies]".
        """
        if verb.lemma.lower() not in self.grammar.naming:
            return
        for clause in self.parse.children(verb.index, "advcl"):
            if "complement" in self.clauses.slots(clause):
                yield Argument(COMPLEMENT, clause.index)
        for thing in self.parse.children(verb.index, "obj"):
            if not self.parse.children(verb.index, "xcomp"):
                yield from (Argument(COMPLEMENT, each.index) for each in self._last_words(thing) if self._is_name(each))

    def _last_words(self, thing: Token) -> Iterator[Token]:
        """The last noun that hangs on a thing or its names, and its last word."""
        inside = [self.parse.tokens[each] for each in self.parse.subtree(thing.index) if each > thing.index]
        words = [each for each in inside if each.upos != "PUNCT"]
        yield from words[-1:]
        yield from [each for each in words if each.base == "nmod" and each.upos == "NOUN"][-1:]

    def _is_name(self, word: Token) -> bool:
        """Whether a noun after « de » without article, or an adjective after a name, can be what somebody is called."""
        before = self.parse.tokens[word.index - 1]
        if word.upos == "ADJ":
            return before.upos in ("PROPN", "PUNCT") and word.index not in self.clauses.named
        bare = not self.parse.children(word.index, "det")
        return word.upos == "NOUN" and bare and self.clauses.preposition(word) in self.grammar.styling

    def _is_bare(self, clause: Token, verb: Token) -> bool:
        """Whether a gerund stands right behind a verb or its particle: "ruled out [sending] troops"."""
        before = self.parse.tokens[clause.index - 1]
        beside = before.index == verb.index or (before.head == verb.index and before.relation == "compound:prt")
        return beside and clause.feature("VerbForm") == "Ger"

    def of_copula(self, copula: Token) -> Iterator[Argument]:
        """Who is where: "Minsk is behind the attack". The noun is the predicate of the tree."""
        predicate = self.parse.tokens[copula.head]
        yield from self.subject(predicate, passive=False)
        yield from self.oblique(predicate)

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

    def subject(self, verb: Token, passive: bool) -> Iterator[Argument]:
        """Who does it: the subject, or the agent of a passive."""
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
        for case in self.parse.children(noun.index, "case"):
            words = (case, *self.parse.children(case.index, "fixed"))
            if " ".join(plain(each.text) for each in words) in self.grammar.according:
                return False  # "ten were killed, according to officials"
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
            what = plain(child.text) in self.grammar.whatever  # "bombed [what it called targets]"
            called = next(self._called_so(verb), None) if what else None
            head = called or self.clauses.called(child) or self.clauses.referents.of_object(child, verb)
            yield Argument(OBJECT | self._given(child), head)
        if not self.clauses.has_object(verb):
            yield from (Argument(OBJECT, each.index) for each in self._raised(verb))
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
            if subject.feature("PronType") != "Rel" and not self._is_oblique(verb):
                yield Argument(OBJECT, verb.head)

    def _is_oblique(self, clause: Token) -> bool:
        """Whether a relative clause opens with a preposition: "the declaration in which both seek to …"."""
        pronouns = (each for each in self.parse.children(clause.index, "obl") if each.feature("PronType") == "Rel")
        return any(each.index < clause.index and self.parse.children(each.index, "case") for each in pronouns)

    def _given(self, noun: Token) -> frozenset[str]:
        """Parser's slips: « a demandé [à son ambassadeur] de rentrer », called an object, is the recipient."""
        return self.clauses.slots(noun) & RECIPIENT

    def _raised(self, verb: Token) -> tuple[Token, ...]:
        """Parser's slips: "asked [the ambassador] to come", the object taken for the subject of what is asked."""
        if verb.lemma.lower() not in self.grammar.control_object:
            return ()
        asked = (each for each in self.parse.children(verb.index, "xcomp") if self.parse.children(each.index, "mark"))
        nouns = (noun for each in asked for noun in self.parse.children(each.index, "nsubj")[:1])
        return tuple(
            each for each in nouns if each.index not in self.dated and self.parse.tokens[each.index - 1].upos != "ADP"
        )

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
            around = (*self.parse.children(clause.index, "obj"), *self.parse.children(verb.index, "obj"))
            if any(plain(each.text) in self.grammar.whatever for each in around):
                yield from (each.index for each in self.clauses.said_so(clause))

    def _bare(self, verb: Token) -> Iterator[Argument]:
        """Parser's slips: an "oblique" without preposition, or with the partitive, after a verb is its object."""
        beside = self.parse.children(verb.index, "obl")
        between = [each for each in beside if each.index in self.dated or self._is_aside(each)]
        under = [inner for each in between for inner in self.parse.children(each.index, "nmod", "appos", "flat")]
        days = [each for each in self.parse.children(verb.index, "obj") if each.index in self.dated]
        under += [inner for each in days for inner in self.parse.children(each.index, "nmod", "appos", "amod")]
        for child in (*beside, *under):  # « a libéré mercredi deux marins »: hung on the day, « dans un communiqué »
            if child.index in self.clauses.named and child.upos == "ADJ" and child.text[:1].isupper():
                yield Argument(OBJECT, child.index)  # « a refoulé ce week-end 450 Congolais »
                return
            if child.index < verb.index or child.upos not in ("NOUN", "PROPN", "NUM") or child.index in self.dated:
                continue
            case = self.parse.children(child.index, "case")
            if not case or (len(case) == 1 and plain(case[0].text) in self.grammar.partitives):
                yield Argument(OBJECT, child.index)
                return

    def _is_aside(self, noun: Token) -> bool:
        """« dans un communiqué », « avec la plus grande fermeté »: nouns that nothing is of."""
        return noun.lemma.lower() in self.grammar.writings | self.grammar.manners

    def oblique(self, child: Token) -> Iterator[Argument]:
        """The slots of a noun with its preposition; not of an agent."""
        preposition = self.clauses.preposition(child)
        if preposition is not None:
            if self._is_agent(child):
                above = self.parse.tokens[child.head]
                if above.upos == "VERB" and child.relation != "obl:agent" and not self.clauses.is_passive(above):
                    yield Argument(NONE, child.index, preposition)  # "stood by its ally"
                return
            yield Argument(self.clauses.slots(child), self.clauses.referents.party(child), preposition)
        elif child.base == "iobj":
            yield Argument(RECIPIENT, child.index)

    def _inside(self, noun: Token) -> Iterator[Argument]:
        """What a complement says more closely: "at a jail in Kenya", "for a war against Chad"."""
        slots = self.clauses.slots(noun)
        wanted = slots & {"location"} | ({"against"} if "about" in slots else NONE)
        yield from (each for each in self.below(noun.index, depth=0) if each.slots & wanted)

    def _adverbial(self, adverb: Token) -> Iterator[Argument]:
        """« auprès de Bakou », "alongside": an adverb that parsers put between verb and noun."""
        for child in self.parse.children(adverb.index, "obl", "nmod"):
            preposition = f"{plain(adverb.text)} {self.clauses.preposition(child)}"
            if preposition in self.grammar.slots:
                yield Argument(self.grammar.slots[preposition], child.index, preposition)

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
        credited = tuple(self.credited(self.parse.tokens[index]))
        for child in self.parse.children(index, "nmod", "obl", "amod", "acl"):
            if child.relation == "acl:relcl" or is_infinitive(child) or child in credited:
                continue
            preposition = self.clauses.preposition(child)
            if preposition in self.grammar.agents:
                if not agents:
                    continue  # what hangs on an agent is the agent's: "protested at remarks by an envoy to the UN"
                yield Argument(SUBJECT, child.index, preposition, nested=True)
            elif preposition is not None and preposition not in self.grammar.of and child.base != "acl":
                slots = self.clauses.slots(child)
                if slots:
                    yield Argument(slots, child.index, preposition, nested=True)
            if depth > 0:
                deeper = self.below(child.index, agents=agents and child.base != "acl", depth=depth - 1)
                yield from map(_where, deeper) if child.base == "acl" else deeper

    def credited(self, verb: Token) -> tuple[Token, ...]:
        """Whom a verb such as "blame" or « attribuer » names as the author of its object."""
        if verb.lemma.lower() not in self.attribute:
            return ()
        under = self.parse.children(verb.index, "obl", "iobj")
        slots = (self.clauses.slots(child) for child in under)
        return tuple(child for child, slot in zip(under, slots, strict=True) if slot & {"recipient", "against"})[:1]


def _where(argument: Argument) -> Argument:
    """« un mouvement établi à Londres »: what a participle has beside it is where, not to whom."""
    where = "location" in argument.slots
    return argument._replace(slots=argument.slots - {"recipient"}) if where else argument
