"""Lemmas by table: form and part of speech to dictionary form.

Takes words with their parts of speech, gives lemmas fit for look-up in a lexicon: infinitives,
singular nouns in lower case, masculine singular adjectives. A word in no table goes by the longest
ending that the tables were learned with; a name stays as it is written.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path

from dragoman.read.backbones.words import plain

_RESPELT = {
    "onnait": "onnaît",
    "parait": "paraît",
    "naitr": "naîtr",
    "accroit": "accroît",
    "entrain": "entraîn",
    "maitris": "maîtris",
    "évènement": "événement",
}
"""French stems as they are spelt since 1990, and as the tables have them: « reconnaitre », « entrainer »."""

_AS_WRITTEN = frozenset(["PROPN", "NUM", "PUNCT", "SYM", "X"])


class Lemmas:
    """The tables of one language."""

    def __init__(self, forms: dict[str, dict[str, str]], endings: dict[str, dict[str, tuple[int, str]]]) -> None:
        self._forms = forms
        self._endings = endings
        self._longest = max((len(end) for table in endings.values() for end in table), default=0)
        self._known: dict[tuple[str, str], str] = {}

    @classmethod
    def read(cls, path: Path) -> Lemmas:
        """Read the tables packed by `training/lemmas.py`."""
        packed = json.loads(zlib.decompress(path.read_bytes()))
        forms = {
            upos: dict(line.split("\t") for line in table.split("\n") if line)
            for upos, table in packed["forms"].items()
        }
        endings = {
            upos: {end: (int(cut), add) for end, (cut, add) in table.items()}
            for upos, table in packed["endings"].items()
        }
        return cls(forms, endings)

    def lemma(self, word: str, upos: str) -> str:
        """The lemma of a word; `upos` is its universal part of speech."""
        key = (word, upos)
        found = self._known.get(key)
        if found is None:
            found = self._find(plain(word), upos)
            self._known[key] = found
        return found

    def _find(self, word: str, upos: str) -> str:
        table = self._forms.get(upos, {})
        if word in table:
            return table[word]
        if upos in _AS_WRITTEN:
            return word
        lower = word.lower()
        for new, old in _RESPELT.items():
            lower = lower.replace(new, old)
        if lower in table:
            return table[lower]
        if "-" in lower and upos in ("NOUN", "ADJ"):
            first, _, last = lower.rpartition("-")
            return f"{first}-{self._find(last, upos)}"
        if word.isupper() and 1 < len(word) < 6 and upos == "NOUN":
            return word
        return self._by_ending(lower, upos)

    def _by_ending(self, lower: str, upos: str) -> str:
        endings = self._endings.get(upos, {})
        for length in range(min(self._longest, len(lower) - 1), 0, -1):
            if change := endings.get(lower[-length:]):
                cut, add = change
                return lower[: len(lower) - cut] + add
        return lower
