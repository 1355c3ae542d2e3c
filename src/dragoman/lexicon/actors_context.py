"""Whether what stands around a name lets it be read: titles, first names, headlines in capitals.

Takes folded text and a place in it; decides on nothing but the words next to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.lexicon.actors_tables import Reading

NEAR = 3
"""A name that follows another within so many characters belongs to it: "Turkey's Erdogan"."""

_BEFORE = re.compile(r"([^\s«»“”\"(]+) $")
_OPENS = re.compile(r"(^|[.!?:;…«“\"(–—|]) ?$")


class Titles(NamedTuple):
    """What can stand before a surname: `offices` the phrases for each office, `words` every last word of a title."""

    offices: dict[str, tuple[str, ...]]
    words: frozenset[str]


class Context:
    """One text and what is known of it: the titles of its language, the actors it names beyond doubt."""

    def __init__(self, text: str, titles: Titles, sure: frozenset[int]) -> None:
        self._text = text
        self._titles = titles
        self._sure = sure

    def allows(self, reading: Reading, office: str | None, start: int, end: int, *, near: bool) -> bool:
        """Whether a gated reading stands here; `near`: right after the name of another actor."""
        if reading.gate == "caps":
            return not self.among_capitals(start, end)
        if reading.gate != "named":
            return True
        if not reading.term:
            return reading.owner in self._sure
        if self.titled(office, start):
            return not self._before_a_name(end)
        return reading.owner in self._sure and (near or not self.after_a_name(start))

    def titled(self, office: str | None, start: int) -> bool:
        """Whether the title of an office stands before: "President Bush", « le premier ministre Sharif »."""
        titles = self._titles.offices.get(office or "", ())
        return bool(titles) and self._text[max(0, start - 60) : start].rstrip().lower().endswith(titles)

    def after_a_name(self, start: int) -> bool:
        """Whether a first name of somebody else may stand before: "Moussa" in « Moussa Traoré ».

        A word with a capital, that neither opens a sentence nor is a title or wholly in capitals.
        """
        before = self._text[max(0, start - 40) : start]
        found = _BEFORE.search(before)
        if found is None or not found[1][0].isupper() or found[1].isupper() or found[1].endswith((".", "'s")):
            return False
        if found[1].lower().rstrip("s") in self._titles.words or found[1].lower() in self._titles.words:
            return False
        return not _OPENS.search(before[: found.start()])

    def _before_a_name(self, end: int) -> bool:
        """Whether the word after has a capital too: "President Abdelaziz Somebody" is another person."""
        after = self._text[end : end + 2]
        return len(after) == 2 and after[0] in " -" and after[1].isupper()

    def among_capitals(self, start: int, end: int) -> bool:
        """Whether the words on both sides, those there are, stand in capitals: a headline, where "WHO" is a word."""
        text = self._text
        before, after = text[max(0, start - 30) : start].split()[-1:], text[end : end + 30].split()[:1]
        sides = [each for each in (*before, *after) if sum(map(str.isalpha, each)) > 1]  # not « L' »
        return bool(sides) and all(each == each.upper() for each in sides)
