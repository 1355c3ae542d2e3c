"""`dragoman judge`: appends a person's decision, or takes one back. Takes the arguments of the command."""

from __future__ import annotations

import getpass

from dragoman.commands import words
from dragoman.commands.screen import say
from dragoman.errors import InputError
from dragoman.model import Event, Verdict
from dragoman.run.record import Record


def run(where: str, decision: str, names: list[str], *, author: str | None, note: str) -> None:
    """Decides on claims, or on events, for which the first of their claims stands."""
    verdict = Verdict(decision)
    with Record.open(where, create=False) as record:
        before = len(record.events())
        claims = [_claim(record, name, verdict) for name in names]
        judgement = record.judge(verdict, *claims, author=author or _user(), note=note)
        say(f"Judged: {verdict.value}, by {judgement.author} ({judgement.id[:8]}).")
        _effect(record, before)
        say(f"To take it back: dragoman judge --withdraw {judgement.id[:8]} --record {where}")


def withdraw(where: str, judgement: str) -> None:
    """Takes a decision back."""
    with Record.open(where, create=False) as record:
        before = len(record.events())
        taken = record.withdraw(judgement)
        say(f"Taken back: {taken.verdict.value}, by {taken.author} ({taken.id[:8]}).")
        _effect(record, before)


def _effect(record: Record, before: int) -> None:
    now = len(record.events())
    say(f"The record now holds {words.count(now, 'event')}{'' if now == before else f', {before} before'}.")


def _claim(record: Record, name: str, verdict: Verdict) -> str:
    events = [event for event in record.events() if name and event.id.startswith(name)]
    claims = [claim for claim in record.lookup.claim if name and claim.startswith(name)]
    if len(events) != 1 or claims:
        return name
    return _first(events[0], verdict)


def _first(event: Event, verdict: Verdict) -> str:
    if verdict is Verdict.SAME_EVENT or len(event.claims) == 1:
        return event.claims[0]
    ids = words.listed(claim[:8] for claim in event.claims)
    raise InputError(f"{event.id[:8]}: this event has {len(event.claims)} claims; say which one is meant: {ids}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("whose judgement is it? give --author NAME") from error
