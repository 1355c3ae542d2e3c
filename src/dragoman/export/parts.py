"""A record in the words of the export format. Takes a view of it, gives an Export; writes nothing."""

from __future__ import annotations

from dragoman.export.lookup import Lookup
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
from dragoman.export.view import RecordView
from dragoman.model import (
    Account,
    Claim,
    Discrepancy,
    Document,
    Due,
    Event,
    Measure,
    Origin,
    Pending,
    People,
    Span,
    Speaker,
)


def export(view: RecordView) -> Export:
    """The whole record: documents by name, events by date, the rest by the event it belongs to."""
    lookup = Lookup(view)
    at, last = lookup.place, len(view.events)
    discrepancies = sorted(view.discrepancies, key=lambda each: (at.get(each.event, last), each.field, each.id))
    return Export(
        version="1.1",
        documents=tuple(_document(each, lookup) for each in sorted(view.documents, key=lambda d: (d.name, d.id))),
        events=tuple(_event(event, lookup) for event in lookup.events.values()),
        discrepancies=tuple(_discrepancy(each, lookup) for each in discrepancies),
        origins=tuple(_origin(each, lookup) for each in sorted(view.origins, key=lambda o: (o.name, o.id))),
        measures=tuple(
            _measure(each) for each in sorted(view.measures, key=lambda m: (at.get(m.opened_by, last), m.id))
        ),
        pending=tuple(_pending(each) for each in sorted(view.pending, key=lambda p: (at.get(p.event, last), p.id))),
    )


def _document(document: Document, lookup: Lookup) -> DocumentPart:
    return DocumentPart(
        id=document.id,
        name=lookup.name(document.id),
        title=document.title,
        outlet=document.outlet,
        url=document.url,
        language=document.language,
        published=document.published,
        date_source=document.date_source,
        agencies=document.agencies,
        characters=len(document.text),
        issue=lookup.view.issues.get(document.id),
    )


def _event(event: Event, lookup: Lookup) -> EventPart:
    kind = lookup.view.kinds.get(event.kind)
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
        documents=lookup.names(event.documents),
        origins=len(event.origins),
        claims=tuple(_claim(claim, lookup) for claim in lookup.evidence(event)),
    )


def _claim(claim: Claim, lookup: Lookup) -> ClaimPart:
    return ClaimPart(
        id=claim.id,
        document=lookup.name(claim.document),
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


def _discrepancy(discrepancy: Discrepancy, lookup: Lookup) -> DiscrepancyPart:
    return DiscrepancyPart(
        id=discrepancy.id,
        event=discrepancy.event,
        field=discrepancy.field,
        type=discrepancy.type,
        condition=discrepancy.condition,
        accounts=tuple(_account(account, lookup) for account in discrepancy.accounts),
    )


def _account(account: Account, lookup: Lookup) -> AccountPart:
    return AccountPart(
        document=lookup.name(account.document),
        claim=account.claim,
        value=account.value,
        words=_quote(account.span) if account.span else None,
    )


def _origin(origin: Origin, lookup: Lookup) -> OriginPart:
    return OriginPart(
        id=origin.id,
        name=origin.name,
        certainty=origin.certainty,
        reasons=origin.reasons,
        documents=lookup.names(origin.documents),
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


def _people(people: People | None) -> PeoplePart | None:
    return PeoplePart(count=people.count, at_least=people.at_least, words=people.words) if people else None


def _due(due: Due | None) -> DuePart | None:
    return DuePart(words=due.words, date=due.date) if due else None


def _quote(span: Span) -> Quote:
    return Quote(text=span.text, start=span.start, end=span.end)
