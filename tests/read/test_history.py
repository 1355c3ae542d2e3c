"""Background: what a text tells of earlier, after its news."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.read.pipeline import read

NEWS = {
    "en": "Togo expelled the Beninese ambassador on Thursday.\n\nThe ministry said the decision took effect at once. "
    "The embassy made no comment. {}",
    "fr": "Le Togo a expulsé jeudi l'ambassadeur du Bénin.\n\nLa décision prend effet sur-le-champ, selon le "
    "ministère. L'ambassade n'a fait aucun commentaire. {}",
}

CASES = [
    ("en", "Benin had recalled its envoy.", "recall-envoy", True),
    ("en", "Benin recalled its envoy last month.", "recall-envoy", True),
    ("en", "Benin recalled its envoy earlier this week.", "recall-envoy", True),
    ("en", "Benin recalled its envoy on Monday.", "recall-envoy", True),
    ("en", "Benin has long accused Togo of sheltering rebels.", "accuse", True),
    ("en", "Ties have soured since Benin recalled its envoy.", "recall-envoy", True),
    ("en", "Benin recalled its envoy.", "recall-envoy", False),
    ("en", "Benin had recalled its envoy in the morning.", "recall-envoy", False),
    ("en", "Benin said that it had recalled its envoy.", "recall-envoy", False),
    ("en", "Benin recalled its envoy on Thursday.", "recall-envoy", False),
    ("en", "Benin will recall its envoy.", "recall-envoy", False),
    ("en", "Earlier, Benin recalled its envoy.", "recall-envoy", True),
    ("en", "A day earlier, Benin recalled its envoy.", "recall-envoy", False),
    ("en", "In recent days, Benin recalled its envoy.", "recall-envoy", True),
    ("en", "The minister, who on Wednesday had recalled Benin's envoy, made no comment.", "recall-envoy", True),
    ("fr", "Le Bénin avait rappelé son ambassadeur.", "recall-envoy", True),
    ("fr", "Le Bénin a rappelé son ambassadeur le mois dernier.", "recall-envoy", True),
    ("fr", "Début janvier, le Bénin a rappelé son ambassadeur.", "recall-envoy", True),
    ("fr", "Le Bénin accuse depuis longtemps le Togo d'abriter des rebelles.", "accuse", True),
    ("fr", "Depuis décembre, le Bénin accuse le Togo d'abriter des rebelles.", "accuse", True),
    ("fr", "Le Bénin, qui avait rappelé mercredi son ambassadeur, s'est tu.", "recall-envoy", True),
    ("fr", "Le Bénin a accusé le Togo à maintes reprises d'abriter des rebelles.", "accuse", True),
    ("fr", "Ces derniers jours, le Bénin a rappelé son ambassadeur.", "recall-envoy", True),
    ("fr", "Le Bénin a rappelé son ambassadeur.", "recall-envoy", False),
    ("fr", "Le Bénin avait rappelé son ambassadeur dans la matinée.", "recall-envoy", False),
    ("fr", "Le Bénin a indiqué qu'il avait rappelé son ambassadeur.", "recall-envoy", False),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "background"), CASES, ids=[case[1] for case in CASES])
def test_background(language: str, sentence: str, kind: str, background: bool) -> None:
    document = Document(name="t", text=NEWS[language].format(sentence), language=language, published="2025-01-16")
    (claim,) = [each for each in read(document).claims if each.kind == kind]
    assert claim.background is background


LEADS = [
    ("en", "Togo expelled the envoy of Benin, which closed its border last month.", "close-border", True),
    ("en", "Togo expelled the envoy of Benin, which closed its border on Wednesday.", "close-border", False),
    ("en", "Farmers marched on Tuesday in Lomé, where Benin attacked a convoy last March.", "attack", True),
    (
        "en",
        "Togo expelled the envoy of Benin, which had shut its border weeks ago, on a Sunday.",
        "close-border",
        True,
    ),
    ("en", "Togo expelled the envoy of Benin, which has repeatedly closed its border.", "close-border", True),
    ("fr", "Le Togo a expulsé l'ambassadeur du Bénin, qui a fermé sa frontière le mois dernier.", "close-border", True),
    ("fr", "Le Togo a expulsé l'ambassadeur du Bénin, qui a fermé sa frontière mercredi.", "close-border", False),
    ("fr", "Le Togo, qui a accusé le Bénin à plusieurs reprises, a expulsé son ambassadeur.", "accuse", True),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "background"), LEADS, ids=[case[1] for case in LEADS])
def test_a_lead_tells_of_earlier_in_passing(language: str, sentence: str, kind: str, background: bool) -> None:
    document = Document(name="t", text=sentence, language=language, published="2025-01-16")
    (claim,) = [each for each in read(document).claims if each.kind == kind]
    assert claim.background is background


@pytest.mark.parametrize("published", ["2025-01-16", None])
def test_the_news_comes_first(published: str | None) -> None:
    text = "Benin had recalled its envoy last month.\n\nTogo expelled the Beninese ambassador on Thursday."
    found = read(Document(name="t", text=text, language="en", published=published)).claims
    assert [each.background for each in found if each.kind == "expel"] == [False]
