"""What was read: one text by one outlet, with what is known of where and when it appeared."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value, digest


class DateSource(StrEnum):
    """How a document's date of publication is known."""

    GIVEN = "given"
    """Stated beside the document by the user: a sidecar file or front matter."""
    METADATA = "metadata"
    """In the page's own machine-readable metadata."""
    PAGE = "page"
    """Read off the visible page."""
    NAME = "name"
    """In the name of the file: `2025-01-27 courier.txt`."""
    UNKNOWN = "unknown"


class Document(Value, frozen=True):
    """One text. All offsets of claims refer to `text`.

    `name` is the file's path below the folder that was read (or the address of a page), with `/` as
    separator. `published` is an EDTF date or datetime. `agencies` are the wire services the page itself credits
    ("AFP").
    `language` is an ISO 639-1 code.
    """

    name: str
    text: str
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    date_source: DateSource = DateSource.UNKNOWN
    agencies: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Identity: the name and the text. The same file read again is the same document."""
        return digest(self.name, self.text)
