"""Values in a few words, for a screen. Takes values of the model, gives strings; prints nothing."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.export.view import RecordView
from dragoman.model import Claim, Event, People, Speaker

UNKNOWN = "unknown"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 article", "3 articles"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names with commas."""
    return ", ".join(names)


def between(one: Iterable[str], other: Iterable[str]) -> str:
    """Who to whom: "MLI → FRA"."""
    return f"{listed(one) or '?'} → {listed(other) or '?'}"


def parties(event: Event) -> str:
    """Who did it, to whom."""
    return between(event.source, event.target)


def support(event: Event) -> str:
    """How well it is supported: "2 articles, 1 origin"."""
    return f"{count(len(event.documents), 'article')}, {count(len(event.origins), 'origin')}"


def kind(view: RecordView, name: str) -> str:
    """What a kind is called."""
    found = view.kinds.get(name)
    return found.name.en if found else name


def people(of: People) -> str:
    """How many: "2 people", "at least 26 people"; the words where there is no number."""
    if of.count is not None:
        return count(of.count, "person", "people")
    if of.at_least is not None:
        return f"at least {count(of.at_least, 'person', 'people')}"
    return of.words


def headline(view: RecordView, event: Event) -> str:
    """An event in a line: what, over what, how many, where."""
    parts = [kind(view, event.kind)]
    if event.topic or event.matter:
        parts.append(f"({event.topic or event.matter})")
    said = [parts[0] if len(parts) == 1 else " ".join(parts)]
    if event.people:
        said.append(people(event.people))
    if event.place:
        said.append(event.place)
    return ", ".join(said)


def marks(event: Event) -> list[str]:
    """What else to know at a glance: said and not done, disputed, background, deadline."""
    found = [] if event.stance.value == "done" else [event.stance.value]
    found += [event.standing.value] + ["background"] * event.background
    if event.date_announced and event.date_announced != event.date:
        found.append(f"announced {event.date_announced}")
    if event.deadline:
        found.append(f"deadline {event.deadline.date or event.deadline.words}")
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
