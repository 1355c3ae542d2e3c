"""Words of time of a language and the rules they follow one another by, typed.

Takes a language, gives its data; `read/times` makes a grammar of it. Knows no text.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.errors import DataError, Unsupported
from dragoman.lexicon.numbers import LEXICONS
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Value


class TimeWords(Value, frozen=True, forbid_unknown_fields=True):
    """What `data/lexicons/<language>/times.yml` says; its form is told at the head of the French file.

    `words` is class → value → forms, `rules` kind → sequences of classes.
    """

    words: dict[str, dict[str, tuple[str, ...]]]
    capital: tuple[str, ...]
    compounds: bool
    macros: dict[str, str]
    rules: dict[str, tuple[str, ...]]


@cache
def load(language: str) -> TimeWords:
    """The words of time of a language.

    Raises Unsupported for a language without them, DataError where the file is malformed.
    """
    if language not in ("fr", "en"):
        raise Unsupported(f"no words of time for the language {language!r}: give 'fr' or 'en'")
    path = LEXICONS / language / "times.yml"
    try:
        return msgspec.convert(read_yaml(path), TimeWords, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from None
