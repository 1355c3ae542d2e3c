"""The words hold together, and what is written in the files is what is looked up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DataError
from dragoman.lexicon import kinds, words
from dragoman.lexicon.build import DATA, PARTS
from dragoman.lexicon.patterns import Example, Pattern, Phrase
from dragoman.lexicon.phrases import Notation, example, phrase
from dragoman.lexicon.twins import twins
from dragoman.lexicon.words import Lexicon
from dragoman.lexicon.words_source import read_words

LANGUAGES = ("fr", "en")
FRENCH = Notation(
    prepositions=frozenset({"à", "de", "sur"}),
    dropped=frozenset({"la", "d", "un", "en"}),
    reflexive={"se": "se", "s": "se"},
)
ENGLISH = Notation(prepositions=frozenset({"of", "to", "for", "in"}), dropped=frozenset({"the", "an"}), noun_last=True)
STANCE = ("say", "announce", "decide", "demand", "threaten", "deny", "possible", "plan", "avert", "light", "sources")


def written(language: str) -> Lexicon:
    return read_words(DATA / "lexicons" / language, tuple(kinds.load()))


@pytest.mark.parametrize(
    ("text", "notation", "noun", "expected"),
    [
        ("expulser", FRENCH, False, Phrase(head="expulser")),
        ("mettre fin à", FRENCH, False, Phrase(head="mettre", words=("fin",), preposition="à")),
        ("se retirer de", FRENCH, False, Phrase(head="retirer", words=("se",), preposition="de")),
        ("s'emparer de", FRENCH, False, Phrase(head="emparer", words=("se",), preposition="de")),
        ("coup d'état", FRENCH, True, Phrase(head="coup", words=("état",))),
        ("cut off", ENGLISH, False, Phrase(head="cut", words=("off",))),
        ("put an end to", ENGLISH, False, Phrase(head="put", words=("end",), preposition="to")),
        ("call +in", ENGLISH, False, Phrase(head="call", words=("in",))),
        ("border closure", ENGLISH, True, Phrase(head="closure", words=("border",))),
        ("note of protest", ENGLISH, True, Phrase(head="note", words=("protest",))),
        ("of", ENGLISH, False, None),
    ],
)
def test_phrases(text: str, notation: Notation, noun: bool, expected: Phrase | None) -> None:
    if expected is None:
        with pytest.raises(DataError, match="no word"):
            phrase(text, notation, noun=noun)
    else:
        assert phrase(text, notation, noun=noun) == expected


@given(st.text(max_size=40), st.booleans())
def test_any_phrase_is_read_or_refused(text: str, noun: bool) -> None:
    try:
        found = phrase(text, ENGLISH, noun=noun)
    except DataError:
        return
    assert found.head
    assert not any(character.isspace() for character in found.head)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A > B. > MLI FRA 5", Example(text="A > B.", source=("MLI",), target=("FRA",), count=5)),
        ("A. > FRA+DEU -", Example(text="A.", source=("FRA", "DEU"))),
        ("A. > - Islamic_State", Example(text="A.", target=("Islamic State",))),
        ("A. > !", Example(text="A.", gives=False)),
        ("A.", None),
        ("A. > MLI FRA five", None),
    ],
)
def test_examples(text: str, expected: Example | None) -> None:
    if expected is None:
        with pytest.raises(DataError):
            example(text)
    else:
        assert example(text) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_built_is_what_is_written(language: str) -> None:
    assert (DATA / "built" / f"words-{language}.json").read_bytes() == PARTS[f"words-{language}"](DATA)
    assert (DATA / "built" / "kinds.json").read_bytes() == PARTS["kinds"](DATA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_and_every_pattern_an_example(language: str) -> None:
    lexicon = written(language)
    assert {pattern.kind for pattern in lexicon.patterns} == set(kinds.load())
    assert [pattern for pattern in lexicon.patterns if not pattern.examples] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_is_given_twice(language: str) -> None:
    texts = [(pattern.kind, each.text) for pattern in written(language).patterns for each in pattern.examples]
    assert len(texts) == len(set(texts))


def test_both_languages_have_the_same_classes_and_topics() -> None:
    french, english = (words.load(language) for language in LANGUAGES)
    assert set(french.classes) == set(english.classes)
    assert set(french.topics) == set(english.topics)
    assert all(french.classes[name] and english.classes[name] for name in STANCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_triggers_are_found_by_their_head(language: str) -> None:
    lexicon = words.load(language)
    for index, part in (
        (lexicon.by_verb, "verbs"),
        (lexicon.by_noun, "nouns"),
        (lexicon.by_adjective, "adjectives"),
    ):
        found = {(pattern.kind, each) for triggers in index.values() for pattern, each in triggers}
        assert found == {(pattern.kind, each) for pattern in lexicon.patterns for each in getattr(pattern, part)}


def test_composition_writes_classes_out() -> None:
    kinds_of = {pattern.kind for pattern, found in words.load("fr").by_verb["mettre"] if str(found) == "mettre fin à"}
    assert {"end-cooperation", "break-relations", "suspend-aid"} <= kinds_of


BASE = {"classes.yml": "notation: {prepositions: [of], dropped: [the]}\nclasses: {a: [b]}\n", "topics.yml": "{}\n"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("words/x.yml", "kind: no-kind\npatterns: []\n", "xx/words/x.yml: there is no kind no-kind"),
        ("words/x.yml", "kind: expel\npatterns: [{object: [a]}]\n", "entry 1: it has no verb, noun or adjective"),
        ("words/x.yml", "kind: expel\npatterns: [{verb: ['@c']}]\n", "entry 1: there is no class c"),
        ("words/x.yml", "kind: expel\npatterns: [{verb: [v], object: ['@c']}]\n", "entry 1: there is no class c"),
        ("words/x.yml", "kind: expel\npatterns: [{verb: [v], slots: {over: [a]}}]\n", "there is no slot over"),
        ("words/x.yml", "kind: expel\npatterns: [{verb: [v], topic: t}]\n", "there is no topic t"),
        ("words/x.yml", "kind: expel\npatterns: [{verbs: [v]}]\n", "unknown field `verbs`"),
        ("words/x.yml", "kind: expel\npatterns: [{verb: [v], examples: [A]}]\n", "an example ends in"),
        (
            "classes.yml",
            "notation: {prepositions: [], dropped: []}\nclasses: {a: ['@a']}\n",
            "a: the class contains itself",
        ),
        ("classes.yml", "notation: {prepositions: [], dropped: []}\nclasses: {a: ['@z']}\n", "a: there is no class z"),
        ("topics.yml", "t: [a\n", "not YAML"),
    ],
)
def test_a_malformed_entry_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    folder = tmp_path / "xx"
    (folder / "words").mkdir(parents=True)
    for file, content in {**BASE, name: text}.items():
        (folder / file).write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(said)) as raised:
        read_words(folder, ("expel",))
    assert "\n" not in str(raised.value)


def test_what_a_verb_tells_its_noun_tells() -> None:
    cut, close = Phrase(head="couper"), Phrase(head="fermer")
    patterns = (
        Pattern(kind="break-relations", verbs=(cut,), slots={"object": ("relations",)}),
        Pattern(kind="attack", verbs=(cut,), slots={"object": ("actor",)}),
        Pattern(kind="close-border", verbs=(close,), slots={"object": ("borders",)}),
        Pattern(kind="close-mission", nouns=(Phrase(head="fermeture"),), slots={"object": ("borders",)}),
    )
    found = twins(patterns, {"couper": ("coupure",), "fermer": ("fermeture",)})
    assert [(each.kind, each.nouns) for each in found] == [("break-relations", (Phrase(head="coupure"),))]
