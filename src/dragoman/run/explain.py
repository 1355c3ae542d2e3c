"""Why claims are held to be of one event. Takes a record's view and an event, gives comparisons; decides nothing.

It asks of the comparison that made the events which earlier claim each claim is most like, and by what features.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.export.lookup import Lookup
from dragoman.model import Claim, Event, Judgement, Span, Value, Verdict


class Likeness(Value, frozen=True):
    """One thing two claims were compared by: positive `value` speaks for one event; the words in each of them."""

    name: str
    value: float
    left: Span | None = None
    right: Span | None = None


class Joined(Value, frozen=True):
    """A claim, the earlier claim of the event it is most like, and by what; or who judged so."""

    claim: str
    to: str
    score: float = 0.0
    likenesses: tuple[Likeness, ...] = ()
    judged_by: str | None = None


def joined(lookup: Lookup, event: Event, *, judgements: Sequence[Judgement] = ()) -> tuple[Joined, ...]:
    """How each claim of an event but the first came to it, in the order of documents."""
    from dragoman.reconcile import compare
    from dragoman.reconcile.profile import locate, profiles

    claims = lookup.evidence(event)
    known = profiles(claims, locate(lookup.view.documents), kinds=lookup.view.kinds)
    found = []
    for number, one in enumerate(known[1:], start=1):
        scored = [(compare(earlier, one), earlier) for earlier in known[:number]]
        best, earlier = max(scored, key=lambda pair: pair[0].score)
        likenesses = tuple(
            Likeness(name=each.name, value=each.value, left=each.left, right=each.right) for each in best.features
        )
        found.append(
            Joined(
                claim=one.claim.id,
                to=earlier.claim.id,
                score=best.score,
                likenesses=likenesses,
                judged_by=_judged(one.claim, [each.claim for each in known], judgements),
            )
        )
    return tuple(found)


def _judged(claim: Claim, others: Sequence[Claim], judgements: Sequence[Judgement]) -> str | None:
    ids = {other.id for other in others} - {claim.id}
    for judgement in reversed(judgements):
        said = judgement.verdict is Verdict.SAME_EVENT and judgement.withdrawn is None
        if said and claim.id in judgement.claims and ids & set(judgement.claims):
            return judgement.author
    return None
