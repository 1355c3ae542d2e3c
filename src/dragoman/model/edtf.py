"""Dates with a precision, as strings: the subset of EDTF that Dragoman writes, and what can be asked of it.

Takes and gives strings and `datetime.date`; never guesses. The subset (Library of Congress, EDTF levels 0 to 2;
ISO 8601-2): `2025`, `2025-08`, `2025-08-15`, decades and centuries `199X`, `19XX`, an unknown year `XXXX-08-15`,
seasons `2025-21` (spring) to `2025-24`, the qualifiers `~ ? %`, and intervals `a/b` in which `..` is an
open end and nothing (`/2025-08-20`) an unknown one. A time of day after `T` is accepted and left aside.

`~` says, in this project, that the words name a part of the period or round it: « mi-août » is `2025-08~`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from dragoman.errors import InputError
from dragoman.model.base import Value

Bounds = tuple[date | None, date | None]

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?:T[0-9:.+Zz-]*)?([~?%]?)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class Point(Value, frozen=True):
    """One date of the subset. `year` is four characters, `X` where a digit is unknown; `month` may be a season."""

    year: str
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    def __str__(self) -> str:
        parts = [self.year, *(f"{each:02d}" for each in (self.month, self.day) if each is not None)]
        return "-".join(parts) + self.qualifier

    @property
    def yearless(self) -> bool:
        """Whether nothing is known of the year."""
        return self.year == "XXXX"

    def bounds(self, year: int | None = None) -> Bounds:
        """First and last day; `year` stands in for an unknown one. None, None without a year or for no such day."""
        if self.yearless and year is None:
            return None, None
        low = int(self.year.replace("X", "0")) if year is None or not self.yearless else year
        high = int(self.year.replace("X", "9")) if year is None or not self.yearless else year
        try:
            return _first(low, self.month, self.day), _last(high, self.month, self.day)
        except ValueError:
            return None, None


def _first(year: int, month: int | None, day: int | None) -> date:
    if month in _SEASONS:
        return date(year, _SEASONS[month][0], 1)
    return date(year, month or 1, day or 1)


def _last(year: int, month: int | None, day: int | None) -> date:
    if month in _SEASONS:
        month = _SEASONS[month][1]
        year += month == 2
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


class Interval(Value, frozen=True):
    """A date or an interval of the subset. An end is a point, `..` (open) or an empty string (unknown)."""

    first: Point | str
    last: Point | str
    single: bool = False

    @property
    def yearless(self) -> bool:
        """Whether an end lacks its year."""
        return any(isinstance(end, Point) and end.yearless for end in (self.first, self.last))

    def bounds(self, year: int | None = None) -> Bounds:
        """First and last day, None where an end is open or unknown; `year` stands in for an unknown one."""
        low = self.first.bounds(year)[0] if isinstance(self.first, Point) else None
        high = self.last.bounds(year)[1] if isinstance(self.last, Point) else None
        if low and high and high < low and year is not None and isinstance(self.last, Point) and self.last.yearless:
            high = self.last.bounds(year + 1)[1]
        return low, high


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Interval:
    """The date or interval a string writes.

    Raises InputError for what is not of the subset, or no day of the calendar.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        point = _point(edtf, edtf)
        return Interval(first=point, last=point, single=True)
    ends = [end if end in ("", "..") else _point(end, edtf) for end in (first, last)]
    if all(isinstance(end, str) for end in ends):
        raise InputError(f"not a date: {edtf!r} has no end that is known; write at least one")
    return Interval(first=ends[0], last=ends[1])


def _point(written: str, whole: str) -> Point:
    found = _POINT.fullmatch(written)
    if not found:
        raise InputError(f"not a date Dragoman reads: {whole!r}; write EDTF, such as 2025-08-15 or 2025-08~")
    year, month, day, qualifier = found.groups()
    point = Point(
        year=year, month=int(month) if month else None, day=int(day) if day else None, qualifier=qualifier or ""
    )
    if year == "0000" or point.bounds(2000 if point.yearless else None)[0] is None:
        raise InputError(f"no such day: {whole!r}; check the month and the day")
    return point


def valid(edtf: str) -> bool:
    """Whether a string is of the subset."""
    try:
        parse(edtf)
    except InputError:
        return False
    return True


def bounds(edtf: str) -> Bounds:
    """Earliest and latest day a date can mean; None where open, unknown, or without a year. Raises InputError."""
    return parse(edtf).bounds()


def first(edtf: str) -> str | None:
    """The date at which an interval begins, the date itself otherwise; None where it is open or unknown."""
    end = parse(edtf).first
    return str(end) if isinstance(end, Point) else None


def last(edtf: str) -> str | None:
    """The date at which an interval ends (the day a deadline falls), the date itself otherwise; None where open."""
    end = parse(edtf).last
    return str(end) if isinstance(end, Point) else None


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be of one day: `2025-08~` and `XXXX-08-15` can, 2024 and `2025-08` cannot."""
    return any(_meet(a, b) for a in _readings(one, other) for b in _readings(other, one))


def _readings(edtf: str, other: str) -> list[Bounds]:
    """The bounds a date can have beside another: one for each year that can stand in for an unknown one."""
    mine, theirs = parse(edtf), parse(other)
    if not mine.yearless:
        return [mine.bounds()]
    return [found for year in _years(theirs) if (found := mine.bounds(year)) != (None, None)]


def _years(beside: Interval) -> range:
    """Years worth trying for a yearless date beside another: those it spans, and their neighbours.

    Nine years hold a leap day whatever the century; an open end is followed that far.
    """
    low, high = beside.bounds()
    if low is None and high is None:
        return range(2000, 2009)
    start = max((low or high or date.min).year - (1 if low else 8), 1)
    end = min((high or low or date.max).year + (1 if high else 8), 9998)
    return range(start, min(end, start + 400) + 1)


def _meet(one: Bounds, other: Bounds) -> bool:
    (a, b), (c, d) = one, other
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def narrower(one: str, other: str) -> str:
    """What two compatible dates say together: `2025-08~` and `XXXX-08-15` give 2025-08-15.

    An unknown year is filled in where the other leaves only one. Of two equal spans the qualified one (`~`)
    is kept: « mi-août » says more than « en août ». Raises InputError where they are not compatible.
    """
    if not compatible(one, other):
        raise InputError(f"{one!r} and {other!r} cannot be one date: keep them apart")
    one, other = sorted((_filled(one, other), _filled(other, one)))
    if parse(one).yearless or parse(other).yearless:
        return min((one, other), key=_extent)
    (a, b), (c, d) = bounds(one), bounds(other)
    low = max((each for each in (a, c) if each), default=None)
    high = min((each for each in (b, d) if each), default=None)
    same = [each for each in (one, other) if bounds(each) == (low, high)]
    return max(same, key=lambda each: (_qualified(each), each)) if same else written(low, high)


def _qualified(edtf: str) -> tuple[bool, bool]:
    return "~" in edtf, "?" not in edtf and "%" not in edtf


def _filled(edtf: str, other: str) -> str:
    """A yearless date with the year another leaves it, if it leaves only one; otherwise as it was."""
    mine, theirs = parse(edtf), parse(other)
    low, high = theirs.bounds()
    if not mine.yearless or theirs.yearless or low is None or high is None:
        return edtf
    fits = [year for year in _years(theirs) if (b := mine.bounds(year)) != (None, None) and _meet(b, (low, high))]
    if len(fits) != 1:
        return edtf
    return _in_year(mine, fits[0])


def _in_year(interval: Interval, year: int) -> str:
    def put(end: Point | str, number: int) -> str:
        if isinstance(end, str):
            return end
        return str(Point(year=f"{number:04d}", month=end.month, day=end.day, qualifier=end.qualifier))

    if interval.single:
        return put(interval.first, year)
    turns = _turns(interval)
    return f"{put(interval.first, year)}/{put(interval.last, year + turns)}"


def _turns(interval: Interval) -> bool:
    """Whether a yearless interval runs over the turn of the year."""
    ends = [end.bounds(2000) for end in (interval.first, interval.last) if isinstance(end, Point)]
    return len(ends) == 2 and bool(ends[0][0] and ends[1][1] and ends[1][1] < ends[0][0])


def _extent(edtf: str) -> tuple[int, int, str]:
    """How much a date leaves open, in days, within its year where it has none."""
    interval = parse(edtf)
    low, high = interval.bounds(2000 if interval.yearless else None)
    days = (high - low).days if low and high else 4_000_000
    return days, -len(edtf), edtf


def written(low: date | None, high: date | None) -> str:
    """A date from its first and last day: whole years and months as such, otherwise a day or an interval.

    Raises InputError where neither is known.
    """
    if low is None and high is None:
        raise InputError("a date needs a first or a last day")
    if low is None or high is None:
        return f"{low or '..'}/{high or '..'}"
    if low == high:
        return low.isoformat()
    if low.day == 1 and high == _last(high.year, high.month, None) and low.year == high.year:
        if low.month == high.month:
            return f"{low:%Y-%m}"
        if (low.month, high.month) == (1, 12):
            return f"{low.year:04d}"
        return f"{low:%Y-%m}/{high:%Y-%m}"
    return f"{low.isoformat()}/{high.isoformat()}"


def order(edtf: str | None) -> tuple[int, int, int, str]:
    """A key that sorts dates by their first day, the narrower first; yearless ones follow, the unknown come last."""
    if edtf is None:
        return 2, 0, 0, ""
    interval = parse(edtf)
    low, high = interval.bounds(2000 if interval.yearless else None)
    start, end = low or high, high or low
    if start is None or end is None:
        return 2, 0, 0, edtf
    open_ended = 0 if low and high else 1
    return int(interval.yearless), start.toordinal(), (end - start).days + open_ended, edtf
