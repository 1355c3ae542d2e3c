"""Builds the artefacts of `data/built/` from the YAML of `data/`: `python -m dragoman.lexicon.build [--check]`.

Each part of the lexicon compiles to one JSON file that loads in milliseconds. The artefacts are committed; with
`--check` nothing is written, and the exit status is 1 where one differs from what the YAML gives.

A part is a function from the data folder to bytes, named in `PARTS`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from dragoman.errors import DataError, DragomanError
from dragoman.lexicon.actors_compile import collisions, compile_actors
from dragoman.lexicon.actors_source import merge, read_file
from dragoman.lexicon.kinds_source import read_kinds
from dragoman.lexicon.twins import with_twins
from dragoman.lexicon.words_source import read_words, without_examples

DATA = Path(__file__).resolve().parent.parent / "data"


def encode(value: object) -> bytes:
    """An artefact as it is committed: JSON, keys in a fixed order, one item a line at the top, newline at the end."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=0) + b"\n"


def actors(data: Path) -> bytes:
    """`data/actors/**/*.yml` compiled: see `dragoman.lexicon.actors`. DataError where two entries claim one form."""
    paths = sorted((data / "actors").rglob("*.yml"))
    tables = compile_actors(merge(tuple(read_file(path) for path in paths)))
    for clash in collisions(tables):
        raise DataError(f"{data / 'actors'}: {clash}")
    return encode(tables)


def kinds(data: Path) -> bytes:
    """`data/kinds/*.yml` compiled: see `dragoman.lexicon.kinds`."""
    return encode(read_kinds(data / "kinds"))


def words(data: Path, language: str) -> bytes:
    """The words of one language compiled, without the examples: see `dragoman.lexicon.words`."""
    known = tuple(kind.id for kind in read_kinds(data / "kinds").kinds)
    folder = data / "lexicons" / language
    return encode(with_twins(without_examples(read_words(folder, known)), folder))


PARTS: Mapping[str, Callable[[Path], bytes]] = {
    "actors": actors,
    "kinds": kinds,
    "words-en": partial(words, language="en"),
    "words-fr": partial(words, language="fr"),
}


def build(data: Path = DATA, *, check: bool = False) -> list[str]:
    """Write every artefact, or with `check` only compare; gives the names of those that differed."""
    differ = []
    for name, part in PARTS.items():
        path, made = data / "built" / f"{name}.json", part(data)
        if path.exists() and path.read_bytes() == made:
            continue
        differ.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
    return differ


def main(arguments: list[str] | None = None) -> int:
    """The command. Exit status 0: up to date or written; 1: malformed data, or `--check` found a difference."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.lexicon.build", description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where an artefact is out of date")
    check = parser.parse_args(arguments).check
    try:
        differ = build(check=check)
    except DragomanError as error:
        print(error, file=sys.stderr)
        return 1
    for name in differ:
        print(f"{name}: {'out of date; run python -m dragoman.lexicon.build' if check else 'written'}")
    return 1 if check and differ else 0


if __name__ == "__main__":
    sys.exit(main())
