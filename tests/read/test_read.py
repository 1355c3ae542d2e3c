"""Sentences of news through the whole reader, with the models that come with it: cases as data, held by a floor.

A floor counts the cases read right; it is raised when more are, and lowered only with a reason in the commit. `-s`
shows what is not read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.lexicon import kinds
from dragoman.model import Claim, Document, Participant, Stance
from dragoman.read import pipeline

CASES = Path(__file__).parent.parent / "cases" / "read"
LANGUAGES = ("fr", "en")
PUBLISHED = "2025-05-14"


@cache
def cases(language: str) -> dict[str, Any]:
    """A language's file: its floor and its cases."""
    found: dict[str, Any] = yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    return found


def read(language: str, text: str) -> tuple[Claim, ...]:
    return pipeline.read(Document(name="case", text=text, language=language, published=PUBLISHED)).claims


def side(participants: tuple[Participant, ...], wanted: str) -> bool:
    """Whether a role is filled as wanted: `*` by anything, `?` by nobody, else by these."""
    if wanted == "*":
        return True
    return {each.actor.code for each in participants} == (set() if wanted == "?" else set(wanted.split("+")))


def sides(claim: Claim, wanted: str) -> bool:
    source, _, target = wanted.partition(">")
    if side(claim.source, source) and side(claim.target, target):
        return True
    return kinds.load()[claim.kind].mutual and side(claim.source, target) and side(claim.target, source)


def speakers(claim: Claim) -> set[str]:
    found = set()
    for each in claim.speakers:
        if each.anonymous:
            found.add(f"anonymous:{each.side}")
        elif each.actor is not None:
            found.add(each.actor.code)
    return found


def holds(claim: Claim, name: str, value: str) -> bool:
    """Whether a claim has one of the further things that a case asks for."""
    if name == "count":
        return claim.people is not None and str(claim.people.low) == value
    if name == "date":
        return value in [f"{time.clock.value}:{time.edtf}" for time in claim.times]
    if name == "due":
        return value in [str(time.hours or time.edtf) for time in claim.times if time.clock.value == "due"]
    if name == "speaker":
        return value in speakers(claim)
    return {
        "stance": claim.stance.value == value,
        "topic": claim.topic == value,
        "reason": (claim.reason is not None) == (value == "yes"),
        "condition": (claim.condition is not None) == (value == "yes"),
    }[name]


def fits(claim: Claim, wanted: str) -> bool:
    kind, who, *further = wanted.split()
    return (
        claim.kind == kind
        and sides(claim, who)
        and ("stance=" in wanted or claim.stance is Stance.DONE)
        and all(holds(claim, *each.split("=")) for each in further)
    )


def faults(language: str, case: dict[str, Any]) -> list[str]:
    """What is wrong with the reading of a case."""
    claims = read(language, case["text"])
    missing = [wanted for wanted in case["gives"] if not any(fits(claim, wanted) for claim in claims)]
    never = [claim.kind for claim in claims if claim.kind in case.get("never", ()) and claim.stance is Stance.DONE]
    return missing + [f"never {kind}" for kind in never]


def tell(claim: Claim) -> str:
    roles = (("+".join(each.actor.code for each in role) or "?") for role in (claim.source, claim.target))
    times = [f"{time.clock.value}:{time.edtf or time.hours}" for time in claim.times]
    count = claim.people.low if claim.people else ""
    return (
        f"{claim.kind} {'>'.join(roles)} {claim.stance.value} {count} {times} {sorted(speakers(claim))} {claim.topic}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_news(language: str) -> None:
    wrong = {case["text"]: (found, case) for case in cases(language)["cases"] if (found := faults(language, case))}
    for text, (found, case) in wrong.items():
        print(f"{'gap' if case.get('gap') else 'WRONG'}: {text}\n    {found}")
        for claim in read(language, text):
            print(f"        {tell(claim)}")
    for case in cases(language)["cases"]:
        if case.get("gap") and case["text"] not in wrong:
            print(f"no gap any more: {case['text']}")
    total, floor = len(cases(language)["cases"]), cases(language)["floor"]
    known = sum(bool(case.get("gap")) for case in cases(language)["cases"])
    print(f"{language}: {total - len(wrong)} of {total} read right; {known} known gaps; floor {floor}")
    assert total - len(wrong) >= floor


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_are_well_formed(language: str) -> None:
    found = cases(language)["cases"]
    assert len(found) >= 60
    assert len({case["text"] for case in found}) == len(found)
    known = kinds.load()
    for case in found:
        for wanted in case["gives"]:
            kind, who, *further = wanted.split()
            assert kind in known, wanted
            assert ">" in who, wanted
            assert all("=" in each for each in further), wanted
        assert set(case.get("never", ())) <= set(known), case["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_are_varied(language: str) -> None:
    assert len({wanted.split()[0] for case in cases(language)["cases"] for wanted in case["gives"]}) >= 40
