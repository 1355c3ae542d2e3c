"""What a demand, a threat or a condition is about: the kinds of events its words name.

Takes an event and the claims of its documents; gives ids of kinds. A claim that stands within the words tells it;
otherwise the names of the kinds are looked up in them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Claim, Kind, Span

_STEM = 5
"""Letters that verb and noun of one root mostly share: « libérer » and « libération », "released" and "release"."""
_WORD = re.compile(r"[^\W\d_]+")

ByDocument = Mapping[str, Sequence[Claim]]


def by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by document, in the order of the text."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.trigger.start, claim.trigger.end, claim.kind)):
        found.setdefault(claim.document, []).append(claim)
    return found


def named(span: Span | None, claim: Claim, told: ByDocument, kinds: Mapping[str, Kind]) -> frozenset[str]:
    """The kinds that some words of a claim name."""
    if span is None:
        return frozenset()
    within = (one for one in told.get(claim.document, ()) if one is not claim and span.covers(one.trigger))
    found = frozenset(one.kind for one in within if one.kind != claim.kind)
    return found or _by_name(span.text, kinds)


def _by_name(text: str, kinds: Mapping[str, Kind]) -> frozenset[str]:
    words = _stems(text)
    names = ((kind, (kind.name.fr, kind.name.en)) for kind in kinds.values() if kind.closes)
    return frozenset(kind.id for kind, two in names if any(_stems(name) <= words for name in two if _stems(name)))


def _stems(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(word[:_STEM] for word in _WORD.findall(plain) if len(word) >= _STEM)
