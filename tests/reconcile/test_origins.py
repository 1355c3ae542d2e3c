"""Where claims come from: cases as data, and what people decide about it."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.lexicon import kinds
from dragoman.model import Certainty, Document, Judgement, Origin, Reconciled, Verdict
from dragoman.reconcile import reconcile
from dragoman.reconcile.borrowed import longest_run
from dragoman.reconcile.copies import copies
from tests.reconcile.build import cases, crisis

CASES = cases("origins.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_origins(case: dict[str, Any]) -> None:
    documents, claims = crisis(case)
    result = reconcile(documents, claims, kinds=kinds.load())
    place = {claim.id: i for i, claim in enumerate(claims)}
    assert sorted(sorted(place[claim] for claim in one.claims) for one in result.origins) == case["origins"]
    for i, certainty in case.get("certainty", {}).items():
        assert origin(result, claims[i].id).certainty == certainty
    for i, grounds in case.get("grounds", {}).items():
        assert [one.ground for one in origin(result, claims[i].id).grounds] == grounds
    for i, standing in case["standing"].items():
        assert next(e for e in result.events if claims[i].id in e.claims).standing == standing


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_claim_has_one_origin_and_reasons_are_sentences(case: dict[str, Any]) -> None:
    documents, claims = crisis(case)
    result = reconcile(documents, claims, kinds=kinds.load())
    assert sorted(claim for one in result.origins for claim in one.claims) == sorted(claim.id for claim in claims)
    for one in result.origins:
        assert len(one.reasons) == len(one.grounds) > 0
        assert all(reason[-1] == "." and "{" not in reason for reason in one.reasons)
    known = {one.id for one in result.origins}
    assert all(set(event.origins) <= known for event in result.events)


def origin(result: Reconciled, claim: str) -> Origin:
    return next(one for one in result.origins if claim in one.claims)


def judged(name: str, verdict: Verdict, *claims: int, **more: str) -> tuple[Reconciled, list[str]]:
    documents, told = crisis(next(case for case in CASES if case["name"] == name))
    ids = [claim.id for claim in told]
    judgement = Judgement(
        verdict=verdict, claims=tuple(ids[i] for i in claims), author="desk", at="2025-01-01T00:00:00Z", **more
    )
    return reconcile(documents, told, kinds=kinds.load(), judgements=[judgement]), ids


def test_a_person_joins_origins() -> None:
    result, ids = judged("two outlets in their own names", Verdict.SAME_ORIGIN, 0, 1)
    assert set(origin(result, ids[0]).claims) == set(ids)
    assert origin(result, ids[0]).certainty is Certainty.CERTAIN
    assert result.events[0].standing == "single-origin"


def test_a_person_parts_origins() -> None:
    result, ids = judged("one dispatch in two outlets", Verdict.DIFFERENT_ORIGINS, 0, 1)
    assert origin(result, ids[0]) != origin(result, ids[1])
    assert result.events[0].standing == "corroborated"


def test_a_judgement_taken_back_binds_nobody() -> None:
    result, ids = judged("two outlets in their own names", Verdict.SAME_ORIGIN, 0, 1, withdrawn="2025-01-02T00:00:00Z")
    assert origin(result, ids[0]) != origin(result, ids[1])


def test_furniture_of_an_outlet_is_no_copy() -> None:
    foot = " Subscribe to our letter for the news of the day and follow us wherever you read the news" * 2
    texts = ["Ships met at sea.", "A minister left.", "Rain fell on the capital.", "A court ruled."]
    documents = [Document(name=str(i), outlet="A", language="en", text=text + foot) for i, text in enumerate(texts)]
    assert copies(documents) == ()


def test_the_longest_common_run() -> None:
    assert longest_run(tuple("abcde"), tuple("xbcdy")) == tuple("bcd")
    assert longest_run(tuple("abc"), tuple("xyz")) == ()
    assert longest_run((), ()) == ()
    assert longest_run(tuple("abca"), tuple("ca")) == tuple("ca")
