"""Invented coverage of any size: crises of two states each, a dozen documents a crisis, a dozen claims a document.

`python tests/reconcile/synthetic.py 20000` reconciles so many claims and says how long it took; with `one`, all are
of a single crisis.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from dragoman.lexicon import kinds
from dragoman.model import Claim, Document
from dragoman.reconcile import reconcile
from tests.reconcile.build import crisis

KINDS = (
    "expel",
    "arrest",
    "accuse",
    "deny",
    "suspend-cooperation",
    "attack",
    "close-border",
    "meet",
    "threaten",
    "demand",
)
WORDS = [
    a + b + c
    for a in ("ba", "ro", "mi", "tel", "su", "ga")
    for b in ("no", "ri", "ta", "le")
    for c in ("x", "nd", "ra")
]
PER_DOCUMENT = 12
PER_CRISIS = 12


def coverage(size: int, *, one: bool = False, seed: int = 7) -> tuple[list[Document], list[Claim]]:
    """So many claims, with their documents."""
    rng = random.Random(seed)
    documents: list[Document] = []
    claims: list[Claim] = []
    number = 0
    while len(claims) < size:
        new_documents, new_claims = _crisis(rng, 0 if one else number, start=number)
        documents += new_documents
        claims += new_claims
        number += 1
    return documents, claims[:size]


def _crisis(rng: random.Random, pair: int, *, start: int) -> tuple[list[Document], list[Claim]]:
    one, other = f"A{pair:02d}", f"B{pair:02d}"
    first = date(2024, 1, 1) + timedelta(days=rng.randrange(500))
    happenings = [_happening(rng, one, other, first) for _ in range(15)]
    described: dict[str, dict[str, object]] = {"documents": {}, "claims": []}  # type: ignore[dict-item]
    for i in range(PER_CRISIS):
        name = f"{start:05d}-{i:02d}"
        described["documents"][name] = {
            "outlet": f"outlet {rng.randrange(40)}",
            "published": (first + timedelta(days=20 + rng.randrange(10))).isoformat(),
            "language": rng.choice(("fr", "en")),
            "text": " ".join(rng.choice(WORDS) for _ in range(300)),
        }
        for happening in rng.sample(happenings, PER_DOCUMENT):
            told = {key: value for key, value in happening.items() if key in ("kind", "by", "on") or rng.random() < 0.6}
            told |= {"in": name, "says": " ".join(rng.choice(WORDS) for _ in range(12))}
            described["claims"].append(told)  # type: ignore[attr-defined]
    return crisis(described)


def _happening(rng: random.Random, one: str, other: str, first: date) -> dict[str, object]:
    by, on = rng.sample((one, other), 2)
    return {
        "kind": rng.choice(KINDS),
        "by": by,
        "on": on,
        "people": rng.randrange(1, 9),
        "occurred": (first + timedelta(days=rng.randrange(20))).isoformat(),
        "place": rng.choice(WORDS),
    }


def main() -> None:
    """Measure."""
    documents, claims = coverage(int(sys.argv[1]), one="one" in sys.argv)
    begin = time.process_time()
    result = reconcile(documents, claims, kinds=kinds.load())
    took = time.process_time() - begin
    print(f"{len(documents)} documents, {len(claims)} claims: {len(result.events)} events,", end=" ")
    print(f"{len(result.origins)} origins, {len(result.discrepancies)} discrepancies in {took:.1f} s of processor time")


if __name__ == "__main__":
    main()
