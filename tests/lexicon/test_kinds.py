"""The kinds hold together: ids, codes, states of affairs, names in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import docs, kinds
from dragoman.lexicon.kinds_source import read_kinds
from dragoman.lexicon.patterns import SLOTS
from dragoman.model import Kind

ROOTS = {
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE",
    "COERCE ASSAULT",
}
PLOVER = {root for each in ROOTS for root in each.split()}
DOMAIN = Path(__file__).parents[2].parent / "shared" / "domain" / "kinds.tsv"


@pytest.fixture(params=kinds.load().values(), ids=lambda kind: kind.id)
def kind(request: pytest.FixtureRequest) -> Kind:
    assert isinstance(request.param, Kind)
    return request.param


def test_a_kind_is_whole(kind: Kind) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.id)
    assert kind.plover.split("/")[0] in PLOVER
    assert re.fullmatch(r"\d{3,4}", kind.cameo)
    assert -5 <= kind.rung <= 9
    assert kind.name.fr
    assert kind.name.en
    assert kind.definition.fr.endswith(".")
    assert kind.definition.en.endswith(".")
    assert set(kind.roles) == {"source", "target"}
    assert all(slot in SLOTS for slots in kind.roles.values() for slot in slots)


def test_what_is_opened_and_closed_has_a_name(kind: Kind) -> None:
    assert {kind.opens, *kind.closes} - {None} <= set(kinds.states())


def test_every_state_of_affairs_is_opened_by_some_kind() -> None:
    assert all(kinds.opened_by().values())


def test_families_are_of_one_direction() -> None:
    """Kinds of one family can be accounts of one happening, so none conciliates where another escalates."""
    rungs: dict[str, set[bool]] = {}
    for each in kinds.load().values():
        if each.rung:
            rungs.setdefault(each.family, set()).add(each.rung > 0)
    assert [family for family, found in rungs.items() if len(found) > 1] == []


def test_expelling_and_departing_are_two_happenings() -> None:
    assert kinds.load()["expel"].family != kinds.load()["depart"].family


@pytest.mark.skipif(not DOMAIN.exists(), reason="needs ../shared/domain/kinds.tsv")
def test_the_kinds_of_the_domain_are_all_there() -> None:
    wanted = [line.split("\t")[:4] for line in DOMAIN.read_text(encoding="utf-8").splitlines()[1:]]
    loaded = kinds.load()
    for name, plover, cameo, rung in wanted:
        assert (loaded[name].plover, loaded[name].cameo, loaded[name].rung) == (plover, cameo, int(rung)), name


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- id: x\n", "one.yml: x: Object missing required field `plover`"),
        ("- {id: x, rungs: 1}\n", "one.yml: x: unknown key rungs"),
        ("id: x\n", "one.yml: a list of kinds is wanted"),
        ("- [\n", "not YAML on line 2"),
    ],
)
def test_a_malformed_kind_is_named(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / "one.yml").write_text(entry, encoding="utf-8")
    (tmp_path / "states.yml").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(said)) as raised:
        read_kinds(tmp_path)
    assert "\n" not in str(raised.value)


def test_the_page_on_kinds_is_up_to_date() -> None:
    assert docs.main(["--check", str(Path(__file__).parents[2] / "docs" / "kinds.md")]) == 0
