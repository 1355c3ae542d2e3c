"""Where things stand after events: cases as data, and the law that order changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.lexicon import kinds
from dragoman.model import Claim, Event, Span, State
from dragoman.reconcile import reconcile
from dragoman.track import track
from tests.reconcile.build import crisis, load

CASES = load(Path(__file__).parents[1] / "cases" / "track" / "state.yml")


def told(case: dict[str, Any]) -> tuple[tuple[Event, ...], list[Claim]]:
    documents, claims = crisis(case)
    for i, given_ in enumerate(case["claims"]):
        if "inside" in given_:  # a reason that holds the words of another claim
            outer = claims[given_["inside"]]
            start, end = outer.trigger.start, claims[i].trigger.end
            text = next(document.text for document in documents if document.name == outer.document)
            claims[given_["inside"]] = msgspec.structs.replace(outer, reason=Span.of(text, start, end))
    return reconcile(documents, claims, kinds=kinds.load()).events, claims


def state(case: dict[str, Any]) -> tuple[State, dict[str | None, int | None]]:
    events, claims = told(case)
    place = {claim.id: i for i, claim in enumerate(claims)}
    number: dict[str | None, int | None] = {e.id: min(place[claim] for claim in e.claims) for e in events}
    return track(events, claims, kinds=kinds.load()), number | {None: None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_state(case: dict[str, Any]) -> None:
    result, number = state(case)
    found: dict[str, list[list[object]]] = {
        "measures": [[number[m.opened_by], m.what, m.status, number[m.closed_by]] for m in result.measures],
        "pending": [[number[p.event], p.type, p.status, number[p.answer]] for p in result.pending],
        "responses": [[number[r.event], number[r.answers], r.certainty] for r in result.responses],
    }
    for field, rows in found.items():
        if field in case:
            assert sorted(rows, key=_order) == sorted(case[field], key=_order), field
    if "unheard" in case:
        assert list(result.unheard) == case["unheard"]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_order_changes_nothing(data: st.DataObject) -> None:
    events, claims = told(data.draw(st.sampled_from(CASES)))
    other = track(data.draw(st.permutations(events)), data.draw(st.permutations(claims)), kinds=kinds.load())
    assert other == track(events, claims, kinds=kinds.load())


def test_nothing_gives_nothing() -> None:
    assert track([], [], kinds=kinds.load()) == State()


def test_events_without_their_claims_or_kinds_are_no_error() -> None:
    events, _ = told(CASES[0])
    assert track(events, [], kinds={}).measures == ()
    assert len(track(events, [], kinds=kinds.load()).measures) == 4


def _order(row: list[object]) -> list[str]:
    return [str(value) for value in row]
