"""The tables of a record. Takes nothing, gives SQLAlchemy tables; holds no connection and no logic.

What a document says (documents, readings, claims) and what a person decided (judgements) is the record. What is
derived from them stands in `derived` and can be thrown away at any time. Values are kept whole as JSON in `body`;
the other columns are there to be searched and joined, in SQL by hand too.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA = 1
"""Version of these tables. A record with a higher one was written by a later Dragoman and is left alone."""

tables = MetaData()

meta = Table(
    "meta",
    tables,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    tables,
    Column("number", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("language", String(16), nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
)

readings = Table(
    "readings",
    tables,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("issue", Text),
)

claims = Table(
    "claims",
    tables,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String(16), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("claims_by_kind", "kind", "stance"),
)

issues = Table(
    "issues",
    tables,
    Column("name", Text, primary_key=True),
    Column("message", Text, nullable=False),
)

judgements = Table(
    "judgements",
    tables,
    Column("id", String(16), primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn", Text),
    Column("body", Text, nullable=False),
)

derived = Table(
    "derived",
    tables,
    Column("part", String(32), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String(64), index=True),
    Column("body", Text, nullable=False),
)
