"""What a document tells after somebody, as values that quote the text: cue, source, content.

Takes the speech layer of a document; gives its Attributions in the order of the text. What is told by one cue in
several stretches (around an inserted clause, in quotations that go on) is one attribution.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Attribution, Span
from dragoman.read.speech import Speech, Told

_EDGES = " \t\r\n,;:.«»“”\"'‘’–—-"
"""What stands at the edges of a stretch without being of it."""


def written(speech: Speech) -> tuple[Attribution, ...]:
    """All attributions of a document, one for each cue and source, in the order of their cues."""
    grouped: dict[tuple[tuple[int, int], int | None], list[Told]] = {}
    for told in speech.told:
        grouped.setdefault((told.cue, told.source), []).append(told)
    found = (_attribution(speech, grouped[key]) for key in sorted(grouped, key=lambda key: (key[0], key[1] or -1)))
    return tuple(each for each in found if each.content)


def _attribution(speech: Speech, found: list[Told]) -> Attribution:
    parse, first = speech.parse, found[0]
    low, high = (parse.tokens[index] for index in first.cue)
    pieces = sorted({piece for told in found for piece in _pieces(speech, told)})
    return Attribution(
        cue=Span.of(parse.text, low.start, high.end),
        source=speech.resolver.span(first.source) if first.source is not None else None,
        content=tuple(Span.of(parse.text, *piece) for piece in pieces),
        speakers=first.speakers,
    )


def _pieces(speech: Speech, told: Told) -> Iterator[tuple[int, int]]:
    """The stretch without the words of the reporting clause that stand in it."""
    text, start = speech.parse.text, told.start
    clause = [each for each in _clause(speech, told) if told.start <= speech.parse.tokens[each].start < told.end]
    for index in clause:
        token = speech.parse.tokens[index]
        yield from _trimmed(text, start, token.start)
        start = token.end
    yield from _trimmed(text, start, told.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip(_EDGES))
    if left < len(inside):
        yield start + left, start + len(inside.rstrip(_EDGES))


def _clause(speech: Speech, told: Told) -> list[int]:
    """The tokens of the reporting clause: the cue, and what hangs on it beside the content."""
    first, last = told.cue
    found = {*range(first, last + 1)}
    if speech.reporting.is_cue(speech.parse.tokens[first]):
        found.update(speech.reporting.clause(speech.parse.tokens[first]))
    if told.source is not None:
        span = speech.resolver.span(told.source)
        found.update(speech.parse.at(span.start, span.end))
    return sorted(found)
