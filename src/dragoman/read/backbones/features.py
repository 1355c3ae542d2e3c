"""Words as numbers, for the neural parsers: the same in training and at run time.

Takes sentences as lists of words, gives integer arrays. Hashes are CRC-32, so they are the same on
every machine and in every run.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dragoman.read.backbones.known import Known

# Rows of the hashed tables: the word, three prefixes and suffixes, the shape. Row 0 is for padding.
TABLES = (("word", 12000), ("prefix", 3000), ("suffix3", 3000), ("suffix5", 6000), ("shape", 500))


@lru_cache(maxsize=100_000)
def hashes(word: str) -> tuple[int, ...]:
    """One row number for each table."""
    lower = word.lower()
    digits = "".join("0" if character.isdigit() else character for character in lower)
    parts = (digits, lower[:3], lower[-3:], lower[-5:], shape(word))
    return tuple(1 + crc32(part.encode()) % (rows - 1) for part, (_, rows) in zip(parts, TABLES, strict=True))


def shape(word: str) -> str:
    """The word's outline: runs of capitals, small letters and digits, cut at six signs."""
    found: list[str] = []
    for character in word:
        sign = "X" if character.isupper() else "x" if character.isalpha() else "0" if character.isdigit() else character
        if len(found) < 2 or found[-1] != sign or found[-2] != sign:
            found.append(sign)
    return "".join(found[:6])


def hashed(sentences: list[list[str]], width: int, known: Known | None = None) -> npt.NDArray[np.int64]:
    """Rows for each word: (sentences, width, tables), zero where a sentence is shorter; the vector's last, if any."""
    tables = len(TABLES)
    found = np.zeros((len(sentences), width, tables + (known is not None)), dtype=np.int64)
    for at, words in enumerate(sentences):
        found[at, : len(words), :tables] = [hashes(word) for word in words]
        if known is not None:
            found[at, : len(words), tables] = [known.row(word) for word in words]
    return found
