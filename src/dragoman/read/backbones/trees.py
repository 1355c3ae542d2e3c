"""From scores of heads to trees.

Takes a matrix of scores, gives one head for each word so that the words form a tree with one root.
The best head of each word is taken where that is a tree; otherwise the maximum spanning tree of
Chu and Liu (1965) and Edmonds (1967), once for each likely root.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def heads(scores: Scores) -> list[int]:
    """Heads of the words, 0 for the root, 1 for the first word; `scores` is (words, words + 1)."""
    size = scores.shape[0]
    scores = scores.copy()
    scores[np.arange(size), np.arange(size) + 1] = -np.inf
    best = scores.argmax(1)
    if (best == 0).sum() == 1 and _reaches_root(best):
        return [int(head) for head in best]
    return _one_root(scores)


def _reaches_root(found: npt.NDArray[np.int64]) -> bool:
    """Whether every word is under the root."""
    state = [0] * (len(found) + 1)
    state[0] = 2
    for word in range(1, len(found) + 1):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(found[at - 1])
        if state[at] == 1:
            return False
        for each in path:
            state[each] = 2
    return True


def _one_root(scores: Scores) -> list[int]:
    """The best tree with one root, tried over the three best roots."""
    best_total, best_heads = -np.inf, [0] * scores.shape[0]
    for root in np.argsort(-scores[:, 0])[:3]:
        matrix = np.full((scores.shape[0] + 1, scores.shape[0] + 1), -1e9)
        matrix[1:, 1:] = scores[:, 1:]
        matrix[root + 1, 0] = 0.0
        matrix[root + 1, 1:] = -1e9
        np.fill_diagonal(matrix, -np.inf)
        found = _spanning(matrix)
        chosen = found[1:]
        total = float(matrix[np.arange(1, len(found)), chosen].sum() + scores[root, 0])
        if total > best_total:
            best_total, best_heads = total, [int(head) for head in chosen]
    return best_heads


def _spanning(matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Heads of a maximum spanning tree of a full graph rooted at 0; row: dependent, column: head."""
    found: npt.NDArray[np.int64] = matrix.argmax(1)
    found[0] = 0
    cycle = _cycle(found)
    if not cycle:
        return found
    inside = np.zeros(len(found), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    inner = np.array(cycle)
    kept = matrix[inner, found[inner]]
    entering = matrix[np.ix_(inner, outside)] - kept[:, None]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = matrix[np.ix_(outside, outside)]
    smaller[size, :size] = entering.max(0)
    smaller[:size, size] = matrix[np.ix_(outside, inner)].max(1)
    solved = _spanning(smaller)
    result: npt.NDArray[np.int64] = found.copy()
    for at, word in enumerate(outside):
        if word == 0:
            continue
        head = solved[at]
        result[word] = outside[head] if head < size else inner[matrix[word, inner].argmax()]
    entry = solved[size]
    broken = inner[entering[:, entry].argmax()]
    result[broken] = outside[entry]
    return result


def _cycle(found: npt.NDArray[np.int64]) -> list[int]:
    state = [0] * len(found)
    state[0] = 2
    for word in range(1, len(found)):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(found[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for each in path:
            state[each] = 2
    return []
