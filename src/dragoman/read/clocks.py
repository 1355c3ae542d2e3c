"""Which time belongs to which event, and on which clock.

Takes the time expressions of a document and its frames; gives, for each frame, its times, and whether it is told for
background. Whose a time is, is for `owners` to say; happenings dated by one another, for `intervals`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.model import Clock, Direction, Document, Time, edtf
from dragoman.model.edtf import bounds
from dragoman.read import times
from dragoman.read.governing import Governing
from dragoman.read.grammar.forms import is_infinitive, is_present_participle
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.stance import Stances
from dragoman.read.intervals import backward, counts_from_event, forward, intervals
from dragoman.read.occasions import Occasions
from dragoman.read.owners import LIMITS, Owners
from dragoman.read.tree import Parse, Token

OLD = timedelta(days=21)
"""How long before its article an event is told for background."""

LONG = timedelta(days=400)
"""A time that spans more than this tells of an era, not of news."""

_CHAIN = 8
"""How many verbs up a day is looked for."""


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
        slots: Callable[[Token], frozenset[str]],
    ) -> None:
        self.document = document
        self.parse = parse
        self.stances = stances
        self._slots = slots
        self.expressions = expressions
        self._frames = {index: frame for frame in frames for index in (*frame.words, frame.trigger)}
        self._frames |= {frame.trigger: frame for frame in frames}
        governing = Governing(
            parse,
            stances.grammar,
            stances.moods,
            self._frames,
            announcing=announcing,
            light=light,
            saying=saying,
            subject=subject,
        )
        self._owners = Owners(document, parse, self._frames, stances, governing)
        self._twins = _twins(frames)
        self.resolved: dict[int, tuple[times.Expression, Time]] = {}
        """What each time of the text says and means, by the token that heads it."""
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
        reference = self.reference
        if reference is None or first is None or first >= reference - OLD:
            return False
        return last is None or last < reference - OLD or last - first > LONG

    @cached_property
    def reference(self) -> date | None:
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
            tense = self._tense(expression, index)
            time = times.resolve(
                expression, text=self.parse.text, published=self.document.published, tense=tense, narrative=narrative
            )
            self.resolved[index] = (expression, time)
            if time.edtf and time.direction is Direction.AT:
                narrative = time.edtf
                for above in self._owners.beside(index):
                    days.setdefault(above, time.edtf)
            trigger, clock = self._owners.of(index, time)
            if trigger is not None:
                before = found.setdefault(trigger, [])
                if clock is Clock.ANNOUNCED and any(_precedes(time, each) for each in before):
                    time = self._ahead(expression, narrative) or time
                before.append(replace(time, clock=clock))
            opened = self._owners.opened(time)
            if opened is not None and opened.trigger != trigger:
                found.setdefault(opened.trigger, []).append(_then(time))
        found = {trigger: _planned(dated) for trigger, dated in found.items()}
        return self._beside(self._shared(found), days, expressions)

    def _ahead(self, expression: times.Expression, narrative: str | None) -> Time | None:
        """« a annoncé en mai la fermeture du camp dès septembre »: a second time lies after the day of announcing."""
        text, published = self.parse.text, self.document.published
        time = times.resolve(expression, text=text, published=published, tense="future", narrative=narrative)
        return time if time.edtf else None

    def _beside(
        self, found: dict[int, list[Time]], days: Mapping[int, str], expressions: Sequence[times.Expression]
    ) -> dict[int, list[Time]]:
        """« au lendemain de la frappe »: one happening gives the other its day."""
        for interval in intervals(self.parse, expressions):
            told, clock = self._owners.told(interval.told)
            if told is None:
                continue
            own = next((time.edtf for time in found.get(told.trigger, ()) if time.direction is Direction.AT), None)
            beside = next((self._frames[each.index] for each in interval.beside if each.index in self._frames), None)
            if own is None and (time := forward(interval, text=self.parse.text, days=days)):
                found.setdefault(told.trigger, []).append(replace(time, clock=clock))
            elif own and beside and (time := backward(interval, text=self.parse.text, day=own)):
                found.setdefault(beside.trigger, [time])
        return found

    def _shared(self, found: dict[int, list[Time]]) -> dict[int, list[Time]]:
        """« a fermé jeudi sa frontière et suspendu les vols »: the day of a verb holds for what goes on with it."""
        frames = {each.trigger: each for each in self._frames.values()}
        occasions = Occasions(self.parse, self._frames, self.resolved, self._slots)
        for find in (self._gone_on, lambda frame, _: occasions.days(frame), self._gone_on):
            for frame in (each for each in frames.values() if each.trigger not in found):
                days = find(frame, found)
                found |= {frame.trigger: days[:1]} if days else {}
        return found

    def _gone_on(self, frame: Frame, found: Mapping[int, list[Time]]) -> list[Time]:
        """The days of the nearest verb that has one of those a frame goes on from."""
        start = self.parse.tokens[frame.trigger].start
        for verb, announced in self._gone_on_from(frame):
            days = self._days(verb, found)
            days = [each for each in days if each.clock is Clock.ANNOUNCED or each.span.start < start]
            if days:
                return [replace(each, clock=Clock.ANNOUNCED) for each in days] if announced else days
        return []

    def _gone_on_from(self, frame: Frame) -> Iterator[tuple[Token, bool]]:
        """The verbs whose day is that of a frame as well, and whether it is that of its announcement.

        One it is coordinated with; "closed its border, expelling …"; "was summoned to hear …"; "… when Togo closed …";
        "accused it …, and warned that it would …", « a rappelé … et annoncé l'expulsion … ».
        """
        token, announced = self.parse.tokens[frame.trigger], False
        for _ in range(_CHAIN):
            head = self.parse.tokens[token.head]
            if head is token:
                return
            if token.base in ("obj", "xcomp", "ccomp") and self._is_told_by(frame, token, head):
                announced = announced or (self._owners.governing.announces(head) and not frame.kind.utterance)
            elif token.base == "conj" or self._goes_along(frame, token, head):
                yield head, announced
            else:
                return
            token = head

    def _is_told_by(self, frame: Frame, token: Token, verb: Token) -> bool:
        """Whether what a verb governs is but told by it, and has its day."""
        governing = self._owners.governing
        if token.base != "ccomp":
            return verb.index not in self._frames
        return governing.announces(verb) or (governing.says(verb) and frame.kind.utterance)

    def _goes_along(self, frame: Frame, token: Token, head: Token) -> bool:
        """Whether a clause tells what was done by or while doing what its verb tells: also "agreed to reopen …"."""
        if token.base != "advcl":
            return token.base == "xcomp" and head.lemma.lower() in self.stances.grammar.agreeing
        marks = {plain(each.text) for each in self.parse.children(token.index, "mark", "advmod")}
        along = is_present_participle(token) and not frame.kind.utterance
        purpose = frame.kind.utterance and is_infinitive(token)
        return head.upos == "VERB" and (along or purpose or bool(marks & self.stances.grammar.meanwhile))

    def _days(self, verb: Token, found: Mapping[int, list[Time]]) -> list[Time]:
        """The days of what a verb tells or announces; else those that stand beside it."""
        frame, _ = self._owners.told(verb)
        if frame is not None:
            times = self._both(found, frame.trigger)
        else:
            times = [time for at, (_, time) in self.resolved.items() if self._owners.above(at)[1:2] == (verb,)]
        announced = frame is not None and verb.index not in (frame.trigger, *frame.words)
        days = [each for each in times if each.clock is not Clock.DUE and each.direction is Direction.AT]
        return [replace(each, clock=Clock.OCCURRED) for each in days] if announced else days

    def _tense(self, expression: times.Expression, index: int) -> times.Tense:
        """Whether a time lies ahead or back: by its preposition, else by the tense of its clause."""
        if expression.direction in LIMITS:
            return "future"
        tense = self._owners.tense(index)
        return "past" if expression.direction is Direction.SINCE and tense != "future" else tense

    def _token_at(self, start: int, end: int) -> int | None:
        """The head of the tokens between two offsets."""
        inside = self.parse.at(start, end)
        return next(
            (index for index in inside if self.parse.tokens[index].head not in inside), inside[0] if inside else None
        )


def _planned(dated: list[Time]) -> list[Time]:
    """« a annoncé fin décembre la fermeture pour 2025 »: of two times, the later is that of what is announced."""
    announced = [bounds(each.edtf)[1] for each in dated if each.clock is Clock.ANNOUNCED and each.edtf]
    first = min((day for day in announced if day is not None), default=None)
    return [replace(each, clock=Clock.EFFECTIVE) if _is_later(each, first) else each for each in dated]


def _precedes(time: Time, announced: Time) -> bool:
    """Whether a time ends before the day of announcing begins."""
    last = bounds(time.edtf)[1] if time.edtf else None
    first = bounds(announced.edtf)[0] if announced.edtf and announced.clock is Clock.ANNOUNCED else None
    return last is not None and first is not None and last < first


def _is_later(time: Time, day: date | None) -> bool:
    start = bounds(time.edtf)[0] if time.edtf else None
    return time.clock is Clock.ANNOUNCED and day is not None and start is not None and start > day


def _then(time: Time) -> Time:
    """The time of what was when something began: "since October, when Chad closed its border"."""
    first = edtf.first(time.edtf) if time.edtf else None
    return replace(time, direction=Direction.AT, edtf=first or time.edtf, clock=Clock.OCCURRED)


def _twins(frames: Sequence[Frame]) -> dict[int, int]:
    """Trigger → trigger of words that tell one happening together, and each for itself: « ordonné l'expulsion »."""
    kinds = {frame.trigger: frame.kind.id for frame in frames}
    beside = ((frame, each) for frame in frames for each in (*frame.words, frame.object) if each is not None)
    pairs = [(frame.trigger, each) for frame, each in beside if kinds.get(each) == frame.kind.id]
    return dict(pairs) | {other: one for one, other in pairs}
