"""What the rules take for one sentence and the treebank for several: from this a network learns sentence ends.

Takes the trees of a treebank in their order, gives the joined ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.read.backbones.sentences import divide
from training.treebank import Tree


def joined(trees: list[Tree], language: str) -> list[Tree]:
    """The sentences that `divide` leaves together within a paragraph, each group as one tree with `ends`."""
    return [
        _one(paragraph[first : last + 1])
        for paragraph in _paragraphs(trees)
        for first, last in _groups(paragraph, language)
        if last > first
    ]


def _paragraphs(trees: list[Tree]) -> list[list[Tree]]:
    """Empty for a treebank that marks no paragraphs: nobody knows which of its sentences stood together."""
    starts = [at for at, tree in enumerate(trees) if tree.opens_paragraph]
    return [trees[start:end] for start, end in pairwise([*starts, len(trees)])]


def _groups(paragraph: list[Tree], language: str) -> Iterator[tuple[int, int]]:
    """First and last tree of every sentence of the rules that begins and ends where trees do."""
    text, words, last_words = "", [], []
    for tree in paragraph:
        for word, space in zip(tree.words, tree.spaces, strict=True):
            words.append((len(text), len(text) + len(word)))
            text += word + " " * space
        text = text.rstrip() + " "
        last_words.append(len(words) - 1)
    opening = {0, *(last + 1 for last in last_words)}
    for first, last in divide(text.rstrip(), words, language):
        if first in opening and last in last_words:
            yield sum(each < first for each in last_words), last_words.index(last)


def _one(group: list[Tree]) -> Tree:
    shifts = [sum(map(len, group[:at])) for at in range(len(group))]
    return Tree(
        words=[each for tree in group for each in tree.words],
        spaces=[each for tree in group for each in tree.spaces],
        lemmas=[each for tree in group for each in tree.lemmas],
        upos=[each for tree in group for each in tree.upos],
        features=[each for tree in group for each in tree.features],
        heads=[head + shift for tree, shift in zip(group, shifts, strict=True) for head in tree.heads],
        relations=[each for tree in group for each in tree.relations],
        name=group[0].name,
        ends=tuple(shift - 1 for shift in shifts[1:]),
    )
