"""Times against the Recognizers-Text specifications: of what a newspaper would print, how much is found and read alike.

Takes the archive of specifications (MIT, not part of the project) and prints a table; changes nothing.

    python -m evaluation.times --specs ../shared/data/times/recognizers-text/specs.tar.gz [--show fr]

Many French cases lack their reference day: their spans count, their values only where they need none.
A span is right when it covers the words of the gold; articles and prepositions at its edges aside (whether "since"
belongs to the span differs from case to case in the gold; it counts for the value). A value is right when it gives the
same days; see `agrees` for where the two conventions are held to say the same. What is left out, and why, is in
`times_excluded.yml`.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.model import Direction, Time, edtf
from dragoman.read.times import Expression, Part, find, resolve
from dragoman.read.times.build import HOURS

LANGUAGES = {"fr": "French", "en": "English"}
FILES = ("DateTimeModel", "DateParser", "DatePeriodParser", "DateTimePeriodParser", "DurationParser", "MergedParser")

EXCLUDED = Path(__file__).with_name("times_excluded.yml")


class Excluded(NamedTuple):
    """A class of expressions left out, why, and the patterns that tell it."""

    name: str
    why: str
    patterns: tuple[re.Pattern[str], ...]


@cache
def classes() -> tuple[Excluded, ...]:
    """The classes left out, in the order in which they are tried."""
    found = yaml.safe_load(EXCLUDED.read_text(encoding="utf-8"))
    return tuple(Excluded(each["name"], each["why"], tuple(map(re.compile, each["patterns"]))) for each in found)


class Gold(NamedTuple):
    """One expression of the specifications: text, reference day, place, words, type and values."""

    text: str
    reference: str | None
    start: int
    end: int
    words: str
    type: str
    values: tuple[dict[str, str], ...]


def load(path: Path, language: str) -> Iterator[tuple[str, str | None, list[Gold]]]:
    """The cases of a language, each text with its reference day once."""
    seen: set[tuple[str, str | None]] = set()
    with tarfile.open(path) as archive:
        for name in FILES:
            member = archive.extractfile(f"{LANGUAGES[language]}/{name}.json")
            for case in json.loads(member.read().decode("utf-8-sig")) if member else ():
                reference = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
                key = (case["Input"].strip().lower(), reference)
                if key not in seen:
                    seen.add(key)
                    yield (
                        case["Input"],
                        reference,
                        [_gold(case["Input"], reference, each) for each in case["Results"] if each],
                    )


def _gold(text: str, reference: str | None, result: dict[str, Any]) -> Gold:
    words = result["Text"]
    start = int(result.get("Start", text.lower().find(words.lower())))
    value = result.get("Resolution") or result.get("Value") or {}
    values = value.get("values") or _parsed(value)
    kind = (result.get("TypeName") or result.get("Type") or "").replace("datetimeV2.", "")
    return Gold(text, reference, start, start + len(words), words.strip().lower(), kind, tuple(v for v in values if v))


def _parsed(value: dict[str, Any]) -> list[dict[str, str]]:
    """The values of a parser's specification, which gives the past and the future one."""
    found = []
    for side in ("PastResolution", "FutureResolution"):
        each = value.get(side) or {}
        entry = {"timex": value.get("Timex", ""), "Mod": value.get("Mod", "")}
        for key, content in each.items():
            entry["start" if key.startswith("start") else "end" if key.startswith("end") else "value"] = content
        if entry not in found:
            found.append(entry)
    return found


def excluded(gold: Gold) -> str | None:
    """The class an expression is left out for, if any."""
    words, timex = gold.words, gold.values[0].get("timex", "") if gold.values else ""
    if gold.type == "set":
        return "recurrence"
    if gold.type in ("time", "timerange", "timezone", "datetimealt", "") or re.search(r"T\d|PRESENT|^T", timex):
        return "clock" if timex != "PRESENT_REF" else "deictic"
    if (
        re.search(r"PT?[\d.]*\.\d|[\d.](M|S)\b", timex.partition("T")[2])
        or "." in timex
        or re.search("half|demi|quart ", words)
    ):
        return "short"
    if "XXXX-XX-" in timex:
        return "bare"
    return next((each.name for each in classes() if any(pattern.search(words) for pattern in each.patterns)), None)


_EDGES = (
    "the a an in on at of for over during this from between within since until by before after year le la les l' du de "
    "des d' en au aux à dans pour ce cette sur ces pendant depuis dès jusqu'à jusqu'au à|partir|de à|partir|d' "
    "à|partir|du avant après entre année l'année mois|de mois|d' semaine"
)
_EDGE = re.compile(rf"^(?:(?:{'|'.join(each.replace('|', ' ') for each in _EDGES.split())})(?:\s+|(?<=')))+")


def same_span(gold: Gold, start: int, end: int) -> bool:
    """Whether two spans are of the same words, leaving the edges' articles and neutral prepositions."""
    mine = gold.text[start:end].lower().replace("’", "'").strip(" .,")
    return _EDGE.sub("", mine) == _EDGE.sub("", gold.words.replace("’", "'").strip(" .,"))


def agrees(gold: Gold, expression: Expression) -> bool:
    """Whether an expression is read as the gold reads it.

    Where the gold has a past and a future value, both tenses must give theirs. Held to be the same: a day given exactly
    where we give its month or year because the words count in these ("two months ago"); a stretch of days one day off
    at an end; a part of a period (« fin mai »), which we write as the period, about; "Monday" said on a Monday,
    which is that day in the press and a week off in the gold.
    """
    if gold.type == "duration" and expression.first and expression.first.count:
        return _length(gold) == abs(expression.first.count) * HOURS[expression.first.unit or "day"]
    if gold.type == "duration":
        return _length(gold) == expression.hours or (expression.hours is None and expression.vague)
    times = {
        tense: resolve(expression, text=gold.text, published=gold.reference, narrative=gold.reference, tense=tense)
        for tense in ("past", "future", None)
    }
    if len(gold.values) == 2 and times["past"].edtf == times["future"].edtf == gold.reference:
        return True
    if len(gold.values) == 2:
        return _same(gold.values[0], times["past"], expression) and _same(gold.values[1], times["future"], expression)
    return any(_same(value, time, expression) for value in gold.values for time in times.values())


def _length(gold: Gold) -> int | None:
    found = re.search(r"P(T?)(\d+)([A-Z]+)", gold.values[0].get("timex", "")) if gold.values else None
    if not found:
        return None
    hours = {"H": 1, "D": 24, "W": 168, "M": 720, "Y": 8760, "WE": 48, "BD": 24}
    return int(found[2]) * hours.get(found[3], 0)


def _same(value: dict[str, str], time: Time, expression: Expression) -> bool:
    if expression.first and expression.first.vague:
        return True
    if time.edtf is None:
        return "start" not in value and "value" not in value
    low, high = edtf.bounds(time.edtf)
    start, end = _period(value)
    if "XXXX" in time.edtf:
        return _yearless(value, time.edtf)
    unit = expression.first.unit if expression.first else None
    if time.direction in (Direction.SINCE, Direction.AFTER, Direction.BEFORE, Direction.UNTIL):
        return _turned(value, time)
    if expression.last and start and end:
        return _ends(time.edtf, start, _day(value.get("end")) or end)
    if expression.first and expression.first.part in (Part.SO_FAR, Part.REST):
        whole = _timex(value.get("timex", "")) or (start, end)
        return bool(whole[0] and whole[1] and low and high and whole[0] <= low and high <= whole[1])
    if time.direction is Direction.WITHIN:
        from_day = edtf.bounds(edtf.last(time.edtf) or time.edtf)[0]
        slip = timedelta(days=1 + (high - (start or high)).days // 30 if high else 0)
        return bool(high and end and (from_day or high) - slip <= end <= high + slip)
    slack = timedelta(days=1 if expression.first and expression.first.window else 0)
    if low and high and start and end:
        if abs(low - start) <= slack and abs(high - end) <= slack:
            return True
        return (
            unit in ("month", "year", "quarter", "decade")
            and low <= start <= high
            and (start == end or (slack > timedelta(0) and low <= end <= high))
        )
    return False


def _ends(mine: str, start: date, end: date) -> bool:
    """Both ends of a range: the day the gold gives must lie in the day, month or year we name there."""
    low, high = (edtf.parse(mine).first, edtf.parse(mine).last)
    if isinstance(low, str) or isinstance(high, str):
        return False
    (a, b), (c, d) = low.bounds(), high.bounds()
    return bool(a and b and c and d and a <= start <= b + timedelta(days=1) and c <= end <= d + timedelta(days=1))


_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written and re.match(r"\d{4}-\d\d-\d\d", written) else None


def _period(value: dict[str, str]) -> tuple[date | None, date | None]:
    """First and last day of a gold value; of the whole period where it is a part of one."""
    if value.get("Mod") in ("start", "mid", "end") and (
        whole := _timex(value.get("timex", ""), _day(value.get("start")))
    ):
        return whole
    if day := _day(value.get("value")):
        return day, day
    start, end = _day(value.get("start")), _day(value.get("end"))
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value.get("timex", ""))
    if season:
        return edtf.bounds(f"{season[1]}-{_SEASONS[season[2]]}")
    if start and end and start != end and not re.search(r"T(MO|AF|EV|NI)", value.get("timex", "")):
        end -= timedelta(
            days=0 if "(" in value.get("timex", "") and value["timex"].count("-") == 4 and not _window(value) else 1
        )
    return start, end


def _window(value: dict[str, str]) -> bool:
    return bool(re.search(r",P\d+[DWMY]\)", value.get("timex", "")))


def _timex(timex: str, start: date | None = None) -> tuple[date, date] | None:
    if timex.startswith("XXXX-") and start and re.fullmatch(r"XXXX-\d\d", timex):
        timex = f"{start.year}{timex[4:]}"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", timex):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    if re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", timex):
        low, high = edtf.bounds(timex)
        return (low, high) if low and high else None
    return None


def _yearless(value: dict[str, str], mine: str) -> bool:
    timex = value.get("timex", "")
    return timex.strip("()").split(",")[0] == edtf_plain(mine).split("/")[0]


def edtf_plain(written: str) -> str:
    """EDTF without its qualifiers."""
    return re.sub("[~?%]", "", written)


def _turned(value: dict[str, str], time: Time) -> bool:
    """Since, after, until, before: the side the gold bounds lies at either end of the day or period we name."""
    side = (
        value.get("start") or value.get("value")
        if time.direction in (Direction.SINCE, Direction.AFTER)
        else value.get("end") or value.get("value")
    )
    named = edtf.first(time.edtf or "") or edtf.last(time.edtf or "")
    day = _day(side)
    low, high = edtf.bounds(named) if named else (None, None)
    if not (day and low and high):
        return False
    return low <= day <= high + timedelta(days=1)


class Score(NamedTuple):
    """What a language scored: golds counted, spans and values right, alarms, what was left out, what was missed."""

    golds: int
    spans: int
    comparable: int
    both: int
    alarms: int
    cases: int
    left_out: Counter[str]
    missed: list[str]


def score(path: Path, language: str) -> Score:
    """Measure one language."""
    golds = spans = comparable = both = alarms = cases = 0
    left_out: Counter[str] = Counter()
    missed: list[str] = []
    for text, _, expected in load(path, language):
        cases += 1
        found = find(text, language)
        alarms += sum(not any(each.start < g.end and g.start < each.end for g in expected) for each in found)
        missed += [
            f"ALARM {text!r} {text[e.start : e.end]!r}"
            for e in found
            if not any(e.start < g.end and g.start < e.end for g in expected)
        ]
        for gold in expected:
            if reason := excluded(gold):
                left_out[reason] += 1
                continue
            golds += 1
            hit = next((each for each in found if same_span(gold, each.start, each.end)), None)
            spans += hit is not None
            known = gold.reference is not None or gold.type == "duration" or _absolute(gold)
            right = hit is not None and (not known or agrees(gold, hit))
            comparable += known
            both += known and right
            if not right:
                missed.append(_miss(gold, found, hit))
    return Score(golds, spans, comparable, both, alarms, cases, left_out, missed)


def _absolute(gold: Gold) -> bool:
    """Whether the value needs no reference day, which some French cases lack."""
    return all(re.fullmatch(r"\d{4}(-\d\d)*", value.get("timex", "")) for value in gold.values) and bool(
        re.search(r"(19|20)\d\d", gold.words)
    )


def _miss(gold: Gold, found: Sequence[Expression], hit: Expression | None) -> str:
    mine = [gold.text[each.start : each.end] for each in found]
    if hit:
        mine = [
            str(resolve(hit, text=gold.text, published=gold.reference, narrative=gold.reference).edtf),
            str(hit.hours),
        ]
    values = [" ".join(each.values()) for each in gold.values]
    sort = "VALUE" if hit else "SPAN"
    return f"{sort} {gold.reference} {gold.text!r} gold={gold.words!r} {gold.type} {values} mine={mine}"


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description="times against the Recognizers-Text specifications")
    reader.add_argument("--specs", type=Path, default=Path("../shared/data/times/recognizers-text/specs.tar.gz"))
    reader.add_argument("--show", choices=sorted(LANGUAGES), help="print what was missed in a language")
    options = reader.parse_args()
    if not options.specs.exists():
        raise SystemExit(f"no specifications at {options.specs}: give their archive with --specs")
    scores = {language: score(options.specs, language) for language in LANGUAGES}
    if options.show:
        print("\n".join(scores[options.show].missed))
    print(
        f"{'':4}{'texts':>7}{'golds':>7}{'span':>8}{'with reference':>16}{'span+value':>12}"
        f"{'alarms':>8}{'left out':>10}"
    )
    for language, each in scores.items():
        print(
            f"{language:4}{each.cases:7}{each.golds:7}{each.spans / each.golds:8.1%}{each.comparable:16}"
            f"{each.both / each.comparable:12.1%}{each.alarms:8}{sum(each.left_out.values()):10}"
        )
    print("\nleft out" + "".join(f"{language:>7}" for language in scores))
    for kind in classes():
        print(
            f"{kind.name:10}" + "".join(f"{each.left_out[kind.name]:7}" for each in scores.values()) + f"   {kind.why}"
        )


if __name__ == "__main__":
    main()
