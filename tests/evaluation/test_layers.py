"""The development set: sound in itself, and read no worse than the floors say."""

from __future__ import annotations

import pytest

from dragoman.evaluate.fields import right
from dragoman.evaluate.figures import by_language, figures, pairings, reading
from dragoman.evaluate.items import Item
from dragoman.evaluate.pairing import pair, same_sides
from dragoman.lexicon import kinds
from dragoman.model import Stance, edtf
from evaluation.layers import agreement, floors, load

ENTRIES = load()


def test_the_set_is_what_its_readme_says() -> None:
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES) >= 60
    assert {entry.language for entry in ENTRIES} == {"fr", "en"}
    assert any(entry.published is None for entry in ENTRIES)
    for item in (item for entry in ENTRIES for item in entry.items):
        assert item.kind in kinds.load()
        assert item.stance in set(Stance)
        assert all(edtf.valid(date) for date in item.dates + item.announced)


def test_a_second_annotation_agrees_with_the_first() -> None:
    found = agreement()
    assert found.kind.f1 > 0.9
    assert found.event.f1 > 0.8


@pytest.mark.parametrize("language", ["en", "fr"])
def test_reading_does_not_fall_under_the_floors(language: str) -> None:
    entries = [entry for entry in ENTRIES if entry.language == language]
    measured = by_language(entries, pairings(entries, reading()))[language].flat()
    under = {name: (measured[name], floor) for name, floor in floors()[language].items() if measured[name] < floor}
    assert not under, f"{language}: {under}; see what changed with python -m evaluation.layers --show"


def _item(kind: str, actor: str, target: str, *, at: int = 0, optional: bool = False) -> Item:
    return Item(kind, frozenset({actor}), frozenset({target}), (at, at + 10), kind, optional=optional)


def test_a_happening_told_twice_is_neither_gain_nor_fault() -> None:
    told = [_item("expel", "FRA", "MLI")]
    found = pair(told, [*told, _item("expel", "FRA", "MLI", at=50), _item("summon", "FRA", "MLI", at=50)])
    assert len(found.pairs) == 1
    assert [item.kind for item in found.extra] == ["summon"]


def test_what_is_optional_is_neither_missed_nor_too_much() -> None:
    told = [_item("accuse", "FRA", "MLI", optional=True)]
    assert pair(told, []).missed == ()
    assert figures([pair(told, told)]).kind == (0, 0, 0)


def test_sides_are_asked_whole_and_in_order_unless_they_act_together() -> None:
    assert not same_sides(_item("expel", "FRA", "MLI"), _item("expel", "MLI", "FRA"))
    assert same_sides(_item("meet", "FRA", "MLI"), _item("meet", "MLI", "FRA"))


def test_the_day_of_announcing_is_not_the_day_of_doing() -> None:
    told = _item("expel", "FRA", "MLI")._replace(announced=("2025-09-17",))
    assert right("date", told, told)
    assert not right("date", told, told._replace(dates=("2025-09-17",), announced=()))
    assert right("date", told, told._replace(dates=("2025-09-17",)))
    assert not right("date", told, told._replace(dates=("2025-09-16",)))
    said = _item("deny", "FRA", "MLI")._replace(announced=("2025-09-17",))
    assert right("date", said, said._replace(dates=("2025-09-17",), announced=()))


def test_a_date_is_as_precise_as_expected() -> None:
    told = _item("sign-agreement", "FRA", "MLI")._replace(dates=("2025-09",))
    assert right("date", told, told._replace(dates=("2025-09-01/2025-09-17",)))
    assert not right("date", told, told._replace(dates=("2025-09-17",)))
    week = told._replace(dates=("2025-09-15/2025-09-21",))
    assert right("date", week, week)
    assert not right("date", week, week._replace(dates=("2025-09-17",)))


def test_the_author_of_an_act_may_be_its_speaker_and_nobody_else() -> None:
    told = _item("expel", "FRA", "MLI")
    assert right("speaker", told, told._replace(speakers=("Paris",), sides=frozenset({"FRA"})))
    assert not right("speaker", told, told._replace(speakers=("Bamako",), sides=frozenset({"MLI"})))


def test_one_person_need_not_be_counted() -> None:
    told = _item("expel", "FRA", "MLI")._replace(people=1)
    assert right("count", told, told._replace(people=None))
    assert not right("count", told, told._replace(people=2))
