"""Which time belongs to which event, and on which clock.

Takes the time expressions of a document and its frames; a time belongs to the nearest predicate above it in the
tree. A date beside a verb of announcing is the date of the announcement, a limit beside a demand or an
expulsion is when it is due.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.model import Clock, Direction, Document, Time
from dragoman.model.edtf import bounds
from dragoman.read import times
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.stance import Stances
from dragoman.read.intervals import backward, counts_from_event, forward, intervals
from dragoman.read.tree import Parse, Token

OLD = timedelta(days=21)
"""How long before its article an event is told for background."""

LONG = timedelta(days=400)
"""A time that spans more than this tells of an era, not of news."""

LIMITS = (Direction.WITHIN, Direction.UNTIL, Direction.BEFORE)
"""Directions of what lies ahead, whatever the tense: "gave Montevideo until Friday"."""

_CLAUSES = ("ccomp", "acl:relcl", "advcl", "acl")
"""Clauses that keep their times to themselves."""

_DUE_KINDS = frozenset({"expel", "demand", "threaten", "appeal", "depart", "reduce-staff", "deport", "close-mission"})
Tense = Literal["past", "future", "present"] | None


class Clocks:
    """The times of one document's frames."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        frames: Sequence[Frame],
        stances: Stances,
        *,
        expressions: Sequence[times.Expression],
        announcing: frozenset[str],
        light: frozenset[str],
        saying: frozenset[str],
        subject: Callable[[int], set[str]],
    ) -> None:
        self.document = document
        self.parse = parse
        self.stances = stances
        self.announcing = announcing
        self.light = light
        self.saying = saying
        self.subject = subject
        self.expressions = expressions
        self._frames = {index: frame for frame in frames for index in (*frame.words, frame.trigger)}
        self._frames |= {frame.trigger: frame for frame in frames}
        self._framed = sorted(self._frames)
        self._twins = _twins(frames)
        self._starts = [each.start for each in expressions]
        self._times = self._attach(expressions)

    def of(self, trigger: int) -> tuple[Time, ...]:
        """The times of the frame a token triggers, in the order of the text."""
        return tuple(sorted(self._both(self._times, trigger), key=lambda each: each.span.start))

    def _both(self, times: Mapping[int, list[Time]], trigger: int) -> list[Time]:
        """The times of a frame, and of the word that tells the same happening with it."""
        return [*times.get(trigger, ()), *times.get(self._twins.get(trigger, -1), ())]

    def dates(self, start: int) -> bool:
        """Whether a character is part of a time."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and start < self.expressions[place].end

    def is_background(self, trigger: int) -> bool:
        """Whether the words date the event well before its article, or before the other dates of an undated one.

        A span that began long ago counts as well: « depuis 2020 », "in the last 75 years". So does what the text itself
        puts years back: "five years after a crowd burned the embassy".
        """
        if self._is_years_back(trigger):
            return True
        dated = [time.edtf for time in self.of(trigger) if time.edtf and time.clock is not Clock.DUE]
        spans = [bounds(edtf) for edtf in dated if not edtf.startswith("XXXX")]
        if not spans:
            return self._is_retold(trigger)
        return all(self._is_old(first, last) for first, last in spans)

    def _is_retold(self, trigger: int) -> bool:
        """Whether an undated event is told with one of the background: "severed ties in 2021, accusing it of …"."""
        token = self.parse.tokens[trigger]
        above = self._frames.get(token.head)
        told = token.base == "advcl" and above is not None and above.trigger != trigger
        return told and above is not None and self.is_background(above.trigger)

    def _is_years_back(self, trigger: int) -> bool:
        for above in (self.parse.tokens[trigger], *self.parse.ancestors(trigger)):
            if above.base == "advcl":
                marks = {plain(each.text) for each in self.parse.children(above.index, "mark")}
                spans = {each.lemma.lower() for each in self.parse.children(above.index, "obl", "nmod", "advmod")}
                grammar = self.stances.grammar
                return not grammar.later.isdisjoint(marks) and not grammar.years.isdisjoint(spans)
        return False

    def _is_old(self, first: date | None, last: date | None) -> bool:
        reference = self._reference
        if reference is None or first is None or first >= reference - OLD:
            return False
        return last is None or last < reference - OLD or last - first > LONG

    @cached_property
    def _reference(self) -> date | None:
        """The date of publication; without one, the latest day the article itself names."""
        if self.document.published:
            return bounds(self.document.published[:10])[1]
        days = [
            bounds(time.edtf)[0]
            for found in self._times.values()
            for time in found
            if time.edtf and time.clock is not Clock.DUE and time.edtf[:4].isdigit() and not time.edtf.endswith("..")
        ]
        return max((day for day in days if day is not None), default=None)

    # Attachment

    def _attach(self, expressions: Sequence[times.Expression]) -> Mapping[int, list[Time]]:
        found: dict[int, list[Time]] = {}
        days: dict[int, str] = {}
        narrative: str | None = None
        for expression in expressions:
            index = self._token_at(expression.start, expression.end)
            if index is None or counts_from_event(expression):
                continue
            tense = "future" if expression.direction in LIMITS else self._tense(index)
            time = times.resolve(
                expression, text=self.parse.text, published=self.document.published, tense=tense, narrative=narrative
            )
            if time.edtf and time.direction is Direction.AT:
                narrative = time.edtf
                days.setdefault(self.parse.tokens[index].head, time.edtf)
            trigger, clock = self._owner(index, time)
            if trigger is not None:
                found.setdefault(trigger, []).append(replace(time, clock=clock))
        return self._beside(self._shared(found), days, expressions)

    def _beside(
        self, found: dict[int, list[Time]], days: Mapping[int, str], expressions: Sequence[times.Expression]
    ) -> dict[int, list[Time]]:
        """« au lendemain de la frappe »: one happening gives the other its day."""
        for interval in intervals(self.parse, expressions):
            told, clock = self._told(interval.told)
            if told is None:
                continue
            own = next((time.edtf for time in found.get(told.trigger, ()) if time.direction is Direction.AT), None)
            beside = next((self._frames[each.index] for each in interval.beside if each.index in self._frames), None)
            if own is None and (time := forward(interval, text=self.parse.text, days=days)):
                found.setdefault(told.trigger, []).append(replace(time, clock=clock))
            elif own and beside and (time := backward(interval, text=self.parse.text, day=own)):
                found.setdefault(beside.trigger, [time])
        return found

    def _told(self, token: Token) -> tuple[Frame | None, Clock]:
        """The frame a word tells, or tells the announcement of."""
        frame = self._carried(token) or self._frames.get(token.index)
        if frame is None and token.lemma.lower() in self.announcing:
            return self._governed(token), Clock.ANNOUNCED
        return frame, Clock.OCCURRED

    def _carried(self, verb: Token) -> Frame | None:
        """The frame a light verb carries out: « mener une attaque », "imposed sanctions"."""
        lemma = verb.lemma.lower()
        return self._governed(verb) if lemma in self.light and lemma not in self.announcing else None

    def _shared(self, found: dict[int, list[Time]]) -> dict[int, list[Time]]:
        """« a fermé jeudi sa frontière et suspendu les vols »: the day holds for both."""
        for frame in self._frames.values():
            token = self.parse.tokens[frame.trigger]
            beside = self._frames.get(token.head) if token.base == "conj" else None
            if beside is not None and frame.trigger not in found:
                days = [each for each in self._both(found, beside.trigger) if each.clock is not Clock.DUE]
                if days and days[0].span.start < token.start:
                    found[frame.trigger] = days[:1]
        return found

    def _token_at(self, start: int, end: int) -> int | None:
        """The head of the tokens between two offsets."""
        inside = self.parse.at(start, end)
        return next(
            (index for index in inside if self.parse.tokens[index].head not in inside), inside[0] if inside else None
        )

    def _owner(self, index: int, time: Time) -> tuple[int | None, Clock]:
        """The trigger of the frame a time belongs to, and its clock."""
        if self._names(index, time):
            return None, Clock.OCCURRED
        told = self._told_of(index)
        if told is not None:
            return told.trigger, self._clock(told, time, announced=False)
        announced = False
        limit = time.direction in (*LIMITS, Direction.FOR)  # « leur donnant 72 heures » limits what governs it
        for above in (self.parse.tokens[index], *self.parse.ancestors(index)):
            frame = self._carried(above) or self._frames.get(above.index)
            if frame is not None and not (limit and self._hands_over(frame)):
                return frame.trigger, self._clock(frame, time, announced=announced)
            if above.lemma.lower() in self.announcing and above.upos == "VERB":
                below = self._governed(above)
                if below is not None:
                    return below.trigger, self._clock(below, time, announced=True)
                if self._is_closed(above) and not limit:
                    return None, Clock.OCCURRED
                announced = True
            elif above.lemma.lower() in self.saying and above.upos == "VERB":
                return self._said(above)
            elif above.upos in ("VERB", "AUX") and self._is_closed(above) and not limit:
                return None, Clock.OCCURRED
        return self._alone(index, time)

    def _is_closed(self, verb: Token) -> bool:
        """Whether a clause keeps its times to itself; what reports the rest of its sentence does not."""
        if verb.base == "parataxis":
            return bool(self.parse.children(verb.index, "obj", "xcomp", "ccomp"))
        return verb.relation in _CLAUSES

    def _hands_over(self, frame: Frame) -> bool:
        """« sommé de quitter le pays sous 48 heures »: the limit on leaving is that of what orders it."""
        if frame.kind.id != "depart":
            return False
        above = (self._frames.get(each.index) for each in self.parse.ancestors(frame.trigger))
        return any(other is not None and other.kind.id in _DUE_KINDS for other in above)

    def _told_of(self, index: int) -> Frame | None:
        """The frame of a clause on the noun a time qualifies: "Monday's attack, in which nine were killed"."""
        above = self.parse.tokens[self.parse.tokens[index].head]
        if self.parse.tokens[index].base != "nmod" or above.upos != "NOUN" or above.index in self._frames:
            return None
        clauses = (self._frames.get(each.index) for each in self.parse.children(above.index, "acl"))
        return next((frame for frame in clauses if frame is not None), None)

    def _names(self, index: int, time: Time) -> bool:
        """Whether a time is part of a name or a mere length: "the treaty of 1960", "a two-day visit"."""
        if time.edtf is None and time.weekday is None and time.direction not in LIMITS:
            return True
        token = self.parse.tokens[index]
        above = self.parse.tokens[token.head]
        if above.upos not in ("NOUN", "PROPN") or above.index in self._frames:
            return False
        of = token.relation == "nmod" and any(_of(case, self.stances) for case in self.parse.children(index, "case"))
        return of or token.base == "nummod"

    def _said(self, verb: Token) -> tuple[int | None, Clock]:
        """« a déclaré jeudi qu'elle expulsait … », « …, a écrit dimanche … »: who says what it does announces it."""
        frame = self._frames.get(verb.head) if verb.base == "parataxis" else self._governed(verb)
        subject = self.subject(verb.index)
        if frame is None or not subject or subject != {each.actor.code for each in frame.source}:
            return None, Clock.REPORTED
        return frame.trigger, Clock.ANNOUNCED

    def _governed(self, verb: Token) -> Frame | None:
        """The frame a verb governs, or a noun of announcing."""
        for child in self.parse.children(verb.index, "obj", "xcomp", "ccomp", "nsubj:pass", "obl", "nmod"):
            frame = self._frames.get(child.index)
            if frame is not None:
                return frame
        return None

    def _alone(self, index: int, time: Time) -> tuple[int | None, Clock]:
        """A time no frame governs: that of the first frame of its sentence, if all there are of one kind."""
        sentence = self.parse.sentence(index)
        inside = self._framed[bisect_left(self._framed, sentence.first) : bisect_right(self._framed, sentence.last)]
        frames = {self._frames[at].trigger: self._frames[at] for at in inside}
        kinds = {frame.kind.id for frame in frames.values()}
        if len(kinds) != 1 or time.direction in (Direction.WITHIN, Direction.FOR):
            return None, Clock.OCCURRED
        frame = frames[min(frames)]
        return frame.trigger, self._clock(frame, time, announced=False)

    def _clock(self, frame: Frame, time: Time, *, announced: bool) -> Clock:
        limits = time.direction in LIMITS
        if time.direction is Direction.WITHIN or (limits and frame.kind.id in _DUE_KINDS):
            return Clock.DUE
        if time.direction is Direction.FOR and frame.kind.id in _DUE_KINDS:
            return Clock.DUE
        if limits and self.stances.is_future(frame.trigger):
            return Clock.DUE
        if announced and self._is_ahead(time):
            return Clock.EFFECTIVE
        if announced:
            return Clock.ANNOUNCED
        return Clock.EFFECTIVE if limits else Clock.OCCURRED

    def _is_ahead(self, time: Time) -> bool:
        """Whether a time lies after the article: « a annoncé la fermeture des bases dès 2026 »."""
        first = bounds(time.edtf)[0] if time.edtf and not time.edtf.startswith("XXXX") else None
        published = bounds(self.document.published[:10])[1] if self.document.published else None
        return first is not None and published is not None and first > published

    def _tense(self, index: int) -> Tense:
        """The tense of the clause a time stands in."""
        for above in (self.parse.tokens[index], *self.parse.ancestors(index)):
            if above.upos not in ("VERB", "AUX"):
                continue
            forms = [above, *self.parse.children(above.index, "aux", "cop")]
            lemmas = {form.lemma.lower() for form in forms}
            if any(form.feature("Tense") == "Fut" for form in forms) or lemmas & self.stances.grammar.future:
                return "future"
            if any(form.feature("Tense") in ("Past", "Imp", "Pqp") for form in forms):
                return "past"
            if above.feature("VerbForm") in ("Inf", "Ger", "Part"):
                continue
            return "present"
        return None


def _twins(frames: Sequence[Frame]) -> dict[int, int]:
    """Trigger → trigger of words that tell one happening together, and each for itself: « ordonné l'expulsion »."""
    kinds = {frame.trigger: frame.kind.id for frame in frames}
    pairs = [(frame.trigger, each) for frame in frames for each in frame.words if kinds.get(each) == frame.kind.id]
    return dict(pairs) | {other: one for one, other in pairs}


def _of(case: Token, stances: Stances) -> bool:
    return case.text.lower() in stances.grammar.of or case.lemma.lower() in stances.grammar.of
