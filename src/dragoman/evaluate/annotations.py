"""Texts and the events a person found in them: the shape of an annotation file, checked.

Takes YAML files of a user's or of the project's own; gives entries. What a file cannot mean is one line that names it.
The coding rules are in `docs/evaluation.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from dragoman.errors import DataError, Unreadable
from dragoman.evaluate.items import Codes, Entry, Item
from dragoman.lexicon import kinds
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Stance, Value, edtf

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Some = str | tuple[str, ...] | None


class Source(Value, frozen=True, forbid_unknown_fields=True):
    """What is written in a file; an unknown key is an error, not a surprise."""


class Told(Source, frozen=True):
    """Who an event is told after: their words in the text, their state, whether they are unnamed."""

    words: Name
    side: Some = None
    anonymous: bool = False


class Annotation(Source, frozen=True):
    """One event: what, who, to whom, and the words that tell it. Dates are EDTF."""

    kind: Name
    quote: Name
    actor: Some = None
    target: Some = None
    count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    date: str | None = None
    date_announced: str | None = None
    deadline: str = ""
    stance: Stance = Stance.DONE
    background: bool = False
    speaker: Told | None = None
    optional: bool = False


class Text(Source, frozen=True):
    """A text and its events; a second annotation of a text names it and leaves the text out."""

    id: Name
    events: tuple[Annotation, ...]
    text: str = ""
    language: Literal["fr", "en"] | None = None
    published: str | None = None
    outlet: str = ""


class AnnotationFile(Source, frozen=True):
    """One file of annotated texts."""

    entries: tuple[Text, ...]
    crisis: str = ""


def load(where: Path, *, first: Mapping[str, Entry] | None = None) -> list[Entry]:
    """The entries of a file, or of the `.yml` files of a folder in the order of their names.

    `first` are the entries a second annotation takes its texts from. Raises Unreadable where there is no such file, and
    DataError for what is malformed, of an unknown kind, or quotes words the text does not hold.
    """
    paths = sorted(where.glob("*.yml")) if where.is_dir() else [where]
    if not paths or not paths[0].is_file():
        raise Unreadable(f"{where}: no annotations there; they are .yml files (docs/evaluation.md)")
    found = [entry for path in paths for entry in _entries(path, first or {})]
    names = [entry.id for entry in found]
    for name in sorted({name for name in names if names.count(name) > 1}):
        raise DataError(f"{where}: two texts are called {name!r}; call one of them otherwise")
    return found


def _entries(path: Path, first: Mapping[str, Entry]) -> Iterator[Entry]:
    try:
        file = msgspec.convert(read_yaml(path), AnnotationFile, strict=False)
    except (msgspec.ValidationError, RecursionError) as error:
        raise DataError(f"{path}: {' '.join(str(error).split())}; docs/evaluation.md has the form") from None
    for each in file.entries:
        try:
            yield _entry(each, first.get(each.id))
        except ValueError as error:
            raise DataError(f"{path}: {each.id}: {error}") from None


def _entry(each: Text, first: Entry | None) -> Entry:
    """An entry of the text itself, or of the text its first annotation has. ValueError for what cannot be meant."""
    if first and not each.text:
        return first._replace(items=tuple(_item(event, first.text) for event in each.events))
    if not each.text or not each.language:
        raise ValueError("it has no text or no language (fr, en)")
    published = _written(each.published)
    _check_date(published)
    return Entry(each.id, each.language, published, each.text, tuple(_item(event, each.text) for event in each.events))


def _item(event: Annotation, text: str) -> Item:
    told = event.speaker
    for words in (event.quote, event.deadline, told.words if told else ""):
        if words not in text:
            raise ValueError(f"the text does not hold {words!r}; quote it verbatim")
    if event.kind not in kinds.load():
        raise ValueError(f"no kind {event.kind!r}; docs/kinds.md has them all")
    start = text.index(event.quote)
    return Item(
        kind=event.kind,
        actors=_codes(event.actor),
        targets=_codes(event.target),
        where=(start, start + len(event.quote)),
        words=event.quote,
        people=event.count,
        dates=_dates(event.date),
        announced=_dates(event.date_announced),
        deadlines=(event.deadline,) if event.deadline else (),
        stance=event.stance,
        background=event.background,
        speakers=(told.words,) if told else (),
        sides=_codes(told.side if told else None),
        optional=event.optional,
    )


def _codes(value: Some) -> Codes:
    values = (value,) if isinstance(value, str) else value or ()
    return frozenset(each for each in values if _written(each))


def _written(value: str | None) -> str | None:
    """A value that is there; `null` is how YAML writes none."""
    return None if value in (None, "", "null", "~") else value


def _dates(value: str | None) -> tuple[str, ...]:
    written = _written(value)
    _check_date(written)
    return () if written is None else (written,)


def _check_date(written: str | None) -> None:
    if written is not None and not edtf.valid(written):
        raise ValueError(f"{written!r} is no date; write it as 2025-08, 2025-08-14 or in EDTF")
