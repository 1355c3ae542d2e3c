"""Rules over classes of words, as regular expressions over the codes of a text.

Takes a language, gives its rules compiled: of each, the kind, and which class each of its words was taken as. The
rules are data (`data/lexicons/<language>/times.yml`); of all that match at a place the longest wins, of equals the
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.errors import DataError
from dragoman.lexicon import numbers, times
from dragoman.read.times.words import MARK, PLAIN, Values, Vocabulary, Word, figures, vocabulary

CORE = (
    *("month", "weekday", "unit", "year", "past_year", "numeric", "deictic", "narrative", "narrative_end", "now"),
    *("holiday", "season", "decade", "years", "idiom", "quarter", "daypart", "year_end", "narrative_of"),
)
"""Classes one of which every rule that gives a time needs."""
REACH = 10
"""How many words can stand before the first of these in a match."""

_EMPTY = PLAIN + MARK
_NAME = re.compile(r"[A-Za-z_]+")


class Rule(NamedTuple):
    """A rule: its kind, its pattern over codes, and the class of each capturing group."""

    kind: str
    pattern: re.Pattern[str]
    classes: tuple[str, ...]


class Part(NamedTuple):
    """A word of a match, and the class it was taken as."""

    name: str
    word: Word


class Match(NamedTuple):
    """What a rule of a kind took: the words, the character at which the last ends, and whether a word follows it."""

    kind: str
    last: int
    parts: tuple[Part, ...]
    leads: bool


class Grammar:
    """The rules of a language over its vocabulary."""

    def __init__(self, language: str) -> None:
        self.words = vocabulary(language)
        self._classes = _codes(self.words)
        self._macros = times.load(language).macros
        self.rules = [
            self._rule(kind, written) for kind, rules in times.load(language).rules.items() for written in rules
        ]
        cores = "".join(codes for name, codes in self._classes.items() if name in CORE)
        self._core = re.compile(f"[{cores}]")
        self._any = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in self.rules).replace("([", "(?:["))

    def matches(self, text: str) -> Iterator[Match]:
        """What the rules find in a text, left to right, nothing twice."""
        words, codes = self.words.scan(text)
        place = 0
        while (start := self._start(codes, place)) is not None:
            rule, best = max(
                ((rule, match) for rule in self.rules if (match := rule.pattern.match(codes, start))),
                key=lambda each: each[1].end(),
            )
            taken = {best.start(group): name for group, name in enumerate(rule.classes, 1)}
            parts = tuple(Part(taken[at], words[at]) for at in range(start, best.end()) if at in taken)
            yield Match(rule.kind, words[best.end() - 1].end, parts, codes[best.end() : best.end() + 1] == PLAIN)
            place = max(best.end(), start + 1)

    def _start(self, codes: str, place: int) -> int | None:
        """Where the next match begins: no further than `REACH` words before a word that can carry a time."""
        while core := self._core.search(codes, place):
            for start in range(max(place, core.start() - REACH), core.start() + 1):
                if codes[start] not in _EMPTY and self._any.match(codes, start):
                    return start
            place = core.start() + 1
        return None

    def _rule(self, kind: str, written: str) -> Rule:
        names: list[str] = []

        def put(found: re.Match[str]) -> str:
            names.append(found.group())
            return f"([{self._class(found.group(), written)}])"

        expanded = self._expand(written, 0)
        pattern = _NAME.sub(put, re.sub(r"\((?!\?)", "(?:", expanded)).replace(" ", "")
        try:
            compiled = re.compile(pattern)
        except re.error as error:
            raise DataError(f"times.yml: a rule of kind {kind} is malformed ({error.msg}): {written}") from None
        if compiled.match(""):
            raise DataError(f"times.yml: a rule of kind {kind} matches no word at all: {written}")
        return Rule(kind, compiled, tuple(names))

    def _expand(self, written: str, depth: int) -> str:
        if depth > 20:
            raise DataError(f"times.yml: a macro names itself: {written}")

        def put(found: re.Match[str]) -> str:
            name = found.group()
            if not name.isupper():
                return name
            if name not in self._macros:
                raise DataError(f"times.yml: no macro {name}: define it or write it small")
            return f"({self._expand(self._macros[name], depth + 1)})"

        return _NAME.sub(put, written)

    def _class(self, name: str, rule: str) -> str:
        if name not in self._classes:
            raise DataError(f"times.yml: no words of class {name}, in the rule: {rule}")
        return self._classes[name]


def _codes(words: Vocabulary) -> dict[str, str]:
    """For every class the codes of the words that have it."""
    samples: list[Values] = [
        phrase.values for begun in words.phrases.values() for phrases in begun.values() for phrase in phrases
    ]
    samples += [
        figures(form, words.language)
        for form in ("1", "99", "1789", "2000", "3rd", "50th", "1990s", "2000-01-01", "1,5")
    ]
    samples += [words.read([form], 0)[0] for form in words.numbers.cardinals]
    samples += [{"number": 1}, {"number": 1, "day": 1}]
    found: dict[str, set[str]] = {"x": {PLAIN}, "mark": {MARK}}
    for values in samples:
        for name in values:
            found.setdefault(name, set()).add(words.code(values))
    return {name: "".join(sorted(codes)) for name, codes in found.items()}


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, made once. Raises Unsupported or DataError as the lexicon does."""
    numbers.load(language)
    return Grammar(language)
