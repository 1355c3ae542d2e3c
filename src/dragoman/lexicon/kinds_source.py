"""The kinds as written in `data/kinds/`: read, checked against each other, compiled.

Takes the folder of YAML files, gives a `KindFile`; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon.kinds import KindFile
from dragoman.lexicon.patterns import SLOTS
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Kind, Names

STATES = "states.yml"
T = TypeVar("T")


def read_kinds(folder: Path) -> KindFile:
    """All kinds of a folder, by id, and the names of the states of affairs (`states.yml`).

    DataError, naming file and entry, where one is malformed, told twice, or names what does not exist.
    """
    found: dict[str, Kind] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name == STATES:
            continue
        for kind in _file(path):
            if kind.id in found:
                raise DataError(f"{path.name}: {kind.id}: this kind is written twice")
            found[kind.id] = kind
    states = _convert(read_yaml(folder / STATES), dict[str, Names], STATES)
    for kind in found.values():
        _check(kind, found, states)
    return KindFile(kinds=tuple(found[each] for each in sorted(found)), states=states)


def _file(path: Path) -> Iterable[Kind]:
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise DataError(f"{path.name}: a list of kinds is wanted")
    for number, entry in enumerate(entries, 1):
        name = entry.get("id", number) if isinstance(entry, dict) else number
        unknown = sorted(set(entry) - set(Kind.__struct_fields__)) if isinstance(entry, dict) else []
        if unknown:
            raise DataError(f"{path.name}: {name}: unknown key {unknown[0]}")
        yield _convert(entry, Kind, f"{path.name}: {name}")


def _convert(written: object, type_: type[T], where: str) -> T:
    try:
        return msgspec.convert(written, type_, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {' '.join(str(error).split())}") from None


def _check(kind: Kind, kinds: dict[str, Kind], states: dict[str, Names]) -> None:
    unknown = [state for state in (kind.opens, *kind.closes) if state and state not in states]
    unknown += [each for each in kind.answers if each not in kinds]
    unknown += [slot for slots in kind.roles.values() for slot in slots if slot not in SLOTS]
    unknown += [role for role in kind.roles if role not in ("source", "target")]
    if unknown:
        raise DataError(f"data/kinds: {kind.id}: there is no {', '.join(unknown)}")
