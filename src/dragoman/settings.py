"""What a user can set for all commands: by option, or once and for all in the environment.

Takes the environment, gives values. Only `run` and the command line read it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dragoman.errors import InputError
from dragoman.model import Value


class Settings(Value, frozen=True):
    """How to read and to keep the record.

    `actors` is a file of the user's own actors; `processes` how many documents are read at once; `wait` how many
    seconds a write waits while another process holds the record.
    """

    actors: Path | None = None
    processes: int = 1
    wait: float = 10.0


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment: DRAGOMAN_ACTORS, DRAGOMAN_PROCESSES, DRAGOMAN_WAIT. InputError if malformed."""
    given = os.environ if environment is None else environment
    actors = given.get("DRAGOMAN_ACTORS")
    return Settings(
        actors=Path(actors) if actors else None,
        processes=int(_number(given, "DRAGOMAN_PROCESSES", "1")),
        wait=_number(given, "DRAGOMAN_WAIT", "10"),
    )


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
