"""Single comparisons of two claims: each gives a value and the two spans it compared, or nothing to say.

Takes profiles; never looks at anything else. A value above 0 speaks for one event, below against; what it weighs is
decided in `compare`.
"""

from __future__ import annotations

import msgspec

from dragoman.model import Clock, Participant, Quantity, Span, Stance, Value
from dragoman.reconcile.places import Place
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import DAY, MONTH, WEEK, When, agree, gap, weekday
from dragoman.reconcile.words import content, overlap, spaced, tokens

_TOLD_BY_PLACE = 2.0
"""What recurs between the same two is told apart by its place: a town in common says so much."""
_SLIP = -0.6
"""Days that differ by one are a slip or a time zone, mostly; not so in what recurs."""
_OTHER_MATTER = -2.0
_OTHER_GROUNDS = -0.5
"""Of a measure that is not done to a matter, the topic is why it is taken: outlets word that differently."""
_ONE_TEXT = 2.0
"""One text that names two matters means two."""
_WIDE = 0.3
"""A whole state in common says little."""


class Feature(Value, frozen=True):
    """One comparison: its name, its value, and the words compared in the two claims."""

    name: str
    value: float
    left: Span | None = None
    right: Span | None = None


def kind(a: Profile, b: Profile) -> Feature:
    """The same kind, or two kinds of one family: of what recurs these are mostly two happenings."""
    same = a.claim.kind == b.claim.kind
    value = 1.0 if same else -0.25 if a.said else 0.0 if a.recurs else 0.4
    return Feature(name="kind", value=value, left=a.claim.trigger, right=b.claim.trigger)


def source(a: Profile, b: Profile) -> Feature | None:
    """The same source, where both are known; of a mutual kind both sides together.

    Of what recurs, "unknown gunmen" are others than a state that is named.
    """
    if a.mutual and b.mutual:
        return _role("source", a.source | a.target, b.source | b.target, a.claim.source, b.claim.source)
    left, right = a.claim.source, b.claim.source
    if a.recurs and left and right and bool(a.source) != bool(b.source):
        return Feature(name="source", value=-0.5, left=_words(left), right=_words(right))
    return _role("source", a.source, b.source, left, right)


def target(a: Profile, b: Profile) -> Feature | None:
    """The same target, where both are known."""
    if a.mutual and b.mutual:
        return _role("target", a.source | a.target, b.source | b.target, a.claim.target, b.claim.target)
    return _role("target", a.target, b.target, a.claim.target, b.claim.target)


def _role(
    name: str, a: frozenset[str], b: frozenset[str], left: tuple[Participant, ...], right: tuple[Participant, ...]
) -> Feature | None:
    if not a or not b:
        return None
    value = 1.0 if a == b else 0.5 if a & b else -2.0
    return Feature(name=name, value=value, left=_words(left), right=_words(right))


def _words(participants: tuple[Participant, ...]) -> Span | None:
    return participants[0].span if participants else None


def dates(a: Profile, b: Profile) -> Feature | None:
    """Dates on the same clock: for, by their precision, where they can be one; against, by the days between them.

    Against counts twice for what recurs. Dates on different clocks, or the dates of the documents, say less.
    """
    one_text = a.document == b.document
    same = [_dated(x, y, one_text=one_text) for x in a.dates for y in b.dates if x.clock == y.clock]
    if same:
        best = max(same, key=lambda feature: feature.value)
        return msgspec.structs.replace(best, value=min(best.value * 2, _SLIP)) if a.recurs and best.value < 0 else best
    crossed = [_crossed(x, y) for x in a.dates for y in b.dates]
    if crossed:
        return max(crossed, key=lambda feature: feature.value)
    return _reported(a, b)


def _dated(x: When, y: When, *, one_text: bool) -> Feature:
    if agree(x.edtf, y.edtf):
        widest = max(x.width or 366, y.width or 366)
        value = 1.0 if widest <= DAY else 0.6 if widest <= MONTH else 0.25
    else:
        value = -1.0 if one_text else _apart(x, y)
    return Feature(name="dates", value=value, left=x.span, right=y.span)


def _apart(x: When, y: When) -> float:
    """Two dates that cannot be one: a day between them may be a slip or a time zone, more is another event."""
    days = gap(x, y)
    if days is None or max(x.width or 0, y.width or 0) > WEEK:
        return -1.0
    return -0.15 if days <= 1 else -0.8 if days <= 3 else -1.0


def _crossed(x: When, y: When) -> Feature:
    """An announcement follows what it announces, mostly within days."""
    days = gap(x, y)
    announced, other = (x, y) if x.clock is Clock.ANNOUNCED else (y, x)
    backwards = announced.last is not None and other.first is not None and announced.last < other.first
    value = 0.0 if days is None else 0.15 if days <= WEEK and not backwards else 0.0 if days <= MONTH else -0.75
    return Feature(name="dates", value=value, left=x.span, right=y.span)


def _reported(a: Profile, b: Profile) -> Feature | None:
    """What is news within days of one another; history told again has no day of its own."""
    if a.claim.background or b.claim.background or a.document == b.document:
        return None
    x, y = _news(a), _news(b)
    if x is None or y is None:
        return None
    days = abs(x - y)
    far = -0.75 if a.said else -0.25
    value = 0.15 if days <= 2 else 0.0 if days <= WEEK else far if days <= MONTH else -0.75
    if value < 0 and not (a.said or a.recurs) and _as_much(a, b) and _told_again(a if x > y else b):
        value = 0.0
    return Feature(name="dates", value=value, left=a.claim.trigger, right=b.claim.trigger)


def _as_much(a: Profile, b: Profile) -> bool:
    """Whether two claims are of one kind and name the same roles: one that leaves out a party may mean another."""
    return a.claim.kind == b.claim.kind and bool(a.source) == bool(b.source) and bool(a.target) == bool(b.target)


def _told_again(later: Profile) -> bool:
    """Whether a text mentions without a date what is not its news: it may be as old as the other's."""
    return not later.dates and not later.lead


def _news(profile: Profile) -> int | None:
    known = [when.last for when in profile.dates if when.last is not None]
    return max(known) if known else profile.day


def weekdays(a: Profile, b: Profile) -> Feature | None:
    """The same day of the week on the same clock, where that is all a text gives, or one of two."""
    for x in a.claim.times:
        for y in b.claim.times:
            first, second = weekday(x), weekday(y)
            if x.clock == y.clock and first and second and not (x.edtf and y.edtf):
                value = 0.5 if first == second else -0.5
                return Feature(name="weekdays", value=value, left=x.span, right=y.span)
    return None


def people(a: Profile, b: Profile) -> Feature | None:
    """How many: the same number speaks for, a different one a little against, as accounts do differ.

    One person says little: most things that are done to people are done to one.
    """
    x, y = a.claim.people, b.claim.people
    if x is None or y is None or x.low is None or y.low is None or x.vague or y.vague:
        return None
    same = x.exact is not None and x.exact == y.exact and x.exact > 1
    value = 1.0 if same else 0.3 if meets(x, y) else _differ(x, y)
    return Feature(name="people", value=value, left=x.span, right=y.span)


def meets(x: Quantity, y: Quantity) -> bool:
    """Whether two quantities can be one number; "about twenty" is within 15 % of twenty."""
    (a, b), (c, d) = _range(x), _range(y)
    return a <= d and c <= b


def _range(quantity: Quantity) -> tuple[float, float]:
    low = float(quantity.low or 0)
    high = float(quantity.high) if quantity.high is not None else float("inf")
    return (low * 0.85, high * 1.15) if quantity.approximate else (low, high)


def _differ(x: Quantity, y: Quantity) -> float:
    low, high = sorted((x.low or 0, y.low or 0))
    return -0.4 if low * 3 >= high * 2 else -0.8


def place(a: Profile, b: Profile) -> Feature | None:
    """Where, by name: the same place speaks for, most of all for what recurs; one may lie in the other.

    A town told of in one text and named in the sentence of the other is the same place too, mostly.
    """
    if not a.place or not b.place:
        return _mentioned(a, b) or _mentioned(b, a)
    value = _located(a, b)
    return Feature(name="place", value=value, left=a.claim.place, right=b.claim.place)


def _located(a: Profile, b: Profile) -> float:
    x, y = a.place, b.place
    if x.within(f" {y.name} ") or (x.wide and y.wide and x.states & y.states):
        return _WIDE if x.wide and y.wide else _TOLD_BY_PLACE if a.recurs else 1.0
    if x.may_be(y, alike=a.language == b.language) or _wider(x, y) or _wider(y, x) or _around(a, y) or _around(b, x):
        return 0.0
    return -1.0 if not a.recurs else -4.5 if a.language == b.language else -2.0


def _wider(one: Place, other: Place) -> bool:
    """Whether a state is named beside a place nobody knows the state of."""
    return one.wide and not other.states


def _around(one: Profile, place: Place) -> bool:
    """Whether a claim's own sentence names the place too, or an actor by it (« en Inde »)."""
    return f" {place.name} " in spaced(one.claim.sentence.text)


def _mentioned(one: Profile, other: Profile) -> Feature | None:
    if not one.place or one.place.wide or not _around(other, one.place):
        return None
    value = _TOLD_BY_PLACE / 2 if one.recurs else 0.5
    return Feature(name="place", value=value, left=one.claim.place, right=other.claim.sentence)


def topic(a: Profile, b: Profile) -> Feature | None:
    """The matter: in one word where the lexicon knows it, otherwise by the words shared in one language.

    Two outlets may class one matter differently; one text that names two matters means two.
    """
    x, y = a.claim.topic, b.claim.topic
    left, right = a.claim.matter or a.claim.trigger, b.claim.matter or b.claim.trigger
    shared = overlap(a.matter, b.matter) if a.language == b.language else 0.0
    if x and y:
        other = _OTHER_MATTER if a.topical or a.said else _OTHER_GROUNDS
        other *= _ONE_TEXT if a.document == b.document else 1.0
        partly = -1.0 if a.said else 0.5
        value = 1.0 if x == y else partly if a.topics & b.topics else other
        return Feature(name="topic", value=value, left=left, right=right)
    if x or y:
        value = shared or (_half_known(a, b) if a.said else 0.0)
        return Feature(name="topic", value=value, left=left, right=right)
    if not a.matter or not b.matter or a.language != b.language:
        return None
    return Feature(name="topic", value=shared if shared else -0.5, left=left, right=right)


def _half_known(a: Profile, b: Profile) -> float:
    """Words of which one is classed and the other not: that has a matter of its own, or just leaves it out."""
    unclassed = b if a.claim.topic else a
    return -1.0 if unclassed.matter else -0.4


def named(a: Profile, b: Profile) -> Feature | None:
    """People named in both: the same, or others."""
    if not a.named or not b.named:
        return None
    left, right = a.claim.patient, b.claim.patient
    return Feature(name="named", value=1.0 if a.named & b.named else -0.75, left=left, right=right)


def response(a: Profile, b: Profile) -> Feature | None:
    """The same reason given."""
    x, y = a.claim.reason, b.claim.reason
    if x is None or y is None or not overlap(content(x.text), content(y.text)):
        return None
    return Feature(name="response", value=1.0, left=x, right=y)


def condition(a: Profile, b: Profile) -> Feature | None:
    """The same condition hung on."""
    x, y = a.claim.condition, b.claim.condition
    if x is None or y is None or a.language != b.language:
        return None
    return Feature(name="condition", value=1.0 if overlap(content(x.text), content(y.text)) else -0.5, left=x, right=y)


def stance(a: Profile, b: Profile) -> Feature | None:
    """What may happen is less likely the one that did."""
    x, y = a.claim.stance, b.claim.stance
    if x is y or Stance.POSSIBLE not in (x, y):
        return None
    return Feature(name="stance", value=-0.5, left=a.claim.trigger, right=b.claim.trigger)


def wording(a: Profile, b: Profile) -> Feature | None:
    """The same sentence in two documents."""
    x, y = a.claim.sentence, b.claim.sentence
    words = tokens(x.text)
    if a.document == b.document or len(words) < 6 or words != tokens(y.text):
        return None
    return Feature(name="wording", value=1.0, left=x, right=y)
