"""The real stages from end to end on the project's examples: laws that hold for any coverage."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import dragoman
from dragoman.export.schema import json_schema
from dragoman.run.record import Record

EXAMPLE = Path(__file__).parents[2] / "examples" / "hafnarey"
FILES = sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".txt", ".md", ".html"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with dragoman.open(tmp_path_factory.mktemp("real") / "record.db") as opened:
        assert opened.read(EXAMPLE).new == len(FILES)
        yield opened


@pytest.fixture(scope="module")
def exported(record: Record) -> Any:
    return json.loads(record.export())


def test_all_of_it_is_read(record: Record, exported: Any) -> None:
    assert record.unread() == []
    assert [document["name"] for document in exported["documents"]] == [path.name for path in FILES]
    assert len(exported["events"]) > 10
    assert any(event["origins"] > 1 for event in exported["events"])
    assert all(event["claims"] and event["plover"] for event in exported["events"])
    jsonschema.Draft202012Validator(json_schema()).validate(exported)


def test_every_quotation_is_verbatim_at_its_offsets(record: Record, exported: Any) -> None:
    texts = {document.name: document.text for document in record.documents()}
    claims = [claim for event in exported["events"] for claim in event["claims"]]
    accounts = [account for each in exported["discrepancies"] for account in each["accounts"] if account["words"]]
    assert claims
    for claim in claims:
        text = texts[claim["document"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        assert text[claim["trigger"]["start"] : claim["trigger"]["end"]] == claim["trigger"]["text"]
    for account in accounts:
        words = account["words"]
        assert texts[account["document"]][words["start"] : words["end"]] == words["text"]


def test_every_reference_leads_somewhere(record: Record, exported: Any) -> None:
    events = {event["id"] for event in exported["events"]}
    claims = {claim.id for claim in record.claims()}
    names = {document["name"] for document in exported["documents"]}
    assert {each["event"] for each in exported["discrepancies"]} <= events
    assert {each["opened_by"] for each in exported["measures"]} <= events
    assert {each["event"] for each in exported["pending"]} <= events
    assert {other for event in exported["events"] for other in event["response_to"]} <= events
    assert {claim for origin in exported["origins"] for claim in origin["claims"]} <= claims
    assert {name for each in (*exported["events"], *exported["origins"]) for name in each["documents"]} <= names
    assert len(events) == len(exported["events"])
    assert len(claims) == len(record.claims())


def test_reading_again_changes_nothing(record: Record) -> None:
    before = record.export()
    assert record.read(EXAMPLE).same == len(FILES)
    assert record.export() == before


def test_order_of_files_changes_no_byte(record: Record, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "other.db") as other:
        for path in reversed(FILES):
            other.read(path)
        assert other.export() == record.export()
        for one, two in ((record, "one.html"), (other, "two.html")):
            one.dossier(tmp_path / two, language="fr")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_neither_processes_nor_hash_seed_change_a_byte(record: Record, tmp_path: Path) -> None:
    where = str(tmp_path / "other.db")
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    def run(*arguments: str) -> bytes:
        command = [sys.executable, "-m", "dragoman.cli", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    run("read", str(EXAMPLE), "--record", where, "--processes", "2")
    assert run("export", where) == record.export()
