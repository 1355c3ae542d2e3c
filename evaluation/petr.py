"""Events against the unit sentences of the PETRARCH coder: stylised, on invented states, hard in their grammar.

    python -m evaluation.petr [--records ../shared/data/events/petr_unit_284.jsonl] [--show missed]

The sentences (MIT, not part of the project) test coordination, passives, possessives and asides rather than words,
many as variants of one. Their states are given to the reader as a user's own actors (`petr_actors.yml`). Measured:
source and target alone, over every sentence; and with the root of the code, over the records whose code can be read.

What is held to be the same
- The older half of the records is coded in WEIS, the scheme CAMEO comes from ("restore ties" 064, "criticise" 121): a
  root is met when it is the claim's own CAMEO root, or stands for it in WEIS (`WEIS`). Both figures are given.
- Roots above 22 are made up to test the coder's dictionaries, as are codes of four digits; there only the sides count.
- What a right reading of the words cannot give is left out, by its id and with the reason, in `petr_excluded.yml`:
  codes of made-up dictionary entries, denials coded as done, garbled words, pairs that are not the sentence's. The
  table gives the figures without this as well.
- CAMEO codes the word given before the deed: what is announced, possible or threatened counts as its own root, or as 03
  (intent) when it conciliates and 13 (threat) when it is hostile, and so does a conciliating word ("agree that").
- The records are of the news of a sentence; what it only recalls ("five years after crowds burned its embassy"), and
  the reader marks as background, is not compared. Claims of one pair that may have one root are one record.
- Sides by state, as in `plover.py`, with four codes that are not ISO 3166 put right; an act coded once in either
  direction (a meeting) is one record. A record without source or target wants none. That somebody said something (023)
  is no event for the reader: those records are left out, as are sentences that test the coder's errors.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.lexicon import actors, kinds
from dragoman.model import Claim, Document, Kind, Stance
from dragoman.read.pipeline import Reader
from evaluation.coding import UNKNOWN, Counts, Record, Side, compare, expand, meets, records

ACTORS = Path(__file__).with_name("petr_actors.yml")
EXCLUDED = Path(__file__).with_name("petr_excluded.yml")
CODES = {"KUW": "KWT", "NZE": "NZL", "RHO": "ZWE", "ZBW": "ZWE"}
MADE_UP = frozenset({"made-up"})
WEIS = {
    "03": ("03", "04"),
    "04": ("05",),
    "05": ("03",),
    "06": ("05", "06", "08"),
    "07": ("07",),
    "08": ("03", "05", "08"),
    "09": ("02", "10"),
    "10": ("02", "10"),
    "11": ("12", "11"),
    "12": ("11",),
    "13": ("11",),
    "16": ("13",),
    "17": ("13",),
    "18": ("15", "13"),
    "19": ("16",),
    "20": ("16", "17"),
    "21": ("17",),
    "22": ("18", "19"),
}
"""WEIS root → the CAMEO roots its meaning went into: 04 approve, 06 grant, 12 accuse, 16 warn, 22 force …"""


class Text(NamedTuple):
    """A sentence with its records, and whether every code in it can be read."""

    id: str
    text: str
    gold: tuple[Record, ...]
    coded: bool


class Score(NamedTuple):
    """Sides alone; with the root, WEIS allowed; with the exact CAMEO root; by sort of sentence; and what was missed."""

    sides: Counts
    root: Counts
    exact: Counts
    sorts: dict[str, Counts]
    lines: list[str]


@cache
def excluded() -> frozenset[str]:
    """The ids of the sentences that are left out."""
    reasons = yaml.safe_load(EXCLUDED.read_text(encoding="utf-8"))
    return frozenset(each for reason in reasons for each in reason["ids"])


def load(path: Path, *, everything: bool = False) -> list[Text]:
    """The sentences of the file that can be read, each once; `everything` includes what `petr_excluded.yml` has."""
    found: dict[str, Text] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        events = [each for each in case["events"] if "eventcode" in each and not _is_comment(each)]
        gold = _paired([record for each in events for record in _gold(each)])
        wrong = any("error" in each for each in case["events"])
        if not wrong and case["text"] not in found and (everything or case["id"] not in excluded()):
            coded = all(each.types != MADE_UP for each in gold)
            found[case["text"]] = Text(case["id"], case["text"], tuple(dict.fromkeys(gold)), coded)
    return list(found.values())


def _paired(gold: list[Record]) -> list[Record]:
    """What two do to one another, coded once a direction, is one record between them."""
    found: list[Record] = []
    for each in gold:
        turned = next((one for one in found if (one.source, one.target) == (each.target, each.source)), None)
        if turned is None:
            found.append(each)
        else:
            found[found.index(turned)] = turned._replace(types=turned.types | each.types, mutual=True)
    return found


def _is_comment(event: Mapping[str, Any]) -> bool:
    return str(event["eventcode"]) == "023"


def _gold(event: Mapping[str, Any]) -> list[Record]:
    sides = [_code(event.get(role)) for role in ("sourcecode", "targetcode")]
    return expand([sides[0]], [sides[1]], _roots(event["eventcode"]))


def _code(written: str | None) -> Side:
    code = (written or "---")[:3]
    return UNKNOWN if code in ("---", "###") else frozenset({CODES.get(code, code)})


def _roots(code: str) -> frozenset[str]:
    if len(code) > 3 or not code[:2].isdigit() or not 1 <= int(code[:2]) <= 22:
        return MADE_UP
    return frozenset({code[:2]})


def _meanings(record: Record) -> Record:
    """The record with what its root means if it is one of WEIS."""
    return record._replace(types=record.types.union(*(WEIS.get(root, ()) for root in record.types)))


@cache
def _reader() -> Reader:
    return Reader("en", gazetteer=actors.load().with_file(ACTORS))


def given(text: str) -> list[Record]:
    """What the reader claims of a sentence, as records with a CAMEO root."""
    english, known = _reader(), kinds.load()
    found: list[Record] = []
    for claim in english.read(Document(name="sentence", text=text, language="en")).claims:
        if claim.background:
            continue
        kind = known[claim.kind]
        root = _root(claim, kind)
        found += records(claim, root, mutual=kind.mutual, gazetteer=english.gazetteer)
    return found


def _root(claim: Claim, kind: Kind) -> frozenset[str]:
    """The CAMEO roots of a claim: its kind's, and those of one's word (03) or threat (13) before the deed."""
    own = kind.cameo[:2]
    if own <= "08":
        return frozenset({own, "03"}) if kind.utterance or claim.stance is not Stance.DONE else frozenset({own})
    return frozenset({own}) if kind.utterance or claim.stance is Stance.DONE else frozenset({own, "13"})


def score(texts: Iterable[Text]) -> Score:
    """Measure sentences."""
    sides = root = exact = Counts()
    by_sort: dict[str, Counts] = {}
    lines: list[str] = []
    for each in texts:
        found = given(each.text)
        here = compare(each.gold, found, types=False)
        sides = sides.plus(here)
        sort = each.id.split("-")[0]
        by_sort[sort] = by_sort.get(sort, Counts()).plus(here)
        if each.coded:
            root = root.plus(compare([_meanings(one) for one in each.gold], found))
            exact = exact.plus(compare(each.gold, found))
        if here.met < max(here.gold, here.given):
            lines.append(_line(each, found))
    return Score(sides, root, exact, by_sort, lines)


def _line(text: Text, found: Iterable[Record]) -> str:
    given_here = list(found)
    missed = [each for each in text.gold if not any(meets(each, one, types=False) for one in given_here)]
    beyond = [one for one in given_here if not any(meets(each, one, types=False) for each in text.gold)]
    there, lost = (" ".join(map(_write, each)) or "-" for each in (beyond, missed))
    return f"{text.id} missed {lost}; beyond {there} | {text.text}"


def _write(record: Record) -> str:
    sides = ("+".join(sorted(each)) or "-" for each in (record.source, record.target))
    return f"{'>'.join(sides)}:{'/'.join(sorted(record.types))}"


def show(found: Score, whole: Score) -> None:
    """Print the tables: what is compared, and every sentence all the same."""
    print(f"{'':26}{'gold':>6}{'given':>7}{'met':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    rows = {"source and target": found.sides, "and root": found.root, "and exact CAMEO root": found.exact}
    rows |= {"nothing left out: sides": whole.sides, "nothing left out: root": whole.root}
    for name, each in (rows | found.sorts).items():
        print(f"{name:26}{each.gold:6}{each.given:7}{each.met:6}{each.precision:11.3f}{each.recall:8.3f}{each.f1:7.3f}")


def main() -> None:
    """Print how well the records are met."""
    parser = argparse.ArgumentParser(description="events against the unit sentences of the PETRARCH coder")
    parser.add_argument("--records", type=Path, default=Path("../shared/data/events/petr_unit_284.jsonl"))
    parser.add_argument("--show", choices=("missed",), help="print the sentences that were not met")
    options = parser.parse_args()
    if not options.records.exists():
        raise SystemExit(f"no records at {options.records}: give their file with --records")
    found = score(load(options.records))
    if options.show:
        print("\n".join(found.lines))
    show(found, score(load(options.records, everything=True)))


if __name__ == "__main__":
    main()
