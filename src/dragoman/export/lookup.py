"""Finds its way in a record: by id, by name, in order. Takes a view, gives what stands in it; derives nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from dragoman.export.view import RecordView
from dragoman.model import Claim, Document, Event
from dragoman.model.edtf import order


class Lookup:
    """A view with its indexes."""

    def __init__(self, view: RecordView) -> None:
        self.view = view

    @cached_property
    def document(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.view.documents}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.view.claims}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id, in the order of their dates (or else of their announcement), and in that of the texts."""
        return {event.id: event for event in sorted(self.view.events, key=self._when)}

    def _when(self, event: Event) -> tuple[object, ...]:
        evidence = self.evidence(event)
        told = (self.name(evidence[0].document), evidence[0].trigger.start) if evidence else ("", 0)
        return order(event.date or event.date_announced), told, event.id

    @cached_property
    def place(self) -> dict[str, int]:
        """Where an event stands in that order, by id."""
        return {event: number for number, event in enumerate(self.events)}

    @cached_property
    def _names(self) -> dict[str, str]:
        count = Counter(document.name for document in self.view.documents)
        return {
            document.id: document.name if count[document.name] == 1 else f"{document.name}#{document.id[:8]}"
            for document in self.view.documents
        }

    def name(self, document: str) -> str:
        """What to call a document, by its id: its name, with a part of its id where two have the same name."""
        return self._names.get(document, document)

    def names(self, documents: Iterable[str]) -> tuple[str, ...]:
        """The same for several, sorted."""
        return tuple(sorted(self.name(document) for document in documents))

    def evidence(self, event: Event) -> list[Claim]:
        """The claims of an event, by document and place in it."""
        found = [self.claim[claim] for claim in event.claims if claim in self.claim]
        return sorted(found, key=lambda c: (self.name(c.document), c.trigger.start, c.trigger.end, c.kind))
