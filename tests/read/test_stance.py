"""Said is not done: the stance of a predicate, in parses by hand."""

# ruff: noqa: E501  (one line a sentence of the notation)

from __future__ import annotations

import pytest

from tests.read.trees import at, parse, stances

_DECIDED = (
    "Paris/PROPN/nsubj>3 a:avoir/AUX/aux>3 {} de/ADP/mark>5 suspendre/VERB/xcomp>3/inf l'/DET/det>7 aide/NOUN/obj>5"
)
_ANNOUNCED = "Paris/PROPN/nsubj>3 a:avoir/AUX/aux>3 {} l'/DET/det>5 expulsion/NOUN/obj>3"

# what it shows, language, word, wanted stance (None: nothing is asserted), the parse
CASES = [
    ("told", "en", "expelled", "done", "Chad/PROPN/nsubj>2 expelled:expel/VERB/root/past envoys/NOUN/obj>2"),
    ("decided", "fr", "suspendre", "announced", _DECIDED.format("décidé:décider/VERB/root/pp")),
    ("announced", "fr", "expulsion", "announced", _ANNOUNCED.format("annoncé:annoncer/VERB/root/pp")),
    (
        "demanded",
        "fr",
        "libération",
        "demanded",
        "Paris/PROPN/nsubj>2 exige:exiger/VERB/root/fin la/DET/det>4 libération/NOUN/obj>2",
    ),
    (
        "threatened",
        "fr",
        "suspendre",
        "threatened",
        "Paris/PROPN/nsubj>2 menace:menacer/VERB/root/fin de/ADP/mark>4 suspendre/VERB/xcomp>2/inf l'/DET/det>6 aide/NOUN/obj>4",
    ),
    (
        "denied",
        "en",
        "expelling",
        "denied",
        "Chad/PROPN/nsubj>2 denied:deny/VERB/root/past expelling:expel/VERB/xcomp>2/prp envoys/NOUN/obj>3",
    ),
    (
        "negated",
        "fr",
        "expulsé",
        "denied",
        "Paris/PROPN/nsubj>5 n'/ADV/advmod>5/neg a:avoir/AUX/aux>5 pas/ADV/advmod>5 expulsé:expulser/VERB/root/pp",
    ),
    (
        "negated subject",
        "en",
        "expelled",
        "denied",
        "No/DET/det>2 envoys/NOUN/nsubj:pass>4 were:be/AUX/aux:pass>4 expelled:expel/VERB/root/pp",
    ),
    (
        "neither of two",
        "en",
        "expelled",
        "denied",
        "Neither/CCONJ/cc>2 Riga/PROPN/nsubj>5 nor/CCONJ/cc>4 Vilnius/PROPN/conj>2 expelled:expel/VERB/root/past envoys/NOUN/obj>5",
    ),
    (
        "negated object",
        "en",
        "expelled",
        "denied",
        "Chad/PROPN/nsubj>2 expelled:expel/VERB/root/past no/DET/det>4 envoys/NOUN/obj>2",
    ),
    (
        "a verb with its particle",
        "en",
        "expelling",
        None,
        "Chad/PROPN/nsubj>2 ruled:rule/VERB/root/past out/ADP/compound:prt>2 expelling:expel/VERB/xcomp>2/prp envoys/NOUN/obj>4",
    ),
    (
        "« ne … que » is no negation",
        "fr",
        "expulsé",
        "done",
        "Paris/PROPN/nsubj>4 n'/ADV/advmod>4/neg a:avoir/AUX/aux>4 expulsé:expulser/VERB/root/pp que/ADV/advmod>4 deux/NUM/obj>4",
    ),
    (
        "future",
        "fr",
        "expulsera",
        "announced",
        "Paris/PROPN/nsubj>2 expulsera:expulser/VERB/root/fut deux/NUM/nummod>4 diplomates/NOUN/obj>2",
    ),
    ("will", "en", "expel", "announced", "Chad/PROPN/nsubj>3 will/AUX/aux>3 expel/VERB/root/inf envoys/NOUN/obj>3"),
    (
        "conditional mood",
        "fr",
        "expulserait",
        "possible",
        "Paris/PROPN/nsubj>2 expulserait:expulser/VERB/root/cnd deux/NUM/nummod>4 diplomates/NOUN/obj>2",
    ),
    ("may", "en", "expel", "possible", "Chad/PROPN/nsubj>3 may/AUX/aux>3 expel/VERB/root/inf envoys/NOUN/obj>3"),
    (
        "« pouvoir » as a verb",
        "fr",
        "expulser",
        "possible",
        "Paris/PROPN/nsubj>2 peut:pouvoir/VERB/root/fin expulser/VERB/xcomp>2/inf deux/NUM/obj>3",
    ),
    ("must", "en", "leave", "demanded", "Envoys/NOUN/nsubj>3 must/AUX/aux>3 leave/VERB/root/inf"),
    (
        "allegedly",
        "en",
        "arrested",
        "possible",
        "Chad/PROPN/nsubj>3 allegedly/ADV/advmod>3 arrested:arrest/VERB/root/past a/DET/det>5 envoy/NOUN/obj>3",
    ),
    (
        "a question",
        "en",
        "expel",
        None,
        "Did:do/AUX/aux>3 Chad/PROPN/nsubj>3 expel/VERB/root/inf envoys/NOUN/obj>3 ?/PUNCT/punct>3",
    ),
    (
        "an indirect question",
        "en",
        "expelled",
        None,
        "It/PRON/nsubj>4 is/AUX/cop>4 not/PART/advmod>4 clear/ADJ/root whether/SCONJ/mark>7 Chad/PROPN/nsubj>7 expelled:expel/VERB/ccomp>4/past envoys/NOUN/obj>7",
    ),
    (
        "a condition",
        "fr",
        "libère",
        None,
        "Paris/PROPN/nsubj>2 répondra:répondre/VERB/root/fut si/SCONJ/mark>5 Bamako/PROPN/nsubj>5 libère:libérer/VERB/advcl>2/fin l'/DET/det>7 agent/NOUN/obj>5",
    ),
    (
        "a purpose",
        "fr",
        "libérer",
        None,
        "Paris/PROPN/nsubj>2 agit:agir/VERB/root/fin pour/ADP/mark>4 libérer/VERB/advcl>2/inf l'/DET/det>6 agent/NOUN/obj>4",
    ),
    (
        "avoided",
        "fr",
        "rupture",
        None,
        "Paris/PROPN/nsubj>3 a:avoir/AUX/aux>3 évité:éviter/VERB/root/pp la/DET/det>5 rupture/NOUN/obj>3",
    ),
    (
        "ended",
        "en",
        "cooperation",
        None,
        "Oslo/PROPN/nsubj>2 ended:end/VERB/root/past its/PRON/nmod:poss>4 cooperation/NOUN/obj>2",
    ),
    (
        "announced as done",
        "fr",
        "expulsé",
        "done",
        "Paris/PROPN/nsubj>2 annonce:annoncer/VERB/root/fin avoir/AUX/aux>4 expulsé:expulser/VERB/xcomp>2/pp deux/NUM/obj>4",
    ),
    (
        "said to be done",
        "en",
        "expelled",
        "done",
        "Chad/PROPN/nsubj>2 announced:announce/VERB/root/past it/PRON/nsubj>5 had:have/AUX/aux>5 expelled:expel/VERB/ccomp>2/pp envoys/NOUN/obj>5",
    ),
    (
        "planned",
        "fr",
        "expulser",
        "announced",
        "Paris/PROPN/nsubj>2 compte:compter/VERB/root/fin expulser/VERB/xcomp>2/inf deux/NUM/obj>3",
    ),
    (
        "a light verb's mood",
        "fr",
        "attaque",
        "possible",
        "Moscou/PROPN/nsubj>2 mènerait:mener/VERB/root/cnd une/DET/det>4 attaque/NOUN/obj>2",
    ),
    (
        "a light verb's negation",
        "fr",
        "attaque",
        None,
        "Moscou/PROPN/nsubj>5 n'/ADV/advmod>5/neg a:avoir/AUX/aux>5 pas/ADV/advmod>5 mené:mener/VERB/root/pp d'/DET/det>7 attaque/NOUN/obj>5",
    ),
    (
        "a relative clause stands for itself",
        "fr",
        "expulsé",
        "done",
        "Paris/PROPN/nsubj>2 exige:exiger/VERB/root/fin une/DET/det>4 réponse/NOUN/obj>2 du:de/ADP/case>6 pays/NOUN/nmod>4 qui/PRON/nsubj>9/rel a:avoir/AUX/aux>9 expulsé:expulser/VERB/acl:relcl>6/pp deux/NUM/obj>9",
    ),
    (
        "a modal shared by coordinated verbs",
        "en",
        "expel",
        "possible",
        "Chad/PROPN/nsubj>3 may/AUX/aux>3 protest/VERB/root/inf and/CCONJ/cc>5 expel/VERB/conj>3/inf envoys/NOUN/obj>5",
    ),
    (
        "a participle beside the main clause",
        "fr",
        "accusant",
        "done",
        "Alger/PROPN/nsubj>3 a:avoir/AUX/aux>3 protesté:protester/VERB/root/pp ,/PUNCT/punct>5 accusant:accuser/VERB/advcl>3/prp Rabat/PROPN/obj>5",
    ),
]


@pytest.mark.parametrize(("name", "language", "form", "wanted", "written"), CASES, ids=lambda each: str(each)[:40])
def test_stance(name: str, language: str, form: str, wanted: str | None, written: str) -> None:
    tree = parse(language, written)
    found = stances(tree).of(at(tree, form))
    told = found.stance.value if found.asserted and not (found.negated and wanted is None) else None
    assert told == wanted, name


def test_condition_of_a_threat() -> None:
    tree = parse(
        "en",
        "Oslo/PROPN/nsubj>3 will/AUX/aux>3 retaliate/VERB/root/inf if/SCONJ/mark>6 Baku/PROPN/nsubj>6 refuses:refuse/VERB/advcl>3/fin",
    )
    assert stances(tree).of(at(tree, "retaliate")).condition == at(tree, "refuses")


def test_what_announces_is_known() -> None:
    tree = parse("fr", _ANNOUNCED.format("annoncé:annoncer/VERB/root/pp"))
    assert stances(tree).of(at(tree, "expulsion")).under == at(tree, "annoncé")


@pytest.mark.parametrize("link", ["xcomp", "ccomp", "conj", "advcl", "nmod"])
def test_deep_trees(link: str) -> None:
    words = [f"dire/VERB/{link}>{i}/inf" if i else "dire/VERB/root/inf" for i in range(3000)]
    tree = parse("fr", " ".join(words))
    assert stances(tree).of(2999).stance is not None
