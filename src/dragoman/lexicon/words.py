"""The words of a language that tell of events: patterns, classes of words, topics.

Gives them typed, from the built data, looked up by lemma; never reads a text and never parses YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon.patterns import Pattern, Phrase
from dragoman.model import Value

Trigger = tuple[Pattern, Phrase]


class Lexicon(Value, frozen=True, dict=True):
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

    def admits(self, names: Collection[str], head: str, under: Collection[str] = ()) -> bool:
        """Whether an argument is one of what is named: classes or lemmas.

        `head` is the lemma that heads it, `under` the lemmas below that. The built-in names (`state`, `actor` …)
        are not words and never hold here.
        """
        head, below = head.lower(), frozenset(lemma.lower() for lemma in under)
        return any(self._holds(name, head, below) for name in names)

    def topics_of(self, lemmas: Collection[str]) -> tuple[str, ...]:
        """The topics whose words are all among the lemmas, in alphabetical order."""
        found = frozenset(lemma.lower() for lemma in lemmas)
        return tuple(topic for topic in sorted(self.topics) if any(_all(each, found) for each in self.topics[topic]))

    @cached_property
    def _several(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        return {
            name: tuple(sorted(tuple(member.split()) for member in members if " " in member))
            for name, members in self.classes.items()
        }

    def _holds(self, name: str, head: str, under: Collection[str]) -> bool:
        members = self.classes.get(name)
        if members is None:
            return head == name or (" " in name and _spells(tuple(name.split()), head, under))
        return head in members or any(_spells(words, head, under) for words in self._several[name])


def _spells(words: tuple[str, ...], head: str, under: Collection[str]) -> bool:
    return head in words and all(word == head or word in under for word in words)


def _all(member: str, lemmas: Collection[str]) -> bool:
    return all(word in lemmas for word in member.split())


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
