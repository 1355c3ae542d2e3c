"""From what a rule matched to an expression: which words are fields of the calendar, which turn the direction.

Takes a match and gives an `Expression`, or None where the words are no time (an age, a count, « chaque lundi »).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.model import Direction
from dragoman.read.times.expressions import Anchor, Expression, Point
from dragoman.read.times.expressions import Part as PartOf
from dragoman.read.times.grammar import Match, Part

HOURS = {"hour": 1, "h": 1, "day": 24, "week": 168, "fortnight": 336, "weekend": 48, "month": 720, "quarter": 2160,
         "half": 4320, "year": 8760, "decade": 87600, "century": 876000}  # fmt: skip
"""Length of a unit in hours; months of thirty days, years of 365."""

DIRECTIONS = {"until": Direction.UNTIL, "since": Direction.SINCE, "before": Direction.BEFORE,
              "after": Direction.AFTER, "dir_at": Direction.AT}  # fmt: skip

_SILENT = frozenset(
    {"at", "of", "det", "det_year", "on", "support", "open", "close", "comma", "hyphen", "for", "towards", "more",
     "about", "x", "clock", "or", "and", "notice", "notice_of", "des"}
)  # fmt: skip
_JOINTS = ("to", "and", "hyphen")
_NARRATIVE = {"previous": -1, "following": 1, "same": 0}
_PUBLICATION = {"last": -1, "next": 1, "this": 0}


def build(match: Match, *, compounds: bool = False, possessed: bool = False) -> Expression | None:
    """The expression a match stands for.

    `possessed`: "'s" follows, so a preposition before it governs another noun; `compounds`: so does one before an
    article, where a noun follows ("since the April 22 attack").
    """
    parts = list(match.parts)
    governs = compounds and match.leads and any(part.name == "det" for part in parts) and match.kind == "point"
    if possessed or governs:
        parts = [part for part in parts if part.name not in DIRECTIONS]
    if match.kind == "ignore" or any(part.word.values.get("unit") == "minute" for part in parts if part.name == "unit"):
        return None
    start, end = _place(parts, match.kind)
    direction = next((DIRECTIONS[part.name] for part in parts if part.name in DIRECTIONS), Direction.AT)
    if match.kind == "duration":
        return _duration(parts, start, end, direction)
    if match.kind == "range":
        return _range(parts, start, end)
    if match.kind == "window":
        return _ahead(parts, start, end, direction)
    point = _COUNTED.get(match.kind, _point)(parts)
    return Expression(start=start, end=end, direction=direction, first=point)


def _place(parts: Sequence[Part], kind: str) -> tuple[int, int]:
    """Where the expression begins and ends: without articles and prepositions that give it no direction."""
    first = next((part for part in parts if _speaks(part, kind)), parts[0])
    last = next((part for part in reversed(parts) if _speaks(part, kind)), parts[-1])
    return first.word.start, last.word.end


def _speaks(part: Part, kind: str) -> bool:
    if part.name in ("from", "between"):
        return kind == "range"
    return part.name not in _SILENT


def _point(parts: Sequence[Part]) -> Point:
    """One point from the fields its words fill."""
    fields: dict[str, Any] = {}
    for part in parts:
        _fill(fields, part.name, part.word.values.get(part.name))
    if fields.get("unit") == "century" and "ordinal" in fields:
        fields["year"] = f"{max(fields.pop('ordinal') - 1, 0):02d}XX"
    if any(part.name == "ordinal_many" for part in parts):
        _several(fields)
    elif "ordinal" in fields:
        _ordinal(fields)
    if fields.get("shift") and "unit" in fields and any("many" in part.word.values for part in parts):
        fields.update(count=fields.pop("shift"), window=True, vague=True)
    if fields.get("shift") is not None and "anchor" not in fields:
        fields["anchor"] = Anchor.PUBLICATION
    if "unit" in fields and "shift" not in fields and "count" not in fields:
        _whole(fields)
    return Point(**fields)


def _fill(fields: dict[str, Any], name: str, value: str | int | None) -> None:
    if name in ("day", "first_day"):
        fields["day"] = int(value or 0)
    elif name in ("month", "bare_month", "season"):
        fields["month"] = int(value or 0)
    elif name in ("weekday", "bare_weekday"):
        fields["weekday"] = int(value or 0)
    elif name in ("year", "past_year", "decade"):
        years = fields.pop("years", None)
        fields["year"] = f"{str(value)[:3]}X" if years and str(value).endswith("0") else str(value)
    elif name == "years":
        fields["years"] = True
    elif name == "number" and fields.pop("years", None) and isinstance(value, int):
        fields["year"] = f"19{value // 10}X" if value < 100 else f"{value // 10}X"
    elif name in ("part", "late_only"):
        fields["part"] = PartOf(str(value))
    elif name == "about":
        fields["approximate"] = True
    elif name == "numeric":
        fields["exact"] = str(value)
    elif name == "holiday":
        fields["month"], fields["day"] = (int(each) for each in str(value).split("-"))
    else:
        _relate(fields, name, value)


def _relate(fields: dict[str, Any], name: str, value: str | int | None) -> None:
    """Fields counted from an anchor."""
    if (name in ("unit_quarter", "unit_half", "quarter") and "ordinal" in fields) or name == "quarter":
        fields["months"] = 6 if name == "unit_half" else 3
        fields.setdefault("ordinal", int(value or 1) if name == "quarter" else 1)
    elif name.startswith("unit"):
        if not (name == "unit_day" and "day" in fields):
            fields["unit"] = str(value)
    elif name in ("deictic", "narrative", "narrative_end", "now"):
        fields.update(unit="day", count=int(value or 0))
        fields["anchor"] = Anchor.NARRATIVE if name.startswith("narrative") else Anchor.PUBLICATION
    elif name in ("pre", "post", "window_pre", "recent", "post_many"):
        narrative = str(value) in _NARRATIVE
        fields["shift"] = (_NARRATIVE if narrative else _PUBLICATION)[str(value)]
        fields["anchor"] = Anchor.NARRATIVE if narrative else Anchor.PUBLICATION
    elif name in ("dem", "dem_many"):
        fields.update(shift=0, anchor=Anchor.PUBLICATION)
    elif name == "same":
        fields.update(shift=0, anchor=Anchor.NARRATIVE)
    elif name == "number":
        fields["count"] = value
    elif name in ("ordinal", "ordinal_many", "quarter", "number_century"):
        fields["ordinal"] = int(value or 1)
    elif name == "year_end":
        fields.update(unit="year", shift=0, part=PartOf.LATE)
    elif name == "week_of":
        fields["unit"] = "week"


def _ordinal(fields: dict[str, Any]) -> None:
    """« premier trimestre », "second half": the months it runs; « troisième semaine de mai »: which one."""
    number = fields.pop("ordinal")
    if "day" in fields:
        return
    if fields.get("unit") == "day" and "month" in fields:
        fields["day"] = number
        return
    months = fields.get("months")
    if months is None:
        fields["nth"] = number
        return
    number = 12 // months if number < 0 else min(number, 12 // months)
    fields["month"] = (number - 1) * months + 1


def _several(fields: dict[str, Any]) -> None:
    """« les trois premiers mois de 2024 »: so many of them; « les premiers jours de mai »: its beginning, about."""
    number = fields.pop("ordinal", 1)
    if "count" in fields:
        fields.update(nth=number, window=True)
        return
    fields["part"] = PartOf.EARLY if number > 0 else PartOf.LATE
    fields.pop("unit", None)


def _whole(fields: dict[str, Any]) -> None:
    """A unit named with neither number nor pointer: « la fin de l'année » is this year's; by a date, only its name."""
    unit, dated = fields["unit"], {"month", "year", "day"} & set(fields)
    current = (unit == "weekend" or "part" in fields) and not dated
    if current or (unit == "month" and dated == {"day"}):
        fields.update(shift=0, anchor=Anchor.PUBLICATION)
    elif unit not in ("week", "weekend") or not ("day" in fields or "nth" in fields):
        fields.pop("unit")


def _number(parts: Sequence[Part]) -> int | None:
    for part in parts:
        if part.name == "number":
            return int(part.word.values["number"])
        if part.name == "one":
            return 1
    return None


def _length(parts: Sequence[Part]) -> int | None:
    """Hours of « une semaine et trois jours »; None where the number is not told."""
    hours, number = 0, None
    for part in parts:
        if part.name in ("number", "one"):
            number = int(part.word.values.get("number", 1))
        elif part.name == "unit" and number is not None:
            hours += number * HOURS[str(part.word.values["unit"])]
    return hours if number is not None else None


def _unit(parts: Sequence[Part]) -> str:
    return next(str(part.word.values[part.name]) for part in parts if part.name.startswith("unit"))


def _window(parts: Sequence[Part]) -> Point:
    """The stretch of units before or after the anchor: « ces trois derniers mois », "in the coming days"."""
    fields: dict[str, Any] = {}
    for part in parts:
        if part.name in ("pre", "window_pre", "recent", "post_many"):
            _relate(fields, part.name, part.word.values[part.name])
    number = _number(parts)
    fields["anchor"] = fields["anchor"] if fields["shift"] else Anchor.PUBLICATION
    sign = -1 if fields.pop("shift") < 0 else 1
    unit = _unit(parts)
    single = number is None and not any(part.name == "few" for part in parts) and _singular(parts)
    count = 1 if single else number
    return Point(unit=unit, count=sign * (count or 1), window=True, vague=count is None, **fields)


def _ahead(parts: Sequence[Part], start: int, end: int, direction: Direction) -> Expression:
    """A stretch of units. The next so many hours, or days "within" which something is due, are a deadline as well."""
    point = _window(parts)
    due = (point.count or 0) > 0 and not point.vague
    if due and (point.unit in ("hour", "h") or any(part.name == "within" for part in parts)):
        hours = (point.count or 0) * HOURS[point.unit or "day"]
        return Expression(start=start, end=end, direction=Direction.WITHIN, first=point, hours=hours)
    return Expression(start=start, end=end, direction=direction, first=point)


def _singular(parts: Sequence[Part]) -> bool:
    """Whether the article or the form tells of one unit ("the past week", « la dernière semaine »)."""
    return not any(part.name in ("dem_many", "post_many") or "many" in part.word.values for part in parts)


def _offset(parts: Sequence[Part]) -> Point:
    """So many units from the anchor: « il y a deux jours », "two weeks later"; « depuis trois mois »."""
    names = {part.name: part for part in parts}
    anchor, sign = Anchor.PUBLICATION, 1
    later = next((name for name in ("later", "later_end") if name in names), None)
    if later:
        anchor, sign = Anchor.NARRATIVE, int(names[later].word.values[later])
    elif "ago" in names or "since" in names:
        sign = -1
    number = _number(parts)
    return Point(unit=_unit(parts), count=sign * (number or 1), vague=number is None, anchor=anchor)


def _interval(parts: Sequence[Part]) -> Point:
    """So many units from the happening that is told next: the attack of "a day after the attack" lies a day back."""
    names = {part.name: part for part in parts}
    if "event_end" not in names:
        name = "narrative_end" if "narrative_end" in names else "narrative_of"
        sign = -1 if name == "narrative_end" else 1  # "the day before" looks back from what is told, here to it
        return Point(unit="day", count=sign * int(names[name].word.values[name]), anchor=Anchor.EVENT)
    number = _number(parts)
    sign = int(names["event_end"].word.values["event_end"])
    return Point(
        unit=_unit(parts),
        count=sign * (number or 1),
        vague=number is None,
        approximate="more" in names,
        anchor=Anchor.EVENT,
    )


_COUNTED = {"offset": _offset, "interval": _interval}


def _duration(parts: Sequence[Part], start: int, end: int, direction: Direction) -> Expression | None:
    names = {part.name for part in parts}
    if names & {"within", "towards", "notice", "notice_of"} or (direction in (Direction.UNTIL, Direction.BEFORE)):
        direction = Direction.WITHIN
    elif direction is Direction.AT:
        direction = Direction.FOR
    hours, unit = _length(parts), _unit(parts)
    clock = unit in ("hour", "h") and hours is not None and (hours >= 500 or (unit == "h" and hours < 24))
    idle = hours in (1, 24) and _number(parts) == 1 and direction is Direction.FOR and "for" not in names
    if clock or idle:
        return None
    return Expression(start=start, end=end, direction=direction, hours=hours, vague=hours is None)


def _range(parts: Sequence[Part], start: int, end: int) -> Expression:
    """Two points; what only the second names (month, year) the first has too."""
    cut = next(place for place, part in enumerate(parts) if place and part.name in _JOINTS and _speaking(parts[:place]))
    if parts[cut].name == "hyphen" and parts[cut - 1].name == "part":
        cut = next(place for place in range(cut + 1, len(parts)) if parts[place].name in _JOINTS)
    first, last = _point(parts[:cut]), _point(parts[cut + 1 :])
    return Expression(start=start, end=end, first=_shared(first, last), last=_shared(last, first))


def _speaking(parts: Sequence[Part]) -> bool:
    return any(part.name not in _SILENT and part.name not in ("from", "between", "since") for part in parts)


def _shared(point: Point, other: Point) -> Point:
    """A point with the month and year it leaves to the other end of its range."""
    fields: dict[str, Any] = {name: getattr(point, name) for name in point.__struct_fields__}
    if point.day and not point.month and other.unit == "month":
        return Point(day=point.day, unit="month", shift=other.shift, anchor=other.anchor)
    if point.exact or point.unit or (point.weekday and not point.day):
        return point
    if point.day and not point.month:
        fields["month"] = other.month
    if not point.year and (point.month or point.day):
        fields["year"] = other.year if other.year and "X" not in other.year else None
        if point.shift is None:
            fields.update(shift=other.shift, anchor=other.anchor)
    return Point(**fields)
