"""What commands write on: a screen of any width, or a pipe. Takes text of anybody's, writes it harmless.

Nothing a document says can colour, move or turn the user's terminal.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.console import Console
from rich.text import Text

_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of characters that turn the direction of writing (Unicode Annex 9)."""
_PIPED = 120
"""Columns where there is no terminal to ask."""


@lru_cache
def console() -> Console:
    """The output: coloured and as wide as the terminal, plain where it is piped."""
    return _console(stderr=False)


@lru_cache
def errors() -> Console:
    """The same for what is not the result: progress."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else _PIPED
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)


def clean(words: str) -> str:
    """Words on one line, without anything that commands a terminal or turns the direction of writing."""
    plain = " ".join(words.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if _commands(letter) else letter for letter in plain)


def _commands(letter: str) -> bool:
    return (
        unicodedata.category(letter) in ("Cc", "Cs")
        or letter in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def text(*parts: str | tuple[str, str]) -> Text:
    """Pieces put together, each cleaned; a pair is a piece with its style."""
    made = Text(overflow="fold")
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        inner = words.strip(" ")
        before = len(words) - len(words.lstrip(" "))
        after = len(words) - len(inner) - before
        made.append(f"{' ' * before}{clean(inner)}{' ' * after}", style=style or None)
    return made


def say(*parts: str | tuple[str, str]) -> None:
    """A line; folded on a screen, in one piece in a pipe."""
    console().print(text(*parts), soft_wrap=not console().is_terminal)


def warn(words: str) -> None:
    """A line on the error stream, in one piece."""
    errors().print(text(f"dragoman: {words}"), soft_wrap=True)


def heading(words: str) -> None:
    """A heading, with space above."""
    console().print()
    say((words, "bold"))


def rows(lines: Iterable[Sequence[str | Text]], *, indent: int = 0) -> None:
    """Lines in columns: all but the last as wide as they need, the last one folds under itself.

    In a pipe nothing folds: a line is a line. On a screen too narrow for columns the last one goes below the others.
    """
    filled = [[cell if isinstance(cell, Text) else text(cell) for cell in line] for line in lines]
    if not filled:
        return
    widths = [max(line[column].cell_len for line in filled) for column in range(len(filled[0]) - 1)]
    for line in filled:
        for row in _folded(line, widths, indent):
            console().print(row, soft_wrap=True)


def _folded(line: Sequence[Text], widths: Sequence[int], indent: int) -> Iterable[Text]:
    head = Text(" " * indent)
    for cell, width in zip(line, widths, strict=False):
        head.append_text(Text(cell.plain, style="dim"))
        head.append(" " * (width - cell.cell_len + 2))
    if not console().is_terminal:
        return [head.append_text(line[-1])]
    below = head.cell_len > console().width // 2
    start = indent + 4 if below else head.cell_len
    folded = list(line[-1].wrap(console(), max(20, console().width - start)))
    body = [Text(" " * start).append_text(row) for row in folded]
    if below or not folded:
        return [head, *body]
    return [head.append_text(folded[0]), *body[1:]]
