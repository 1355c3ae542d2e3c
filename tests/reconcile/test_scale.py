"""The work grows with the number of claims, not with its square."""

from __future__ import annotations

import pytest

from dragoman.lexicon import kinds
from dragoman.reconcile.block import WINDOW, candidates
from dragoman.reconcile.profile import locate, profiles
from dragoman.reconcile.stories import stories
from tests.reconcile.synthetic import coverage

BLOCKS, ORDERS = 3, 3


@pytest.mark.parametrize("size", [500, 2000])
def test_pairs_of_one_large_crisis(size: int) -> None:
    documents, claims = coverage(size, one=True)
    by_id = locate(documents)
    known = profiles(claims, by_id, kinds=kinds.load())
    pairs = sum(1 for _ in candidates(known, stories(known, by_id)))
    assert 0 < pairs <= size * BLOCKS * ORDERS * WINDOW


def test_two_crises_are_two_stories() -> None:
    documents, claims = coverage(280)
    by_id = locate(documents)
    story = stories(profiles(claims, by_id, kinds=kinds.load()), by_id)
    assert {(document[:5], story[document]) for document in story} == {
        ("00000", story["00000-00"]),
        ("00001", story["00001-00"]),
    }
    assert story["00000-00"] != story["00001-00"]
