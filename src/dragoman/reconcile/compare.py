"""How likely two claims are of one event: named features, weighted and summed, unless a bar parts them.

Takes profiles, gives a comparison that shows its features. The weights are set by hand on invented crises:
with the same kind, source and target in one story, two claims are one event unless something speaks against it.
"""

from __future__ import annotations

from dragoman.model import Value
from dragoman.reconcile import features
from dragoman.reconcile.bars import bar
from dragoman.reconcile.features import Feature
from dragoman.reconcile.profile import Profile

THRESHOLD = 0.7
"""From this score on two claims are joined."""

_FEATURES = (
    (features.kind, 2.0),
    (features.source, 1.0),
    (features.target, 1.0),
    (features.dates, 2.0),
    (features.weekdays, 1.0),
    (features.people, 1.0),
    (features.place, 0.7),
    (features.topic, 1.0),
    (features.named, 1.0),
    (features.response, 0.4),
    (features.condition, 0.5),
    (features.stance, 1.0),
    (features.wording, 3.0),
)
_BASE = -2.5
_SAME_DOCUMENT = 0.6
_SAME_STORY = 0.6
_OTHER_STORY = -1.0
_OTHER_STORY_DATED = -0.5
"""Where both claims have dates of their own, these tell more than the stories."""
_RECURRING = -0.5
_COMPLEMENT = 0.8
_MENTIONED_AGAIN = 0.4
_ONE_SENTENCE = 0.8
"""« Un attentat qui a tué … »: two words of one kind in a sentence tell one happening, unless something parts them."""


class Comparison(Value, frozen=True):
    """The score of a pair, the features it is made of, and why the two cannot be one event, if so."""

    score: float
    features: tuple[Feature, ...] = ()
    bar: str | None = None


def compare(a: Profile, b: Profile, *, same_story: bool = True) -> Comparison:
    """Compare two claims."""
    barred = bar(a, b)
    if barred:
        return Comparison(score=-10.0, bar=barred)
    score = _BASE + _together(a, b, same_story)
    found = []
    if same_story and _complement(a, b):
        score += _COMPLEMENT
    for feature, weight in _FEATURES:
        compared = feature(a, b)
        if compared is not None:
            found.append(compared)
            score += weight * compared.value
    return Comparison(score=round(score, 6), features=tuple(found))


def _complement(a: Profile, b: Profile) -> bool:
    """One tells only who did it, the other only to whom: in one story, the two sides of it."""
    if a.said or a.recurs:
        return False
    first = a.source and b.target and not a.target and not b.source
    second = a.target and b.source and not a.source and not b.target
    return bool(first or second)


def _together(a: Profile, b: Profile, same_story: bool) -> float:
    recurring = _RECURRING if a.said or a.recurs else 0.0
    if a.document == b.document:
        again = _MENTIONED_AGAIN if a.recurs and (a.bare or b.bare) else 0.0
        told_twice = _ONE_SENTENCE if a.claim.sentence == b.claim.sentence else 0.0
        return recurring + _SAME_DOCUMENT + again + told_twice
    if same_story:
        return recurring + _SAME_STORY
    return recurring + (_OTHER_STORY_DATED if a.dates and b.dates else _OTHER_STORY)


def opposed(a: Profile, b: Profile) -> bool:
    """Whether two claims cannot be one event, or name other parties for one role."""
    sources = a.source and b.source and a.source.isdisjoint(b.source)
    targets = a.target and b.target and a.target.isdisjoint(b.target)
    return bool(sources or targets) or bar(a, b) is not None
