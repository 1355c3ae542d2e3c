"""The stages of the way from a page to an event, as run calls them: the project's own, or others' in their place.

Takes settings, gives functions; imports a stage only when it is first called, so that opening a record stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import dragoman
from dragoman.errors import DataError, InputError
from dragoman.model import Claim, Document, Event, Judgement, Kind, Names, Reading, Reconciled, State
from dragoman.settings import Settings

if TYPE_CHECKING:  # only for its name: it loads much
    from dragoman.lexicon.actors import Gazetteer


Parsers = tuple[tuple[str, str], ...]
"""Languages, and the parser that each is read with."""


class Noted(Protocol):
    """What ingest gives beside documents: something a person should know about an input."""

    @property
    def name(self) -> str:
        """The input: a path or an address."""

    @property
    def message(self) -> str:
        """What is wrong with it, in one line."""


class Reconcile(Protocol):
    """From claims to events."""

    def __call__(
        self,
        documents: Sequence[Document],
        claims: Sequence[Claim],
        *,
        kinds: Mapping[str, Kind],
        judgements: Sequence[Judgement],
    ) -> Reconciled:
        """Events, origins and discrepancies."""


class Track(Protocol):
    """From events to where things stand."""

    def __call__(self, events: Sequence[Event], claims: Sequence[Claim], *, kinds: Mapping[str, Kind]) -> State:
        """Measures, what is pending, responses."""


@dataclass(frozen=True, kw_only=True)
class Stages:
    """Functions for each stage.

    `ingest` raises InputError at once for a path that is none; `count` estimates, quickly, how many documents it will
    give. `reader` and `deriver` say which version of the stages it is, for what they gave is kept.
    """

    count: Callable[[str], int]
    ingest: Callable[[str], Iterator[Document | Noted]]
    read: Callable[[Document], Reading]
    reconcile: Reconcile
    track: Track
    kinds: Callable[[], Mapping[str, Kind]]
    states: Callable[[], Mapping[str, Names]]
    reader: Callable[[], str]
    deriver: Callable[[], str]


def standard(settings: Settings) -> Stages:
    """The project's own stages."""
    return Stages(
        count=_count,
        ingest=_ingest,
        read=partial(_read, actors=settings.actors, parsers=settings.parsers),
        reconcile=_reconcile,
        track=_track,
        kinds=_kinds,
        states=_states,
        reader=partial(_reader, settings.actors, settings.parsers),
        deriver=partial(_version, ("reconcile", "track", "lexicon", "model", "data/built")),
    )


def _ingest(where: str) -> Iterator[Document | Noted]:
    from dragoman import ingest

    return _page(where) if ingest.is_address(where) else ingest.read_path(Path(where))


def _page(address: str) -> Iterator[Document | Noted]:
    from dragoman import ingest

    try:
        yield ingest.read_address(address)
    except InputError as error:
        yield ingest.Issue(name=address, message=str(error).removeprefix(f"{address}: "))


def _count(where: str) -> int:
    from dragoman.ingest.texts import FORMATS

    files = (name for _, _, names in os.walk(where) for name in names)
    return sum(name.lower().endswith(tuple(FORMATS)) for name in files) or 1


def _read(document: Document, *, actors: Path | None, parsers: Parsers) -> Reading:
    from dragoman.read import pipeline
    from dragoman.read.parse import BUILTIN

    gazetteer = None if actors is None else _gazetteer(actors)
    return pipeline.read(document, gazetteer=gazetteer, backbone=dict(parsers).get(document.language, BUILTIN))


@lru_cache(maxsize=1)
def _gazetteer(actors: Path) -> Gazetteer:
    from dragoman.lexicon import actors as own

    return own.load().with_file(actors)


def _reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    *,
    kinds: Mapping[str, Kind],
    judgements: Sequence[Judgement],
) -> Reconciled:
    from dragoman.reconcile import reconcile

    return reconcile(documents, claims, kinds=kinds, judgements=judgements)


def _track(events: Sequence[Event], claims: Sequence[Claim], *, kinds: Mapping[str, Kind]) -> State:
    from dragoman.track import track

    return track(events, claims, kinds=kinds)


def _kinds() -> Mapping[str, Kind]:
    from dragoman.lexicon import kinds

    return kinds.load()


def _states() -> Mapping[str, Names]:
    from dragoman.lexicon import kinds

    return kinds.states()


def _reader(actors: Path | None, parsers: Parsers) -> str:
    from dragoman.read.parse import version

    own = _version(("read", "lexicon", "model", "data/built", "data/lexicons", "data/models"))
    own += "".join(f"+{language}={version(language, name)}" for language, name in parsers)
    if actors is None:
        return own
    try:
        return f"{own}+{blake2b(actors.read_bytes(), digest_size=4).hexdigest()}"
    except OSError as error:
        raise DataError(f"{actors}: the actors cannot be read: {error.strerror}") from error


_MOST = 1 << 20
"""Of a large file (a language model), the beginning and the size stand for the whole."""


@lru_cache
def _version(parts: tuple[str, ...]) -> str:
    """A hash of the code and data of some parts of the package: it changes when what they give may."""
    root = Path(dragoman.__file__).parent
    hashed = blake2b(digest_size=8)
    files = [file for part in parts for file in (root / part).rglob("*") if file.suffix != ".pyc" and file.is_file()]
    for file in sorted(files):
        with file.open("rb") as opened:
            hashed.update(f"{file.relative_to(root).as_posix()} {file.stat().st_size}\n".encode())
            hashed.update(opened.read(_MOST))
    return hashed.hexdigest()
