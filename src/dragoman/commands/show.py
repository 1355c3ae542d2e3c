"""`dragoman show`: one part of a record, as lines. Takes the arguments of the command, writes to the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rich.text import Text

from dragoman.commands import words
from dragoman.commands.read import line, pending_line
from dragoman.commands.screen import rows, say, text
from dragoman.export.lookup import Lookup
from dragoman.model import Account, Discrepancy, Event, Pending
from dragoman.run.record import Record


def run(what: str, where: str, *, find: str | None) -> None:
    """Shows a part of the record; with `find` only of documents that hold these words."""
    with Record.open(where, create=False) as record:
        only = None if find is None else {document.id for document in record.find(find)}
        if only is not None and not only:
            say(f"No document holds all of: {find}")
            return
        _SHOWS[what](record, only)


def _events(record: Record, only: set[str] | None) -> None:
    desk = words.desk(record)
    found = [event for event, _ in words.ordered(desk) if only is None or only & set(event.documents)]
    _lines([line(desk, event) for event in found], "No events.")


def _actors(record: Record, only: set[str] | None) -> None:
    does: Counter[str] = Counter()
    done_to: Counter[str] = Counter()
    speaks: Counter[str] = Counter()
    for event in record.events():
        if only is None or only & set(event.documents):
            does.update(set(event.source))
            done_to.update(set(event.target))
    for claim in record.claims():
        if only is None or claim.document in only:
            speaks.update({each.actor.code for each in claim.speakers if each.actor and not each.anonymous})
    desk = words.desk(record)
    names = sorted({*does, *done_to, *speaks}, key=lambda name: (-does[name] - done_to[name], name))
    _lines(
        [
            (
                name,
                desk.names.short(name),
                f"acts in {words.count(does[name], 'event')}, is acted upon in {done_to[name]}, "
                f"is cited for {words.count(speaks[name], 'claim')}"
                + (", is not heard on the measures that concern it" if name in record.view.unheard else ""),
            )
            for name in names
        ],
        "No actors.",
    )


def _pending(record: Record, only: set[str] | None) -> None:
    events, desk = record.lookup.events, words.desk(record)
    for status, found in _grouped(record.pending()):
        kept = [each for each in found if _within(events.get(each.event), only)]
        if kept:
            say((status, "bold"))
            rows([pending_line(desk, each) for each in kept], indent=2)
    if not record.pending():
        say("Nothing is pending.")


def _grouped(pending: Iterable[Pending]) -> list[tuple[str, list[Pending]]]:
    groups: dict[str, list[Pending]] = {}
    for each in pending:
        groups.setdefault(each.status.value, []).append(each)
    return sorted(groups.items(), key=lambda group: (group[0] != "pending", group[0]))


def _within(event: Event | None, only: set[str] | None) -> bool:
    return only is None or (event is not None and bool(only & set(event.documents)))


def _discrepancies(record: Record, only: set[str] | None) -> None:
    desk = words.desk(record)
    found = [each for each in record.discrepancies() if _within(record.lookup.events.get(each.event), only)]
    for each in found:
        event = record.lookup.events.get(each.event)
        told = desk.composer.sentence(event) if event else ""
        say((f"{each.event[:8]}  ", "dim"), (f"{each.field}: {each.type.value}", "bold"), f"  {told}")
        accounts(record.lookup, each)
    if not found:
        say("No discrepancies.")


def accounts(lookup: Lookup, discrepancy: Discrepancy) -> None:
    """The sides of a discrepancy, one under the other, with their words."""
    rows(
        [
            (
                lookup.name(account.document),
                _side(account),
            )
            for account in discrepancy.accounts
        ],
        indent=4,
    )
    if discrepancy.condition:
        say(f"    They agree if: {discrepancy.condition}")


def _side(account: Account) -> str:
    words = f"« {account.span.text} »" if account.span else ""
    if account.span and account.value in (None, account.span.text):
        return words
    return " ".join(part for part in (account.value or "says nothing", words) if part)


def _origins(record: Record, only: set[str] | None) -> None:
    for origin in record.origins():
        if only is not None and not only & set(origin.documents):
            continue
        documents = words.count(len(origin.documents), "article")
        claims = words.count(len(origin.claims), "claim")
        say((origin.name, "bold"), f"  {documents}, {claims} · {origin.certainty.value}")
        rows([("because", reason) for reason in dict.fromkeys(origin.reasons)], indent=2)
        rows([("in", words.listed(record.lookup.names(origin.documents)))], indent=2)
    if not record.origins():
        say("No origins.")


def _documents(record: Record, only: set[str] | None) -> None:
    view = record.view
    claims = Counter(claim.document for claim in view.claims)
    lines: list[tuple[str | Text, ...]] = []
    for document in view.documents:
        if only is not None and document.id not in only:
            continue
        dated = f"{document.published} ({document.date_source.value})" if document.published else "date unknown"
        said = [
            document.outlet or "outlet unknown",
            document.language,
            dated,
            words.count(claims[document.id], "claim"),
        ]
        said += [f"credits {words.listed(document.agencies)}"] if document.agencies else []
        issue = view.issues.get(document.id)
        end = (f"  not read: {issue.removeprefix(f'{document.name}: ')}", "red") if issue else ""
        lines.append(
            (
                record.lookup.name(document.id),
                text(f"{document.title}  " if document.title else "", (" · ".join(said), "dim"), end),
            )
        )
    if only is None:
        lines += [(name, text((f"not read: {why}", "red"))) for name, why in view.refused]
    _lines(lines, "No documents.")


def _measures(record: Record, only: set[str] | None) -> None:
    view, events, desk = record.view, record.lookup.events, words.desk(record)
    lines = []
    for measure in record.measures():
        if not _within(events.get(measure.opened_by), only):
            continue
        name = view.states[measure.what].en if measure.what in view.states else measure.what
        since = desk.when(measure.since) if measure.since else words.when(desk, events[measure.opened_by])
        span = f"since {since}" + (f", until {desk.when(measure.until)}" if measure.until else "")
        said = text(
            (f"{words.between(desk, measure.by, measure.on)}  ", "bold"),
            (name, "bold"),
            f"{f' ({measure.matter})' if measure.matter else ''}  {span}",
            (f"  {measure.status.value}", "dim"),
        )
        lines.append((measure.opened_by[:8], said))
    _lines(lines, "No measures.")


def _judgements(record: Record, _only: set[str] | None) -> None:
    _lines(
        [
            (
                each.id[:8],
                f"{each.verdict.value} {' '.join(claim[:8] for claim in each.claims)}  by {each.author}, {each.at[:10]}"
                + (f"  « {each.note} »" if each.note else "")
                + (f"  withdrawn {each.withdrawn[:10]}" if each.withdrawn else ""),
            )
            for each in record.judgements()
        ],
        "No judgements: the record is the machine's alone.",
    )


def _lines(lines: Sequence[Sequence[str | Text]], none: str) -> None:
    if lines:
        rows(lines)
    else:
        say(none)


_SHOWS: dict[str, Callable[[Record, set[str] | None], None]] = {
    "events": _events,
    "actors": _actors,
    "pending": _pending,
    "discrepancies": _discrepancies,
    "origins": _origins,
    "documents": _documents,
    "measures": _measures,
    "judgements": _judgements,
}
