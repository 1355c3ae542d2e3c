"""Who does it and to whom, whatever the construction: parses by hand."""

# ruff: noqa: E501  (one line a sentence of the notation)
from __future__ import annotations

import pytest

from dragoman.read.grammar.forms import is_passive
from tests.read.trees import at, parse, slots

# what it shows, language, predicate, wanted subject, wanted object, the parse
CASES = [
    (
        "active",
        "en",
        "expelled",
        ["France"],
        ["diplomats"],
        "France/PROPN/nsubj>2 expelled:expel/VERB/root/past two/NUM/nummod>4 diplomats:diplomat/NOUN/obj>2/pl",
    ),
    (
        "passive with its agent",
        "fr",
        "expulsés",
        ["Bamako"],
        ["diplomates"],
        "diplomates:diplomate/NOUN/nsubj:pass>4/pl ont:avoir/AUX/aux>4 été:être/AUX/aux:pass>4 "
        "expulsés:expulser/VERB/root/pp par/ADP/case>6 Bamako/PROPN/obl:agent>4",
    ),
    (
        "English passive with by",
        "en",
        "expelled",
        ["Minsk"],
        ["envoys"],
        "envoys:envoy/NOUN/nsubj:pass>3/pl were:be/AUX/aux:pass>3 expelled:expel/VERB/root/pp by/ADP/case>5 "
        "Minsk/PROPN/obl>3",
    ),
    (
        "passive without agent",
        "en",
        "expelled",
        [],
        ["envoys"],
        "envoys:envoy/NOUN/nsubj:pass>3/pl were:be/AUX/aux:pass>3 expelled:expel/VERB/root/pp",
    ),
    (
        "relative clause, subject",
        "fr",
        "expulsé",
        ["pays"],
        ["diplomate"],
        "Le/DET/det>2 pays/NOUN/root qui/PRON/nsubj>5/rel a:avoir/AUX/aux>5 expulsé:expulser/VERB/acl:relcl>2/pp "
        "le/DET/det>7 diplomate/NOUN/obj>5",
    ),
    (
        "relative clause, object",
        "fr",
        "expulsé",
        ["Paris"],
        ["diplomate"],
        "Le/DET/det>2 diplomate/NOUN/root que/PRON/obj>6/rel Paris/PROPN/nsubj>6 a:avoir/AUX/aux>6 "
        "expulsé:expulser/VERB/acl:relcl>2/pp",
    ),
    (
        "relative clause, coordinated verbs",
        "en",
        "summoned",
        ["country"],
        ["envoy"],
        "the/DET/det>2 country/NOUN/root that/PRON/nsubj>4/rel protested:protest/VERB/acl:relcl>2/past and/CCONJ/cc>6 "
        "summoned:summon/VERB/conj>4/past the/DET/det>8 envoy/NOUN/obj>6",
    ),
    (
        "reduced relative",
        "fr",
        "arrêté",
        ["junte"],
        ["diplomate"],
        "un/DET/det>2 diplomate/NOUN/root arrêté:arrêter/VERB/acl>2/pp par/ADP/case>6 la/DET/det>6 "
        "junte/NOUN/obl:agent>3",
    ),
    (
        "participle after a comma is the clause's subject's",
        "fr",
        "accusant",
        ["Alger"],
        ["Rabat"],
        "Alger/PROPN/nsubj>3 a:avoir/AUX/aux>3 rappelé:rappeler/VERB/root/pp son/DET/det>5 envoyé/NOUN/obj>3 "
        ",/PUNCT/punct>7 accusant:accuser/VERB/advcl>3/prp Rabat/PROPN/obj>7",
    ),
    (
        "the same, hung on the noun by the parser",
        "fr",
        "accusant",
        ["Alger"],
        ["Rabat"],
        "Alger/PROPN/nsubj>3 a:avoir/AUX/aux>3 rappelé:rappeler/VERB/root/pp son/DET/det>5 envoyé/NOUN/obj>3 "
        ",/PUNCT/punct>7 accusant:accuser/VERB/acl>5/prp Rabat/PROPN/obj>7",
    ),
    (
        "participle right after a noun is the noun's",
        "fr",
        "accusant",
        ["pays"],
        ["Rabat"],
        "les/DET/det>2 pays/NOUN/root accusant:accuser/VERB/acl>2/prp Rabat/PROPN/obj>3",
    ),
    (
        "infinitive under a verb of deciding: its subject",
        "fr",
        "suspendre",
        ["France"],
        ["coopération"],
        "La/DET/det>2 France/PROPN/nsubj>4 a:avoir/AUX/aux>4 décidé:décider/VERB/root/pp de/ADP/mark>6 "
        "suspendre/VERB/xcomp>4/inf la/DET/det>8 coopération/NOUN/obj>6",
    ),
    (
        "infinitive under a verb of ordering: its object",
        "fr",
        "quitter",
        ["attaché"],
        ["pays"],
        "Paris/PROPN/nsubj>3 a:avoir/AUX/aux>3 sommé:sommer/VERB/root/pp l'/DET/det>5 attaché/NOUN/obj>3 de/ADP/mark>7 "
        "quitter/VERB/xcomp>3/inf le/DET/det>9 pays/NOUN/obj>7",
    ),
    (
        "infinitive under asking, with « à »",
        "fr",
        "partir",
        ["attaché"],
        [],
        "Paris/PROPN/nsubj>2 demande:demander/VERB/root/fin à/ADP/case>5 l'/DET/det>5 attaché/NOUN/obl>2 de/ADP/mark>7 "
        "partir/VERB/xcomp>2/inf",
    ),
    (
        "infinitive under a passive of ordering",
        "en",
        "leave",
        ["attaché"],
        ["country"],
        "The/DET/det>2 attaché/NOUN/nsubj:pass>4 was:be/AUX/aux:pass>4 ordered:order/VERB/root/pp to/PART/mark>6 "
        "leave/VERB/xcomp>4/inf the/DET/det>8 country/NOUN/obj>6",
    ),
    (
        "coordinated verbs share their subject",
        "en",
        "recalled",
        ["Spain"],
        ["ambassador"],
        "Spain/PROPN/nsubj>2 protested:protest/VERB/root/past and/CCONJ/cc>4 recalled:recall/VERB/conj>2/past "
        "its/PRON/nmod:poss>6 ambassador/NOUN/obj>4",
    ),
    (
        "coordinated participles after one auxiliary",
        "fr",
        "exigé",
        ["ministère"],
        ["libération"],
        "Le/DET/det>2 ministère/NOUN/nsubj>4 a:avoir/AUX/aux>4 dénoncé:dénoncer/VERB/root/pp l'/DET/det>6 acte/NOUN/obj>4 "
        "et/CCONJ/cc>8 exigé:exiger/VERB/conj>4/pp la/DET/det>10 libération/NOUN/obj>8",
    ),
    (
        "infinitive of a noun: whose decision it is",
        "fr",
        "suspendre",
        ["Madrid"],
        ["accord"],
        "la/DET/det>2 décision/NOUN/root de/ADP/case>4 Madrid/PROPN/nmod>2 de/ADP/mark>6 suspendre/VERB/acl>2/inf "
        "l'/DET/det>8 accord/NOUN/obj>6",
    ),
    (
        "subject hung as a bare oblique",
        "fr",
        "rappelle",
        ["Alger"],
        ["ambassadeur"],
        "Alger/PROPN/obl>2 rappelle:rappeler/VERB/root/fin son/DET/det>4 ambassadeur/NOUN/obj>2",
    ),
]


@pytest.mark.parametrize(("name", "language", "form", "subjects", "objects", "written"), CASES, ids=lambda each: each)
def test_subject_and_object(
    name: str, language: str, form: str, subjects: list[str], objects: list[str], written: str
) -> None:
    found = slots(parse(language, written), form)
    assert (found.get("subject", []), found.get("object", [])) == (subjects, objects), name


NOMINAL = [
    (
        "de and par",
        "fr",
        "arrestation",
        {"of": ["attaché"], "subject": ["police"]},
        "l'/DET/det>2 arrestation/NOUN/root de/ADP/case>5 l'/DET/det>5 attaché/NOUN/nmod>2 par/ADP/case>8 la/DET/det>8 "
        "police/NOUN/nmod>2",
    ),
    (
        "of and by",
        "en",
        "arrest",
        {"of": ["attaché"], "subject": ["police"]},
        "the/DET/det>2 arrest/NOUN/root of/ADP/case>5 the/DET/det>5 attaché/NOUN/nmod>2 by/ADP/case>7 "
        "police/NOUN/nmod>2",
    ),
    (
        "possessor",
        "en",
        "expulsion",
        {"owner": ["Chad"], "of": ["envoy"]},
        "Chad/PROPN/nmod:poss>3 's/PART/case>1 expulsion/NOUN/root of/ADP/case>6 the/DET/det>6 envoy/NOUN/nmod>3",
    ),
    (
        "possessive determiner",
        "fr",
        "expulsion",
        {"owner": ["son"]},
        "son/DET/det>2 expulsion/NOUN/root",
    ),
    (
        "compound",
        "en",
        "sanctions",
        {"compound": ["EU"], "against": ["Minsk"]},
        "EU/PROPN/compound>2 sanctions:sanction/NOUN/root against/ADP/case>4 Minsk/PROPN/nmod>2",
    ),
    (
        "company and adversary",
        "fr",
        "coopération",
        {"with": ["Niger"]},
        "la/DET/det>2 coopération/NOUN/root avec/ADP/case>5 le/DET/det>5 Niger/PROPN/nmod>2",
    ),
    (
        "light verb lends its subject",
        "fr",
        "attaque",
        {"subject": ["Moscou"], "against": ["Kiev"]},
        "Moscou/PROPN/nsubj>3 a:avoir/AUX/aux>3 mené:mener/VERB/root/pp une/DET/det>5 attaque/NOUN/obj>3 contre/ADP/case>7 "
        "Kiev/PROPN/nmod>5",
    ),
    (
        "what the parser gave to the verb is the noun's",
        "fr",
        "coopération",
        {"with": ["Niger"]},
        "Paris/PROPN/nsubj>3 a:avoir/AUX/aux>3 suspendu:suspendre/VERB/root/pp la/DET/det>5 coopération/NOUN/obj>3 "
        "avec/ADP/case>8 le/DET/det>8 Niger/PROPN/obl>3",
    ),
]


@pytest.mark.parametrize(("name", "language", "form", "wanted", "written"), NOMINAL, ids=lambda each: str(each)[:40])
def test_nouns(name: str, language: str, form: str, wanted: dict[str, list[str]], written: str) -> None:
    found = slots(parse(language, written), form)
    assert {slot: found.get(slot) for slot in wanted} == wanted, name


def test_other_slots_of_a_verb() -> None:
    found = slots(
        parse(
            "en",
            "Rome/PROPN/nsubj>2 gave:give/VERB/root/past Tunis/PROPN/iobj>2 aid/NOUN/obj>2 for/ADP/case>6 ports/NOUN/obl>2 "
            "against/ADP/case>8 smugglers/NOUN/obl>2 from/ADP/case>10 Malta/PROPN/obl>2 in/ADP/case>12 Sfax/PROPN/obl>2",
        ),
        "gave",
    )
    assert found["recipient"] == ["Tunis", "ports"]
    assert found["against"] == ["smugglers"]
    assert found["origin"] == ["Malta"]
    assert found["location"] == ["Sfax"]


def test_what_hangs_on_the_object_may_be_the_verbs() -> None:
    found = slots(
        parse(
            "en",
            "Oslo/PROPN/nsubj>2 suspended:suspend/VERB/root/past talks/NOUN/obj>2 with/ADP/case>5 Baku/PROPN/nmod>3",
        ),
        "suspended",
    )
    assert found["with"] == ["Baku"]


@pytest.mark.parametrize(
    ("wanted", "language", "form", "written"),
    [
        (True, "fr", "expulsé", "Il/PRON/nsubj:pass>3 est:être/AUX/aux:pass>3 expulsé:expulser/VERB/root/pp"),
        (False, "fr", "expulsé", "Il/PRON/nsubj>3 a:avoir/AUX/aux>3 expulsé:expulser/VERB/root/pp"),
        (False, "fr", "tournés", "se/PRON/expl:comp>3 sont:être/AUX/aux>3 tournés:tourner/VERB/root/pp"),
        (True, "fr", "détenu", "le/DET/det>2 marin/NOUN/root détenu:détenir/VERB/acl>2/pp"),
        (True, "en", "detained", "sailors/NOUN/root detained:detain/VERB/acl>1/pp"),
        (False, "en", "detained", "Iran/PROPN/nsubj>2 detained:detain/VERB/root/past sailors/NOUN/obj>2"),
        (
            False,
            "fr",
            "exigé",
            "Il/PRON/nsubj>3 a:avoir/AUX/aux>3 protesté:protester/VERB/root/pp et/CCONJ/cc>5 exigé:exiger/VERB/conj>3/pp",
        ),
        (
            True,
            "fr",
            "expulsés",
            "Ils/PRON/nsubj:pass>4 ont:avoir/AUX/aux>4 été:être/AUX/aux:pass>4 arrêtés:arrêter/VERB/root/pp et/CCONJ/cc>6 "
            "expulsés:expulser/VERB/conj>4/pp",
        ),
        (
            True,
            "fr",
            "expulsés",
            "diplomates:diplomate/NOUN/nsubj>2/pl expulsés:expulser/VERB/root/pp par/ADP/case>4 Minsk/PROPN/obl:agent>2",
        ),
    ],
)
def test_passive(wanted: bool, language: str, form: str, written: str) -> None:
    tree = parse(language, written)
    assert is_passive(tree, tree.tokens[at(tree, form)]) is wanted


def test_a_verb_of_motion_only_looks_passive() -> None:
    found = slots(
        parse("fr", "L'/DET/det>2 ambassadeur/NOUN/nsubj>4 est:être/AUX/aux:pass>4 arrivé:arriver/VERB/root/pp"),
        "arrivé",
    )
    assert found["subject"] == ["ambassadeur"]
