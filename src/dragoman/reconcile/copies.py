"""Which documents copy one another. Takes documents; gives pairs with the share of text they have in common.

MinHash over runs of words finds candidates (rensa; Broder 1997) without comparing every two documents; runs of eight
words that stand in both confirm them exactly. Furniture that an outlet prints under all its texts does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rensa import RMinHash, RMinHashLSH

from dragoman.model import Document, Value
from dragoman.reconcile.words import split

RUN = 8
"""Words in a row that two texts do not share by chance."""
COPIED = 0.5
"""From this share of the shorter text on, it is a copy."""
_SHINGLE = 3
_PERMUTATIONS = 128
_BANDS = 64
_SEED = 17


class Copy(Value, frozen=True):
    """Two documents (ids), the original first where that is known, and the share of the shorter text that is common."""

    original: str
    copy: str
    share: float


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """The pairs of documents that share at least half of the shorter text, the earlier published first."""
    ordered = sorted(documents, key=lambda document: (document.name, document.id))
    furniture = _furniture(ordered)
    runs = [frozenset(run for run in grams(document.text) if run not in furniture) for document in ordered]
    found = []
    for left, right in _candidates(ordered):
        share = _share(runs[left], runs[right])
        if share >= COPIED:
            first, second = sorted((ordered[left], ordered[right]), key=earlier)
            found.append(Copy(original=first.id, copy=second.id, share=round(share, 3)))
    return tuple(found)


def earlier(document: Document) -> tuple[bool, bool, str, str]:
    """A key that puts what can be the original first: credited to an agency, dated, early."""
    return not document.agencies, document.published is None, document.published or "", document.name


def grams(text: str, size: int = RUN) -> list[tuple[str, ...]]:
    """The runs of `size` folded words of a text."""
    words = split(text)
    return [words[i : i + size] for i in range(len(words) - size + 1)]


def _share(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _furniture(documents: Iterable[Document]) -> frozenset[tuple[str, ...]]:
    """Runs of words that an outlet prints in three texts or more."""
    counts: Counter[tuple[str | None, tuple[str, ...]]] = Counter()
    for document in documents:
        counts.update((document.outlet, run) for run in set(grams(document.text)) if document.outlet)
    return frozenset(run for (_, run), count in counts.items() if count >= 3)


def _candidates(documents: Sequence[Document]) -> list[tuple[int, int]]:
    lsh = RMinHashLSH(threshold=COPIED, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    sketches = [_sketch(document.text) for document in documents]
    for i, sketch in enumerate(sketches):
        lsh.insert(i, sketch)
    return sorted({(j, i) for i, sketch in enumerate(sketches) for j in lsh.query(sketch) if j < i})


def _sketch(text: str) -> RMinHash:
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(run) for run in grams(text, _SHINGLE)] or [text])
    return sketch
