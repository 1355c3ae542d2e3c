"""Where the claims come from: which of them share one origin, how sure that is, and why.

Takes the claims of each event with their documents and the copies among these; gives origins, and the origin of every
claim. Two named speakers are two origins, one statement in two outlets is one; an outlet that copies, or cites the same
unnamed source, adds none. Never drops a claim: without a better origin it is the outlet's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Certainty, Document, Ground, Origin, Reason, Value, digest
from dragoman.reconcile.attribution import SPEAKER, Attribution, Key, attribute, relays
from dragoman.reconcile.borrowed import Sources, in_document, same_words, undo_copies
from dragoman.reconcile.copies import Copy
from dragoman.reconcile.judged import Constraints
from dragoman.reconcile.phrases import sentence
from dragoman.reconcile.places import known
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.sources import ALIKE, described, of_state, office_holders, one_agency, short_names
from dragoman.reconcile.words import content, fold, overlap, tokens

_RANK = {Certainty.CERTAIN: 0, Certainty.LIKELY: 1, Certainty.POSSIBLE: 2}


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
    sources = undo_copies(happenings, sources, documents, copied)
    told = [one for members in happenings for one in members]
    sources.update(short_names(told, sources))
    sources.update(office_holders(told, sources, story))
    for members in happenings:
        sources.update(in_document(members, sources))
        sources.update(same_words(members, sources, documents))
        sources.update(of_state(members, sources))
    everybody = {one.claim.id: one for members in happenings for one in members}
    sources = described(one_agency(sources), happenings)
    sources = _judged(sources, decided, everybody)
    return _collect(sources, everybody)


def _press(documents: Iterable[Document], told: Iterable[Profile]) -> dict[str, str]:
    """The agencies and outlets that documents credit, or that relay a speaker, by their folded names."""
    named = {name for document in documents for name in (*document.agencies, document.outlet) if name}
    named.update(name for one in told for name in relays(one.claim.speakers))
    return {fold(name): name for name in sorted(named, reverse=True)}


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
    name = _called(key, members, sources)
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


def _called(key: Key, members: Sequence[Profile], sources: Sources) -> str:
    """What most claims call it; a whole state by words that name it, not by "he" or one of its offices."""
    called = Counter(sources[one.claim.id].name for one in members)
    if key[0] == SPEAKER and not any(key[2:]):
        naming = [n for one in members if known(n := sources[one.claim.id].name, one.language) == set(tokens(n))]
        called = Counter(naming) or called
    return called.most_common(1)[0][0]


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
    weakest = {(one.ground, one.values): one for one in sorted(graded, key=lambda one: _RANK[one.certainty])}
    return list(weakest.values())


def _sure(reason: Reason, documents: int, *, copied: bool) -> bool:
    """A speaker of one document is surely one; so is the agency whose credit two documents of one text bear."""
    if reason.ground is Ground.AGENCY_CREDIT:
        return copied and documents == 2
    speaking = reason.ground in (Ground.SAME_ANONYMOUS, Ground.SAME_SPEAKER)
    return speaking and documents == 1 and reason.certainty is Certainty.LIKELY


def _alike(one: Reason, other: Reason) -> bool:
    """Whether two descriptions of an unnamed source share most words ("source", "diplomatic")."""
    return overlap(content(one.values[1]), content(other.values[1])) >= ALIKE
