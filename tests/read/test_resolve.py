"""Whom the words mean: names, adjectives, possessives, pronouns, what repeats: parses by hand, the shipped gazetteer."""

# ruff: noqa: E501  (one line a sentence of the notation)
from __future__ import annotations

import pytest

from tests.read.trees import at, parse, resolver

# what it shows, language, word, wanted "CODE" or "CODE/body" (None: nobody), the parse
CASES = [
    (
        "adjective of a people",
        "fr",
        "diplomates",
        "MLI",
        "deux/NUM/nummod>2 diplomates:diplomate/NOUN/root/pl maliens:malien/ADJ/amod>2",
    ),
    (
        "English adjective",
        "en",
        "diplomats",
        "MLI",
        "two/NUM/nummod>3 Malian/ADJ/amod>3 diplomats:diplomat/NOUN/root/pl",
    ),
    (
        "a chain of « de »",
        "fr",
        "membres",
        "FRA",
        "cinq/NUM/nummod>2 membres:membre/NOUN/root/pl du:de/ADP/case>4 personnel/NOUN/nmod>2 de/ADP/case>7 l'/DET/det>7 "
        "ambassade/NOUN/nmod>4 de/ADP/case>9 France/PROPN/nmod>7",
    ),
    (
        "a name with its possessive",
        "en",
        "ambassador",
        "POL",
        "Poland/PROPN/nmod:poss>3 's/PART/case>1 ambassador/NOUN/root",
    ),
    ("a capital for its state", "fr", "Varsovie", "POL", "Varsovie/PROPN/nsubj>2 proteste:protester/VERB/root/fin"),
    (
        "a part of a state",
        "fr",
        "ministère",
        "POL/foreign-ministry",
        "le/DET/det>2 ministère/NOUN/root polonais/ADJ/amod>2 des:de/ADP/case>5 Affaires:affaire/NOUN/nmod>2/pl "
        "étrangères:étranger/ADJ/amod>5",
    ),
    ("an army", "en", "army", "SDN/army", "the/DET/det>3 Sudanese/ADJ/amod>3 army/NOUN/root"),
    (
        "who governs is of the place he governs from",
        "fr",
        "junte",
        "MLI/junta",
        "la/DET/det>2 junte/NOUN/root au:à/ADP/case>4 pouvoir/NOUN/nmod>2 à/ADP/case>6 Bamako/PROPN/nmod>4",
    ),
    (
        "« son » is the subject's",
        "fr",
        "ressortissant",
        "FRA",
        "La/DET/det>2 France/PROPN/nsubj>3 réclame:réclamer/VERB/root/fin la/DET/det>5 libération/NOUN/obj>3 de/ADP/case>8 "
        "son/DET/det>8 ressortissant/NOUN/nmod>5/sg",
    ),
    (
        "its is the subject's",
        "en",
        "ambassador",
        "ESP",
        "Spain/PROPN/nsubj>2 recalled:recall/VERB/root/past its/PRON/nmod:poss>4 ambassador/NOUN/obj>2/sg",
    ),
    (
        "a pronoun for the last subject that agrees",
        "en",
        "It",
        "ARG",
        """
        Argentina/PROPN/nsubj>2/sg protested:protest/VERB/root/past on/ADP/case>4 Monday/PROPN/obl>2 ./PUNCT/punct>2
        It/PRON/nsubj>2/sg recalled:recall/VERB/root/past its/PRON/nmod:poss>4 envoy/NOUN/obj>2
        """,
    ),
    (
        "an object pronoun is not the subject",
        "fr",
        "l'",
        "FRA",
        """
        La/DET/det>2 France/PROPN/nsubj>3/sg,f proteste:protester/VERB/root/fin ./PUNCT/punct>3
        Bamako/PROPN/nsubj>3/sg l'/PRON/obj>3/sg accuse:accuser/VERB/root/fin d'/ADP/case>5 espionnage/NOUN/obl>3
        """,
    ),
    (
        "« ces derniers » are the people named last",
        "fr",
        "derniers",
        "FRA",
        """
        Bamako/PROPN/nsubj>3 a:avoir/AUX/aux>3 expulsé:expulser/VERB/root/pp cinq/NUM/nummod>5 diplomates:diplomate/NOUN/obj>3/pl,m français/ADJ/amod>5 ./PUNCT/punct>3
        Ces:ce/DET/det>2 derniers:dernier/NOUN/nsubj>5/pl,m ont:avoir/AUX/aux>5 déjà/ADV/advmod>5 quitté:quitter/VERB/root/pp le/DET/det>7 pays/NOUN/obj>5
        """,
    ),
    (
        "the latter",
        "en",
        "latter",
        "RUS",
        """
        London/PROPN/nsubj>2 expelled:expel/VERB/root/past a/DET/det>5 Russian/ADJ/amod>5 diplomat/NOUN/obj>2/sg ./PUNCT/punct>2
        The/DET/det>2 latter/NOUN/nsubj>3/sg left:leave/VERB/root/past
        """,
    ),
    (
        "a definite noun repeats",
        "fr",
        "diplomates",
        "MLI",
        """
        Paris/PROPN/nsubj>2 expulse:expulser/VERB/root/fin deux/NUM/nummod>4 diplomates:diplomate/NOUN/obj>2/pl maliens:malien/ADJ/amod>4 ./PUNCT/punct>2
        Les/DET/det>2/def diplomates:diplomate/NOUN/nsubj>3/pl partent:partir/VERB/root/fin
        """,
    ),
    (
        "people called by another noun",
        "en",
        "officials",
        "BLR",
        """
        Warsaw/PROPN/nsubj>2 expelled:expel/VERB/root/past two/NUM/nummod>5 Belarusian/ADJ/amod>5 diplomats:diplomat/NOUN/obj>2/pl ./PUNCT/punct>2
        The/DET/det>2/def officials:official/NOUN/nsubj>3/pl left:leave/VERB/root/past
        """,
    ),
    (
        "a person by his office",
        "fr",
        "ministre",
        "TCD",
        "le/DET/det>2 ministre/NOUN/root tchadien/ADJ/amod>2 Ousmane/PROPN/appos>2 Barka/PROPN/flat:name>4",
    ),
    (
        "a surname after its introduction",
        "en",
        "Barkad",
        "TCD",
        """
        The/DET/det>3 Chadian/ADJ/amod>3 minister/NOUN/nsubj>6 Ousmane/PROPN/appos>3 Barkad/PROPN/flat>4 spoke:speak/VERB/root/past ./PUNCT/punct>6
        Barkad/PROPN/nsubj>2 left:leave/VERB/root/past
        """,
    ),
    ("a name that nobody introduced", "en", "Barkad", None, "Barkad/PROPN/nsubj>2 left:leave/VERB/root/past"),
    ("an organisation", "en", "NATO", "NATO", "NATO/PROPN/nsubj>2 protested:protest/VERB/root/past"),
    (
        "past a noun that only counts",
        "fr",
        "dizaine",
        "RUS",
        "une/DET/det>2 dizaine/NOUN/root de/ADP/case>4 diplomates:diplomate/NOUN/nmod>2/pl russes:russe/ADJ/amod>4",
    ),
    ("nobody", "en", "measure", None, "the/DET/det>2 measure/NOUN/root"),
]


def actor(language: str, form: str, written: str) -> str | None:
    tree = parse(language, written)
    index = max(token.index for token in tree.tokens if token.text == form)
    found = resolver(tree).actor(index)
    return None if found is None else found.code + (f"/{found.body}" if found.body else "")


@pytest.mark.parametrize(("name", "language", "form", "wanted", "written"), CASES, ids=lambda each: str(each)[:40])
def test_actor(name: str, language: str, form: str, wanted: str | None, written: str) -> None:
    found = actor(language, form, written)
    if wanted is None or found is None or "/" in wanted:
        assert found == wanted, name
    else:
        assert found.partition("/")[0] == wanted, name


def test_two_countries() -> None:
    tree = parse(
        "en",
        """
        Chad/PROPN/nsubj>2 accused:accuse/VERB/root/past Sudan/PROPN/obj>2 ./PUNCT/punct>2
        The/DET/det>3/def two/NUM/nummod>3 countries:country/NOUN/nsubj>4/pl talked:talk/VERB/root/past
        """,
    )
    found = resolver(tree).several(at(tree, "countries"))
    assert sorted(each.code for each in found) == ["SDN", "TCD"]


def test_one_noun_two_states() -> None:
    tree = parse(
        "fr",
        "les/DET/det>2 présidents:président/NOUN/root/pl colombien/ADJ/amod>2 et/CCONJ/cc>5 vénézuélien/ADJ/conj>3",
    )
    assert {each.code for each in resolver(tree).several(at(tree, "présidents"))} == {"COL", "VEN"}


def test_coordinated_actors_each_with_its_words() -> None:
    tree = parse("en", "Chad/PROPN/nsubj>4 and/CCONJ/cc>3 Sudan/PROPN/conj>1 talked:talk/VERB/root/past")
    found = resolver(tree).participants(at(tree, "Chad"))
    assert [(each.actor.code, each.span.text) for each in found] == [("TCD", "Chad"), ("SDN", "Sudan")]


def test_words_of_a_noun_phrase() -> None:
    tree = parse(
        "fr",
        "avec/ADP/case>3 deux/NUM/nummod>3 diplomates:diplomate/NOUN/root/pl maliens:malien/ADJ/amod>3 "
        "qui/PRON/nsubj>6/rel partent:partir/VERB/acl:relcl>3/fin",
    )
    assert resolver(tree).span(at(tree, "diplomates")).text == "deux diplomates maliens"


def test_a_name_is_quoted_whole() -> None:
    tree = parse("en", "Sri/PROPN/nsubj>3 Lanka/PROPN/nsubj>3 rejected:reject/VERB/root/past it/PRON/obj>3")
    assert resolver(tree).span(at(tree, "Sri")).text == "Sri Lanka"


@pytest.mark.parametrize("link", ["nmod", "appos", "flat", "conj", "acl", "nsubj"])
def test_deep_trees_do_not_nest_without_end(link: str) -> None:
    depth = 3000
    words = [f"frères:frère/NOUN/{link}>{i}/pl" if i else "frères:frère/NOUN/root/pl" for i in range(depth)]
    tree = parse("fr", " ".join([*words, f"Mali/PROPN/nmod>{depth}"]))
    made = resolver(tree)
    for index in (0, 1, depth // 2, depth - 1):
        made.actor(index)
        made.several(index)
        made.span(index)
        made.affiliation(index)
