"""Full text search over a record's documents: FTS5 in SQLite, plain matching elsewhere.

Takes a connection and words, gives ids of documents. Never builds a query out of the user's own syntax.
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, or_, select, text

from dragoman.store.schema import documents

_FTS = (
    "CREATE VIRTUAL TABLE documents_text USING fts5("
    "title, text, content='documents', content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN "
    "INSERT INTO documents_text(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN "
    "INSERT INTO documents_text(documents_text, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); END",
    "CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN "
    "INSERT INTO documents_text(documents_text, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); "
    "INSERT INTO documents_text(rowid, title, text) VALUES (new.number, new.title, new.text); END",
)


def prepare(connection: Connection) -> None:
    """Makes the index, where the database has one."""
    if connection.dialect.name == "sqlite":
        for statement in _FTS:
            connection.exec_driver_sql(statement)


def find(connection: Connection, words: str) -> list[str]:
    """Ids of the documents that hold all the words (accents and case aside in SQLite), the best match first."""
    terms = words.split()
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        query = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
        found = connection.execute(
            text(
                "SELECT documents.id FROM documents_text JOIN documents ON documents.number = documents_text.rowid "
                "WHERE documents_text MATCH :query ORDER BY documents_text.rank, documents.id"
            ),
            {"query": query},
        )
        return [row[0] for row in found]
    holds = [
        or_(documents.c.text.icontains(t, autoescape=True), documents.c.title.icontains(t, autoescape=True))
        for t in terms
    ]
    return list(connection.execute(select(documents.c.id).where(and_(*holds)).order_by(documents.c.id)).scalars())
