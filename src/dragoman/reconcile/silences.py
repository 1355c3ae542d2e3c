"""Which outlets leave an event out, where that tells something. Takes events and documents; gives differences.

A text is silent on an event when it tells what the event answered, or what answered it, and not the event itself, nor
has any of the words that others of its language tell it with; when its outlet tells it nowhere in the story; and when
it appeared late enough to know and while it was news. Small moves and history do not count, nor does what more texts
leave out than tell. In doubt nobody is called silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.model import Account, DiscrepancyType, Document, Event, Kind, Stance
from dragoman.reconcile.differences import Difference, account
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.when import days
from dragoman.reconcile.words import STEM, content, split

_GRAVE = 3
"""From this rung on, up or down, an event is hard to leave out by chance."""
_SILENT = 4
_NEWS = 7
"""Days for which what happened is news; later texts may pass it over."""


def silences(
    events: Sequence[Event],
    profiles: Mapping[str, Profile],
    documents: Mapping[str, Document],
    *,
    story: Mapping[str, int],
    kinds: Mapping[str, Kind],
) -> Iterator[tuple[Event, Difference]]:
    """Events and the texts that are silent on them, one difference an event."""
    links = _links(events)
    by_id = {event.id: event for event in events}
    for event in events:
        kind = kinds.get(event.kind)
        if event.background or event.stance is not Stance.DONE or kind is None or abs(kind.rung) < _GRAVE:
            continue
        near = {document for other in links.get(event.id, ()) for document in by_id[other].documents}
        silent = [
            one
            for one in sorted(near, key=_name(documents))
            if _silent(event, one, documents, story) and _wordless(event, documents[one], profiles)
        ]
        if 0 < len(silent) <= len(event.documents):
            first = profiles[event.claims[0]]
            told = account(first, first.claim.trigger.text, first.claim.trigger)
            left_out = tuple(Account(document=one) for one in silent[:_SILENT])
            yield event, Difference(field="existence", type=DiscrepancyType.SILENCE, accounts=(told, *left_out))


def _name(documents: Mapping[str, Document]) -> Callable[[str], tuple[str, str]]:
    return lambda one: (documents[one].name if one in documents else "", one)


def _links(events: Sequence[Event]) -> dict[str, set[str]]:
    """Events by what answers them and what they answer."""
    links: dict[str, set[str]] = {}
    for event in events:
        for other in event.response_to:
            links.setdefault(event.id, set()).add(other)
            links.setdefault(other, set()).add(event.id)
    return links


def _silent(event: Event, one: str, documents: Mapping[str, Document], story: Mapping[str, int]) -> bool:
    if one in event.documents or one not in documents:
        return False
    document = documents[one]
    told = [documents[other] for other in event.documents if other in documents]
    if not any(story.get(other) == story.get(one) for other in event.documents):
        return False
    if document.outlet and any(other.outlet == document.outlet for other in told):
        return False
    return not _too_early(event, document, told) and not _too_late(document, told)


def _too_late(document: Document, told: Sequence[Document]) -> bool:
    days_ = [days(one.published)[0] for one in (document, *told) if one.published]
    known = [day for day in days_ if day is not None]
    return bool(document.published and known) and known[0] - min(known) > _NEWS


def _wordless(event: Event, document: Document, profiles: Mapping[str, Profile]) -> bool:
    """Whether a text has none of the words with which texts of its language tell an event, if any do."""
    told = [profiles[claim] for claim in event.claims]
    stems = {stem for one in told if one.language == document.language for stem in content(one.claim.trigger.text)}
    return bool(stems) and stems.isdisjoint(word[:STEM] for word in split(document.text))


def _too_early(event: Event, document: Document, told: Sequence[Document]) -> bool:
    """Whether the text appeared before the event, or before anybody told of it."""
    published = days(document.published)[0] if document.published else None
    if published is None:
        return False
    happened = days(event.date)[0] if event.date else None
    first = min((day for other in told if other.published and (day := days(other.published)[0])), default=None)
    return any(day is not None and published < day for day in (happened, first))
