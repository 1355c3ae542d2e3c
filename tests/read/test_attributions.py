"""What texts tell after somebody, with the models that come with the reader: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.model import Attribution, Document
from dragoman.read.pipeline import attributions

CASES = Path(__file__).parent.parent / "cases" / "speech"


def cases(*, gaps: bool = True) -> list[Any]:
    found = []
    for language in ("en", "fr"):
        for case in yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))["cases"]:
            marks = [pytest.mark.xfail(reason="known gap", strict=True)] if case.get("gap") and gaps else []
            found.append(pytest.param(language, case, id=f"{language}: {case['text'][:60]}", marks=marks))
    return found


def read(language: str, text: str) -> tuple[Attribution, ...]:
    return attributions(Document(name="case", language=language, text=text))


def written(each: Attribution) -> str:
    source = each.source.text if each.source else "-"
    return f"{source} | {each.cue.text} | {' // '.join(piece.text for piece in each.content)}"


def codes(each: Attribution) -> str:
    found = (speaker.side or (speaker.actor.code if speaker.actor else None) for speaker in each.speakers)
    return " ".join(filter(None, found))


@pytest.mark.parametrize(("language", "case"), cases())
def test_who_says_what(language: str, case: dict[str, Any]) -> None:
    found = read(language, case["text"])
    for wanted in case.get("gives", ()):
        core, _, code = wanted.rpartition(" | ") if wanted.count(" | ") == 3 else (wanted, "", "")
        same = [each for each in found if written(each) == core]
        assert same, [written(each) for each in found]
        assert not code or codes(same[0]) == code
    if "gives" in case:
        assert len(found) == len(case["gives"]), [written(each) for each in found]
    for words in case.get("never", ()):
        assert not any(piece.text == words for each in found for piece in each.content)


@pytest.mark.parametrize(("language", "case"), cases(gaps=False))
def test_everything_quotes_the_text(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    for each in read(language, text):
        spans = [each.cue, *each.content, *(speaker.span for speaker in each.speakers)]
        assert all(span.quotes(text) for span in [*spans, *filter(None, [each.source])])


def test_nothing_in_a_language_that_is_not_read() -> None:
    assert read("de", "Der Minister sagte nichts.") == ()
