"""Who stands in the roles of a frame: source and target, from the arguments of its predicate.

Takes the arguments as a pattern sees them and the slots its kind looks in; gives participants, each with its
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from dragoman.lexicon.patterns import Pattern
from dragoman.model import Counterpart, Kind, Participant
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.classes import NATIONALS, PEOPLE, Classes
from dragoman.read.grammar.forces import Forces
from dragoman.read.grammar.orient import TOWN
from dragoman.read.grammar.places import Places
from dragoman.read.grammar.sides import Found, apart, codes, named
from dragoman.read.grammar.slots import Argument
from dragoman.read.tree import Token

FORCE = 5
"""The rung from which what is done to a thing is done to its owner: « a bombardé son territoire »."""

FORCES = frozenset({"forces-withdrawn", "forces-deployed"})
"""Families of kinds that are done by the state whose soldiers they are, whoever decides it."""

VIOLENCE = "armed-violence"
"""The family of kinds in which people fall."""

MEASURES = "measures"
"""The class of nouns for what a state decrees: whose it is says who takes it ("US sanctions"), not whom it hits."""

FREEDOMS = frozenset({"freedoms-restricted", "freedoms-eased"})
"""Families of kinds that a state does to those it rules."""

PRESSING = ("SANCTION", "COERCE/restrict")
"""Types of PLOVER that are done to whose state it is, be it a gang or a foundation of it."""

EVACUATED = "evacuation"
"""The family of kinds in which people are brought away from somewhere."""

BANNED = "media-banned"
"""The family of kinds that are done to newspapers and broadcasters."""

ACCUSE = "accuse"
"""What is answered by denying it: the content of a denial tells of whom it was said, not who said it."""

CLOSED = "mission-closed"
"""Family of kinds done to the state whose mission it is: « les consulats éthiopiens au Puntland »."""

AT_HOME = ("ASSAULT", "COERCE", "ACCUSE")
"""Types of PLOVER that a state may do to its own: « le Bénin a arrêté un opposant béninois »."""

HOLDER = "holder"
"""The slot of whose the object is: "rejected Riyadh's proposal"."""

OWN = ("people", "person", "media", "organisations")
"""What those who are done to at home may be."""

HELD = frozenset({"of", "with", "against", "recipient"})
"""Slots in which a thing names whom it is shared with or done to."""

AGREEMENT = "sign-agreement"
"""The kind whose other side may stand only in what is agreed on."""

GIVEN = 2
"""How many nouns deep it is looked for there."""


class Roles:
    """The roles of the frames of one document."""

    def __init__(self, resolver: Resolver, kinds: Mapping[str, Kind], classes: Classes) -> None:
        self.resolver = resolver
        self.classes = classes
        self.parse = resolver.parse
        self.kinds = kinds
        self.places = Places(resolver, classes)
        self.forces = Forces(resolver, classes, self.places)

    def slots(self, pattern: Pattern, role: str) -> tuple[str, ...]:
        """The slots to look in for a role, in this order: the pattern's own, else its kind's."""
        own = pattern.roles.get(role)
        return own if own is not None else self.kinds[pattern.kind].roles.get(role, ())

    def of(self, pattern: Pattern, arguments: tuple[Argument, ...]) -> tuple[Found, Found]:
        """Source and target."""
        kind, slots = self.kinds[pattern.kind], self.slots(pattern, "target")
        objects = "object" in slots
        source = self._sources(arguments, pattern)
        target = self._participants(arguments, slots, source, forced=kind.rung >= FORCE, said=kind.utterance)
        silent = not source and not _any(arguments, "subject")
        if silent and not kind.utterance and "speaker" not in pattern.roles.get("source", ()):
            source = self._owners(arguments, target)
            if not source and not objects:  # « le départ des diplomates rwandais »
                source = self._participants(arguments, ("object",), target)
        if kind.family == VIOLENCE:
            source, target = self.forces.launching(arguments, source, target)
        if HOLDER in slots and not named(target):
            target = self._owners(arguments, source) or target  # "rejected Riyadh's proposal"
        addressed = _any(arguments, "object") and _any(arguments, "complement")  # a tanker "suspected of cutting …"
        if not target and kind.utterance and not addressed and ACCUSE not in kind.answers:
            target = self._within(arguments, source)
        if kind.family in FORCES:
            source, target = self.forces.moving(arguments, source, target)
        if kind.family in FREEDOMS and any(each.actor.state for each in source):
            target = self._ruled(arguments, source)
        if kind.id == AGREEMENT and len(source) == 1 and not target:
            target = self._given(arguments, source)
        if not named(target):
            target = self._theirs(kind, arguments, source) or target
        if not target and objects and kind.within(*AT_HOME) and Counterpart.OWN not in kind.counterpart:
            target = self._at_home(arguments, source)
        if kind.family == CLOSED:
            target = self._owners(arguments, source) or tuple(each for each in target if each.actor.state)
        return self._mutual(pattern, arguments, source, target)

    def _sources(self, arguments: tuple[Argument, ...], pattern: Pattern) -> Found:
        """Who does it; not whose it is where it is taken from them: « se sont vu retirer leur accréditation »."""
        found = self._participants(arguments, self.slots(pattern, "source"), ())
        if self.slots(pattern, "target")[:1] == ("subject",):  # « ne pourra pas regagner son poste »
            return apart(found, self._participants(arguments, ("subject",), ()))
        found = self._other_than_target(found, arguments, pattern)
        losers = self._participants(arguments, ("recipient",), ())
        if not losers or _any(arguments, "subject") or found != self._participants(arguments, ("owner",), ()):
            return found
        return apart(found, losers)

    def _other_than_target(self, source: Found, arguments: tuple[Argument, ...], pattern: Pattern) -> Found:
        """« Le ministre somme les responsables français de … »: a subject without a name is not whom it is done to."""
        subject = next((each.head for each in arguments if "subject" in each.slots), None)
        said = self.kinds[pattern.kind].utterance and len(source) == 1
        if not said or subject is None or self.resolver.names_itself(subject):
            return source
        target = self._participants(arguments, self.slots(pattern, "target"), ())
        if [each.actor.code for each in target] != [source[0].actor.code]:
            return source
        another = self.resolver.states.another(self.parse.tokens[subject], target[0].actor)
        return (replace(source[0], actor=another),) if another is not None else source

    def _theirs(self, kind: Kind, arguments: tuple[Argument, ...], source: Found) -> Found:
        """Whose, or where, they are whom a kind of thing is done to, where they have no name that is a party's."""
        if kind.family == EVACUATED:
            return self._left_by(arguments, source)
        outlets = self._outlets(arguments, source) if kind.family == BANNED else ()
        return outlets or (self._by_their_state(arguments, source) if kind.within(*PRESSING) else ())

    def _by_their_state(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """« deux milices irakiennes »: no part of their state, but of it."""
        for argument in arguments:
            if "object" in argument.slots:
                head = self.resolver.through(argument.head)
                state = self.resolver.affiliation(head)
                if state is not None and state.state is not None and not self.resolver.is_person(head):
                    return apart((Participant(actor=state, span=self.resolver.span(argument.head)),), source)
        return ()

    def _left_by(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """« évacué ses ressortissants du Niger »: what hangs on people who are brought away is where they were."""
        objects = [each.head for each in arguments if "object" in each.slots]
        below = (each for head in objects for each in self.resolver.arguments.of(head) if "of" in each.slots)
        places = (each.head for each in below if self.resolver.mentions.headed(each.head) is not None)
        return next(filter(None, (apart(self.resolver.participants(each), source) for each in places)), ())

    def _ruled(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """Whose freedoms a state takes or gives: people's, or a place's; not those of « la langue russe »."""
        for argument in arguments:
            people = self.classes.is_any(argument.head, (PEOPLE, "person", NATIONALS))
            if (people and argument.slots & {"object", "recipient"}) or (
                "location" in argument.slots and self.resolver.mentions.headed(argument.head) is not None
            ):
                found = apart(self.resolver.participants(argument.head), source)
                if any(each.actor.state for each in found):
                    return found
        return ()

    def _outlets(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """Whose the newspapers and broadcasters are that an argument names."""
        found: dict[str, Participant] = {}
        for argument in arguments:
            if not argument.slots & {"object", "owner", "of", "recipient"}:
                continue
            inside = (argument.head, *self.parse.subtree(argument.head))
            for mention in filter(None, map(self.resolver.mentions.outlets.get, inside)):
                span = self.resolver.span(argument.head)
                found.setdefault(mention.actor.code, Participant(actor=mention.actor, span=span))
        return apart(tuple(found.values()), source)

    def _at_home(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """People and outlets of the very state that does it to them: an act within one state has it on both sides."""
        own = codes(source)
        for argument in arguments:
            if "object" in argument.slots and self.classes.is_any(argument.head, OWN):
                found = self.resolver.participants(argument.head)
                if found and codes(found) <= own and self._is_told_of(argument.head):
                    return found
        return ()

    def _is_told_of(self, people: int) -> bool:
        """Whether the words of people say whose they are; « les membres de son équipage » may be a ship's."""
        span = self.resolver.span(people)
        return (
            self._possessed(people)
            or self.resolver.phrases.is_definite(people)
            or any(self.resolver.mentions.at(each) is not None for each in self.parse.at(span.start, span.end))
        )

    def _participants(
        self,
        arguments: tuple[Argument, ...],
        slots: tuple[str, ...],
        others: Found,
        *,
        forced: bool = False,
        said: bool = False,
    ) -> Found:
        """The actors of the first of the slots that has any; those already in the other role don't count.

        Where something is `said` of the subject, who did it counts: "the raid by Chad was an outrage".
        """
        unnamed: Found = ()
        doubtful: Found = ()
        for slot in slots:
            those: list[Participant] = []
            for argument in sorted(arguments, key=lambda each: (_may_be_place(each, slot), each.nested)):
                if slot not in argument.slots or (those and slot != "subject"):
                    continue
                doers = self._doers(argument.head) if said and slot == "subject" else ()
                inner = doers or self._actors(argument.head, slot, others, forced=forced, said=said)
                found = apart(inner, others)
                if found and slot == "recipient" and self._only_where(argument):
                    doubtful = doubtful or found
                    continue
                known = [other.actor for other in those]
                those += [each for each in found if each.actor.named and each.actor not in known]
                unnamed = unnamed or found
            if slot == HOLDER and not those:
                those += [each for each in self._owners(arguments, others) if each.actor.named]
            if those:
                return tuple(those)
        return doubtful or unnamed

    def _only_where(self, argument: Argument) -> bool:
        """« à la tribune des Nations unies »: a thing that nothing is told, but where it is told."""
        return "location" in argument.slots and not self.resolver.is_actor(argument.head)

    def _actors(self, head: int, slot: str, others: Found, *, forced: bool, said: bool) -> Found:
        """The actors an argument names; of a thing (a cooperation), whom it is shared with, not whose it is.

        What is `said` of a thing is said of whose it is: "criticised Sudan's policy towards Chad".
        """
        if slot == "between":
            return self._sides(head)
        if slot in ("location", "origin", "posting") and (
            not self.places.is_place(head) or self.places.is_in_mission(head)
        ):
            return ()
        if slot == "subject" and self._is_of_town(head):
            return ()
        if slot == "purpose":
            return self._asked(head)
        if slot not in ("object", "complement") or self.resolver.is_actor(head):
            found = self.resolver.participants(head)  # or, against a wrong, whoever did it: "at killings by police"
            return found or (self._doers(head) if slot == "against" else ())
        if slot == "complement":
            return self._of_clause(head, others, said=said)
        return self._of_thing(head, others, forced=forced, said=said)

    def _of_clause(self, head: int, others: Found, *, said: bool) -> Found:
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
            return self._of_clause(inner, others, said=said)
        return found or self._of_thing(head, others, forced=False, said=said)

    def _of_thing(self, head: int, others: Found, *, forced: bool, said: bool) -> Found:
        thing = self.resolver.through(head)
        measure = MEASURES in self.classes.of(thing) and not said
        found = self._inside(thing if measure else head, HELD - {"of"} if measure else HELD, said=said)
        if found:
            return found
        if measure:
            return self._bearers(thing) or (self.resolver.participants(head) if others else ())
        return () if self._possessed(head) and not forced else self.resolver.participants(head)

    def _inside(self, thing: int, slots: frozenset[str], *, said: bool) -> Found:
        """Who stands in what a thing is said of: whoever does it, then those in some slots, also one noun deeper.

        "the killing of two men by Chad", "the lifting of sanctions on Mali"; where something is `said` of it, also
        "Sudan's policy towards Chad".
        """
        below = self.resolver.arguments.of(thing)
        beside = (each for each in below if said and self._is_beside(each))
        for argument in (*self._by(thing, told=said), *beside, *(each for each in below if each.slots & slots)):
            if found := self.resolver.participants(argument.head):
                return found
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
            below = self.resolver.arguments.of(head)
            yield from (each for each in below if each.preposition in self.resolver.grammar.agents)

    def _doers(self, thing: int) -> Found:
        if self.resolver.is_actor(thing):
            return ()
        return next(filter(None, (self.resolver.participants(each.head) for each in self._by(thing, told=True))), ())

    def _bearers(self, measure: int) -> Found:
        """Those who have what a measure takes away: "the visas of two ministers"."""
        own = (each for each in self.resolver.arguments.of(measure) if each.slots & {"of", "owner"})
        people = (each.head for each in own if self.resolver.is_person(each.head))
        return next(filter(None, map(self.resolver.participants, people)), ())

    def _is_of_town(self, thing: int) -> bool:
        """Whether a thing is told apart by where it happened, which does nothing: "the Goma attack killed …"."""
        beside = (self.resolver.mentions.at(each.index) for each in self.parse.children(thing, "compound", "amod"))
        town = any(mention is not None and mention.sort == TOWN for mention in beside)
        return town and not self.resolver.is_actor(thing)

    def _asked(self, verb: int) -> Found:
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

    def is_own(self, clause: int, source: Found) -> bool:
        """Whether a clause tells what those of a role do themselves."""
        subject = self.resolver.arguments.subject(clause)
        doers = self.resolver.participants(subject) if subject is not None else ()
        return bool(doers) and codes(doers) <= codes(source)

    def _sides(self, head: int) -> Found:
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

    def _possessed(self, head: int) -> bool:
        return any("owner" in each.slots for each in self.resolver.arguments.of(head))

    def _owners(self, arguments: tuple[Argument, ...], others: Found) -> Found:
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
        for argument in arguments:  # "was put under [American] sanctions": whose the thing in the trigger's words is
            mention = self.resolver.mentions.at(argument.head)
            if argument.slots & {"amod", "compound"} and mention is not None:
                return apart(self.resolver.participants(argument.head), others)
        return ()

    def _within(self, arguments: tuple[Argument, ...], source: Found) -> Found:
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
            whose = self._sides(each.head) if "between" in each.slots else self.resolver.participants(each.head)
            found = apart(whose, source)  # or whose it is: "to shell Iraqi towns"
            if named(found) and (not _is_where(each) or self.places.is_place(each.head)):
                return found
        return ()

    def _given(self, arguments: tuple[Argument, ...], source: Found) -> Found:
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

    def accusers(self, participle: Token, target: Found) -> Found:
        """« L'Algérie a rompu avec le Maroc, accusé de … »: who says so is the subject of the clause."""
        subject = self.resolver.arguments.clauses.governor_subject(self.parse.tokens[participle.head], 0)
        return apart(self.resolver.participants(subject), target) if subject is not None else ()

    def _is_capital(self, each: Participant) -> bool:
        """Whether a capital names a party: beside two others it is where they met, « à Washington »."""
        mentions = (self.resolver.mentions.at(index) for index in self.parse.at(each.span.start, each.span.end))
        return any(mention is not None and mention.sort in ("capital", "town") for mention in mentions)

    def _mutual(
        self, pattern: Pattern, arguments: tuple[Argument, ...], source: Found, target: Found
    ) -> tuple[Found, Found]:
        """« Paris et Bamako ont discuté » is one with the other; « s'accusent mutuellement » is both of both."""
        roles = self.slots(pattern, "target")
        own = any("between" in each.slots and not each.nested for each in arguments)
        theirs = {"between"} <= {*roles} & {*self.slots(pattern, "source")}  # who mediates between two is a third
        between = theirs and (own if source else _any(arguments, "between"))
        if len(target) == 2 and between:  # "fighting between …": whoever else is told of, no one else fights
            return target[:1], target[1:]
        kind = self.kinds[pattern.kind]
        shared = not kind.utterance  # who appeals to somebody, or offers help, does it to others
        several = len(codes(source)) > 1
        together = several and roles[:1] in (("with",), ("between",)) and not _any(arguments, "with")
        if shared and together and all(map(self._is_capital, target)):
            return source[:1], source[1:]
        if named(target) or len(source) < 2:
            return source, target
        objects = [each.head for each in arguments if "object" in each.slots]
        beside = (token for head in objects for token in self.parse.tokens[head : head + 2])  # "one another"
        return source, source if any(
            each.text.lower() in self.resolver.grammar.reciprocals for each in beside
        ) else target


def _is_where(argument: Argument) -> bool:
    return not argument.slots & {"object", "recipient", "with", "against", "of"}


def _may_be_place(argument: Argument, slot: str) -> bool:
    """Whether an argument may only say where: "a case against Chad [at the ICJ]"."""
    return slot != "location" and "location" in argument.slots


def _any(arguments: tuple[Argument, ...], slot: str) -> bool:
    return any(slot in each.slots for each in arguments)
