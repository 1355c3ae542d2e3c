"""What is compared of a claim, prepared once. Takes claims with their documents and kinds; gives profiles in one order.

The order is by document name and offset, whatever order came in: everything later relies on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dragoman.model import Actor, ActorType, Claim, Clock, Document, Kind, Participant, Span, Stance, Value
from dragoman.reconcile.matters import Things, things, topics
from dragoman.reconcile.places import Place, known, place
from dragoman.reconcile.when import When, dated, days, exact
from dragoman.reconcile.words import content, fold, names

_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE"})
_REPEATED = frozenset({"ASSAULT", "CONSULT", "PROTEST", "COOPERATE", "AID"})
"""Roots of PLOVER whose events recur between the same two: words, and blows. They need more than roles to be one."""
_SHARED = ("AGREE", "CONSULT", "COOPERATE", "ASSAULT")
_DISPUTABLE = ("ASSAULT", "COERCE/seize")
"""Acts of which one can be mistaken, or lie, about who did them."""
_ISO = 3
"""Letters of a state's code."""
_LINE = re.compile(r".+")
_OPENING = 600
"""Characters; a longer first paragraph is a whole text without paragraphs."""
_RESTORED = -4
_WORDS = 2
"""Up to this rung, an event of the first roots is made of words."""

_WISHED = frozenset({Stance.THREATENED, Stance.DEMANDED})


class Profile(Value, frozen=True):
    """A claim and what is compared of it. `index` is its place in the common order, `day` its document's date.

    `occurred` and `announced` are the exact days of these clocks. It is a `lead` where its document opens with it: that
    is what was new on that day. `states` are those of its targets that are states, not territories nor groups,
    `authors` those of its sources. It is `disputable` who did it where that can be hidden, or denied.
    """

    index: int
    claim: Claim
    document: str
    family: str
    said: bool = False
    recurs: bool = False
    mutual: bool = False
    disputable: bool = False
    topical: bool = False
    source: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    dates: tuple[When, ...] = ()
    occurred: frozenset[int] = frozenset()
    announced: frozenset[int] = frozenset()
    day: int | None = None
    lead: bool = False
    place: Place = Place()
    matter: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    things: Things | None = None
    patient: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    wished: Stance | None = None
    denied: bool = False
    language: str = ""
    richness: int = 0

    @property
    def prospect(self) -> bool:
        """Whether it tells of what may come, not of what may have been."""
        if self.claim.stance is not Stance.POSSIBLE:
            return False
        known = [when.last for when in self.dates if when.last is not None]
        return not known or self.day is None or max(known) > self.day

    @property
    def bare(self) -> bool:
        """Whether it gives no time, place or number: in one text that is a mention of what was told, mostly."""
        return not (self.claim.times or self.claim.place or self.claim.people)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of actors concerned, without direction, sorted."""
        return tuple(sorted({(min(s, t), max(s, t)) for s in self.source for t in self.target}))


def locate(documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by identity and by name: claims may refer to either."""
    found = {}
    for document in sorted(documents, key=lambda document: (document.name, document.id)):
        found[document.name] = document
    for document in sorted(documents, key=lambda document: (document.name, document.id)):
        found[document.id] = document
    return found


def profiles(
    claims: Sequence[Claim], documents: Mapping[str, Document], *, kinds: Mapping[str, Kind]
) -> tuple[Profile, ...]:
    """Profiles of claims, each claim once, in the order of document names and offsets."""
    unique = {claim.id: claim for claim in sorted(claims, key=lambda claim: _place(claim, documents), reverse=True)}
    ordered = sorted(unique.values(), key=lambda claim: _place(claim, documents))
    negated = frozenset(
        (claim.document, claim.kind, claim.sentence) for claim in ordered if claim.negated and not claim.speakers
    )
    return tuple(_profile(i, claim, documents.get(claim.document), kinds, negated) for i, claim in enumerate(ordered))


def _place(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, str, int, int, str, str]:
    document = documents.get(claim.document)
    name = document.name if document else ""
    return name, claim.document, claim.trigger.start, claim.trigger.end, claim.kind, repr(claim)


def codes(participants: tuple[Participant, ...]) -> frozenset[str]:
    """The codes of those in a role who are known; words such as "the crew" tell nobody apart."""
    known = (one.actor for one in participants if one.actor.known)
    return frozenset(actor.code for actor in known) - {"?"}


def _profile(
    index: int,
    claim: Claim,
    document: Document | None,
    kinds: Mapping[str, Kind],
    negated: frozenset[tuple[str, str, Span]],
) -> Profile:
    """The profile of a claim. A noun in a sentence that negates its verb is negated too (`negated`)."""
    kind = kinds.get(claim.kind)
    root = kind.plover.split("/")[0] if kind else ""
    matter = content(claim.matter.text) if claim.matter else frozenset()
    language = document.language if document else ""
    dates = dated(claim.times, near=claim.trigger.start)
    published = days(document.published)[0] if document and document.published else None
    return Profile(
        index=index,
        claim=claim,
        document=claim.document,
        family=kind.family if kind else claim.kind,
        said=bool(kind and root in _SAID and abs(kind.rung) <= _WORDS),
        recurs=root in _REPEATED,
        mutual=bool(kind and _mutual(kind)),
        disputable=bool(kind and kind.within(*_DISPUTABLE)),
        topical=bool(kind and kind.topical),
        source=codes(claim.source),
        target=codes(claim.target),
        states=frozenset(one.actor.code for one in claim.target if _is_state(one.actor)),
        authors=frozenset(one.actor.code for one in claim.source if _is_state(one.actor)),
        dates=dates,
        occurred=exact(dates, Clock.OCCURRED),
        announced=exact(dates, Clock.ANNOUNCED),
        day=published,
        lead=document is not None and claim.sentence.start < _opening(document.text),
        place=place(claim.place.text, language) if claim.place else Place(),
        matter=matter,
        topics=topics(claim, language),
        things=things(claim, language),
        patient=content(claim.patient.text) if claim.patient else frozenset(),
        named=_named(claim, language),
        wished=claim.stance if claim.stance in _WISHED else None,
        denied=claim.negated
        or claim.stance is Stance.DENIED
        or (claim.document, claim.kind, claim.sentence) in negated,
        language=language,
        richness=_richness(claim),
    )


def _is_state(actor: Actor) -> bool:
    code = actor.code
    return actor.type is ActorType.STATE and len(code) == _ISO and code.isalpha() and code.isupper()


@lru_cache(maxsize=64)
def _opening(text: str) -> int:
    """Where a text has said what it has to say: after its title and its first paragraph, and soon."""
    lines = [line for line in _LINE.finditer(text[:_OPENING]) if line[0].strip()]
    return lines[1].end() if len(lines) > 1 else _OPENING


def _mutual(kind: Kind) -> bool:
    """Whether either side can be told as the one who acts: a meeting, an agreement, a clash, relations restored."""
    shared = kind.within(*_SHARED) or kind.rung <= _RESTORED
    return shared and "between" in kind.roles.get("source", ())


def _denied(claim: Claim) -> bool:
    return claim.negated or claim.stance is Stance.DENIED


def _named(claim: Claim, language: str) -> frozenset[str]:
    """The names of people in the words for those it was done to: neither their state, nor their nationality."""
    if claim.patient is None:
        return frozenset()
    people = names("x " + claim.patient.text) - known(claim.patient.text, language)
    return people - {fold(claim.place.text)} if claim.place else people


def _richness(claim: Claim) -> int:
    """How much a claim says: the rich ones stand for their cluster when clusters are compared."""
    given = (claim.source, claim.target, claim.people, claim.place, claim.topic, claim.matter, claim.times)
    return sum(1 for field in given if field)
