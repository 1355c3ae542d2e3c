"""Which documents copy one another. Takes documents; gives pairs with the share of text they have in common.

MinHash over runs of words finds candidates (rensa; Broder 1997) without comparing every two documents; runs of eight
words that stand in both confirm them exactly. Furniture that an outlet prints under all its texts does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from dragoman.model import Document, Value
from dragoman.reconcile.words import split

RUN = 8
"""Words in a row that two texts do not share by chance."""
COPIED = 0.5
"""From this share of the shorter text on, it is a copy."""
SHARED = 0.2
"""From this share on, two texts that credit one agency carry one dispatch of it."""
_SHINGLE = 3
_ALIKE = 0.06
_EVERYWHERE = 3
_PERMUTATIONS = 128
_BANDS = 64
_SEED = 17


Words = tuple[str, ...]


class Copy(Value, frozen=True):
    """Two documents (ids), the original first where that is known, and the share of the shorter text that is common."""

    original: str
    copy: str
    share: float


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """The pairs of documents that share half of the shorter text, or a fifth and an agency; the earlier first."""
    ordered = sorted(documents, key=lambda document: (document.name, document.id))
    words = [split(document.text) for document in ordered]
    runs = [frozenset(grams(each)) for each in words]
    furniture = _furniture(ordered, runs)
    runs = [each - furniture for each in runs]
    found = []
    for left, right in _candidates(words):
        share = _share(runs[left], runs[right])
        if share >= COPIED or (share >= SHARED and set(ordered[left].agencies) & set(ordered[right].agencies)):
            first, second = sorted((ordered[left], ordered[right]), key=earlier)
            found.append(Copy(original=first.id, copy=second.id, share=round(share, 3)))
    return tuple(found)


def earlier(document: Document) -> tuple[bool, bool, str, str]:
    """A key that puts what can be the original first: credited to an agency, dated, early."""
    return not document.agencies, document.published is None, document.published or "", document.name


def grams(words: Words, size: int = RUN) -> list[Words]:
    """The runs of `size` words of a text."""
    return [words[i : i + size] for i in range(len(words) - size + 1)]


def _share(left: frozenset[Words], right: frozenset[Words]) -> float:
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _furniture(documents: Sequence[Document], runs: Sequence[frozenset[Words]]) -> frozenset[Words]:
    """Runs of words that an outlet prints in three texts or more."""
    counts: dict[str, Counter[Words]] = {}
    for document, each in zip(documents, runs, strict=True):
        if document.outlet:
            counts.setdefault(document.outlet, Counter()).update(each)
    return frozenset(run for outlet in counts.values() for run, count in outlet.items() if count >= _EVERYWHERE)


def _candidates(words: Sequence[Words]) -> list[tuple[int, int]]:
    """Pairs that look alike: a text half of which stands in one twice as long still does."""
    lsh = RMinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    sketches = [_sketch(each) for each in words]
    for i, sketch in enumerate(sketches):
        lsh.insert(i, sketch)
    pairs = {(j, i) for i, sketch in enumerate(sketches) for j in lsh.query(sketch) if j < i}
    return sorted(pair for pair in pairs if sketches[pair[0]].jaccard(sketches[pair[1]]) >= _ALIKE)


def _sketch(words: Words) -> RMinHash:
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(run) for run in grams(words, _SHINGLE)] or [" ".join(words)])
    return sketch
