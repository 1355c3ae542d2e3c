"""False alarms: how many events the reader finds where there are none.

    python -m evaluation.alarms --treebanks ../shared/data/treebanks [--language fr] [--show]

Takes 250 sentences a language without politics: sport, weather, kitchens, culture, science, accidents, business. They
were chosen by reading them, before the reader did, because they use its words: a team attacks, a chef declares war, a
carmaker recalls. Some are of treebanks, known by their ids alone (`alarms/*.yml`) and read from the files given; the
rest were written for this. Each is read as a document of its own; every claim is a false alarm. Prints them by the
hundred sentences; changes nothing.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from dragoman.model import Claim, Document
from dragoman.read import pipeline

FOLDER = Path(__file__).with_name("alarms")
FLOORS = Path(__file__).with_name("floors.yml")
LANGUAGES = ("en", "fr")
WRITTEN = "written: "
"""Before the topic of a sentence that was written for this."""


class Sentence(NamedTuple):
    """A sentence, and the kind of source it is from."""

    source: str
    text: str


class Rate(NamedTuple):
    """So many events in so many sentences."""

    events: int
    sentences: int

    @property
    def per_hundred(self) -> float:
        """Events per hundred sentences."""
        return 100 * self.events / self.sentences if self.sentences else 0.0


def written(language: str) -> list[Sentence]:
    """The sentences that were written for this."""
    return [Sentence(WRITTEN + each["source"], text) for each in _data(language)["own"] for text in each["sentences"]]


def chosen(language: str, folder: Path) -> list[Sentence]:
    """The sentences of treebanks, from the CoNLL-U files of a folder. Raises KeyError for an id that is in none."""
    found = []
    for each in _data(language)["treebanks"]:
        texts = {name: text for path in sorted(folder.glob(each["treebank"] + "-*")) for name, text in _texts(path)}
        found += [Sentence(each["source"], texts[name]) for name in each["ids"].split()]
    return found


def _data(language: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    name = ""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            key, _, value = line.partition(" = ")
            if key == "# sent_id":
                name = value.strip()
            elif key == "# text":
                yield name, value.strip()


def alarms(sentence: Sentence, language: str) -> tuple[Claim, ...]:
    """What the reader claims of a sentence, read alone."""
    return pipeline.read(Document(name="sentence", text=sentence.text, language=language)).claims


def rates(sentences: Sequence[Sentence], found: Sequence[Sequence[Claim]]) -> dict[str, Rate]:
    """The rate of each kind of source, and of all."""
    sources = dict.fromkeys(each.source for each in sentences)
    counts = [(each.source, len(claims)) for each, claims in zip(sentences, found, strict=True)]
    by_source = {
        source: Rate(sum(n for one, n in counts if one == source), sum(one == source for one, _ in counts))
        for source in sources
    }
    return by_source | {"all": Rate(sum(n for _, n in counts), len(counts))}


def floors() -> dict[str, float]:
    """The most events per hundred sentences each language may have."""
    found: dict[str, float] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["alarms"]
    return found


def table(language: str, found: dict[str, Rate]) -> str:
    """The rates of one language as lines."""
    return "\n".join(
        f"{language}  {source:32} {rate.per_hundred:5.1f} per hundred ({rate.events} in {rate.sentences})"
        for source, rate in found.items()
    )


def _brief(claim: Claim) -> str:
    sides = ("+".join(each.actor.code for each in side) or "-" for side in (claim.source, claim.target))
    return f"{claim.kind} {'>'.join(sides)} {claim.stance.value} «{claim.trigger.text}»"


def main() -> int:
    """Print the rates; exit code 1 where a language has more than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/data/treebanks"))
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--show", action="store_true", help="list the false alarms")
    options = parser.parse_args()
    if not options.treebanks.exists():
        raise SystemExit(f"no treebanks at {options.treebanks}: give their folder with --treebanks")
    above = False
    for language in [options.language] if options.language else LANGUAGES:
        sentences = chosen(language, options.treebanks) + written(language)
        found = [alarms(each, language) for each in sentences]
        for sentence, claims in zip(sentences, found, strict=True) if options.show else ():
            for claim in claims:
                print(f"{sentence.source}: {sentence.text}\n    {_brief(claim)}")
        measured = rates(sentences, found)
        print(table(language, measured))
        above = above or measured["all"].per_hundred > floors()[language]
    return int(above)


if __name__ == "__main__":
    sys.exit(main())
