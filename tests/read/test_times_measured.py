"""The floors of `evaluation/times.py`, where the specifications are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.times import score

SPECS = Path(__file__).parents[3] / "shared" / "data" / "times" / "recognizers-text" / "specs.tar.gz"
FLOORS = {"fr": (0.915, 0.90), "en": (0.94, 0.91)}
"""Share of spans, and of spans with their value, that must not fall."""


@pytest.mark.skipif(not SPECS.exists(), reason="needs ../shared/data/times, which is not part of the project")
@pytest.mark.parametrize("language", sorted(FLOORS))
def test_floors(language: str) -> None:
    spans, both = FLOORS[language]
    found = score(SPECS, language)
    assert found.spans / found.golds >= spans
    assert found.both / found.comparable >= both
    assert found.alarms <= 10
