"""Who answered whom: as the texts say, and otherwise as kinds and dates suggest, graded.

Takes events with what their claims give as reasons; gives responses in the order of the events. Certain: the reason
names what it answers. Likely: the text only says "in return", or a denial follows its accusation in one text. Possible:
a like move in the other direction within two weeks, or a reply in kind within a month.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Certainty, Claim, Event, Kind, Response
from dragoman.track.matching import REAL, days, meet, mirrored, nearness, not_before, same_matter
from dragoman.track.measures import WORDS

_SOON = 14
_LATER = 31
_MEASURE_RUNG = 3


def responses(
    events: Sequence[Event], claims: Mapping[str, Claim], *, kinds: Mapping[str, Kind]
) -> tuple[Response, ...]:
    """The responses among events. `claims` are those of the events, by id."""
    by_id = {event.id: event for event in events}
    earlier = _by_target(events)
    found: list[Response] = []
    for event in events:
        said = [_said(event, by_id[one], claims) for one in event.response_to if one in by_id]
        found.extend(said)
        if not said and not event.background and event.stance in REAL:
            near = {one.id: one for actor in event.source for one in earlier.get(actor, ())}
            found.extend(_inferred(event, [near[one] for one in sorted(near)], claims, kinds))
    return tuple(found)


def _by_target(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for actor in event.target:
            if not event.background:
                found.setdefault(actor, []).append(event)
    return found


def _said(event: Event, answered: Event, claims: Mapping[str, Claim]) -> Response:
    reasons = [claims[one] for one in event.claims if one in claims and claims[one].reason is not None]
    named = [one for one in reasons if _names(one, answered, claims)]
    certainty = Certainty.CERTAIN if named else Certainty.LIKELY
    return Response(
        event=event.id, answers=answered.id, certainty=certainty, claims=tuple(one.id for one in named or reasons)
    )


def _names(claim: Claim, answered: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim's reason holds the words of the event it answers."""
    others = (claims[one] for one in answered.claims if one in claims)
    return any(claim.reason and one.document == claim.document and claim.reason.covers(one.trigger) for one in others)


def _inferred(
    event: Event, near: Sequence[Event], claims: Mapping[str, Claim], kinds: Mapping[str, Kind]
) -> list[Response]:
    """The best of the events it can answer, if any."""
    kind = kinds.get(event.kind)
    if kind is None:
        return []
    facing = [one for one in near if one.id != event.id and mirrored(event, one) and not_before(event, one)]
    replied = [one for one in facing if one.kind in kind.answers and same_matter(event, one)]
    told = [one for one in replied if meet(event.documents, one.documents) or _dated(event, one, _LATER)]
    if told:
        best = max(told, key=lambda one: (_follows(event, one, claims), nearness(event, one), one.id))
        certainty = Certainty.LIKELY if _follows(event, best, claims) else Certainty.POSSIBLE
        return [Response(event=event.id, answers=best.id, certainty=certainty)]
    like = [one for one in facing if _like_move(event, one, claims, kinds)]
    if like:
        best = max(like, key=lambda one: (nearness(event, one), one.id))
        return [Response(event=event.id, answers=best.id, certainty=Certainty.POSSIBLE)]
    return []


def _dated(event: Event, other: Event, within: int) -> bool:
    """Whether it came within so many days."""
    first, last = days(event)[0], days(other)[1]
    return first is not None and last is not None and 0 <= first - last <= within


def _follows(event: Event, other: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether some document tells it after the other."""
    mine = [claims[one] for one in event.claims if one in claims]
    theirs = [claims[one] for one in other.claims if one in claims]
    return any(a.document == b.document and a.trigger.start > b.trigger.start for a in mine for b in theirs)


def _like_move(event: Event, other: Event, claims: Mapping[str, Claim], kinds: Mapping[str, Kind]) -> bool:
    """A measure of the same family, the other way round, soon after."""
    kind, earlier = kinds[event.kind], kinds.get(other.kind)
    if earlier is None or kind.family != earlier.family or kind.opens is None or kind.opens in WORDS:
        return False
    if abs(kind.rung) < _MEASURE_RUNG or other.stance not in REAL:
        return False
    undated = days(event) == days(other) == (None, None)
    return _dated(event, other, _SOON) or (undated and _always_after(event, other, claims))


def _always_after(event: Event, other: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether all documents that tell both tell this one later."""
    return _follows(event, other, claims) and not _follows(other, event, claims)
