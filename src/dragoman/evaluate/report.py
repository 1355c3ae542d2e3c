"""Figures and differences as rows of words. Takes them, gives tuples of strings; prints nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluate.fields import FIELDS, right
from dragoman.evaluate.figures import Figures
from dragoman.evaluate.items import Entry, Item
from dragoman.evaluate.pairing import Pairing

Row = tuple[str, ...]


def rates(found: Figures) -> Iterator[Row]:
    """Precision, recall and F1 of kinds and of events."""
    for name, rate in (("kind", found.kind), ("event", found.event)):
        counts = f"{rate.right} right, {rate.found} found, {rate.expected} expected"
        yield name, f"P {rate.precision:.3f}", f"R {rate.recall:.3f}", f"F1 {rate.f1:.3f}", counts


def shares(found: Figures) -> Iterator[Row]:
    """How often each field is right: over all pairs, and over those whose annotation has a value."""
    for name, (every, some) in found.fields.items():
        where = f"where annotated {some.share:.3f}, {some.right} of {some.asked}" if some.asked else "never annotated"
        yield name, f"{every.share:.3f}", f"{every.right} of {every.asked}", where


def differences(entry: Entry, pairing: Pairing) -> Iterator[Row]:
    """What is missed, beyond and wrong in one text."""
    for each in pairing.missed:
        yield "missed", brief(each)
    for each in pairing.extra:
        yield "beyond", f"{brief(each)} in: {' '.join(entry.text[each.where[0] : each.where[1]].split())}"
    for one, other in pairing.pairs:
        wrong = [field for field in FIELDS if not right(field, one, other)]
        if wrong and not one.optional:
            yield "wrong", f"{', '.join(wrong)}: {brief(one)}"
            yield "", f"found {brief(other)}"


def brief(each: Item) -> str:
    """An event in a line."""
    fields = {
        "n": each.people,
        "date": ",".join(each.dates),
        "announced": ",".join(each.announced),
        "due": ",".join(each.deadlines),
        "by": " < ".join(each.speakers),
    }
    extras = "".join(f" {name}={value}" for name, value in fields.items() if value)
    sides = f"{'+'.join(sorted(each.actors)) or '-'} → {'+'.join(sorted(each.targets)) or '-'}"
    background = ", background" if each.background else ""
    return f"{each.kind} {sides} ({each.stance}{background}){extras} « {each.words} »"
