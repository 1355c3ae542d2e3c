"""Ways of telling an act: sound in themselves, and read no worse than the floors say."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from evaluation.wordings import floors, load, measured

ENTRIES = load()


def test_both_languages_tell_of_most_kinds() -> None:
    for language in ("en", "fr"):
        entries = [entry for entry in ENTRIES if entry.language == language]
        assert len({item.kind for entry in entries for item in entry.items}) > 80
        assert sum(not entry.items for entry in entries) > 100


@pytest.mark.parametrize("language", ["en", "fr"])
def test_reading_does_not_fall_under_the_floors(language: str) -> None:
    entries = [entry for entry in ENTRIES if entry.language == language]
    found = measured(entries)[1][language]
    assert found.kind.f1 >= floors()[language]["kind"]
    assert found.event.f1 >= floors()[language]["event"]


@pytest.mark.parametrize(
    "line", ["expel FRA>MLI Paris expelled two Malians.", "expell FRA>MLI\tText.", "expel FRA\tText."]
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "some-1.en.tsv"
    path.write_text(f"none\tText.\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        load([path])


def test_sides_that_may_be_anybody_are_settled_by_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "some-1.en.tsv"
    path.write_text("expel CHL>*; ~condemn *>*\tChile expelled two Bolivian diplomats on Monday.\n", encoding="utf-8")
    assert measured(load([path]))[1]["en"].event == (1, 1, 1)
