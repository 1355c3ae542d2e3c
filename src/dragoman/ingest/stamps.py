"""Dates of publication, as pages write them, in EDTF.

Takes a few words or a metadata value, gives a date or datetime of the Extended Date/Time Format (Library of Congress;
ISO 8601-2) or None. Never completes a date: without a year, or with day and month in doubtful order, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import chain
from pathlib import PurePosixPath

from dragoman.lexicon import pages
from dragoman.model import Value

_YEARS = range(1900, 2101)
_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)


_NAMED = re.compile(r"(?:^|(?<=[\s_.-])(?=\d{4}[-_.]?\d{2}[-_.]?\d{2}$))(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?=$|[\s_.-])")
"""A day at an end of a file's name, parted from the rest."""


class Stamp(Value, frozen=True):
    """A date of publication and where in the searched words it ends."""

    edtf: str
    end: int


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _numbers() -> dict[str, int]:
    words = pages.stamps()
    numbered = chain(enumerate(words.months, 1), enumerate(words.weekdays, 1))
    return {spelling: number for number, spellings in numbered for spelling in spellings}


@cache
def _written() -> re.Pattern[str]:
    words = pages.stamps()
    month = alternatives(chain.from_iterable(words.months))
    weekday = alternatives(chain.from_iterable(words.weekdays))
    return re.compile(
        rf"(?:(?:(?:le|on|the)\s+)?(?P<weekday>{weekday})\.?,?\s+)?(?:(?:le|on|the)\s+)?"
        rf"(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
        rf"|(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th)?\.?[\s-]+(?:de\s+|of\s+)?(?P<m1>{month})\.?,?[\s-]+(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
        rf"|(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y3>\d{{4}}))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _clock() -> re.Pattern[str]:
    words = pages.stamps()
    return re.compile(
        rf"\s*(?:[T,|•·–—-]+\s*)?(?:(?:{alternatives(words.at)})\s+)?(?P<hour>\d{{1,2}})\s*(?:[h:.]\s*(?P<minute>\d{{2}})"
        rf"(?!\d)(?::\d{{2}})?|h(?!\w))?\s*(?P<half>(?:{alternatives((*words.morning, *words.afternoon))})(?!\w))?"
        rf"\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+-]\d{{1,2}}:?\d{{2}}|[A-Z]{{1,4}}(?![\w-]))?\)?",
        re.IGNORECASE,
    )


def metadata_date(value: str) -> str | None:
    """The date in a metadata value: ISO 8601, RFC 5322, or written out with its month."""
    value = value.strip()
    if len(value) > 100:
        return None
    if found := _ISO.match(value):
        return _iso(found)
    if re.match(r"[A-Z][a-z]{2},? \d{1,2} [A-Z][a-z]{2} \d{4} \d", value):
        try:
            return _bounded(parsedate_to_datetime(value).isoformat().replace("+00:00", "Z"))
        except ValueError:
            return None
    stamp = written_date(value)
    return stamp.edtf if stamp else None


def given_date(value: str) -> str | None:
    """The date a person gave: all of the value must be an ISO 8601 date or datetime."""
    found = _ISO.fullmatch(value.strip())
    return _iso(found) if found else None


def named_date(name: str) -> str | None:
    """The day a file's name begins or ends with, year first: `2025-01-27_courier.txt`, `courier-20250127.html`."""
    stem = PurePosixPath(name).stem
    return agreed(filter(None, (_valid("-".join(match.groups())) for match in _NAMED.finditer(stem))))


def agreed(found: Iterable[str]) -> str | None:
    """The one date of several: None where they name different days, without time of day where that differs."""
    dates = sorted(set(found))
    if len({each[:10] for each in dates}) != 1:
        return None
    timed = [each for each in dates if len(each) > 10]
    return timed[0] if len(timed) == 1 else dates[0][:10]


def _iso(found: re.Match[str]) -> str | None:
    if found["hour"] is None:
        return _valid(found["date"])
    clock = f"T{int(found['hour']):02}:{found['minute']}:{found['second'] or '00'}"
    zone = found["zone"] or ""
    if zone[:1] in {"+", "-"} and zone:
        zone = f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    elif zone:
        zone = "Z"
    return _valid(found["date"], clock + zone)


def written_date(words: str, *, day_first: bool = False) -> Stamp | None:
    """The date that stands at the beginning of some words, with its time of day where that is clear.

    `day_first` settles 03/05/2024 as the third of May; otherwise such a date is doubtful and so none. A weekday that
    is not that date's makes it none too.
    """
    found = _written().match(words)
    if not found:
        return None
    day = _day(found, day_first=day_first)
    if day is None or not _weekday_agrees(found["weekday"], day):
        return None
    clock, length = _time_of_day(words[found.end() :])
    return Stamp(edtf=day + clock, end=found.end() + length)


def _day(found: re.Match[str], *, day_first: bool) -> str | None:
    numbers = _numbers()
    if found["iso"]:
        return _valid(found["iso"])
    if found["y1"]:
        year, month, day = int(found["y1"]), numbers[found["m1"].lower()], int(found["d1"])
    elif found["y2"]:
        year, month, day = int(found["y2"]), numbers[found["m2"].lower()], int(found["d2"])
    else:
        first, second, year = int(found["a"]), int(found["b"]), int(found["y3"])
        if first <= 12 and second <= 12 and first != second and not (day_first or found["sep"] == "."):
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    return _valid(f"{year:04}-{month:02}-{day:02}")


def _weekday_agrees(weekday: str | None, day: str) -> bool:
    return weekday is None or date.fromisoformat(day).isoweekday() == _numbers()[weekday.lower()]


def _time_of_day(words: str) -> tuple[str, int]:
    """The time at the beginning of some words, and how much of them it takes. An unclear zone leaves the date alone."""
    found = _clock().match(words)
    if not found or not (found["minute"] or found["half"] or re.search(r"\dh\b|\d h\b", found[0], re.IGNORECASE)):
        return "", 0
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() in pages.stamps().afternoon else 0)
    zone = _zone(found["zone"] or "")
    if hour > 23 or minute > 59 or zone is None:
        return "", found.end()
    return f"T{hour:02}:{minute:02}:00{zone}", found.end()


def _zone(words: str) -> str | None:
    """A time zone in EDTF, empty for none; None where an abbreviation may mean several."""
    if not words or words.lower() in pages.stamps().universal:
        return "Z" if words else ""
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})$", words)
    return f"{offset[1]}{int(offset[2]):02}:{offset[3]}" if offset and int(offset[2]) <= 14 else None


def _valid(day: str, rest: str = "") -> str | None:
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    clock = re.match(r"T(\d\d):(\d\d):(\d\d)", rest)
    if clock and (int(clock[1]) > 23 or int(clock[2]) > 59 or int(clock[3]) > 59):
        return None
    return _bounded(day + rest)


def _bounded(edtf: str) -> str | None:
    return edtf if int(edtf[:4]) in _YEARS else None
