"""Whose forces they are that come and go, and whose what they launch.

Takes the arguments of a predicate and the sides found so far; gives them put right.
"""

from __future__ import annotations

from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.orient import TOWN
from dragoman.read.grammar.places import BLOWS, Places
from dragoman.read.grammar.sides import Found, apart, codes, named
from dragoman.read.grammar.slots import Argument

LAUNCHED = (BLOWS, "craft", "assets")
"""Classes of nouns for what is fired and flown."""

ARMED = ("forces", "heavy", "assets", "officers")
"""Classes of nouns for soldiers and what they fight with."""

BASES = "bases"
"""The class of nouns for where forces stand."""


class Forces:
    """The forces of one document."""

    def __init__(self, classes: Classes, places: Places) -> None:
        self.resolver = classes.resolver
        self.classes = classes
        self.places = places
        self.parse = classes.parse

    def moving(self, arguments: tuple[Argument, ...], source: Found, target: Found) -> tuple[Found, Found]:
        """Who comes or goes, and where: the state whose soldiers they are, whoever decides it."""
        return self._of_bases(arguments, *self._of_forces(arguments, *self._of_adjective(arguments, source, target)))

    def _of_bases(self, arguments: tuple[Argument, ...], source: Found, target: Found) -> tuple[Found, Found]:
        """« Le Tchad ferme les bases françaises »: it is France that leaves, and Chad that it leaves."""
        for argument in arguments:
            if "object" not in argument.slots or BASES not in self.classes.of(argument.head):
                continue
            for child in self.parse.children(argument.head, "amod", "compound"):
                mention = self.resolver.mentions.at(child.index)
                adjective = mention is not None and mention.sort == "adjective"
                owners = self.resolver.participants(child.index) if adjective else ()
                hosts = apart(source, owners)
                if owners and named(hosts):
                    return owners, hosts
            if named(source) and not target and self._is_left(argument, arguments):
                return (), source  # "the camps at Faya were returned": to Chad, not by it
        return source, target

    def _is_left(self, base: Argument, arguments: tuple[Argument, ...]) -> bool:
        """Whether nobody with a name leaves a base or hands it over, and it is told apart by where it is alone."""
        subjects = [each.head for each in arguments if "subject" in each.slots]
        alone = not any(map(self.resolver.actor, subjects)) and self.resolver.mentions.at(base.head) is None
        return alone and not self.resolver.arguments.is_possessed(base.head)

    def launching(self, arguments: tuple[Argument, ...], source: Found, target: Found) -> tuple[Found, Found]:
        """« des missiles tirés depuis le Yémen », "drones that Iran sent": whose is what strikes, or is struck."""
        for argument in arguments:
            if argument.slots & {"subject", "location", "during"} and not named(source):
                source = apart(self._launched(argument.head), target) or source
            if "object" in argument.slots and not named(target):
                target = apart(self._launched(argument.head), source) or target
        return source, target

    def _launched(self, thing: int) -> Found:
        """Whoever a clause on a missile or an aircraft says it comes from."""
        if not self.classes.is_any(thing, LAUNCHED):
            return ()
        own = self.resolver.affiliation(thing)
        if own is not None and self.classes.is_any(thing, (BLOWS,)) and not self._is_of_town(thing):
            return tuple(each for each in self.resolver.participants(thing) if each.actor.named)
        for each in self.resolver.arguments.of(thing):  # "fire from Armenian positions"
            if each.slots == {"origin"} and (found := self.resolver.participants(each.head)):
                return tuple(one for one in found if one.actor.named)
        for clause in self.parse.children(self.resolver.through(thing), "acl"):
            for each in self.resolver.arguments.of(clause.index):
                if each.slots & {"subject", "origin"} and each.head != thing:
                    found = tuple(one for one in self.resolver.participants(each.head) if one.actor.named)
                    if found:
                        return found
        return ()

    def _is_of_town(self, thing: int) -> bool:
        """Whether it is told apart by where it happened: "the Goma attack killed …"."""
        return not self.places.beside(thing).isdisjoint((TOWN, "capital"))

    def _of_adjective(self, arguments: tuple[Argument, ...], source: Found, target: Found) -> tuple[Found, Found]:
        """« le désengagement américain d'Irak »: the adjective says who leaves, « de » where they were."""
        beside = [each for each in arguments if "amod" in each.slots]
        leaving = tuple(each for one in beside for each in self.resolver.participants(one.head) if each.actor.named)
        of = [each for each in arguments if "of" in each.slots and "amod" not in each.slots]
        left = tuple(each for one in of for each in apart(self.resolver.participants(one.head), leaving))
        if len(leaving) != 1 or not named(left) or any(map(self._is_forces_of, of)):
            return source, target
        return leaving, left

    def _is_forces_of(self, argument: Argument) -> bool:
        return self._are_forces(argument.head)

    def _of_forces(self, arguments: tuple[Argument, ...], source: Found, target: Found) -> tuple[Found, Found]:
        """« La décision du Tchad entraîne le départ des soldats français »: those leave whose soldiers they are."""
        for argument in arguments:
            place = BASES in self.classes.of(argument.head)  # « la base de Faya » belongs to no one who leaves it
            forces = self._are_forces(argument.head)
            if "object" in argument.slots and not place and forces:
                owners = self._commanding(argument.head)
                both = tuple(each for each in source if each.actor.code in codes(owners))
                if both:  # "the withdrawal of French troops from Senegal": Senegal withdraws nothing
                    return both, self._left(argument.head, both) or target or apart(source, both)
                if owners:
                    return owners, apart(target, owners) or apart(source, owners)
        return source, target

    def _are_forces(self, head: int) -> bool:
        """Whether a noun means soldiers or what they fight with, not the place they leave."""
        name = self.resolver.mentions.at(head) is not None
        return not name and (self.resolver.is_person(head) or self.classes.is_any(head, ARMED))

    def _commanding(self, forces: int) -> Found:
        """Whose soldiers they are; where they go says nothing of it: "troops to its frontier with Belarus"."""
        if self.resolver.affiliation(forces) is None and not self.resolver.phrases.is_definite(forces):
            return ()
        of = self.resolver.arguments.of(forces)
        whose = {"owner", "amod", "compound", "of", "subject"}
        own, other = (
            {each.actor.code for argument in group for each in self.resolver.participants(argument.head)}
            for group in ([each for each in of if each.slots & whose], [each for each in of if not each.slots & whose])
        )
        found = (each for each in self.resolver.participants(forces) if each.actor.named)
        return tuple(each for each in found if each.actor.code not in other - own)

    def _left(self, forces: int, source: Found) -> Found:
        """« ses troupes du Mali »: what hangs on soldiers that have an owner is where they were."""
        if not self.resolver.arguments.is_possessed(forces):
            return ()
        of = (
            each
            for each in self.resolver.arguments.of(forces)
            if "of" in each.slots and self.places.is_place(each.head)
        )
        return tuple(each for argument in of for each in apart(self.resolver.participants(argument.head), source))
