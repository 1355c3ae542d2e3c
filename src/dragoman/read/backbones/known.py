"""Words that have a pretrained vector, and which.

Takes words, gives rows of the network's table of vectors; row 0 is for words without one. The words themselves are not
kept, only their CRC-32: of three thousand unknown words one is taken for another.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt


class Known:
    """Sorted hashes of words, each with its row."""

    def __init__(self, hashes: npt.NDArray[np.uint32], rows: npt.NDArray[np.uint16]) -> None:
        self._hashes = hashes
        self._rows = rows
        self.row = lru_cache(100_000)(self._row)

    @classmethod
    def read(cls, path: Path) -> Known:
        """Read what `training/vectors.py` wrote."""
        with np.load(path) as arrays:
            return cls(arrays["hashes"], arrays["rows"])

    def write(self, path: Path) -> None:
        """Write it for `read`."""
        np.savez(path, hashes=self._hashes, rows=self._rows)

    def _row(self, word: str) -> int:
        """The row of the word as written, else in small letters, else with a capital; « -t-il » is « il »."""
        word = word.rpartition("-")[2] or word if word.startswith("-") else word
        return self._exact(word) or self._exact(word.lower()) or self._exact(word.capitalize())

    def _exact(self, word: str) -> int:
        wanted = np.uint32(crc32(word.encode()))
        at = int(np.searchsorted(self._hashes, wanted))
        return int(self._rows[at]) if at < len(self._hashes) and self._hashes[at] == wanted else 0
