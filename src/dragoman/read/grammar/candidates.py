"""The patterns that a lemma may trigger, told apart before any of them is held against a sentence.

Takes the lexicon; gives, for a lemma and the words of a sentence, the patterns whose further words are there, each with
the most it can say. Looks at no tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.lexicon.patterns import SPEAKER, Pattern, Phrase
from dragoman.lexicon.words import Lexicon, Trigger
from dragoman.read.grammar.classes import is_closed, named


class Candidate(NamedTuple):
    """A pattern that a lemma may trigger, by one of its phrases.

    `words` are the phrase's further ones, `slots` those that arguments must fill, `near` the words of which a noun must
    stand in the sentence; `weight` is what it says whatever fills the slots, `most` what it says at most.
    """

    pattern: Pattern
    phrase: Phrase
    words: frozenset[str]
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    near: tuple[frozenset[str], ...]
    weight: int
    most: int


class Headed:
    """The candidates that one lemma heads, found by the first further word they need."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self._all = tuple(_candidate(*each) for each in triggers)
        self._alone: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for place, (_, phrase) in enumerate(triggers):
            (self._by_word.setdefault(phrase.words[0], []) if phrase.words else self._alone).append(place)

    def among(self, spelt: frozenset[str]) -> Iterator[Candidate]:
        """Those all of whose words are spelt, in the order of the lexicon."""
        places = [place for word in self._by_word.keys() & spelt for place in self._by_word[word]]
        for place in sorted(self._alone + places):
            if self._all[place].words <= spelt:
                yield self._all[place]


class Heads:
    """The candidates of a part of speech by lemma; those of a lemma are told apart when it is first met."""

    def __init__(self, triggers: Mapping[str, Sequence[Trigger]]) -> None:
        self._triggers = triggers
        self._found: dict[str, Headed] = {}

    def among(self, lemma: str, spelt: frozenset[str]) -> Iterator[Candidate]:
        """Those that a lemma heads in a sentence in which some words are spelt."""
        if lemma not in self._triggers:
            return iter(())
        if lemma not in self._found:
            self._found[lemma] = Headed(self._triggers[lemma])
        return self._found[lemma].among(spelt)


class Candidates:
    """All candidates of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs = Heads(lexicon.by_verb)
        self.nouns = Heads(lexicon.by_noun)
        self.adjectives = Heads(lexicon.by_adjective)
        self.lemmas = lexicon.triggers


def _candidate(pattern: Pattern, phrase: Phrase) -> Candidate:
    slots = tuple((slot, names) for slot, names in pattern.slots.items() if slot != SPEAKER)
    weight = 2 * (len(phrase.words) + pattern.negated) + (1 if phrase.preposition else 0)
    return Candidate(
        pattern=pattern,
        phrase=phrase,
        words=frozenset(phrase.words),
        slots=slots,  # that of the speaker is known only when the claim is made
        near=tuple(frozenset(names) for _, names in slots if is_closed(names)),
        weight=weight,
        most=weight + sum(2 if named(names) else 1 for _, names in slots),
    )
