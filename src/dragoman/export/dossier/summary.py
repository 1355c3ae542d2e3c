"""Title, scope and summary: the record in a few sentences that count what it holds."""

from __future__ import annotations

from collections import Counter
from itertools import product

from dragoman.export.dossier.chronology import entry
from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.order import Place, first_day
from dragoman.export.dossier.page import Entry
from dragoman.model import DiscrepancyType, Event, PendingStatus, Stance, Standing

KEY_FACTS = 7
"""How many events the summary names."""


def title(desk: Desk) -> str:
    """The title given, or the pair of actors that most events oppose."""
    if desk.view.title:
        return desk.view.title
    pairs = Counter(
        tuple(sorted((one, other)))
        for event in desk.view.events
        if not event.background
        for one, other in product(event.source, event.target)
        if one != other and desk.names.knows(one) and desk.names.knows(other)
    )
    if not pairs:
        return desk.texts.say("untitled")
    pair = min(pairs, key=lambda each: (-pairs[each], each))
    return desk.texts.say("crisis", parties=desk.names.join(_first_mover(desk, pair)))


def _first_mover(desk: Desk, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The pair, first who acts first."""
    for rows in desk.order[:2]:
        for event, _ in rows:
            if len(set(event.source) & set(pair)) == 1:
                return tuple(sorted(pair, key=lambda code: code not in event.source))
    return pair


def scope(desk: Desk) -> str:
    """How many articles of how many outlets, in which languages, of which days."""
    say, documents = desk.texts.say, desk.view.documents
    outlets = {document.outlet for document in documents if document.outlet}
    languages = sorted({document.language for document in documents})
    joined = f" {desk.texts.count['and']} ".join(desk.texts.ui.get(f"lang_{each}", each) for each in languages)
    return say(
        "scope" if outlets else "scope_unnamed",
        articles=desk.texts.counted("article", len(documents)),
        outlets=desk.texts.counted("outlet", len(outlets)),
        languages=joined or "–",
        period=_period(desk),
    )


def _period(desk: Desk) -> str:
    days = sorted({day.isoformat() for document in desk.view.documents if (day := first_day(document.published))})
    undated = sum(1 for document in desk.view.documents if not first_day(document.published))
    if not days:
        return ""
    key = "period" if len(days) > 1 else "period_one"
    period = desk.texts.say(key, first=desk.when(days[0]), last=desk.when(days[-1]))
    return period + (desk.texts.say("period_some", undated=undated) if undated else "")


def sentences(desk: Desk) -> tuple[str, ...]:
    """What there is, how well it is supported, where it differs, what is open and who is not heard."""
    say, counted, view = desk.texts.say, desk.texts.counted, desk.view
    events = [event for event in view.events if not event.background]
    if not view.events:
        return (say("empty"),)
    told = {each for event in view.events for each in event.documents}
    origins = {each for event in view.events for each in event.origins}
    found = [
        say(
            "summary_events",
            events=counted("event", len(events)),
            articles=counted("article", len(told)),
            origins=counted("origin", len(origins)),
        )
    ]
    if background := len(view.events) - len(events):
        found.append(say("summary_events_background" + ("_1" if background == 1 else ""), n=background))
    corroborated = sum(1 for event in events if event.standing is Standing.CORROBORATED)
    found.append(_numbered(desk, "summary_corroborated", corroborated, total=len(events)))
    found.append(_numbered(desk, "summary_differences", _differences(desk)))
    pending = sum(1 for each in view.pending if each.status is PendingStatus.PENDING)
    found.append(_numbered(desk, "summary_pending", pending))
    if desk.unheard:
        found.append(say("summary_unheard", parties=desk.names.join(desk.unheard)))
    return tuple(found)


def _differences(desk: Desk) -> int:
    return sum(1 for each in desk.view.discrepancies if each.type is not DiscrepancyType.SILENCE)


def _numbered(desk: Desk, key: str, n: int, **more: int) -> str:
    return desk.texts.say(f"{key}_{n if n < 2 else 'n'}", n=n, **more)


def key_facts(desk: Desk) -> tuple[Entry, ...]:
    """The gravest things done, by the ladder of escalation, in order."""
    rows = [(event, place) for rows in desk.order[:2] for event, place in rows if event.stance is Stance.DONE]
    chosen = sorted(range(len(rows)), key=lambda number: (_weight(desk, rows[number]), number))[:KEY_FACTS]
    return tuple(entry(desk, *rows[number]) for number in sorted(chosen))


def _weight(desk: Desk, row: tuple[Event, Place]) -> int:
    """The rung of its kind, how many tell it, and whether the actor has a name: slips have neither."""
    event, kind = row[0], desk.view.kinds.get(row[0].kind)
    named = any(not desk.names.unnamed(code) for code in event.source)
    told = 2 * min(len(event.origins), 3) + min(len(event.documents), 4)
    return -(abs(kind.rung) if kind else 0) - told - 2 * named
