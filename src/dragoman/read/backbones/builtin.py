"""The parser that comes with Dragoman: words and sentences by rule, trees by a model, lemmas by table.

Takes a document's text and gives its `Parse`. An idiom that parsers trip over is shown to the model
as one ordinary word and opened again in the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from dragoman.read.backbones.lemmas import Lemmas
from dragoman.read.backbones.neural import Neural
from dragoman.read.backbones.rows import Tagged
from dragoman.read.backbones.sentences import divide
from dragoman.read.backbones.words import cut, plain
from dragoman.read.tree import Parse, Sentence, Token

# A predicative noun phrase that no treebank holds, and the adjective that stands in its place for the model.
_IDIOM = ("persona", "non", "grata")
_STANDS_FOR = {"fr": "indésirables", "en": "unwelcome"}

Shown = list[tuple[str, int]]
"""Words as the model sees them, each with how many words of the text it stands for."""

# What stands for a dash between words in the treebank a model learnt from.
_DASHES, _DASH = frozenset("-–—−"), {"en": "--", "fr": "-"}

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”"')


class Tagger(Protocol):
    """A model that reads sentences given as words."""

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[list[Tagged]]]:
        """The trees of each sentence, in order: one, or several that have all its words between them."""
        ...


class Builtin:
    """Rules, one model and a lemma table."""

    def __init__(self, language: str, tagger: Tagger, lemmas: Lemmas) -> None:
        self.language = language
        self._tagger = tagger
        self._lemmas = lemmas

    @classmethod
    def read(cls, folder: Path, language: str) -> Builtin:
        """Load the model of a folder that `python -m training` wrote."""
        return cls(language, Neural.read(folder), Lemmas.read(folder / "lemmas.bin"))

    def parse(self, text: str) -> Parse:
        """Parse one document; offsets are into `text` as given."""
        spans = split(text, self.language)
        written = [[_written(text, start, end, self.language) for start, end in sentence] for sentence in spans]
        hidden = [partial(words) for words in written]
        shown = [
            show([word for at, word in enumerate(words) if at not in marks], self.language)
            for words, marks in zip(written, hidden, strict=True)
        ]
        trees = self._tagger.tag([[word for word, _ in words] for words in shown])
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for sentence, marks, words, parts in zip(spans, hidden, shown, trees, strict=True):
            first = len(tokens)
            rows, starts = together(parts, words)
            for (start, end), row in zip(sentence, marked(rows, marks), strict=True):
                tokens.append(self._token(text, len(tokens), start, end, row, first))
            seen = [at for at in range(len(sentence)) if at not in marks]
            borders = [first, *(first + seen[start] for start in starts[1:]), len(tokens)]
            sentences += [Sentence(first=one, last=other - 1) for one, other in pairwise(borders)]
        return Parse(text, self.language, tuple(tokens), tuple(sentences))

    def _token(self, text: str, index: int, start: int, end: int, row: Tagged, first: int) -> Token:
        word = text[start:end]
        return Token(
            index=index,
            start=start,
            end=end,
            text=word,
            lemma=self._lemmas.lemma(word, row.upos),
            upos=row.upos,
            features=row.features,
            head=first + row.head,
            relation=row.relation,
        )


def _written(text: str, start: int, end: int, language: str) -> str:
    """A word as it stands in the text; a dash between words as the treebanks of the language write it."""
    word = text[start:end]
    before = text[max(0, start - 2) : start]
    apart = word in _DASHES and before[-1:] == " " and before[0] not in "\n. "
    return _DASH[language] if apart or word == "—" else word


def split(text: str, language: str) -> list[list[tuple[int, int]]]:
    """The sentences of a text, each the offsets of its words; no sentence crosses a line."""
    found: list[list[tuple[int, int]]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = cut(line, language)
        found += [
            [(at + start, at + end) for start, end in words[first : last + 1]]
            for first, last in divide(line, words, language)
        ]
        at += len(line)
    return found


def show(words: list[str], language: str) -> Shown:
    """The words as the model sees them, each with how many words of the text it stands for."""
    found: Shown = []
    at = 0
    while at < len(words):
        if tuple(word.lower() for word in words[at : at + 3]) == _IDIOM:
            found.append((_STANDS_FOR[language], 3))
            at += 3
        else:
            found.append((plain(words[at]), 1))
            at += 1
    return found


def together(trees: Sequence[Sequence[Tagged]], words: Shown) -> tuple[list[Tagged], list[int]]:
    """The trees of a sentence side by side, over all words of the text; and where each begins."""
    rows: list[Tagged] = []
    starts: list[int] = []
    at = 0
    for tree in trees:
        part = words[at : at + len(tree)]
        whole = opened(predicative(single_root(tree), part), [length for _, length in part])
        starts.append(len(rows))
        rows += [replace(row, head=row.head + len(rows)) for row in whole] if rows else whole
        at += len(tree)
    return rows, starts


def predicative(tree: Sequence[Tagged], words: Sequence[tuple[str, int]]) -> list[Tagged]:
    """The tree with the idiom under the verb that declares it, where the model hung it on a noun between."""
    found = list(tree)
    for at, (row, (_, length)) in enumerate(zip(tree, words, strict=True)):
        above, steps = row.head, 0
        while length > 1 and steps < _FAR and tree[above].head != above and not _declares(words[above][0]):
            above, steps = tree[above].head, steps + 1
        if length > 1 and above != row.head and _declares(words[above][0]):
            found[at] = Tagged(row.upos, row.features, above, "xcomp")
    return found


# How many nouns may stand between « déclarer » and what is declared: « cinq membres du personnel de l'ambassade ».
_FAR = 6


def _declares(word: str) -> bool:
    return word.lower().startswith(("déclar", "declar"))


def partial(words: Sequence[str]) -> frozenset[int]:
    """Where the marks of a quotation stand that is part of a clause: « Le Mali « rejette fermement » … »."""
    found: list[int] = []
    opening: int | None = None
    for at, word in enumerate(words):
        if opening is not None and word in _CLOSING:
            found += [opening, at]
            opening = None
        elif word in _OPENING:
            opening = at if at > 0 and words[at - 1][-1].isalnum() else None
    return frozenset(found)


def marked(tree: Sequence[Tagged], marks: frozenset[int]) -> list[Tagged]:
    """The tree over all words of the text: marks the model was not shown hang under the word before them."""
    places = [at for at in range(len(tree) + len(marks)) if at not in marks]
    found = {at: replace(row, head=places[row.head]) for at, row in zip(places, tree, strict=True)}
    found |= {at: Tagged("PUNCT", "", at - 1 if at - 1 in found else at + 1, "punct") for at in sorted(marks)}
    return [found[at] for at in sorted(found)]


def opened(tree: Sequence[Tagged], lengths: Sequence[int]) -> list[Tagged]:
    """The tree over all words of the text: an idiom's later words hang flat under its first."""
    if all(length == 1 for length in lengths):
        return list(tree)
    place = [sum(lengths[:at]) for at in range(len(lengths))]
    found: list[Tagged] = []
    for row, length in zip(tree, lengths, strict=True):
        head = len(found)
        upos, features = ("NOUN", "") if length > 1 else (row.upos, row.features)
        found.append(Tagged(upos, features, place[row.head], row.relation))
        found += [Tagged("X", "", head, "flat") for _ in range(length - 1)]
    return found


def single_root(tree: Sequence[Tagged]) -> list[Tagged]:
    """A sentence has one root: further ones hang under the first as parataxis."""
    roots = [at for at, row in enumerate(tree) if row.head == at]
    return [
        Tagged(row.upos, row.features, roots[0], "parataxis") if row.head == at and at != roots[0] else row
        for at, row in enumerate(tree)
    ]
