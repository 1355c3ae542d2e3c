"""Claims become events: cases as data."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.lexicon import kinds
from dragoman.model import Claim, Event, Reconciled
from dragoman.reconcile import reconcile
from tests.reconcile.build import cases, crisis

CASES = cases("events.yml")


def partition(result: Reconciled, claims: list[Claim]) -> list[list[int]]:
    place = {claim.id: i for i, claim in enumerate(claims)}
    return sorted(sorted(place[claim] for claim in event.claims) for event in result.events)


def having(result: Reconciled, claim: Claim) -> Event:
    return next(event for event in result.events if claim.id in event.claims)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_together(case: dict[str, Any]) -> None:
    documents, claims = crisis(case)
    result = reconcile(documents, claims, kinds=kinds.load())
    assert partition(result, claims) == sorted(case["together"])


@pytest.mark.parametrize("case", [case for case in CASES if "events" in case], ids=lambda case: case["name"])
def test_fields(case: dict[str, Any]) -> None:
    documents, claims = crisis(case)
    result = reconcile(documents, claims, kinds=kinds.load())
    for expected in case["events"]:
        event = having(result, claims[expected["has"]])
        found = {field: field_of(event, field, result, claims) for field in expected if field != "has"}
        assert found == {field: value for field, value in expected.items() if field != "has"}


def field_of(event: Event, field: str, result: Reconciled, claims: list[Claim]) -> object:
    if field == "count":
        return event.people and event.people.count
    if field == "deadline":
        return event.deadline and event.deadline.words
    if field == "deadline_date":
        return event.deadline and event.deadline.date
    if field == "origins":
        return len(event.origins)
    if field == "answers":
        return sorted(min(i for i, c in enumerate(claims) if c.id in other.claims)
                      for other in result.events if other.id in event.response_to)  # fmt: skip
    value = getattr(event, field)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", [case for case in CASES if "discrepancies" in case], ids=lambda case: case["name"])
def test_discrepancies(case: dict[str, Any]) -> None:
    documents, claims = crisis(case)
    result = reconcile(documents, claims, kinds=kinds.load())
    first = {event.id: min(i for i, c in enumerate(claims) if c.id in event.claims) for event in result.events}
    found = sorted([first[one.event], one.field, str(one.type)] for one in result.discrepancies)
    assert found == sorted(case["discrepancies"])
    for place, condition in case.get("conditions", {}).items():
        assert condition in [one.condition for one in result.discrepancies if first[one.event] == place]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_evidence_quotes_its_document(case: dict[str, Any]) -> None:
    documents, claims = crisis(case)
    texts = {document.name: document.text for document in documents}
    for discrepancy in reconcile(documents, claims, kinds=kinds.load()).discrepancies:
        assert len(discrepancy.accounts) > 1
        for account in discrepancy.accounts:
            assert account.span is None or account.span.quotes(texts[account.document])
