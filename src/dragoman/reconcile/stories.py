"""Which documents tell of one story: the same two parties, within weeks of one another.

Takes documents and profiles of their claims; gives each document the number of its story. The parties are those its
claims oppose and those its text names most; both are known by the same codes in every language, so French and English
coverage meet. Nearly linear: documents are compared within a pair of parties, in the order of their dates. An undated
document goes to the story of its parties whose names it shares most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from dragoman.lexicon.actors import LANGUAGES, load
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
    for _, told in sorted(_by_pair(profiles, documents).items()):
        for left, right in _links([d for d in order if d in told], documents):
            groups.join(number[left], number[right])
    return {document: groups.find(i) for document, i in number.items()}


def _by_pair(profiles: Sequence[Profile], documents: Mapping[str, Document]) -> dict[Pair, set[str]]:
    counts: dict[str, Counter[Pair]] = {}
    for profile in profiles:
        kept = counts.setdefault(profile.document, Counter())
        if not profile.claim.background:
            kept.update(profile.pairs)
    found: dict[Pair, set[str]] = {}
    for document, pairs in counts.items():
        for pair in (*_foremost(pairs), *_foremost(_mentioned(documents.get(document)))):
            found.setdefault(pair, set()).add(document)
    return found


def _foremost(pairs: Counter[Pair]) -> list[Pair]:
    most = max(pairs.values(), default=0)
    return [pair for pair, count in pairs.items() if count * _MAIN >= most]


def _mentioned(document: Document | None) -> Counter[Pair]:
    """The parties a text names, in pairs, with how often it names the one it names less."""
    if document is None or document.language not in LANGUAGES:
        return Counter()
    named = Counter(one.actor.code for one in load().find(document.text, document.language, on=document.published))
    often = sorted(code for code, count in named.items() if count > 1)
    return Counter({(one, other): min(named[one], named[other]) for one, other in combinations(often, 2)})


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
