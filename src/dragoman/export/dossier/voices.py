"""Who says what: statements grouped by side and speaker, and what outlets say themselves."""

from __future__ import annotations

from collections import defaultdict

from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.page import Side, Statement, Voice
from dragoman.model import Claim, Speaker

_Key = tuple[str, str, str]


def sides(desk: Desk) -> tuple[Side, ...]:
    """The sides that are quoted, those quoted most first; then those not stated; then the outlets' own voice."""
    told: dict[_Key, list[tuple[Claim, Speaker]]] = defaultdict(list)
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in _claims(desk):
        if claim.speakers:
            speaker = claim.speakers[0]
            told[_side(speaker), _words(speaker).casefold(), claim.document].append((claim, speaker))
        else:
            own[claim.document].append(claim)
    weight: dict[str, int] = defaultdict(int)
    for (side, _, _), said in told.items():
        weight[side] += len(said)
    ordered = sorted(weight, key=lambda side: (side == "", -weight[side], side))
    found = [
        Side(
            name=desk.names.short(side) if side else desk.texts.say("side_unknown"),
            voices=tuple(_voice(desk, said) for key, said in told.items() if key[0] == side),
        )
        for side in ordered
    ]
    if own:
        found.append(_outlets(desk, own))
    return tuple(found)


def _claims(desk: Desk) -> list[Claim]:
    """The claims of events, each once, in the order of their notes."""
    return [desk.lookup.claim[each] for each in desk.notes]


def _side(speaker: Speaker) -> str:
    if speaker.side:
        return speaker.side
    return (speaker.actor.state or speaker.actor.name or "") if speaker.actor else ""


def _words(speaker: Speaker) -> str:
    return (speaker.resolves_to or speaker.span).text


def _voice(desk: Desk, said: list[tuple[Claim, Speaker]]) -> Voice:
    """One speaker in one document; the fullest of its names."""
    claim, speaker = max(said, key=lambda each: (len(_words(each[1])), -each[0].trigger.start))
    return Voice(
        said=desk.said(speaker, claim),
        heading=desk.heading(claim.document),
        statements=_statements(desk, [each for each, _ in said]),
    )


def _statements(desk: Desk, claims: list[Claim]) -> tuple[Statement, ...]:
    """One statement an event, with all the notes that quote it."""
    numbers: dict[str, list[int]] = {}
    for claim in claims:
        note = desk.notes[claim.id]
        numbers.setdefault(note.event, []).append(note.number)
    found = ((desk.link(event), told) for event, told in numbers.items())
    return tuple(
        Statement(words=link.words, anchor=link.anchor, numbers=tuple(sorted(told))) for link, told in found if link
    )


def _outlets(desk: Desk, own: dict[str, list[Claim]]) -> Side:
    return Side(
        name=desk.texts.say("own_voice"),
        note=desk.texts.say("own_voice_note"),
        voices=tuple(
            Voice(said=None, heading=desk.heading(document), statements=_statements(desk, own[document]))
            for document in sorted(own, key=lambda each: (desk.heading(each), desk.lookup.name(each)))
        ),
        outlets=True,
    )
