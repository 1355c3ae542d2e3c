"""A small record for tests of the dossier: one expulsion told by two articles, and what hangs on it."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.export.view import RecordView
from dragoman.lexicon import kinds
from dragoman.model import (
    Account,
    Actor,
    ActorType,
    Certainty,
    Claim,
    DateSource,
    Discrepancy,
    DiscrepancyType,
    Document,
    Due,
    Event,
    Ground,
    Measure,
    Origin,
    Participant,
    Pending,
    PendingType,
    People,
    Quantity,
    Reason,
    Response,
    Span,
    Speaker,
    Stance,
    Standing,
)

FRENCH = (
    "L’Uruguay a arrêté lundi un marin islandais.\n"
    "Selon une source diplomatique, Reykjavik a expulsé deux diplomates uruguayens. Ils ont 48 heures pour partir."
)
ENGLISH = "Iceland expelled three Uruguayan diplomats on Friday, the foreign ministry said. It demands his release."
URUGUAY, ICELAND = (Actor(type=ActorType.STATE, state=code) for code in ("URY", "ISL"))


def record(*, french: str = FRENCH, english: str = ENGLISH, hostile: str = "") -> RecordView:
    """The record; `hostile` is put wherever a text of others can reach the page."""
    a, b, c = _documents(french, english, hostile)
    told = _claims(a, b)
    return RecordView(
        documents=(a, b, c),
        claims=tuple(told),
        events=_events(a, b, told, hostile),
        origins=_origins(a, b, told, hostile),
        discrepancies=_discrepancies(a, b, told, hostile),
        measures=(
            Measure(
                id="m", what="departure-due", by=("ISL",), on=("URY",), matter=f"visas{hostile}", opened_by="expel"
            ),
        ),
        pending=(_pending(hostile),),
        responses=(Response(event="expel", answers="arrest", certainty=Certainty.LIKELY, claims=(told.french.id,)),),
        unheard=("URY",),
        kinds=dict(kinds.load()),
        states=dict(kinds.states()),
        issues={c.id: f"no reader for ru{hostile}"},
        refused=((f"x{hostile}.pdf", f"not a text{hostile}"),),
    )


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span.of(document.text, start, start + len(words))


class Told(NamedTuple):
    """The claims: an arrest, an expulsion in two languages, a demand."""

    arrest: Claim
    french: Claim
    english: Claim
    demand: Claim


def _documents(french: str, english: str, hostile: str) -> tuple[Document, Document, Document]:
    a = Document(
        name=f"a{hostile}.txt",
        text=french + hostile,
        language="fr",
        title=f"Crise{hostile}",
        outlet=f"L’Écho{hostile}",
        url=f"javascript:alert(1){hostile}",
        published="2026-03-07",
        date_source=DateSource.GIVEN,
        agencies=(f"AFP{hostile}",),
    )
    b = Document(name="b.txt", text=english, language="en", outlet="The Post", url="https://post.example/b")
    return a, b, Document(name="c.txt", text="Текст.", language="ru")


def _claims(a: Document, b: Document) -> Told:
    def by(document: Document, actor: Actor, words: str) -> tuple[Participant, ...]:
        return (Participant(actor=actor, span=span(document, words)),)

    return Told(
        arrest=Claim(
            document=a.id,
            kind="arrest",
            trigger=span(a, "arrêté"),
            sentence=span(a, "L’Uruguay a arrêté lundi un marin islandais."),
            source=by(a, URUGUAY, "L’Uruguay"),
        ),
        french=Claim(
            document=a.id,
            kind="expel",
            trigger=span(a, "expulsé"),
            sentence=span(a, "Selon une source diplomatique, Reykjavik a expulsé deux diplomates uruguayens."),
            source=by(a, ICELAND, "Reykjavik"),
            people=Quantity(span=span(a, "deux"), low=2, high=2),
            speakers=(Speaker(span=span(a, "une source diplomatique"), anonymous=True, side="ISL"),),
        ),
        english=Claim(
            document=b.id,
            kind="expel",
            trigger=span(b, "expelled"),
            sentence=span(b, "Iceland expelled three Uruguayan diplomats on Friday, the foreign ministry said."),
            source=by(b, ICELAND, "Iceland"),
            people=Quantity(span=span(b, "three"), low=3, high=3),
            speakers=(Speaker(span=span(b, "the foreign ministry"), actor=ICELAND),),
        ),
        demand=Claim(
            document=b.id, kind="demand", trigger=span(b, "demands"), sentence=span(b, "It demands his release.")
        ),
    )


def _events(a: Document, b: Document, told: Told, hostile: str) -> tuple[Event, ...]:
    return (
        Event(
            id="arrest", kind="arrest", source=("URY",), target=("ISL",), people=People(count=1),
            documents=(a.id,), origins=("o1",), claims=(told.arrest.id,), date="2026-03-02", place=f"Rocha{hostile}",
        ),
        Event(
            id="expel", kind="expel", source=("ISL",), target=("URY",), people=People(count=2, words=f"deux{hostile}"),
            deadline=Due(words=f"48 heures{hostile}"), standing=Standing.DISPUTED, response_to=("arrest",),
            documents=(a.id, b.id), origins=("o1", "o2"), claims=(told.french.id, told.english.id),
            matter=f"réciprocité{hostile}", traits=("persona-non-grata",),
        ),
        Event(
            id="demand", kind="demand", source=("ISL", f"Amis{hostile}"), target=("URY",), stance=Stance.DEMANDED,
            documents=(b.id,), origins=("o2",), claims=(told.demand.id,), background=True,
        ),
    )  # fmt: skip


def _origins(a: Document, b: Document, told: Told, hostile: str) -> tuple[Origin, ...]:
    return (
        Origin(
            id="o1",
            name=f"source{hostile}",
            certainty=Certainty.LIKELY,
            grounds=(
                Reason(ground=Ground.SAME_ANONYMOUS, values=("ISL", f"une source{hostile}")),
                Reason(ground=Ground.NEAR_COPY, values=(a.id,), certainty=Certainty.POSSIBLE),
            ),
            documents=(a.id,),
            claims=(told.arrest.id, told.french.id),
        ),
        Origin(id="o2", name="The Post", certainty=Certainty.CERTAIN, reasons=(f"own{hostile}",), documents=(b.id,)),
    )


def _discrepancies(a: Document, b: Document, told: Told, hostile: str) -> tuple[Discrepancy, ...]:
    return (
        Discrepancy(
            id="d1",
            event="expel",
            field="count",
            type=DiscrepancyType.CONFLICT,
            accounts=(
                Account(document=a.id, claim=told.french.id, value="2", span=span(a, "deux")),
                Account(document=b.id, claim=told.english.id, value="3", span=span(b, "three")),
            ),
            condition=f"never{hostile}",
        ),
        Discrepancy(
            id="d2",
            event="expel",
            field=f"other{hostile}",
            type=DiscrepancyType.SILENCE,
            accounts=(Account(document=a.id, value="x"), Account(document=b.id)),
        ),
    )


def _pending(hostile: str) -> Pending:
    return Pending(
        id="p",
        type=PendingType.DEMAND,
        event="demand",
        by=("ISL",),
        on=("URY",),
        words=f"It demands his release.{hostile}",
        condition=f"if{hostile}",
        due=Due(words=f"now{hostile}"),
    )
