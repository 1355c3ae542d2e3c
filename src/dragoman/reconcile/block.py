"""Which pairs of claims are worth comparing. Takes profiles and stories; gives pairs, never decides on them.

A block holds the claims of one family in one story, between the same two parties, or of the same day. A small block is
compared whole; in a large one each claim meets its neighbours in several orders (the sorted-neighbourhood method,
Hernández and Stolfo 1995), so the number of pairs grows with the number of claims, not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import DAY

WHOLE = 60
"""Blocks up to this size are compared whole."""
WINDOW = 12

Key = tuple[str, ...]
_FAR = 10_000_000


def candidates(profiles: Sequence[Profile], story: Mapping[str, int]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of claims that may be of one event, each once, the earlier claim first."""
    seen: set[int] = set()
    size = len(profiles)
    for _, block in sorted(_blocks(profiles, story).items()):
        for left, right in _pairs(block):
            mark = left.index * size + right.index
            if mark not in seen:
                seen.add(mark)
                yield left, right


def _blocks(profiles: Sequence[Profile], story: Mapping[str, int]) -> dict[Key, list[Profile]]:
    blocks: dict[Key, list[Profile]] = {}
    for profile in profiles:
        blocks.setdefault(("story", profile.family, str(story[profile.document])), []).append(profile)
        for pair in profile.pairs:
            blocks.setdefault(("pair", profile.family, *pair), []).append(profile)
        for when in profile.dates:
            if when.width == DAY:
                blocks.setdefault(("day", profile.family, str(when.first)), []).append(profile)
    return blocks


def _pairs(block: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    if len(block) <= WHOLE:
        yield from ((left, right) for i, left in enumerate(block) for right in block[i + 1 :])
        return
    for order in _ORDERS:
        ranked = sorted(block, key=lambda profile: (order(profile), profile.index))
        for i, left in enumerate(ranked):
            for right in ranked[i + 1 : i + 1 + WINDOW]:
                yield (left, right) if left.index < right.index else (right, left)


def _day(profile: Profile) -> int:
    """The best guess at the day, only to put neighbours side by side."""
    known = [when.first for when in profile.dates if when.first is not None]
    return min(known) if known else profile.day if profile.day is not None else _FAR


def _count(profile: Profile) -> int:
    people = profile.claim.people
    return people.low if people and people.low is not None else -1


def _roles(profile: Profile) -> tuple[list[str], list[str]]:
    return sorted(profile.source), sorted(profile.target)


_ORDERS: tuple[Callable[[Profile], tuple[object, ...]], ...] = (
    lambda profile: (*_roles(profile), _day(profile), _count(profile)),
    lambda profile: (_count(profile), *_roles(profile), _day(profile)),
    lambda profile: (profile.claim.topic or "", profile.place.name, *_roles(profile), _day(profile)),
)
