"""From paths and addresses into the record: ingest, read, keep. Takes and gives values; says nothing on a screen.

Documents stream through: as many are in memory as are read at once. Each is committed on its own, in the order it was
found in, so that a run that is stopped leaves a record of all it had read, and the next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dragoman.model import Document, Value
from dragoman.run.pool import readings
from dragoman.run.stages import Noted, Stages
from dragoman.store import Change, Store


class Progress(Value, frozen=True):
    """How far a run is: inputs done, of how many (as far as can be told beforehand), and the one done last."""

    done: int
    total: int
    name: str


class Summary(Value, frozen=True):
    """What a run did.

    Numbers of documents that are `new`, `updated`, or the `same` as before; `claims` of those that were read. `unread`
    are documents that were kept but could not be read, `refused` inputs that did not become documents, `remarks`
    what else a person should know: pairs of name and reason.
    """

    new: int = 0
    updated: int = 0
    same: int = 0
    claims: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()

    @property
    def documents(self) -> int:
        """How many documents were found."""
        return self.new + self.updated + self.same


def read(
    paths: Iterable[str | Path],
    store: Store,
    *,
    stages: Stages,
    processes: int = 1,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Reads files, folders and addresses into a record.

    Documents already there, read by the same reader with the same metadata, are not read again. Raises InputError,
    before anything is read, if a path does not exist or is no document; RecordError if the record cannot be written.
    """
    wanted = [str(path) for path in paths]
    sources = [stages.ingest(path) for path in wanted]
    run = _Run(store, stages, progress, total=sum(map(stages.count, wanted)))
    for document, reading in readings(run.found(sources), stages.read, processes=processes):
        run.keep(document, reading.issue, store.put(document, reading, reader=run.reader), len(reading.claims))
    return run.summary()


class _Run:
    """The counts of a run, while it lasts."""

    def __init__(
        self, store: Store, stages: Stages, progress: Callable[[Progress], None] | None, *, total: int
    ) -> None:
        self.reader = stages.reader()
        self._store = store
        self._progress = progress
        self._total = total
        self._done = 0
        self._changes = dict.fromkeys(Change, 0)
        self._claims = 0
        self._names: set[str] = set()
        self._unread: dict[str, str] = {}
        self._notes: dict[str, str] = {}

    def found(self, sources: Iterable[Iterable[Document | Noted]]) -> Iterator[Document]:
        """The documents that are to be read; what is there already, or is none, is noted on the way."""
        for source in sources:
            for item in source:
                if not isinstance(item, Document):
                    self._note(item.name, item.message)
                    continue
                if not _sound(item):
                    self._note(item.name, "its name or text holds halves of characters; save it as UTF-8 and try again")
                    continue
                self._names.add(item.name)
                if self._store.has(item, reader=self.reader):
                    self.keep(item, None, Change.SAME, 0)
                else:
                    yield item

    def _note(self, name: str, message: str) -> None:
        name = name.encode("utf-8", "replace").decode()
        before = self._notes.get(name)
        self._notes[name] = message if before is None else f"{before}; {message}"
        self._store.put_issue(name, self._notes[name])
        if before is None and name not in self._names:
            self._tell(name)

    def keep(self, document: Document, issue: str | None, change: Change, claims: int) -> None:
        """Counts a document that is in the record now."""
        self._changes[change] += 1
        self._claims += claims
        if issue is not None:
            self._unread[document.name] = issue
        self._tell(document.name)

    def _tell(self, name: str) -> None:
        self._done += 1
        if self._progress:
            self._progress(Progress(done=self._done, total=max(self._total, self._done), name=name))

    def summary(self) -> Summary:
        """What it came to; notes of earlier runs that no longer hold go from the record."""
        for name, _ in self._store.issues():
            if name in self._names and name not in self._notes:
                self._store.drop_issue(name)
        notes = sorted(self._notes.items())
        return Summary(
            new=self._changes[Change.NEW],
            updated=self._changes[Change.UPDATED],
            same=self._changes[Change.SAME],
            claims=self._claims,
            unread=tuple(sorted(self._unread.items())),
            refused=tuple(note for note in notes if note[0] not in self._names),
            remarks=tuple(note for note in notes if note[0] in self._names),
        )


def _sound(document: Document) -> bool:
    """Whether it is Unicode text throughout: a file system may give names that are not."""
    try:
        f"{document.name}{document.title}{document.text}".encode()
    except UnicodeEncodeError:
        return False
    return True
