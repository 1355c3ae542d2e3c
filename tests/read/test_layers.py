"""Speakers, clocks, reasons, counterparts: what the layers above the parse make of parses by hand."""

# ruff: noqa: E501  (one line a sentence of the notation)

from __future__ import annotations

import pytest

from dragoman.lexicon import kinds
from dragoman.model import Actor, ActorType, Claim, Participant, Span
from dragoman.read.counterparts import Counterparts
from tests.read.trees import claims, parse, tell

_EXPEL_FR = "Bamako/PROPN/nsubj>3/sg a:avoir/AUX/aux>3 expulsé:expulser/VERB/{}/pp deux/NUM/nummod>5 diplomates:diplomate/NOUN/obj>3/pl,m français/ADJ/amod>5"
_EXPEL_EN = "Chad/PROPN/nsubj>2/sg expelled:expel/VERB/{}/past two/NUM/nummod>5 French/ADJ/amod>5 diplomats:diplomat/NOUN/obj>2/pl"


def only(language: str, written: str, kind: str = "expel", published: str | None = None) -> Claim:
    told = [each for each in claims(parse(language, written), published) if each.kind == kind]
    assert len(told) == 1, told
    return told[0]


def speakers(claim: Claim) -> list[str]:
    return [each.span.text for each in claim.speakers]


# Speech


def test_the_outlet_itself() -> None:
    assert speakers(only("fr", _EXPEL_FR.format("root") + " ./PUNCT/punct>3")) == []


def test_inverted_verb() -> None:
    written = (
        _EXPEL_FR.format("root") + " ,/PUNCT/punct>9 a:avoir/AUX/aux>9 indiqué:indiquer/VERB/parataxis>3/pp "
        "le/DET/det>11 ministère/NOUN/nsubj>9 malien/ADJ/amod>11 des:de/ADP/case>14 Affaires:affaire/NOUN/nmod>11 étrangères:étranger/ADJ/amod>14 ./PUNCT/punct>3"
    )
    claim = only("fr", written)
    assert [each.actor and each.actor.state for each in claim.speakers] == ["MLI"]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "fr",
            "Selon/ADP/case>3 une/DET/det>3 source/NOUN/obl>8 diplomatique/ADJ/amod>3 ,/PUNCT/punct>3 Bamako/PROPN/nsubj>8 a:avoir/AUX/aux>8 "
            "expulsé:expulser/VERB/root/pp deux/NUM/nummod>10 diplomates:diplomate/NOUN/obj>8/pl français/ADJ/amod>10 ./PUNCT/punct>8",
        ),
        (
            "en",
            "According:accord/VERB/case>5 to/ADP/fixed>1 a/DET/det>5 diplomatic/ADJ/amod>5 source/NOUN/obl>8 ,/PUNCT/punct>5 Chad/PROPN/nsubj>8 "
            "expelled:expel/VERB/root/past two/NUM/nummod>11 French/ADJ/amod>11 diplomats:diplomat/NOUN/obj>8/pl ./PUNCT/punct>8",
        ),
    ],
)
def test_according_to(language: str, written: str) -> None:
    (speaker,) = only(language, written).speakers
    assert speaker.anonymous
    assert "source" in speaker.span.text


def test_reported_clause_and_the_agency_told() -> None:
    written = (
        "A/DET/det>2 diplomat/NOUN/nsubj>3 told:tell/VERB/root/past Reuters/PROPN/iobj>3 that/SCONJ/mark>7 Chad/PROPN/nsubj>7 "
        "expelled:expel/VERB/ccomp>3/past two/NUM/nummod>10 French/ADJ/amod>10 diplomats:diplomat/NOUN/obj>7/pl ./PUNCT/punct>3"
    )
    assert speakers(only("en", written)) == ["A diplomat", "Reuters"]


def test_the_same_source_is_tied_to_its_introduction() -> None:
    written = """
        Une/DET/det>2 source/NOUN/nsubj>5/sg diplomatique/ADJ/amod>2 a:avoir/AUX/aux>5 protesté:affirmer/VERB/root/pp que/SCONJ/mark>8 Paris/PROPN/nsubj>8 proteste:protester/VERB/ccomp>5/fin ./PUNCT/punct>5
        Bamako/PROPN/nsubj>3 a:avoir/AUX/aux>3 expulsé:expulser/VERB/root/pp deux/NUM/nummod>5 diplomates:diplomate/NOUN/obj>3/pl français/ADJ/amod>5 ,/PUNCT/punct>8 précise:préciser/VERB/parataxis>3/fin la/DET/det>11/def même/ADJ/amod>11 source/NOUN/nsubj>8/sg ./PUNCT/punct>3
    """
    (speaker,) = only("fr", written).speakers
    assert speaker.span.text == "la même source"
    assert speaker.anonymous
    assert speaker.resolves_to is not None
    assert speaker.resolves_to.text == "Une source diplomatique"


def test_a_quotation_across_sentences() -> None:
    written = """
        “/PUNCT/punct>3 Chad/PROPN/nsubj>3 expelled:expel/VERB/root/past two/NUM/nummod>6 French/ADJ/amod>6 diplomats:diplomat/NOUN/obj>3/pl ./PUNCT/punct>3
        We/PRON/nsubj>2 protest/VERB/root/fin ./PUNCT/punct>2 ”/PUNCT/punct>2
        The/DET/det>3 French/ADJ/amod>3 minister/NOUN/nsubj>4 said:say/VERB/root/past ./PUNCT/punct>4
    """
    claim = only("en", written)
    assert [(each.actor and each.actor.state, each.direct) for each in claim.speakers] == [("FRA", True)]


def test_our_is_the_speakers() -> None:
    written = (
        "Uruguay/PROPN/nsubj>2/sg expelled:expel/VERB/root/past our/PRON/nmod:poss>4 consul/NOUN/obj>2/sg ,/PUNCT/punct>2 "
        "the/DET/det>8 Paraguayan/ADJ/amod>8 minister/NOUN/nsubj>9/sg said:say/VERB/parataxis>2/past ./PUNCT/punct>2"
    )
    assert tell(claims(parse("en", written))) == ["expel URY>PRY done"]


# Clocks


@pytest.mark.parametrize(
    ("wanted", "written"),
    [
        ("occurred 2025-05-12", _EXPEL_EN.format("root") + " on/ADP/case>7 Monday/PROPN/obl>2 ./PUNCT/punct>2"),
        (
            "announced 2025-05-12",
            "Chad/PROPN/nsubj>2 announced:announce/VERB/root/past on/ADP/case>4 Monday/PROPN/obl>2 the/DET/det>6 expulsion/NOUN/obj>2 of/ADP/case>10 two/NUM/nummod>10 French/ADJ/amod>10 diplomats:diplomat/NOUN/nmod>6/pl ./PUNCT/punct>2",
        ),
        (
            "due 48h",
            _EXPEL_EN.format("root")
            + " ,/PUNCT/punct>7 giving:give/VERB/advcl>2/prp them/PRON/iobj>7 48/NUM/nummod>10 hours:hour/NOUN/obj>7 to/PART/mark>12 leave/VERB/acl>10/inf ./PUNCT/punct>2",
        ),
        (
            "due ../2025-05-16",
            "Chad/PROPN/nsubj>2 ordered:order/VERB/root/past two/NUM/nummod>5 French/ADJ/amod>5 diplomats:diplomat/NOUN/obj>2/pl to/PART/mark>7 leave/VERB/xcomp>2/inf by/ADP/case>9 Friday/PROPN/obl>7 ./PUNCT/punct>2",
        ),
    ],
)
def test_clocks(wanted: str, written: str) -> None:
    times = [
        f"{time.clock.value} {time.edtf or f'{time.hours}h'}"
        for claim in claims(parse("en", written), "2025-05-14")
        for time in claim.times
    ]
    assert wanted in times


@pytest.mark.parametrize(("year", "background"), [("2019", True), ("2025", False)])
def test_background(year: str, background: bool) -> None:
    claim = only(
        "en", _EXPEL_EN.format("root") + f" in/ADP/case>7 {year}/NUM/obl>2 ./PUNCT/punct>2", published="2025-05-14"
    )
    assert claim.background is background


def test_without_a_date_nothing_is_dated() -> None:
    claim = only("en", _EXPEL_EN.format("root") + " on/ADP/case>7 Monday/PROPN/obl>2 ./PUNCT/punct>2")
    assert [(time.edtf, time.weekday) for time in claim.times] == [(None, 1)]


# Reasons


def test_a_reason_that_tells_of_an_event() -> None:
    written = (
        "En/ADP/case>2 réaction/NOUN/obl>9 à/ADP/case>5 l'/DET/det>5 arrestation/NOUN/nmod>2 d'/ADP/case>7 Ivanov/PROPN/nmod>5 ,/PUNCT/punct>2 "
        "expulse:expulser/VERB/root/fin Moscou/PROPN/nsubj>9 deux/NUM/nummod>12 diplomates:diplomate/NOUN/obj>9/pl français/ADJ/amod>12 ./PUNCT/punct>9"
    )
    reason = only("fr", written).reason
    assert reason is not None
    assert reason.text.startswith("En réaction à l'arrestation")


def test_a_retort_without_its_cause() -> None:
    written = (
        "In/ADP/case>2 response/NOUN/obl>5 ,/PUNCT/punct>2 Chad/PROPN/nsubj>5 expelled:expel/VERB/root/past two/NUM/nummod>8 French/ADJ/amod>8 "
        "diplomats:diplomat/NOUN/obj>5/pl ./PUNCT/punct>5"
    )
    reason = only("en", written).reason
    assert reason is not None
    assert reason.text == "In response"


def test_an_hour_is_no_reason() -> None:
    written = _EXPEL_EN.format("root") + " after/ADP/case>7 midnight/NOUN/obl>2 ./PUNCT/punct>2"
    assert only("en", written).reason is None


# Counterparts


def _claim(kind: str, source: str, target: str | None, at: int) -> Claim:
    def side(code: str) -> tuple[Participant, ...]:
        actor = Actor(type=ActorType.STATE, state=code)
        return (Participant(actor=actor, span=Span(start=at, end=at + 3, text=code)),)

    return Claim(
        document="d",
        kind=kind,
        trigger=Span(start=at, end=at + 1, text="x"),
        sentence=Span(start=at, end=at + 9, text="x"),
        source=side(source),
        target=side(target) if target else (),
    )


@pytest.mark.parametrize(
    ("wanted", "before", "claim"),
    [
        ("FRA", _claim("accuse", "FRA", "MLI", 0), _claim("deny", "MLI", None, 50)),
        (None, _claim("accuse", "FRA", "TCD", 0), _claim("deny", "MLI", None, 50)),
        ("MLI", _claim("expel", "FRA", "MLI", 0), _claim("summon", "FRA", None, 50)),
        ("FRA", _claim("expel", "FRA", "MLI", 0), _claim("condemn", "MLI", None, 50)),
        ("FRA", _claim("expel", "FRA", "MLI", 0), _claim("condemn", "MLI", None, 5000)),
        (None, _claim("expel", "FRA", "MLI", 0), _claim("attack", "MLI", None, 50)),
        ("TCD", _claim("expel", "FRA", "MLI", 0), _claim("condemn", "MLI", "TCD", 50)),
    ],
)
def test_counterparts(wanted: str | None, before: Claim, claim: Claim) -> None:
    found = Counterparts([before, claim], {}, kinds.load()).complete()[1]
    assert [each.actor.code for each in found.target] == ([wanted] if wanted else [])


def test_what_is_added_quotes_the_words_where_they_stand() -> None:
    found = Counterparts(
        [_claim("accuse", "FRA", "MLI", 0), _claim("deny", "MLI", None, 50)], {}, kinds.load()
    ).complete()[1]
    assert found.target[0].span == Span(start=0, end=3, text="FRA")


# All together


@pytest.mark.parametrize(
    ("wanted", "language", "written"),
    [
        (["expel MLI>FRA done"], "fr", _EXPEL_FR.format("root")),
        (["expel TCD>FRA done"], "en", _EXPEL_EN.format("root")),
        (
            ["expel MLI>FRA done"],
            "fr",
            "Bamako/PROPN/nsubj>3 a:avoir/AUX/aux>3 annoncé:annoncer/VERB/root/pp l'/DET/det>5 expulsion/NOUN/obj>3 de/ADP/case>8 deux/NUM/nummod>8 diplomates:diplomate/NOUN/nmod>5/pl français/ADJ/amod>8",
        ),
        ([], "fr", "Bamako/PROPN/nsubj>3 n'/ADV/advmod>3/neg expulse:expulser/VERB/root/fin personne/PRON/obj>3"),
    ],
)
def test_claims(wanted: list[str], language: str, written: str) -> None:
    assert tell(claims(parse(language, written))) == wanted
