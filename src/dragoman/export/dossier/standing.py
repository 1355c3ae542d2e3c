"""How things stand: measures in force, what is open, who answered whom."""

from __future__ import annotations

from dragoman.export.dossier.chronology import dated
from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.order import first_day
from dragoman.export.dossier.page import Answer, Measure, Open
from dragoman.lexicon.texts import typeset
from dragoman.model import Measure as Held
from dragoman.model import MeasureStatus, Pending, PendingStatus
from dragoman.model.edtf import last, valid


def measures(desk: Desk) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
    """Measures in force; measures lifted or disputed."""
    place = {event: number for number, event in enumerate(_ids(desk))}
    ordered = sorted(desk.view.measures, key=lambda each: (place.get(each.opened_by, len(place)), each.what, each.id))
    shown = [(each.status is MeasureStatus.IN_FORCE, _measure(desk, each)) for each in ordered]
    return tuple(m for held, m in shown if held), tuple(m for held, m in shown if not held)


def _ids(desk: Desk) -> list[str]:
    return [event.id for rows in desk.order for event, _ in rows]


def _measure(desk: Desk, held: Held) -> Measure:
    name = desk.view.states.get(held.what)
    what = (typeset(name.fr) if desk.language == "fr" else name.en) if name else held.what
    what = what[:1].upper() + what[1:]
    return Measure(
        what=f"{what} ({matter})" if (matter := _matter(desk, held)) else what,
        by=desk.names.shorts(held.by),
        on=desk.names.shorts(held.on),
        since=_since(desk, held),
        until=desk.when(held.until) if held.until else "",
        status=desk.texts.say(f"status_{held.status.value}"),
        opened=desk.link(held.opened_by),
        closed=desk.link(held.closed_by),
    )


def _matter(desk: Desk, held: Held) -> str:
    """What a measure is about, where that makes it another measure: an airspace closed is no border closed."""
    event = desk.lookup.events.get(held.opened_by)
    kind = desk.view.kinds.get(event.kind) if event else None
    return desk.matter(held.matter) if kind and kind.topical else ""


def _since(desk: Desk, held: Held) -> str:
    """Since when; failing that, when what opened it was told."""
    opener = next((row for rows in desk.order for row in rows if row[0].id == held.opened_by), None)
    return dated(desk, *opener)[0] if opener and not held.since else desk.when(held.since)


def pending(desk: Desk) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
    """What is open; what was settled."""
    place = {event: number for number, event in enumerate(_ids(desk))}
    ordered = sorted(desk.view.pending, key=lambda each: (place.get(each.event, len(place)), each.type, each.id))
    shown = [(each.status is PendingStatus.PENDING, _open(desk, each)) for each in ordered]
    return tuple(each for still, each in shown if still), tuple(each for still, each in shown if not still)


def _open(desk: Desk, pending: Pending) -> Open:
    due = pending.due
    return Open(
        type=desk.texts.say(f"pending_{pending.type.value}"),
        by=desk.names.shorts(pending.by),
        on=desk.names.shorts(pending.on),
        words=pending.words,
        language=desk.language_of(desk.lookup.events.get(pending.event), pending.words),
        condition=pending.condition or "",
        due=_due(desk, due.date) if due and due.date else "",
        passed=_passed(desk, pending),
        due_words=due.words if due else "",
        status=desk.texts.say(f"status_{pending.status.value}"),
        raised=desk.link(pending.event),
        settled=desk.link(pending.answer),
    )


def _due(desk: Desk, edtf: str) -> str:
    """The day a deadline falls: the end of what its words span."""
    return desk.when((last(edtf) if valid(edtf) else None) or edtf)


def _passed(desk: Desk, pending: Pending) -> str:
    """That the day was over when the last article appeared, where none says what came of it."""
    due = first_day(last(pending.due.date) or pending.due.date) if pending.due and pending.due.date else None
    days = [day for each in desk.view.documents if (day := first_day(each.published))]
    if due is None or not days or max(days) <= due or pending.status is not PendingStatus.PENDING:
        return ""
    return desk.texts.say("due_passed", date=desk.when(max(days).isoformat()))


def answers(desk: Desk) -> tuple[Answer, ...]:
    """Responses, in the order of what answers."""
    place = {event: number for number, event in enumerate(_ids(desk))}
    found = []
    for each in sorted(desk.view.responses, key=lambda r: (place.get(r.event, -1), place.get(r.answers, -1))):
        answer, answered = desk.link(each.event), desk.link(each.answers)
        if answer is None or answered is None:
            continue
        numbers = sorted(desk.notes[claim].number for claim in each.claims if claim in desk.notes)
        found.append(
            Answer(
                answer=answer,
                answered=answered,
                certainty=each.certainty.value,
                certainty_words=desk.texts.say(f"certainty_{each.certainty.value}"),
                how=desk.texts.say("answer_words" if each.claims else "answer_inferred"),
                numbers=tuple(numbers),
            )
        )
    return tuple(found)
