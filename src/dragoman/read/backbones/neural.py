"""The neural parser, run by ONNX Runtime.

Takes sentences as lists of words, gives a part of speech, features, a head and a relation for each
word. Every sentence of a document goes through one network, in batches of like length; nothing of
another document is ever in a batch. PyTorch is not needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.read.backbones.cnn import Tagged
from dragoman.read.backbones.features import hashed
from dragoman.read.backbones.pieces import pieced
from dragoman.read.backbones.trees import heads as decode

# Words, padding included, that go through the network at once: more is no faster and takes more memory.
_BATCH = 1200
# A sentence longer than this is parsed in parts: no newspaper writes one, but tables and lists may look like one.
LONGEST = 200


class Neural:
    """A network, its labels and, where it has a pretrained encoder, its word pieces."""

    def __init__(self, session: Any, labels: dict[str, list[str]], label: npt.NDArray[np.float32], pieces: Any) -> None:
        self._session = session
        self._tags, self._features = labels["tags"], labels["features"]
        self._relations = labels["relations"]
        self._root = self._relations.index("root")
        number, size, _ = label.shape
        self._label = np.ascontiguousarray(label.transpose(1, 0, 2).reshape(size, number * size))
        self._pieces = pieces

    @classmethod
    def read(cls, folder: Path) -> Neural:
        """Load a network that `training/export.py` wrote."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(folder / "parser.onnx", options, providers=["CPUExecutionProvider"])
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        label = np.load(folder / "relations.npy").astype(np.float32)
        pieces = None
        if (folder / "pieces.json").exists():
            from tokenizers import Tokenizer

            pieces = Tokenizer.from_file(str(folder / "pieces.json"))
        return cls(session, labels, label, pieces)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        """The trees of the sentences of one document."""
        parts = [(at, list(words[start : start + LONGEST])) for at, words in enumerate(sentences) for start in range(0, len(words), LONGEST)]
        found: list[list[Tagged]] = [[] for _ in parts]
        for batch in _batches([len(words) for _, words in parts]):
            for at, tree in zip(batch, self._run([parts[at][1] for at in batch]), strict=True):
                found[at] = tree
        trees: list[list[Tagged]] = [[] for _ in sentences]
        for (at, _), tree in zip(parts, found, strict=True):
            first = len(trees[at])
            trees[at] += [Tagged(row.upos, row.features, row.head + first, row.relation) for row in tree] if first else tree
        return trees

    def _run(self, sentences: list[list[str]]) -> list[list[Tagged]]:
        width = max(map(len, sentences))
        inputs = {"hashes": hashed(sentences, width)}
        if self._pieces is not None:
            inputs["pieces"], inputs["first"], inputs["last"] = pieced(self._pieces, sentences, width)
        tags, features, arcs, of, to = self._session.run(None, inputs)
        tags, features = tags.argmax(-1), features.argmax(-1)
        return [
            self._tree(tags[row], features[row], arcs[row, : len(words), : len(words) + 1], of[row], to[row])
            for row, words in enumerate(sentences)
        ]

    def _tree(self, tags: Any, features: Any, arcs: Any, of: Any, to: Any) -> list[Tagged]:
        size = arcs.shape[0]
        heads = decode(arcs)
        relations = self._related(of[:size], to[heads])
        return [
            Tagged(
                upos=self._tags[tags[at]],
                features="" if self._features[features[at]] == "_" else self._features[features[at]],
                head=head - 1 if head else at,
                relation="root" if not head else self._relations[relations[at]],
            )
            for at, head in enumerate(heads)
        ]

    def _related(self, of: npt.NDArray[np.float32], to: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
        """The best relation of each word (`of`) to its head (`to`); only a root is `root`."""
        one = np.ones((len(of), 1), np.float32)
        of, to = np.concatenate([of, one], 1), np.concatenate([to, one], 1)
        left = (of @ self._label).reshape(len(of), len(self._relations), -1)
        scores = np.matmul(left, to[:, :, None])[:, :, 0]
        scores[:, self._root] = -np.inf
        best: npt.NDArray[np.int64] = scores.argmax(1)
        return best


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Positions grouped so that lengths are alike and no group is too large."""
    group: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) + 1) * lengths[at] > _BATCH:
            yield group
            group = []
        group.append(at)
    if group:
        yield group
