"""Passages: a sentence in its place, with the words that carry a claim marked.

Takes documents and spans, gives pieces that put together are the text, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.export.dossier.page import Piece
from dragoman.model import Claim, Span

CONTEXT = 260
"""How many characters of the paragraph are shown on each side of a sentence, at most."""

Marked = tuple[Span, str]


def marks(claim: Claim) -> list[Marked]:
    """The spans of a claim, the weightiest first: where they overlap, the first keeps the characters."""
    found: list[Marked] = [(claim.trigger, "trigger")]
    found += [(speaker.span, "speaker") for speaker in claim.speakers]
    if claim.people:
        found.append((claim.people.span, "people"))
    found += [(time.span, "time") for time in claim.times]
    found += [(each.span, "source") for each in claim.source]
    found += [(each.span, "target") for each in claim.target]
    return found


def pieces(sentence: Span, marked: Iterable[Marked]) -> tuple[Piece, ...]:
    """A sentence cut at its marks. Spans that stand elsewhere in the text are left out."""
    owner = [""] * len(sentence.text)
    for span, mark in marked:
        for place in range(max(span.start, sentence.start), min(span.end, sentence.end)):
            owner[place - sentence.start] = owner[place - sentence.start] or mark
    found: list[Piece] = []
    start = 0
    for place in range(1, len(owner) + 1):
        if place == len(owner) or owner[place] != owner[start]:
            found.append(Piece(text=sentence.text[start:place], mark=owner[start]))
            start = place
    return tuple(found)


def context(text: str, sentence: Span) -> tuple[str, str]:
    """What stands before and after a sentence in its paragraph, cut at a space where it is long."""
    if not sentence.quotes(text):
        return "", ""
    opening = text.rfind("\n", 0, sentence.start) + 1
    closing = text.find("\n", sentence.end)
    before = text[opening : sentence.start]
    after = text[sentence.end : closing if closing >= 0 else len(text)]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def around(text: str, span: Span) -> Span:
    """The paragraph's part a span stands in, where no sentence is known: at most `CONTEXT` characters each way."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT)
    closing = text.find("\n", span.end)
    end = min(closing if closing >= 0 else len(text), span.end + CONTEXT)
    return Span.of(text, start, end)
