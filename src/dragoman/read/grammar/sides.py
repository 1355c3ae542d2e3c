"""The sides of an event: who is on one, whether they have a name, who of them is not on another.

Takes participants, gives participants or their codes; finds nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Participant

Found = tuple[Participant, ...]


def named(side: Found) -> bool:
    """Whether anybody on a side has a name."""
    return any(each.actor.named for each in side)


def codes(side: Sequence[Participant]) -> frozenset[str]:
    """The codes of the actors on a side."""
    return frozenset(each.actor.code for each in side)


def apart(side: Found, others: Found) -> Found:
    """Those of a side who are not among the others."""
    taken = codes(others)
    return tuple(each for each in side if each.actor.code not in taken)


def others(side: Found, own: frozenset[str]) -> Found:
    """Those of a side with a name who are none of `own`."""
    return tuple(each for each in side if each.actor.code not in own and each.actor.named)
