"""`dragoman explain`: all that an event rests on. Takes the arguments of the command, writes to the screen."""

from __future__ import annotations

from rich.text import Text

from dragoman.commands import words
from dragoman.commands.screen import clean, console, heading, rows, say, text
from dragoman.commands.show import accounts
from dragoman.export.dossier.desk import Desk
from dragoman.model import Claim, Event
from dragoman.run.explain import Joined, joined
from dragoman.run.record import Record


def run(name: str, where: str) -> None:
    """Shows an event, found by its id or the beginning of it, with its evidence."""
    with Record.open(where, create=False) as record:
        event, desk = record.event(name), words.desk(record)
        _event(record, event, desk)
        _claims(record, event)
        _origins(record, event)
        _joined(record, event)
        _differences(record, event)
        _around(record, event, desk)


def _event(record: Record, event: Event, desk: Desk) -> None:
    say((desk.composer.sentence(event), "bold"))
    kind = record.view.kinds.get(event.kind)
    facts = [
        ("id", event.id),
        ("kind", f"{event.kind} (PLOVER {kind.plover}, CAMEO {kind.cameo})" if kind else event.kind),
        ("who", words.between(desk, event.source, event.target)),
        ("date", event.date or words.UNKNOWN),
        ("announced", event.date_announced),
        ("deadline", event.deadline and f"« {event.deadline.words} », {event.deadline.date or 'date unknown'}"),
        ("people", event.people and f"{words.people(event.people)}, « {event.people.words} »"),
        ("place", event.place),
        ("matter", event.matter),
        ("also", words.listed(event.traits)),
        ("status", event.stance.value + (", told for context" if event.background else "")),
        ("rests on", f"{words.support(event)}: {event.standing.value}"),
    ]
    rows([(name, value) for name, value in facts if value], indent=2)


def _claims(record: Record, event: Event) -> None:
    heading("What the documents say")
    for claim in record.claims(event):
        document = record.lookup.document[claim.document]
        known = [record.lookup.name(document.id), document.outlet or "", document.published or "undated"]
        say((f"  {claim.id[:8]}  ", "dim"), (" · ".join(part for part in known if part), "bold"))
        rows([(_quote(claim),)], indent=4)
        facts = [("says so", words.speakers(claim)), ("status", claim.stance.value + (", denied" * claim.negated))]
        if claim.reason:
            facts.append(("reason", f"« {claim.reason.text} »"))
        if claim.condition:
            facts.append(("condition", f"« {claim.condition.text} »"))
        rows([*facts, ("where", f"characters {claim.sentence.start} to {claim.sentence.end}")], indent=4)


def _quote(claim: Claim) -> Text:
    """The sentence with the telling words marked: by style, and by brackets where there is none."""
    sentence, trigger = claim.sentence, claim.trigger
    if not sentence.covers(trigger):
        return text(f"« {sentence.text} »  [{trigger.text}]")
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    plain = not console().is_terminal
    before, after = clean(f"x{sentence.text[:start]}x")[1:-1], clean(f"x{sentence.text[end:]}x")[1:-1]
    made = Text("« ", overflow="fold")
    made.append(before)
    made.append(f"[{clean(trigger.text)}]" if plain else clean(trigger.text), style="bold reverse")
    return made.append(f"{after} »")


def _origins(record: Record, event: Event) -> None:
    heading("Where it comes from")
    mine = set(event.claims)
    for origin in record.origins(event):
        claims = words.listed(claim[:8] for claim in origin.claims if claim in mine)
        say(("  " + origin.name, "bold"), f"  {origin.certainty.value}: claims {claims}" if claims else "")
        rows([("because", reason) for reason in dict.fromkeys(origin.reasons)], indent=4)


def _joined(record: Record, event: Event) -> None:
    found = joined(record.lookup, event, judgements=record.judgements())
    if found:
        heading("Why these claims are one event")
        rows([(each.claim[:8], f"with {each.to[:8]}", _because(each)) for each in found], indent=2)


def _because(each: Joined) -> str:
    if each.judged_by:
        return f"{each.judged_by} judged so"
    said = []
    for likeness in sorted(each.likenesses, key=lambda one: -one.value):
        pair = [f"« {span.text} »" for span in (likeness.left, likeness.right) if span]
        sign = "for" if likeness.value > 0 else "against"
        said.append(f"{sign}: {likeness.name}{' ' + ' / '.join(pair) if pair else ''}")
    return "; ".join(said) or "they stand together"


def _differences(record: Record, event: Event) -> None:
    found = record.discrepancies(event)
    if found:
        heading("Where accounts differ")
    for each in found:
        say((f"  {each.field}: {each.type.value}", "bold"))
        accounts(record.lookup, each)


def _around(record: Record, event: Event, desk: Desk) -> None:
    events = record.lookup.events
    answers = [("answers", each.answers, each) for each in record.responses() if each.event == event.id]
    answered = [("answered by", each.event, each) for each in record.responses() if each.answers == event.id]
    lines = [
        (
            f"{how} {other[:8]}",
            f"{desk.composer.sentence(events[other])}"
            f"  ({'the text says so' if response.claims else response.certainty.value})",
        )
        for how, other, response in [*answers, *answered]
        if other in events
    ]
    lines += [
        (each.type.value, f"« {each.words} »  {each.status.value}")
        for each in record.pending()
        if each.event == event.id
    ]
    if lines:
        heading("What it answers, what it opens")
        rows(lines, indent=2)
