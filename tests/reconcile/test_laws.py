"""Laws: the order of documents and claims changes nothing; judgements outweigh the machine; ids are stable."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.lexicon import kinds
from dragoman.model import Claim, Document, Judgement, Reconciled, Verdict
from dragoman.reconcile import reconcile
from tests.reconcile.build import cases, crisis

CRISES = [crisis(case) for case in (*cases("events.yml"), *cases("origins.yml"))]


def written(documents: list[Document], claims: list[Claim], judgements: tuple[Judgement, ...] = ()) -> bytes:
    return msgspec.json.encode(reconcile(documents, claims, kinds=kinds.load(), judgements=judgements))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_changes_nothing(data: st.DataObject) -> None:
    documents, claims = data.draw(st.sampled_from(CRISES))
    other = data.draw(st.permutations(documents)), data.draw(st.permutations(claims))
    assert written(documents, claims) == written(*other)


def test_reading_twice_changes_nothing() -> None:
    for documents, claims in CRISES:
        assert written(documents, claims) == written(documents * 2, claims * 2)


def test_every_claim_is_in_one_event_and_ids_differ() -> None:
    for documents, claims in CRISES:
        result = reconcile(documents, claims, kinds=kinds.load())
        assert sorted(c for event in result.events for c in event.claims) == sorted(claim.id for claim in claims)
        for values in (result.events, result.origins, result.discrepancies):
            assert len({value.id for value in values}) == len(values)


def test_nothing_gives_nothing() -> None:
    assert reconcile([], [], kinds=kinds.load()) == Reconciled()


def test_claims_of_unknown_documents_and_kinds_are_kept() -> None:
    _, claims = CRISES[0]
    result = reconcile([], claims, kinds={})
    assert sum(len(event.claims) for event in result.events) == len(claims)


def crisis_named(name: str) -> tuple[list[Document], list[Claim]]:
    return crisis(next(case for case in cases("events.yml") if case["name"] == name))


def judgement(verdict: Verdict, *claims: Claim, at: str = "2025-01-01T00:00:00Z") -> Judgement:
    return Judgement(verdict=verdict, claims=tuple(claim.id for claim in claims), author="desk", at=at)


def groups(documents: list[Document], claims: list[Claim], *judgements: Judgement) -> list[list[int]]:
    result = reconcile(documents, claims, kinds=kinds.load(), judgements=judgements)
    place = {claim.id: i for i, claim in enumerate(claims)}
    return sorted(sorted(place[claim] for claim in event.claims) for event in result.events)


def test_a_person_parts_an_event() -> None:
    documents, claims = crisis_named("a number differs, and that is no reason to split")
    assert groups(documents, claims, judgement(Verdict.DIFFERENT_EVENTS, *claims)) == [[0], [1]]


def test_a_person_joins_events_that_the_machine_holds_apart() -> None:
    documents, claims = crisis_named("expulsions weeks apart are two")
    assert groups(documents, claims, judgement(Verdict.SAME_EVENT, *claims)) == [[0, 1]]


def test_the_later_of_two_judgements_holds() -> None:
    documents, claims = crisis_named("expulsions weeks apart are two")
    same = judgement(Verdict.SAME_EVENT, *claims, at="2025-01-02T00:00:00Z")
    apart = judgement(Verdict.DIFFERENT_EVENTS, *claims, at="2025-01-03T00:00:00Z")
    assert groups(documents, claims, same, apart) == [[0], [1]]


def test_a_wrong_claim_does_not_count() -> None:
    documents, claims = crisis_named("tit for tat")
    assert groups(documents, claims, judgement(Verdict.WRONG_CLAIM, claims[1])) == [[0, 2]]


def test_parting_holds_through_a_third_claim() -> None:
    documents, claims = crisis_named("a headline that leaves one side out")
    found = groups(documents, claims, judgement(Verdict.DIFFERENT_EVENTS, claims[0], claims[2]))
    assert not any({0, 2} <= set(group) for group in found)


@pytest.mark.parametrize("date", ["yesterday", "2024-13-45", "", "XXXX"])
def test_a_date_that_is_none_is_passed_over(date: str) -> None:
    documents, claims = crisis_named("tit for tat")
    odd = [msgspec.structs.replace(document, published=date) for document in documents]
    assert groups(odd, claims) == [[0, 2], [1]]
