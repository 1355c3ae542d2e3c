"""Whose those are that something is done to, where they are no party themselves: people, militias, newspapers.

Takes the arguments of a predicate and who does it; gives the state, or the people of the very state that does it.
"""

from __future__ import annotations

from dragoman.model import ActorType, Kind, Participant
from dragoman.read.grammar.classes import NATIONALS, PEOPLE, Classes
from dragoman.read.grammar.sides import Found, apart, codes
from dragoman.read.grammar.slots import Argument

PRESSING = ("SANCTION", "COERCE/restrict")
"""Types of PLOVER that are done to whose state it is, be it a gang or a foundation of it."""

EVACUATED = "evacuation"
"""The family of kinds in which people are brought away from somewhere."""

BANNED = "media-banned"
"""The family of kinds that are done to newspapers and broadcasters."""

OWN = ("people", "person", "media", "organisations")
"""What those who are done to at home may be."""


class Affected:
    """Those that things are done to in one document."""

    def __init__(self, classes: Classes) -> None:
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.classes = classes

    def theirs(self, kind: Kind, arguments: tuple[Argument, ...], source: Found) -> Found:
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

    def ruled(self, arguments: tuple[Argument, ...], source: Found) -> Found:
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

    def at_home(self, arguments: tuple[Argument, ...], source: Found) -> Found:
        """People and outlets of the very state that does it to them: an act within one state has it on both sides."""
        own = codes(source)
        for argument in arguments:
            if "object" not in argument.slots:
                continue
            people = self.classes.is_any(argument.head, OWN) and self._is_told_of(argument.head)
            found = self.resolver.participants(argument.head) if people or self._faces(argument.head, source) else ()
            if found and codes(found) <= own:
                return found
        return ()

    def _faces(self, index: int, source: Found) -> bool:
        """Whether a person faces the government of their own state: "the opposition leader accused the authorities"."""
        body = self.resolver.phrases.body(index)
        outside = all(each.actor.type is ActorType.PERSON for each in source)
        return outside and body is not None and body.state and not body.envoy

    def _is_told_of(self, people: int) -> bool:
        """Whether the words of people say whose they are; « les membres de son équipage » may be a ship's."""
        span = self.resolver.span(people)
        return (
            self.resolver.arguments.is_possessed(people)
            or self.resolver.phrases.is_definite(people)
            or any(self.resolver.mentions.at(each) is not None for each in self.parse.at(span.start, span.end))
        )
