"""Values as rows and back. Takes an open connection and values, gives rows; begins and ends no transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from dragoman.model import Document, Judgement, Reading
from dragoman.store import schema


def as_json(value: object) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def document_body(document: Document) -> str:
    """A document without its text, which has a column of its own."""
    return as_json(msgspec.structs.replace(document, text=""))


def _claim_rows(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "document": reading.document,
            "number": number,
            "id": claim.id,
            "kind": claim.kind,
            "stance": claim.stance.value,
            "body": as_json(claim),
        }
        for number, claim in enumerate(reading.claims)
    ]


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The columns of a judgement, but for its id."""
    return {
        "verdict": judgement.verdict.value,
        "author": judgement.author,
        "at": judgement.at,
        "withdrawn": judgement.withdrawn,
        "body": as_json(judgement),
    }


State = tuple[str, str | None, str | None, list[str]]


def new_state(document: Document, reading: Reading, reader: str) -> State:
    """What `state` would give after this is written."""
    return document_body(document), reader, reading.issue, [row["body"] for row in _claim_rows(reading)]


def state(connection: Connection, document: str) -> State | None:
    """What stands in the record of a document: body, reader, issue, claims; None where it is new."""
    known = schema.documents.c.id == document
    body = connection.execute(select(schema.documents.c.body).where(known)).scalar()
    if body is None:
        return None
    reading = connection.execute(select(schema.readings).where(schema.readings.c.document == document)).first()
    found = select(schema.claims.c.body).where(schema.claims.c.document == document).order_by(schema.claims.c.number)
    claims = list(connection.execute(found).scalars())
    return (body, reading.reader, reading.issue, claims) if reading else (body, None, None, claims)


def write_document(connection: Connection, document: Document, *, known: bool) -> None:
    """Inserts or updates a document."""
    row = {
        "name": document.name,
        "language": document.language,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "text": document.text,
        "body": document_body(document),
    }
    table = schema.documents
    if known:
        connection.execute(update(table).where(table.c.id == document.id).values(**row))
    else:
        connection.execute(insert(table).values(id=document.id, **row))


def write_reading(connection: Connection, reading: Reading, reader: str) -> None:
    """Replaces the reading of a document and its claims."""
    for table in (schema.claims, schema.readings):
        connection.execute(delete(table).where(table.c.document == reading.document))
    connection.execute(insert(schema.readings).values(document=reading.document, reader=reader, issue=reading.issue))
    rows = _claim_rows(reading)
    if rows:
        connection.execute(insert(schema.claims), rows)


def meta(connection: Connection, key: str) -> str | None:
    """A value kept about the record itself."""
    found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()
    return None if found is None else str(found)


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Sets such a value."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta).values(key=key, value=value))


def derived_rows(parts: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """The rows of what was derived, part by part."""
    return [
        {"part": part, "number": number, "id": getattr(item, "id", None), "body": as_json(item)}
        for part, items in parts.items()
        for number, item in enumerate(items)
    ]
