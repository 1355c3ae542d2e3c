"""Every state acts and is acted upon, in both languages: one sentence made for each, through the whole reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.lexicon.actors_compile import state_actor
from dragoman.lexicon.actors_forms import french_adjective
from dragoman.lexicon.actors_source import State
from dragoman.model import Document
from dragoman.read import pipeline
from tests.lexicon.test_actors_data import data

SHARED = {"COG", "COD", "KOR", "PRK"}
"""States whose adjective is another's too."""


def sentences(state: State) -> Iterator[tuple[str, str]]:
    """Sentences in which the state acts on Norway; a weak adjective would not be read alone."""
    if state.fr.adjectives and state.code not in SHARED:
        masculine = french_adjective(state.fr.adjectives[0])[0]
        yield "fr", f"Le ministre {masculine} des Affaires étrangères a convoqué l'ambassadeur de Norvège."
    if state.en.adjectives and state.en.adjectives[0] not in state.weak and state.code not in SHARED:
        yield "en", f"The {state.en.adjectives[0]} foreign ministry summoned the Norwegian ambassador."
    yield "en", f"{state.en.names[0]} recalled its ambassador to Norway."


STATES = [each for each in data().states if not each.territory and not each.part_of and each.code != "NOR"]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.code)
def test_a_state_acts(state: State) -> None:
    wanted = state_actor(state).code
    for language, text in sentences(state):
        claims = pipeline.read(Document(name="case", text=text, language=language, published="2025-05-14")).claims
        sides = {(source.actor.code, target.actor.code) for c in claims for source in c.source for target in c.target}
        assert (wanted, "NOR") in sides, text
