"""What fills the slots of a predicate: the values its arguments are told in. Takes nothing, decides nothing."""

from __future__ import annotations

from typing import NamedTuple


class Argument(NamedTuple):
    """A token that fills a slot of a predicate.

    `slots` may hold several names where the preposition is ambiguous. `nested` marks an argument of the
    predicate's object rather than of the predicate ("suspend [cooperation with Mali]").
    """

    slots: frozenset[str]
    head: int
    preposition: str | None = None
    nested: bool = False


SUBJECT = frozenset({"subject"})
OBJECT = frozenset({"object"})
RECIPIENT = frozenset({"recipient"})
OWNER = frozenset({"owner"})
OF = frozenset({"of"})
MODIFIER = frozenset({"modifier"})
COMPLEMENT = frozenset({"complement"})
PURPOSE = frozenset({"purpose"})
POSTING = frozenset({"posting"})
TOGETHER = frozenset({"together"})
NONE: frozenset[str] = frozenset()
