"""What ingest hands on besides documents: what is known of a text before it is read, and what went wrong.

Values only; never touches a file.
"""

from __future__ import annotations

from dragoman.model import DateSource, Document, Value

LIMIT = 10_000_000
"""Bytes of the largest file or page that is read: some three hundred times a long article."""


class Issue(Value, frozen=True):
    """Something about a document that a person should know; `message` is one line: what, and what to do.

    Where no Document of the same name comes with it, that document could not be used.
    """

    name: str
    message: str


class Metadata(Value, frozen=True):
    """What is known of a text apart from its words; None where nothing is.

    `published` is an EDTF date or datetime, `date_source` how it is known, `language` an ISO 639-1 code.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    date_source: DateSource = DateSource.UNKNOWN
    language: str | None = None
    agencies: tuple[str, ...] = ()

    def over(self, other: Metadata) -> Metadata:
        """This, with what it lacks taken from another. Agencies add up, in order of name."""
        dated = self if self.published else other
        return Metadata(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            published=dated.published,
            date_source=dated.date_source if dated.published else DateSource.UNKNOWN,
            language=self.language or other.language,
            agencies=tuple(sorted({*self.agencies, *other.agencies})),
        )


class Ingested(Value, frozen=True):
    """One text read: its document, and what a person should know about it."""

    document: Document
    issues: tuple[Issue, ...] = ()
