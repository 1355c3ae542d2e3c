"""How well single texts are read: the reader against the development set, layer by layer.

    python -m evaluation.layers [--language fr] [--show] [--crisis NAME]
    python -m evaluation.layers --agreement

The measure is that of `dragoman evaluate`, which does the same for anybody's annotations; here stand the project's own
set and the floors its figures must not fall under. `--agreement` holds the second annotation of a part of the set
against the first. The rules are in `docs/evaluation.md`. Changes nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

import dragoman.evaluate.annotations as texts
from dragoman.evaluate.figures import Figures, by_language, figures, pairings, reading, second, wide
from dragoman.evaluate.items import Entry
from dragoman.evaluate.report import differences, rates, shares

DEV = Path(__file__).with_name("dev")
FLOORS = Path(__file__).with_name("floors.yml")


def load() -> list[Entry]:
    """The development set."""
    return texts.load(DEV)


def floors() -> dict[str, dict[str, float]]:
    """The least each language's figures may be."""
    found: dict[str, dict[str, float]] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["layers"]
    return found


def agreement() -> Figures:
    """The second annotation against the first, both told by whole sentences."""
    first = {entry.id: entry for entry in load()}
    again = texts.load(DEV / "second", first=first)
    return figures(pairings((wide(first[entry.id]) for entry in again), second(again)).values())


def main() -> None:
    """Print the figures of the development set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--language", choices=("en", "fr"))
    parser.add_argument("--crisis", default="", help="only entries whose id begins so")
    parser.add_argument("--show", action="store_true", help="list what is missed, beyond and wrong")
    parser.add_argument("--agreement", action="store_true", help="second annotation against the first")
    options = parser.parse_args()
    if options.agreement:
        _print(agreement(), "")
        return
    entries = [
        each for each in load() if options.language in (None, each.language) and each.id.startswith(options.crisis)
    ]
    found = pairings(entries, reading())
    for entry in entries if options.show else ():
        if lines := [f"  {name:<7} {line}" for name, line in differences(entry, found[entry.id])]:
            print(f"{entry.id} ({entry.language})", *lines, sep="\n")
    for language, each in by_language(entries, found).items():
        _print(each, f"{language}  ")


def _print(found: Figures, before: str) -> None:
    for name, *rest in (*rates(found), *shares(found)):
        print(f"{before}{name:<10}", *rest, sep="  ")


if __name__ == "__main__":
    main()
