"""From a frame to a claim: its people, place, matter, times, stance and speakers, each with its words.

Takes the layers of one document; gives claims in the order of the text. A frame without any actor is not a
claim, nor is what a demand, threat or accusation is only about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.lexicon.patterns import SPEAKER
from dragoman.model import (
    Claim,
    Clock,
    Counterpart,
    Document,
    Kind,
    Participant,
    Quantity,
    Span,
    Speaker,
    Stance,
    Time,
)
from dragoman.read.actors.mentions import Lists
from dragoman.read.actors.resolve import Resolver
from dragoman.read.authors import Authors
from dragoman.read.clocks import Clocks
from dragoman.read.counterparts import Counterparts, within
from dragoman.read.deadlines import Deadlines
from dragoman.read.details import Details, clause
from dragoman.read.grammar.match import BLAME, REQUEST, Frame
from dragoman.read.grammar.sides import apart, codes, named
from dragoman.read.grammar.stance import Outcome, Stances
from dragoman.read.grammar.warnings import HOSTILE, THREAT
from dragoman.read.history import History
from dragoman.read.reasons import Reasons
from dragoman.read.sieve import Sieve
from dragoman.read.speech import Speech
from dragoman.read.tree import Parse


class Claims:
    """The claims of one document, from its layers."""

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        *,
        topics: Lists,
        kinds: Mapping[str, Kind],
        frames: Sequence[Frame],
        stances: Stances,
        clocks: Clocks,
        reasons: Reasons,
        speech: Speech,
    ) -> None:
        self.document = document
        self.parse: Parse = resolver.parse
        self.resolver = resolver
        self.authors = Authors(resolver, frames)
        self.kinds = kinds
        self.frames = frames
        self.stances = stances
        self.moods = stances.moods
        self.clocks = clocks
        self.reasons = reasons
        self.speech = speech
        limits = (time for _, time in clocks.resolved.values())
        self.deadlines = Deadlines(self.parse, resolver.grammar, kinds, limits)
        self.history = History(self.parse, resolver.grammar, frames, clocks, speech)
        self.details = Details(resolver, topics, clocks)
        self.sieve = Sieve(resolver, frames, self.details, stances)
        self._triggers = {frame.trigger: frame for frame in frames}
        self._marks = [
            each.index for each in self.parse.tokens if each.base == "mark" and stances.moods.is_condition(each)
        ]

    def all(self) -> tuple[Claim, ...]:
        """Every claim, in the order of the text."""
        found = ordered(filter(None, map(self._told, self.frames)))
        starts = [self.parse.tokens[frame.trigger].start for frame in self.frames]
        inner = {claim.trigger: tuple(within(claim, self.frames, starts)) for claim in found}
        without_subject = self._without_subject()
        passive = frozenset(claim.trigger for claim in found if claim.trigger.start in without_subject)
        states = self.resolver.states.all()
        whole = Counterparts(found, inner, self.kinds, authorless=passive, states=states).complete()
        return self.deadlines.tied(whole)

    def _without_subject(self) -> frozenset[int]:
        """Offsets of the triggers whose predicate names nobody who does it, not even a thing."""
        alone = filter(self.authors.is_alone, self.frames)
        return frozenset(self._trigger(frame).start for frame in alone)

    def _told(self, frame: Frame) -> Claim | None:
        """The claim of a frame, or of what it tells otherwise."""
        return self._claim(frame) or (self._claim(frame.otherwise) if frame.otherwise is not None else None)

    def _claim(self, frame: Frame) -> Claim | None:
        outcome = self._outcome(frame)
        if not outcome.asserted or outcome.negated or not self.sieve.is_apart(frame):
            return None
        asked = outcome.condition if outcome.condition is not None else self._condition(frame)
        condition = self._clause(asked)
        declared = self._is_declared(frame, outcome) or self._is_refusal(frame, outcome) or self._is_order(frame)
        threat = not declared and self._is_threat(frame, outcome, condition)
        source = frame.source or self.authors.announcer(frame, outcome)
        speakers = self._speakers(frame, source) or self._announcing(outcome)
        spoken = threat or self.authors.is_spoken(frame) or self.authors.is_taken(frame, outcome)
        if not source and (spoken or self.authors.is_dealing(frame) or self.resolver.in_first_person(frame.trigger)):
            speaker = self.authors.of_speaker(speakers)
            by_itself = frame.pattern.by_speaker and frame.kind.family != BLAME
            source = speaker if by_itself else apart(speaker, frame.target)  # "any use of our water is an act of war"
        if not source and frame.pattern.by_speaker:
            source = self._reasoned(frame)
        source, shared = self.authors.parted(frame, source, speakers)
        shared = shared or self.authors.at_home(frame, source)
        told = self.sieve.is_told(frame, source) or self._goes_on(frame, source) or bool(shared)
        if not told or (SPEAKER in frame.pattern.slots and not source):
            return None
        target = shared or self._target(frame, source, asked if threat or frame.kind.id == THREAT else None)
        if self._is_feared(frame, outcome, source) or self._is_of_itself(frame, source, target):
            return None
        if self._is_foretold(frame, outcome):
            return None
        return Claim(
            document=self.document.id,
            kind=THREAT if threat else frame.kind.id,
            trigger=self._trigger(frame),
            sentence=self._sentence(frame.trigger),
            source=source,
            target=target,
            patient=self.details.patient(frame),
            people=self._people(frame),
            place=self.details.place(frame),
            matter=self._clause(frame.trigger) if threat else self.details.matter(frame),
            topic=frame.pattern.topic or self.details.topic(frame),
            times=self._times(frame, declared=declared),
            stance=Stance.DONE if threat or declared or self._is_hearsay(frame, outcome, speakers) else outcome.stance,
            condition=condition,
            reason=self.reasons.of(frame.trigger),
            speakers=speakers,
            background=self.history.tells(frame.trigger),
            traits=frame.pattern.traits,
        )

    def _reasoned(self, frame: Frame) -> tuple[Participant, ...]:
        """Whoever does what a wrong is given as the reason of: "recalled its envoy because of slanderous remarks"."""
        start, sentence = self.parse.tokens[frame.trigger].start, self.parse.sentence_number(frame.trigger)
        for other in self.frames:
            if not other.source or other.kind.utterance or self.parse.sentence_number(other.trigger) != sentence:
                continue
            reason = self.reasons.of(other.trigger)
            if reason is not None and reason.start <= start < reason.end:
                return apart(other.source, frame.target)
        return ()

    def _people(self, frame: Frame) -> Quantity | None:
        """How many are concerned, by its own words or by those that only tell its toll."""
        return next(filter(None, map(self.details.people, (frame, *self.sieve.toll(frame)))), None)

    def _outcome(self, frame: Frame) -> Outcome:
        """How a frame stands to the facts; what an act is done to say is said: « a convoqué … pour exiger … »."""
        says = {plain(self.parse.tokens[each].text) for each in frame.words}
        meant = frame.pattern.negated or not self.resolver.grammar.negators.isdisjoint(says)  # "said no"
        found = self.stances.of(frame.trigger, meant=meant)
        act = self.parse.tokens[self.parse.tokens[frame.trigger].head]
        if found.asserted or not frame.kind.utterance or not self.stances.is_purpose(frame.trigger):
            return found
        outcome = self.stances.of(act.index)
        done = outcome.asserted and outcome.stance is Stance.DONE and act.upos in ("VERB", "AUX")
        return outcome if done else found  # "used the occasion to denounce"; not "is free to demand"

    def _is_foretold(self, frame: Frame, outcome: Outcome) -> bool:
        """Whether a wrong is only to come: who says that a plan would break the law accuses nobody of it."""
        told = frame.pattern.by_speaker and frame.kind.family == BLAME
        return told and outcome.stance is Stance.ANNOUNCED

    def _target(self, frame: Frame, source: tuple[Participant, ...], asked: int | None) -> tuple[Participant, ...]:
        """Whom it is done to; of a threat, whoever is to meet its condition (`asked`): "… if Chad signs"."""
        found = apart(frame.target, source) if source != frame.source else frame.target
        if frame.pattern.by_speaker and not named(found):
            found = self._addressed(frame, source) or found
        subject = self.resolver.arguments.subject(asked) if asked is not None else None
        if subject is None or named(found):
            return found
        others = apart(self.resolver.participants(subject), source)
        return others if named(others) else found

    def _addressed(self, frame: Frame, source: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Whom somebody says it to: "the island is not for sale, the minister told Washington"."""
        start = self.parse.tokens[frame.trigger].start
        around = [each for each in self.speech.told if each.start <= start < each.end]
        for told in sorted(around, key=lambda each: each.end - each.start)[:1]:
            for argument in self.resolver.arguments.of(told.cue[0]):
                if argument.slots & {"object", "recipient"} and self.resolver.is_actor(argument.head):
                    return apart(self.resolver.participants(argument.head), source)
        return ()

    def _is_threat(self, frame: Frame, outcome: Outcome, condition: Span | None) -> bool:
        """What is held out is a threat, made now: as such, or a hostile act on a condition.

        "if our people are not home, we will freeze …".
        """
        held_out = outcome.stance in (Stance.ANNOUNCED, Stance.POSSIBLE, Stance.THREATENED)
        if frame.kind.id == THREAT:
            return held_out
        return condition is not None and held_out and frame.kind.rung >= HOSTILE and not frame.kind.utterance

    def _goes_on(self, frame: Frame, source: tuple[Participant, ...]) -> bool:
        """Whether what names nobody may be between the two the text is about: "the talks collapsed"."""
        return Counterpart.PAIR in frame.kind.counterpart and not named((*source, *frame.target))

    def _is_declared(self, frame: Frame, outcome: Outcome) -> bool:
        """« a annoncé l'expulsion de … », "decided to sever ties": a measure that is taken by declaring it is done.

        So is what two sides agree on, and violence that somebody announces by a noun: "announced a strike".
        """
        if outcome.stance is not Stance.ANNOUNCED or outcome.under is None or self.moods.is_future(frame.trigger):
            return False
        if frame.kind.within("ASSAULT"):
            return self.stances.is_noun_announced(frame.trigger, outcome.under)
        return frame.kind.declared

    def _is_hearsay(self, frame: Frame, outcome: Outcome, speakers: tuple[Speaker, ...]) -> bool:
        """« Selon Accra, un avion aurait été abattu »: somebody says that it happened."""
        return bool(speakers) and outcome.stance is Stance.POSSIBLE and self.moods.is_hearsay(frame.trigger)

    def _is_of_itself(self, frame: Frame, source: tuple[Participant, ...], target: tuple[Participant, ...]) -> bool:
        """Whether the one somebody says wrong of is that very somebody: "said it was behind the ambush"."""
        spoken = frame.pattern.by_speaker and frame.kind.family == BLAME
        own = codes(source)
        return spoken and not target and bool(frame.target) and own >= codes(frame.target)

    def _is_feared(self, frame: Frame, outcome: Outcome, source: tuple[Participant, ...]) -> bool:
        """Violence that might come from nobody in particular: « prépareraient l'assassinat du président »."""
        open_ = outcome.stance in (Stance.POSSIBLE, Stance.ANNOUNCED) and not self.moods.is_hearsay(frame.trigger)
        return open_ and not source and frame.kind.within("ASSAULT")

    def _is_refusal(self, frame: Frame, outcome: Outcome) -> bool:
        """What somebody says not to do is refused, now: "Bogotá would not accept the flights"."""
        return frame.pattern.negated and outcome.stance in (Stance.ANNOUNCED, Stance.POSSIBLE)

    def _is_order(self, frame: Frame) -> bool:
        """What is told in the imperative is demanded now: « Retirez vos troupes »."""
        return frame.kind.family == REQUEST and frame.pattern.by_speaker

    def _times(self, frame: Frame, *, declared: bool) -> tuple[Time, ...]:
        """The times of the frame; a measure taken by declaring it happens when it is announced.

        What stands in the words of its reason dates what it answers: "in retaliation for an attack on April 22".
        """
        reason = self.reasons.of(frame.trigger)
        found = self.clocks.of(frame.trigger)
        if reason is not None:
            found = tuple(each for each in found if not reason.start < each.span.start < reason.end)
        if not declared or any(each.clock is Clock.OCCURRED for each in found):
            return found
        return (*found, *(replace(each, clock=Clock.OCCURRED) for each in found if each.clock is Clock.ANNOUNCED))

    # Spans

    def _trigger(self, frame: Frame) -> Span:
        indices = sorted({frame.trigger, *frame.words})
        if indices[-1] - indices[0] > len(indices) + 4:
            indices = [frame.trigger]
        tokens = self.parse.tokens
        return Span.of(self.parse.text, tokens[indices[0]].start, tokens[indices[-1]].end)

    def _sentence(self, index: int) -> Span:
        sentence = self.parse.sentence(index)
        return Span.of(self.parse.text, self.parse.tokens[sentence.first].start, self.parse.tokens[sentence.last].end)

    def _clause(self, index: int | None) -> Span | None:
        return clause(self.parse, index) if index is not None else None

    def _condition(self, frame: Frame) -> int | None:
        """The head of a condition in the sentence that hangs on what the frame tells, above or below it."""
        sentence = self.parse.sentence(frame.trigger)
        marks = self._marks[bisect_left(self._marks, sentence.first) : bisect_right(self._marks, sentence.last)]
        if not marks:
            return None
        above = {frame.trigger, *(each.index for each in self.parse.ancestors(frame.trigger))}
        below = set(self.parse.subtree(frame.trigger))
        for mark in marks:
            clause = self.parse.tokens[self.parse.tokens[mark].head]
            if clause.index not in above and (clause.index in below or clause.head in above):
                return clause.index
        return None

    # Speakers

    def _speakers(self, frame: Frame, source: tuple[Participant, ...]) -> tuple[Speaker, ...]:
        """Who the claim is told after, from the innermost out. An utterance told by nobody else is its author's."""
        start = self.parse.tokens[frame.trigger].start
        own = {frame.trigger, *frame.words}
        around = [each for each in self.speech.told if each.start <= start < each.end and each.cue[0] not in own]
        around.sort(key=lambda each: each.end - each.start)
        found: list[Speaker] = []
        for told in around:
            for speaker in told.speakers:
                if speaker.span not in [each.span for each in found]:
                    found.append(self._direct(speaker, start))
        if not found and frame.kind.utterance and source:
            first = source[0]
            found.append(self._direct(Speaker(span=first.span, actor=first.actor), start))
        return tuple(found)

    def _announcing(self, outcome: Outcome) -> tuple[Speaker, ...]:
        """« La police a confirmé l'arrestation de … »: who announces what is told without a clause."""
        found = self.speech.by(outcome.under) if outcome.under is not None else ()
        return tuple(each for each in found[:1] if each.actor)

    def _direct(self, speaker: Speaker, start: int) -> Speaker:
        return replace(speaker, direct=self.speech.quoted(start))


def ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of the text."""
    return tuple(sorted(claims, key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.kind)))
