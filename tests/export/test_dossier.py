"""The dossier is whole, safe, self-contained and always the same."""

from __future__ import annotations

import base64
import hashlib
import html
import random
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import Unsupported
from dragoman.export.dossier import build, write
from dragoman.export.dossier.passages import around, context, marks, pieces
from dragoman.export.dossier.render import clean, runs
from dragoman.export.view import RecordView
from dragoman.model import Account, Span
from tests.export.record import record

LANGUAGES = ("fr", "en")
VOID = {"meta", "br", "input", "link", "img", "hr"}
HOSTILE = "</script><script>alert('x')</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}&amp;\x00\x1b\u202e"


class Reader(HTMLParser):
    """Every element with its attributes; fails where tags do not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_stands_on_the_page_verbatim(language: str) -> None:
    view = record()
    page = Reader(write(view, language=language))
    for claim in view.claims:
        assert page.text.count(claim.sentence.text) >= 2, "once in the chronology, once in the notes"
    marked = [attributes["class"] for tag, attributes in page.elements if tag == "mark"]
    assert {"trigger", "source", "people", "speaker", "differs"} <= set(marked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_anchors_hold(language: str) -> None:
    page = Reader(write(record(), language=language))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] or "" for tag, attributes in page.elements if tag == "a"]
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    assert {"e-expel", "e-arrest", "n-1", "d-d1"} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_loaded_from_elsewhere(language: str) -> None:
    text = write(record(), language=language)
    page = Reader(text)
    loading = {"src", "srcset", "action", "poster", "data", "background", "style"}
    for tag, attributes in page.elements:
        assert not loading & set(attributes), (tag, attributes)
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
        assert not any(name.startswith("on") for name in attributes)
    links = {a["href"] or "" for tag, a in page.elements if tag == "a" and not (a["href"] or "").startswith("#")}
    assert links == {"https://post.example/b"}
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_names_what_is_inside(language: str) -> None:
    text = write(record(hostile=HOSTILE), language=language)
    policy = next(a["content"] or "" for _, a in Reader(text).elements if a.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_stays_text(language: str) -> None:
    plain, attacked = (Reader(write(record(hostile=each), language=language)) for each in ("", HOSTILE))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in attacked.elements]
    assert [set(a) for _, a in plain.elements] == [set(a) for _, a in attacked.elements]
    assert "{{ 7*7 }}" in attacked.text
    assert not {"\x00", "\x1b"} & set(write(record(hostile=HOSTILE), language=language))
    assert all("javascript:" not in (a.get("href") or "") for _, a in attacked.elements)


@given(hostile=st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_text_gives_a_whole_page(hostile: str) -> None:
    page = write(record(hostile=hostile), language="fr")
    Reader(page)
    page.encode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_order_changes_nothing(language: str) -> None:
    view = record()
    expected = write(view, language=language)
    shuffler = random.Random(7)
    for _ in range(5):
        changed = {}
        for field in ("documents", "claims", "events", "origins", "discrepancies", "measures", "pending", "responses"):
            values = list(getattr(view, field))
            shuffler.shuffle(values)
            changed[field] = tuple(values)
        assert write(msgspec.structs.replace(view, **changed), language=language) == expected


def test_an_empty_record_makes_a_page() -> None:
    for language in LANGUAGES:
        Reader(write(RecordView(), language=language))


def test_another_language_is_refused() -> None:
    with pytest.raises(Unsupported, match="“de”"):
        write(record(), language="de")


def test_what_the_page_says() -> None:
    page = build(record(), language="fr")
    assert page.title == "Crise entre l’Uruguay et l’Islande"
    assert [entry.sentence for group in page.groups for entry in group.entries] == [
        "L’Uruguay arrête un ressortissant islandais",
        "L’Islande expulse deux diplomates uruguayens",
        "L’Islande et Amis adressent une exigence à l’Uruguay",
    ]
    first, second = page.groups[0].entries
    assert (first.when, second.when) == ("2 mars 2026", "rapporté le 7 mars 2026")
    assert second.support == "2 articles, 2 origines"
    assert second.when_note == ""
    assert page.unheard == "l’Uruguay"
    assert [side.name for side in page.sides] == ["Islande", "Les rédactions elles-mêmes"]
    assert [each.type for each in page.differences] == ["conflict"]
    assert [(each.event.words, each.headings) for each in page.silences] == [(second.sentence, ("L’Écho", "The Post"))]
    assert [article.was_read for article in page.articles] == [True, True, False]
    assert page.articles[0].url == ""


def test_one_sentence_is_one_side_of_a_difference() -> None:
    view = record()
    first = view.discrepancies[0]
    english = next(document for document in view.documents if document.language == "en")
    friday = Span.of(english.text, start := english.text.index("Friday"), start + len("Friday"))
    more = Account(document=english.id, claim=first.accounts[1].claim, value="2026-03-06", span=friday)
    told = msgspec.structs.replace(first, field="date", accounts=(*first.accounts, more))
    page = build(msgspec.structs.replace(view, discrepancies=(told,)), language="en")
    left, right = page.differences[0].accounts
    assert (left.value, right.value) == ("deux", "three / Friday")
    assert right.reading == "3, 6 March 2026"
    assert right.evidence
    assert [piece.text for piece in right.evidence.pieces if piece.mark == "differs"] == ["three", "Friday"]


def test_quotes_carry_their_language() -> None:
    page = Reader(write(record(), language="fr"))
    quotes = [a.get("lang") for tag, a in page.elements if tag in ("blockquote", "q")]
    assert quotes
    assert set(quotes) == {"fr", "en"}
    assert page.elements[0] == ("html", {"lang": "fr"})


@given(text=st.text(max_size=80), data=st.data())
def test_pieces_put_together_are_the_sentence(text: str, data: st.DataObject) -> None:
    bounds = st.integers(0, len(text))
    start, end = sorted((data.draw(bounds), data.draw(bounds)))
    sentence = Span.of(text, start, end)
    spans = [Span.of(text, *sorted((data.draw(bounds), data.draw(bounds)))) for _ in range(3)]
    cut = pieces(sentence, [(each, f"m{number}") for number, each in enumerate(spans)])
    assert "".join(piece.text for piece in cut) == sentence.text
    before, after = context(text, sentence)
    if "…" not in before + after:
        assert before + sentence.text + after in text
    assert around(text, sentence).covers(sentence) or "\n" in sentence.text


def test_marks_prefer_the_trigger() -> None:
    view = record()
    claim = next(each for each in view.claims if each.kind == "arrest")
    assert marks(claim)[0] == (claim.trigger, "trigger")
    cut = pieces(claim.sentence, marks(claim))
    assert [(piece.text, piece.mark) for piece in cut if piece.mark] == [("L’Uruguay", "source"), ("arrêté", "trigger")]


def test_half_a_character_is_replaced() -> None:
    assert clean("a\ud800b\x07c\td") == "a\ufffdb\ufffdc\td"


def test_runs_of_notes() -> None:
    assert runs([5, 3, 4, 9]) == [(3, "3–5"), (9, "9")]
    assert runs([]) == []


def test_the_page_is_escaped_once() -> None:
    page = write(record(hostile=" & <b>"), language="en")
    assert html.escape(" & <b>") in page
    assert "&amp;amp;" not in page
