"""Comparable forms of words: folded, split, without marks. Takes strings, gives tokens; knows no language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_SHORT = 4
"""Shorter words are mostly articles and prepositions, in both languages: they tell nothing apart."""
STEM = 6
"""Inflections of a word mostly share this many letters: « diplomate », « diplomates », "diplomats"."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A phrase or sentence without case, accents and typographic apostrophes."""
    return plain(text)


def plain(text: str) -> str:
    """As `fold`, for whole texts: not kept in memory."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.replace("’", "'").casefold()))


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a phrase or sentence, in order."""
    return split(text)


def split(text: str) -> tuple[str, ...]:
    """As `tokens`, for whole texts: not kept in memory."""
    return tuple(_WORD.findall(plain(text)))


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The stems of the words long enough to mean something."""
    return frozenset(token[:STEM] for token in tokens(text) if len(token) >= _SHORT and not token.isdigit())


def names(text: str) -> frozenset[str]:
    """The folded words written with a capital that do not open the text: mostly names, in French and English."""
    words = list(_WORD.finditer(text))
    found = {word.group() for word in words[1:] if word.group()[:1].isupper() and len(word.group()) >= _SHORT}
    return frozenset(plain(word) for word in found)


def spaced(text: str) -> str:
    """The folded words of a text with single spaces, also around: for looking up whole words."""
    return f" {' '.join(split(text))} "


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller set found in the other, 0 to 1; 0 when one is empty."""
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right))
