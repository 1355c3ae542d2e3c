"""What a person decided. A judgement is appended, can be withdrawn, and outweighs the machine's."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value, digest


class Verdict(StrEnum):
    """What can be decided."""

    SAME_EVENT = "same-event"
    DIFFERENT_EVENTS = "different-events"
    SAME_ORIGIN = "same-origin"
    DIFFERENT_ORIGINS = "different-origins"
    WRONG_CLAIM = "wrong-claim"


class Judgement(Value, frozen=True):
    """A verdict on one or two claims (by id), its author and time (ISO 8601, UTC); `withdrawn` when taken back."""

    verdict: Verdict
    claims: tuple[str, ...]
    author: str
    at: str
    note: str = ""
    withdrawn: str | None = None

    @property
    def id(self) -> str:
        """Identity of the judgement."""
        return digest(self.verdict, *self.claims, self.author, self.at)
