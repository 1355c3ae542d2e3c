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
    """Whether both clocks agree; of an act of speech, the day it was said is the day it was done."""
    if kinds.load()[expected.kind].utterance:
        return _same_days(expected.dates + expected.announced, found.dates + found.announced)
    return _same_days(expected.dates, found.dates) and _same_days(expected.announced, found.announced)


def _same_days(expected: Sequence[str], found: Sequence[str]) -> bool:
    if not expected:
        return not found
    return any(
        _precision(one) == _precision(other) and edtf.compatible(one, other) for one in expected for other in found
    )


def _precision(date: str) -> int:
    return len(re.sub("[~?%]", "", edtf.first(date) or edtf.last(date) or ""))


def _meet(expected: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the words of one hold those of the other; nothing meets nothing."""
    if not expected:
        return not found
    return any(one in other or other in one or _shared(one, other) for one in expected for other in found)


def _shared(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"\w{4,}", each.lower())) for each in (one, other))
    return bool(first) and len(first & second) * 2 >= min(len(first), len(second)) > 0
