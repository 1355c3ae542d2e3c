from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.lexicon import numbers
from dragoman.model import Quantity
from dragoman.read import quantities
from dragoman.read.tree import Parse, Sentence, Token

CASES = Path(__file__).parent.parent / "cases" / "quantities"
LANGUAGES = ("en", "fr")
_RELATIONS = {"DET": "det", "NUM": "nummod", "ADJ": "amod", "ADP": "case", "ADV": "advmod", "PRON": "nmod:poss"}


def _cases() -> list[Any]:
    return [
        pytest.param(language, case, id=f"{language}: {case['text'][:60]}")
        for language in LANGUAGES
        for case in yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    ]


def _parse(text: str, words: str, language: str) -> tuple[Parse, int]:
    """A parse in which all that stands before the noun hangs on it, as a parser with no more to go by would have it."""
    written = [word.replace("_", " ").rsplit("/", 1) for word in words.split(" ")]
    noun = next(place for place, (_, sort) in enumerate(written) if sort.endswith("*"))
    tokens, start = [], 0
    for place, (form, sort) in enumerate(written):
        start = text.index(form, start)
        upos = sort.rstrip("*+")
        relation = "root" if place == noun else _RELATIONS.get(upos, "dep") if upos != "NOUN" else "compound"
        head = noun if place < noun else place
        features = "Number=Plur" if "+" in sort else "Number=Sing"
        tokens.append(Token(place, start, start + len(form), form, form.lower(), upos, features, head, relation))
        start += len(form)
    return Parse(text, language, tuple(tokens), (Sentence(0, len(tokens) - 1),)), noun


def _tell(found: Quantity | None) -> str | None:
    if found is None:
        return None
    low, high = ("" if bound is None else str(bound) for bound in (found.low, found.high))
    return f"{found.span.text} = {low}..{high}{'~' if found.approximate else ''}{'?' if found.vague else ''}"


@pytest.mark.parametrize(("language", "case"), _cases())
def test_cases(language: str, case: dict[str, Any]) -> None:
    parse, noun = _parse(case["text"], case["words"], language)
    found = quantities.of(parse, noun)
    assert _tell(found) == case.get("gives")
    assert found is None or found.span.quotes(case["text"])


@pytest.mark.parametrize(
    ("words", "language", "value", "length"),
    [
        ("quatre - vingt - dix - sept", "fr", 97, 7),
        ("soixante et onze", "fr", 71, 3),
        ("deux trois", "fr", 2, 1),
        ("deux mille vingt - cinq", "fr", 2025, 5),
        ("nonante - neuf", "fr", 99, 3),
        ("two hundred and five", "en", 205, 4),
        ("one million two hundred thousand", "en", 1_200_000, 5),
        ("twenty ten", "en", 20, 1),
    ],
)
def test_numbers_in_words(words: str, language: str, value: int, length: int) -> None:
    assert numbers.read(words.split(), 0, numbers.load(language)) == (value, length)


@pytest.mark.parametrize(
    ("written", "value"),
    [("1 200", 1200), ("1,200", 1200), ("1.200.000", 1_200_000), ("12,5", None), ("2025", 2025), ("1,20", None)],
)
def test_numbers_in_figures(written: str, value: int | None) -> None:
    assert numbers.digits(written) == value


_WORDS = (
    "deux cent mille une vingtaine de des plusieurs dizaines environ au moins les soldats et à ou 10 1 200 12,5 2024 "
    "en two dozen of between and to some a few the no both of members up 1.5 million \u0663 ²"
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS.split(" ")), min_size=1, max_size=12),
    st.lists(st.sampled_from(["NUM", "DET", "ADJ", "ADP", "NOUN", "CCONJ", "ADV"]), min_size=12, max_size=12),
    st.sampled_from(LANGUAGES),
)
def test_a_quantity_quotes_its_text_and_keeps_its_bounds(words: list[str], sorts: list[str], language: str) -> None:
    tagged = [f"{word}/{sort}" for word, sort in zip(words, sorts, strict=False)]
    tagged[-1] += "*"
    text = " ".join(words)
    parse, noun = _parse(text, " ".join(tagged), language)
    found = quantities.of(parse, noun)
    if found is not None:
        assert found.span.quotes(text)
        assert found.low is None or found.high is None or 0 <= found.low <= found.high
