"""What the gazetteer finds, and what it must leave: sentences as data, laws by hypothesis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DataError, Unsupported
from dragoman.lexicon.actors import Gazetteer, Named, load
from dragoman.model import Actor, ActorType

CASES = Path(__file__).parents[1] / "cases" / "actors"
LANGUAGES = ("fr", "en")


def cases() -> list[Any]:
    """Every line of the case files, named by language and text."""
    return [
        pytest.param(language, case, id=f"{language}: {case['text'][:50]}")
        for language in LANGUAGES
        for case in yaml.load((CASES / f"{language}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    ]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def shown(text: str, named: Named) -> list[str]:
    return [text[named.start : named.end].replace("\n", " "), named.actor.code, named.sort]


@pytest.mark.parametrize(("language", "case"), cases())
def test_a_sentence_names(gazetteer: Gazetteer, language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = gazetteer.find(text, language, on=case.get("on"))
    assert [shown(text, each) for each in found] == case["names"]
    for words in case.get("ambiguous", ()):
        assert all(each.ambiguous for each in found if text[each.start : each.end] == words)


def test_an_office_holder_is_the_office_in_term_and_a_person_outside(gazetteer: Gazetteer) -> None:
    text = "Mohamed Bazoum a parlé."
    (before,) = gazetteer.find(text, "fr", on="2022-06-01")
    (after,) = gazetteer.find(text, "fr", on="2024-06-01")
    (undated,) = gazetteer.find(text, "fr")
    assert before.actor == Actor(type=ActorType.PERSON, state="NER", body="president", name="Mohamed Bazoum")
    assert after.actor == Actor(type=ActorType.PERSON, state="NER", name="Mohamed Bazoum")
    assert undated.actor == before.actor
    assert undated.ambiguous
    assert not before.ambiguous


def test_one_person_has_one_office_at_a_time(gazetteer: Gazetteer) -> None:
    text = "Mark Rutte said."
    (prime_minister,) = gazetteer.find(text, "en", on="2020")
    (secretary_general,) = gazetteer.find(text, "en", on="2025-03")
    assert (prime_minister.actor.state, prime_minister.actor.body) == ("NLD", "head-of-government")
    assert (secretary_general.actor.code, secretary_general.actor.body) == ("NATO", "secretary-general")
    assert not secretary_general.also


def test_a_shared_name_gives_all_it_can_mean(gazetteer: Gazetteer) -> None:
    (named,) = gazetteer.find("l'armée congolaise", "fr")
    assert {named.actor.code, *(each.code for each in named.also)} == {"COD", "COG"}


def test_seats_and_organs_say_which_part(gazetteer: Gazetteer) -> None:
    (quai,) = gazetteer.find("au Quai d'Orsay", "fr")
    (council,) = gazetteer.find("UN Security Council", "en")
    assert quai.actor == Actor(type=ActorType.STATE, state="FRA", body="foreign-ministry")
    assert council.actor == Actor(type=ActorType.ORGANISATION, name="UN", body="security-council")


def test_groups_know_home_and_backer(gazetteer: Gazetteer) -> None:
    assert gazetteer.homes("M23") == ("COD",)
    assert gazetteer.homes("nobody") == ()
    assert gazetteer.backer("Africa Corps") == "RUS"
    assert gazetteer.backer("M23") is None


def test_bodies_tell_the_state_from_those_within_it(gazetteer: Gazetteer) -> None:
    french, english = gazetteer.bodies("fr"), gazetteer.bodies("en")
    assert french["ministère des Affaires étrangères"].id == english["foreign ministry"].id == "foreign-ministry"
    assert french["junte"].state
    assert not french["opposition"].state
    assert english["foreign minister"].person
    assert french["ambassadeur"].envoy
    assert gazetteer.body_of["foreign-ministry"].state


def test_people_nouns(gazetteer: Gazetteer) -> None:
    assert gazetteer.people_nouns("fr")["ressortissant"].id == "national"
    assert gazetteer.people_nouns("en")["diplomat"].envoy
    assert gazetteer.people_nouns("en")["soldier"].serves
    assert not gazetteer.people_nouns("fr")["otage"].serves


def test_agencies_are_no_actors(gazetteer: Gazetteer) -> None:
    assert gazetteer.agencies("fr")["Agence France-Presse"] == "AFP"
    assert gazetteer.find("according to Reuters and AFP", "en") == ()


def test_an_acronym_that_is_a_word_is_plain_where_it_can_only_be_the_acronym(gazetteer: Gazetteer) -> None:
    assert not gazetteer.find("the US embassy", "en")[0].ambiguous
    assert gazetteer.find("TELL US NOW", "en") == ()


def test_a_language_without_data_is_said_so(gazetteer: Gazetteer) -> None:
    with pytest.raises(Unsupported, match="de"):
        gazetteer.find("Frankreich", "de")
    with pytest.raises(Unsupported):
        gazetteer.bodies("de")


PIECES = st.sampled_from(
    (
        *("Mali", "L’Iran", "états-unis", "ÉTATS-UNIS", "N’Djamena", "franco-", "malien", "U.S.", "Maurice", " "),
        *("M. Macron", "Goïta", "\n", "Guinée", "-Bissau", "\u00a0", "x", "Congo", "WHO", "…", "İ", "ﬁ", "e\u0301"),
        *("-", "’"),
    )
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join))
DATES = st.none() | st.sampled_from(["2021", "2021-08", "2021-08-15", "1990-01-01", "2030"])


@given(text=TEXTS, language=st.sampled_from(LANGUAGES), on=DATES)
@settings(deadline=None, max_examples=150)
def test_every_find_lies_in_the_text_in_order_on_word_boundaries(text: str, language: str, on: str | None) -> None:
    found = load().find(text, language, on=on)
    reached = 0
    for each in found:
        assert reached <= each.start < each.end <= len(text)
        assert each.start == 0 or not text[each.start - 1].isalnum()
        assert each.end == len(text) or not text[each.end].isalnum()
        reached = each.end


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=50)
def test_typography_changes_nothing(text: str, language: str) -> None:
    plain = text.replace("’", "'").replace("\u00a0", " ").replace("\n", " ")
    assert load().find(text, language) == load().find(plain, language)


USER = """
states:
- code: Ruritania
  fr: {names: [Ruritanie], adjectives: [ruritanien], capitals: [Strelsau]}
  en: {names: [Ruritania], adjectives: [Ruritanian], capitals: [Strelsau]}
- code: ZZZ
  both: {names: [Syldavie]}
organisations:
- {code: NO, both: [NO]}
offices:
- state: ZZZ
  office: monarch
  terms: [{name: Muskar XII, since: 1930}]
noise:
  fr: [Mali-les-Bains]
"""


def test_a_user_adds_actors(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "own.yml"
    path.write_text(USER, encoding="utf-8")
    own = gazetteer.with_file(path)
    text = "La Ruritanie, les Ruritaniennes et Strelsau contre le Mali, la Syldavie et le NO ; Mali-les-Bains."
    assert [each.actor.code for each in own.find(text, "fr")] == [
        *("Ruritania", "Ruritania", "Ruritania", "MLI", "ZZZ", "NO")
    ]
    assert own.find("Muskar XII", "en", on="1938-05-01")[0].actor.body == "monarch"
    assert [each.actor.code for each in gazetteer.find(text, "fr")] == ["MLI", "MLI"]


@pytest.mark.parametrize(
    "written",
    [
        "states: [",
        "states: 3",
        "states: [{code: AAA, colour: red}]",
        "states: [{fr: {names: [Rien]}}]",
        "nonsense: []",
        "- a list",
        "offices: [{office: president, terms: []}]",
        "bodies: [{id: a, fr: [b]}, {id: c, fr: [b]}]",
        "states: [{code: AAA, fr: {names: ['']}}]",
        "states: [{code: AAA, fr: {adjectives: ['']}}]",
        "offices: [{state: AAA, office: president, terms: [{name: A, since: yesterday}]}]",
        "a: " + "[" * 5000,
        "states: [&a {code: AAA}, *a]",
    ],
)
def test_a_malformed_file_is_told_in_one_line(tmp_path: Path, gazetteer: Gazetteer, written: str) -> None:
    path = tmp_path / "own.yml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(DataError) as error:
        gazetteer.with_file(path)
    assert "\n" not in str(error.value)
    assert "own.yml" in str(error.value)


def test_an_unreadable_file_is_told_in_one_line(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        gazetteer.with_file(tmp_path / "absent.yml")
    (tmp_path / "latin.yml").write_bytes(b"states: [{code: \xe9}]")
    with pytest.raises(DataError, match="UTF-8"):
        gazetteer.with_file(tmp_path / "latin.yml")


def test_an_empty_file_adds_nothing(tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "own.yml").write_text("", encoding="utf-8")
    assert len(gazetteer.with_file(tmp_path / "own.yml").find("Mali", "fr")) == 1


def test_it_finds_every_name_of_a_long_text(gazetteer: Gazetteer) -> None:
    text = "Bamako a expulsé deux diplomates français, a annoncé jeudi la junte malienne à l’AFP. " * 20_000
    assert len(gazetteer.find(text, "fr")) == 60_000
