"""What a claim is about, by the words of its matter: every topic that one of them tells of.

Takes a claim and its language, gives ids of topics. Two outlets may class one matter differently (« l'exportation du
pétrole » is trade and energy); they mean the same matter where they share a topic.
"""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import words
from dragoman.lexicon.actors import LANGUAGES
from dragoman.model import Claim
from dragoman.reconcile.words import content


def topics(claim: Claim, language: str) -> frozenset[str]:
    """The topic of a claim and those that the words of its matter tell of besides; none where it has no topic."""
    if claim.topic is None:
        return frozenset()
    stems = content(claim.matter.text) if claim.matter and language in LANGUAGES else frozenset()
    told = (topic for stem in stems for topic in _by_stem(language).get(stem, ()))
    return frozenset({claim.topic, *told})


@cache
def _by_stem(language: str) -> dict[str, tuple[str, ...]]:
    """The topics by the stems of their single words."""
    found: dict[str, tuple[str, ...]] = {}
    for topic, phrases in sorted(words.load(language).topics.items()):
        for stem in {stem for phrase in phrases if " " not in phrase for stem in content(phrase)}:
            found[stem] = (*found.get(stem, ()), topic)
    return found
