"""The convolutional parser, run by spaCy.

Takes sentences as lists of words, gives a part of speech, features, a head and a relation for each
word. spaCy is imported when a model is loaded, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec


class Tagged(msgspec.Struct, frozen=True):
    """A word's place in its sentence's tree; `head` is a position in the sentence, its own at the root."""

    upos: str
    features: str
    head: int
    relation: str


class Cnn:
    """A spaCy pipeline with a morphologizer and a parser, given words and never text."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    @classmethod
    def read(cls, folder: Path) -> Cnn:
        """Load a pipeline that `training/cnn.py` wrote."""
        import spacy

        return cls(spacy.load(folder))

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        """The trees of the sentences of one document."""
        from spacy.tokens import Doc

        docs = [Doc(self._nlp.vocab, words=list(words)) for words in sentences]
        return [tagged(doc) for doc in self._nlp.pipe(docs, batch_size=256)]


def tagged(doc: Any) -> list[Tagged]:
    """The rows of a spaCy document; positions count from the document's first word."""
    return [
        Tagged(
            upos=token.pos_ or "X",
            features=str(token.morph),
            head=token.head.i,
            relation="root" if token.dep_ in ("ROOT", "root") or token.head.i == token.i else token.dep_ or "dep",
        )
        for token in doc
    ]
