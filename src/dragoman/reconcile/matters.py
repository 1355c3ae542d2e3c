"""What a claim is about, by the words of its matter: every topic that one of them tells of, and how many things.

Takes a claim and its language, gives ids of topics and numbers. Two outlets may class one matter differently
(« l'exportation du pétrole » is trade and energy); they mean the same matter where they share a topic.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon import numbers, words
from dragoman.lexicon.actors import LANGUAGES
from dragoman.model import Claim, Value
from dragoman.reconcile.words import content

_WORD = re.compile(r"\d[\d.,\u00a0\u202f]*|\w+")
_YEARS = range(1900, 2101)
_SEVERAL = 2


def topics(claim: Claim, language: str) -> frozenset[str]:
    """The topic of a claim and those that the words of its matter tell of besides; none where it has no topic."""
    if claim.topic is None:
        return frozenset()
    stems = content(claim.matter.text) if claim.matter and language in LANGUAGES else frozenset()
    told = (topic for stem in stems for topic in _by_stem(language).get(stem, ()))
    return frozenset({claim.topic, *told})


class Things(Value, frozen=True):
    """A number of things, and the stems of the words for them."""

    count: int
    stems: frozenset[str]


def things(claim: Claim, language: str) -> Things | None:
    """How many things the matter is ("five fighter jets"); None where it begins with no number, or with a year."""
    told = [each.lower() for each in _WORD.findall(claim.matter.text)] if claim.matter else []
    if not told or language not in LANGUAGES:
        return None
    read = numbers.read(told, 0, numbers.load(language))
    count, after = read or (numbers.digits(told[0]), 1)
    if count is None or count < _SEVERAL or count in _YEARS:
        return None
    return Things(count=count, stems=content(" ".join(told[after:])))


@cache
def _by_stem(language: str) -> dict[str, tuple[str, ...]]:
    """The topics by the stems of their single words."""
    found: dict[str, tuple[str, ...]] = {}
    for topic, phrases in sorted(words.load(language).topics.items()):
        for stem in {stem for phrase in phrases if " " not in phrase for stem in content(phrase)}:
            found[stem] = (*found.get(stem, ()), topic)
    return found
