"""What one text has from another: copies of documents, sentences in common, a source named further down.

Takes attributions and the claims of events; gives new attributions for the claims that move. Only says where words come
from: whether two speakers are one is for `sources`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Certainty, Document, Ground, Reason
from dragoman.reconcile.attribution import PRESS, Attribution
from dragoman.reconcile.copies import RUN, Copy
from dragoman.reconcile.groups import Groups
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import fold, tokens

_COPY = 0.8
_LONG_SENTENCE = 300
"""So many words of a sentence are compared: more is no sentence but a text without full stops."""
_CERTAIN_RUN = 12
"""So many words in a row are copied, not said alike."""

Sources = dict[str, Attribution]


def moved_to(source: Attribution, other: Attribution, reason: Reason) -> Attribution:
    """A claim's attribution moved to another's origin, for one more reason."""
    kept = tuple(one for one in source.reasons if one.ground is not Ground.OWN_REPORTING)
    return Attribution(key=other.key, name=other.name, reasons=(*kept, reason), own=source.own and other.own)


def undo_copies(
    happenings: Sequence[Sequence[Profile]],
    sources: Sources,
    documents: Mapping[str, Document],
    copied: Iterable[Copy],
) -> Sources:
    """What a copy tells as its own comes from the document it copies."""
    by_copy: dict[str, Copy] = {}
    for copy in sorted(copied, key=lambda one: (one.copy, -one.share, one.original)):
        by_copy.setdefault(copy.copy, copy)
    moved = dict(sources)
    for members in happenings:
        for one in members:
            document = documents.get(one.document)
            if document is not None and document.id in by_copy and sources[one.claim.id].own:
                moved[one.claim.id] = _original(sources[one.claim.id], document.id, by_copy, documents)
    return moved


def _original(
    source: Attribution, copy: str, by_copy: Mapping[str, Copy], documents: Mapping[str, Document]
) -> Attribution:
    first, seen = copy, {copy}
    while first in by_copy and by_copy[first].original not in seen:
        first = by_copy[first].original
        seen.add(first)
    original = documents[first]
    share = by_copy[copy].share
    credited = set(documents[copy].agencies) & set(original.agencies)
    certainty = Certainty.CERTAIN if share >= _COPY or credited else Certainty.LIKELY
    values = (documents[copy].name, original.name, f"{share * 100:.0f}")
    name = original.agencies[0] if original.agencies else original.outlet or original.name
    target = Attribution(key=(PRESS, fold(name)), name=name, own=True)
    return moved_to(source, target, Reason(ground=Ground.NEAR_COPY, values=values, certainty=certainty))


def in_document(members: Sequence[Profile], sources: Sources) -> Sources:
    """What a document tells unattributed comes from the source it names for the same event elsewhere."""
    found: Sources = {}
    named: dict[tuple[str, bool], Attribution] = {}
    for one in members:
        if not sources[one.claim.id].own:
            named.setdefault((one.document, one.denied), sources[one.claim.id])
    for one in members:
        source = sources[one.claim.id]
        other = named.get((one.document, one.denied))
        if source.own and other is not None:
            values = (one.document, other.name)
            reason = Reason(ground=Ground.SOURCE_IN_DOCUMENT, values=values, certainty=Certainty.LIKELY)
            found[one.claim.id] = moved_to(source, other, reason)
    return found


def same_words(members: Sequence[Profile], sources: Sources, documents: Mapping[str, Document]) -> Sources:
    """Claims whose sentences share a run of words come from one origin: the best attributed, then the earliest."""
    groups = Groups(len(members))
    runs: dict[tuple[str, ...], int] = {}
    for i, one in enumerate(members):
        words = tokens(one.claim.sentence.text)[:_LONG_SENTENCE]
        for start in range(len(words) - RUN + 1):
            other = runs.setdefault(words[start : start + RUN], i)
            if members[other].document != one.document and members[other].denied == one.denied:
                groups.join(other, i)
    found: Sources = {}
    for same in groups.sets(range(len(members))).values():
        if len(same) > 1:
            found.update(_one_wording([members[i] for i in same], sources, documents))
    return found


def _one_wording(same: Sequence[Profile], sources: Sources, documents: Mapping[str, Document]) -> Sources:
    best = min(same, key=lambda one: (sources[one.claim.id].own, one.day is None, one.day or 0, one.index))
    found: Sources = {}
    for one in same:
        source, other = sources[one.claim.id], sources[best.claim.id]
        if source.key == other.key or one.document == best.document:
            continue
        shared = longest_run(*(tokens(each.claim.sentence.text)[:_LONG_SENTENCE] for each in (one, best)))
        certainty = Certainty.CERTAIN if len(shared) >= _CERTAIN_RUN else Certainty.LIKELY
        names = tuple(documents[d].name if d in documents else d for d in (best.document, one.document))
        reason = Reason(ground=Ground.SAME_QUOTE, values=(*names, " ".join(shared)), certainty=certainty)
        found[one.claim.id] = moved_to(source, other, reason)
    return found


def longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of words that stands in both."""
    if left == right:
        return left
    best, before = (0, 0), [0] * (len(right) + 1)
    for i, word in enumerate(left):
        row = [0] * (len(right) + 1)
        for j, other in enumerate(right):
            if word == other:
                row[j + 1] = before[j] + 1
                best = max(best, (row[j + 1], -i))
        before = row
    length, end = best
    return left[-end - length + 1 : -end + 1]
