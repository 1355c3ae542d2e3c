"""The actor data holds together: it is whole, agrees with itself, and its artefact is up to date."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import pytest

from dragoman.lexicon.actors import load
from dragoman.lexicon.actors_compile import collisions, compile_actors, state_actor
from dragoman.lexicon.actors_forms import (
    bare,
    bare_capitals,
    english_people,
    fold,
    french_adjective,
    person_spellings,
    spellings,
)
from dragoman.lexicon.actors_source import ActorFile, Places, State, merge, read_file
from dragoman.lexicon.actors_tables import apart
from dragoman.lexicon.build import DATA, PARTS

EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
NOT_ISO = {"XKX"}


@lru_cache(maxsize=1)
def data() -> ActorFile:
    return merge(tuple(read_file(path) for path in sorted((DATA / "actors").rglob("*.yml"))))


def codes() -> set[str]:
    return {state.code for state in data().states if not state.part_of}


def test_the_artefact_is_up_to_date() -> None:
    assert (DATA / "built" / "actors.json").read_bytes() == PARTS["actors"](DATA)


def test_nothing_is_claimed_twice_unawares() -> None:
    assert list(collisions(compile_actors(data()))) == []


def test_no_code_is_given_twice() -> None:
    for entries in (data().states, data().organisations, data().groups, data().agencies):
        every = [each.code for each in entries]
        assert len(every) == len(set(every))


def test_breadth() -> None:
    iso = {state.code for state in data().states if re.fullmatch(r"[A-Z]{3}", state.code)}
    assert len(iso) >= 215
    assert {"XKX", "TWN", "PSE", "ESH", "VAT"} <= iso
    assert len(data().organisations) >= 350
    assert len(data().groups) >= 340
    assert len({office.state for office in data().offices if office.state}) >= 200
    assert sum(len(office.terms) for office in data().offices) >= 4200


@pytest.mark.parametrize("state", [s for s in data().states if not s.territory and not s.part_of], ids=lambda s: s.code)
def test_a_state_has_names_people_and_a_capital_in_both_languages(state: State) -> None:
    one_city = {"DJI", "GTM", "KWT", "LUX", "MCO", "PAN", "SGP", "SMR", "VAT", "STP", "NRU", "PLW", "KIR", "COK", "NIU"}
    assert state.fr.names
    assert state.en.names
    if state.code not in {"VAT", "COK"}:
        assert state.fr.adjectives
        assert state.en.adjectives or state.en.people
    if state.code not in one_city:
        assert state.fr.capitals or state.both.capitals
        assert state.en.capitals or state.both.capitals


def test_seats_offices_and_groups_refer_to_states_bodies_and_organisations() -> None:
    bodies = {body.id for body in data().bodies}
    organisations = {each.code for each in data().organisations}
    groups = {each.code for each in data().groups}
    for seat in data().seats:
        assert seat.state in codes()
        assert seat.body in bodies
    for office in data().offices:
        assert office.state is None or office.state in codes()
        assert office.state is None or office.office in bodies
        assert office.organisation is None or office.organisation in organisations
        assert office.group is None or office.group in groups
    for group in data().groups:
        assert set(group.home) | {group.backer or "MLI"} <= codes()


def test_terms_are_dated_and_run_forward() -> None:
    for office in data().offices:
        for term in office.terms:
            assert EDTF.fullmatch(term.since), term
            assert term.until is None or EDTF.fullmatch(term.until), term
            assert term.until is None or term.since <= term.until, term


CONTESTED = {
    ("CIV", "president"): "two claimed the office after the election of 2010",
    ("MDG", "president"): "two claimed the office after the election of 2001",
    ("BIH", "president"): "three share it",
    ("LBY", "head-of-government"): "the east and the west had a government each",
}


def test_one_holder_at_a_time() -> None:
    """Heads of state and government and ministers follow one another; spokespeople and envoys may overlap."""
    one = ("president", "monarch", "head-of-government", "supreme-leader", "secretary-general", "foreign-minister")
    for office in data().offices:
        if office.office not in (*one, "defence-minister") or (office.state, office.office) in CONTESTED:
            continue
        terms = sorted(office.terms, key=lambda term: (term.since, term.until or "9999"))
        for earlier, later in pairwise(terms):
            assert earlier.until is not None, (office.state, earlier.name)
            shared = min(len(later.since), len(earlier.until))
            assert later.since[:shared] >= earlier.until[:shared], (office.state, earlier.name, later.name)


def test_an_office_is_written_once_and_nobody_twice_at_a_time() -> None:
    offices = [(each.state, each.organisation, each.group, each.office) for each in data().offices]
    assert len(offices) == len(set(offices))
    for office in data().offices:
        terms = [(term.name, term.since[:4]) for term in office.terms]
        assert len(terms) == len(set(terms)), (office.state, office.office)


NAMESAKES = {"Deng Alor", "Mohamed Abdelaziz"}
"""Names of ministers of two states."""


def test_one_name_in_two_states_is_meant() -> None:
    states: dict[str, set[str | None]] = {}
    for office in data().offices:
        for term in office.terms:
            states.setdefault(term.name, set()).update({office.state} - {None})
    assert {name for name, where in states.items() if len(where) > 1} == NAMESAKES


PLACES = {"Djibo", "Herat", "Hollande", "Kobani", "Masisi", "Monguno", "Muscat", "Turk"}
"""Surnames that are also a place or its people: read as the person only where the text names the person in full."""


def test_a_surname_is_no_place() -> None:
    tables = compile_actors(data())
    both = set()
    for forms in apart(tables.forms).values():
        for form, sense in forms.items():
            sorts = {tables.readings[number].sort == "office-holder" for number in tables.senses[sense]}
            both |= {form} if len(sorts) == 2 else set()
    assert both == {form for name in PLACES for form in (name, name.upper())}


def test_what_is_marked_is_written() -> None:
    """A form marked ambiguous or weak must be one the entry has, or the mark is a slip of the pen."""
    for state in data().states:
        words = (state.fr, state.en, state.both)
        forms = {name for each in words for name in (*each.names, *each.acronyms, *each.people, *each.capitals)}
        forms |= {
            form for each in (state.fr, state.both) for written in each.adjectives for form in french_adjective(written)
        }
        forms |= {name for each in state.en.adjectives for name in (each, english_people(each)) if name}
        assert {*state.ambiguous, *state.weak} <= forms, state.code


def test_towns_and_regions_are_of_known_states_and_written_once() -> None:
    seen: set[tuple[str, str]] = set()
    for places in data().places:
        assert places.state in codes()
        for forms in (places.towns, places.regions):
            names = (*forms.both, *forms.fr, *forms.en)
            assert {*forms.ambiguous, *forms.weak} <= set(names), places.state
            assert len(names) == len(set(names)), places.state
            assert seen.isdisjoint((places.state, name) for name in names)
            seen |= {(places.state, name) for name in names}


@pytest.mark.parametrize("places", data().places, ids=lambda places: places.state)
def test_a_state_is_found_by_its_towns(places: Places) -> None:
    actor = next(state_actor(state) for state in data().states if state.code == places.state)
    for forms in (places.towns, places.regions):
        for language, frame in (("fr", "des tirs près de {}"), ("en", "shots were heard in {}")):
            sure = [each for each in (*forms.both, *getattr(forms, language)) if each not in forms.weak]
            found = {each: load().find(frame.format(each), language) for each in sure}
            assert [each for each, named in found.items() if actor.code not in {n.actor.code for n in named}] == []


def test_inflection() -> None:
    assert french_adjective("malien") == ("malien", "malienne", "maliens", "maliennes")
    assert french_adjective("français") == ("français", "française", "françaises")
    assert french_adjective("belge") == ("belge", "belges")
    assert french_adjective("allemand") == ("allemand", "allemande", "allemands", "allemandes")
    assert french_adjective("saoudien")[1] == "saoudienne"
    assert french_adjective("turc turque turcs turques")[3] == "turques"
    assert french_adjective("grec grecque") == ("grec", "grecque", "grecs", "grecques")
    assert english_people("Malian") == "Malians"
    assert english_people("Chinese") is None


def test_spellings() -> None:
    assert set(spellings("États-Unis", "fr")) == {"États-Unis", "Etats-Unis", "ÉTATS-UNIS", "ETATS-UNIS"}
    assert {"Union Africaine", "union africaine", "UNION AFRICAINE"} <= set(spellings("Union africaine", "fr"))
    assert "Cote d'Ivoire" in set(spellings("Côte d'Ivoire", "en"))
    assert {"Emmanuel MACRON", "EMMANUEL MACRON"} <= set(person_spellings("Emmanuel Macron"))
    assert bare("Erdoğan Løkke") == "Erdogan Lokke"
    assert bare_capitals("Éthiopie") == "Ethiopie"
    assert len(fold("l’Iran\u00a0\u202f‑\n")) == len("l’Iran\u00a0\u202f‑\n")


def test_every_actor_type_is_found() -> None:
    types = {named.actor.type.value for named in load().find("Mali ONU M23 Macron", "fr", on="2024-01-01")}
    assert types == {"state", "organisation", "armed-group", "person"}
