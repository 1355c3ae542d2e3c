"""Annotated events of short texts, and how two sets of events of one text are paired.

Takes the files of `evaluation/dev/`, or a reading; gives `Item`s and `Pairing`s. Knows nothing of how events are found.
The rules are in `dev/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.lexicon import kinds
from dragoman.model import ActorType, Claim, Clock, Direction, Participant, Span, Stance, edtf

DEV = Path(__file__).with_name("dev")

TWO_SIDED = ("agreement", "contact", "cooperation", "relations-restored", "visit-off")
"""Families in which it does not matter who is named first."""

Codes = frozenset[str]


class Item(NamedTuple):
    """One event of one text, as annotated or as read. `where` is the stretch of the text that tells it."""

    kind: str
    actors: Codes
    targets: Codes
    where: tuple[int, int]
    words: str
    people: int | None = None
    dates: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    stance: str = Stance.DONE
    background: bool = False
    speakers: tuple[str, ...] = ()
    sides: Codes = frozenset()
    optional: bool = False


class Entry(NamedTuple):
    """One text and its annotation."""

    id: str
    language: str
    published: str | None
    text: str
    items: tuple[Item, ...]


class Pairing(NamedTuple):
    """Events of one text put side by side: pairs, those only expected, those only found."""

    pairs: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    extra: tuple[Item, ...]


def load(folder: Path = DEV, *, texts: Mapping[str, Entry] | None = None) -> list[Entry]:
    """The entries of a folder in the order of their files; a second annotation takes its texts from the first.

    Raises ValueError for a quote, speaker or deadline that the text does not hold.
    """
    found = []
    for path in sorted(folder.glob("*.yml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]:
            base = texts[raw["id"]]._asdict() if texts else raw
            items = tuple(_item(each, base["text"], raw["id"]) for each in raw["events"])
            found.append(Entry(raw["id"], base["language"], _written(base["published"]), base["text"], items))
    return found


def _item(raw: Mapping[str, Any], text: str, name: str) -> Item:
    speaker = raw.get("speaker") or {}
    for words in (raw["quote"], raw.get("deadline", ""), speaker.get("words", "")):
        if words not in text:
            raise ValueError(f"{name}: the text does not hold {words!r}; quote it verbatim")
    start = text.index(raw["quote"])
    return Item(
        kind=raw["kind"],
        actors=_listed(raw.get("actor")),
        targets=_listed(raw.get("target")),
        where=(start, start + len(raw["quote"])),
        words=raw["quote"],
        people=raw.get("count"),
        dates=_dates(raw.get("date")),
        announced=_dates(raw.get("date_announced")),
        deadlines=(raw["deadline"],) if raw.get("deadline") else (),
        stance=raw.get("stance", "done"),
        background=raw.get("background", False),
        speakers=(speaker["words"],) if speaker else (),
        sides=_listed(speaker.get("side")),
        optional=raw.get("optional", False),
    )


def _listed(value: str | list[str] | None) -> Codes:
    return frozenset(() if value is None else (value,) if isinstance(value, str) else value)


def _written(value: Any) -> str | None:
    return None if value is None else str(value)


def _dates(value: Any) -> tuple[str, ...]:
    return () if value is None else (str(value),)


# What a reader found


def item(claim: Claim) -> Item:
    """A claim as an event to be compared."""
    times = [time for time in claim.times if time.edtf]
    due = [time for time in claim.times if time.clock is Clock.DUE or time.direction is Direction.WITHIN]
    told = [span for speaker in claim.speakers for span in (speaker.span, speaker.resolves_to) if span]
    sides = [speaker.side or (speaker.actor and speaker.actor.state) for speaker in claim.speakers]
    count = claim.people.low if claim.people and not claim.people.vague else None
    return Item(
        kind=claim.kind,
        actors=_codes(claim.source),
        targets=_codes(claim.target),
        where=(claim.sentence.start, claim.sentence.end),
        words=claim.trigger.text,
        people=count,
        dates=tuple(str(time.edtf) for time in times if time.clock not in (Clock.ANNOUNCED, Clock.DUE, Clock.REPORTED)),
        announced=tuple(str(time.edtf) for time in times if time.clock is Clock.ANNOUNCED),
        deadlines=tuple(time.span.text for time in due),
        stance=Stance.DENIED if claim.negated and claim.stance is Stance.DONE else claim.stance,
        background=claim.background,
        speakers=tuple(_text(span) for span in told),
        sides=frozenset(side for side in sides if side),
    )


def _text(span: Span) -> str:
    return span.text


def _codes(participants: Iterable[Participant]) -> Codes:
    return frozenset(
        each.actor.code for each in participants if each.actor.state or each.actor.type is not ActorType.UNNAMED
    )


# Pairing


def pair(expected: Sequence[Item], found: Sequence[Item]) -> Pairing:
    """Pair events one to one, the best first; leave out what tells a happening again and what may be left out."""
    scored = sorted(
        (-_likeness(one, other), left, right)
        for left, one in enumerate(expected)
        for right, other in enumerate(found)
        if same_kind(one, other) and _overlap(one, other)
    )
    lefts: dict[int, int] = {}
    rights: set[int] = set()
    for _, left, right in scored:
        if left not in lefts and right not in rights:
            lefts[left] = right
            rights.add(right)
    extra = [each for right, each in enumerate(found) if right not in rights and not each.optional]
    return Pairing(
        pairs=tuple((expected[left], found[right]) for left, right in sorted(lefts.items())),
        missed=tuple(each for left, each in enumerate(expected) if left not in lefts and not each.optional),
        extra=tuple(_once(each for each in extra if not any(_again(each, one) for one in expected))),
    )


def same_kind(one: Item, other: Item) -> bool:
    """Whether two kinds can be accounts of one happening: the same, or of one family."""
    known = kinds.load()
    return one.kind == other.kind or known[one.kind].family == known[other.kind].family


def same_sides(one: Item, other: Item) -> bool:
    """Whether actor and target are the same, all of them and no other."""
    if two_sided(one):
        return one.actors | one.targets == other.actors | other.targets
    return one.actors == other.actors and one.targets == other.targets


def two_sided(one: Item) -> bool:
    """Whether it does not matter which side is named first."""
    both = bool(one.actors) and one.actors == one.targets
    return both or one.kind == "clash" or kinds.load()[one.kind].family in TWO_SIDED


def _likeness(one: Item, other: Item) -> int:
    start = max(one.where[0], other.where[0])
    return (
        4 * (one.kind == other.kind)
        + 2 * same_sides(one, other)
        + (one.actors == other.actors)
        + (one.targets == other.targets)
        + 2 * (other.words in one.words or one.words in other.words)
        + (not one.optional)
        + (start == one.where[0])
    )


def _overlap(one: Item, other: Item) -> bool:
    return one.where[0] < other.where[1] and other.where[0] < one.where[1]


def _again(extra: Item, expected: Item) -> bool:
    """Whether an event tells once more, perhaps less fully, what is expected already."""
    if not same_kind(expected, extra) or not (extra.actors or extra.targets or _overlap(expected, extra)):
        return False
    if two_sided(expected):
        return extra.actors | extra.targets <= expected.actors | expected.targets
    return extra.actors <= expected.actors and extra.targets <= expected.targets


def _once(items: Iterable[Item]) -> Iterator[Item]:
    seen = set()
    for each in items:
        key = (each.kind, each.actors, each.targets)
        if key not in seen:
            seen.add(key)
            yield each


# Fields of a pair


def right(field: str, expected: Item, found: Item) -> bool:
    """Whether a field of what was found is as expected: a value where there is one, none where there is none."""
    if field == "actor":
        return same_sides(expected, found) if two_sided(expected) else expected.actors == found.actors
    if field == "target":
        return same_sides(expected, found) if two_sided(expected) else expected.targets == found.targets
    if field == "count":
        return expected.people == found.people or {expected.people, found.people} == {None, 1}
    if field == "date":
        return _same_dates(expected, found)
    if field == "deadline":
        return _meet(expected.deadlines, found.deadlines)
    if field == "speaker":
        told = not expected.speakers and found.sides <= expected.actors
        return told or _meet(expected.speakers, found.speakers)
    return bool(getattr(expected, field) == getattr(found, field))


def valued(field: str, expected: Item) -> bool:
    """Whether the annotation gives the field a value beyond the usual one."""
    if field == "stance":
        return expected.stance != Stance.DONE
    name = {"count": "people", **{each: f"{each}s" for each in ("actor", "target", "date", "deadline", "speaker")}}
    return bool(getattr(expected, name.get(field, field))) or (field == "date" and bool(expected.announced))


def _same_dates(expected: Item, found: Item) -> bool:
    """Whether both clocks agree; of an act of speech, the day it was said is the day it was done."""
    if kinds.load()[expected.kind].utterance:
        return _same_days(expected.dates + expected.announced, found.dates + found.announced)
    return _same_days(expected.dates, found.dates) and _same_days(expected.announced, found.announced)


def _same_days(expected: Sequence[str], found: Sequence[str]) -> bool:
    if not expected:
        return not found
    return any(
        _precision(one) == _precision(other) and edtf.compatible(one, other) for one in expected for other in found
    )


def _precision(date: str) -> int:
    return len(re.sub("[~?%]", "", edtf.first(date) or edtf.last(date) or ""))


def _meet(expected: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the words of one hold those of the other; nothing meets nothing."""
    if not expected:
        return not found
    return any(one in other or other in one or _shared(one, other) for one in expected for other in found)


def _shared(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"\w{4,}", each.lower())) for each in (one, other))
    return bool(first) and len(first & second) * 2 >= min(len(first), len(second)) > 0
