"""Who does what nobody in its own words is said to do: who announces it, who says so, who shares the thing.

Takes a resolver; gives, for a frame with its outcome and speakers, participants. Decides nothing about what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.lexicon.patterns import SPEAKER
from dragoman.model import Actor, ActorType, Counterpart, Participant, Speaker, Stance
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.match import CONTACT, REQUEST, Frame
from dragoman.read.grammar.sides import apart, codes, named
from dragoman.read.grammar.stance import Outcome
from dragoman.read.partners import PAIR


class Authors:
    """The authors of one document's acts, where the acts do not name them."""

    def __init__(self, resolver: Resolver, frames: Sequence[Frame]) -> None:
        self.resolver = resolver
        self.frames = frames
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
        if frame.pattern.by_speaker:
            return True
        return self.is_alone(frame) and SPEAKER in frame.kind.roles.get("source", ())

    def is_taken(self, frame: Frame, outcome: Outcome) -> bool:
        """« La frontière sera fermée, a affirmé le ministère »: who announces a measure takes it."""
        told = outcome.stance in (Stance.ANNOUNCED, Stance.DONE)
        measure = told and (frame.kind.measure or frame.kind.family == REQUEST)
        return measure and self.is_alone(frame)

    def is_dealing(self, frame: Frame) -> bool:
        """« Les pourparlers avec le Togo continuent, dit Accra »: who tells of talks with another has them."""
        return frame.kind.family == CONTACT and named(frame.target) and self.is_alone(frame)

    def is_alone(self, frame: Frame) -> bool:
        """Whether the words name nobody who does it, not even a thing."""
        return self.resolver.arguments.subject(frame.trigger) is None

    def parted(
        self, frame: Frame, source: tuple[Participant, ...], speakers: tuple[Speaker, ...]
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Source and target of what is done to a thing that two share: "the border between the two will be closed".

        Of two that nobody is said to act for, the one who says so acts; else both as they were.
        """
        told = self.of_speaker(speakers)
        between = any("between" in each.slots for each in frame.arguments)
        both = (*source, *frame.target) if between else source
        one = tuple(each for each in both if codes(told) == {each.actor.code})[:1]
        shared = len(both) == PAIR and (between or not named(frame.target))
        if not one or not shared or not frame.kind.measure or not self.is_alone(frame):
            return source, ()
        return one, apart(both, one)

    def at_home(self, frame: Frame, source: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Where what needs nobody from outside happened: "Niger has kept it shut since the coup".

        Where the text tells of the same, it is there; else where the words before say, then who is told of it.
        """
        home = Counterpart.HOME in frame.kind.counterpart and frame.kind.violent
        if not home or named((*source, *frame.target)):
            return ()
        return self._told_elsewhere(frame) or self._before(frame)

    def _told_elsewhere(self, frame: Frame) -> tuple[Participant, ...]:
        """The state in which the same kind of thing happened by another frame, the closest: "the coup … toppled"."""
        same = [each for each in self.frames if each.kind is frame.kind and each is not frame]
        same.sort(key=lambda each: abs(each.trigger - frame.trigger))
        sides = ((*each.target, *each.source) for each in same)
        return next(filter(None, (tuple(filter(_is_state, side))[:1] for side in sides)), ())

    def _before(self, frame: Frame) -> tuple[Participant, ...]:
        """The state that the sentence names last before something, or together: "left Mali and Niger after coups"."""
        first, trigger = self.parse.sentence(frame.trigger).first, self.parse.tokens[frame.trigger]
        states = [each for each in self.resolver.states.all() if each.span.start < trigger.start]
        here = [each for each in states if each.span.start >= self.parse.tokens[first].start]
        if not here:
            return self._below(frame) or self._told(frame) or tuple(states[-1:])
        several = trigger.feature("Number") == "Plur"
        at = self.parse.at(here[-1].span.start, here[-1].span.end)[0]
        together = next((each for each in self._lists(at) if several), ())
        return together or (here[-1],)

    def _below(self, frame: Frame) -> tuple[Participant, ...]:
        """The state that the words of the thing itself name: "the soldiers' seizure of power in Niamey"."""
        inside = {self.parse.tokens[each].start for each in self.parse.subtree(frame.trigger)}
        return next(((each,) for each in self.resolver.states.all() if each.span.start in inside), ())

    def _told(self, frame: Frame) -> tuple[Participant, ...]:
        """Of which state they are whom its sentence is told of: "Sudan's army dissolved the cabinet in a coup"."""
        subjects = (self.resolver.arguments.subject(each.index) for each in self.parse.ancestors(frame.trigger))
        told = (each for index in subjects if index is not None for each in self.resolver.participants(index))
        return next(((each,) for each in told if _is_state(each)), ())

    def _lists(self, index: int) -> Iterator[tuple[Participant, ...]]:
        """Those coordinated with a name, if it is of a list."""
        above = self.parse.tokens[index]
        head = above.head if above.base == "conj" else index
        found = self.resolver.participants(head)
        if len(found) > 1 and all(map(_is_state, found)):
            yield found


def _is_state(each: Participant) -> bool:
    return each.actor.state is not None
