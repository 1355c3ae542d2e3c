"""Stages that stand in for the real ones: they read sentences of the form "BEL expels OST." and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.errors import Unreadable, Unsupported
from dragoman.model import (
    Actor,
    ActorType,
    Claim,
    Document,
    Event,
    Judgement,
    Kind,
    Names,
    Origin,
    Participant,
    Pending,
    PendingType,
    Reading,
    Reconciled,
    Span,
    State,
    Value,
    Verdict,
    digest,
)
from dragoman.model.events import Certainty
from dragoman.run.stages import Stages

KINDS = {
    name: Kind(
        id=name,
        plover="P",
        cameo="1",
        rung=1,
        family=name,
        name=Names(fr=name, en=name),
        definition=Names(fr="", en=""),
    )
    for name in ("expels", "arrests")
}
_SENTENCE = re.compile(r"([A-Z]{3}) (expels|arrests) ([A-Z]{3})\.")


class Note(Value, frozen=True):
    name: str
    message: str


def ingest(where: str) -> Iterator[Document | Note]:
    if not Path(where).exists():
        raise Unreadable(f"{where}: no such file or folder")
    return found(Path(where))


def found(root: Path) -> Iterator[Document | Note]:
    for path in sorted(root.rglob("*.txt")) if root.is_dir() else [root]:
        name = path.relative_to(root).as_posix() if root.is_dir() else path.name
        text = path.read_text()
        if not text:
            yield Note(name=name, message="it is empty")
            continue
        if "odd sidecar" in text:
            yield Note(name=name, message="its sidecar is malformed")
        yield Document(name=name, text=text, language="de" if "Deutsch" in text else "en")


def read(document: Document) -> Reading:
    if document.language != "en":
        raise Unsupported(f"written in {document.language}")
    if "BOOM" in document.text:
        raise ZeroDivisionError("by\nzero")
    if "KILL" in document.text:
        os._exit(9)
    claims = tuple(
        Claim(
            document=document.id,
            kind=found[2],
            trigger=Span.of(document.text, found.start(2), found.end(2)),
            sentence=Span.of(document.text, found.start(), found.end()),
            source=(participant(document.text, found, 1),),
            target=(participant(document.text, found, 3),),
        )
        for found in _SENTENCE.finditer(document.text)
    )
    return Reading(document=document.id, claims=claims)


def participant(text: str, found: re.Match[str], group: int) -> Participant:
    span = Span.of(text, found.start(group), found.end(group))
    return Participant(actor=Actor(type=ActorType.STATE, state=span.text), span=span)


def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    *,
    kinds: Mapping[str, Kind],
    judgements: Sequence[Judgement],
) -> Reconciled:
    assert all(claim.kind in kinds for claim in claims)
    wrong = {claim for each in judgements if each.verdict is Verdict.WRONG_CLAIM for claim in each.claims}
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id not in wrong:
            groups.setdefault(claim.sentence.text, []).append(claim)
    origins = tuple(
        Origin(id=f"o-{document.id}", name=document.name, certainty=Certainty.CERTAIN, documents=(document.id,))
        for document in documents
    )
    return Reconciled(events=tuple(event(group) for group in groups.values()), origins=origins)


def event(claims: list[Claim]) -> Event:
    first = claims[0]
    return Event(
        id=digest(first.sentence.text),
        kind=first.kind,
        source=tuple(each.actor.code for each in first.source),
        target=tuple(each.actor.code for each in first.target),
        documents=tuple(sorted({claim.document for claim in claims})),
        origins=tuple(sorted({f"o-{claim.document}" for claim in claims})),
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def track(events: Sequence[Event], claims: Sequence[Claim], *, kinds: Mapping[str, Kind]) -> State:
    pending = tuple(
        Pending(id=digest("p", e.id), type=PendingType.DEADLINE, event=e.id, by=e.source, on=e.target, words="soon")
        for e in events
        if e.kind == "expels"
    )
    return State(pending=pending, unheard=("OST",) if claims and kinds else ())


STAGES = Stages(
    count=lambda where: sum(path.is_file() for path in Path(where).rglob("*")) or 1,
    ingest=ingest,
    read=read,
    reconcile=reconcile,
    track=track,
    kinds=lambda: KINDS,
    states=dict,
    reader=lambda: "fake 1",
    deriver=lambda: "fake 1",
)
