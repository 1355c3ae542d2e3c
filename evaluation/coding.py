"""Claims as coded event records: who (code), whom (code), what; and how many of a gold set's records they meet.

Takes claims and gold records, gives counts; never reads a file. A side is the set of codes under which a coder could
have written it, so that one claim meets `IGO` and `UN`, or Hezbollah and `LBN`. An empty side is one that nobody is
named on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.lexicon.actors import Gazetteer
from dragoman.model import Actor, ActorType, Claim

Side = frozenset[str]

UNKNOWN: Side = frozenset()


class Record(NamedTuple):
    """One coded event: the codes a side may be written as, those of the event, and whether the sides can be swapped.

    `unnamed` is a source that is told of, but whose words name no state: "rebels", "opposition groups".
    """

    source: Side
    target: Side
    types: frozenset[str]
    mutual: bool = False
    unnamed: bool = False


class Counts(NamedTuple):
    """How many records there are, how many were found, and how many of those the reader gave."""

    gold: int = 0
    given: int = 0
    met: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(self.gold + other.gold, self.given + other.given, self.met + other.met)

    @property
    def precision(self) -> float:
        """Of those given, the share that is in the gold set."""
        return self.met / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Of the gold set, the share that was found."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.met / (self.gold + self.given) if self.gold + self.given else 0.0


def side(actor: Actor, gazetteer: Gazetteer) -> Side:
    """The codes a coder may have written an actor as."""
    if actor.type is ActorType.ORGANISATION and actor.state is None:
        return frozenset({"IGO", "NGO", actor.code})
    if actor.type is ActorType.ARMED_GROUP and actor.state is None:
        return frozenset({"IMG", actor.code, *gazetteer.homes(actor.code)})
    if actor.state is None and actor.type is ActorType.UNNAMED:
        return _named_in(actor.name or "", gazetteer)
    return frozenset({actor.state}) if actor.state else UNKNOWN


def _named_in(words: str, gazetteer: Gazetteer) -> Side:
    """The one state that the words for an unnamed party name: "Sudanese rebels" are coded SDN."""
    states = {each.actor.state for each in gazetteer.find(words, "en") if each.actor.state}
    return frozenset(states) if len(states) == 1 else UNKNOWN


def records(claim: Claim, types: frozenset[str], *, mutual: bool, gazetteer: Gazetteer) -> list[Record]:
    """The records of a claim: each source with each target; each pair of sources where they act on one another."""
    sources = _sides((each.actor for each in claim.source), gazetteer)
    targets = _sides((each.actor for each in claim.target), gazetteer)
    found = expand(sources, targets, types, mutual=mutual)
    return [each._replace(unnamed=bool(claim.source)) for each in found] if not sources else found


def expand(
    sources: Sequence[Side], targets: Sequence[Side], types: frozenset[str], *, mutual: bool = False
) -> list[Record]:
    """Sides as records of two: "Jordan and Britain agreed" is one record between them."""
    if len(sources) > 1 and not targets:
        return [Record(one, other, types, True) for i, one in enumerate(sources) for other in sources[i + 1 :]]
    return [Record(one, other, types, mutual) for one in sources or [UNKNOWN] for other in targets or [UNKNOWN]]


def _sides(actors: Iterable[Actor], gazetteer: Gazetteer) -> list[Side]:
    return [each for each in dict.fromkeys(side(actor, gazetteer) for actor in actors) if each]


def compare(gold: Sequence[Record], given: Sequence[Record], *, types: bool = True) -> Counts:
    """How many records of one text meet, each once; without `types`, only their sides have to."""
    free = _distinct(given, types=types)
    total = len(free)
    met = 0
    for wanted in dict.fromkeys(gold):
        hit = next((each for each in free if meets(wanted, each, types=types)), None)
        if hit is not None:
            free.remove(hit)
            met += 1
    return Counts(len(dict.fromkeys(gold)), total, met)


def _distinct(given: Iterable[Record], *, types: bool) -> list[Record]:
    """Claims of the same two sides are one record if they may be of one type, or where types do not count."""
    found: list[Record] = []
    for each in given:
        same = (one for one in found if (one.source, one.target) == (each.source, each.target))
        sided = bool(each.source or each.target)
        if each not in found and not any(sided and (not types or one.types & each.types) for one in same):
            found.append(each)
    return found


def meets(wanted: Record, given: Record, *, types: bool = True) -> bool:
    """Whether a given record is the wanted one."""
    if types and not wanted.types & given.types:
        return False
    if (_same(wanted.source, given.source) or _insider(wanted, given)) and _target(wanted, given):
        return True
    swapped = wanted.mutual or given.mutual
    return swapped and _same(wanted.source, given.target) and _same(wanted.target, given.source)


def _same(wanted: Side, given: Side) -> bool:
    return bool(wanted & given) or wanted == given


def _insider(wanted: Record, given: Record) -> bool:
    """Within one state, somebody without a name who acts on it is its own: "students marched on the palace"."""
    return given.unnamed and bool(wanted.source & wanted.target & given.target)


def _target(wanted: Record, given: Record) -> bool:
    """Within one state, a target left unnamed is that state's own: "the police arrested 12 students"."""
    if _same(wanted.target, given.target):
        return True
    own = bool(wanted.source & wanted.target) or not wanted.target
    return own and (not given.target or _same(given.source, given.target))
