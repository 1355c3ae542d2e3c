"""What is told for background: earlier steps of the crisis, its causes, what has long been so.

Takes the layers of one document; gives, for a frame, whether it is told for context. A text tells the day's news
first, in its headline and its first sentences. Further down, an earlier date, a tense that looks back ("had recalled",
« avait rappelé ») or words such as "already" lead to what came before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.model import Direction, Time
from dragoman.model.edtf import bounds
from dragoman.read.clocks import Clocks
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.openers import openers
from dragoman.read.intervals import intervals
from dragoman.read.speech import Speech
from dragoman.read.times import Expression, Part, Point
from dragoman.read.tree import Parse, Token

LEAD = 3
"""How many sentences tell the news: the headline and the first paragraphs."""

FRESH = timedelta(days=1)
"""How long before the day of the news something can have happened and be part of it."""

NEAR = timedelta(days=7)
"""How long before its article the news of one can lie."""

AGE = 60 * 24
"""Hours from which what has lasted so long is no news: « depuis des années »."""

_SPANS = ("month", "quarter", "half", "year", "decade", "century")
"""Units of the calendar that nobody dates news by: "last month", « ces dernières années »."""


class History:
    """What one document tells for background."""

    def __init__(self, parse: Parse, grammar: Grammar, frames: Sequence[Frame], clocks: Clocks, speech: Speech) -> None:
        self.parse = parse
        self.grammar = grammar
        self.clocks = clocks
        self.speech = speech
        self._triggers = frozenset(frame.trigger for frame in frames)
        self._dates: dict[int, list[tuple[Expression, Time]]] = {}
        for index, dated in clocks.resolved.items():
            self._dates.setdefault(self._owner(index), []).append(dated)
        self._after = {each.told.index: each.expression.first for each in intervals(parse, clocks.expressions)}

    def tells(self, trigger: int) -> bool:
        """Whether a frame is told for background."""
        path = tuple(self._path(trigger))
        if self.clocks.is_background(trigger) or any(self._is_long_before(each) for each in path):
            return True
        aside, ahead = self._aside(trigger), self.clocks.stances.moods.is_future(trigger)
        if any(map(self._looks_back, aside)):
            return True
        if self.parse.sentence_number(trigger) < LEAD:
            dated = self._is_dated_back(aside, ahead=ahead, fresh=NEAR)
            return bool(dated) or any(map(self._is_later, aside))
        dated = self._is_dated_back(path, ahead=ahead, fresh=FRESH)
        if dated is not None:
            return dated
        if any(map(self._looks_back, path)) or any(map(self._is_later, path)):
            return True
        return self._is_late(trigger) and not ahead and self._is_by_the_way(trigger)

    def _is_late(self, trigger: int) -> bool:
        """Whether a frame stands in the last third of a text: what is told in passing there is context."""
        return self.parse.sentence_number(trigger) >= max(LEAD + 1, 2 * (len(self.parse.sentences) - 1) / 3)

    def _is_by_the_way(self, trigger: int) -> bool:
        """Whether a frame stands in a clause on a noun, or is but what a verb has beside it: "since the raid"."""
        beside = False
        for each in (self.parse.tokens[trigger], *self.parse.ancestors(trigger)):
            if each.relation == "acl:relcl":
                return True
            if each.base in ("advcl", "acl", "ccomp", "parataxis", "root"):
                return beside
            beside = beside or (each.upos == "NOUN" and each.base in ("obl", "nmod"))
        return beside

    def _path(self, trigger: int) -> Iterator[Token]:
        """A trigger and what it stands under, up to a verb in the present: what that tells has a time of its own."""
        token = self.parse.tokens[trigger]
        yield token
        if token.upos == "NOUN":
            yield from self.parse.children(trigger, "acl")  # "the pact signed in January"
        for each in (token, *self.parse.ancestors(trigger)):
            if each is not token:
                yield each
            if each.upos == "VERB" and each.feature("Tense") == "Pres" and each.feature("VerbForm") == "Fin":
                return

    def _aside(self, trigger: int) -> tuple[Token, ...]:
        """A predicate that stands in a clause on a noun, and what is above it there; nothing, where it stands in none.

        What such a clause tells of earlier, it tells of in passing.
        """
        found = [self.parse.tokens[trigger], *self.parse.ancestors(trigger)]
        clause = next((place for place, each in enumerate(found) if each.base == "acl"), None)
        if clause is None:
            return ()
        own = self.parse.children(trigger, "acl") if found[0].upos == "NOUN" else ()  # "the pact signed in January"
        return (*own, *found[: clause + 1])

    # Dates

    @cached_property
    def _news(self) -> date | None:
        """The day of the news: the last that the first sentences name, else that of the article."""
        published = self.clocks.reference
        times = (time for index, (_, time) in self.clocks.resolved.items() if self.parse.sentence_number(index) < LEAD)
        days = [bounds(time.edtf)[1] for time in times if time.edtf and time.edtf[0].isdigit()]
        near = [day for day in days if day and published and published - NEAR <= day <= published]
        return max(near, default=published)

    def _owner(self, index: int) -> int:
        """The verb a time stands beside, or the event it qualifies."""
        for above in (self.parse.tokens[index], *self.parse.ancestors(index)):
            nominal = above.index != index and self.parse.children(above.index, "cop")
            if above.upos in ("VERB", "AUX") or above.index in self._triggers or nominal:
                return above.index
        return index

    def _is_dated_back(self, path: Sequence[Token], *, ahead: bool, fresh: timedelta) -> bool | None:
        """Whether the nearest time puts a predicate before the news. None where none does, or where it lies `ahead`.

        What is no older than `fresh` may be of the news.
        """
        for each in path[1:] if ahead else path:
            past = [self._is_past(*dated, fresh) for dated in self._dates.get(each.index, ())]
            if any(each is not None for each in past):
                return any(past)
        return None

    def _is_past(self, expression: Expression, time: Time, fresh: timedelta) -> bool | None:
        """Whether a time lies before the news; None where nothing tells."""
        first, last = bounds(time.edtf) if time.edtf and time.edtf[0].isdigit() else (None, None)
        if expression.direction in (Direction.SINCE, Direction.FOR) and (expression.hours or 0) >= AGE:
            return True
        if expression.first is not None and _is_coarse(expression.first):
            return None if first and self._news and first > self._news else True
        until = first if expression.direction is Direction.SINCE else last
        return until < self._news - fresh if until and self._news else None

    def _is_long_before(self, told: Token) -> bool:
        """Whether a clause or noun counts from itself to much later: "a month after cutting relations"."""
        point = self._after.get(told.index)
        return point is not None and (point.count or 0) < 0 and point.unit in ("week", *_SPANS)

    # Tenses and words

    def _looks_back(self, verb: Token) -> bool:
        """Whether a verb has a tense that lies before another past; in what somebody says, that is but the saying's."""
        return self._is_pluperfect(verb) and not self._is_same_day(verb) and not self._is_reported(verb)

    def _is_same_day(self, verb: Token) -> bool:
        """« avait été convoqué dans la matinée »: earlier, but of the day."""
        beside = self.parse.children(verb.index, "obl", "advmod")
        return any(each.lemma.lower() in self.grammar.hours for each in beside)

    def _is_pluperfect(self, verb: Token) -> bool:
        words = {plain(each.text) for each in self.parse.children(verb.index, "aux") if each.index < verb.index}
        return not words.isdisjoint(self.grammar.looking_back)

    def _is_reported(self, verb: Token) -> bool:
        if any(above.base == "ccomp" for above in (verb, *self.parse.ancestors(verb.index))):
            return True
        around = (each for each in self.speech.told if each.start <= verb.start < each.end)
        cues = (self.parse.tokens[each.cue[0]] for each in around)
        return any(cue.upos == "VERB" and not self._is_pluperfect(cue) for cue in cues)

    def _is_later(self, told: Token) -> bool:
        """« accuse depuis longtemps », "has already left"; what a clause or phrase of time tells: "since the raid"."""
        marks = {plain(each.text) for each in self.parse.children(told.index, "mark")} if told.base == "advcl" else ()
        cases = {plain(each.text) for each in self.parse.children(told.index, "case")} if told.upos == "NOUN" else ()
        opened = not self.grammar.later.isdisjoint(marks) or not self.grammar.since.isdisjoint(cases)
        return opened or told.index in self._earlier

    @cached_property
    def _earlier(self) -> frozenset[int]:
        """What stands beside words such as "already", "at the time"; before a noun or a clause they are no adverbs."""
        found = openers(self.parse, self.grammar.earlier)
        stretches = (self.parse.at(*each) for each in found if not self._is_of_a_day(each[0]))
        heads = (self._alone(each) for each in stretches if each)
        return frozenset(self._owner(each) for each in heads if each is not None)

    def _is_of_a_day(self, start: int) -> bool:
        """Whether a word counts days or hours back from what was told: "a day earlier", "earlier in the day"."""
        around = (each.first for each in self.clocks.expressions if each.start <= start < each.end)
        return any(point is not None and point.unit in ("day", "hour", "h") for point in around)

    def _alone(self, inside: range) -> int | None:
        head = next((each for each in inside if self.parse.tokens[each].head not in inside), inside[0])
        return None if self.parse.tokens[head].base in ("case", "mark", "amod") else head


def _is_coarse(point: Point) -> bool:
    """Whether a time is told no closer than by week or month, and looks back: "last year", « début avril »."""
    if point.window and point.vague and point.unit not in ("hour", "h") and (point.count or 0) < 0:
        return True  # "in recent days"
    if point.part is Part.SO_FAR:
        return point.unit != "day"
    if point.unit == "week":
        return (point.shift or 0) < 0 or (point.count or 0) < 0
    if point.unit in _SPANS:
        return (point.shift or 0) <= 0 and (point.count or 0) <= 0
    return bool(point.month or point.year) and not (point.day or point.weekday or point.exact)
