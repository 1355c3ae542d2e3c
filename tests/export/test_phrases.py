"""Sentences, names and dates are grammatical and say no more than the event does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman import lexicon
from dragoman.export.phrases import Composer, NameBook, from_texts, in_words
from dragoman.lexicon import kinds, texts
from dragoman.model import Actor, ActorType, Claim, Event, Names, Participant, People, Span, Stance

CASES = Path(__file__).parents[1] / "cases" / "phrases"
INVENTED = {"XOR": Names(fr="Orsanie", en="Orsania"), "XVL": Names(fr="Valdrie", en="Valdria")}


def cases(language: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load((CASES / f"{language}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return read


def composer(language: str) -> Composer:
    words = texts.load(language)
    return Composer(words, NameBook(words, texts.actors(), extra=INVENTED, claims=()), kinds.load())


def plain(sentence: str) -> str:
    return sentence.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "case"), [(language, case) for language in ("fr", "en") for case in cases(language)["sentences"]]
)
def test_sentence(language: str, case: list[Any]) -> None:
    kind, source, target, extra, sentence = case
    people = {key: int(value) for key, value in extra.pop("people", {}).items()}
    event = Event(
        id="e",
        kind=kind,
        source=tuple(source),
        target=tuple(target),
        people=msgspec.convert(people, People) if people else None,
        stance=Stance(extra.get("stance", "done")),
        topic=extra.get("topic"),
        traits=tuple(extra.get("traits", ())),
    )
    assert plain(composer(language).sentence(event)) == sentence


@pytest.mark.parametrize(
    ("language", "edtf", "words"), [(lang, *row) for lang in ("fr", "en") for row in cases(lang)["dates"].items()]
)
def test_date(language: str, edtf: str, words: str) -> None:
    assert plain(in_words(edtf, texts.load(language))) == words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_makes_a_sentence(language: str) -> None:
    compose = composer(language)
    for kind in kinds.load():
        for stance in Stance:
            for source, target in ((("FRA",), ("USA",)), ((), ("USA",)), (("USA", "MLI"), ()), ((), ())):
                event = Event(id="e", kind=kind, source=source, target=target, stance=stance, topic="espionage")
                sentence = compose.sentence(event)
                assert sentence
                assert sentence[0] == sentence[0].upper()
                assert not set("{}[]/+=~") & set(sentence), (kind, sentence)
                assert "  " not in sentence


@given(words=st.text(max_size=30))
def test_words_of_others_are_never_templates(words: str) -> None:
    event = Event(id="e", kind="expel", source=("{a}{b}[x]",), target=(words,))
    for language in ("fr", "en"):
        assert "{a}{b}[x]" in composer(language).sentence(event)


def test_bases_are_written_out() -> None:
    assert (
        composer("en").basis("arrest") == "Vienna Convention of 1961, art. 29; Vienna Convention of 1963, art. 36, 41"
    )
    assert plain(composer("fr").basis("summon")) == "usage"
    for kind in kinds.load():
        french = composer("fr").basis(kind)
        assert not {"VC", "law", "the "} & {each for each in ("VC", "law", "the ") if each in french}, french


def test_languages_say_the_same_things() -> None:
    french, english = texts.load("fr"), texts.load("en")
    for field in (
        "sentences",
        "nouns",
        "stances",
        "acts",
        "topics",
        "charges",
        "owned",
        "basis",
        "dates",
        "count",
        "ui",
    ):
        assert set(getattr(french, field)) == set(getattr(english, field)), field
    assert set(french.sentences) == set(kinds.load()), "a kind without a sentence in data/texts"
    assert topics() <= set(french.topics), "a topic without a name in data/texts"
    for key in french.ui:
        assert slots(french.ui[key]) == slots(english.ui[key]), key
    for words in (french, english):
        assert [len(words.months), len(words.weekdays), len(words.seasons)] == [12, 7, 4]


def topics() -> set[str]:
    folder = Path(lexicon.__file__).parents[1] / "data" / "lexicons"
    return {topic for path in sorted(folder.glob("*/topics.yml")) for topic in yaml.safe_load(path.read_text("utf-8"))}


def slots(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


def test_every_state_of_affairs_and_stance_has_words() -> None:
    for language in ("fr", "en"):
        words = texts.load(language)
        assert {f"stance_{stance}" for stance in Stance if stance is not Stance.DONE} <= set(words.ui)
        assert set(words.stances) == {stance.value for stance in Stance}


def test_states_without_names_take_those_of_the_texts() -> None:
    def claim(document: str, words: str) -> Claim:
        where = Span(start=0, end=len(words), text=words)
        actor = Participant(actor=Actor(type=ActorType.STATE, state="XOR"), span=where)
        return Claim(document=document, kind="expel", trigger=where, sentence=where, source=(actor,))

    said = [claim("f", each) for each in ("L’Orsanie", "Belmara", "l'Orsanie", "les autorités orsaniennes")]
    said += [claim("e", "Orsania")]
    found = from_texts(said, {"f": "fr", "e": "en"}, besides=("FRA",))
    assert found == {"XOR": Names(fr="Orsanie", en="Orsania")}
    group = Actor(type=ActorType.ARMED_GROUP, name="FHP")
    words = "Le Front du Haut-Pays"
    where = Span(start=0, end=len(words), text=words)
    told = [
        Claim(
            document="f", kind="attack", trigger=where, sentence=where, source=(Participant(actor=group, span=where),)
        )
    ]
    found = from_texts(told, {"f": "fr"}, besides=())
    assert found == {"FHP": Names(fr="le Front du Haut-Pays", en="le Front du Haut-Pays")}
    book = NameBook(texts.load("fr"), texts.actors(), extra=found, claims=told)
    assert book.one("FHP", "de") == "du Front du Haut-Pays"
    assert from_texts(said, {"f": "fr", "e": "en"}, besides=("XOR",)) == {}


def test_names_are_whole() -> None:
    for code, names in msgspec.to_builtins(texts.actors().states).items():
        assert len(code) == 3 or not code.isupper()
        assert all(name.strip() == name != "" for name in names)
