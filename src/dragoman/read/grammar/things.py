"""Whom a thing or a clause names: who does it, to whom, whose it is, between whom.

Takes a parse with its actors and the arguments of a predicate; gives the participants found in what stands there.
Knows no kind of event.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model import Participant
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.orient import TOWN
from dragoman.read.grammar.places import Places
from dragoman.read.grammar.sides import Found, apart, named
from dragoman.read.grammar.slots import Argument

MEASURES = "measures"
"""The class of nouns for what a state decrees: whose it is says who takes it ("US sanctions"), not whom it hits."""

BREACHES, LAW = "breaches", "law"
"""The classes of nouns for what is done to a rule or a right, and for these."""

HELD = frozenset({"of", "with", "against", "recipient"})
"""Slots in which a thing names whom it is shared with or done to."""

GIVEN = 2
"""How many nouns deep the other side of an agreement is looked for in what is agreed on."""


class Things:
    """The things and clauses of one document."""

    def __init__(self, classes: Classes, places: Places) -> None:
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.classes = classes
        self.places = places

    def of_clause(self, head: int, others: Found, *, said: bool) -> Found:
        """Whoever is to do, or has done, what a clause says; else to whom, or where."""
        asked = self._doer(head)
        if asked is not None:  # "demanded that Sudan return the helicopter", "alleged that Sudanese jets had crossed …"
            doers = self.resolver.participants(asked)
            told = self.resolver.is_actor(asked) or named(doers)
            if told and apart(doers, others):
                return doers
        found = self._inside(head, HELD | {"object", "location", "origin"}, said=said)
        deeper = (each.head for each in self.resolver.arguments.of(head) if "complement" in each.slots)
        if not found and (inner := next(deeper, None)) is not None:  # "urged them to steer [clear of Chad]"
            return self.of_clause(inner, others, said=said)
        return found or self.of_thing(head, others, forced=False, said=said)

    def other_side(self, head: int) -> Found:
        """With whom a thing is shared: "the border with Chad"."""
        shared = (each.head for each in self.resolver.arguments.of(self.resolver.through(head)) if "with" in each.slots)
        return next(filter(named, map(self.resolver.participants, shared)), ())

    def of_thing(self, head: int, others: Found, *, forced: bool, said: bool) -> Found:
        """Whom a thing is shared with or done to; else whose it is, where that may be done to them as well."""
        thing = self.resolver.through(head)
        measure = MEASURES in self.classes.of(thing) and not said
        found = self._inside(thing if measure else head, HELD - {"of"} if measure else HELD, said=said)
        if found and (apart(found, others) or not self.resolver.participants(head)):
            return found  # not of "an Emirati plane at a Sudanese airport", which a Sudanese army hits
        if measure:
            return self._bearers(thing) or (self.resolver.participants(head) if others else ())
        return () if self.resolver.arguments.is_possessed(head) and not forced else self.resolver.participants(head)

    def _inside(self, thing: int, slots: frozenset[str], *, said: bool) -> Found:
        """Who stands in what a thing is said of: whoever does it, then those in some slots, also one noun deeper.

        "the killing of two men by Chad", "the lifting of sanctions on Mali"; where something is `said` of it, also
        "Sudan's policy towards Chad".
        """
        below = self.resolver.arguments.of(thing)
        beside = (each for each in below if said and self._is_beside(each))
        inside = (*self._by(thing, told=said), *beside, *(each for each in below if each.slots & slots))
        found = next(filter(None, (self.resolver.participants(each.head) for each in inside)), ())
        if named(found) or (found and self.resolver.affiliation(thing) is None):
            return found  # "an Emirati plane with mercenaries aboard" is the Emirates'
        of = [each.head for each in below if "of" in each.slots]
        deeper = [each.head for above in of for each in self.resolver.arguments.of(above) if each.slots & slots]
        for head in (thing, *of):  # "the sanctions targeting Mali"
            aimed = (each.index for each in self.parse.children(head, "acl") if each.relation != "acl:relcl")
            deeper += [each for each in map(self.resolver.arguments.object, aimed) if each not in (None, head)]
        return next(filter(named, map(self.resolver.participants, deeper)), ())

    def _is_beside(self, argument: Argument) -> bool:
        """Whether a name beside a noun says whose deed it is: "Sudan's policy", "a Sudanese law"; not a town's."""
        mention = self.resolver.mentions.at(argument.head)
        owner = mention is not None and mention.sort != TOWN
        return owner and bool(argument.slots & {"amod", "compound", "owner"})

    def _by(self, thing: int, *, told: bool) -> Iterator[Argument]:
        """Who does what a thing is, by its agent or, if it is `told`, that of a participle: "curbs set by Chad"."""
        participles = (each.index for each in self.parse.children(thing, "acl") if each.relation != "acl:relcl")
        for head in (thing, *(participles if told and not self.resolver.is_person(thing) else ())):
            yield from self.resolver.arguments.agents(head)

    def doers(self, thing: int) -> Found:
        """Who does what a thing is: "the raid by Chad"."""
        if self.resolver.is_actor(thing):
            return ()
        return next(filter(None, (self.resolver.participants(each.head) for each in self._by(thing, told=True))), ())

    def authors(self, thing: int) -> Found:
        """Who makes a law or an order that does something: "signed a decree granting asylum to …"."""
        noun = self.parse.tokens[thing]
        if noun.lemma.lower() not in self.resolver.grammar.ordinances:
            return ()
        subject = self.resolver.arguments.clauses.governor_subject(noun, 0)
        return self.resolver.participants(subject) if subject is not None and subject != thing else ()

    def _bearers(self, measure: int) -> Found:
        """Those who have what a measure takes away: "the visas of two ministers"."""
        own = (each for each in self.resolver.arguments.of(measure) if each.slots & {"of", "owner"})
        people = (each.head for each in own if self.resolver.is_person(each.head))
        return next(filter(None, map(self.resolver.participants, people)), ())

    def is_of_town(self, thing: int) -> bool:
        """Whether a thing is told apart by where it happened, which does nothing: "the Goma attack killed …"."""
        return TOWN in self.places.beside(thing) and not self.resolver.is_actor(thing)

    def asked(self, verb: int) -> Found:
        """Of whom somebody wants something: whoever, or whose, the object of what they want is."""
        for argument in self.resolver.arguments.of(verb):
            if argument.slots & {"object", "against", "about", "origin"} and "subject" not in argument.slots:
                under = (argument.head, *(each.head for each in self.resolver.arguments.of(argument.head)))
                for found in map(self.resolver.participants, under):
                    if named(found):
                        return found
        return ()

    def _doer(self, clause: int) -> int | None:
        """Who is told to do, or to have done, what a clause says; one it shares with the clause above is nobody new."""
        subject = self.resolver.arguments.subject(clause)
        return subject if subject is not None and subject in self.parse.subtree(clause) else None

    def blamed(self, found: Found) -> Found:
        """Those found without whose right was broken: "denounced the violation of Uganda's sovereignty"."""
        return tuple(each for each in found if not self._is_wronged(each))

    def _is_wronged(self, party: Participant) -> bool:
        words = self.parse.at(party.span.start, party.span.end)
        name = next((each for each in words if self.resolver.belonging(each) == party.actor), words[-1])
        for below, above in pairwise((self.parse.tokens[name], *self.parse.ancestors(name))):
            if self.resolver.arguments.preposition(below) in self.resolver.grammar.agents:
                return False
            if LAW in self.classes.of(below.index) and BREACHES in self.classes.of(above.index):
                return True
        return False

    def sides(self, head: int) -> Found:
        """« entre l'Arménie et l'Azerbaïdjan »: two sides, also where the parser lost the second."""
        found = self.resolver.participants(head)
        if len(found) != 1:
            return found
        for token in self.parse.tokens[head + 1 : head + 6]:
            if token.upos == "CCONJ":
                for other in self.parse.tokens[token.index + 1 : token.index + 4]:
                    if self.resolver.mentions.headed(other.index) is not None:
                        return (*found, *apart(self.resolver.participants(other.index), found))
        return found

    def owners(self, arguments: tuple[Argument, ...], others: Found) -> Found:
        """« la suspension de sa coopération », "the freeze of US aid": who owns the thing acted on."""
        for argument in arguments:
            if "object" not in argument.slots or any(
                map(self.resolver.is_actor, self.resolver.coordinated(argument.head))
            ):
                continue
            thing = self.resolver.through(argument.head)
            inner = [
                each
                for each in self.resolver.arguments.of(thing)
                if each.slots & {"owner", "amod", "compound", "of", "subject"}
            ]
            for each in sorted(inner, key=lambda each: "owner" not in each.slots):
                found = apart(self.resolver.participants(each.head), others)
                if found:
                    return found
            if found := apart(self.doers(thing), others):
                return found  # « la plainte déposée par le Togo »
        for argument in arguments:  # "was put under [American] sanctions": whose the thing in the trigger's words is
            mention = self.resolver.mentions.at(argument.head)
            if argument.slots & {"amod", "compound"} and mention is not None:
                return apart(self.resolver.participants(argument.head), others)
        return ()

    def within(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """« menace de couper le gaz à l'Espagne »: who is meant stands in what is threatened, demanded, offered."""
        outer = [each for each in arguments if each.slots & {"complement", "object"}]
        inner = [
            each
            for above in outer
            for each in self.resolver.arguments.of(above.head)
            if each.slots & {"object", "recipient", "with", "against", "of", "between", "location", "origin"}
            or each.preposition in self.resolver.grammar.agents
        ]
        actors = [each for each in inner if self.resolver.is_actor(each.head)]
        inner = sorted([*actors, *(each for each in inner if source and each not in actors)], key=_is_where)
        for each in inner:
            whose = self.sides(each.head) if "between" in each.slots else self.resolver.participants(each.head)
            found = apart(whose, source)  # or whose it is: "to shell Iraqi towns"
            if named(found) and (not _is_where(each) or self.places.is_place(each.head)):
                return found
        return ()

    def given(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """« un accord pour louer une bande côtière au Somaliland »: who gives what is agreed on signed it too."""
        clauses = [each.head for each in arguments if each.slots & {"purpose", "complement"}]
        outer = [each.head for each in arguments if "object" in each.slots]
        for head in (*outer, *clauses):
            below = self.resolver.arguments.of(head)
            clauses += [each.head for each in below if "complement" in each.slots]
        for clause in dict.fromkeys(clauses):
            found = self._named_under(clause, source)
            if found:
                return found
        return ()

    def _named_under(self, head: int, others: Found, depth: int = GIVEN) -> Found:
        """The first that anything under a predicate names, a few nouns deep."""
        for argument in self.resolver.arguments.of(head):
            if argument.slots & {"subject", "owner"}:
                continue
            found = apart(self.resolver.participants(argument.head), others)
            if named(found) and (not _is_where(argument) or self.places.is_place(argument.head)):
                return found
            if depth and (deeper := self._named_under(argument.head, others, depth - 1)):
                return deeper
        return ()


def _is_where(argument: Argument) -> bool:
    return not argument.slots & {"object", "recipient", "with", "against", "of"}
