"""What people decided, as constraints. Takes judgements, gives pairs of claim ids; a withdrawn one binds nobody.

Where two judgements on the same two claims contradict each other, the later one holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from dragoman.model import Judgement, Value, Verdict

Pair = tuple[str, str]


class Constraints(Value, frozen=True):
    """Pairs of claims that are (not) of one event or origin, with the author, and claims that do not count."""

    together: dict[Pair, str] = {}
    apart: dict[Pair, str] = {}
    one_origin: dict[Pair, str] = {}
    two_origins: dict[Pair, str] = {}
    wrong: frozenset[str] = frozenset()


def constraints(judgements: Iterable[Judgement]) -> Constraints:
    """The constraints that judgements set, the latest on each pair."""
    valid = sorted((j for j in judgements if not j.withdrawn), key=lambda j: (j.at, j.id))
    events: dict[Pair, Judgement] = {}
    origins: dict[Pair, Judgement] = {}
    wrong: set[str] = set()
    for judgement in valid:
        if judgement.verdict is Verdict.WRONG_CLAIM:
            wrong.update(judgement.claims)
            continue
        kept = events if judgement.verdict in (Verdict.SAME_EVENT, Verdict.DIFFERENT_EVENTS) else origins
        for pair in combinations(sorted(set(judgement.claims)), 2):
            kept[pair] = judgement
    return Constraints(
        together=_of(events, Verdict.SAME_EVENT),
        apart=_of(events, Verdict.DIFFERENT_EVENTS),
        one_origin=_of(origins, Verdict.SAME_ORIGIN),
        two_origins=_of(origins, Verdict.DIFFERENT_ORIGINS),
        wrong=frozenset(wrong),
    )


def _of(kept: dict[Pair, Judgement], verdict: Verdict) -> dict[Pair, str]:
    return {pair: judgement.author for pair, judgement in sorted(kept.items()) if judgement.verdict is verdict}
