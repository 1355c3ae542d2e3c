"""Happenings dated by one another: "a day after gunmen killed 26", « au lendemain de la frappe ».

Takes the expressions that count from what is told next, and the dates of the text's verbs and frames; gives the time of
the happening that is told, or, where that one is dated itself, of the one it is told beside. Counts only from one day
that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.model import Time
from dragoman.read import times
from dragoman.read.tree import Parse, Token


class Interval(NamedTuple):
    """An expression, the words that tell what it counts from (their head), and what is above them, nearest first."""

    expression: times.Expression
    told: Token
    beside: tuple[Token, ...]


def intervals(parse: Parse, expressions: Iterable[times.Expression]) -> Iterator[Interval]:
    """The expressions that count from a happening told next, with both sides."""
    for expression in expressions:
        if counts_from_event(expression) and (told := _told(parse, expression)) is not None:
            yield Interval(expression, parse.tokens[told], tuple(parse.ancestors(told)))


def counts_from_event(expression: times.Expression) -> bool:
    """Whether an expression is counted from the happening the words go on to tell."""
    return expression.first is not None and expression.first.anchor is times.Anchor.EVENT


def _told(parse: Parse, expression: times.Expression) -> int | None:
    """The head of what is told next: the words up to the one "after" itself hangs on."""
    own = parse.at(expression.start, expression.end)
    if not own or own[-1] == parse.sentence(own[-1]).last:
        return None
    head = own[-1] + 1
    for above in (parse.tokens[head], *parse.ancestors(head)):
        if above.index < own[0]:
            break
        head = above.index
        if any(child.index in own for child in parse.children(head)):
            break
    return head if head not in own else None


def forward(interval: Interval, *, text: str, days: Mapping[int, str]) -> Time | None:
    """When what is told happened, from the day of the nearest verb above it that has one."""
    day = next((days[token.index] for token in interval.beside if token.index in days), None)
    return _resolved(interval.expression, text, day)


def backward(interval: Interval, *, text: str, day: str) -> Time | None:
    """When that happened beside which it is told, from the day of what is told."""
    point = interval.expression.first
    if point is None or point.count is None:
        return None
    turned = replace(interval.expression, first=replace(point, count=-point.count))
    return _resolved(turned, text, day)


def _resolved(expression: times.Expression, text: str, day: str | None) -> Time | None:
    found = times.resolve(expression, text=text, published=None, event=day) if day else None
    return found if found and found.edtf else None
