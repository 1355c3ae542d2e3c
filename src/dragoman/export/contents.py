"""A whole record as values: what every export takes. Holds no connection, derives nothing, writes nothing."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import msgspec

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
)


class Contents(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything in a record: what was read, what people decided, what follows.

    `issues` says why a document was not read, by its id; `unopened` are inputs that did not even become documents, as
    pairs of name and reason. Everything is in an order that does not depend on the order of reading.
    """

    documents: tuple[Document, ...] = ()
    issues: dict[str, str] = {}
    unopened: tuple[tuple[str, str], ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    measures: tuple[Measure, ...] = ()
    pending: tuple[Pending, ...] = ()
    responses: tuple[Response, ...] = ()
    unheard: tuple[str, ...] = ()

    @cached_property
    def document(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each document, by id: its name, and part of its id where two have the same name."""
        count = Counter(document.name for document in self.documents)
        return {
            document.id: document.name if count[document.name] == 1 else f"{document.name}#{document.id[:8]}"
            for document in self.documents
        }

    def evidence(self, event: Event) -> list[Claim]:
        """The claims of an event, by document and place in it."""
        found = [self.claim[claim] for claim in event.claims if claim in self.claim]
        return sorted(found, key=lambda c: (self.names.get(c.document, ""), c.trigger.start, c.trigger.end, c.kind))


def when(event: Event) -> tuple[str, str]:
    """A key to sort events by: their date, or else that of their announcement; undated ones last."""
    return (event.date or event.date_announced or "~").replace("X", "~").lstrip("./"), event.id
