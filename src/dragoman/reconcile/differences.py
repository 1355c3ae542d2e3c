"""How the accounts of one event differ, field by field. Takes its claims; gives differences with the words of each.

A difference is worth a row only between values that a reader would not take for the same: spellings, shorter versions
of the same words and coarser dates of the same sort are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import combinations

from dragoman.lexicon import words as lexicon
from dragoman.lexicon.actors import LANGUAGES
from dragoman.model import Account, Clock, DiscrepancyType, Quantity, Span, Stance, Value
from dragoman.reconcile.features import meets
from dragoman.reconcile.merge import asserting
from dragoman.reconcile.places import known
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import MONTH, WEEK, When, agree
from dragoman.reconcile.words import STEM, content, fold, overlap, tokens

_ACCOUNTS = 8
_HEAD_FIRST = frozenset({"fr"})
"""Languages in which the noun comes before what is said of it, mostly."""
_ADDS = 3
"""A description that adds so many words tells more; with fewer it only puts the same otherwise."""


class Difference(Value, frozen=True):
    """A difference between accounts, before it is tied to an event."""

    field: str
    type: DiscrepancyType
    accounts: tuple[Account, ...]
    condition: str | None = None


def account(one: Profile, value: str | None, span: Span | None) -> Account:
    """One side: what a claim says."""
    return Account(document=one.document, claim=one.claim.id, value=value, span=span)


def accounts(sides: Iterable[tuple[Profile, str, Span]]) -> tuple[Account, ...]:
    """One account for each document and value, the earliest, in order; at most eight."""
    found: dict[tuple[str, str], Account] = {}
    for one, value, span in sorted(sides, key=lambda side: (side[0].index, side[2].start)):
        found.setdefault((one.document, fold(value)), account(one, value, span))
    return tuple(found.values())[:_ACCOUNTS]


def count(members: Sequence[Profile]) -> Difference | None:
    """Numbers that exclude each other; or an exact one beside a loose one."""
    told = [(one, one.claim.people) for one in asserting(members)]
    given = [
        (one, people) for one, people in told if people is not None and people.low is not None and not people.vague
    ]
    if not given:
        return None
    sides = accounts((one, _number(people), people.span) for one, people in given)
    if any(not meets(x, y) for (_, x), (_, y) in combinations(given, 2)):
        return Difference(field="count", type=DiscrepancyType.CONFLICT, accounts=sides)
    exact = {one.document for one, people in given if people.exact is not None}
    loose = {one.document for one, people in given if people.exact is None}
    if exact and loose - exact and _noteworthy([people for _, people in given]):
        return Difference(field="count", type=DiscrepancyType.REFINEMENT, accounts=sides)
    return None


def things(members: Sequence[Profile]) -> Difference | None:
    """Other numbers of the same things: two jets shot down, or five."""
    given = [(one, one.claim.matter, one.things) for one in asserting(members)]
    told = [(one, span, number) for one, span, number in given if span is not None and number is not None]
    for (x, _, left), (y, _, right) in combinations(told, 2):
        alike = x.language == y.language and left.stems == right.stems
        if x.document != y.document and alike and left.count != right.count:
            sides = accounts((one, str(number.count), span) for one, span, number in told)
            return Difference(field="count", type=DiscrepancyType.CONFLICT, accounts=sides)
    return None


def _number(people: Quantity) -> str:
    """A number in figures, the same in every language: "26", "26+", "~20", "20-30"."""
    about = "~" if people.approximate else ""
    if people.high is None:
        return f"{about}{people.low}+"
    return f"{about}{people.low}" + (f"-{people.high}" if people.high != people.low else "")


def _noteworthy(given: Sequence[Quantity]) -> bool:
    return len({(people.low, people.high) for people in given}) > 1


def date(members: Sequence[Profile]) -> Difference | None:
    """Dates on one clock that exclude each other; or a day beside a month; or a weekday beside "before"."""
    telling = asserting(members)
    refined = None
    for clock in (Clock.OCCURRED, Clock.DECIDED, Clock.NOTIFIED, Clock.EFFECTIVE, Clock.ANNOUNCED):
        given = [(one, when) for one in telling for when in one.dates if when.clock == clock]
        pairs = [(x, y) for x, y in combinations(given, 2) if x[0].document != y[0].document]
        sides = accounts((one, when.edtf, when.span) for one, when in given)
        if any(not agree(x[1].edtf, y[1].edtf) for x, y in pairs):
            return Difference(field="date", type=DiscrepancyType.CONFLICT, accounts=sides)
        if refined is None and any(_finer(x[1], y[1]) or _finer(y[1], x[1]) for x, y in pairs):
            refined = Difference(field="date", type=DiscrepancyType.REFINEMENT, accounts=sides)
    return _weekdays(telling) or refined


def _finer(one: When, other: When) -> bool:
    """A week or less beside a month or more, or beside a date without a year; an open end says nothing of its own."""
    coarse = other.width >= MONTH - 3 if other.width is not None else other.first is None and other.last is None
    return one.width is not None and one.width <= WEEK and coarse


def _weekdays(telling: Sequence[Profile]) -> Difference | None:
    """Weekdays of what happened, in texts without a date: two of them, or one beside a mere order of events."""
    times = [(one, t) for one in telling for t in one.claim.times if t.clock is Clock.OCCURRED and t.edtf is None]
    named = [(one, t) for one, t in times if t.weekday]
    vague = [(one, t) for one, t in times if not t.weekday and not t.hours]
    sides = accounts((one, t.span.text, t.span) for one, t in (*named, *vague))
    if len({t.weekday for _, t in named}) > 1 and len({one.document for one, _ in named}) > 1:
        return Difference(field="date", type=DiscrepancyType.CONFLICT, accounts=sides)
    if {one.document for one, _ in vague} - {one.document for one, _ in named} and named:
        return Difference(field="date", type=DiscrepancyType.REFINEMENT, accounts=sides)
    return None


def who(members: Sequence[Profile]) -> Difference | None:
    """Other actors held to have done it; or other words for the people it was done to."""
    telling = asserting(members)
    for one, other in combinations([one for one in telling if one.source], 2):
        if one.document != other.document and not one.mutual and not one.source & other.source:
            sides = accounts((m, _codes(m), m.claim.source[0].span) for m in telling if m.claim.source)
            return Difference(field="who", type=DiscrepancyType.CONFLICT, accounts=sides)
    return None if telling[0].said else _described(telling)


def _codes(one: Profile) -> str:
    return ", ".join(sorted(one.source))


def _described(telling: Sequence[Profile]) -> Difference | None:
    """Descriptions of people, the fullest of each document, by unlike nouns."""
    fullest: dict[str, Profile] = {}
    for one in telling:
        if one.claim.patient and one.claim.people and one.patient:
            best = fullest.get(one.document)
            if best is None or len(one.patient) > len(best.patient):
                fullest[one.document] = one
    for one, other in combinations(fullest.values(), 2):
        x, y = _description(one), _description(other)
        if one.language == other.language and _unlike(one, other, frozenset(x), frozenset(y)):
            added = max(len(set(x) - set(y)), len(set(y) - set(x)))
            type_ = DiscrepancyType.REFINEMENT if added >= _ADDS else DiscrepancyType.WORDING
            sides = [(m, m.claim.patient.text, m.claim.patient) for m in (one, other) if m.claim.patient]
            return Difference(field="who", type=type_, accounts=accounts(sides))
    return None


def _unlike(one: Profile, other: Profile, x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether two descriptions start from unlike nouns; where the noun comes later, whether they share no word."""
    if not x or not y:
        return False
    if one.language in _HEAD_FIRST:
        return _description(one)[0] not in y and _description(other)[0] not in x
    return not x & y


def _description(one: Profile) -> list[str]:
    """The stems of the words for people, in order, without their number, nationality and what fits anybody."""
    claim = one.claim
    number = [word[:STEM] for word in tokens(claim.people.span.text)] if claim.people else []
    told = [word[:STEM] for word in tokens(claim.patient.text)] if claim.patient else []
    passed = {*(number[:-1] or number), *_anyone(one.language)}
    passed |= {word[:STEM] for word in known(claim.patient.text, one.language)} if claim.patient else set()
    return [stem for stem in told if stem in one.patient and stem not in passed]


@cache
def _anyone(language: str) -> frozenset[str]:
    """The stems of words that tell nobody apart: people, nationals."""
    words = lexicon.load(language).classes["anyone"] if language in LANGUAGES else frozenset()
    return frozenset(stem for word in words for stem in content(word))


def effect(members: Sequence[Profile]) -> Difference | None:
    """Two kinds for one happening: suspended in one text, ended in another."""
    telling = asserting(members)
    if len({one.claim.kind for one in telling}) < 2:
        return None
    sides = accounts((one, one.claim.kind, one.claim.trigger) for one in telling)
    return Difference(field="effect", type=DiscrepancyType.WORDING, accounts=sides)


def place(members: Sequence[Profile], text: Callable[[str], str]) -> Difference | None:
    """Two places by name, in texts of one language neither of which mentions the other's (or one may lie in the other).

    `text` gives the folded text of a document.
    """
    given = [(one, one.claim.place) for one in asserting(members) if one.claim.place and one.place]
    for (x, _), (y, _) in combinations(given, 2):
        one, other = x.place, y.place
        if x.document == y.document or x.language != y.language or overlap(content(one.name), content(other.name)):
            continue
        if one.wide or other.wide or one.may_be(other, alike=True):
            continue
        if f" {one.name} " not in text(y.document) and f" {other.name} " not in text(x.document):
            sides = accounts((one, span.text, span) for one, span in given if span)
            return Difference(field="place", type=DiscrepancyType.CONFLICT, accounts=sides)
    return None


def happened(members: Sequence[Profile]) -> Difference | None:
    """Asserted by one, denied by another; or only possible in an earlier text and a fact in a later one."""
    sides = [(one, "denied" if one.denied else one.claim.stance.value, one.claim.trigger) for one in members]
    if {one.denied for one in members} == {True, False}:
        return Difference(field="stance", type=DiscrepancyType.CONFLICT, accounts=accounts(sides))
    hearsay = [one for one in members if one.claim.stance is Stance.POSSIBLE and not one.prospect]
    possible = [one.day for one in hearsay if one.day is not None]
    done = [one.day for one in members if one.claim.stance is Stance.DONE and one.day is not None]
    if possible and done and min(possible) < min(done):
        return Difference(field="stance", type=DiscrepancyType.DRIFT, accounts=accounts(sides))
    return None
