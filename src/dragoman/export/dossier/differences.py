"""Where accounts differ: the sentences side by side, with the differing words marked."""

from __future__ import annotations

import re

import msgspec

from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.page import Account, Difference, Evidence, Link, Silence
from dragoman.export.dossier.passages import around, context, pieces
from dragoman.lexicon import texts as lexicon
from dragoman.model import Account as Told
from dragoman.model import Discrepancy, DiscrepancyType, Event, Span

_WEIGHT = ("conflict", "drift", "compatible-if", "refinement", "wording")
_NOTIFIED = re.compile(r"notified on (?:a (?P<weekday>\w+)|(?P<date>[\d-]+))")


def differences(desk: Desk) -> tuple[Difference, ...]:
    """All differences: conflicts first, then in the order of the chronology."""
    place = {event.id: number for number, event in enumerate(row[0] for rows in desk.order for row in rows)}
    ordered = sorted(
        (each for each in desk.view.discrepancies if each.type is not DiscrepancyType.SILENCE),
        key=lambda each: (_WEIGHT.index(each.type.value), place.get(each.event, len(place)), each.field, each.id),
    )
    return tuple(found for each in ordered if (found := _difference(desk, each)))


def silences(desk: Desk) -> tuple[Silence, ...]:
    """Events and the articles that leave them out, in the order of the chronology."""
    quiet: dict[str, set[str]] = {}
    for told in desk.view.discrepancies:
        if told.type is DiscrepancyType.SILENCE:
            quiet.setdefault(told.event, set()).update(each.document for each in told.accounts if each.span is None)
    found = []
    for event in (event for rows in desk.order for event, _ in rows):
        link = desk.link(event.id)
        if link and quiet.get(event.id):
            headings = sorted({desk.heading(document) for document in quiet[event.id]})
            found.append(Silence(event=link, headings=tuple(headings)))
    return tuple(found)


def _difference(desk: Desk, told: Discrepancy) -> Difference | None:
    event = desk.lookup.events.get(told.event)
    if event is None:
        return None
    ui, kind = desk.texts.ui, told.type.value
    return Difference(
        anchor=f"d-{told.id}",
        event=desk.link(event.id) or Link(anchor="", words=""),
        field=ui.get(f"field_{told.field}") or desk.texts.say("field_other", field=told.field),
        type=kind,
        type_words=ui[f"type_{kind}"],
        note=ui[f"type_{kind}_note"],
        accounts=_accounts(desk, told, event),
        condition=_condition(desk, told.condition or ""),
    )


def _accounts(desk: Desk, told: Discrepancy, event: Event) -> tuple[Account, ...]:
    """The sides; of those that come to the same, the first, with the other articles."""
    sides: dict[tuple[str, ...], list[list[Told]]] = {}
    for number, same in enumerate(_by_sentence(desk, told)):
        values = tuple(sorted({each.value for each in same if each.value}))
        sides.setdefault(values or (str(number),), []).append(same)
    found = []
    for first, *others in sides.values():
        side = _account(desk, first, event, told.field)
        headings = dict.fromkeys(desk.heading(same[0].document) for same in others)
        rest = tuple(each for each in headings if each != side.heading)
        found.append(msgspec.structs.replace(side, others=rest))
    return tuple(found)


def _condition(desk: Desk, condition: str) -> str:
    """A condition on the day of the notice in the language of the dossier, any other as it stands."""
    found = _NOTIFIED.fullmatch(condition)
    weekdays = lexicon.load("en").weekdays
    if found and found["date"]:
        return desk.texts.say("condition_date", date=desk.when(found["date"]))
    if found and found["weekday"] in weekdays:
        weekday = desk.texts.weekdays[weekdays.index(found["weekday"])]
        return desk.texts.say("condition_weekday", weekday=weekday)
    return condition


def _by_sentence(desk: Desk, told: Discrepancy) -> list[list[Told]]:
    """The accounts, those of one sentence together, in the order given."""
    found: dict[tuple[str, int], list[Told]] = {}
    for each in told.accounts:
        document = desk.lookup.document.get(each.document)
        start = _sentence(desk, each, document.text).start if document and each.span else -1
        found.setdefault((each.document, start), []).append(each)
    return list(found.values())


def _account(desk: Desk, same: list[Told], event: Event, field: str) -> Account:
    """One side: all that one sentence says of the field."""
    document = desk.lookup.document.get(same[0].document)
    values = dict.fromkeys(each.span.text if each.span else each.value or "" for each in same)
    dates = dict.fromkeys(desk.when(each.value) for each in same if field.startswith("date") and each.value)
    return Account(
        heading=desk.heading(same[0].document),
        value=" / ".join(values),
        reading=", ".join(each for each in dates if each not in values),
        language=document.language if document else "",
        evidence=_passage(desk, same, event) if same[0].span else None,
    )


def _passage(desk: Desk, same: list[Told], event: Event) -> Evidence | None:
    document = desk.lookup.document.get(same[0].document)
    if document is None:
        return None
    sentence = _sentence(desk, same[0], document.text)
    before, after = context(document.text, sentence)
    note = desk.notes.get(same[0].claim or "")
    return Evidence(
        number=note.number if note else 0,
        heading=desk.heading(document.id),
        language=document.language,
        before=before,
        pieces=pieces(sentence, [(each.span, "differs") for each in same if each.span]),
        after=after,
        start=sentence.start,
        end=sentence.end,
        document=document.id,
        published=desk.published(document.id),
        event=event.id,
    )


def _sentence(desk: Desk, told: Told, text: str) -> Span:
    """The sentence of the claim where it holds the words, otherwise what stands around them."""
    claim = desk.lookup.claim.get(told.claim or "")
    if claim and told.span and claim.sentence.covers(told.span):
        return claim.sentence
    assert told.span is not None
    return around(text, told.span)
