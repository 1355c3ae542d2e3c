"""What a plain text says of itself in its first and last lines: title, date, outlet, agencies.

Takes text as it was sent (furniture included), gives Metadata read off the page. Never reads a date out of prose, and
where two lines disagree on the date there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from dragoman.ingest import agencies, furniture
from dragoman.ingest.stamps import agreed, alternatives, written_date
from dragoman.ingest.values import Metadata
from dragoman.lexicon import pages
from dragoman.model import DateSource

_HEAD_LINES, _HEAD_CHARACTERS = 10, 160
_TOP_LINES = 12
"""Lines among which a byline, a marked stamp or a dateline may follow a lead or a caption."""
_HEADLINE_CHARACTERS, _HEADLINE_WORDS = 180, 26
_STAMP_TAIL = 90


def header(text: str, *, markdown_title: str | None = None) -> Metadata:
    """What the lines around a text tell of it; `markdown_title` is its first heading, if it is Markdown."""
    lines = text.split("\n")
    head = _head(lines)
    filled = [line.strip() for line in lines if line.strip()]
    top = filled[:_TOP_LINES]
    published = _published(head, top, filled[-4:])
    labelled = _labelled(head)
    credited = chain(
        chain.from_iterable(agencies.of_byline(line) for line in top),
        chain.from_iterable(agencies.of_dateline(line) for line in top),
        agencies.of_end(lines),
        agencies.of_marks(text),
    )
    return Metadata(
        title=labelled.get("title") or markdown_title or title_of(lines),
        outlet=labelled.get("outlet"),
        url=labelled.get("url"),
        published=published,
        date_source=DateSource.PAGE if published else DateSource.UNKNOWN,
        agencies=tuple(sorted(set(credited))),
    )


def title_of(lines: list[str]) -> str | None:
    """The first line, where it clearly is a headline: short, no final punctuation, an empty line and text after it."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    if len(numbered) < 2 or numbered[1][0] == numbered[0][0] + 1:
        return None
    line = numbered[0][1]
    short = 8 <= len(line) <= _HEADLINE_CHARACTERS and 3 <= len(line.split()) <= _HEADLINE_WORDS
    if not short or line[-1] in ".,;:!…" or furniture.is_furniture(line):
        return None
    if _stamp(line) or agencies.of_dateline(line) or agencies.of_byline(line) or _label().match(line):
        return None
    return line


def stamp_of(line: str) -> str | None:
    """The date of publication in one line that holds nothing else of weight; None for prose."""
    return _stamp(line.strip())


def is_change(line: str) -> bool:
    """Whether a line says when the page was changed, and not when it was published."""
    return bool(_changed().search(line)) and not _marker().search(line)


def _head(lines: Iterable[str]) -> list[str]:
    """The lines before the first paragraph, at most ten."""
    head: list[str] = []
    for line in lines:
        stripped = line.strip()
        if not stripped or furniture.is_furniture(stripped):
            continue
        sentence = len(stripped) > 90 and stripped.endswith((".", "…", "!", "”", "»"))
        if len(head) == _HEAD_LINES or len(stripped) > _HEAD_CHARACTERS or sentence:
            break
        head.append(stripped)
    return head


def _published(head: Sequence[str], top: Sequence[str], end: Sequence[str]) -> str | None:
    """The date of the lines before the first paragraph, of stamps and datelines at the top and end, if they agree."""
    found = [stamp for line in head if (stamp := _stamp(line))]
    found += [stamp for line in top if (stamp := _dated(line))]
    found += [stamp for line in (*top, *end) if (stamp := _marked(line))]
    return agreed(found)


@cache
def _marker() -> re.Pattern[str]:
    words = pages.stamps()
    return re.compile(
        rf"(?:^\W*|[|•·–—,-]\s*|\s)(?P<marker>{alternatives(chain.from_iterable(words.published.values()))})"
        r"(?!\w)\s*:?\s*",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a stamp on its line: nothing, or after a separator an update, an author, a reading time."""
    words = pages.stamps()
    return re.compile(
        rf"[\s.)]*(?:$|[|•·–—(/-]|,?\s*(?:{alternatives(chain.from_iterable(words.updated.values()))}"
        rf"|{alternatives((*chain.from_iterable(words.bylines.values()), *words.reading))})(?!\w))",
        re.IGNORECASE,
    )


def _stamp(line: str) -> str | None:
    return None if len(line) > _HEAD_CHARACTERS else _marked(line) or _bare(line)


def _marked(line: str) -> str | None:
    """« Publié le 12 mars 2024 à 10h », "By Jane Doe | Published: 7 May 2025"."""
    if len(line) > _HEAD_CHARACTERS:
        return None
    for found in _marker().finditer(line):
        # Inside a line only a capital shows that a new piece begins: « un rapport publié le … » is prose.
        if found.start("marker") > 2 and not found["marker"][0].isupper():
            continue
        french = found["marker"].lower() in pages.stamps().published["fr"]
        english = found["marker"].lower() in pages.stamps().published["en"]
        rest = line[found.end() :]
        stamp = written_date(rest, day_first=french and not english)
        if stamp and len(rest) - stamp.end <= _STAMP_TAIL and _tail().match(rest[stamp.end :]):
            return stamp.edtf
    return None


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r"(?P<place>[^\W\d_a-zà-ÿ][^\d,|•·–—:.;]{1,30}?)\s*[,|•·–—-]\s+(?:(?:le|the)\s+)?")


@cache
def _changed() -> re.Pattern[str]:
    words = alternatives(chain.from_iterable(pages.stamps().updated.values()))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _dated(line: str) -> str | None:
    """The day in a dateline that has its year: « ALGER, 24 août 2021 (APS) - »."""
    words = agencies.dateline(line) or ""
    starts = [found.start() for found in re.finditer(r"\b\w", words)]
    return next((stamp.edtf[:10] for start in starts if (stamp := written_date(words[start:]))), None)


def _bare(line: str) -> str | None:
    """A line that is a date and no more: « mercredi 7 mai 2025 », « Bamako, le 12 mars 2024 »."""
    if _changed().search(line):
        return None
    pieces = [piece.strip(" #\t") for piece in re.split(r"[|•·]", line)]
    if (found := _place().match(line)) and _short(found["place"]):
        pieces.append(line[found.end() :])
    stamps = [(piece, written_date(piece)) for piece in pieces]
    dates = {stamp.edtf for piece, stamp in stamps if stamp and not piece[stamp.end :].strip(" .-–—()")}
    return dates.pop() if len(dates) == 1 else None


def _short(place: str) -> bool:
    return len(place.split()) <= 4


@cache
def _label() -> re.Pattern[str]:
    labels = pages.stamps().labels
    return re.compile(
        rf"(?:(?P<outlet>{alternatives(labels.outlet)})|(?P<url>{alternatives(labels.url)})"
        rf"|(?P<title>{alternatives(labels.title)}))\s*:\s*(?P<value>\S.{{0,300}})",
        re.IGNORECASE,
    )


def _labelled(head: Iterable[str]) -> dict[str, str]:
    """Values of header lines such as "Source: Le Monde"; an agency there is a credit, not the outlet."""
    found: dict[str, str] = {}
    for line in head:
        match = _label().fullmatch(line)
        if not match or not match.lastgroup:
            continue
        name = next(each for each in ("outlet", "url", "title") if match[each])
        value = match["value"].strip()
        if name == "url" and not re.fullmatch(r"https?://\S+", value):
            continue
        if name == "outlet" and (agencies.of_author(value) or len(value) > 80 or "://" in value):
            continue
        found.setdefault(name, value)
    return found
