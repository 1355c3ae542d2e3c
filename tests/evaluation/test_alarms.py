"""False alarms: the sentences are what they should be, and give no more events than the floor lets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.alarms import LANGUAGES, Rate, Sentence, alarms, chosen, floors, main, rates, written

TREEBANKS = Path(__file__).parents[3] / "shared" / "data" / "treebanks"
needs_treebanks = pytest.mark.skipif(
    not TREEBANKS.exists(), reason="needs ../shared/data/treebanks, which is not part of the project"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_sentences_give_hardly_an_event(language: str) -> None:
    sentences = written(language)
    assert len({each.text for each in sentences}) == len(sentences) == 100
    found = rates(sentences, [alarms(each, language) for each in sentences])["all"]
    assert found.per_hundred <= floors()[language], found


@needs_treebanks
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_treebanks_give_hardly_an_event(language: str) -> None:
    sentences = chosen(language, TREEBANKS)
    assert len({each.text for each in sentences}) == len(sentences) == 150
    found = rates(sentences, [alarms(each, language) for each in sentences])["all"]
    assert found.per_hundred <= floors()[language], found


def test_rates_are_told_by_source() -> None:
    sentences = [Sentence("sport", "one"), Sentence("sport", "two"), Sentence("weather", "three")]
    claims = alarms(Sentence("news", "Mali expelled two French diplomats."), "en")
    assert rates(sentences, [claims, (), ()]) == {"sport": Rate(1, 2), "weather": Rate(0, 1), "all": Rate(1, 3)}
    assert Rate(1, 2).per_hundred == 50.0


def test_absent_treebanks_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["alarms", "--treebanks", str(tmp_path / "none")])
    with pytest.raises(SystemExit, match="no treebanks at"):
        main()
