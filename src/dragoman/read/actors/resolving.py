"""What the parts of the resolver ask of the whole: who a noun phrase is, as far as that is known."""

from __future__ import annotations

from typing import Protocol

from dragoman.model import Actor
from dragoman.read.actors.mentions import Mentions
from dragoman.read.grammar.arguments import Arguments


class Resolving(Protocol):
    """Actors of noun phrases, by the token that heads them."""

    mentions: Mentions
    arguments: Arguments

    def actor(self, index: int) -> Actor | None:
        """The actor of a noun phrase."""

    def known(self, index: int) -> Actor | None:
        """The actor a noun phrase names itself as belonging to, or was found to mean before."""

    def belonging(self, index: int) -> Actor | None:
        """The actor of a noun phrase as one that others can belong to."""

    def affiliation(self, index: int) -> Actor | None:
        """The actor a noun phrase names itself as belonging to."""

    def is_person(self, index: int) -> bool:
        """Whether a noun phrase means people."""

    def is_actor(self, index: int) -> bool:
        """Whether a noun itself names an actor."""

    def is_open(self, index: int) -> bool:
        """Whether a noun phrase is being looked at: whoever asks for it now would ask in a circle."""
