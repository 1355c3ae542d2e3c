"""The quotations of a text: where they stand, and which of them are speech.

Takes characters only; knows no word. A quotation that its paragraph does not close ends with the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_MARKS = re.compile(
    r"«[^«»\n]{2,3000}(?:»|$)|“[^“”\n]{2,3000}(?:”|$)|\"[^\"\n]{2,3000}\"|''[^\n]{2,3000}?''"
    r"|(?<!\w)‘[^‘\n]{2,3000}?[.,!?]’(?!\w)",
    re.MULTILINE,
)
_ENDS = re.compile(r"[.!?…]\W*$|,\W*$")
_STOP = re.compile(r"[.!?…](?=\s|$)|\n")

LONG = 20
"""Characters from which a quotation is speech even where it is no sentence; shorter ones are wording."""


class Quotes:
    """The quotations of one text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple((found.start(), found.end()) for found in _MARKS.finditer(text))

    def around(self, at: int) -> tuple[int, int] | None:
        """The quotation a character stands in, the marks themselves included."""
        place = bisect_right(self.all, (at, len(self.text))) - 1
        return self.all[place] if place >= 0 and at < self.all[place][1] else None

    def is_speech(self, quote: tuple[int, int]) -> bool:
        """Whether a quotation is what somebody said rather than a word held at arm's length."""
        return quote[1] - quote[0] >= LONG or _ENDS.search(self.text, *quote) is not None

    def is_sentence(self, quote: tuple[int, int]) -> bool:
        """Whether a quotation stands by itself: it opens a sentence or a paragraph, and begins as one."""
        before = self.text[: quote[0]].rstrip(" ")
        first = next((each for each in self.text[slice(*quote)] if each.isalnum()), "")
        return (not before or before[-1] in ".!?…:\n»”\"'") and not first.islower() and self.is_speech(quote)

    def parted(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two characters outside of quotations."""
        return any(not self.around(found.start()) for found in _STOP.finditer(self.text, start, end))

    def paragraph(self, at: int) -> tuple[int, int]:
        """The line a character stands in."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end

    def follows(self, quote: tuple[int, int], end: int) -> bool:
        """Whether a quotation opens the paragraph after the one in which something else ended."""
        return not self.text[self.paragraph(max(end - 1, 0))[1] : quote[0]].strip()
