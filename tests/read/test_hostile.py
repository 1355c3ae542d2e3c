"""Texts no newspaper prints: no exception, and every claim still quotes its text."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.read import pipeline
from tests.read.test_laws import check

LANGUAGES = ("fr", "en")

ODD = {
    "punctuation": ('…!?,;:.«»“”"()', '...!?,;:“”"()'),
    "nested quotes": (
        "« Il a dit « Elle a dit « Paris expulse deux diplomates » » »",
        "“He said ‘she said “Paris expels two envoys” ’ ”",
    ),
    "unclosed quotes": ("« Paris a expulsé deux diplomates maliens. ", "“Paris expelled two Malian diplomats. "),
    "right to left": (
        "\u202eفرنسا طردت دبلوماسيين. سגרה Paris expulse. ",
        "\u202eفرنسا طردت دبلوماسيين. Paris expels. ",
    ),
    "pictures": (
        "🇫🇷\u200b a expulsé\u200d 🚀 deux\ufeff diplomates maliens. ",
        "🇫🇷\u200b expelled\u200d 🚀 two\ufeff Malian diplomats. ",
    ),
    "one-word lines": ("Paris\nexpulsion\nBamako\n", "Paris\nexpulsion\nChad\n"),
    "separators": (
        "Paris\x0bexpulse\x85deux\u2028diplomates\x00maliens\r\n",
        "Paris\x0bexpels\x85two\u2028Malian\x00diplomats\r\n",
    ),
    "combining": (
        "P\u0301a\u0301r\u0301i\u0301s e\u0301xpulse deux diplomates. ",
        "P\u0301a\u0301r\u0301i\u0301s expels two envoys. ",
    ),
    "openers of reasons": ("en réaction à ", "in response to "),
    "openers of speech": ("selon ", "according to "),
    "pronouns": ("il a dit qu’il les avait expulsés. ", "he said they had expelled them. "),
    "repeats": ("la même source, ces derniers, les deux pays. ", "the same source, the latter, both countries. "),
}

LONG = {
    "one sentence": ("la France a expulsé deux diplomates maliens et ", "France expelled two Malian diplomats and "),
    "quotations": (
        "« Paris a expulsé un diplomate malien », a dit le ministre. ",
        "“Paris expelled a Malian diplomat,” the minister said. ",
    ),
    "governments": ("le gouvernement a dénoncé le gouvernement. ", "the government condemned the government. "),
    "times": (
        "Paris a expulsé lundi, mardi et le 3 mars un diplomate malien. ",
        "On Monday Paris expelled, by Friday, an envoy. ",
    ),
    "conditions": (
        "si Paris refuse, Bamako expulsera un diplomate si ",
        "if Paris refuses, Chad will expel an envoy if ",
    ),
    "sides": ("Deux diplomates maliens ont été expulsés. ", "Mali condemned the strike. "),
    "persons": ("le ministre malien Jean Dupont, ", "the Malian minister John Smith, "),
}

NESTED = {
    "possessors": (
        "le frère de ",
        "the brother of ",
        "le ministre du Mali a été arrêté.",
        "the minister of Mali was arrested.",
    ),
    "coordination": ("la France, ", "France, ", "et le Mali ont rompu leurs relations.", "and Mali severed ties."),
    "relatives": ("le ministre qui accuse ", "the minister who accuses ", "le Mali.", "Mali."),
    "infinitives": ("refuser de ", "refuse to ", "expulser deux diplomates maliens.", "expel two Malian diplomats."),
    "reports": (
        "il dit que ",
        "he says that ",
        "Paris expulse un diplomate malien.",
        "Paris expels a Malian diplomat.",
    ),
}


def read(language: str, text: str) -> None:
    check(pipeline.read(Document(name="odd", text=text, language=language)), text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ODD)
def test_odd_texts(name: str, language: str) -> None:
    text = ODD[name][LANGUAGES.index(language)]
    for times in (1, 2, 60):
        read(language, text * times)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting(name: str, language: str) -> None:
    place = LANGUAGES.index(language)
    read(language, NESTED[name][place] * 700 + NESTED[name][place + 2])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LONG)
def test_long_texts(name: str, language: str) -> None:
    """Much of the same is read; how long it takes is for benchmarks/."""
    read(language, LONG[name][LANGUAGES.index(language)] * 400)


def test_an_empty_text() -> None:
    for text in ("", " ", "\n\n\n", ".", "\ufeff"):
        for language in LANGUAGES:
            read(language, text)
