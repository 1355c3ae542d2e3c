"""What is still open: deadlines, demands, threats, accusations; and how those ended that are not.

Takes events in any order with their claims and kinds; gives one pending matter an event, in the order of the events.
Only what happened settles anything; history is settled already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Claim, Event, Kind, Pending, PendingStatus, PendingType, Span, Stance, digest
from dragoman.track.matching import (
    REAL,
    alike,
    by_actor,
    closes,
    days,
    deadline,
    may_meet,
    meet,
    mirrored,
    not_before,
    same_matter,
    sharing,
)
from dragoman.track.measures import BY_THE_OTHER, WORDS, closings, opens
from dragoman.track.wanted import ByDocument, by_document, named

_BY_STATE = {
    "demand": PendingType.DEMAND,
    "threat": PendingType.THREAT,
    "accusation": PendingType.ACCUSATION,
}
_BY_STANCE = {Stance.DEMANDED: PendingType.DEMAND, Stance.THREATENED: PendingType.THREAT}
_MEASURE_RUNG = 3

Settled = tuple[PendingStatus, str | None]
_OPEN: Settled = (PendingStatus.PENDING, None)


def pending(events: Sequence[Event], claims: Mapping[str, Claim], *, kinds: Mapping[str, Kind]) -> tuple[Pending, ...]:
    """The open matters of a story and how they were settled. `claims` are those of the events, by id."""
    told = by_document(claims.values())
    index = by_actor(event for event in events if event.stance in REAL)
    said = _said(events, claims, kinds)
    opened = by_actor(event for event in events if opens(event, claims, kinds))
    found = []
    for event in events:
        type_ = type_of(event, kinds)
        if type_ is not None and not event.background and not _within(event, said, claims, kinds):
            if type_ is PendingType.DEMAND and _of_a_measure(event, opened, claims, told, kinds):
                continue
            real = [other for other in sharing(event, index) if not_before(other, event)]
            found.append(_pending(event, type_, _settled(event, type_, real, claims, told, kinds), claims))
    found.extend(_deadlines(events, claims, kinds))
    order = {event.id: i for i, event in enumerate(events)}
    return tuple(sorted(found, key=lambda one: (order[one.event], one.type)))


def type_of(event: Event, kinds: Mapping[str, Kind]) -> PendingType | None:
    """What sort of open matter an event raises by its words, if any."""
    kind = kinds.get(event.kind)
    if kind is None or event.stance in (Stance.DENIED, Stance.POSSIBLE):
        return None
    return _BY_STATE.get(kind.opens or "") or _BY_STANCE.get(event.stance)


def _of_a_measure(
    event: Event,
    opened: Mapping[str, Sequence[Event]],
    claims: Mapping[str, Claim],
    told: ByDocument,
    kinds: Mapping[str, Kind],
) -> bool:
    """Whether what is demanded is to obey a measure of one's own: those expelled must leave. Its deadline says it."""
    mine = [claims[claim] for claim in event.claims if claim in claims]
    asked = _asked(event, mine, told, kinds) & BY_THE_OTHER
    own = mirrored if event.kind in asked else alike
    return any(
        kinds[one.kind].opens in kinds[kind].closes and own(event, one)
        for kind in asked
        for one in sharing(event, opened)
    )


def _said(
    events: Sequence[Event], claims: Mapping[str, Claim], kinds: Mapping[str, Kind]
) -> dict[str, list[tuple[str, Span]]]:
    """The sentences in which something is demanded or threatened in so many words, by document, with their events."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for event in events:
        if event.kind in kinds and kinds[event.kind].opens in _BY_STATE:
            for one in (claims[claim] for claim in event.claims if claim in claims):
                found.setdefault(one.document, []).append((event.id, one.sentence))
    return found


def _within(
    event: Event,
    said: Mapping[str, Sequence[tuple[str, Span]]],
    claims: Mapping[str, Claim],
    kinds: Mapping[str, Kind],
) -> bool:
    """Whether what is demanded or threatened is only the matter of demands or threats that are events themselves."""
    if event.stance not in _BY_STANCE or (kinds[event.kind].opens or "") in WORDS:
        return False
    mine = [claims[claim] for claim in event.claims if claim in claims]
    return all(any(span.covers(one.trigger) for _, span in said.get(one.document, ())) for one in mine)


def _pending(event: Event, type_: PendingType, settled: Settled, claims: Mapping[str, Claim]) -> Pending:
    told = [claims[claim] for claim in event.claims if claim in claims]
    condition = next((one.condition.text for one in told if one.condition), None)
    return Pending(
        id=digest("pending", type_, event.id),
        type=type_,
        event=event.id,
        by=event.source,
        on=event.target,
        words=_words(event, told),
        condition=condition,
        due=event.deadline,
        status=settled[0],
        answer=settled[1],
    )


def _words(event: Event, told: Sequence[Claim]) -> str:
    """The matter in the words of the text; failing that, the sentence."""
    if event.matter:
        return event.matter
    return told[0].sentence.text if told else ""


def _settled(
    event: Event,
    type_: PendingType,
    real: Sequence[Event],
    claims: Mapping[str, Claim],
    told: ByDocument,
    kinds: Mapping[str, Kind],
) -> Settled:
    mine = [claims[claim] for claim in event.claims if claim in claims]
    if type_ is PendingType.ACCUSATION:
        return _accusation(event, real, kinds)
    if type_ is PendingType.DEMAND:
        return _demand(event, real, _asked(event, mine, told, kinds), kinds)
    return _threat(event, real, mine, told, kinds)


def _accusation(event: Event, real: Sequence[Event], kinds: Mapping[str, Kind]) -> Settled:
    """Answered by a denial of the accused."""
    for other in real:
        if closes(other, event, kinds) and mirrored(other, event) and same_matter(other, event) and _near(other, event):
            return PendingStatus.ANSWERED, other.id
    return _OPEN


def _near(one: Event, other: Event) -> bool:
    """Told by one document, or dated: otherwise nobody can say that the one is about the other."""
    return meet(one.documents, other.documents) or other.id in one.response_to or bool(one.date and other.date)


def _asked(event: Event, mine: Sequence[Claim], told: ByDocument, kinds: Mapping[str, Kind]) -> frozenset[str]:
    """The kinds that would meet a demand."""
    if event.stance is Stance.DEMANDED and (kinds[event.kind].opens or "") not in WORDS:
        return frozenset({event.kind})
    spans: Iterator[tuple[Span | None, Claim]] = ((span, one) for one in mine for span in (one.matter, one.sentence))
    found = (frozenset(k for k in named(span, one, told, kinds) if _can_meet(kinds[k])) for span, one in spans)
    return next((kinds_ for kinds_ in found if kinds_), frozenset())


def _can_meet(kind: Kind) -> bool:
    """Whether events of a kind can be what is demanded: ends of measures and other moves, not words."""
    return kind.opens not in WORDS and not set(kind.closes) & WORDS


def _demand(event: Event, real: Sequence[Event], asked: frozenset[str], kinds: Mapping[str, Kind]) -> Settled:
    """Met by what was asked, done by the other; refused or conceded by words."""
    for other in real:
        if other.kind in asked and _done_as_asked(other, event) and same_matter(other, event):
            return PendingStatus.MET, other.id
    for other in real:
        if closes(other, event, kinds) and mirrored(other, event) and _near(other, event):
            met = kinds[other.kind].rung < 0
            if not met or _between_them(other, event):
                return PendingStatus.MET if met else PendingStatus.REFUSED, other.id
    return _OPEN


def _between_them(other: Event, event: Event) -> bool:
    """Both parties known and the same, in either direction, and told by one document."""
    both = meet(other.source, event.source) and meet(other.target, event.target)
    turned = meet(other.source, event.target) and meet(other.target, event.source)
    return (both or turned) and _near(other, event)


def _done_as_asked(other: Event, event: Event) -> bool:
    """Done by those of whom it was demanded; where the demand is told as the act itself, by its own source."""
    if other.kind == event.kind:
        return alike(other, event)
    return meet(other.source, event.target)


def _threat(
    event: Event, real: Sequence[Event], mine: Sequence[Claim], told: ByDocument, kinds: Mapping[str, Kind]
) -> Settled:
    """Carried out by what was threatened, or by a later measure of the same side; met where its condition was."""
    own = event.stance is Stance.THREATENED and (kinds[event.kind].opens or "") not in WORDS
    held_out = frozenset({event.kind}) if own else frozenset(k for o in mine for k in named(o.matter, o, told, kinds))
    for other in real:
        if alike(other, event) and (other.kind in held_out or (not held_out and _measure_after(other, event, kinds))):
            return PendingStatus.CARRIED_OUT, other.id
    wanted = frozenset(kind for one in mine for kind in named(one.condition, one, told, kinds))
    for other in real:
        if other.kind in wanted and meet(other.source, event.target) and may_meet(other.target, event.source):
            return PendingStatus.MET, other.id
        if closes(other, event, kinds) and other.target and event.target and _between_them(other, event):
            return PendingStatus.MET, other.id
    return _OPEN


def _measure_after(other: Event, event: Event, kinds: Mapping[str, Kind]) -> bool:
    """A measure in the same direction once the deadline had passed, where the threat does not say what it holds out."""
    kind, due = kinds.get(other.kind), deadline(event)
    if kind is None or due is None or kind.opens is None or kind.opens in WORDS or kind.rung < _MEASURE_RUNG:
        return False
    first = days(other)[0]
    return meet(other.source, event.source) and meet(other.target, event.target) and first is not None and first >= due


def _deadlines(events: Sequence[Event], claims: Mapping[str, Claim], kinds: Mapping[str, Kind]) -> Iterator[Pending]:
    """Deadlines that measures set."""
    opened = [event for event in events if opens(event, claims, kinds)]
    closed = closings(opened, events, kinds=kinds)
    for event in opened:
        if event.deadline is not None and not event.background:
            closer = closed.get(event.id)
            closer = closer if closer and closer.stance is Stance.DONE else None
            yield Pending(
                id=digest("pending", PendingType.DEADLINE, event.id),
                type=PendingType.DEADLINE,
                event=event.id,
                by=event.source,
                on=event.target,
                words=event.deadline.words,
                due=event.deadline,
                status=PendingStatus.MET if closer else PendingStatus.PENDING,
                answer=closer.id if closer else None,
            )
