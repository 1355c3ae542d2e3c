"""Who does what nobody in its own words is said to do: who announces it, who says so, who shares the thing.

Takes a resolver; gives, for a frame with its outcome and speakers, participants. Decides nothing about what happened.
"""

from __future__ import annotations

from dragoman.lexicon.patterns import SPEAKER
from dragoman.model import Actor, ActorType, Counterpart, Participant, Speaker, Stance
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.match import CONTACT, REQUEST, Frame
from dragoman.read.grammar.sides import apart, codes, named
from dragoman.read.grammar.stance import Outcome


class Authors:
    """The authors of one document's acts, where the acts do not name them."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.parse = resolver.parse

    def announcer(self, frame: Frame, outcome: Outcome) -> tuple[Participant, ...]:
        """« Paris a annoncé l'expulsion de … »: who announces a measure takes it, where nobody else is named.

        Not violence, and not what stands in a clause of its own: "stated that the detention is a crime".
        """
        if outcome.under is None or frame.kind.within("ASSAULT"):
            return ()
        for above in (self.parse.tokens[frame.trigger], *self.parse.ancestors(frame.trigger)):
            if above.index == outcome.under:
                break
            if above.base == "ccomp":
                return ()
        subject = self.resolver.arguments.subject(outcome.under)
        if subject is None:
            return ()
        return apart(self.resolver.participants(subject), frame.target)

    def of_speaker(self, speakers: tuple[Speaker, ...]) -> tuple[Participant, ...]:
        """« la France estime que le Mali viole le droit »: the accuser is who says so."""
        for speaker in speakers[:1]:
            if speaker.actor is not None:
                return (Participant(actor=speaker.actor, span=speaker.span),)
            if speaker.side is not None:
                return (Participant(actor=Actor(type=ActorType.STATE, state=speaker.side), span=speaker.span),)
        return ()

    def is_spoken(self, frame: Frame) -> bool:
        """« Deux diplomates ont été expulsés, a indiqué Accra »: where nobody is named, who says so does it."""
        if SPEAKER in frame.pattern.roles.get("source", ()):
            return True
        alone = self.resolver.arguments.subject(frame.trigger) is None
        return alone and SPEAKER in frame.kind.roles.get("source", ())

    def is_taken(self, frame: Frame, outcome: Outcome) -> bool:
        """« La frontière sera fermée, a affirmé le ministère »: who announces a measure takes it."""
        told = outcome.stance in (Stance.ANNOUNCED, Stance.DONE)
        measure = told and (frame.kind.measure or frame.kind.family == REQUEST)
        return measure and self.resolver.arguments.subject(frame.trigger) is None

    def is_dealing(self, frame: Frame) -> bool:
        """« Les pourparlers avec le Togo continuent, dit Accra »: who tells of talks with another has them."""
        alone = self.resolver.arguments.subject(frame.trigger) is None
        return alone and frame.kind.family == CONTACT and named(frame.target)

    def parted(
        self, frame: Frame, source: tuple[Participant, ...], speakers: tuple[Speaker, ...]
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Source and target of what is done to a thing that two share: "the border between the two will be closed".

        Of two that nobody is said to act for, the one who says so acts; else both as they were.
        """
        told = self.of_speaker(speakers)
        one = tuple(each for each in source if codes(told) == {each.actor.code})
        alone = self.resolver.arguments.subject(frame.trigger) is None and not named(frame.target)
        if not one or len(source) != 2 or not alone or not frame.kind.measure:
            return source, ()
        return one, apart(source, one)

    def at_home(self, frame: Frame, source: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Where what needs nobody from outside happened: "Niger has kept it shut since the coup"."""
        home = Counterpart.HOME in frame.kind.counterpart and frame.kind.violent
        if not home or named((*source, *frame.target)):
            return ()
        subjects = (self.resolver.arguments.subject(each.index) for each in self.parse.ancestors(frame.trigger))
        told = (each for index in subjects if index is not None for each in self.resolver.participants(index))
        start = self.parse.tokens[frame.trigger].start
        before = (each for each in reversed(self.resolver.states.all()) if each.span.start < start)
        return next(((each,) for each in (*told, *before) if each.actor.type is ActorType.STATE), ())
