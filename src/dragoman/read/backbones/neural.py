"""The neural parser, run by ONNX Runtime.

Takes sentences as lists of words, gives a part of speech, features, a head and a relation for each
word. Every sentence of a document goes through one network, in batches of like length; nothing of
another document is ever in a batch. PyTorch is not needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.read.backbones.features import hashed
from dragoman.read.backbones.known import Known
from dragoman.read.backbones.pieces import Ids, pieced
from dragoman.read.backbones.rows import Tagged
from dragoman.read.backbones.trees import heads as decode

# Words, padding included, that go through the network at once. Measured: a recurrent network gains by many sentences
# side by side, an encoder loses when their attention no longer fits the processor's cache.
_RECURRENT, _ENCODER = 1200, 150
# A sentence longer than this is parsed in parts: no newspaper writes one, but tables and lists may look like one.
LONGEST = 200
# Log odds from which a sentence ends inside what the rules took for one: the best for the sentences of EWT's held-out
# part, and no sentence of the project's own news is cut by it.
SURE = -1.0

_Read = tuple[list[Tagged], list[int]]
"""A tree, and the last words of sentences that end inside it."""


class Neural:
    """A network, its labels and, where it has them, the words of its vectors or the pieces of its encoder."""

    def __init__(
        self, network: Any, relations: Any, labels: dict[str, list[str]], pieces: Any = None, known: Known | None = None
    ) -> None:
        self._network = network
        self._relate = relations
        self._tags, self._features = labels["tags"], labels["features"]
        self._relations = labels["relations"]
        self._pieces = pieces
        self._known = known
        self._words = _ENCODER if pieces is not None else _RECURRENT

    @classmethod
    def read(cls, folder: Path) -> Neural:
        """Load a network that `training/export.py` wrote."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        network, relations = (
            onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in ("parser.onnx", "relations.onnx")
        )
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        pieces = None
        if (folder / "pieces.json").exists():
            from tokenizers import Tokenizer

            pieces = Tokenizer.from_file(str(folder / "pieces.json"))
        known = Known.read(folder / "words.npz") if (folder / "words.npz").exists() else None
        return cls(network, relations, labels, pieces, known)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[list[Tagged]]]:
        """The trees of the sentences of one document: several for one inside which the network sees others end."""
        read = self._read(sentences)
        parts = {at: _parts(sentences[at], ends) for at, (_, ends) in enumerate(read) if ends}
        again = iter(self._read([words for found in parts.values() for words in found]))
        return [[next(again)[0] for _ in parts[at]] if ends else [tree] for at, (tree, ends) in enumerate(read)]

    def _read(self, sentences: Sequence[Sequence[str]]) -> list[_Read]:
        parts = [
            (at, list(words[start : start + LONGEST]))
            for at, words in enumerate(sentences)
            for start in range(0, len(words), LONGEST)
        ]
        found: list[_Read] = [([], []) for _ in parts]
        for batch in _batches([len(words) for _, words in parts], self._words):
            for at, read in zip(batch, self._run([parts[at][1] for at in batch]), strict=True):
                found[at] = read
        whole: list[_Read] = [([], []) for _ in sentences]
        for (at, _), (tree, ends) in zip(parts, found, strict=True):
            first = len(whole[at][0])
            whole[at][0].extend(
                [Tagged(row.upos, row.features, row.head + first, row.relation) for row in tree] if first else tree
            )
            whole[at][1].extend(first + end for end in ends)
        return whole

    def _run(self, sentences: list[list[str]]) -> list[_Read]:
        width = max(map(len, sentences))
        inputs = {"hashes": hashed(sentences, width, self._known)}
        if self._pieces is not None:
            inputs["pieces"], inputs["first"], inputs["last"] = pieced(self._pieces, sentences, width)
        tags, features, arcs, of, to, *ends = self._network.run(None, inputs)
        tags, features = tags.argmax(-1), features.argmax(-1)
        heads = [decode(arcs[row, : len(words), : len(words) + 1]) for row, words in enumerate(sentences)]
        # All words of the batch in one product: a small one for each sentence would cost more than the network.
        sides = {
            "of": np.concatenate([of[row, : len(words)] for row, words in enumerate(sentences)]),
            "to": np.concatenate([to[row][heads[row]] for row in range(len(sentences))]),
        }
        (relations,) = self._relate.run(None, sides)
        found = []
        for row, words in enumerate(sentences):
            first = sum(map(len, heads[:row]))
            tree = self._tree(heads[row], tags[row], features[row], relations[first : first + len(words)])
            found.append((tree, np.flatnonzero(ends[0][row, : len(words) - 1] > SURE).tolist() if ends else []))
        return found

    def _tree(self, heads: list[int], tags: Ids, features: Ids, relations: Ids) -> list[Tagged]:
        return [
            Tagged(
                upos=self._tags[tags[at]],
                features="" if self._features[features[at]] == "_" else self._features[features[at]],
                head=head - 1 if head else at,
                relation="root" if not head else self._relations[relations[at]],
            )
            for at, head in enumerate(heads)
        ]


def _parts(words: Sequence[str], ends: list[int]) -> list[Sequence[str]]:
    """The words cut after each of `ends`."""
    return [words[first:last] for first, last in pairwise([0, *(end + 1 for end in ends), len(words)])]


def _batches(lengths: list[int], most: int) -> Iterator[list[int]]:
    """Positions grouped so that lengths are alike and no group holds more than `most` words."""
    group: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) + 1) * lengths[at] > most:
            yield group
            group = []
        group.append(at)
    if group:
        yield group
