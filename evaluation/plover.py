"""Events against the PLOVER gold records: sentences of which one event each was coded by hand.

    python -m evaluation.plover [--records ../shared/data/events/plover_gsr_322.jsonl] [--show missed]

The records (CC BY-SA 4.0, not part of the project) give for a sentence a source, a target and a type. Measured: source
state, target state and type together; the type alone; and which type was taken for which.

What is held to be the same
- The old type names: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT. Three codes of the set
  are not ISO 3166 (JAP, ITL, VTN) and are put right, and where the type and the record's name differ either counts;
  other slips of its coders stay.
- Sides by state: which part of a state acts (GOV, MIL, REB …) is not compared, an organisation is IGO or NGO, an armed
  group IMG or a state it fights in, as the set writes them; a party without a name is of the one state its words name.
  Within one state, a target left unnamed is that state's own.
- The records are of the news of a sentence; what it only recalls, and the reader marks as background, is left out.
- Sources of one record with no target act on one another: one record a pair; several targets: one record each.
- A kind counts as what its PLOVER code says, or what PLOVER's own table makes of its CAMEO code, where the two differ:
  an apology (055) as SUPPORT, sanctions lifted (085) as RETREAT, a blockade (191) as COERCE.
- Military exercises that two hold together count as COOPERATE as well: PLOVER's codebook lists joint military games and
  manoeuvres there, and under MOBILIZE what is done to show force.
- PLOVER has no stance: it codes the word given before the deed, or the deed. So what is announced, possible, tried or
  threatened counts as its own type, or as AGREE when it conciliates (one of PLOVER's seven cooperative types: also a
  withdrawal) and THREATEN when it is hostile, and so does a conciliating word ("agreed to", "backs"). What is denied is
  REJECT, what is demanded a REQUEST of whoever says so to whoever is to do it.

The set codes one event a sentence and the reader claims every one, so precision is a lower bound. The records in odd
places of the file are a check: no word or rule is made for them, so they show what holds for sentences not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from dragoman.lexicon import kinds
from dragoman.model import Claim, Document, Kind, Participant, Stance
from dragoman.read.pipeline import reader
from evaluation.coding import UNKNOWN, Counts, Record, Side, compare, expand, meets, records

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
CAMEO = {
    "01": "REQUEST",
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "CONCEDE",
    "084": "RETREAT",
    "085": "RETREAT",
    "086": "RETREAT",
    "087": "RETREAT",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "175": "ASSAULT",
    "18": "ASSAULT",
    "181": "COERCE",
    "184": "COERCE",
    "19": "ASSAULT",
    "191": "COERCE",
    "192": "COERCE",
    "20": "ASSAULT",
}
"""CAMEO code → PLOVER type, the longest code counts: PLOVER's own table, but that the set still has a curfew
eased (0813, 0814) as CONCEDE, and abduction and human shields (181, 184) as COERCE. CAMEO 01, a statement, has no type
and is only denied here."""

CONCILIATING = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})

TRAITS = {"surrender": "RETREAT", "peacekeepers": "AID"}
"""What a trait of a claim makes of its kind: a force that surrenders (0874), peacekeepers sent (074)."""

SHARED = {"military-exercise": "COOPERATE"}
"""What a kind is when two do it together: joint games and manoeuvres."""

NONE = "nothing"


class Text(NamedTuple):
    """A sentence with its coded events, and whether it stands in an odd place of the file."""

    id: str
    text: str
    gold: tuple[Record, ...]
    odd: bool


class Score(NamedTuple):
    """Records whole, types alone, what was taken for what, and what was missed or given beyond."""

    whole: Counts
    types: Counts
    confusion: Counter[tuple[str, str]]
    missed: list[str]
    beyond: list[str]


def load(path: Path) -> list[Text]:
    """The sentences of a file of records, those of one sentence together, in the order of the file."""
    found: dict[str, list[tuple[str, list[Record], bool]]] = {}
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        found.setdefault(record["text"].strip(), []).append((record["id"], _gold(record), place % 2 == 1))
    return [
        Text(parts[0][0], text.strip("{} "), tuple(each for _, gold, _ in parts for each in gold), parts[0][2])
        for text, parts in found.items()
    ]


def _gold(record: Mapping[str, Any]) -> list[Record]:
    names = {record["event"], record["id"].split("-")[2]}
    sources, targets = (_codes(record.get(role)) for role in ("source", "target"))
    return expand(sources, targets, frozenset(RENAMED.get(name, name) for name in names))


def _codes(written: object) -> list[Side]:
    actors = written if isinstance(written, list) else []
    return list(dict.fromkeys(frozenset({CODES.get(each["code"], each["code"])}) for each in actors))


def types(claim: Claim, kind: Kind) -> frozenset[str]:
    """The PLOVER types a claim may be coded as."""
    own = frozenset(
        {kind.plover.split("/")[0], _of_cameo(kind.cameo), *(TRAITS[each] for each in claim.traits if each in TRAITS)}
    )
    if claim.kind in SHARED and (claim.target or len(claim.source) > 1):
        own |= {SHARED[claim.kind]}
    if claim.stance is Stance.DENIED:
        return frozenset({"REJECT"})
    if claim.stance is Stance.DEMANDED:
        return frozenset({"REQUEST"})
    conciliates = bool(own & CONCILIATING)
    word = frozenset({"AGREE" if conciliates else "THREATEN"})
    if kind.utterance:
        return own | word if conciliates else own
    return own if claim.stance is Stance.DONE else own | word


def _of_cameo(code: str) -> str:
    return next(CAMEO[code[:length]] for length in range(len(code), 1, -1) if code[:length] in CAMEO)


def given(text: str) -> list[Record]:
    """What the reader claims of a sentence, as records."""
    english = reader("en")
    known = kinds.load()
    found: list[Record] = []
    for claim in english.read(Document(name="sentence", text=text, language="en")).claims:
        if claim.background:
            continue
        kind = known[claim.kind]
        told = _demand(claim) if claim.stance is Stance.DEMANDED and not kind.utterance else claim
        found += records(told, types(claim, kind), mutual=kind.mutual, gazetteer=english.gazetteer)
    return found


def _demand(claim: Claim) -> Claim:
    """Who says that Libya must hand over a suspect asks Libya: the first speaker who is somebody."""
    asking = next((each for each in claim.speakers if each.actor is not None), None)
    if asking is None or asking.actor is None or not claim.source:
        return claim
    return replace(claim, source=(Participant(actor=asking.actor, span=asking.span),), target=claim.source)


def score(texts: Iterable[Text]) -> Score:
    """Measure sentences."""
    whole = alone = Counts()
    confusion: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []
    beyond: list[str] = []
    for each in texts:
        found = given(each.text)
        whole = whole.plus(compare(each.gold, found))
        alone = alone.plus(compare(_typed(each.gold), _typed(found)))
        confusion.update((_name(gold), _taken(gold, found)) for gold in each.gold)
        missed += [_line(each, gold, found) for gold in each.gold if not any(meets(gold, one) for one in found)]
        beyond += [_line(each, one, each.gold) for one in found if not any(meets(gold, one) for gold in each.gold)]
    return Score(whole, alone, confusion, missed, beyond)


def _typed(found: Iterable[Record]) -> list[Record]:
    return [Record(UNKNOWN, UNKNOWN, each.types) for each in found]


def _taken(gold: Record, found: Iterable[Record]) -> str:
    """The type a record was given: its own if any claim has it, else that of one of its sides, or of any."""
    ranked = sorted(found, key=lambda one: (not one.types & gold.types, not meets(gold, one, types=False)))
    if not ranked:
        return NONE
    return _name(gold if ranked[0].types & gold.types else ranked[0])


def _name(record: Record) -> str:
    return min(record.types)


def _line(text: Text, record: Record, others: Iterable[Record]) -> str:
    there = ", ".join(map(_write, others)) or NONE
    return f"{text.id[14:]} {_write(record)} | {there} | {text.text}"


def _write(record: Record) -> str:
    sides = ("+".join(sorted(each)) or "-" for each in (record.source, record.target))
    return f"{'>'.join(sides)}:{'/'.join(sorted(record.types))}"


def show(found: Score, halves: Mapping[str, Score]) -> None:
    """Print the tables."""
    print(f"{'':34}{'gold':>6}{'given':>7}{'met':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for half, part in {"": found, **halves}.items():
        for name, each in (("source, target and type", part.whole), ("type alone", part.types)):
            counts = f"{each.gold:6}{each.given:7}{each.met:6}{each.precision:11.3f}{each.recall:8.3f}{each.f1:7.3f}"
            print(f"{name + half:34}{counts}")
    print("\ntype of the record, and what it was read as (type alone)")
    for name in sorted({gold for gold, _ in found.confusion}):
        row = {taken: count for (gold, taken), count in found.confusion.items() if gold == name}
        others = sorted(((count, taken) for taken, count in row.items() if taken != name), reverse=True)
        rest = ", ".join(f"{taken} {count}" for count, taken in others)
        print(f"  {name:10}{row.get(name, 0):4} of {sum(row.values()):3}   {rest}")


def main() -> None:
    """Print how well the records are met."""
    parser = argparse.ArgumentParser(description="events against the PLOVER gold records")
    parser.add_argument("--records", type=Path, default=Path("../shared/data/events/plover_gsr_322.jsonl"))
    parser.add_argument("--show", choices=("missed", "beyond"), help="print what was missed, or given beyond the gold")
    options = parser.parse_args()
    if not options.records.exists():
        raise SystemExit(f"no records at {options.records}: give their file with --records")
    texts = load(options.records)
    found = score(texts)
    halves = {
        ", even": score(each for each in texts if not each.odd),
        ", odd": score(each for each in texts if each.odd),
    }
    if options.show:
        print("\n".join(found.missed if options.show == "missed" else found.beyond))
    show(found, halves)


if __name__ == "__main__":
    main()
