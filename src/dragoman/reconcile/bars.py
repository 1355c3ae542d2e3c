"""What cannot be one event, whatever else agrees: each bar a test of two claims and the reason it gives.

Takes profiles, gives the reason why they are two, or None. A bar holds for whole groups: no claim of one may be
barred from any of the other.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.model import Clock, Stance
from dragoman.reconcile.features import meets
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import DAY, MONTH, When, agree, gap
from dragoman.reconcile.words import tokens

_HAPPENED = (Clock.OCCURRED, Clock.ANNOUNCED)
_TOLL = frozenset({"deaths", "wounded"})
_BYGONE = 60
"""So many days before its text, what is told for background is no part of the news; nearer, it may be."""
_CONSULTED, _FOR_GOOD = "consultations", "definitive"
_LONG = 20
"""Days between two exact dates from which they are two happenings whatever else agrees."""


def bar(a: Profile, b: Profile) -> str | None:
    """Why two claims cannot be one event, or None."""
    for reason, holds in _EITHER_WAY:
        if holds(a, b):
            return reason
    return next((reason for reason, holds in _ONE_WAY if holds(a, b) or holds(b, a)), None)


def _foreseen(a: Profile, b: Profile) -> bool:
    """One text holds possible what only a later one tells."""
    if not a.prospect or b.prospect or a.day is None:
        return False
    told: list[int | None] = [when.first for when in b.dates if when.first is not None]
    return all(day is not None and day > a.day for day in told or [b.day])


def _told_before(a: Profile, b: Profile) -> bool:
    """A text of one day tells as done what, by its own exact date, came two days later or more."""
    if a.day is None or a.claim.stance is not Stance.DONE or a.denied:
        return False
    days = [when.first for when in b.dates if when.clock in _HAPPENED and when.width == DAY]
    return any(day is not None and day > a.day + 1 for day in days)


def _announced_before(a: Profile, b: Profile) -> bool:
    """A blow was told as done, by an exact date, two days or more before the other was dealt."""
    if not a.recurs or a.denied or a.claim.stance is not Stance.DONE or not a.announced or not b.occurred:
        return False
    return max(a.announced) + 1 < min(b.occurred)


def _wished(a: Profile, b: Profile) -> bool:
    return a.wished is not b.wished


def _reversed(a: Profile, b: Profile) -> bool:
    if a.mutual or a.source & b.source or a.target & b.target:
        return False
    return bool(a.source & b.target or a.target & b.source)


def _other_author(a: Profile, b: Profile) -> bool:
    """States took a measure each. Of blows and seizures it can be in dispute who dealt them; of a measure it is not."""
    return not (a.disputable or a.mutual) and bool(a.authors and b.authors) and a.source.isdisjoint(b.source)


def _answer(a: Profile, b: Profile) -> bool:
    """A text gives one as the reason for the other: "strikes in retaliation for an attack"."""
    return a.document == b.document and a.claim.reason is not None and a.claim.reason.covers(b.claim.trigger)


def _for_good(a: Profile, b: Profile) -> bool:
    """An ambassador called home for consultations, and then for good."""
    return {_CONSULTED, _FOR_GOOD} <= {*a.claim.traits, *b.claim.traits} and a.claim.traits != b.claim.traits


def _two_things(a: Profile, b: Profile) -> bool:
    """One sentence calls them by two names: summoned, and handed a note."""
    return a.document == b.document and a.claim.kind != b.claim.kind and a.claim.sentence == b.claim.sentence


def _other_state(a: Profile, b: Profile) -> bool:
    """Unless they tell one number: a state may be told by the dead, another by where they died."""
    x, y = a.claim.people, b.claim.people
    if x and y and x.exact == y.exact and (x.exact or 0) > 1:
        return False
    return bool(a.states and b.states) and a.target.isdisjoint(b.target) and not a.mutual


def _other_parties(a: Profile, b: Profile) -> bool:
    """One number is twice the other or more, and nothing says whose they were: 350 here, a thousand there."""
    x, y = a.claim.people, b.claim.people
    if a.recurs or a.target & b.target or x is None or y is None or not x.low or not y.low or x.vague or y.vague:
        return False
    return not meets(x, y) and max(x.low, y.low) >= 2 * min(x.low, y.low)


def _only_possible(a: Profile, b: Profile) -> bool:
    """One is done, the other only possible and of another kind."""
    return a.claim.kind != b.claim.kind and [a.claim.stance, b.claim.stance].count(Stance.POSSIBLE) == 1


def _two_numbers(a: Profile, b: Profile) -> bool:
    """One document gives two exact numbers: it tells of two happenings, or cites two parties on one of one day."""
    x, y = (one.claim.people.exact if one.claim.people else None for one in (a, b))
    things = bool(a.things and b.things) and a.things != b.things
    people = x is not None and y is not None and x != y
    return a.document == b.document and (people or things) and not _cited_apart(a, b)


def _two_days(a: Profile, b: Profile) -> bool:
    """One document gives two exact days on the clock of what happened."""
    if a.document != b.document:
        return False
    return bool(a.occurred and b.occurred) and a.occurred.isdisjoint(b.occurred)


def _history(a: Profile, b: Profile) -> bool:
    """A text opens with one and dates the other long before."""
    if a.document != b.document or not a.lead or a.claim.background or not b.claim.background or not b.dates:
        return False
    if a.dates:
        return not any(agree(x.edtf, y.edtf) for x in a.dates for y in b.dates)
    return a.day is not None and all(y.last is not None and y.last < a.day - _BYGONE for y in b.dates)


def _to_come(a: Profile, b: Profile) -> bool:
    """One was announced, as still to come, after the day on which the other happened."""
    if a.claim.stance is not Stance.ANNOUNCED or not a.announced or not b.occurred:
        return False
    return min(a.announced) > max(b.occurred) + (0 if a.document == b.document else 1)


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
    return bool(same) and all(not agree(x.edtf, y.edtf) and _long(x, y, recurs=a.recurs) for x, y in same)


def _long(x: When, y: When, *, recurs: bool) -> bool:
    """Weeks between days, or any time between months and years; for what recurs, more than a day.

    Without a year nobody can say. Open ends are ends.
    """
    days = gap(x, y)
    return days is not None and (days > (1 if recurs else _LONG) or max(x.width or 0, y.width or 0) > MONTH)


_Test = Callable[[Profile, Profile], bool]

_EITHER_WAY: tuple[tuple[str, _Test], ...] = (
    ("one is done, the other only demanded or threatened", _wished),
    ("the roles are reversed", _reversed),
    ("they are done to other states", _other_state),
    ("they are done by other states", _other_author),
    ("what is done is done to other matters", _other_matter),
    ("they are of other numbers and not surely done to the same", _other_parties),
    ("one is done, the other only possible and of another kind", _only_possible),
    ("one is for consultations, the other for good", _for_good),
    ("one sentence tells two things", _two_things),
    ("one text tells two numbers", _two_numbers),
    ("one text tells two days", _two_days),
    ("the dates are too far apart", _far),
)
_ONE_WAY: tuple[tuple[str, _Test], ...] = (
    ("one is the answer to the other", _answer),
    ("one was only expected when the other had not happened", _foreseen),
    ("one was told as done before the other happened", _told_before),
    ("one was announced before the other happened", _announced_before),
    ("one had happened when the other was announced", _to_come),
    ("one text tells one as news, the other as history", _history),
)
