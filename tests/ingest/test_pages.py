"""Pages of newsrooms, in the layouts they come in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.errors import Unreadable
from dragoman.ingest import Metadata, linked, read_bytes

PAGES = Path(__file__).parent.parent / "cases" / "ingest" / "pages"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((PAGES / "expected.yml").read_text(encoding="utf-8"))

PARAGRAPH = "<p>The pass reopened on Friday to lorries from both sides, the transport ministry said in Belmara.</p>"


def page(head: str = "", before: str = "", after: str = "") -> bytes:
    """A page with an article of three paragraphs."""
    return f"<html><head>{head}</head><body><article>{before}{PARAGRAPH * 3}{after}</article></body></html>".encode()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_layout(name: str) -> None:
    wanted = EXPECTED[name]
    document = read_bytes(name, (PAGES / name).read_bytes())
    for field in ("title", "outlet", "language", "published", "date_source"):
        assert getattr(document, field) == wanted[field], field
    assert document.agencies == tuple(wanted["agencies"])
    assert document.url == wanted.get("url")
    text = document.text.replace("\u00a0", " ")
    for words in wanted["with"]:
        assert words in text
    for words in wanted["without"]:
        assert words not in text
    assert text.removeprefix(document.title or "").lstrip().startswith(wanted["starts"])


def test_fixed_spaces_are_kept() -> None:
    text = read_bytes("courrier.html", (PAGES / "courrier.html").read_bytes()).text
    assert "«\u00a0pour consultations\u00a0»" in text


def test_what_the_user_says_outweighs_the_page() -> None:
    known = Metadata(title="Autre titre", outlet="Autre", published="2025-05-06", language="fr", agencies=("APS",))
    document = read_bytes("courrier.html", (PAGES / "courrier.html").read_bytes(), known)
    assert (document.title, document.outlet, document.published) == ("Autre titre", "Autre", "2025-05-06")
    assert document.agencies == ("AFP", "APS")


def test_the_host_names_an_outlet_that_does_not() -> None:
    document = read_bytes("a.html", page(), Metadata(url="https://www.ledger.example/a"))
    assert (document.outlet, document.url) == ("ledger.example", "https://www.ledger.example/a")


def test_a_canonical_address_on_another_host_is_not_taken() -> None:
    head = '<link rel="canonical" href="https://elsewhere.example/b">'
    document = read_bytes("a.html", page(head), Metadata(url="https://ledger.example/a"))
    assert document.url == "https://ledger.example/a"


@pytest.mark.parametrize("author", ["AFP", "The Ledger with AFP", "AFP News", "Agence France-Presse"])
def test_agency_in_linked_data(author: str) -> None:
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{{"name":"{author}"}}}}</script>'
    assert read_bytes("a.html", page(head)).agencies == ("AFP",)


def test_an_agency_that_publishes_is_credited() -> None:
    assert read_bytes("a.html", page('<meta property="og:site_name" content="Reuters">')).agencies == ("Reuters",)


def test_a_picture_credit_is_no_credit_for_the_text() -> None:
    before = '<figure><img src="x"><figcaption><span class="author">AFP</span> The pass</figcaption></figure>'
    assert read_bytes("a.html", page(before=before)).agencies == ()


def test_times_that_disagree_give_no_date() -> None:
    before = '<time datetime="2025-05-07">x</time><time datetime="2025-05-09">y</time>'
    assert read_bytes("a.html", page(before=before)).published is None


def test_the_time_beside_the_headline_counts() -> None:
    head = '<div><h1>The pass</h1><p><time datetime="2025-05-07">7 May</time></p></div>'
    card = '<article class="card"><time class="published" datetime="2024-01-0{}">x</time></article>'
    markup = f"<html><body><div>{head}{PARAGRAPH * 3}</div>{card.format(1)}{card.format(2)}</body></html>"
    assert read_bytes("a.html", markup.encode()).published == "2025-05-07"


def test_the_stamp_beside_the_headline_counts() -> None:
    head = "<div><h1>The pass</h1><p>Published 7 May 2025</p></div>"
    card = "<div><span>Published 1 May 2024</span></div>"
    markup = f"<html><body><div>{head}{PARAGRAPH * 3}</div>{card}</body></html>"
    assert read_bytes("a.html", markup.encode()).published == "2025-05-07"


def test_a_time_of_change_is_no_publication() -> None:
    before = '<h1>The pass</h1><p>Last updated: <time datetime="2025-05-07">7 May 2025</time></p>'
    assert read_bytes("a.html", page(before=before)).published is None


def test_times_of_one_day_give_the_day() -> None:
    before = '<time datetime="2025-05-07T10:00">x</time><time datetime="2025-05-07T18:00">y</time>'
    assert read_bytes("a.html", page(before=before)).published == "2025-05-07"


def test_a_copyright_year_is_no_date() -> None:
    document = read_bytes("a.html", page(after="<footer><p>© 2023 The Ledger</p></footer>"))
    assert (document.published, document.date_source) == (None, "unknown")


def test_a_change_is_no_publication() -> None:
    assert read_bytes("a.html", page('<meta property="article:modified_time" content="2025-05-07">')).published is None


def test_the_declared_encoding_counts() -> None:
    text = "Правительство закрыло перевал для грузовиков соседней страны, сообщило министерство транспорта."
    head = '<head><meta charset="windows-1251"></head>'
    markup = f"<html>{head}<body><article><p>{text}</p><p>{text}</p></article></body></html>"
    document = read_bytes("a.html", markup.encode("cp1251"))
    assert text in document.text
    assert document.language == "ru"


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><script>var a = 'text';</script></body></html>",
        "<",
        "<!-- -->",
        "<html><img src=x>",
    ],
)
def test_a_page_without_text(markup: str) -> None:
    with pytest.raises(Unreadable, match=r"^a\.html: .*text"):
        read_bytes("a.html", markup.encode())


def test_a_page_of_one_sentence_is_read() -> None:
    document = read_bytes("a.html", b"<html><body><p>Orsania expelled two envoys.</p></body></html>")
    assert document.text == "Orsania expelled two envoys."


def test_linked_data_that_is_not_quite_json() -> None:
    for script in (
        '<!-- {"@type":"NewsArticle","headline":"A"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"A"}\n//]]>',
        '{"@type":"NewsArticle","headline":"A",}',
        '{"@type":"http://schema.org/NewsArticle","headline":"A","articleBody":"two\nlines"};',
    ):
        assert linked.article([script], titles=frozenset()).get("headline") == "A"


def test_several_articles_and_none_the_page_s_own() -> None:
    first = '{"@type":"Article","headline":"A","datePublished":"2025-01-02"}'
    script = f'[{first},{{"@type":"Article","datePublished":"2025-01-03"}}]'
    assert linked.article([script], titles=frozenset()) == {}
    assert linked.article([script], titles=frozenset({"A"}))["datePublished"] == "2025-01-02"
