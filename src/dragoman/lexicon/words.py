"""The words of a language that tell of events: patterns, classes of words, topics.

Gives them typed, from the built data, looked up by lemma; never reads a text and never parses YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon.patterns import Pattern, Phrase
from dragoman.model import Value

Trigger = tuple[Pattern, Phrase]


class Lexicon(Value, frozen=True, dict=True, gc=True):
    """All words of one language.

    `classes` are sets of lemmas by name; a member of several words ("espace aérien") stands for all of them together.
    `topics` name, for a topic, its lemmas and phrases likewise.
    """

    patterns: tuple[Pattern, ...]
    classes: dict[str, frozenset[str]]
    topics: dict[str, frozenset[str]]

    @cached_property
    def by_verb(self) -> Mapping[str, tuple[Trigger, ...]]:
        """Lemma of a verb → the patterns it can trigger, each with the phrase it heads."""
        return _index(self.patterns, lambda pattern: pattern.verbs)

    @cached_property
    def by_noun(self) -> Mapping[str, tuple[Trigger, ...]]:
        """Lemma of a noun → likewise."""
        return _index(self.patterns, lambda pattern: pattern.nouns)

    @cached_property
    def by_adjective(self) -> Mapping[str, tuple[Trigger, ...]]:
        """Lemma of an adjective → likewise."""
        return _index(self.patterns, lambda pattern: pattern.adjectives)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Every lemma that heads a trigger."""
        return frozenset({*self.by_verb, *self.by_noun, *self.by_adjective})


def _index(
    patterns: tuple[Pattern, ...], phrases: Callable[[Pattern], tuple[Phrase, ...]]
) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for pattern in patterns:
        for phrase in phrases(pattern):
            found.setdefault(phrase.head, []).append((pattern, phrase))
    return {head: tuple(triggers) for head, triggers in sorted(found.items())}


@cache
def load(language: str) -> Lexicon:
    """The words of a language ("fr", "en"). DataError when they are not built."""
    name = f"words-{language}.json"
    try:
        return msgspec.json.decode((files("dragoman") / "data" / "built" / name).read_bytes(), type=Lexicon)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"data/built/{name}: {error}; run python -m dragoman.lexicon.build") from None
