"""Every state is found by every name, adjective, people and capital it has, as newspapers print them.

The sentences are made of the data, so a new state or form is tested the day it is written. What an entry marks as
weak is left out: it counts only beside another name of the same state.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.lexicon.actors import load
from dragoman.lexicon.actors_compile import state_actor
from dragoman.lexicon.actors_forms import bare, bare_capitals, english_people, french_adjective
from dragoman.lexicon.actors_source import State, StateWords
from tests.lexicon.test_actors_data import data

Case = tuple[str, str]
"""A language and a sentence that names the state."""


def capitalised(word: str) -> str:
    return word[0].upper() + word[1:]


def printed(name: str, language: str) -> Iterator[str]:
    """A name as typography and headlines change it."""
    yield from (name, name.replace("'", "’"), name.replace(" ", "\u00a0"), name.replace("-", "\u2011"))
    yield bare_capitals(name) if language == "fr" else bare(name)
    if len(name) > 3:
        yield from (name.upper(), bare(name.upper()))


def names(words: StateWords, language: str, weak: frozenset[str]) -> Iterator[Case]:
    frames = {
        "fr": ("selon {}, tout est prêt", "l’ambassadeur d’{} a été convoqué", "{} : deux morts"),
        "en": ("the embassy of {} closed", "{}’s ambassador left", "{}: two dead"),
    }
    for name in (*words.names, *words.capitals):
        for form in () if name in weak else printed(name, language):
            for frame in frames[language]:
                yield language, frame.format(form)


def french(words: StateWords, weak: frozenset[str]) -> Iterator[Case]:
    for form in (form for written in words.adjectives for form in french_adjective(written)):
        if form not in weak:
            yield "fr", f"le ministère {form} des Affaires étrangères"
            yield "fr", f"deux {capitalised(form)} ont été arrêtés"
            yield "fr", f"un millier de soldats anti-{form}"


def english(words: StateWords, weak: frozenset[str]) -> Iterator[Case]:
    for adjective in words.adjectives:
        if adjective not in weak:
            yield "en", f"the {adjective} foreign ministry"
            yield "en", f"{adjective}-backed fighters"
    for people in (*words.people, *filter(None, map(english_people, words.adjectives))):
        if people not in weak:
            yield "en", f"three {people} were arrested"


def sentences(state: State) -> Iterator[Case]:
    weak = frozenset((*state.weak, *(word.lower() for word in state.weak)))
    for language, words in (("fr", state.fr), ("en", state.en), ("fr", state.both), ("en", state.both)):
        yield from names(words, language, weak)
        yield from (french if language == "fr" else english)(words, weak)


@pytest.mark.parametrize("state", data().states, ids=lambda state: state.code)
def test_a_state_is_found_by_all_it_is_called(state: State) -> None:
    actor = state_actor(state)
    missed = [
        (language, text)
        for language, text in sentences(state)
        if not any(actor in (each.actor, *each.also) for each in load().find(text, language, on="2025-06-01"))
    ]
    assert missed == []
