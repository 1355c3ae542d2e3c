"""Laws of the reader: what is read quotes the text, in order, the same every time, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Claim, Document, Reading, Span
from dragoman.model.edtf import valid
from dragoman.read import pipeline

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("fr", "en")
FOLDERS = (ROOT.parent / "shared" / "seeds", ROOT / "examples" / "hafnarey", ROOT / "examples" / "dramen")
_WORDS = {
    "fr": "La France Bamako Paris le ministère l’ambassadeur malien a expulsé deux diplomates . , « » selon une source "
    "la même ces derniers il son qui en réaction à l’arrestation menace de suspendre si ne pas lundi avant 48 heures ? "
    "et que a déclaré à l’AFP accusant Bamako d’espionnage les deux pays",
    "en": "France Chad London the ministry 's ambassador Malian expelled two diplomats . , “ ” according to a source "
    "the same latter they its who in response to the arrest threatened to suspend if not on Monday within 48 hours ? "
    "and that said told Reuters accusing Sudan of espionage both countries",
}


def read(language: str, text: str, published: str | None = None) -> Reading:
    return pipeline.read(Document(name="any", text=text, language=language, published=published))


def spans(claim: Claim) -> Iterator[Span]:
    yield from (claim.trigger, claim.sentence)
    yield from (each.span for each in (*claim.source, *claim.target))
    yield from (each.span for each in claim.times)
    for speaker in claim.speakers:
        yield speaker.span
        if speaker.resolves_to is not None:
            yield speaker.resolves_to
    yield from filter(None, (claim.patient, claim.place, claim.matter, claim.condition, claim.reason))
    if claim.people is not None:
        yield claim.people.span


def check(reading: Reading, text: str) -> None:
    """Every law that one reading must keep."""
    for claim in reading.claims:
        for span in spans(claim):
            assert span.quotes(text), (claim.kind, span)
            assert span.text.strip(), (claim.kind, span)
        assert claim.sentence.covers(claim.trigger)
        assert claim.source or claim.target or claim.place or claim.people
        for time in claim.times:
            assert time.edtf is None or valid(time.edtf)
        for role in (claim.source, claim.target):
            assert len({each.actor for each in role}) == len(role)
    starts = [(claim.trigger.start, claim.trigger.end) for claim in reading.claims]
    assert starts == sorted(starts)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


@cache
def texts() -> list[tuple[str, str]]:
    """Language and text of the seeds, the examples and the cases: whatever of them is there."""
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.txt")) + sorted(folder.glob("*.md")):
            text = path.read_text(encoding="utf-8")
            found.append(("fr" if text.count(" les ") > text.count(" the ") else "en", text))
    for language in LANGUAGES:
        cases = yaml.safe_load((ROOT / "tests" / "cases" / "read" / f"{language}.yml").read_text(encoding="utf-8"))
        found.append((language, " ".join(case["text"] for case in cases["cases"])))
        found.append((language, "\n".join(case["text"] for case in cases["cases"])))
    return found


@pytest.mark.parametrize("published", [None, "2025-05-14", "2025-05", "2025-05-14T09:30:00+02:00"])
def test_coverage_keeps_the_laws(published: str | None) -> None:
    for language, text in texts():
        check(read(language, text, published), text)


def test_the_seeds_keep_the_laws() -> None:
    paths = sorted(FOLDERS[0].glob("*.txt"))
    if not paths:
        pytest.skip("no seeds beside the repository")
    for path in paths:
        text = path.read_text(encoding="utf-8")
        reading = read("fr", text)
        assert reading.claims
        check(reading, text)


def test_reading_twice_gives_the_same_bytes() -> None:
    for language, text in texts():
        first = msgspec.json.encode(read(language, text))
        read(language, "Une autre chose. Another thing. " + text[::-1])
        assert msgspec.json.encode(read(language, text)) == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_is_read(language: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=200))
    def law(text: str) -> None:
        check(read(language, text), text)

    law()


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_words_of_news_are_read(language: str) -> None:
    @settings(max_examples=80, deadline=None)
    @given(st.lists(st.sampled_from(_WORDS[language].split()), max_size=40), st.sampled_from([" ", "\n", "\u202f"]))
    def law(words: list[str], blank: str) -> None:
        text = blank.join(words)
        check(read(language, text, "2025-05-14"), text)

    law()


def test_other_languages_are_an_issue_and_no_error() -> None:
    reading = read("de", "Berlin weist zwei Diplomaten aus.")
    assert reading.claims == ()
    assert reading.issue is not None
    assert "'de'" in reading.issue
