"""Writes `docs/kinds.md` from the data: `python -m dragoman.lexicon.docs [--check] [FILE]`.

With `--check` nothing is written, and the exit status is 1 where the page is not what the data gives.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.lexicon import kinds, words
from dragoman.lexicon.words import Lexicon
from dragoman.model import Kind

LANGUAGES = ("fr", "en")
_INTRODUCTION = """# Kinds of events

What Dragoman can read off a text, how it is coded elsewhere, and some of the words that tell of it. `PLOVER` and
`CAMEO` are the codes of those two schemes; the *rung* places a kind on a ladder of escalation, below zero for
conciliation. Kinds of one *family* can be accounts of one happening. What a kind *opens* is in force until a
kind that *closes* it happens.

This page is written by `python -m dragoman.lexicon.docs`; change `src/dragoman/data/kinds/` and
`src/dragoman/data/lexicons/` instead. How words are added: [lexicons.md](lexicons.md).
"""

MANY = 100
"""More phrases of one pattern than this are not written out."""


def page() -> str:
    """The page, in Markdown: a table of all kinds, then a section each."""
    lexicons = {language: words.load(language) for language in LANGUAGES}
    found = sorted(kinds.load().values(), key=lambda kind: (kind.rung, kind.id))
    sections = ("\n".join(_section(kind, lexicons)) for kind in sorted(found, key=lambda kind: kind.id))
    return "\n".join((_INTRODUCTION, *_table(found), "", *sections))


def _table(found: Iterable[Kind]) -> Iterator[str]:
    yield "| rung | kind | French | English | PLOVER | CAMEO | family |"
    yield "|---:|---|---|---|---|---|---|"
    for kind in found:
        cells = (
            kind.rung,
            f"[{kind.id}](#{kind.id})",
            kind.name.fr,
            kind.name.en,
            kind.plover,
            kind.cameo,
            kind.family,
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _section(kind: Kind, lexicons: dict[str, Lexicon]) -> Iterator[str]:
    yield f"## {kind.id}\n"
    yield f"{kind.definition.en}  \n*{kind.definition.fr}*\n"
    facts = {
        "opens": kind.opens,
        "closes": ", ".join(kind.closes),
        "answers": ", ".join(kind.answers),
        "basis": kind.basis,
        "done by saying it": "yes" if kind.utterance else None,
        "leaves open what it is about": None if kind.factive else "yes",
    }
    for name, value in facts.items():
        if value:
            yield f"- {name}: {value}"
    for language, lexicon in lexicons.items():
        yield f"- {language}: {_words(kind, lexicon)}"
    yield ""


def _words(kind: Kind, lexicon: Lexicon) -> str:
    triggers: dict[str, None] = {}
    for pattern in lexicon.patterns:
        if pattern.kind == kind.id:
            phrases = (*pattern.verbs, *pattern.nouns, *pattern.adjectives)
            many = len(phrases) > MANY  # every pair of two classes: « juger … »
            triggers |= dict.fromkeys(f"{phrase.head} …" if many else str(phrase) for phrase in phrases)
    return ", ".join(sorted(triggers))


def main(arguments: list[str] | None = None) -> int:
    """The command. Exit status 0: written or up to date; 1: `--check` found a difference, or the data is not built."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.lexicon.docs", description="Write docs/kinds.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the page is out of date")
    parser.add_argument("file", nargs="?", type=Path, default=Path("docs/kinds.md"))
    chosen = parser.parse_args(arguments)
    try:
        made = page()
        if chosen.check:
            same = chosen.file.exists() and chosen.file.read_text(encoding="utf-8") == made
            if not same:
                print(f"{chosen.file}: out of date; run python -m dragoman.lexicon.docs")
            return 0 if same else 1
        chosen.file.parent.mkdir(parents=True, exist_ok=True)
        chosen.file.write_text(made, encoding="utf-8")
    except (DragomanError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
