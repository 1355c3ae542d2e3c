"""A place in a document that quotes itself. No span, no claim."""

from __future__ import annotations

from dragoman.model.base import Value


class Span(Value, frozen=True):
    """Characters `start` to `end` (exclusive) of a document's stored text, and what stands there."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span between two offsets of a text."""
        return cls(start=start, end=end, text=text[start:end])

    def quotes(self, text: str) -> bool:
        """Whether the span still says what the text says at its place."""
        return text[self.start : self.end] == self.text

    def covers(self, other: Span) -> bool:
        """Whether another span lies within this one."""
        return self.start <= other.start and other.end <= self.end
