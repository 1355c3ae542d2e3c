"""Dates in plain words: « mi-août 2025 », "15 August, year unknown".

Takes EDTF and the texts of a language; never makes a date more precise than it is. What is not of the subset of EDTF
that Dragoman writes is given back as it stands.
"""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.lexicon.texts import Texts
from dragoman.model import edtf as dating
from dragoman.model.edtf import Point


def in_words(edtf: str | None, texts: Texts) -> str:
    """A date or interval in words; the words for an unknown date where there is none."""
    if edtf is None:
        return texts.dates["unknown"]
    try:
        interval = dating.parse(edtf)
    except InputError:
        return edtf
    first, last = interval.first, interval.last
    if interval.single and isinstance(first, Point):
        return _point(first, texts)
    if isinstance(first, Point) and isinstance(last, Point):
        return _between(first, last, texts)
    if isinstance(first, Point):
        return texts.dates["since"].format(first=_with_article(first, texts))
    if isinstance(last, Point):
        key = "until" if last.day else "until_other"
        return texts.dates[key].format(last=_point(last, texts))
    return edtf


def _between(first: Point, last: Point, texts: Texts) -> str:
    """« du 1er au 3 mars 2026 »: what both ends share is said once. Months and years take no article."""
    if not (first.day and last.day):
        return f"{_point(first, texts)} – {_point(last, texts)}"
    start = _point(first, texts)
    if (first.year, first.month, first.qualifier) == (last.year, last.month, ""):
        start = _day(first.day, texts)
    return texts.dates["between"].format(first=start, last=_point(last, texts))


def _with_article(point: Point, texts: Texts) -> str:
    words = _point(point, texts)
    return f"le {words}" if texts.language == "fr" and point.day else words


def _day(day: int, texts: Texts) -> str:
    return texts.dates["first"] if day == 1 else str(day)


def _point(point: Point, texts: Texts) -> str:
    words = _exact(point, texts)
    if point.qualifier == "~":
        if point.month and point.month <= 12 and not point.day and not point.yearless:
            return texts.dates["part"].format(month=texts.months[point.month - 1], year=point.year)
        return texts.dates["about"].format(date=words)
    return texts.dates["uncertain"].format(date=words) if point.qualifier else words


def _exact(point: Point, texts: Texts) -> str:
    if not point.month:
        return texts.dates["decade"].format(year=point.year.replace("X", "0")) if "X" in point.year else point.year
    if point.month > 12:
        return texts.dates["season"].format(season=texts.seasons[point.month - 21], year=point.year)
    key = ("day" if point.day else "month") + ("_no_year" if point.yearless else "")
    day = _day(point.day, texts) if point.day else ""
    return texts.dates[key].format(day=day, month=texts.months[point.month - 1], year=point.year)
