"""The language of a text.

Takes text, gives an ISO 639-1 code, "und" for a text too short or too strange to tell. French and English that read
plainly as such are told by their function words; only what is left asks the statistical model (py3langid, Lui and
Baldwin 2012), whose loading takes over half a second.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from dragoman.lexicon import pages

UNDETERMINED = "und"
_SAMPLE = 6000
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 40
"""Words below which function words prove nothing."""
_SHARE, _LEAD, _VARIETY = 0.17, 2.5, 10
_CERTAIN = 0.5


def language_of(text: str, *, hint: str | None = None) -> str:
    """The language of a text. `hint`, the page's own word for it, decides where the text alone does not."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if plain := _plainly(words):
        return plain
    if len(words) < 3:
        return hint or UNDETERMINED
    code, certainty = _identifier().classify(sample)
    if certainty < _CERTAIN:
        return hint or (str(code) if len(words) >= _ENOUGH else UNDETERMINED)
    return str(code)


def code_of(value: str) -> str | None:
    """The ISO 639-1 code of a language tag of BCP 47 ("fr-FR" is "fr") or a name ("French"); None for anything else."""
    value = value.strip()
    for code, names in pages.languages().names.items():
        if value.lower() in names:
            return code
    found = re.fullmatch(r"([A-Za-z]{2,3})([-_][A-Za-z0-9]+)*", value)
    return found[1].lower() if found else None


def _plainly(words: list[str]) -> str | None:
    if len(words) < _ENOUGH:
        return None
    counts = Counter(words)
    common = pages.languages().common
    score = {code: sum(counts[word] for word in each) for code, each in common.items()}
    best, second = sorted(score, key=lambda code: (-score[code], code))[:2]
    variety = sum(1 for word in common[best] if counts[word])
    sure = score[best] >= _SHARE * len(words) and score[best] >= _LEAD * score[second] and variety >= _VARIETY
    return best if sure else None


@cache
def _identifier() -> Any:
    # Loaded only here: it brings numpy and a compressed model along.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(pages.languages().known))
    return identifier
