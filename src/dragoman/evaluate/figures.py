"""How well texts are read, or how far two annotations agree: figures over pairs of events.

Takes entries and a way to read, gives rates by language. The measures are the usual ones of event extraction: pairs of
one kind, and of one kind, actor and target, as precision, recall and F1; on the pairs, the share of each field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.evaluate.fields import FIELDS, right, valued
from dragoman.evaluate.items import Entry, Item, item
from dragoman.evaluate.pairing import Pairing, pair, same_sides
from dragoman.lexicon.actors import Gazetteer
from dragoman.model import Document
from dragoman.read import pipeline

Read = Callable[[Entry], Sequence[Item]]


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


class Share(NamedTuple):
    """How many of how many."""

    right: int
    asked: int

    @property
    def share(self) -> float:
        """The part that is right; all of nothing."""
        return self.right / self.asked if self.asked else 1.0


class Figures(NamedTuple):
    """Kinds, events, and for each field: right of all pairs, and right of those whose annotation has a value."""

    kind: Rate
    event: Rate
    fields: dict[str, tuple[Share, Share]]

    def flat(self) -> dict[str, float]:
        """Every figure by its name, as floors name them."""
        return {"kind": self.kind.f1, "event": self.event.f1} | {name: a.share for name, (a, _) in self.fields.items()}


def reading(*, gazetteer: Gazetteer | None = None) -> Read:
    """The reader as a way to read entries."""

    def read(entry: Entry) -> Sequence[Item]:
        document = Document(name=entry.id, text=entry.text, language=entry.language, published=entry.published)
        return [item(claim) for claim in pipeline.read(document, gazetteer=gazetteer).claims]

    return read


def second(entries: Iterable[Entry]) -> Read:
    """A second annotation as a way to read entries: its events of the same text, told by whole sentences."""
    found = {entry.id: wide(entry).items for entry in entries}
    return lambda entry: found[entry.id]


def wide(entry: Entry) -> Entry:
    """The same entry, each event told by the whole of its sentence, as a reader's claims are."""
    return entry._replace(items=tuple(_sentence(each, entry.text) for each in entry.items))


def _sentence(each: Item, text: str) -> Item:
    starts = [at + 2 for at in range(each.where[0]) if text[at : at + 2] in (". ", "\n\n")]
    ends = [at for at in range(each.where[1], len(text)) if text[at : at + 2] in (". ", "\n\n")]
    return each._replace(where=(starts[-1] if starts else 0, ends[0] if ends else len(text)))


def pairings(entries: Iterable[Entry], read: Read) -> dict[str, Pairing]:
    """Id of an entry → what was found in it beside what was expected."""
    return {entry.id: pair(entry.items, read(entry)) for entry in entries}


def by_language(entries: Iterable[Entry], found: Mapping[str, Pairing]) -> dict[str, Figures]:
    """The figures of each language, in the order of their codes."""
    sorts: dict[str, list[Pairing]] = {}
    for entry in entries:
        sorts.setdefault(entry.language, []).append(found[entry.id])
    return {language: figures(sorts[language]) for language in sorted(sorts)}


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


def _right(name: str, pairs: Sequence[tuple[Item, Item]], *, only: bool = False) -> Share:
    asked = [(one, other) for one, other in pairs if not only or valued(name, one)]
    return Share(sum(right(name, one, other) for one, other in asked), len(asked))
