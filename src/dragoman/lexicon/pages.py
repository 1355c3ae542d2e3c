"""The words of pages: agencies, furniture, stamps, names of fields, function words.

Takes nothing but the project's files in `data/ingest/`; gives typed values, read once. Never judges a text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Value

FOLDER = Path(__file__).parent.parent / "data" / "ingest"

_T = TypeVar("_T")


class Agency(Value, frozen=True):
    """A news agency: its name, other spellings, and sentences that only its own pages carry."""

    name: str
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Furniture(Value, frozen=True):
    """What surrounds an article on its page in one language; the file says what each list means."""

    whole: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()

    def __add__(self, other: Furniture) -> Furniture:
        return Furniture(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


class Labels(Value, frozen=True):
    """How header lines of a plain text name what they give."""

    outlet: tuple[str, ...]
    url: tuple[str, ...]
    title: tuple[str, ...]


class Stamps(Value, frozen=True):
    """How pages write the day they appeared. `months` and `weekdays` hold the spellings of each, in order."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    published: dict[str, tuple[str, ...]]
    updated: dict[str, tuple[str, ...]]
    bylines: dict[str, tuple[str, ...]]
    joiners: tuple[str, ...]
    labels: Labels
    reading: tuple[str, ...]
    universal: tuple[str, ...]
    afternoon: tuple[str, ...]
    morning: tuple[str, ...]
    at: tuple[str, ...]


class Declarations(Value, frozen=True):
    """Names under which pages declare what they are: of `<meta>` elements, and parts of the names of classes."""

    published: tuple[str, ...]
    author: tuple[str, ...]
    outlet: tuple[str, ...]
    title: tuple[str, ...]
    byline_marks: tuple[str, ...]
    published_marks: tuple[str, ...]
    updated_marks: tuple[str, ...]
    outside_marks: tuple[str, ...]


class Languages(Value, frozen=True):
    """The languages told apart; of those that are read, other names and the common function words."""

    known: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    common: dict[str, tuple[str, ...]]


def _load(name: str, shape: type[_T]) -> _T:
    path = FOLDER / name
    try:
        return msgspec.convert(read_yaml(path), shape)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from None


@cache
def agencies() -> tuple[Agency, ...]:
    """The agencies that outlets credit."""
    return _load("agencies.yml", tuple[Agency, ...])


@cache
def furniture() -> Furniture:
    """What surrounds articles, in all languages at once: a French page has English buttons."""
    found = Furniture()
    for _, each in sorted(_load("furniture.yml", dict[str, Furniture]).items()):
        found = found + each
    return found


@cache
def stamps() -> Stamps:
    """How pages write the day they appeared."""
    return _load("stamps.yml", Stamps)


@cache
def fields() -> dict[str, str]:
    """The field meant by each name a sidecar file may use for it."""
    table = _load("fields.yml", dict[str, tuple[str, ...]])
    return {alias: field for field, aliases in table.items() for alias in aliases}


@cache
def declarations() -> Declarations:
    """Names under which pages declare what they are."""
    return _load("metadata.yml", Declarations)


@cache
def languages() -> Languages:
    """The languages told apart."""
    return _load("languages.yml", Languages)


@cache
def unread_formats() -> frozenset[str]:
    """Endings of files that look like documents but are not read."""
    return frozenset(_load("formats.yml", dict[str, tuple[str, ...]])["unread"])


@cache
def unread_names() -> frozenset[str]:
    """Names, without ending, of files that are about their folder and hold no news."""
    return frozenset(_load("formats.yml", dict[str, tuple[str, ...]])["about"])
