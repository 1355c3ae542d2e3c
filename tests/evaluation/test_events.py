"""Whole folders of coverage: no fewer events, speakers and discrepancies than the floors say."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from evaluation.events import floors, read, score

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "seeds": ROOT.parent / "shared" / "seeds",
    "hafnarey": ROOT / "examples/hafnarey",
    "dramen": ROOT / "examples/dramen",
}


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_folders_are_read_no_worse_than_the_floors_say(name: str) -> None:
    folder = FOLDERS[name]
    if not folder.exists():
        pytest.skip(f"{folder.name}: the folder ../shared is not here")
    expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
    found = score(read(folder), expected)
    assert not found.unread
    under = {
        part: (found.counts[part][0], floor) for part, floor in floors()[name].items() if found.counts[part][0] < floor
    }
    assert not under, f"{name}: {under}; see what changed with python -m evaluation.events"
