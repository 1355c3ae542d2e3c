"""`dragoman read`: reads, with a bar, then says what a journalist wants to know first.

Takes the arguments of the command, gives whether everything could be read. Writes to the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.text import Text

from dragoman.commands import words
from dragoman.commands.screen import clean, errors, heading, rows, say, text, warn
from dragoman.errors import Unreadable
from dragoman.export.dossier.desk import Desk
from dragoman.model import Discrepancy, Event, Pending, PendingStatus
from dragoman.run.read import Progress, Summary
from dragoman.run.record import Record
from dragoman.settings import from_environment
from dragoman.settings import parsers as parsers_of

_ENOUGH = 4
"""So many events that several articles tell are a summary by themselves."""
_SHOWN = 10
"""Lines of each sort in a summary; `show` has the rest."""


def run(
    paths: list[str], where: str, *, processes: int | None, actors: Path | None, parsers: Sequence[str] = ()
) -> bool:
    """Reads paths and addresses into a record; whether all could be read."""
    settings = from_environment()
    if parsers:
        settings = msgspec.structs.replace(settings, parsers=parsers_of(parsers))
    if actors is not None:
        settings = msgspec.structs.replace(settings, actors=actors)
    with Record.open(where, settings=settings) as record:
        summary = _with_bar(record, paths, processes)
        if not summary.documents and not summary.refused:
            raise Unreadable(f"{words.listed(paths)}: no articles there; Dragoman reads .txt, .md and .html files")
        _tell(record, summary, record.where)
    return not summary.unread and not summary.refused


def _with_bar(record: Record, paths: list[str], processes: int | None) -> Summary:
    if not errors().is_terminal:
        return record.read(*paths, processes=processes)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=errors(), transient=True) as bar:
        task = bar.add_task("Loading the language models", total=None)

        def show(progress: Progress) -> None:
            name = clean(progress.name)[-40:]
            bar.update(task, description=f"Reading {name}", completed=progress.done, total=progress.total)

        summary = record.read(*paths, processes=processes, progress=show)
        bar.update(task, description="Comparing accounts", total=None)
        record.events()
        return summary


def _tell(record: Record, summary: Summary, where: str) -> None:
    view = record.view
    changes = [(summary.new, "new"), (summary.updated, "updated"), (summary.same, "as before")]
    counts = ", ".join(f"{number} {name}" for number, name in changes if number) or "none"
    say((words.count(summary.documents, "document"), "bold"), f" read into {where} ({counts}).")
    held = words.count(len(view.documents), "document")
    say(f"The record holds {held}, {words.count(len(view.claims), 'claim')}, {words.count(len(view.events), 'event')}.")
    _unread(summary, where)
    desk = words.desk(record)
    _events(record, desk)
    _disputes(record, desk)
    _pending([each for each in record.pending() if each.status is PendingStatus.PENDING], record, desk)
    if desk.unheard:
        heading("Not heard")
        say(f"  On measures that concern them, no account cites: {desk.names.join(desk.unheard)}.")
    if view.events:
        _next(record, where)


def _next(record: Record, where: str) -> None:
    heading("To go on")
    name = Path(where).stem if "://" not in where else "record"
    rows(
        [
            ("the dossier", f"dragoman dossier --record {where} --out {name}.html"),
            ("one event", f"dragoman explain {_example(record)} --record {where}"),
            ("all events", f"dragoman show events --record {where}"),
        ],
        indent=2,
    )


def _example(record: Record) -> str:
    return max(record.events(), key=lambda event: len(event.documents)).id[:8]


def _unread(summary: Summary, where: str) -> None:
    bad = sorted([*summary.unread, *summary.refused])
    for name, why in bad:
        warn(f"{name}: not read: {why.removeprefix(f'{name}: ')}")
    if bad:
        heading(f"Not read: {words.count(len(bad), 'document')}")
        kept = f"{len(summary.unread)} of them kept in the record. " if summary.unread else ""
        say(f"  {kept}Why: dragoman show documents --record {where}")
    if summary.remarks:
        heading("To know")
        rows([(clean(name), why) for name, why in summary.remarks], indent=2)


def _events(record: Record, desk: Desk) -> None:
    events = [event for event, _ in words.ordered(desk) if not event.background]
    if not events:
        heading("Events: none found")
        return
    standing = Counter(event.standing.value for event in record.events())
    heading(f"Events: {words.listed(f'{number} {name}' for name, number in sorted(standing.items()))}")
    shown = _foremost(events, record)
    rows([line(desk, event) for event in shown], indent=2)
    if len(record.events()) > len(shown):
        say(f"  and {len(record.events()) - len(shown)} more")


def _foremost(events: Sequence[Event], record: Record) -> list[Event]:
    """What most articles tell, then most origins, then what is gravest, in the order given.

    Beside what several articles tell, what only one does is left out.
    """

    def weight(event: Event) -> tuple[int, int, int]:
        kind = record.view.kinds.get(event.kind)
        return -len(event.documents), -len(event.origins), -abs(kind.rung) if kind else 0

    top = sorted(events, key=weight)[:_SHOWN]
    several = [event for event in top if len(event.documents) > 1]
    chosen = several if len(several) >= _ENOUGH else top
    return [event for event in events if event in chosen]


def line(desk: Desk, event: Event) -> tuple[str, str, Text]:
    """An event as a row: its id, its date, the rest."""
    said = text(
        (desk.composer.sentence(event), "bold"),
        (f"  {words.support(event)} · {' · '.join(words.marks(desk, event))}", "dim"),
    )
    return event.id[:8], words.when(desk, event), said


def _disputes(record: Record, desk: Desk) -> None:
    events = record.lookup.events
    found = [
        each
        for each in record.discrepancies()
        if each.type.value in ("conflict", "compatible-if", "drift") and each.event in events
    ]
    if not found:
        return
    heading(f"Accounts differ: {words.count(len(found), 'time')}")
    rows(
        [
            (
                each.event[:8],
                each.field,
                text((desk.composer.sentence(events[each.event]), "bold"), f"  {_sides(each)}"),
            )
            for each in found[:_SHOWN]
        ],
        indent=2,
    )


def _sides(discrepancy: Discrepancy) -> str:
    sides = dict.fromkeys(account.value or "nothing" for account in discrepancy.accounts)
    return " / ".join(sides) + (f" (agree if {discrepancy.condition})" if discrepancy.condition else "")


def _pending(pending: Sequence[Pending], record: Record, desk: Desk) -> None:
    if not pending:
        return
    heading(f"Pending: {len(pending)}")
    rows([pending_line(desk, each) for each in pending[:_SHOWN]], indent=2)
    if len(pending) > _SHOWN:
        say(f"  and {len(pending) - _SHOWN} more: dragoman show pending --record {record.where}")


def pending_line(desk: Desk, each: Pending) -> tuple[str, str, Text]:
    """Something pending as a row."""
    due = words.due(desk, each.due) if each.due else ""
    condition = f" if « {each.condition} »" if each.condition and each.condition not in each.words else ""
    said = text((words.between(desk, each.by, each.on), "bold"), f"  « {each.words} »{condition}")
    return each.event[:8], f"{each.type.value}{f' {due}' if due else ''}", said
