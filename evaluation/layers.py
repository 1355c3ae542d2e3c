"""How well single texts are read: the reader against the development set, layer by layer.

    python -m evaluation.layers [--language fr] [--show] [--crisis NAME]
    python -m evaluation.layers --agreement

Prints by language precision, recall and F1 of kinds and of events (kind, actor and target), and on the pairs how often
each field is right; `--show` lists what was missed, what was found beyond the annotation, and what is wrong in the
rest. `--agreement` holds the second annotation of a part of the set against the first. The rules are in
`dev/README.md`. Changes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from dragoman.model import Document
from dragoman.read import pipeline
from evaluation.annotated import DEV, Entry, Item, Pairing, item, load, pair, right, same_sides, valued

FIELDS = ("actor", "target", "count", "date", "deadline", "stance", "background", "speaker")
FLOORS = Path(__file__).with_name("floors.yml")


class Rate(NamedTuple):
    """Right, found and expected: what precision and recall are made of."""

    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what was expected, how much was found."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 0.0


class Figures(NamedTuple):
    """Kinds, events, and for each field: right of all pairs, and right of those whose annotation has a value."""

    kind: Rate
    event: Rate
    fields: dict[str, tuple[tuple[int, int], tuple[int, int]]]

    def flat(self) -> dict[str, float]:
        """Every figure by its name, as the floors name them."""
        shares = {name: _share(every) for name, (every, _) in self.fields.items()}
        return {"kind": self.kind.f1, "event": self.event.f1, **shares}


def read(entry: Entry) -> Pairing:
    """Read one text and pair what was found with its annotation."""
    document = Document(name=entry.id, text=entry.text, language=entry.language, published=entry.published)
    return pair(entry.items, [item(claim) for claim in pipeline.read(document).claims])


def figures(pairings: Iterable[Pairing]) -> Figures:
    """Add up the pairings of several texts. Optional events count where they are found, for their fields alone."""
    pairings = list(pairings)
    every = [each for pairing in pairings for each in pairing.pairs]
    strict = [(one, other) for one, other in every if not (one.optional or other.optional)]
    missed = sum(len(pairing.missed) for pairing in pairings)
    extra = sum(len(pairing.extra) for pairing in pairings)
    whole = sum(same_sides(one, other) for one, other in strict)
    sizes = (len(strict) + extra, len(strict) + missed)
    return Figures(
        kind=Rate(len(strict), *sizes),
        event=Rate(whole, *sizes),
        fields={name: (_right(name, every), _right(name, every, only=True)) for name in FIELDS},
    )


def _right(name: str, pairs: Sequence[tuple[Item, Item]], *, only: bool = False) -> tuple[int, int]:
    asked = [(one, other) for one, other in pairs if not only or valued(name, one)]
    return sum(right(name, one, other) for one, other in asked), len(asked)


def measure(entries: Sequence[Entry]) -> dict[str, Figures]:
    """The figures of each language."""
    languages = sorted({entry.language for entry in entries})
    return {language: figures(read(entry) for entry in entries if entry.language == language) for language in languages}


def floors() -> dict[str, dict[str, float]]:
    """The least each language's figures may be."""
    found: dict[str, dict[str, float]] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["layers"]
    return found


def agreement(folder: Path = DEV) -> Figures:
    """The second annotation against the first, in the same terms."""
    first = {entry.id: entry for entry in load(folder)}
    second = load(folder / "second", texts=first)
    return figures(
        pair(_sentences(first[entry.id].items, entry.text), _sentences(entry.items, entry.text)) for entry in second
    )


def _sentences(items: Iterable[Item], text: str) -> list[Item]:
    """The same events, told by the whole of their sentences."""
    found = []
    for each in items:
        starts = [at + 2 for at in range(each.where[0]) if text[at : at + 2] in (". ", "\n\n")]
        ends = [at for at in range(each.where[1], len(text)) if text[at : at + 2] in (". ", "\n\n")]
        found.append(each._replace(where=(starts[-1] if starts else 0, ends[0] if ends else len(text))))
    return found


# Printing


def table(name: str, found: Figures) -> str:
    """The figures of one language as lines."""
    lines = [
        f"{name}  {title:<6} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}  "
        f"({rate.right} right, {rate.found} found, {rate.expected} expected)"
        for title, rate in (("kind", found.kind), ("event", found.event))
    ]
    for field, (every, some) in found.fields.items():
        lines.append(
            f"{name}  {field:<10} {_share(every):.3f} ({every[0]}/{every[1]})"
            f"   where annotated {_share(some):.3f} ({some[0]}/{some[1]})"
        )
    return "\n".join(lines)


def _share(counts: tuple[int, int]) -> float:
    return counts[0] / counts[1] if counts[1] else 1.0


def show(entry: Entry, pairing: Pairing) -> str:
    """What is wrong with the reading of one text."""
    lines = [f"  missed  {_brief(each)}" for each in pairing.missed]
    lines += [f"  extra   {_brief(each)}  in: {_stretch(entry, each)}" for each in pairing.extra]
    for one, other in pairing.pairs:
        wrong = [field for field in FIELDS if not right(field, one, other)]
        if wrong and not one.optional:
            lines.append(f"  wrong   {', '.join(wrong)}: {_brief(one)}\n          read   {_brief(other)}")
    return "\n".join([f"{entry.id} ({entry.language})", *lines]) if lines else ""


def _brief(each: Item) -> str:
    fields = {
        "n": each.people,
        "date": ",".join(each.dates),
        "announced": ",".join(each.announced),
        "due": ",".join(each.deadlines),
        "by": " < ".join(each.speakers),
    }
    extras = " ".join(f"{name}={value}" for name, value in fields.items() if value)
    sides = f"{'+'.join(sorted(each.actors)) or '-'}→{'+'.join(sorted(each.targets)) or '-'}"
    return f"{each.kind} {sides} {each.stance}{' bg' if each.background else ''} {extras} «{each.words}»"


def _stretch(entry: Entry, each: Item) -> str:
    return entry.text[each.where[0] : each.where[1]].replace("\n", " ")


def main() -> None:
    """Print the figures of the development set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--language", choices=("en", "fr"))
    parser.add_argument("--crisis", help="only entries whose id begins so")
    parser.add_argument("--show", action="store_true", help="list what is missed, beyond and wrong")
    parser.add_argument("--agreement", action="store_true", help="second annotation against the first")
    options = parser.parse_args()
    if options.agreement:
        print(table("agreement", agreement()))
        return
    entries = [
        entry
        for entry in load()
        if options.language in (None, entry.language) and entry.id.startswith(options.crisis or "")
    ]
    for entry in entries if options.show else ():
        if shown := show(entry, read(entry)):
            print(shown)
    for language, found in measure(entries).items():
        print(table(language, found))


if __name__ == "__main__":
    main()
