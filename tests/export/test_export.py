"""The export says what stands in the record, in the documented format, and nothing depends on order."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from dragoman.export.json import as_json, as_jsonl
from dragoman.export.schema import FORMAT, json_schema
from dragoman.export.tables import COLUMNS, as_csv
from dragoman.export.view import RecordView
from dragoman.model import (
    Account,
    Actor,
    ActorType,
    Certainty,
    Claim,
    Discrepancy,
    DiscrepancyType,
    Document,
    Due,
    Event,
    Kind,
    Measure,
    Names,
    Origin,
    Participant,
    Pending,
    PendingType,
    People,
    Span,
    Speaker,
    Stance,
    Standing,
)

DOCS = Path(__file__).parents[2] / "docs"


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span.of(document.text, start, start + len(words))


def view() -> RecordView:
    a = Document(
        name="a.txt", text="L’Ostrie a expulsé deux diplomates, dit une source. Fin.", language="fr", outlet="Écho"
    )
    b = Document(name="sub/b.txt", text="=Ostria expelled two diplomats.", language="en", published="2026-03-02")
    c = Document(name="c.txt", text="Österreich", language="de")
    ostria = Actor(type=ActorType.STATE, state="OST", body="foreign-ministry")
    source = Speaker(
        span=span(a, "une source"), actor=ostria, anonymous=True, side="OST", resolves_to=span(a, "source")
    )
    one = Claim(
        document=a.id,
        kind="expel",
        trigger=span(a, "expulsé"),
        sentence=span(a, "L’Ostrie a expulsé deux diplomates, dit une source."),
        source=(Participant(actor=ostria, span=span(a, "L’Ostrie")),),
        speakers=(source,),
    )
    two = Claim(
        document=b.id, kind="expel", trigger=span(b, "expelled"), sentence=span(b, b.text), stance=Stance.ANNOUNCED
    )
    expelled = Event(
        id="e1",
        kind="expel",
        source=("OST",),
        target=("BEL", "NATO"),
        people=People(count=2, words="deux diplomates"),
        date="2026-03-01",
        deadline=Due(words="sous 48 heures"),
        standing=Standing.CORROBORATED,
        documents=(b.id, a.id),
        origins=("o1", "o2"),
        claims=(two.id, one.id),
        matter="=HYPERLINK(1)",
    )
    older = Event(id="e2", kind="unheard-of", date="2025-12", background=True, response_to=("e1",))
    undated = Event(id="e0", kind="expel")
    return RecordView(
        documents=(a, b, c),
        issues={c.id: "in German"},
        claims=(one, two),
        kinds={
            "expel": Kind(
                id="expel",
                plover="SANCTION/expel",
                cameo="161",
                rung=3,
                family="expel",
                name=Names(fr="expulsion", en="expulsion"),
                definition=Names(fr="", en=""),
            )
        },
        events=(expelled, older, undated),
        origins=(
            Origin(
                id="o1", name="Écho", certainty=Certainty.CERTAIN, reasons=("own",), documents=(a.id,), claims=(one.id,)
            ),
            Origin(id="o2", name="b", certainty=Certainty.LIKELY),
        ),
        discrepancies=(
            Discrepancy(
                id="d1",
                event="e1",
                field="date",
                type=DiscrepancyType.SILENCE,
                accounts=(
                    Account(document=a.id, claim=one.id, value="2026-03-01", span=span(a, "Fin")),
                    Account(document=b.id),
                ),
            ),
        ),
        measures=(Measure(id="m1", what="absence", by=("OST",), on=("BEL",), opened_by="e1"),),
        pending=(
            Pending(
                id="p1",
                type=PendingType.DEADLINE,
                event="e1",
                by=("OST",),
                on=("BEL",),
                words="sous 48 heures",
                due=Due(words="sous 48 heures", date="2026-03-03"),
            ),
        ),
    )


def shuffled(of: RecordView, seed: int) -> RecordView:
    chance = random.Random(seed)

    def mixed(field: str) -> tuple[Any, ...]:
        items = list(getattr(of, field))
        chance.shuffle(items)
        return tuple(items)

    fields = ("documents", "claims", "events", "origins", "discrepancies", "measures", "pending")
    return msgspec.structs.replace(of, **{field: mixed(field) for field in fields})


@pytest.fixture
def exported() -> Any:
    return json.loads(as_json(view()))


def test_keeps_to_its_schema(exported: Any) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(exported)
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json(RecordView())))


@pytest.mark.parametrize("change", [{"version": "0"}, {"events": None}, {"more": 1}])
def test_the_schema_refuses_what_is_not_of_the_format(exported: Any, change: dict[str, object]) -> None:
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(exported | change)


def test_the_documented_schema_is_the_schema() -> None:
    written = json.loads((DOCS / "export.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema(), "run: python -m dragoman.export.schema > docs/export.schema.json"


def test_the_page_names_every_field() -> None:
    page = (DOCS / "export.md").read_text(encoding="utf-8")
    missing = {
        name
        for part in json_schema()["$defs"].values()
        for name in part.get("properties", ())
        if f"`{name}`" not in page
    }
    assert missing == set()
    assert f"version {FORMAT}" in page


def test_top_level(exported: Any) -> None:
    keys = ["version", "documents", "events", "discrepancies", "origins", "measures", "pending"]
    assert list(exported) == keys
    assert [document["name"] for document in exported["documents"]] == ["a.txt", "c.txt", "sub/b.txt"]
    assert [document["issue"] for document in exported["documents"]] == [None, "in German", None]


def test_an_event(exported: Any) -> None:
    assert [event["id"] for event in exported["events"]] == ["e2", "e1", "e0"]
    event = exported["events"][1]
    assert (event["plover"], event["cameo"], event["actor"], event["target"]) == (
        "SANCTION/expel",
        "161",
        ["OST"],
        ["BEL", "NATO"],
    )
    assert event["people"] == {"count": 2, "at_least": None, "words": "deux diplomates"}
    assert event["deadline"] == {"words": "sous 48 heures", "date": None}
    assert (event["status"], event["standing"], event["background"]) == ("done", "corroborated", False)
    assert (event["documents"], event["origins"]) == (["a.txt", "sub/b.txt"], 2)
    assert exported["events"][0]["response_to"] == ["e1"]


def test_every_quote_stands_at_its_offsets(exported: Any) -> None:
    texts = {"a.txt": view().documents[0].text, "sub/b.txt": view().documents[1].text}
    claims = [claim for event in exported["events"] for claim in event["claims"]]
    assert [claim["document"] for claim in claims] == ["a.txt", "sub/b.txt"]
    for claim in claims:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["quote"]
        trigger = claim["trigger"]
        assert texts[claim["document"]][trigger["start"] : trigger["end"]] == trigger["text"]


def test_speakers(exported: Any) -> None:
    assert exported["events"][1]["claims"][0]["speakers"] == [
        {
            "words": "une source",
            "actor": "OST",
            "body": "foreign-ministry",
            "anonymous": True,
            "side": "OST",
            "resolves_to": "source",
            "direct": False,
        }
    ]


def test_a_silent_account_has_no_words(exported: Any) -> None:
    first, second = exported["discrepancies"][0]["accounts"]
    assert first["words"]["text"] == "Fin"
    assert second == {"document": "sub/b.txt", "claim": None, "value": None, "words": None}


def test_two_documents_of_one_name_are_told_apart() -> None:
    twins = tuple(Document(name="a.txt", text=text, language="fr") for text in ("un", "deux"))
    names = [d["name"] for d in json.loads(as_json(RecordView(documents=twins)))["documents"]]
    assert len(set(names)) == 2
    assert all(name.startswith("a.txt#") for name in names)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("write", [as_json, as_jsonl, as_csv])
def test_order_changes_nothing(write: Any, seed: int) -> None:
    assert write(shuffled(view(), seed)) == write(view())


def test_lines() -> None:
    lines = [json.loads(line) for line in as_jsonl(view()).splitlines()]
    assert lines[0] == {"type": "version", "version": FORMAT}
    assert {line["type"] for line in lines[1:]} == {"document", "event", "discrepancy", "origin", "measure", "pending"}
    whole = json.loads(as_json(view()))
    assert [line["event"] for line in lines if line["type"] == "event"] == whole["events"]
    assert [line["pending"] for line in lines if line["type"] == "pending"] == whole["pending"]


def test_table() -> None:
    table = list(csv.DictReader(io.StringIO(as_csv(view()).decode())))
    assert tuple(table[0]) == COLUMNS
    assert [row["id"] for row in table] == ["e2", "e1", "e0"]
    row = table[1]
    assert (row["target"], row["people_count"], row["articles"], row["origins"]) == ("BEL; NATO", "2", "2", "2")
    assert row["matter"] == "'=HYPERLINK(1)"
    assert "sub/b.txt: =Ostria" in row["quotes"]
    assert table[0]["people_count"] == ""
