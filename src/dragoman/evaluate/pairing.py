"""How two sets of events of one text are paired, one to one.

Takes events, gives pairs, what is missed and what is beyond. Knows nothing of how events are found. The rules are in
`docs/evaluation.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.evaluate.items import Item
from dragoman.lexicon import kinds

TWO_SIDED = ("agreement", "contact", "cooperation", "relations-restored", "visit-off")
"""Families in which it does not matter who is named first."""


class Pairing(NamedTuple):
    """Events of one text put side by side: pairs, those only expected, those only found."""

    pairs: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    extra: tuple[Item, ...]


def pair(expected: Sequence[Item], found: Sequence[Item]) -> Pairing:
    """Pair events one to one, the best first; leave out what tells a happening again and what may be left out."""
    scored = sorted(
        (-_likeness(one, other), left, right)
        for left, one in enumerate(expected)
        for right, other in enumerate(found)
        if same_kind(one, other) and _overlap(one, other)
    )
    lefts: dict[int, int] = {}
    rights: set[int] = set()
    for _, left, right in scored:
        if left not in lefts and right not in rights:
            lefts[left] = right
            rights.add(right)
    extra = [each for right, each in enumerate(found) if right not in rights and not each.optional]
    return Pairing(
        pairs=tuple((expected[left], found[right]) for left, right in sorted(lefts.items())),
        missed=tuple(each for left, each in enumerate(expected) if left not in lefts and not each.optional),
        extra=tuple(_once(each for each in extra if not any(_again(each, one) for one in expected))),
    )


def same_kind(one: Item, other: Item) -> bool:
    """Whether two kinds can be accounts of one happening: the same, or of one family."""
    known = kinds.load()
    return one.kind == other.kind or known[one.kind].family == known[other.kind].family


def same_sides(one: Item, other: Item) -> bool:
    """Whether actor and target are the same, all of them and no other."""
    if two_sided(one):
        return one.actors | one.targets == other.actors | other.targets
    return one.actors == other.actors and one.targets == other.targets


def two_sided(one: Item) -> bool:
    """Whether it does not matter which side is named first."""
    both = bool(one.actors) and one.actors == one.targets
    return both or one.kind == "clash" or kinds.load()[one.kind].family in TWO_SIDED


def _likeness(one: Item, other: Item) -> int:
    start = max(one.where[0], other.where[0])
    return (
        4 * (one.kind == other.kind)
        + 2 * same_sides(one, other)
        + (one.actors == other.actors)
        + (one.targets == other.targets)
        + 2 * (other.words in one.words or one.words in other.words)
        + (not one.optional)
        + (start == one.where[0])
    )


def _overlap(one: Item, other: Item) -> bool:
    return one.where[0] < other.where[1] and other.where[0] < one.where[1]


def _again(extra: Item, expected: Item) -> bool:
    """Whether an event tells once more, perhaps less fully, what is expected already."""
    if not same_kind(expected, extra) or not (extra.actors or extra.targets or _overlap(expected, extra)):
        return False
    if two_sided(expected):
        return extra.actors | extra.targets <= expected.actors | expected.targets
    return extra.actors <= expected.actors and extra.targets <= expected.targets


def _once(items: Iterable[Item]) -> Iterator[Item]:
    seen = set()
    for each in items:
        key = (each.kind, each.actors, each.targets)
        if key not in seen:
            seen.add(key)
            yield each
