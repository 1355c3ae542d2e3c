"""Times: where a text says when, and what it says.

`find` takes a text and gives its expressions of time; `resolve` takes one of them with what is known of its
surroundings and gives a `Time`. Neither guesses: what hangs on an unknown anchor stays unknown.
"""

from __future__ import annotations

from dragoman.lexicon.times import load
from dragoman.read.times.build import build
from dragoman.read.times.expressions import Anchor, Expression, Part, Point
from dragoman.read.times.grammar import grammar
from dragoman.read.times.resolve import Tense, resolve

__all__ = ["Anchor", "Expression", "Part", "Point", "Tense", "find", "resolve"]


def find(text: str, language: str) -> tuple[Expression, ...]:
    """The expressions of time in a text, in order, none overlapping another.

    `language` is "fr" or "en"; Unsupported otherwise. Takes time proportional to the length of the text.
    """
    compounds = load(language).compounds
    found = (
        build(match, compounds=compounds, possessed=text[match.last : match.last + 2].lower() in ("'s", "’s"))
        for match in grammar(language).matches(text)
    )
    return tuple(each for each in found if each is not None)
