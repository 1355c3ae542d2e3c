"""The record keeps what it is given, once, and gives it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import RecordError
from dragoman.model import Claim, Document, Event, Judgement, Reading, Span, Verdict
from dragoman.store import Change, Store

TEXT = "La Belgrandie a expulsé deux diplomates. L’Ostrie a protesté."


def document(name: str = "a.txt", text: str = TEXT, outlet: str | None = None) -> Document:
    return Document(name=name, text=text, language="fr", outlet=outlet, title="Expulsion à Belgrand")


def reading(of: Document) -> Reading:
    claim = Claim(document=of.id, kind="expel", trigger=Span.of(of.text, 16, 23), sentence=Span.of(of.text, 0, 40))
    return Reading(document=of.id, claims=(claim,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, create=True) as opened:
        yield opened


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as SQL sees it."""
    with sqlite3.connect(path) as connection:
        names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        found = {name: list(connection.execute(f"SELECT * FROM {name}")) for name in names}
    connection.close()
    return found


def test_gives_back_what_it_was_given(store: Store) -> None:
    kept, read = document(outlet="L’Écho"), reading(document())
    assert store.put(kept, read, reader="1") is Change.NEW
    assert store.documents() == [kept]
    assert store.claims() == list(read.claims)
    assert store.statuses()[kept.id].reader == "1"


def test_reading_twice_changes_no_row(store: Store, path: Path) -> None:
    store.put(document(), reading(document()), reader="1")
    before = rows(path)
    assert store.put(document(), reading(document()), reader="1") is Change.SAME
    assert rows(path) == before


def test_changed_metadata_updates_the_document(store: Store) -> None:
    store.put(document(), reading(document()), reader="1")
    changed = document(outlet="Le Courrier")
    assert not store.has(changed, reader="1")
    assert store.put(changed, reading(changed), reader="1") is Change.UPDATED
    assert store.documents() == [changed]
    assert len(store.claims()) == 1


def test_a_later_reader_replaces_the_claims(store: Store) -> None:
    store.put(document(), reading(document()), reader="1")
    assert store.has(document(), reader="1")
    assert not store.has(document(), reader="2")
    assert store.put(document(), Reading(document=document().id), reader="2") is Change.UPDATED
    assert store.claims() == []


def test_a_document_that_was_not_read_is_kept_and_tried_again(store: Store) -> None:
    store.put(document(), Reading(document=document().id, issue="in German"), reader="1")
    assert store.documents() == [document()]
    assert not store.has(document(), reader="1")
    assert store.statuses()[document().id].issue == "in German"


def test_order_is_by_name_and_place(store: Store) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        store.put(document(name), reading(document(name)), reader="1")
    assert [kept.name for kept in store.documents()] == ["a.txt", "b.txt", "c.txt"]
    assert [claim.document for claim in store.claims()] == [kept.id for kept in store.documents()]


def test_issues_are_noted_once_and_dropped(store: Store) -> None:
    store.put_issue("a.txt", "empty")
    store.put_issue("a.txt", "empty")
    store.put_issue("b.txt", "binary")
    assert store.issues() == [("a.txt", "empty"), ("b.txt", "binary")]
    store.put_issue("b.txt", "too large")
    store.drop_issue("a.txt")
    assert store.issues() == [("b.txt", "too large")]


def test_judgements_are_appended_and_withdrawn(store: Store) -> None:
    judgement = Judgement(verdict=Verdict.SAME_EVENT, claims=("a", "b"), author="Ana", at="2026-01-01T00:00:00Z")
    store.judge(judgement)
    store.judge(judgement)
    assert store.judgements() == [judgement]
    store.withdraw(judgement.id, at="2026-01-02T00:00:00Z")
    store.withdraw(judgement.id, at="2026-01-03T00:00:00Z")
    assert [kept.withdrawn for kept in store.judgements()] == ["2026-01-02T00:00:00Z"]
    with pytest.raises(RecordError, match="no judgement"):
        store.withdraw("nothing", at="2026-01-02T00:00:00Z")


def test_the_fingerprint_follows_what_matters(store: Store) -> None:
    empty = store.fingerprint()
    store.put(document(), reading(document()), reader="1")
    read = store.fingerprint()
    store.put_issue("b.txt", "binary")
    store.put_derived("key", {"events": [Event(id="1", kind="expel")]})
    assert empty != read == store.fingerprint()
    store.judge(Judgement(verdict=Verdict.WRONG_CLAIM, claims=("a",), author="Ana", at="2026-01-01T00:00:00Z"))
    assert store.fingerprint() != read


def test_what_was_derived_is_given_back_under_its_key_only(store: Store) -> None:
    events = [Event(id="2", kind="expel"), Event(id="1", kind="arrest")]
    store.put_derived("key", {"events": events, "unheard": ["MLI"]})
    types = {"events": Event, "unheard": str, "measures": str}
    assert store.derived("key", types) == {"events": events, "unheard": ["MLI"], "measures": []}
    assert store.derived("other", types) is None


@pytest.mark.parametrize("words", ["expulsé", "EXPULSE diplomates", "belgrandie", '"deux', "protest* OR"])
def test_finds_words_whatever_their_accents(store: Store, words: str) -> None:
    store.put(document(), reading(document()), reader="1")
    store.put(
        document("b.txt", "Rien à voir ici"), Reading(document=document("b.txt", "Rien à voir ici").id), reader="1"
    )
    expected = [] if "*" in words else [document().id]
    assert store.find(words) == expected


def test_finding_nothing(store: Store) -> None:
    assert store.find("  ") == []


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), name=st.text("abc/é.", min_size=1))
def test_any_text_comes_back(text: str, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = document(name, text)
    with Store(tmp_path_factory.mktemp("any") / "record.db", create=True) as store:
        store.put(kept, Reading(document=kept.id), reader="1")
        assert store.documents() == [kept]
        assert store.find(text[:20]) is not None
