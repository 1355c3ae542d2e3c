"""A folder of coverage against what a careful analyst gets out of it.

    python -m evaluation.events ../shared/seeds examples/hafnarey examples/dramen

Reads each folder into a fresh record, compares the export with the folder's `expected.yml`, and prints what was
found, what was missed, and every event beyond the expected ones, to be judged by eye. An expected event is
found when an event of the export has its kind, actor, target and count, and, for each document it names, a
claim whose sentence holds the evidence.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import dragoman
from dragoman.lexicon import kinds

Part = Mapping[str, Any]


class Score(NamedTuple):
    """How many of the expected parts were found: pairs of found and expected, by name of the part."""

    counts: dict[str, tuple[int, int]]
    missed: list[str]
    beyond: list[Part]
    unread: list[str]


def read(folder: Path) -> dict[str, Any]:
    """The export of a fresh record of a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        actors = folder / "actors.yml"
        record = dragoman.open(Path(scratch) / "record.db", settings=_settings(actors) if actors.exists() else None)
        record.read(folder)
        found: dict[str, Any] = json.loads(record.export("json"))
        return found


def _settings(actors: Path) -> Any:
    from dragoman.settings import Settings

    return Settings(actors=actors)


def floors() -> dict[str, dict[str, int]]:
    """Folder → part → how many must be found at least; `evaluation/floors.yml`, section `folders`."""
    whole = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, int]] = whole["folders"]
    return found


def score(export: Mapping[str, Any], expected: Mapping[str, Any]) -> Score:
    """Hold an export against what was expected."""
    names = dict(expected["documents"])
    wanted = [each for each in expected["events"] if "merges_into" not in each]
    found = {each["id"]: match(each, export["events"], names) for each in wanted}
    missed = [f"{each['id']}: {why(each, export['events'], names)}" for each in wanted if not found[each["id"]]]
    used = {event["id"] for events in found.values() for event in events}
    counts = {
        "events": (sum(bool(events) for events in found.values()), len(wanted)),
        "whole evidence": (sum(evident(each, found[each["id"]], names) for each in wanted), len(wanted)),
        "not events": _absent(export, expected, names),
        "discrepancies": _discrepancies(export, expected, found),
        "speakers": _speakers(export, expected, names),
    }
    beyond = [event for event in export["events"] if event["id"] not in used]
    unread = [f"{each['name']}: {each['issue']}" for each in export["documents"] if each.get("issue")]
    return Score(counts, missed, beyond, unread)


# Events


def match(expected: Part, events: Sequence[Part], names: Mapping[str, str]) -> list[Part]:
    """The events that are the expected one: kind, actor, target, count, and some of its evidence."""
    return [
        event
        for event in events
        if same_kind(expected["kind"], event["kind"])
        and _sides(expected, event)
        and _count(expected.get("count"), event["people"])
        and any(_quotes(event, names[letter], words) for letter, words in expected.get("in", {}).items())
    ]


def _sides(expected: Part, event: Part) -> bool:
    """Whether actor and target agree; where only the actors are expected, they may stand on both sides."""
    actor, target = expected.get("actor"), expected.get("target")
    if isinstance(actor, list) and target is None:
        return _agrees(actor, [*event["actor"], *event["target"]])
    return _agrees(actor, event["actor"]) and _agrees(target, event["target"])


def same_kind(one: str, other: str) -> bool:
    """Whether two kinds can be accounts of one happening: the same, or of one family."""
    known = kinds.load()
    return one == other or (one in known and other in known and known[one].family == known[other].family)


def _agrees(expected: str | list[str] | None, found: Sequence[str]) -> bool:
    if expected is None:
        return True
    wanted = {expected} if isinstance(expected, str) else set(expected)
    named = {each for each in wanted if each.isupper()}
    return named <= set(found) if named else not any(len(each) == 3 and each.isupper() for each in found)


def _count(expected: int | None, people: Part | None) -> bool:
    if expected is None or expected == 1:
        return True
    return people is not None and expected in (people.get("count"), people.get("at_least"))


def _quotes(event: Part, document: str, words: str) -> bool:
    """Whether a claim's sentence and the evidence share most of their words."""
    return any(
        claim["document"] == document and (words in claim["quote"] or _shares(words, claim["quote"]))
        for claim in event["claims"]
    )


def _shares(words: str, quote: str) -> bool:
    wanted = words.split()
    return sum(word in quote for word in wanted) > 0.9 * len(wanted)


def evident(expected: Part, found: Iterable[Part], names: Mapping[str, str]) -> bool:
    """Whether one of the events has evidence from every document the expected one names."""
    return any(
        all(_quotes(event, names[letter], words) for letter, words in expected.get("in", {}).items()) for event in found
    )


def why(expected: Part, events: Sequence[Part], names: Mapping[str, str]) -> str:
    """What stands nearest: the events that share a sentence with the expected one."""
    near = [
        f"{event['kind']} {event['actor']}→{event['target']} {event['people'] and event['people'].get('count')}"
        for event in events
        if any(_quotes(event, names[letter], words) for letter, words in expected.get("in", {}).items())
    ]
    wanted = f"{expected['kind']} {expected.get('actor')}→{expected.get('target')} {expected.get('count', '')}"
    return f"{wanted}; there: {', '.join(near) or 'nothing'}"


# Other parts


def _absent(export: Mapping[str, Any], expected: Mapping[str, Any], names: Mapping[str, str]) -> tuple[int, int]:
    wrong = expected.get("not_events", [])
    asserted = [
        claim["document"] == names[each["doc"]]
        and (each["text"] in claim["trigger"]["text"] or claim["trigger"]["text"] in each["text"])
        and each["text"] in claim["quote"]
        and claim["stance"] == "done"
        for each in wrong
        for event in export["events"]
        for claim in event["claims"]
    ]
    return len(wrong) - sum(asserted), len(wrong)


def _discrepancies(
    export: Mapping[str, Any], expected: Mapping[str, Any], found: Mapping[str, list[Part]]
) -> tuple[int, int]:
    wanted = expected.get("discrepancies", [])
    hits = 0
    for each in wanted:
        ids = {event["id"] for event in found.get(each["event"], [])}
        fields = _FIELDS.get(each["field"], {each["field"]})
        hits += any(other["event"] in ids and other["field"] in fields for other in export["discrepancies"])
    return hits, len(wanted)


_FIELDS = {"effect": {"effect", "kind"}, "who": {"who"}, "date": {"date", "date_announced"}}


def _speakers(export: Mapping[str, Any], expected: Mapping[str, Any], names: Mapping[str, str]) -> tuple[int, int]:
    wanted = expected.get("speakers", [])
    kinds_of = {each["id"]: each for each in expected["events"]}
    hits = 0
    for each in wanted:
        event = kinds_of[each["event"]]
        hits += any(
            _speaks(each, speaker)
            for other in export["events"]
            if same_kind(event["kind"], other["kind"])
            for claim in other["claims"]
            if claim["document"] == names[each["doc"]]
            for speaker in claim["speakers"]
        )
    return hits, len(wanted)


def _speaks(expected: Part, speaker: Part) -> bool:
    words = (
        expected["speaker"].lower() in speaker["words"].lower()
        or speaker["words"].lower() in expected["speaker"].lower()
    )
    side = expected.get("side") in (None, speaker.get("side"), speaker.get("actor"))
    return words and side and bool(expected.get("anonymous")) <= bool(speaker.get("anonymous"))


def show(folder: Path, found: Score) -> None:
    """Print a score."""
    print(f"== {folder.name}")
    for name, (hits, wanted) in found.counts.items():
        print(f"  {name}: {hits} of {wanted}")
    for line in found.unread:
        print(f"  UNREAD  {line}")
    for line in found.missed:
        print(f"  missed  {line}")
    for event in found.beyond:
        count = (event["people"] or {}).get("count")
        print(
            f"  beyond  {event['kind']} {event['actor']}→{event['target']}",
            event["status"],
            count or "",
            event["date"] or "",
        )
        print(f"          « {event['claims'][0]['quote'][:200]} »")


def main() -> None:
    """Measure the folders given."""
    parser = argparse.ArgumentParser(description="Events found in coverage, against what an analyst finds.")
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args().folders:
        expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
        show(folder, score(read(folder), expected))


if __name__ == "__main__":
    main()
