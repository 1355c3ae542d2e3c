"""The chronology: every event an entry, with its date, its support and its passages."""

from __future__ import annotations

from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.order import Place, Why
from dragoman.export.dossier.page import Entry, Fact, Group
from dragoman.model import Event

MATTER = 160
"""How many characters of an event's matter stand beside its sentence, at most."""


def groups(desk: Desk) -> tuple[Group, ...]:
    """What happened in order; what nothing dates; what is told as background. Empty groups are left out."""
    known, unknown, background = desk.order
    say = desk.texts.say
    found = (
        Group(title="", note="", entries=tuple(entry(desk, *row) for row in known)),
        Group(
            title=say("unknown_group"),
            note=say("unknown_note"),
            entries=tuple(entry(desk, *row) for row in unknown),
            kind="unknown",
        ),
        Group(
            title=say("background_group"),
            note=say("background_note"),
            entries=tuple(entry(desk, *row) for row in background),
            kind="background",
        ),
    )
    return tuple(group for group in found if group.entries)


def entry(desk: Desk, event: Event, place: Place) -> Entry:
    """One event."""
    links = [link for each in sorted(event.response_to) if (link := desk.link(each))]
    when, note = dated(desk, event, place)
    return Entry(
        anchor=f"e-{event.id}",
        sentence=desk.composer.sentence(event),
        matter=_matter(desk, event),
        matter_language=desk.language_of(event, event.matter or ""),
        when=when,
        when_note=note,
        tags=_tags(desk, event),
        standing=event.standing.value,
        standing_words=desk.texts.say(f"standing_{event.standing.value}"),
        support=desk.support(event),
        facts=_facts(desk, event),
        answers=tuple(links),
        evidence=desk.evidence(event),
    )


def _matter(desk: Desk, event: Event) -> str:
    """The matter on one line or two; nothing where it says no more than the sentence, or only points back."""
    words = desk.told(event.matter)
    if " " not in words and event.topic in desk.texts.topics:
        return ""
    return words if len(words) <= MATTER else words[:MATTER].rpartition(" ")[0] + " …"


def dated(desk: Desk, event: Event, place: Place) -> tuple[str, str]:
    """The date in the margin, or what stands in for it, and what to say besides."""
    say = desk.texts.say
    announced = say("announced_on", date=desk.when(event.date_announced)) if event.date_announced else ""
    if event.date:
        return desk.when(event.date), announced if event.date_announced != event.date else ""
    reported = say("reported", date=desk.when(place.reported)) if place.reported else ""
    after = say("after_answer") if place.why is Why.ANSWER else ""
    first, *others = [each for each in (announced, reported, after) if each] or [say("undated")]
    return first, after if after in others else ""


def _tags(desk: Desk, event: Event) -> tuple[str, ...]:
    return tuple(desk.texts.ui[f"trait_{each}"] for each in sorted(event.traits) if f"trait_{each}" in desk.texts.ui)


def _facts(desk: Desk, event: Event) -> tuple[Fact, ...]:
    say, facts = desk.texts.say, [Fact(label=desk.texts.say("kind"), words=desk.composer.kind(event.kind))]
    if event.people and event.people.words:
        facts.append(Fact(label=say("people"), words=say("in_words", words=event.people.words)))
    if event.deadline:
        words = say("in_words", words=event.deadline.words)
        date = f" ({desk.when(event.deadline.date)})" if event.deadline.date else ""
        facts.append(Fact(label=say("deadline"), words=words + date))
    if event.place:
        facts.append(Fact(label=say("place"), words=event.place))
    if event.topic:
        facts.append(Fact(label=say("matter"), words=desk.matter(event.topic)))
    if basis := desk.composer.basis(event.kind):
        facts.append(Fact(label=say("basis"), words=basis))
    return tuple(facts)
