"""Phrases that open what the text says an event answers: « en réaction à », "after".

Takes a parse and phrases; gives the characters they stand at, and the word that heads what they open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.lexicon.grammar import plain
from dragoman.read.tree import Parse, Token

_QUALIFYING = ("compound", "amod", "nmod:poss", "flat")

Stretch = tuple[int, int]


def openers(parse: Parse, phrases: Sequence[str]) -> list[Stretch]:
    """Where the phrases stand; an elided or contracted « à », « de » at their end counts as the word."""
    if not phrases:
        return []
    return [found.span() for found in _written(tuple(phrases)).finditer(plain(parse.text))]


@lru_cache(maxsize=64)
def _written(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases as one pattern, the longest first."""
    words = sorted(phrases, key=len, reverse=True)
    written = "|".join(
        re.escape(word).replace(r"\ à", r"\ (?:à|au|aux)").replace(r"\ de", r"\ (?:de|du|des|d')") for word in words
    )
    return re.compile(rf"(?<!\w)(?:{written})(?:(?<=')|(?!\w))")


def opened(parse: Parse, closing: int) -> Token | None:
    """The first noun or verb of the sentence after a phrase that ends at a character, past what qualifies a noun."""
    first = parse.at(closing, closing).start
    if first >= len(parse.tokens):
        return None
    last = parse.sentence(first).last
    inside = (token for token in parse.tokens[first : last + 1] if token.start >= closing)
    found = next((token for token in inside if token.upos in ("NOUN", "PROPN", "VERB")), None)
    while found is not None and found.relation in _QUALIFYING and found.head > found.index:
        found = parse.tokens[found.head]  # "following [US military] strikes"
    return found
