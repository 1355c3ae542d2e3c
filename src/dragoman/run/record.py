"""A record as a program uses it: read into it, look at what follows, judge, export.

    record = dragoman.open("mali.db")
    record.read("coverage/")
    for event in record.events():
        print(event.date, event.kind, event.source, event.target)

Takes paths and values, gives values; never prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from dragoman.errors import InputError
from dragoman.export.lookup import Lookup
from dragoman.export.view import RecordView
from dragoman.model import (
    Claim,
    Discrepancy,
    Document,
    Event,
    Judgement,
    Measure,
    Origin,
    Pending,
    Response,
    Verdict,
)
from dragoman.run import derive, stages
from dragoman.run.files import write
from dragoman.run.read import Progress, Summary, read
from dragoman.run.stages import Stages
from dragoman.settings import Settings, from_environment
from dragoman.store import Store

Format = Literal["json", "jsonl", "csv"]


class Record:
    """One crisis: the documents, what they say, what people decided, and all that follows."""

    def __init__(self, store: Store, *, settings: Settings, stages: Stages) -> None:
        self._store = store
        self._settings = settings
        self._stages = stages
        self._seen: Lookup | None = None

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, settings: Settings | None = None) -> Record:
        """Opens a record, a file or the URL of a database, and makes it if there is none and `create` is set.

        Raises RecordError if it cannot be opened, RecordTooNew if a later version wrote it.
        """
        settings = from_environment() if settings is None else settings
        store = Store(where, create=create, wait=settings.wait)
        return cls(store, settings=settings, stages=stages.standard(settings))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes it. Harmless when done twice."""
        self._store.close()

    def read(
        self,
        *paths: str | Path,
        processes: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Summary:
        """Reads files, folders and addresses into the record; see `dragoman.run.read.read`."""
        self._seen = None
        count = self._settings.processes if processes is None else processes
        return read(paths, self._store, stages=self._stages, processes=count, progress=progress)

    # What stands in it

    @property
    def where(self) -> str:
        """The record's path or URL."""
        return self._store.where

    @property
    def lookup(self) -> Lookup:
        """The whole record with indexes by id and name, as it stands when first asked for."""
        if self._seen is None:
            self._seen = Lookup(derive.view(self._store, stages=self._stages))
        return self._seen

    @property
    def view(self) -> RecordView:
        """The whole record as values."""
        return self.lookup.view

    def documents(self) -> Sequence[Document]:
        """All documents, by name."""
        return self.view.documents

    def events(self) -> Sequence[Event]:
        """All events by date, those without one last."""
        return tuple(self.lookup.events.values())

    def event(self, name: str) -> Event:
        """An event by its id or that of one of its claims, or the beginning of it.

        Raises InputError if none or several begin so.
        """
        events = self.lookup.events
        owners = {claim: event.id for event in events.values() for claim in event.claims}
        found = only(name, [*events, *owners], what="event")
        return events[owners.get(found, found)]

    def claims(self, event: Event | None = None) -> Sequence[Claim]:
        """What documents say: of one event, or altogether."""
        return self.view.claims if event is None else self.lookup.evidence(event)

    def origins(self, event: Event | None = None) -> Sequence[Origin]:
        """Where the information comes from: of one event, or altogether."""
        found = sorted(self.view.origins, key=lambda origin: (origin.name, origin.id))
        return [origin for origin in found if event is None or origin.id in event.origins]

    def discrepancies(self, event: Event | None = None) -> Sequence[Discrepancy]:
        """Where accounts differ: on one event, or altogether."""
        place = self.lookup.place
        found = sorted(
            self.view.discrepancies, key=lambda each: (place.get(each.event, len(place)), each.field, each.id)
        )
        return [each for each in found if event is None or each.event == event.id]

    def measures(self) -> Sequence[Measure]:
        """States of affairs that events opened, and whether they still hold."""
        return self.view.measures

    def pending(self) -> Sequence[Pending]:
        """Deadlines, demands, threats and accusations, and what became of them."""
        return self.view.pending

    def responses(self) -> Sequence[Response]:
        """Which event answered which."""
        return self.view.responses

    def unheard(self) -> Sequence[str]:
        """Parties to a measure whose side no account cites on one."""
        return self.view.unheard

    def unread(self) -> Sequence[tuple[str, str]]:
        """Documents that were not read and inputs that are no documents: pairs of name and reason, by name."""
        kept = [(self.lookup.name(document), issue) for document, issue in self.view.issues.items()]
        return sorted([*kept, *self.view.refused])

    def find(self, words: str) -> Sequence[Document]:
        """The documents that hold all of the words, the best match first."""
        return [self.lookup.document[found] for found in self._store.find(words)]

    # What people decide

    def judge(self, verdict: Verdict, *claims: str, author: str, note: str = "") -> Judgement:
        """Appends a judgement on one claim (wrong-claim) or two (all others), by their ids. Raises InputError."""
        wanted = 1 if verdict is Verdict.WRONG_CLAIM else 2
        chosen = tuple(sorted({only(claim, self.lookup.claim, what="claim") for claim in claims}))
        if len(chosen) != wanted:
            raise InputError(f"{verdict.value} is said of {'one claim' if wanted == 1 else 'two different claims'}")
        judgement = Judgement(verdict=verdict, claims=chosen, author=author, at=_now(), note=note)
        self._store.judge(judgement)
        self._seen = None
        return judgement

    def withdraw(self, judgement: str) -> Judgement:
        """Takes a judgement back, by its id or the beginning of it. It stays in the record, marked."""
        known = {each.id: each for each in self._store.judgements()}
        found = only(judgement, known, what="judgement")
        self._store.withdraw(found, at=_now())
        self._seen = None
        return next(each for each in self._store.judgements() if each.id == found)

    def judgements(self) -> Sequence[Judgement]:
        """All judgements by time, also those taken back."""
        return self._store.judgements()

    # What others see of it

    def export(self, form: Format = "json", out: str | Path | None = None) -> bytes:
        """The record as JSON, JSON lines or CSV (docs/export.md); written to a file too, if one is named."""
        from dragoman.export.json import as_json, as_jsonl
        from dragoman.export.tables import as_csv

        written = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv}[form](self.view)
        if out is not None:
            write(Path(out), written, beside=self.where)
        return written

    def dossier(self, out: str | Path, *, language: str = "en", title: str | None = None) -> None:
        """Writes the dossier, one HTML file, in French or English."""
        from dragoman.export import dossier

        view = msgspec.structs.replace(self.view, title=title or self.view.title)
        write(Path(out), dossier.write(view, language=language).encode(), beside=self.where)


def only(name: str, among: Iterable[str], *, what: str) -> str:
    """The one id that is, or begins with, what was given. Raises InputError if there is none, or several."""
    found = sorted(each for each in among if name and each.startswith(name))
    if name in found or len(found) == 1:
        return name if name in found else found[0]
    if not found:
        raise InputError(
            f"{name}: no {what} has this id; ids stand in `dragoman show events` and `dragoman explain EVENT`"
        )
    raise InputError(f"{name}: {len(found)} {what}s begin so; give more of the id: {', '.join(found[:5])}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
