"""Values in a few words, for a screen. Takes values of the model and the desk they lie on, gives strings."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.order import Place, reported
from dragoman.model import Claim, Due, Event, People, Speaker
from dragoman.run.record import Record

UNKNOWN = "unknown"


def desk(record: Record) -> Desk:
    """The record with the names and sentences that the dossier has, in English."""
    return Desk(record.view, "en")


def ordered(of: Desk) -> list[tuple[Event, Place]]:
    """All events in the order of the dossier: what is dated, what is not, what is told for context."""
    return [row for rows in of.order for row in rows]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 article", "3 articles"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names with commas."""
    return ", ".join(names)


def between(of: Desk, one: Iterable[str], other: Iterable[str]) -> str:
    """Who to whom: "Mali → France"."""
    return f"{of.names.shorts(one) or '?'} → {of.names.shorts(other) or '?'}"


def when(of: Desk, event: Event) -> str:
    """The date of an event; failing that, of its announcement; failing that, of the first article that tells it."""
    if event.date:
        return of.when(event.date)
    if event.date_announced:
        return f"announced {of.when(event.date_announced)}"
    told = reported(event, of.lookup)
    return f"told {of.when(told)}" if told else "date unknown"


def support(event: Event) -> str:
    """How well it is supported: "2 articles, 1 origin"."""
    return f"{count(len(event.documents), 'article')}, {count(len(event.origins), 'origin')}"


def people(of: People) -> str:
    """How many: "2 people", "at least 26 people"; the words where there is no number."""
    if of.count is not None:
        return count(of.count, "person", "people")
    if of.at_least is not None:
        return f"at least {count(of.at_least, 'person', 'people')}"
    return of.words


def due(of: Desk, deadline: Due) -> str:
    """A deadline: its date, or its words."""
    return of.when(deadline.date) if deadline.date else f"« {deadline.words} »"


def marks(of: Desk, event: Event) -> list[str]:
    """What else to know at a glance: how well it is supported, where, by when, whether it is told for context."""
    found = [event.standing.value] + ["background"] * event.background
    if event.place:
        found.append(event.place)
    if event.date and event.date_announced and event.date_announced != event.date:
        found.append(f"announced {of.when(event.date_announced)}")
    if event.deadline:
        found.append(f"deadline {due(of, event.deadline)}")
    return found


def speaker(of: Speaker) -> str:
    """Somebody a claim is told after: the words, who that is, how it is said."""
    said = [f"« {of.span.text} »"]
    if of.resolves_to and of.resolves_to.text != of.span.text:
        said.append(f"that is « {of.resolves_to.text} »")
    if of.anonymous:
        said.append("unnamed" + (f", on the side of {of.side}" if of.side else ""))
    elif of.actor:
        said.append(of.actor.code + (f", {of.actor.body}" if of.actor.body else ""))
    if of.direct:
        said.append("in quotation marks")
    return ", ".join(said)


def speakers(claim: Claim) -> str:
    """Who says so, from the innermost out; the outlet itself where nobody else does."""
    return ", according to ".join(speaker(each) for each in claim.speakers) or "the outlet itself"
