"""Where the claims come from: which of them share one origin, how sure that is, and why.

Takes the claims of each event with their documents and the copies among these; gives origins, and the origin of every
claim. Two named speakers are two origins, one statement in two outlets is one; an outlet that copies, or cites the same
unnamed source, adds none. Never drops a claim: without a better origin it is the outlet's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, groupby, pairwise

from dragoman.model import Certainty, Document, Ground, Origin, Reason, Value, digest
from dragoman.reconcile.attribution import ANONYMOUS, PRESS, SPEAKER, Attribution, Key, attribute, relays
from dragoman.reconcile.copies import RUN, Copy
from dragoman.reconcile.groups import Groups
from dragoman.reconcile.judged import Constraints
from dragoman.reconcile.phrases import sentence
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import content, fold, overlap, tokens

_COPY = 0.8
_ALIKE = 0.5
_DESCRIPTIONS = 200
"""So many descriptions of one side's sources in one story are compared with each other."""
_LONG_SENTENCE = 300
"""So many words of a sentence are compared: more is no sentence but a text without full stops."""
_CERTAIN_RUN = 12
"""So many words in a row are copied, not said alike."""
_RANK = {Certainty.CERTAIN: 0, Certainty.LIKELY: 1, Certainty.POSSIBLE: 2}

Sources = dict[str, Attribution]


class Origins(Value, frozen=True):
    """All origins, and the id of the origin of each claim."""

    origins: tuple[Origin, ...]
    of: dict[str, str]


def origins(
    happenings: Sequence[Sequence[Profile]],
    documents: Mapping[str, Document],
    *,
    story: Mapping[str, str],
    copied: Iterable[Copy],
    decided: Constraints,
) -> Origins:
    """The origins of the claims of these happenings. `story` names the story of each document."""
    press = _press(documents.values(), [one for members in happenings for one in members])
    sources: Sources = {}
    for members in happenings:
        for one in members:
            name = story.get(one.document, one.document)
            sources[one.claim.id] = attribute(one, documents.get(one.document), story=name, press=press)
    sources = _undo_copies(happenings, sources, documents, copied)
    for members in happenings:
        sources.update(_in_document(members, sources))
        sources.update(_same_words(members, sources, documents))
        sources.update(_of_state(members, sources))
    everybody = {one.claim.id: one for members in happenings for one in members}
    sources = _described(_one_agency(sources), happenings)
    sources = _judged(sources, decided, everybody)
    return _collect(sources, everybody)


def _press(documents: Iterable[Document], told: Iterable[Profile]) -> dict[str, str]:
    """The agencies and outlets that documents credit, or that relay a speaker, by their folded names."""
    named = {name for document in documents for name in (*document.agencies, document.outlet) if name}
    named.update(name for one in told for name in relays(one.claim.speakers))
    return {fold(name): name for name in sorted(named, reverse=True)}


def _with(source: Attribution, other: Attribution, reason: Reason) -> Attribution:
    """A claim's attribution moved to another's origin, for one more reason."""
    kept = tuple(one for one in source.reasons if one.ground is not Ground.OWN_REPORTING)
    return Attribution(key=other.key, name=other.name, reasons=(*kept, reason), own=source.own and other.own)


def _undo_copies(
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
    return _with(source, target, Reason(ground=Ground.NEAR_COPY, values=values, certainty=certainty))


def _in_document(members: Sequence[Profile], sources: Sources) -> Sources:
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
            found[one.claim.id] = _with(source, other, reason)
    return found


def _same_words(members: Sequence[Profile], sources: Sources, documents: Mapping[str, Document]) -> Sources:
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
        found[one.claim.id] = _with(source, other, reason)
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


def _of_state(members: Sequence[Profile], sources: Sources) -> Sources:
    """« Paris » saying what one ministry of it says elsewhere is possibly that ministry."""
    bodies: dict[tuple[str, bool], set[Key]] = {}
    for one in members:
        key = sources[one.claim.id].key
        if key[0] == SPEAKER and key[1] and any(key[2:]):
            bodies.setdefault((key[1], one.denied), set()).add(key)
    found: Sources = {}
    for one in members:
        source = sources[one.claim.id]
        if source.key[0] != SPEAKER or any(source.key[2:]):
            continue
        known = bodies.get((source.key[1], one.denied), set())
        if len(known) == 1:
            other = next(s for m in members if (s := sources[m.claim.id]).key in known)
            reason = Reason(ground=Ground.SAME_SPEAKER, values=(other.name,), certainty=Certainty.POSSIBLE)
            found[one.claim.id] = _with(source, other, reason)
    return found


def _one_agency(sources: Sources) -> Sources:
    """Unnamed sources of one side in one story are one, where only one agency is said to have heard them."""
    agencies: dict[Key, set[str]] = {}
    for source in sources.values():
        if source.key[0] == ANONYMOUS and source.key[1] and source.key[3]:
            agencies.setdefault(source.key[:3], set()).add(source.key[3])
    moved = dict(sources)
    for claim, source in sources.items():
        if source.key[0] == ANONYMOUS and source.key[1] and not source.key[3]:
            known = agencies.get(source.key[:3], set())
            if len(known) == 1:
                moved[claim] = Attribution(key=(*source.key[:3], *known), name=source.name, reasons=source.reasons)
    return moved


def _described(sources: Sources, happenings: Sequence[Sequence[Profile]]) -> Sources:
    """Unnamed sources of one side told apart by unlike descriptions, unless they tell the same event."""
    unnamed = {claim: s for claim, s in sources.items() if s.key[0] == ANONYMOUS and s.key[1]}
    called = sorted({(s.key, fold(s.name)) for s in unnamed.values()})
    number = {each: i for i, each in enumerate(called)}
    groups = Groups(len(called))
    for _, same in groupby(called, key=lambda each: each[0]):
        for one, other in combinations(list(same)[:_DESCRIPTIONS], 2):
            if overlap(content(one[1]), content(other[1])) >= _ALIKE:
                groups.join(number[one], number[other])
    for members in happenings:
        told = [(s.key, fold(s.name)) for one in members if (s := unnamed.get(one.claim.id))]
        for one, other in pairwise(sorted(told)):
            if one[0] == other[0]:
                groups.join(number[one], number[other])
    moved = dict(sources)
    for claim, s in unnamed.items():
        first = called[groups.find(number[s.key, fold(s.name)])][1]
        moved[claim] = Attribution(key=(*s.key, first), name=s.name, reasons=s.reasons, own=s.own)
    return moved


def _judged(sources: Sources, decided: Constraints, everybody: Mapping[str, Profile]) -> Sources:
    """What people decided about origins comes last and holds."""
    moved = dict(sources)
    for (left, right), author in decided.one_origin.items():
        if left in moved and right in moved and moved[left].key != moved[right].key:
            reason = Reason(ground=Ground.JUDGED, values=(author,))
            first, second = sorted((moved[left].key, moved[right].key))
            name = next(s.name for s in (moved[left], moved[right]) if s.key == first)
            for claim, source in moved.items():
                if source.key == second:
                    moved[claim] = Attribution(key=first, name=name, reasons=(reason,), own=source.own)
    for (left, right), author in decided.two_origins.items():
        if left in moved and right in moved and moved[left].key == moved[right].key:
            moved.update(_parted(moved, everybody, left, right, author))
    return moved


def _parted(moved: Sources, everybody: Mapping[str, Profile], left: str, right: str, author: str) -> Sources:
    """The claims that the document of the second claim has from this origin, as an origin of their own."""
    key, document = moved[right].key, everybody[right].document
    same = everybody[left].document == document
    reason = Reason(ground=Ground.JUDGED, values=(author,))
    return {
        claim: Attribution(key=(*key, claim if same else document), name=source.name, reasons=(reason,))
        for claim, source in moved.items()
        if source.key == key and (claim == right if same else everybody[claim].document == document)
    }


def _collect(sources: Sources, everybody: Mapping[str, Profile]) -> Origins:
    by_key: dict[Key, list[Profile]] = {}
    for one in sorted(everybody.values(), key=lambda one: one.index):
        by_key.setdefault(sources[one.claim.id].key, []).append(one)
    found = sorted((_origin(key, members, sources) for key, members in by_key.items()), key=lambda o: (o.name, o.id))
    return Origins(origins=tuple(found), of={claim: origin.id for origin in found for claim in origin.claims})


def _origin(key: Key, members: Sequence[Profile], sources: Sources) -> Origin:
    documents = tuple(dict.fromkeys(one.document for one in members))
    called = Counter(sources[one.claim.id].name for one in members)
    name = called.most_common(1)[0][0]
    given = dict.fromkeys(
        _plainly(reason, name, by=key[0]) for one in members for reason in sources[one.claim.id].reasons
    )
    grounds = sorted(_graded(given, len(documents)), key=lambda one: (one.ground, one.values))
    certainty = max((one.certainty for one in grounds), key=_RANK.__getitem__, default=Certainty.CERTAIN)
    return Origin(
        id=digest(*key),
        name=name,
        certainty=certainty,
        reasons=tuple(sentence(ground) for ground in grounds),
        grounds=tuple(grounds),
        documents=documents,
        claims=tuple(one.claim.id for one in members),
    )


def _plainly(reason: Reason, name: str, *, by: str) -> Reason:
    """A speaker under one name, whatever the texts call it."""
    if reason.ground is Ground.SAME_SPEAKER and by == SPEAKER:
        return Reason(ground=reason.ground, values=(name,), certainty=reason.certainty)
    return reason


def _graded(reasons: Iterable[Reason], documents: int) -> list[Reason]:
    """Grades for what stands together: a document's speaker is surely itself, unlike descriptions are doubtful."""
    reasons = list(reasons)
    unnamed = [one for one in reasons if one.ground is Ground.SAME_ANONYMOUS]
    copied = any(one.ground is Ground.NEAR_COPY and one.certainty is Certainty.CERTAIN for one in reasons)
    graded = []
    for reason in reasons:
        certainty = reason.certainty
        if _sure(reason, documents, copied=copied):
            certainty = Certainty.CERTAIN
        elif reason in unnamed and not all(_alike(reason, other) for other in unnamed):
            certainty = Certainty.POSSIBLE
        graded.append(Reason(ground=reason.ground, values=reason.values, certainty=certainty))
    return list(dict.fromkeys(graded))


def _sure(reason: Reason, documents: int, *, copied: bool) -> bool:
    """A speaker of one document is surely one; so is the agency whose credit two documents of one text bear."""
    if reason.ground is Ground.AGENCY_CREDIT:
        return copied and documents == 2
    speaking = reason.ground in (Ground.SAME_ANONYMOUS, Ground.SAME_SPEAKER)
    return speaking and documents == 1 and reason.certainty is Certainty.LIKELY


def _alike(one: Reason, other: Reason) -> bool:
    """Whether two descriptions of an unnamed source share most words ("source", "diplomatic")."""
    return overlap(content(one.values[1]), content(other.values[1])) >= _ALIKE
