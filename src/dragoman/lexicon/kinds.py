"""The kinds of events, and the states of affairs they open and close.

Gives them typed, from the built data; never reads a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from dragoman.errors import DataError
from dragoman.model import Kind, Names, Value


class KindFile(Value, frozen=True):
    """What is built: all kinds, in the order of their ids, and the names of the states of affairs."""

    kinds: tuple[Kind, ...]
    states: dict[str, Names]


@cache
def _built() -> KindFile:
    path = files("dragoman") / "data" / "built" / "kinds.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=KindFile)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"data/built/kinds.json: {error}; run python -m dragoman.lexicon.build") from None


@cache
def load() -> Mapping[str, Kind]:
    """All kinds by id, in the order of their ids. DataError when the data is not built."""
    return MappingProxyType({kind.id: kind for kind in _built().kinds})


@cache
def states() -> Mapping[str, Names]:
    """What the states of affairs are called: "detention" → « détention », "detention"."""
    return MappingProxyType(_built().states)


@cache
def opened_by() -> Mapping[str, tuple[str, ...]]:
    """State of affairs → ids of the kinds that open it."""
    found: dict[str, list[str]] = {state: [] for state in states()}
    for kind in load().values():
        if kind.opens:
            found[kind.opens].append(kind.id)
    return MappingProxyType({state: tuple(kinds) for state, kinds in found.items()})
