"""How likely two claims are of one event: named features, weighted and summed; and what cannot be one event.

Takes profiles, gives a comparison that shows its features. The weights are set by hand on invented crises:
with the same kind, source and target in one story, two claims are one event unless something speaks against it.
"""

from __future__ import annotations

from dragoman.model import Clock, Stance, Value
from dragoman.reconcile import features
from dragoman.reconcile.features import Feature
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import DAY, MONTH, When, agree, gap
from dragoman.reconcile.words import tokens

THRESHOLD = 0.7
"""From this score on two claims are joined."""

_FEATURES = (
    (features.kind, 2.0),
    (features.source, 1.0),
    (features.target, 1.0),
    (features.dates, 2.0),
    (features.weekdays, 1.0),
    (features.people, 1.0),
    (features.place, 0.7),
    (features.topic, 1.0),
    (features.named, 1.0),
    (features.response, 0.4),
    (features.condition, 0.5),
    (features.stance, 1.0),
    (features.wording, 3.0),
)
_BASE = -2.5
_SAME_DOCUMENT = 0.6
_SAME_STORY = 0.6
_OTHER_STORY = -1.0
_OTHER_STORY_DATED = -0.5
"""Where both claims have dates of their own, these tell more than the stories."""
_RECURRING = -0.5
_COMPLEMENT = 0.8
_MENTIONED_AGAIN = 0.4
_ONE_SENTENCE = 0.8
"""« Un attentat qui a tué … »: two words of one kind in a sentence tell one happening, unless something parts them."""
_HAPPENED = (Clock.OCCURRED, Clock.ANNOUNCED)
_TOLL = frozenset({"deaths", "wounded"})
_LONG = 20
"""Days between two exact dates from which they are two happenings whatever else agrees."""


class Comparison(Value, frozen=True):
    """The score of a pair, the features it is made of, and why the two cannot be one event, if so."""

    score: float
    features: tuple[Feature, ...] = ()
    bar: str | None = None


def compare(a: Profile, b: Profile, *, same_story: bool = True) -> Comparison:
    """Compare two claims."""
    barred = bar(a, b)
    if barred:
        return Comparison(score=-10.0, bar=barred)
    score = _BASE + _together(a, b, same_story)
    found = []
    if same_story and _complement(a, b):
        score += _COMPLEMENT
    for feature, weight in _FEATURES:
        compared = feature(a, b)
        if compared is not None:
            found.append(compared)
            score += weight * compared.value
    return Comparison(score=round(score, 6), features=tuple(found))


def _complement(a: Profile, b: Profile) -> bool:
    """One tells only who did it, the other only to whom: in one story, the two sides of it."""
    if a.said or a.recurs:
        return False
    first = a.source and b.target and not a.target and not b.source
    second = a.target and b.source and not a.source and not b.target
    return bool(first or second)


def _together(a: Profile, b: Profile, same_story: bool) -> float:
    recurring = _RECURRING if a.said or a.recurs else 0.0
    if a.document == b.document:
        again = _MENTIONED_AGAIN if a.recurs and (_bare(a) or _bare(b)) else 0.0
        told_twice = _ONE_SENTENCE if a.claim.sentence == b.claim.sentence else 0.0
        return recurring + _SAME_DOCUMENT + again + told_twice
    if same_story:
        return recurring + _SAME_STORY
    return recurring + (_OTHER_STORY_DATED if a.dates and b.dates else _OTHER_STORY)


def _bare(one: Profile) -> bool:
    """Whether a claim gives no time, place or number: in one text that is a mention of what was told, mostly."""
    return not (one.claim.times or one.claim.place or one.claim.people)


def bar(a: Profile, b: Profile) -> str | None:
    """Why two claims cannot be one event, or None."""
    if a.wished is not b.wished:
        return "one is done, the other only demanded or threatened"
    if _foreseen(a, b) or _foreseen(b, a):
        return "one was only expected when the other had not happened"
    if _told_before(a, b) or _told_before(b, a):
        return "one was told as done before the other happened"
    if _reversed(a, b):
        return "the roles are reversed"
    if a.document == b.document and _two_numbers(a, b):
        return "one text tells two numbers"
    if a.document == b.document and _two_days(a, b):
        return "one text tells two days"
    if a.claim.kind != b.claim.kind and a.claim.sentence == b.claim.sentence and a.document == b.document:
        return "one sentence tells two things"
    if _to_come(a, b) or _to_come(b, a):
        return "one had happened when the other was announced"
    if _other_matter(a, b):
        return "what is done is done to other matters"
    if _far(a, b):
        return "the dates are too far apart"
    return None


def _foreseen(a: Profile, b: Profile) -> bool:
    """Whether one text holds possible what only a later one tells."""
    if not a.prospect or b.prospect or a.day is None:
        return False
    told: list[int | None] = [when.first for when in b.dates if when.first is not None]
    return all(day is not None and day > a.day for day in told or [b.day])


def _told_before(a: Profile, b: Profile) -> bool:
    """Whether a text of one day tells as done what, by its own exact date, came two days later or more."""
    if a.day is None or a.claim.stance is not Stance.DONE or a.denied:
        return False
    days = [when.first for when in b.dates if when.clock in _HAPPENED and when.width == DAY]
    return any(day is not None and day > a.day + 1 for day in days)


def _reversed(a: Profile, b: Profile) -> bool:
    if a.mutual or a.source & b.source or a.target & b.target:
        return False
    return bool(a.source & b.target or a.target & b.source)


def _two_numbers(a: Profile, b: Profile) -> bool:
    """One document gives two exact numbers: it tells of two happenings, or cites two parties on one of one day."""
    x, y = a.claim.people, b.claim.people
    if x is None or y is None or x.exact is None or y.exact is None or x.exact == y.exact:
        return False
    return not _cited_apart(a, b)


def _two_days(a: Profile, b: Profile) -> bool:
    """One document gives two exact days on the clock of what happened."""
    x, y = (_exact(one, Clock.OCCURRED) for one in (a, b))
    return bool(x and y) and x.isdisjoint(y)


def _exact(one: Profile, clock: Clock) -> set[int]:
    return {when.first for when in one.dates if when.clock is clock and when.width == DAY and when.first is not None}


def _to_come(a: Profile, b: Profile) -> bool:
    """Whether one was announced, as still to come, after the day on which the other happened."""
    announced, happened = _exact(a, Clock.ANNOUNCED), _exact(b, Clock.OCCURRED)
    slip = 0 if a.document == b.document else 1
    return a.claim.stance is Stance.ANNOUNCED and bool(announced and happened) and min(announced) > max(happened) + slip


def _cited_apart(a: Profile, b: Profile) -> bool:
    """Whether two numbers are told after different speakers, or one of a toll after somebody: the army, a hospital."""
    x, y = ([words for one in each.claim.speakers[:1] for words in tokens(one.span.text)] for each in (a, b))
    toll = bool(_TOLL.intersection(a.claim.traits) or _TOLL.intersection(b.claim.traits))
    return x != y and (bool(x and y) or toll)


def _other_matter(a: Profile, b: Profile) -> bool:
    """A border is no airspace."""
    return a.topical and b.topical and bool(a.topics and b.topics) and a.topics.isdisjoint(b.topics)


def _far(a: Profile, b: Profile) -> bool:
    """On every clock they share, the dates exclude each other by weeks."""
    same = [(x, y) for x in a.dates for y in b.dates if x.clock == y.clock]
    return bool(same) and all(not agree(x.edtf, y.edtf) and _long(x, y) for x, y in same)


def _long(x: When, y: When) -> bool:
    """Weeks between days, or any time between months and years; without a year nobody can say. Open ends are ends."""
    days = gap(x, y)
    return days is not None and (days > _LONG or max(x.width or 0, y.width or 0) > MONTH)
