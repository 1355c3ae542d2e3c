"""The floors of `evaluation/plover.py` and `evaluation/petr.py`, where their records are at hand; how records are
compared.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.lexicon import actors
from dragoman.model import Actor, ActorType
from evaluation import petr, plover
from evaluation.coding import UNKNOWN, Counts, Record, compare, expand, side

ROOT = Path(__file__).parents[2]
EVENTS = ROOT.parent / "shared" / "data" / "events"
FLOORS = yaml.safe_load((ROOT / "evaluation" / "floors.yml").read_text(encoding="utf-8"))
needs_records = pytest.mark.skipif(
    not EVENTS.exists(), reason="needs ../shared/data/events, which is not part of the project"
)

FRA, MLI, DZA = (frozenset({code}) for code in ("FRA", "MLI", "DZA"))
ASSAULT, AID = frozenset({"ASSAULT"}), frozenset({"AID"})


@needs_records
def test_the_plover_records_are_met_as_before() -> None:
    found = plover.score(plover.load(EVENTS / "plover_gsr_322.jsonl"))
    assert found.whole.f1 >= FLOORS["plover"]["whole"]
    assert found.types.f1 >= FLOORS["plover"]["types"]


@needs_records
def test_the_petr_sentences_are_met_as_before() -> None:
    found = petr.score(petr.load(EVENTS / "petr_unit_284.jsonl"))
    assert found.sides.f1 >= FLOORS["petr"]["sides"]
    assert found.root.f1 >= FLOORS["petr"]["root"]


@pytest.mark.parametrize(
    ("gold", "given", "met"),
    [
        (Record(FRA, MLI, ASSAULT), Record(FRA, MLI, ASSAULT), 1),
        (Record(FRA, MLI, ASSAULT), Record(FRA, MLI, AID), 0),
        (Record(FRA, MLI, ASSAULT), Record(MLI, FRA, ASSAULT), 0),
        (Record(FRA, MLI, ASSAULT, True), Record(MLI, FRA, ASSAULT), 1),
        (Record(FRA, FRA, ASSAULT), Record(FRA, UNKNOWN, ASSAULT), 1),
        (Record(FRA, MLI, ASSAULT), Record(FRA, UNKNOWN, ASSAULT), 0),
        (Record(FRA, UNKNOWN, ASSAULT), Record(FRA, FRA, ASSAULT), 1),
        (Record(FRA, UNKNOWN, ASSAULT), Record(FRA, DZA, ASSAULT), 0),
    ],
)
def test_when_records_meet(gold: Record, given: Record, met: int) -> None:
    assert compare([gold], [given]) == Counts(1, 1, met)


def test_one_given_record_meets_one_wanted() -> None:
    one = Record(FRA, MLI, ASSAULT)
    assert compare([one, Record(FRA, MLI, ASSAULT | AID)], [one]) == Counts(2, 1, 1)


def test_sources_without_a_target_act_on_one_another() -> None:
    assert expand([FRA, MLI, DZA], [], AID) == [
        Record(FRA, MLI, AID, True),
        Record(FRA, DZA, AID, True),
        Record(MLI, DZA, AID, True),
    ]


def test_who_can_be_written_as_what() -> None:
    known = actors.load()
    assert "IGO" in side(Actor(type=ActorType.ORGANISATION, name="UN"), known)
    assert {"IMG", "LBN"} <= side(Actor(type=ActorType.ARMED_GROUP, name="Hezbollah"), known)
    assert side(Actor(type=ActorType.UNNAMED, name="gunmen"), known) == UNKNOWN


@pytest.mark.parametrize("measure", [plover.main, petr.main])
def test_an_absent_file_is_said(measure: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["measure", "--records", str(tmp_path / "none.jsonl")])
    with pytest.raises(SystemExit, match="no records at"):
        measure()  # type: ignore[operator]
