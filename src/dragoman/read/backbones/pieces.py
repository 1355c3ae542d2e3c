"""Word pieces of a pretrained encoder.

Takes sentences as lists of words, gives ids of pieces and the places of each word's first and last
piece. A sentence longer than the encoder can hold loses the end of its longest words, never a word.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
LONGEST = 500


def pieced(tokenizer: Any, sentences: list[list[str]], width: int) -> tuple[Ids, Ids, Ids]:
    """Ids (sentences, pieces), and first and last places (sentences, width); zero is padding."""
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    unknown = tokenizer.token_to_id("[UNK]")
    encoded = tokenizer.encode_batch(sentences, is_pretokenized=True, add_special_tokens=False)
    rows: list[list[int]] = []
    first, last = np.zeros((len(sentences), width), np.int64), np.zeros((len(sentences), width), np.int64)
    for at, (words, row) in enumerate(zip(sentences, encoded, strict=True)):
        of_word: list[list[int]] = [[] for _ in words]
        for piece, word in zip(row.ids, row.word_ids, strict=True):
            of_word[word].append(piece)
        _shorten(of_word)
        ids = [start]
        for number, pieces in enumerate(of_word):
            first[at, number] = len(ids)
            ids += pieces or [unknown]
            last[at, number] = len(ids) - 1
        rows.append([*ids, end])
    found = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for at, ids in enumerate(rows):
        found[at, : len(ids)] = ids
    return found, first, last


def _shorten(of_word: list[list[int]]) -> None:
    most = 8
    while sum(max(1, len(pieces)) for pieces in of_word) > LONGEST and most > 1:
        most -= 1
        of_word[:] = [pieces[:most] for pieces in of_word]
