"""The expectations of the examples quote the examples."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.lexicon.actors import load as project

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CRISES = ("dramen", "hafnarey")


def load(crisis: str) -> tuple[dict[str, Any], dict[str, str]]:
    folder = EXAMPLES / crisis
    expected = yaml.safe_load((folder / "expected.yml").read_text("utf-8"))
    texts = {
        letter: html.unescape(re.sub(r"<[^>]+>", "", (folder / name).read_text("utf-8")))
        for letter, name in expected["documents"].items()
    }
    return expected, texts


@pytest.mark.parametrize("crisis", CRISES)
def test_evidence_is_verbatim(crisis: str) -> None:
    expected, texts = load(crisis)
    for event in expected["events"]:
        for letter, quote in event["in"].items():
            assert quote in texts[letter], (event["id"], letter)
    for never in expected["not_events"]:
        assert never["text"] in texts[never["doc"]]
    for said in expected["speakers"]:
        assert said["speaker"] in texts[said["doc"]]


@pytest.mark.parametrize("crisis", CRISES)
def test_references_hold(crisis: str) -> None:
    expected, texts = load(crisis)
    ids = [event["id"] for event in expected["events"]]
    assert len(ids) == len(set(ids))
    for each in (*expected["discrepancies"], *expected["speakers"]):
        assert each["event"] in ids
    for event in expected["events"]:
        answered = event.get("response_to", [])
        assert set([answered] if isinstance(answered, str) else answered) <= set(ids)
    on_disk = {path.name for path in (EXAMPLES / crisis).iterdir()} - {"expected.yml", "actors.yml"}
    assert {name for name in on_disk if not name.endswith(".json")} == set(expected["documents"].values())
    assert len(texts) >= 7


def test_the_actors_file_is_one() -> None:
    gazetteer = project().with_file(EXAMPLES / "dramen" / "actors.yml")
    found = gazetteer.find("L’Orsanie accuse la Valdrie d’armer le Front du Haut-Pays, dit Belmara.", "fr")
    assert [named.actor.code for named in found] == ["XOR", "XVL", "FHP", "XOR"]
    found = gazetteer.find("The Highland Front attacked Orsanian soldiers, Sernika said.", "en")
    assert [named.actor.code for named in found] == ["FHP", "XOR", "XVL"]
