"""Number words of a language, typed, and how they add up.

Takes a language, gives its words; `read` turns a run of words into a number. Knows no text and no grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import msgspec

from dragoman.errors import DataError, Unsupported
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Value

Table = dict[int, tuple[str, ...]]

LEXICONS = Path(__file__).parent.parent / "data" / "lexicons"


class Numbers(Value, frozen=True, dict=True, gc=True, forbid_unknown_fields=True):
    """Words of number: see the comments of `data/lexicons/<language>/numbers.yml`.

    `score` says whether four twenties make eighty. `one` are determiners that, before a singular, mean one,
    `groups` nouns whose singular is many.
    """

    units: Table
    scales: Table
    joiners: tuple[str, ...]
    score: bool
    collectives: Table
    many: Table
    exact: Table
    both: Table
    vague: tuple[str, ...]
    approximately: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    between: tuple[tuple[str, str], ...]
    range: tuple[str, ...]
    none: tuple[str, ...]
    partitives: tuple[str, ...]
    one: tuple[str, ...]
    groups: tuple[str, ...]
    people: tuple[str, ...]

    @cached_property
    def cardinals(self) -> dict[str, int]:
        """Words that add up to a number: « vingt », "thirty", « mille »."""
        return by_word(self.units) | self.powers

    @cached_property
    def powers(self) -> dict[str, int]:
        """Words that multiply what stands before them."""
        return by_word(self.scales)

    @cached_property
    def exactly(self) -> dict[str, int]:
        """Words for an exact number of things."""
        return by_word(self.exact)

    @cached_property
    def collected(self) -> dict[str, int]:
        """Nouns for about so many: « vingtaine », "dozen"."""
        return by_word(self.collectives)

    @cached_property
    def manifold(self) -> dict[str, int]:
        """Plurals for at least so many: « dizaines », "hundreds"."""
        return by_word(self.many)

    @cached_property
    def counting(self) -> frozenset[str]:
        """Single words that count or begin to: numerals, « vingtaine », "several", "both"."""
        tables = (self.collectives, self.many, self.exact)
        worded = {word for table in tables for word in by_word(table)}
        phrases = {word.split()[at] for word in (*self.vague, *by_word(self.both)) for at in (0, -1)}
        return frozenset(self.cardinals) | worded | phrases | frozenset(self.none)


def by_word(table: Table) -> dict[str, int]:
    """A table of values turned round: word → value."""
    return {word: value for value, words in table.items() for word in words}


@cache
def load(language: str) -> Numbers:
    """The number words of a language.

    Raises Unsupported for a language without them, DataError where the file is malformed.
    """
    path = LEXICONS / language / "numbers.yml"
    if language not in ("fr", "en"):
        raise Unsupported(f"no words of number for the language {language!r}: give 'fr' or 'en'")
    try:
        return msgspec.convert(read_yaml(path), Numbers, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from None


def digits(written: str) -> int | None:
    """The number a run of digits writes, whatever parts its thousands: 1 200, 1,200, 1.200. None for a fraction."""
    parts = written.replace(",", " ").replace(".", " ").replace("\u00a0", " ").replace("\u202f", " ").split(" ")
    if not all(part.isdecimal() for part in parts) or len(written) > 15:
        return None
    if len(parts) > 1 and (len(parts[0]) > 3 or any(len(part) != 3 for part in parts[1:])):
        return None
    return int("".join(parts))


def read(words: Sequence[str], start: int, numbers: Numbers) -> tuple[int, int] | None:
    """The number that begins at `start` in a run of lower-case words and hyphens, and where it ends.

    « quatre-vingt-dix-sept » is 97, "two hundred and five" 205; "deux trois" is only 2: each word must fill a
    place the ones before left empty.
    """
    total, group, end, place = 0, -1, start, start
    while place < len(words):
        word = words[place]
        if group >= 0 and word in numbers.joiners:
            place += 1
            continue
        value = numbers.cardinals.get(word)
        if value is None:
            break
        if word in numbers.powers:
            total, group = _scaled(total, group, value)
        elif (joined := _joined(group, value, numbers.score)) is not None:
            group = joined
        else:
            break
        place = end = place + 1
    return (total + max(group, 0), end) if end > start else None


def _scaled(total: int, group: int, scale: int) -> tuple[int, int]:
    if scale == 100 and group < 100:
        return total, (group if group > 0 else 1) * 100
    return total + (group if group > 0 else 1) * scale, 0


def _joined(group: int, value: int, score: bool) -> int | None:
    """What a word adds to the group of three digits before it; None where it cannot follow."""
    if group < 0:
        return value
    if score and value == 20 and group % 100 == 4:
        return group + 76
    rest = group % 100
    if value < 10:
        fits = rest == 0 or (rest >= 20 and rest % 10 == 0) or (score and rest == 10 and value > 6)
    elif value < 20:
        fits = rest == 0 or (score and rest in (60, 80))
    else:
        fits = rest == 0
    return group + value if fits else None
