"""Which documents tell of one story: the same two parties, within weeks of one another.

Takes documents and profiles of their claims; gives each document the number of its story. Two parties are named alike
in every language, so French and English coverage meet. Nearly linear: documents are compared within a pair of parties,
in the order of their dates. An undated document goes to the story of its parties whose names it shares most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dragoman.model import Document
from dragoman.reconcile.groups import Groups
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import days
from dragoman.reconcile.words import names, overlap

QUIET = 21
"""So many days without a word on two parties end a story."""
_MAIN = 3
"""A pair counts as what a document is about with at least a third of the claims of its foremost pair."""
_SAMPLE = 4

Pair = tuple[str, str]


def stories(profiles: Sequence[Profile], documents: Mapping[str, Document]) -> dict[str, int]:
    """The story of each document that has claims: a number, the same for documents of one story."""
    order = list(dict.fromkeys(profile.document for profile in profiles))
    number = {document: i for i, document in enumerate(order)}
    groups = Groups(len(order))
    for _, told in sorted(_by_pair(profiles).items()):
        for left, right in _links([d for d in order if d in told], documents):
            groups.join(number[left], number[right])
    return {document: groups.find(i) for document, i in number.items()}


def _by_pair(profiles: Sequence[Profile]) -> dict[Pair, set[str]]:
    counts: dict[str, Counter[Pair]] = {}
    for profile in profiles:
        if not profile.claim.background:
            counts.setdefault(profile.document, Counter()).update(profile.pairs)
    found: dict[Pair, set[str]] = {}
    for document, pairs in counts.items():
        most = max(pairs.values(), default=0)
        for pair, count in pairs.items():
            if count * _MAIN >= most:
                found.setdefault(pair, set()).add(document)
    return found


def _links(told: Sequence[str], documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """Pairs of documents that join the documents of two parties into stories."""
    chains = _chains(told, documents)
    shown = {one: _names(one, documents) for one in told} if len(chains) > 1 else {}
    undated = [one for one in told if _day(one, documents) is None]
    links = [link for chain in chains for link in pairwise(chain)]
    if not chains:
        return list(pairwise(undated))
    for one in undated:
        likeness = [_likeness(one, chain, shown) for chain in chains]
        links.append((chains[likeness.index(max(likeness))][0], one))
    return links


def _chains(told: Sequence[str], documents: Mapping[str, Document]) -> list[list[str]]:
    """Dated documents in runs without a long silence."""
    dated = sorted((day, one) for one in told if (day := _day(one, documents)) is not None)
    chains: list[list[str]] = []
    last = None
    for day, one in dated:
        if last is None or day - last > QUIET:
            chains.append([])
        chains[-1].append(one)
        last = day
    return chains


def _likeness(one: str, chain: Sequence[str], shown: Mapping[str, frozenset[str]]) -> float:
    if not shown:
        return 1.0
    step = max(1, len(chain) // _SAMPLE)
    return max(overlap(shown[one], shown[other]) for other in chain[::step])


def _names(one: str, documents: Mapping[str, Document]) -> frozenset[str]:
    document = documents.get(one)
    return names(document.text) if document else frozenset()


def _day(one: str, documents: Mapping[str, Document]) -> int | None:
    document = documents.get(one)
    return days(document.published)[0] if document and document.published else None
