"""A word's row in its sentence's tree: what every parser gives.

Holds one type; takes nothing, imports no parser.
"""

from __future__ import annotations

import msgspec


class Tagged(msgspec.Struct, frozen=True):
    """A word's place in its sentence's tree; `head` is a position in the sentence, its own at the root."""

    upos: str
    features: str
    head: int
    relation: str
