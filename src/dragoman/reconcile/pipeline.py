"""Claims of many documents put together: events, origins, discrepancies.

Takes documents, their claims and judgements; gives the same for any order of these. Pure: reads no file, keeps nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Claim, Document, Event, Judgement, Kind, Reconciled, Standing
from dragoman.model.edtf import order
from dragoman.reconcile.cluster import cluster
from dragoman.reconcile.copies import copies
from dragoman.reconcile.discrepancies import discrepancies
from dragoman.reconcile.judged import constraints
from dragoman.reconcile.merge import merge
from dragoman.reconcile.origins import Origins, origins
from dragoman.reconcile.profile import Profile, locate, profiles
from dragoman.reconcile.responses import answered
from dragoman.reconcile.stories import stories

_CORROBORATED = 2


def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    *,
    kinds: Mapping[str, Kind],
    judgements: Sequence[Judgement] = (),
) -> Reconciled:
    """The events that the claims tell of, where they come from, and where they differ.

    `claims` refer to documents by id or name. Claims judged wrong are left out. Events come in the order of their
    dates, undated ones after, in the order of the documents' names.
    """
    decided = constraints(judgements)
    by_id = locate(documents)
    known = profiles([claim for claim in claims if claim.id not in decided.wrong], by_id, kinds=kinds)
    story = stories(known, by_id)
    happenings = cluster(known, story, decided)
    sources = origins(happenings, by_id, story=_named(story), copied=copies(_unique(documents)), decided=decided)
    by_claim = {one.claim.id: one for one in known}
    events = sorted((_event(members, sources) for members in happenings), key=lambda event: _place(event, by_claim))
    answers = answered(events, by_claim, kinds=kinds)
    events = [msgspec.structs.replace(event, response_to=answers.get(event.id, ())) for event in events]
    found = discrepancies(events, by_claim, by_id, story=story, kinds=kinds)
    return Reconciled(events=tuple(events), origins=sources.origins, discrepancies=found)


def _unique(documents: Sequence[Document]) -> list[Document]:
    return list({document.id: document for document in documents}.values())


def _named(story: Mapping[str, int]) -> dict[str, str]:
    """Stories by their first document, which other stories coming in do not change."""
    first: dict[int, str] = {}
    for document, number in story.items():
        first.setdefault(number, document)
    return {document: first[number] for document, number in story.items()}


def _event(members: Sequence[Profile], sources: Origins) -> Event:
    """The event of these claims with its origins and how well it is supported: one article corroborates nothing."""
    event = merge(members)
    asserted = {sources.of[one.claim.id] for one in members if not one.denied}
    if asserted and any(one.denied for one in members):
        standing = Standing.DISPUTED
    else:
        told = asserted or {sources.of[one.claim.id] for one in members}
        fewest = min(len(told), len({one.document for one in members}))
        standing = Standing.CORROBORATED if fewest >= _CORROBORATED else Standing.SINGLE_ORIGIN
    ids = tuple(dict.fromkeys(sources.of[one.claim.id] for one in members))
    return msgspec.structs.replace(event, origins=ids, standing=standing)


def _place(event: Event, profiles: Mapping[str, Profile]) -> tuple[tuple[int, int, int, str], int]:
    return order(event.date or event.date_announced), profiles[event.claims[0]].index
