"""What a user can set for all commands: by option, or once and for all in the environment.

Takes the environment, gives values. Only `run` and the command line read it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dragoman.errors import InputError
from dragoman.model import Value


class Settings(Value, frozen=True):
    """How to read and to keep the record.

    `actors` is a file of the user's own actors; `parsers` pairs of a language and the parser to read it with
    (`dragoman.read.parse`), where it is not the one that comes with Dragoman; `processes` how many documents are read
    at once; `wait` how many seconds a write waits while another process holds the record.
    """

    actors: Path | None = None
    parsers: tuple[tuple[str, str], ...] = ()
    processes: int = 1
    wait: float = 10.0


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment, DRAGOMAN_ACTORS, _PARSERS, _PROCESSES and _WAIT. InputError if malformed."""
    given = os.environ if environment is None else environment
    actors = given.get("DRAGOMAN_ACTORS")
    return Settings(
        actors=Path(actors) if actors else None,
        parsers=parsers(given.get("DRAGOMAN_PARSERS", "").split()),
        processes=int(_number(given, "DRAGOMAN_PROCESSES", "1")),
        wait=_number(given, "DRAGOMAN_WAIT", "10"),
    )


def parsers(written: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of language and parser from words such as `fr=spacy:fr_core_news_md`. InputError if malformed."""
    pairs = [each.partition("=") for each in written]
    for language, _, name in pairs:
        if not language or not name:
            raise InputError(
                f"parser {language + name!r}: name a language and a parser, such as fr=spacy:fr_core_news_md"
            )
    return tuple(sorted({language: name for language, _, name in pairs}.items()))


def _number(given: Mapping[str, str], name: str, default: str) -> float:
    written = given.get(name) or default
    try:
        number = float(written)
    except ValueError:
        number = -1
    if not 0 < number < 1e6:
        raise InputError(
            f"{name}: {written!r} is not a number above zero; set it to one such as {default}, or unset it"
        )
    return number
