"""What Dragoman itself says, in French and in English, and how sentences name actors.

Gives the texts of `data/texts/` typed, by language; never composes a sentence (that is `export/phrases/`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files

import msgspec

from dragoman.errors import DataError, Unsupported
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Value

LANGUAGES = ("en", "fr")

_SPACED = re.compile(r"(?<=«) | (?=[»:;?!%])")


class Texts(Value, frozen=True, forbid_unknown_fields=True):
    """All texts of one language.

    `sentences` are by kind of event, `nouns` what to say where nobody is known to have done it, `stances` the frames
    they stand in, `acts` the kinds that are themselves the speech act of a stance. `topics`, `charges` and `owned` name
    subject matters; `basis` writes out legal bases; `pointers` are words that only point back, `plurals` begin a
    plural. `ui` are the words of a page, by key.
    """

    sentences: dict[str, str]
    nouns: dict[str, str]
    stances: dict[str, str]
    acts: dict[str, str]
    topics: dict[str, str]
    charges: dict[str, str]
    owned: dict[str, str]
    basis: dict[str, str]
    pointers: tuple[str, ...]
    plurals: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: dict[str, str]
    count: dict[str, str]
    ui: dict[str, str]
    language: str = ""

    def say(self, key: str, *values: object, **named: object) -> str:
        """The text of a key, with its slots filled. Values are never read as templates themselves."""
        return self.ui[key].format(*values, **named)

    def counted(self, key: str, n: int) -> str:
        """A number and its noun ("1 article"): the text of `key_1` or `key_n`. French counts none as one."""
        single = n == 1 or (n == 0 and self.language == "fr")
        return self.ui[f"{key}_1" if single else f"{key}_n"].format(n=n)


class ActorWords(Value, frozen=True, forbid_unknown_fields=True):
    """Names for sentences: `states` and `organisations` as the data file explains them."""

    states: dict[str, tuple[str, str, str, str]]
    organisations: dict[str, tuple[str, str]]
    in_fr: dict[str, str]
    mute_h: tuple[str, ...]


def _content(name: str) -> object:
    with as_file(files("dragoman") / "data" / "texts" / f"{name}.yml") as path:
        content = read_yaml(path)
    return content if name == "en" else _set(content)


def typeset(french: str) -> str:
    """A French text of the project's own data as it is set in type. Never for the words of others."""
    return _SPACED.sub("\u00a0", french.replace("'", "’"))


def _set(content: object) -> object:
    """French data with curved apostrophes and spaces that do not break; the files keep what a keyboard has."""
    if isinstance(content, str):
        return typeset(content)
    if isinstance(content, dict):
        return {key: _set(value) for key, value in content.items()}
    return [_set(each) for each in content] if isinstance(content, list) else content


@cache
def load(language: str) -> Texts:
    """The texts of a language. Unsupported where there are none, DataError where the file is malformed."""
    if language not in LANGUAGES:
        raise Unsupported(f"no texts in the language “{language}”; Dragoman writes {' and '.join(LANGUAGES)}")
    try:
        texts = msgspec.convert(_content(language), type=Texts)
    except msgspec.ValidationError as error:
        raise DataError(f"data/texts/{language}.yml: {error}") from None
    return msgspec.structs.replace(texts, language=language)


@cache
def actors() -> ActorWords:
    """The names of actors. DataError where the file is malformed."""
    try:
        return msgspec.convert(_content("actors"), type=ActorWords)
    except msgspec.ValidationError as error:
        raise DataError(f"data/texts/actors.yml: {error}") from None
