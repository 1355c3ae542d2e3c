"""From what the record holds to what follows: events, origins, discrepancies, where things stand.

Takes a store and the stages, gives a view of the whole record. What was derived is kept beside it and used again while
nothing it rests on has changed; it can be thrown away and comes back the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from dragoman.errors import RecordError
from dragoman.export.view import RecordView
from dragoman.model import (
    Claim,
    Discrepancy,
    Document,
    Event,
    Judgement,
    Kind,
    Measure,
    Origin,
    Pending,
    Response,
    digest,
)
from dragoman.run.stages import Stages
from dragoman.store import Store

_PARTS: dict[str, Any] = {
    "events": Event,
    "origins": Origin,
    "discrepancies": Discrepancy,
    "measures": Measure,
    "pending": Pending,
    "responses": Response,
    "unheard": str,
}


def view(store: Store, *, stages: Stages) -> RecordView:
    """The whole record, with all that follows from it, derived anew only if something changed."""
    documents, claims, kinds = store.documents(), store.claims(), stages.kinds()
    issues = {document: status.issue for document, status in store.statuses().items() if status.issue is not None}
    named = {document.name for document in documents}
    key = digest(stages.deriver(), store.fingerprint())
    kept = store.derived(key, _PARTS)
    parts: Mapping[str, Sequence[Any]] = {} if kept is None else kept
    if kept is None:
        read = [document for document in documents if document.id not in issues]
        parts = _derive(read, claims, [each for each in store.judgements() if each.withdrawn is None], kinds, stages)
        # Only a cache: who may not write to the record, or waits in vain to, can still look at it.
        with suppress(RecordError):
            store.put_derived(key, parts)
    return RecordView(
        documents=tuple(documents),
        claims=tuple(claims),
        issues=issues,
        refused=tuple(issue for issue in store.issues() if issue[0] not in named),
        kinds=dict(kinds),
        states=dict(stages.states()),
        events=tuple(parts["events"]),
        origins=tuple(parts["origins"]),
        discrepancies=tuple(parts["discrepancies"]),
        measures=tuple(parts["measures"]),
        pending=tuple(parts["pending"]),
        responses=tuple(parts["responses"]),
        unheard=tuple(parts["unheard"]),
    )


def _derive(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    kinds: Mapping[str, Kind],
    stages: Stages,
) -> dict[str, Sequence[Any]]:
    # A record made by a later reader may hold kinds this one has never heard of.
    known = [claim for claim in claims if claim.kind in kinds]
    found = stages.reconcile(documents, known, kinds=kinds, judgements=judgements)
    state = stages.track(found.events, known, kinds=kinds)
    return {
        "events": found.events,
        "origins": found.origins,
        "discrepancies": found.discrepancies,
        "measures": state.measures,
        "pending": state.pending,
        "responses": state.responses,
        "unheard": state.unheard,
    }
