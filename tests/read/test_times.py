from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import Unsupported
from dragoman.lexicon import times
from dragoman.model import Direction, Time, edtf
from dragoman.read.times import Expression, find, resolve

CASES = Path(__file__).parent.parent / "cases" / "times"
LANGUAGES = ("en", "fr")
_FORMS = {
    language: sorted(
        form for values in times.load(language).words.values() for forms in values.values() for form in forms
    )
    for language in LANGUAGES
}
_FIGURES = [
    "1",
    "15",
    "2025",
    "1871",
    "48",
    "3e",
    "21st",
    "1990s",
    "2025-08-15",
    "01/02/2024",
    "deux",
    "two",
    "x",
    "X.",
]
_WORDS = {
    "fr": "le du au en depuis jusqu'à avant samedi 15 août 2025 mi fin début dernier prochain veille il y a deux "
    "jours semaines sous 48 heures dans les et à - , . la l'année mars 1er premier trimestre ce soir hier x",
    "en": "the on by until since before Saturday 15 August 2025 mid late early last next day before two days ago "
    "weeks within 48 hours in and to - , . year March 1st first quarter this evening yesterday x 's may",
}


def _cases() -> list[Any]:
    return [
        pytest.param(language, case, id=f"{language}: {case['text'][:60]}")
        for language in LANGUAGES
        for case in yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    ]


def _tell(time: Time) -> str:
    parts = [] if time.direction is Direction.AT else [str(time.direction)]
    parts.append(time.edtf or "?")
    parts += [f"day{time.weekday}"] if time.weekday else []
    parts += [f"{time.hours}h"] if time.hours else []
    return f"{time.span.text} = {' '.join(parts)}"


def _resolved(case: dict[str, Any], expression: Expression) -> Time:
    return resolve(
        expression,
        text=case["text"],
        published=case.get("published"),
        tense=case.get("tense"),
        narrative=case.get("narrative"),
        event=case.get("event"),
    )


@pytest.mark.parametrize(("language", "case"), _cases())
def test_cases(language: str, case: dict[str, Any]) -> None:
    assert [_tell(_resolved(case, each)) for each in find(case["text"], language)] == case["gives"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_many_cases(language: str) -> None:
    cases = yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    assert len(cases) >= 80


def test_other_languages_are_unsupported() -> None:
    with pytest.raises(Unsupported, match="'fr' or 'en'"):
        find("sábado", "es")


@pytest.mark.parametrize("written", ["", "bientôt", "2025-13-01", "XXXX-08-15", "2025-01-01/..", "0000"])
def test_a_useless_anchor_counts_as_unknown(written: str) -> None:
    (expression,) = find("samedi", "fr")
    time = resolve(expression, text="samedi", published=written, narrative=written)
    assert (time.edtf, time.weekday) == (None, 6)


def test_the_ends_of_the_calendar_are_no_error() -> None:
    text = "il y a 9999 ans, dans 99999 siècles, la semaine prochaine, samedi prochain, le 3 mars, dans 999999999 jours"
    for expression in find(text, "fr"):
        for day in ("0001-01-01", "9999-12-31"):
            time = resolve(expression, text=text, published=day, narrative=day)
            assert time.edtf is None or edtf.valid(time.edtf)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "jusqu'au 3e semaine du mois des années 2000"),
        ("fr", "les derniers siècles de 2000, les premières du siècle"),
        ("fr", "entre un vendredi nuit et lundi, entre le milieu des années 2000 et ce lundi"),
        ("fr", "avant un milliard de siècles, sous un milliard de jours"),
        ("en", "the fourth week of the previous month, the last centuries in May"),
        ("en", "the remainder of the 1990s until now, between Wednesday and Saturday"),
        ("en", "a billion-decade ultimatum, within a billion nights"),
    ],
)
def test_odd_words_at_the_ends_of_the_calendar(language: str, text: str) -> None:
    for expression in find(text, language):
        for day in ("0001-01-01", "2025-05-21", "9999-12-31"):
            time = resolve(expression, text=text, published=day, narrative=day, tense="future")
            assert time.edtf is None or edtf.valid(time.edtf)


_texts = st.one_of(
    st.text(max_size=80),
    *(
        st.lists(st.sampled_from(words), max_size=14).map(lambda each: " ".join(each))
        for language in LANGUAGES
        for words in (_WORDS[language].split(), _FORMS[language] + _FIGURES * 9, [*_FORMS[language], *_FIGURES])
    ),
)
_anchors = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2025-08", "2025", "2025-08-10/2025-08-12"]))


@settings(max_examples=300, deadline=None)
@given(_texts, st.sampled_from(LANGUAGES))
def test_expressions_are_in_order_and_apart(text: str, language: str) -> None:
    end = 0
    for each in find(text, language):
        assert end <= each.start < each.end <= len(text)
        end = each.end


@settings(max_examples=300, deadline=None)
@given(_texts, st.sampled_from(LANGUAGES), _anchors, _anchors, st.sampled_from([None, "past", "future", "present"]))
def test_times_quote_the_text_and_are_dates(
    text: str, language: str, published: str | None, narrative: str | None, tense: Any
) -> None:
    for each in find(text, language):
        time = resolve(each, text=text, published=published, tense=tense, narrative=narrative)
        assert time.span.quotes(text)
        assert time.edtf is None or edtf.valid(time.edtf)


@settings(deadline=None)
@given(_texts, st.sampled_from(LANGUAGES))
def test_nothing_is_dated_without_an_anchor_but_by_its_own_words(text: str, language: str) -> None:
    for each in find(text, language):
        time = resolve(each, text=text, published=None)
        years = {piece[:4] for piece in (time.edtf or "").replace("..", "").split("/") if piece}
        known = text.lower()
        assert all(year == "XXXX" or year[:3] in known or year.endswith("X") for year in years)


@pytest.mark.parametrize("words", ["le 15 de ", "on the of ", "l'", "cent et ", "1.1.1.1.", "vingt-", "\n"])
def test_long_nonsense_is_read(words: str) -> None:
    assert len(find(words * (200_000 // len(words)), "fr")) >= 0
