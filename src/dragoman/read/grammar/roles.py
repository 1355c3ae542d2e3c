"""Who stands in the roles of a frame: source and target, from the arguments of its predicate.

Takes the arguments as a pattern sees them and the slots its kind looks in; gives participants, each with its
words.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dragoman.lexicon.patterns import Pattern
from dragoman.model import Actor, ActorType, Counterpart, Kind, Participant
from dragoman.read.grammar.affected import PRESSING, Affected
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.forces import Forces
from dragoman.read.grammar.places import Places
from dragoman.read.grammar.sides import Found, apart, codes, named
from dragoman.read.grammar.slots import Argument
from dragoman.read.grammar.things import Things
from dragoman.read.tree import Token

FORCE = 5
"""The rung from which what is done to a thing is done to its owner: « a bombardé son territoire »."""

FORCES = frozenset({"forces-withdrawn", "forces-deployed"})
"""Families of kinds that are done by the state whose soldiers they are, whoever decides it."""

VIOLENCE = "armed-violence"
"""The family of kinds in which people fall."""

FREEDOMS = frozenset({"freedoms-restricted", "freedoms-eased"})
"""Families of kinds that a state does to those it rules."""

ACCUSE = "accuse"
"""What is answered by denying it: the content of a denial tells of whom it was said, not who said it."""

CLOSED = "mission-closed"
"""Family of kinds done to the state whose mission it is: « les consulats éthiopiens au Puntland »."""

ACCUSING = "ACCUSE"
"""The type of PLOVER of what somebody is blamed or charged for, whoever else the words of it name."""

AT_HOME = ("ASSAULT", "COERCE", ACCUSING)
"""Types of PLOVER that a state may do to its own: « le Bénin a arrêté un opposant béninois »."""

HOLDER = "holder"
"""The slot of whose the object is: "rejected Riyadh's proposal"."""

MEDIATION = "mediation"
"""The family of kinds that a third does between two."""

COMPLAINT = "complaint"
"""The family of kinds in which a court or a body is turned to: whoever is turned to is not complained of."""

COURTS = ("courts",)
"""The class of the lexicon for whom one turns to."""

AGREEMENT = "sign-agreement"
"""The kind whose other side may stand only in what is agreed on."""


class Roles:
    """The roles of the frames of one document."""

    def __init__(self, classes: Classes, kinds: Mapping[str, Kind]) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.kinds = kinds
        self.places = Places(classes)
        self.forces = Forces(classes, self.places)
        self.things = Things(classes, self.places)
        self.affected = Affected(classes)
        self._meant: dict[int, Actor] = {}

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
            source = self.things.owners(arguments, target)
            if not source and not objects:  # « le départ des diplomates rwandais »
                source = self._participants(arguments, ("object",), target)
        if kind.family == VIOLENCE:
            source, target = self.forces.launching(arguments, source, target)
        if HOLDER in slots and not named(target):
            target = self.things.owners(arguments, source) or target  # "rejected Riyadh's proposal"
        if kind.measure and not named(target):  # "imposed limits on Russian visas", whose words are the trigger's
            target = self._participants(arguments, (HOLDER,), source) or target
        addressed = _any(arguments, "object") and _any(arguments, "complement")  # a tanker "suspected of cutting …"
        if not target and kind.utterance and not addressed and ACCUSE not in kind.answers:
            target = self.things.within(arguments, source)
        target = self.things.blamed(target) if kind.utterance else target
        source, target = self._of_the_kind(kind, arguments, source, target, objects=objects)
        if kind.family == COMPLAINT:
            target = apart(target, self._turned_to(arguments))
        return self._mutual(pattern, arguments, source, target)

    def _turned_to(self, arguments: tuple[Argument, ...]) -> Found:
        courts = (each.head for each in arguments if "against" not in each.slots)
        heads = (head for head in courts if self.classes.is_any(head, COURTS))
        return tuple(each for head in heads for each in self.resolver.participants(head))

    def _of_the_kind(
        self, kind: Kind, arguments: tuple[Argument, ...], source: Found, target: Found, *, objects: bool
    ) -> tuple[Found, Found]:
        """Source and target as some kinds tell them in words of their own."""
        if kind.family in FORCES:
            source, target = self.forces.moving(arguments, source, target)
        if kind.family in FREEDOMS and any(each.actor.state for each in source):
            target = self.affected.ruled(arguments, source)
        if kind.id == AGREEMENT and len(source) == 1 and not target:
            target = self.things.given(arguments, source)
        if not named(target):
            target = self.affected.theirs(kind, arguments, source) or target
        accused = kind.within(ACCUSING)  # "charged a Briton with spying for Kenya"
        if objects and (accused or not target) and kind.within(*AT_HOME) and Counterpart.OWN not in kind.counterpart:
            target = self.affected.at_home(arguments, source) or target
        if kind.family == CLOSED:
            target = self.things.owners(arguments, source) or tuple(each for each in target if each.actor.state)
        if Counterpart.HOME in kind.counterpart and kind.violent:
            source, target = self._at_home(arguments, source, target)
        if Counterpart.OTHERS in kind.counterpart and source and codes(source) == codes(target):
            source = ()  # "The envoy was summoned to the ministry": not to his own
        return source, target

    def _at_home(self, arguments: tuple[Argument, ...], source: Found, target: Found) -> tuple[Found, Found]:
        """Of what nobody from outside does: "the coup in Niger" says where, not who. No other state is its author."""
        places = (each.head for each in arguments if each.slots <= {"location", "posting"})
        placed = frozenset[str]().union(*(codes(self.resolver.participants(each)) for each in places))
        if not target and codes(source) <= placed:
            return (), source
        source = tuple(each for each in source if each.actor.type is not ActorType.ORGANISATION)
        subjects = [each.head for each in arguments if "subject" in each.slots]
        told = any(map(self.resolver.names_itself, subjects))  # not "the military", of whichever state it was taken
        if told or not target or not all(each.actor.type is ActorType.STATE for each in (*source, *target)):
            return source, target
        return tuple(each for each in source if each.actor.code in codes(target)), target

    def _sources(self, arguments: tuple[Argument, ...], pattern: Pattern) -> Found:
        """Who does it; not whose it is where it is taken from them: « se sont vu retirer leur accréditation »."""
        found = self._participants(arguments, self.slots(pattern, "source"), self._shared_with(arguments))
        if self.slots(pattern, "target")[:1] == ("subject",):  # « ne pourra pas regagner son poste »
            return apart(found, self._participants(arguments, ("subject",), ()))
        found = self._other_than_target(found, arguments, pattern)
        losers = self._participants(arguments, ("recipient",), ())
        if not losers or _any(arguments, "subject") or found != self._participants(arguments, ("owner",), ()):
            return found
        return apart(found, losers)

    def _shared_with(self, arguments: tuple[Argument, ...]) -> Found:
        """« La frontière avec le Mali est fermée »: not by Mali, where nobody is told who does it."""
        if _any(arguments, "subject"):
            return ()
        things = [each.head for each in arguments if "object" in each.slots and not self.resolver.is_actor(each.head)]
        return next(filter(None, map(self.things.other_side, things)), ())

    def _other_than_target(self, source: Found, arguments: tuple[Argument, ...], pattern: Pattern) -> Found:
        """« Le ministre somme les responsables français de … »: a subject without a name is not whom it is done to."""
        subject = next((each.head for each in arguments if "subject" in each.slots), None)
        if subject is None or len(source) != 1 or self.resolver.names_itself(subject):
            return source
        kind = self.kinds[pattern.kind]
        pressed = kind.within(*PRESSING) and self.parse.tokens[subject].upos == "PRON"
        abroad = pressed or Counterpart.OTHERS in kind.counterpart  # "it banned hundreds of British visitors"
        if kind.utterance or abroad:
            target = self._participants(arguments, self.slots(pattern, "target"), ())
            if [each.actor.code for each in target] == [source[0].actor.code]:
                another = self.resolver.states.another(self.parse.tokens[subject], target[0].actor)
                if another is not None:
                    self._meant[subject] = another
        meant = self._meant.get(subject)  # also of what else it does: "rejected Chad's offer and warned that …"
        return (replace(source[0], actor=meant),) if meant is not None else source

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
                doers = self.things.doers(argument.head) if said and slot == "subject" else ()
                inner = doers or self._actors(argument.head, slot, others, forced=forced, said=said)
                found = apart(inner, others)
                if found and slot == "recipient" and self._only_where(argument, slots):
                    doubtful = doubtful or found
                    continue
                known = [other.actor for other in those]
                those += [each for each in found if each.actor.named and each.actor not in known]
                unnamed = unnamed or found
            if slot == HOLDER and not those:
                those += [each for each in self.things.owners(arguments, others) if each.actor.named]
            if those:
                return tuple(those)
        return doubtful or unnamed

    def _only_where(self, argument: Argument, slots: tuple[str, ...]) -> bool:
        """« à la tribune des Nations unies »: a thing that nothing is told, but where it is told.

        So is what hangs on whoever else may be meant: « les soldats [au Tchad] sont priés de partir ».
        """
        elsewhere = argument.nested and "object" in slots
        return "location" in argument.slots and (elsewhere or not self.resolver.is_actor(argument.head))

    def _actors(self, head: int, slot: str, others: Found, *, forced: bool, said: bool) -> Found:
        """The actors an argument names; of a thing (a cooperation), whom it is shared with, not whose it is.

        What is `said` of a thing is said of whose it is: "criticised Sudan's policy towards Chad".
        """
        if slot == "between":
            return self.things.sides(head)
        if slot in ("location", "origin", "posting") and (
            not self.places.is_place(head) or self.places.is_in_mission(head)
        ):
            return ()
        if slot == "subject" and self.things.is_of_town(head):
            return ()
        if slot == "purpose":
            return self.things.asked(head)
        if slot not in ("object", "complement") or self.resolver.is_actor(head):
            found = self.resolver.participants(head)  # or, against a wrong, whoever did it: "at killings by police"
            found = found or (self.things.authors(head) if slot == "subject" else ())
            return found or (self.things.doers(head) if slot == "against" else ())
        if slot == "complement":
            return self.things.of_clause(head, others, said=said)
        return self.things.of_thing(head, others, forced=forced, said=said)

    def is_own(self, clause: int, source: Found) -> bool:
        """Whether a clause tells what those of a role do themselves."""
        subject = self.resolver.arguments.subject(clause)
        doers = self.resolver.participants(subject) if subject is not None else ()
        return bool(doers) and codes(doers) <= codes(source)

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
        # who appeals to somebody, offers help or mediates does it to others
        shared = not kind.utterance and kind.family != MEDIATION
        several = len(codes(source)) > 1
        together = several and roles[:1] in (("with",), ("between",)) and not _any(arguments, "with")
        if shared and together and all(map(self._is_capital, target)):
            return source[:1], source[1:]
        if named(target) or len(source) < 2:
            return source, target
        given_back = Counterpart.SHARED in kind.counterpart and Counterpart.BACKED not in kind.counterpart
        if given_back and len(codes(source)) == 2:
            return source, source  # « les ambassadeurs des deux pays retourneront à leur poste »
        objects = [each.head for each in arguments if "object" in each.slots]
        beside = (token for head in objects for token in self.parse.tokens[head : head + 2])  # "one another"
        return source, source if any(
            each.text.lower() in self.resolver.grammar.reciprocals for each in beside
        ) else target


def _may_be_place(argument: Argument, slot: str) -> bool:
    """Whether an argument may only say where: "a case against Chad [at the ICJ]"."""
    return slot != "location" and "location" in argument.slots


def _any(arguments: tuple[Argument, ...], slot: str) -> bool:
    return any(slot in each.slots for each in arguments)
