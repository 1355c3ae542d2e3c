"""How many: exactly, at least, a range, or a word that only says "several"."""

from __future__ import annotations

from dragoman.model.base import Value
from dragoman.model.spans import Span


class Quantity(Value, frozen=True):
    """A number of people or things. `low` and `high` are inclusive; None where the words set no bound.

    "cinq" is 5, 5; "au moins 26" is 26, None; "une vingtaine" is 20, 20 and `approximate`;
    "plusieurs" is 2, None and `vague`.
    """

    span: Span
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    vague: bool = False

    @property
    def exact(self) -> int | None:
        """The number, where the words give exactly one."""
        return self.low if self.low == self.high and not self.approximate else None
