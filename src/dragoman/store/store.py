"""The record on disk: documents, what each says, what people decided, and a cache of what follows from them.

Takes and gives values of the model. Every write is one transaction; writing what is already there changes nothing;
whatever goes wrong is a RecordError of one line. Never reads a text, never derives anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, delete, insert, inspect, select, update

from dragoman.errors import RecordError, RecordTooNew
from dragoman.model import Claim, Document, Judgement, Reading, Value
from dragoman.store import rows, schema, search
from dragoman.store.engine import APPLICATION, connect, shown
from dragoman.store.trouble import told


class Change(StrEnum):
    """What writing a document did."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"


class Status(Value, frozen=True):
    """How a document was read: by which reader, and why not, if it was not."""

    reader: str
    issue: str | None = None


class Store:
    """A record, open. Close it, or use it in a `with`."""

    def __init__(self, where: str | Path, *, create: bool = False, wait: float = 10.0) -> None:
        """Opens a record: the path of a file, or the URL of a database.

        `create` makes one where there is none; `wait` is how many seconds a write waits for another process. Raises
        RecordError where there is no record or something else, RecordTooNew where a later version wrote it.
        """
        self.where = shown(str(where))
        self._engine = connect(str(where), create=create, wait=wait)
        try:
            self._check(create=create)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes it. Harmless when done twice."""
        self._engine.dispose()

    # What was read

    def put(self, document: Document, reading: Reading, *, reader: str) -> Change:
        """Writes a document and its reading, replacing an earlier reading of the same document."""
        with self._writing() as connection:
            before = rows.state(connection, document.id)
            if before == rows.new_state(document, reading, reader):
                return Change.SAME
            rows.write_document(connection, document, known=before is not None)
            rows.write_reading(connection, reading, reader)
            return Change.NEW if before is None else Change.UPDATED

    def has(self, document: Document, *, reader: str) -> bool:
        """Whether this very document, metadata and all, was already read without trouble by this reader."""
        with self._reading() as connection:
            query = select(schema.documents.c.body, schema.readings.c.reader, schema.readings.c.issue).join(
                schema.readings, schema.readings.c.document == schema.documents.c.id
            )
            row = connection.execute(query.where(schema.documents.c.id == document.id)).first()
            return row is not None and tuple(row) == (rows.document_body(document), reader, None)

    def documents(self) -> list[Document]:
        """All documents, by name."""
        with self._reading() as connection:
            pairs = connection.execute(select(schema.documents.c.body, schema.documents.c.text))
            found = [msgspec.structs.replace(msgspec.json.decode(b, type=Document), text=t) for b, t in pairs]
        return sorted(found, key=lambda document: (document.name, document.id))

    def statuses(self) -> dict[str, Status]:
        """How each document was read, by its id."""
        with self._reading() as connection:
            found = connection.execute(select(schema.readings).order_by(schema.readings.c.document))
            return {row.document: Status(reader=row.reader, issue=row.issue) for row in found}

    def claims(self) -> list[Claim]:
        """All claims, by document (in the order of `documents`) and place in it."""
        of, at = schema.documents.c, schema.claims.c
        query = select(of.name, of.id, at.number, at.body).join_from(schema.claims, schema.documents)
        with self._reading() as connection:
            ordered = sorted(tuple(row) for row in connection.execute(query))
            return [msgspec.json.decode(body, type=Claim) for _name, _id, _number, body in ordered]

    def find(self, words: str) -> list[str]:
        """Ids of the documents that hold all of the words, the best match first."""
        with self._reading() as connection:
            return search.find(connection, words)

    # What a person should know of what was given

    def put_issue(self, name: str, message: str) -> None:
        """Notes what is wrong with an input, document or not; a later note on its name replaces it."""
        with self._writing() as connection:
            known = connection.execute(select(schema.issues.c.message).where(schema.issues.c.name == name)).scalar()
            if known != message:
                connection.execute(delete(schema.issues).where(schema.issues.c.name == name))
                connection.execute(insert(schema.issues).values(name=name, message=message))

    def drop_issue(self, name: str) -> None:
        """Forgets such a note, once nothing is wrong any more."""
        with self._writing() as connection:
            connection.execute(delete(schema.issues).where(schema.issues.c.name == name))

    def issues(self) -> list[tuple[str, str]]:
        """These notes: pairs of name and message, by name."""
        with self._reading() as connection:
            return sorted((row.name, row.message) for row in connection.execute(select(schema.issues)))

    # What people decided

    def judge(self, judgement: Judgement) -> None:
        """Appends a judgement; the same one twice is one."""
        with self._writing() as connection:
            known = select(schema.judgements.c.id).where(schema.judgements.c.id == judgement.id)
            if connection.execute(known).first() is None:
                connection.execute(insert(schema.judgements).values(id=judgement.id, **rows.judgement_row(judgement)))

    def withdraw(self, judgement: str, *, at: str) -> None:
        """Takes a judgement back (it stays in the record, marked). Raises RecordError if there is none of this id."""
        with self._writing() as connection:
            this = schema.judgements.c.id == judgement
            body = connection.execute(select(schema.judgements.c.body).where(this)).scalar()
            if body is None:
                raise RecordError(f"{self.where}: no judgement {judgement}; list them with: dragoman show judgements")
            found = msgspec.json.decode(body, type=Judgement)
            if found.withdrawn is None:
                changed = msgspec.structs.replace(found, withdrawn=at)
                connection.execute(update(schema.judgements).where(this).values(**rows.judgement_row(changed)))

    def judgements(self) -> list[Judgement]:
        """All judgements, also those withdrawn, by time."""
        with self._reading() as connection:
            bodies = connection.execute(select(schema.judgements.c.body)).scalars()
            found = [msgspec.json.decode(body, type=Judgement) for body in bodies]
        return sorted(found, key=lambda judgement: (judgement.at, judgement.id))

    # What follows from them: a cache

    def fingerprint(self) -> str:
        """A hash of all that is derived from: documents, readings, claims and judgements."""
        asked = (
            select(schema.documents.c.id, schema.documents.c.body).order_by(schema.documents.c.id),
            select(schema.readings).order_by(schema.readings.c.document),
            select(schema.claims.c.document, schema.claims.c.number, schema.claims.c.body).order_by(
                schema.claims.c.document, schema.claims.c.number
            ),
            select(schema.judgements.c.id, schema.judgements.c.body).order_by(schema.judgements.c.id),
        )
        hashed = blake2b(digest_size=16)
        with self._reading() as connection:
            for query in asked:
                for row in connection.execute(query):
                    hashed.update(repr(tuple(row)).encode())
                hashed.update(b"\x00")
        return hashed.hexdigest()

    def derived(self, key: str, types: Mapping[str, Any]) -> dict[str, list[Any]] | None:
        """What was last derived, as lists by part, if it was derived under this key; None otherwise.

        `types` names the type of each part's items.
        """
        with self._reading() as connection:
            if rows.meta(connection, "derived") != key:
                return None
            table = schema.derived
            found: dict[str, list[Any]] = {part: [] for part in types}
            ordered = select(table.c.part, table.c.body).order_by(table.c.part, table.c.number)
            for part, body in connection.execute(ordered):
                found[part].append(msgspec.json.decode(body, type=types[part]))
            return found

    def put_derived(self, key: str, parts: Mapping[str, Sequence[Any]]) -> None:
        """Replaces what was derived."""
        items = rows.derived_rows(parts)
        with self._writing() as connection:
            connection.execute(delete(schema.derived))
            if items:
                connection.execute(insert(schema.derived), items)
            rows.set_meta(connection, "derived", key)

    # Within

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def _check(self, *, create: bool) -> None:
        with self._reading() as connection:
            present = set(inspect(connection).get_table_names())
            version = rows.meta(connection, "schema") if "meta" in present else None
        if version is not None and version.isdigit() and int(version) > schema.SCHEMA:
            raise RecordTooNew(f"{self.where}: written by a later version of Dragoman; install that version to open it")
        if version == str(schema.SCHEMA):
            return
        if present or not create:
            raise RecordError(f"{self.where}: this file is not a Dragoman record, and was left as it is")
        self._make()

    def _make(self) -> None:
        if self._engine.dialect.name == "sqlite":
            with told(self.where):
                raw = self._engine.raw_connection()
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                raw.cursor().execute(f"PRAGMA application_id = {APPLICATION}")
                raw.close()
        with self._writing() as connection:
            # Another process may have made it since we looked.
            if "meta" not in inspect(connection).get_table_names():
                schema.tables.create_all(connection)
                search.prepare(connection)
                rows.set_meta(connection, "schema", str(schema.SCHEMA))
