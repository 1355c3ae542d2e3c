"""How many ways of telling an act are read: the reader against texts that each tell one in other words.

    python -m evaluation.wordings [FILE...] [--show] [--language fr]

Where `evaluation.layers` asks for all that a report holds, this asks for breadth: `evaluation/wordings/` holds, kind by
kind, one to three sentences in the manner of the press, written without sight of the lexicons, and texts in which the
same words tell of nothing (`none`). Its README says how it was written and what was read at first sight. The measure
is that of `dragoman evaluate`, for kinds and for whole events. Changes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from dragoman.errors import DataError
from dragoman.evaluate.figures import Figures, by_language, pairings, reading
from dragoman.evaluate.items import Codes, Entry, Item
from dragoman.evaluate.pairing import same_kind
from dragoman.evaluate.report import differences, rates
from dragoman.lexicon import kinds

FOLDER = Path(__file__).with_name("wordings")
FLOORS = Path(__file__).with_name("floors.yml")
PUBLISHED = "2025-05-14"
ANYBODY: Codes = frozenset({"*"})


def load(paths: Iterable[Path] = ()) -> list[Entry]:
    """The texts of the files, or of all there are. DataError, naming file and line, for what is malformed."""
    return [entry for path in sorted(paths) or sorted(FOLDER.glob("*.tsv")) for entry in _entries(path)]


def floors() -> dict[str, dict[str, float]]:
    """The least each language's figures may be."""
    found: dict[str, dict[str, float]] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["wordings"]
    return found


def measured(entries: Iterable[Entry]) -> tuple[list[Entry], dict[str, Figures]]:
    """The entries, sides that may be anybody settled by what was read; and the figures of each language."""
    read = reading()
    found = {entry.id: read(entry) for entry in entries}
    settled = [
        entry._replace(items=tuple(_settled(each, found[entry.id]) for each in entry.items)) for entry in entries
    ]
    return settled, by_language(settled, pairings(settled, lambda entry: found[entry.id]))


def _entries(path: Path) -> Iterator[Entry]:
    language = path.suffixes[0].removeprefix(".")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        told, tab, text = line.partition("\t")
        if not tab:
            raise DataError(f"{path}: line {number}: no tab between the events and the text")
        events = [each.strip() for each in told.split(";") if each.strip() not in ("", "none")]
        items = tuple(_item(each, text, f"{path}: line {number}") for each in events)
        yield Entry(f"{path.stem}:{number}", language, PUBLISHED, text, items)


def _item(written: str, text: str, where: str) -> Item:
    """An event as written: `expel FRA>MLI`; `~` before it: may be read or not; `*`: anybody, `?`: nobody named."""
    kind, _, sides = written.removeprefix("~").partition(" ")
    actor, arrow, target = sides.partition(">")
    if kind not in kinds.load() or not arrow:
        raise DataError(f"{where}: {written!r} is no event; write it as: expel FRA>MLI")
    optional = written.startswith("~")
    return Item(kind, _codes(actor), _codes(target), (0, len(text)), text, optional=optional)


def _codes(written: str) -> Codes:
    return frozenset(each for each in written.split("+") if each != "?")


def _settled(expected: Item, found: Iterable[Item]) -> Item:
    """The event, a side that may be anybody as it was read."""
    read = next((each for each in found if same_kind(expected, each)), None)
    actors = expected.actors if expected.actors != ANYBODY or read is None else read.actors
    targets = expected.targets if expected.targets != ANYBODY or read is None else read.targets
    return expected._replace(actors=actors, targets=targets)


def main() -> None:
    """Print the figures, or with `--show` what is missed, beyond and wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of such texts (all of evaluation/wordings)")
    parser.add_argument("--language", choices=("en", "fr"))
    parser.add_argument("--show", action="store_true", help="list what is missed, beyond and wrong")
    options = parser.parse_args()
    entries = [each for each in load(options.files) if options.language in (None, each.language)]
    entries, found = measured(entries)
    if options.show:
        _show(entries)
    for language, each in found.items():
        for name, *rest in rates(each):
            print(f"{language}  {name:<10}", *rest, sep="  ")


def _show(entries: list[Entry]) -> None:
    for entry in entries:
        found = pairings([entry], reading())[entry.id]
        lines = [
            f"  {name:<7} {line}" for name, line in differences(entry, found) if "actor" in line or name != "wrong"
        ]
        if lines:
            print(f"{entry.id} {entry.text}", *lines, sep="\n")


if __name__ == "__main__":
    main()
