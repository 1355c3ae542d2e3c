"""Whether the fields of what was found are as expected.

Takes a pair of events and the name of a field; gives right or wrong. The rules are in `docs/evaluation.md`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.evaluate.items import Item
from dragoman.evaluate.pairing import same_sides, two_sided
from dragoman.lexicon import kinds
from dragoman.model import Stance, edtf

FIELDS = ("actor", "target", "count", "date", "deadline", "stance", "background", "speaker")


def right(field: str, expected: Item, found: Item) -> bool:
    """Whether a field of what was found is as expected: a value where there is one, none where there is none."""
    if field == "actor":
        return same_sides(expected, found) if two_sided(expected) else expected.actors == found.actors
    if field == "target":
        return same_sides(expected, found) if two_sided(expected) else expected.targets == found.targets
    if field == "count":
        return expected.people == found.people or {expected.people, found.people} == {None, 1}
    if field == "date":
        return _same_dates(expected, found)
    if field == "deadline":
        return _meet(expected.deadlines, found.deadlines)
    if field == "speaker":
        told = not expected.speakers and found.sides <= expected.actors
        return told or _meet(expected.speakers, found.speakers)
    return bool(getattr(expected, field) == getattr(found, field))


def valued(field: str, expected: Item) -> bool:
    """Whether the annotation gives the field a value beyond the usual one."""
    if field == "stance":
        return expected.stance != Stance.DONE
    name = {"count": "people", **{each: f"{each}s" for each in ("actor", "target", "date", "deadline", "speaker")}}
    return bool(getattr(expected, name.get(field, field))) or (field == "date" and bool(expected.announced))


def _same_dates(expected: Item, found: Item) -> bool:
    """Whether both clocks agree.

    Of an act of speech, the day it was said is the day it was done; a measure that is declared is done with it, so that
    the same day on the other clock is no fault.
    """
    kind = kinds.load()[expected.kind]
    if kind.utterance:
        return _same_days(expected.dates + expected.announced, found.dates + found.announced)
    dates, announced = found.dates, found.announced
    if kind.declared and expected.stance == Stance.DONE:
        dates = dates if expected.dates else tuple(each for each in dates if each not in announced)
        announced = announced if expected.announced else tuple(each for each in announced if each not in found.dates)
    return _same_days(expected.dates, dates) and _same_days(expected.announced, announced)


def _same_days(expected: Sequence[str], found: Sequence[str]) -> bool:
    if not expected:
        return not found
    return any(
        _precision(one) == _precision(other) and edtf.compatible(one, other) for one in expected for other in found
    )


def _precision(date: str) -> int:
    """How much of a date is told, in characters: of a period, what both ends share."""
    first, last = (re.sub("[~?%]", "", each or "") for each in (edtf.first(date), edtf.last(date)))
    low, high = edtf.bounds(date)
    if not (first and last) or low is None or high is None or (high - low).days <= 1:
        return len(first or last)
    shared = [one for one, other in zip(first.split("-"), last.split("-"), strict=False) if one == other]
    return len("-".join(shared) or first)


def _meet(expected: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the words of one hold those of the other; nothing meets nothing."""
    if not expected:
        return not found
    return any(one in other or other in one or _shared(one, other) for one in expected for other in found)


def _shared(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"\w{4,}", each.lower())) for each in (one, other))
    return bool(first) and len(first & second) * 2 >= min(len(first), len(second)) > 0
