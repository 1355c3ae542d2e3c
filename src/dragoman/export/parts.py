"""A record's contents in the words of the export format. Takes Contents, gives an Export; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.export.contents import Contents, when
from dragoman.export.schema import (
    AccountPart,
    ClaimPart,
    DiscrepancyPart,
    DocumentPart,
    DuePart,
    EventPart,
    Export,
    MeasurePart,
    OriginPart,
    PendingPart,
    PeoplePart,
    Quote,
    SpeakerPart,
)
from dragoman.model import (
    Account,
    Claim,
    Discrepancy,
    Document,
    Due,
    Event,
    Kind,
    Measure,
    Origin,
    Pending,
    People,
    Span,
    Speaker,
)


def export(contents: Contents, *, kinds: Mapping[str, Kind]) -> Export:
    """The whole record: documents by name, events by date, the rest by the event it belongs to."""
    events = sorted(contents.events, key=when)
    at = {event.id: number for number, event in enumerate(events)}
    last = len(at)
    return Export(
        version="1.0",
        documents=tuple(_document(document, contents) for document in contents.documents),
        events=tuple(_event(event, contents, kinds) for event in events),
        discrepancies=tuple(
            _discrepancy(each, contents)
            for each in sorted(contents.discrepancies, key=lambda d: (at.get(d.event, last), d.field, d.id))
        ),
        origins=tuple(_origin(each, contents) for each in sorted(contents.origins, key=lambda o: (o.name, o.id))),
        measures=tuple(
            _measure(each) for each in sorted(contents.measures, key=lambda m: (at.get(m.opened_by, last), m.id))
        ),
        pending=tuple(_pending(each) for each in sorted(contents.pending, key=lambda p: (at.get(p.event, last), p.id))),
    )


def _document(document: Document, contents: Contents) -> DocumentPart:
    return DocumentPart(
        id=document.id,
        name=contents.names[document.id],
        title=document.title,
        outlet=document.outlet,
        url=document.url,
        language=document.language,
        published=document.published,
        date_source=document.date_source,
        agencies=document.agencies,
        characters=len(document.text),
        issue=contents.issues.get(document.id),
    )


def _event(event: Event, contents: Contents, kinds: Mapping[str, Kind]) -> EventPart:
    kind = kinds.get(event.kind)
    return EventPart(
        id=event.id,
        kind=event.kind,
        plover=kind.plover if kind else "",
        cameo=kind.cameo if kind else "",
        actor=event.source,
        target=event.target,
        people=_people(event.people),
        date=event.date,
        date_announced=event.date_announced,
        deadline=_due(event.deadline),
        status=event.stance,
        standing=event.standing,
        background=event.background,
        response_to=event.response_to,
        place=event.place,
        matter=event.matter,
        topic=event.topic,
        traits=event.traits,
        documents=_names(event.documents, contents),
        origins=len(event.origins),
        claims=tuple(_claim(claim, contents) for claim in contents.evidence(event)),
    )


def _claim(claim: Claim, contents: Contents) -> ClaimPart:
    return ClaimPart(
        id=claim.id,
        document=contents.names[claim.document],
        quote=claim.sentence.text,
        start=claim.sentence.start,
        end=claim.sentence.end,
        trigger=_quote(claim.trigger),
        stance=claim.stance,
        negated=claim.negated,
        speakers=tuple(_speaker(speaker) for speaker in claim.speakers),
    )


def _speaker(speaker: Speaker) -> SpeakerPart:
    return SpeakerPart(
        words=speaker.span.text,
        actor=speaker.actor.code if speaker.actor else None,
        body=speaker.actor.body if speaker.actor else None,
        anonymous=speaker.anonymous,
        side=speaker.side,
        resolves_to=speaker.resolves_to.text if speaker.resolves_to else None,
        direct=speaker.direct,
    )


def _discrepancy(discrepancy: Discrepancy, contents: Contents) -> DiscrepancyPart:
    return DiscrepancyPart(
        id=discrepancy.id,
        event=discrepancy.event,
        field=discrepancy.field,
        type=discrepancy.type,
        condition=discrepancy.condition,
        accounts=tuple(_account(account, contents) for account in discrepancy.accounts),
    )


def _account(account: Account, contents: Contents) -> AccountPart:
    return AccountPart(
        document=contents.names.get(account.document, account.document),
        claim=account.claim,
        value=account.value,
        words=_quote(account.span) if account.span else None,
    )


def _origin(origin: Origin, contents: Contents) -> OriginPart:
    return OriginPart(
        id=origin.id,
        name=origin.name,
        certainty=origin.certainty,
        reasons=origin.reasons,
        documents=_names(origin.documents, contents),
        claims=origin.claims,
    )


def _measure(measure: Measure) -> MeasurePart:
    return MeasurePart(
        id=measure.id,
        what=measure.what,
        by=measure.by,
        on=measure.on,
        matter=measure.matter,
        status=measure.status,
        since=measure.since,
        until=measure.until,
        opened_by=measure.opened_by,
        closed_by=measure.closed_by,
    )


def _pending(pending: Pending) -> PendingPart:
    return PendingPart(
        id=pending.id,
        type=pending.type,
        event=pending.event,
        by=pending.by,
        on=pending.on,
        words=pending.words,
        condition=pending.condition,
        due=_due(pending.due),
        status=pending.status,
        answer=pending.answer,
    )


def _names(documents: Iterable[str], contents: Contents) -> tuple[str, ...]:
    return tuple(sorted(contents.names.get(document, document) for document in documents))


def _people(people: People | None) -> PeoplePart | None:
    return PeoplePart(count=people.count, at_least=people.at_least, words=people.words) if people else None


def _due(due: Due | None) -> DuePart | None:
    return DuePart(words=due.words, date=due.date) if due else None


def _quote(span: Span) -> Quote:
    return Quote(text=span.text, start=span.start, end=span.end)
