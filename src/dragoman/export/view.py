"""What an export is made of: the whole record, read once, as plain values.

The run layer fills a `RecordView` from the store and the stages; exports take it and never look elsewhere.
"""

from __future__ import annotations

from dragoman.model import (
    Claim,
    Discrepancy,
    Document,
    Event,
    Kind,
    Measure,
    Names,
    Origin,
    Pending,
    Response,
    Value,
)


class RecordView(Value, frozen=True):
    """A record as it stands.

    `unheard` are codes of parties to the crisis whom no document quotes. `kinds` are all kinds by id, `states` what the
    states of affairs are called ("detention"). `issues` say, by id of the document, why one could not be read; such a
    document stands in `documents` too, where it has any text. `refused` are inputs that never became a document: a
    path or address, and why. `names` are display names of actors that only the user knows, by code. The order of the
    tuples does not matter: exports sort.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    measures: tuple[Measure, ...] = ()
    pending: tuple[Pending, ...] = ()
    responses: tuple[Response, ...] = ()
    unheard: tuple[str, ...] = ()
    kinds: dict[str, Kind] = {}
    states: dict[str, Names] = {}
    issues: dict[str, str] = {}
    refused: tuple[tuple[str, str], ...] = ()
    names: dict[str, Names] = {}
    title: str | None = None
