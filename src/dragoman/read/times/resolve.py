"""When an expression was: its date in EDTF, counted from the day of publication or from what was just told.

Takes an expression and what is known of its surroundings, gives a `Time`. Nothing is invented: without the anchor an
expression hangs on, it has no date, or a date without its year.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

from dragoman.errors import InputError
from dragoman.model import Direction, Span, Time, edtf
from dragoman.read.times.expressions import Anchor, Expression, Part, Point

Tense = Literal["past", "future", "present"] | None

A_YEAR = timedelta(days=366)

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def resolve(
    expression: Expression,
    *,
    text: str,
    published: str | None,
    tense: Tense = None,
    narrative: str | None = None,
    event: str | None = None,
) -> Time:
    """The time an expression gives.

    `published` is the EDTF date (or datetime) of the text, `tense` that of the verb it goes with: past looks back from
    publication, future and present ahead; without one, a weekday lies behind it (ahead for a deadline) and a day of
    the year is the nearest. `narrative` is the date of the happening told before, `event` that of the one an
    interval is counted from. A date of publication that spans
    several days is used only as far as all of them give the same. Dates not of the subset count as unknown.
    """
    anchors = {Anchor.PUBLICATION: _days(published), Anchor.NARRATIVE: _days(narrative), Anchor.EVENT: _days(event)}
    if tense is None and expression.direction in (Direction.UNTIL, Direction.BEFORE, Direction.WITHIN):
        tense = "future"
    return Time(
        span=Span.of(text, expression.start, expression.end),
        direction=expression.direction,
        edtf=_date(expression, anchors, tense),
        weekday=expression.first.weekday if expression.first and not expression.last else None,
        hours=expression.hours,
    )


def _days(written: str | None) -> tuple[date, date] | None:
    """First and last day an anchor can be."""
    try:
        low, high = edtf.bounds(written) if written else (None, None)
    except InputError:
        return None
    return (low, high) if low and high else None


_Anchors = dict[Anchor, tuple[date, date] | None]


def _date(expression: Expression, anchors: _Anchors, tense: Tense) -> str | None:
    """The date of an expression; None where it lies outside the calendar's years 1 to 9999."""
    try:
        return _whole(expression, anchors, tense)
    except OverflowError:
        return None


def _whole(expression: Expression, anchors: _Anchors, tense: Tense) -> str | None:
    if expression.first is None:
        return _deadline(expression, anchors[Anchor.NARRATIVE])
    first = _agreed(expression.first, anchors, tense)
    if expression.last is not None:
        return _between(first, expression, anchors, tense)
    return _directed(first, expression) if first else None


def _deadline(expression: Expression, told: tuple[date, date] | None) -> str | None:
    """The day a deadline falls, counted from the happening that set it; nothing for a mere length."""
    if expression.direction is not Direction.WITHIN or expression.hours is None or not told or told[0] != told[1]:
        return None
    days = timedelta(days=-(-expression.hours // 24))
    return f"../{told[0] + days}" if told[0] <= date.max - days else None


def _between(first: str | None, expression: Expression, anchors: _Anchors, tense: Tense) -> str | None:
    """A range. A weekday at its end is the first such after its beginning."""
    last_point = expression.last
    if last_point is None or first is None:
        return None
    last = _agreed(last_point, anchors, tense)
    start = edtf.first(first)
    if last_point.weekday and not (last_point.day or last_point.unit) and start:
        low = edtf.bounds(start)[0]
        last = _weekday(last_point.weekday, low, ahead=True, strict=True).isoformat() if low else last
    end = edtf.last(last) if last else None
    if start is None or end is None:
        return None
    low, high = edtf.bounds(start)[0], edtf.bounds(end)[1]
    return f"{start}/{end}" if low is None or high is None or low <= high else _turned(start, end)


def _turned(start: str, end: str) -> str | None:
    """A range whose end fell before its beginning: it runs over the turn of the year, so it began the year before."""
    if not start[:4].isdecimal():
        return None
    year = int(start[:4]) - 1
    turned = f"{year:04d}{start[4:]}"
    if not edtf.valid(f"{turned}/{end}"):
        return None
    low, high = edtf.bounds(turned)[0], edtf.bounds(end)[1]
    return f"{turned}/{end}" if low and high and low <= high else None


def _directed(found: str, expression: Expression) -> str:
    """A date turned by its direction: since it, until it."""
    first, last = edtf.first(found), edtf.last(found)
    if expression.direction in (Direction.SINCE, Direction.AFTER) and first:
        return f"{first}/.." if expression.direction is Direction.SINCE else f"{last or first}/.."
    if expression.direction in (Direction.UNTIL, Direction.BEFORE, Direction.WITHIN) and last:
        return f"../{last if expression.direction is not Direction.BEFORE else first or last}"
    return found


def _agreed(point: Point, anchors: _Anchors, tense: Tense) -> str | None:
    """The date of a point on which every day the anchor can be agrees."""
    days = anchors[point.anchor or Anchor.PUBLICATION]
    found = {_safe(point, day, tense) for day in days or (None,)}
    if len(found) > 1:
        found = {_safe(point, None, tense)}
    edtfs = found.pop()
    return edtfs if edtfs and edtf.valid(edtfs) else None


def _safe(point: Point, day: date | None, tense: Tense) -> str | None:
    """The date of a point from one anchor day; None outside the calendar."""
    try:
        return _place(point, day, tense)
    except (ValueError, OverflowError):
        return None


def _place(point: Point, day: date | None, tense: Tense) -> str | None:
    if point.exact:
        return point.exact
    if point.nth:
        return _nth(point, day, tense)
    if point.year:
        return _calendar(point, point.year)
    if point.month:
        return _calendar(point, _year(point, day, tense))
    if day is None:
        return None
    if point.weekday:
        return _weekday_of(point, day, tense).isoformat()
    if point.day and point.unit == "month":
        return _period("month", day, point.shift or 0)[0].replace(day=point.day).isoformat()
    if point.unit and point.shift is not None and not point.window:
        return _unit(point, day, tense)
    if tense == "past" and point.anchor is Anchor.PUBLICATION and not point.window and (point.count or 0) > 1:
        return None  # "the third time in six months": a length, however it is written
    found = _counted(point, day) if point.unit else None
    return f"{found}~" if found and point.approximate and not point.window and not found.endswith("~") else found


def _calendar(point: Point, year: str) -> str:
    """The date its own fields write, in a year that may be unknown."""
    mark = "~" if point.approximate or point.part else ""
    if point.months and point.month:
        return f"{year}-{point.month:02d}{mark}/{year}-{point.month + point.months - 1:02d}{mark}"
    if point.day and point.month and point.unit in ("week", "weekend") and year != "XXXX":
        return "/".join(str(each) for each in _period(point.unit, date(int(year), point.month, point.day), 0))
    fields = (f"{each:02d}" for each in (point.month, point.day if point.month else None) if each)
    return "-".join([year, *fields]) + mark


def _year(point: Point, day: date | None, tense: Tense) -> str:
    """The year a day or month falls in, by the anchor: « août dernier », past, future, or the nearest."""
    if day is None:
        return "XXXX"
    if point.unit == "year" and point.shift is not None:
        return f"{day.year + point.shift:04d}"
    spans: list[tuple[date, date]] = []
    for year in range(day.year - 8, day.year + 9):
        low, high = edtf.bounds(_calendar(point, f"{year:04d}")) if _exists(point, year) else (None, None)
        if low and high:
            spans.append((low, high))
    named = [span for span in spans if point.day and span[0].isoweekday() == point.weekday]
    nearest = min(named, key=lambda span: abs(span[0] - day), default=None)
    if nearest is not None and abs(nearest[0] - day) <= A_YEAR:
        return f"{nearest[0].year:04d}"  # "Monday 12 May": only some years have that
    behind = [span for span in spans if (span[1] if point.shift == -1 else span[0] - timedelta(days=1)) < day]
    ahead = [span for span in spans if (span[0] if point.shift == 1 else span[1] + timedelta(days=1)) > day]
    if not (behind and ahead):
        raise ValueError("no such day in any year near")
    if point.shift == -1 or (tense == "past" and point.shift is None):
        chosen = behind[-1]
    elif point.shift == 1 or (tense == "future" and point.shift is None):
        chosen = ahead[0]
    elif point.shift == 0:
        return f"{day.year:04d}"
    else:
        chosen = min((behind[-1], ahead[0]), key=lambda span: max((span[0] - day).days, (day - span[1]).days, 0))
    return f"{chosen[0].year:04d}"


def _exists(point: Point, year: int) -> bool:
    return edtf.valid(_calendar(point, f"{year:04d}")) if 1 <= year <= 9999 else False


def _weekday_of(point: Point, day: date, tense: Tense) -> date:
    if point.day:
        return _weekday_and_day(point.weekday or 1, point.day, day, tense)
    weekday = point.weekday or 1
    if point.unit == "week" and point.shift is not None:
        return _week(day, point.shift) + timedelta(days=weekday - 1)
    if point.shift in (-1, 1):
        return _weekday(weekday, day, ahead=point.shift == 1, strict=True)
    return _weekday(
        weekday, day, ahead=tense in ("future", "present") or (point.shift == 0 and tense is None), strict=False
    )


def _weekday(weekday: int, day: date, *, ahead: bool, strict: bool) -> date:
    """The nearest such weekday after or before a day; the day itself counts unless `strict`."""
    distance = (weekday - day.isoweekday()) % 7 if ahead else (day.isoweekday() - weekday) % 7
    if strict and not distance:
        distance = 7
    return day + timedelta(days=distance if ahead else -distance)


def _weekday_and_day(weekday: int, number: int, day: date, tense: Tense) -> date:
    """« lundi 15 »: the nearest month, in the direction of the tense, whose 15th is a Monday."""
    behind, ahead = day, day
    for _ in range(800):
        if tense not in ("future", "present") and (behind.day, behind.isoweekday()) == (number, weekday):
            return behind
        if tense != "past" and (ahead.day, ahead.isoweekday()) == (number, weekday):
            return ahead
        behind, ahead = behind - timedelta(days=1), ahead + timedelta(days=1)
    raise ValueError("no such day near")


def _nth(point: Point, day: date | None, tense: Tense) -> str | None:
    """The third week of a year or month (ISO 8601: the first is that of its first Thursday); its last Friday."""
    year = point.year or (_year(point, day, tense) if point.month else f"{day.year:04d}" if day else "XXXX")
    if not year.isdecimal():
        return None
    low, high = edtf.bounds(f"{year}-{point.month:02d}" if point.month else year)
    if point.unit == "month" and point.shift is not None and day:
        low, high = _period("month", day, point.shift)
    if low is None or high is None or not point.nth:
        return None
    if point.window:
        return _stretch(point, low, high)
    if point.weekday:
        start = _weekday(point.weekday, low, ahead=True, strict=False) + timedelta(weeks=point.nth - 1)
        return (start if point.nth > 0 else _weekday(point.weekday, high, ahead=False, strict=False)).isoformat()
    thursday = timedelta(days=3)
    start = _week(low + thursday, point.nth - 1) if point.nth > 0 else _week(high - thursday, point.nth + 1)
    return f"{start}/{start + timedelta(days=6)}"


def _stretch(point: Point, low: date, high: date) -> str | None:
    """« les trois premiers mois de 2024 », "the last ten days of May": so many units at either end of a period."""
    unit, count = point.unit or "day", (point.count or 1) - 1
    if unit in _MONTHS:
        first, last = _period(unit, low, 0), _period(unit, high, 0)
        inside = (
            (low, _period(unit, first[0], count)[1])
            if (point.nth or 0) > 0
            else (_period(unit, last[0], -count)[0], high)
        )
    else:
        days = timedelta(days=(count + 1) * _DAYS.get(unit, 1) - 1)
        inside = (low, low + days) if (point.nth or 0) > 0 else (high - days, high)
    return edtf.written(*inside) if low <= inside[0] <= inside[1] <= high else None


def _week(day: date, shift: int) -> date:
    return day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=shift)


def _unit(point: Point, day: date, tense: Tense) -> str | None:
    """A whole unit of the calendar before, around or after a day: "last week", « fin du mois »."""
    if point.unit == "fortnight" and point.shift:
        return _counted(Point(unit="fortnight", count=point.shift, window=True), day)
    low, high = _period(point.unit or "day", day, point.shift or 0)
    if point.unit == "weekend" and point.shift == 0 and tense == "past" and low > day:
        low, high = _period("weekend", day, -1)
    if point.part is Part.SO_FAR and low <= day <= high:
        return edtf.written(low, day)
    if point.part is Part.REST and low <= day <= high:
        return edtf.written(day, high)
    return _marked(edtf.written(low, high)) if point.part or point.approximate else edtf.written(low, high)


def _marked(found: str) -> str:
    return "/".join(f"{end}~" for end in found.split("/"))


def _period(unit: str, day: date, shift: int) -> tuple[date, date]:
    """First and last day of the unit a day lies in, or of one before or after it."""
    if unit in ("day", "hour", "h"):
        return (moved := day + timedelta(days=shift)), moved
    if unit in _DAYS:
        monday = _week(day, shift)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(
            days=13 if unit == "fortnight" else 6
        )
    length = _MONTHS[unit]
    number = (day.year * 12 + day.month - 1) // length * length + shift * length
    low = date(number // 12, number % 12 + 1, 1)
    end = number + length - 1
    return low, date(end // 12, end % 12 + 1, calendar.monthrange(end // 12, end % 12 + 1)[1])


def _counted(point: Point, day: date) -> str | None:
    """So many units from the anchor, or the stretch of them that begins or ends there."""
    count, unit = point.count or 0, point.unit or "day"
    if point.vague and not point.window:
        return f"{day}~" if unit in ("hour", "h") else None
    if point.vague:
        return f"/{day}" if count < 0 else f"{day}/"
    if point.window:
        if unit in ("quarter", "half", "decade", "century"):
            near, far = _period(unit, day, 1 if count > 0 else -1), _period(unit, day, count)
            return edtf.written(min(near[0], far[0]), max(near[1], far[1]))
        other = _shifted(unit, count, day)
        return f"{other}/{day}" if count < 0 else f"{day}/{other}"
    return _shifted(unit, count, day)


def _shifted(unit: str, count: int, day: date) -> str:
    """The date so many units away, as precise as the unit: days for days, about a day for weeks, months for months."""
    if unit in ("hour", "h"):
        return f"{day + timedelta(days=round(count / 24))}~"
    if unit in _DAYS:
        return f"{day + timedelta(days=count * _DAYS[unit])}{'' if unit == 'day' else '~'}"
    number = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year = f"{number // 12:04d}"
    return year if unit not in ("month", "quarter", "half") else f"{year}-{number % 12 + 1:02d}"


__all__ = ["Tense", "resolve"]
