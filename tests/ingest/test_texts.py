"""Plain texts and Markdown: what is stored, and what is known of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import Unreadable, Unsupported
from dragoman.ingest import LIMIT, Metadata, ingest, read_bytes
from dragoman.ingest.furniture import cut
from dragoman.ingest.languages import code_of
from dragoman.model import DateSource, Document

BODY = (
    "La Valdrie a rappelé son ambassadeur, a annoncé mercredi le ministère. Il doit rentrer samedi.\nBelmara se tait."
)


def read(text: str, name: str = "d1.txt") -> Document:
    return read_bytes(name, text.encode())


def test_a_text_is_stored_as_it_was_sent() -> None:
    document = read(BODY)
    assert document.text == BODY
    assert document.name == "d1.txt"
    assert (document.title, document.outlet, document.url, document.published) == (None, None, None, None)
    assert document.date_source == DateSource.UNKNOWN


def test_furniture_goes_and_nothing_else() -> None:
    text = f"\n\n{BODY}\n\nLire aussi : le récit d’une rupture\n\nUne dernière phrase.  \nPartager\nComments\n\n\n"
    assert read(text).text == f"{BODY}\n\nUne dernière phrase.  "


def test_readers_words_are_not_the_article() -> None:
    text = f"{BODY}\nUne phrase encore.\n3 commentaires\nlecteur12 : c’est la guerre, je vous le dis.\nUn autre : non !"
    assert read(text).text == f"{BODY}\nUne phrase encore."


def test_a_count_of_comments_at_the_top_ends_nothing() -> None:
    assert read(f"3 commentaires\n{BODY}\nSuite.").text == f"{BODY}\nSuite."


def test_a_list_of_other_articles_goes_to_the_end() -> None:
    text = f"{BODY}\nRelated articles\nFive envoys leave Sernika\nThe pass, a history\nTags\nValdria"
    assert read(text).text == BODY


def test_prose_after_a_list_of_other_articles_stays() -> None:
    text = f"{BODY}\nRelated articles\nFive envoys leave Sernika\nThe minister said on Thursday that all was well."
    assert (
        read(text).text
        == f"{BODY}\nRelated articles\nFive envoys leave Sernika\nThe minister said on Thursday that all was well."
    )


def test_the_headline_under_a_pointer_goes_with_it() -> None:
    text = f"{BODY}\nAlso Read:\nThe army is on alert\nLa suite du texte reste ici, entière."
    assert read(text).text == f"{BODY}\nLa suite du texte reste ici, entière."


def test_a_first_line_is_never_a_pointer() -> None:
    assert read(f"Watch: how the pass was closed\n\n{BODY}").text.startswith("Watch: how")


def test_a_last_sentence_that_credits_an_agency_stays() -> None:
    text = f"{BODY}\nLe ministre a parlé hier soir, à la télévision nationale. © AFP"
    assert read(text).text == text


def test_header_lines() -> None:
    document = read(
        f"La Valdrie rappelle son ambassadeur\n\nPar Jeanne Morel avec AFP\nPublié le 7 mai 2025 à 18h42\n\n{BODY}"
    )
    assert document.title == "La Valdrie rappelle son ambassadeur"
    assert document.published == "2025-05-07T18:42:00"
    assert document.date_source == DateSource.PAGE
    assert document.agencies == ("AFP",)
    assert document.text.startswith("La Valdrie rappelle")


def test_labelled_header_lines() -> None:
    document = read(
        f"Title: Envoy recalled\nSource: The Ledger\nURL: https://ledger.example/a\nDate: 2025-05-07\n\n{BODY}"
    )
    assert (document.title, document.outlet, document.url) == (
        "Envoy recalled",
        "The Ledger",
        "https://ledger.example/a",
    )
    assert document.published == "2025-05-07"


def test_an_agency_as_source_is_a_credit_and_no_outlet() -> None:
    document = read(f"Source : AFP\n\n{BODY}")
    assert (document.outlet, document.agencies) == (None, ("AFP",))


def test_a_dateline_with_its_year_dates_the_text() -> None:
    document = read(f"BELMARA, 7 mai 2025 (AFP) - {BODY}")
    assert (document.published, document.date_source, document.agencies) == ("2025-05-07", "page", ("AFP",))


def test_a_dateline_without_year_does_not() -> None:
    document = read(f"BELMARA, 7 mai (AFP) - {BODY}")
    assert (document.published, document.agencies) == (None, ("AFP",))


def test_a_stamp_under_lead_and_caption() -> None:
    lead = f"{BODY.split(chr(10))[0]} Une décision attendue depuis l’expulsion, lundi, de deux de ses diplomates."
    caption = "Le col de Dramen, le 2 mai 2025. © Jeanne Morel / AFP"
    document = read(f"Un titre de trois mots\n\n{lead}\n\n{caption}\n\nPublié le 7 mai 2025\n\n{BODY}")
    assert (document.published, document.agencies) == ("2025-05-07", ())
    assert caption not in document.text


def test_header_lines_that_disagree_give_no_date() -> None:
    assert read(f"22 November 2026\nTitle here now\nPublished: 7 May 2025\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "first",
    [
        "La Valdrie a rappelé son ambassadeur.",
        "Publié le 7 mai 2025",
        "Par Jeanne Morel avec AFP",
        "Comments",
        "Non",
        "x" * 200,
    ],
)
def test_not_every_first_line_is_a_headline(first: str) -> None:
    assert read(f"{first}\n\n{BODY}").title is None


def test_a_headline_needs_an_empty_line_after_it() -> None:
    assert read(f"La riposte de la Valdrie\n{BODY}").title is None


def test_front_matter() -> None:
    block = "---\ntitle: Un titre\noutlet: Le Courrier\npublished: 2025-05-07\nlanguage: fr-FR\nurl: https://c.example/a\n---\n"
    document = read(block + BODY)
    assert document == Document(
        name="d1.txt",
        text=BODY,
        language="fr",
        title="Un titre",
        outlet="Le Courrier",
        url="https://c.example/a",
        published="2025-05-07",
        date_source=DateSource.GIVEN,
    )


def test_dashes_that_are_no_front_matter_stay() -> None:
    text = f"---\nUne phrase : sans rien de connu.\n---\n{BODY}"
    assert read(text).text == text


@pytest.mark.parametrize("block", ["outlet: [a", "outlet: &a [*a", "title: x\nurl: {" * 50, "outlet:\n" + "[" * 5000])
def test_front_matter_that_is_no_yaml_is_said(block: str) -> None:
    read = ingest("d1.txt", f"---\n{block}\n---\n{BODY}".encode())
    assert read.document.text == BODY
    assert [issue.message for issue in read.issues]


def test_a_bad_date_in_front_matter_is_said_and_the_text_is_read() -> None:
    read = ingest("d1.md", f"---\noutlet: X\npublished: mercredi\n---\n{BODY}".encode())
    assert (read.document.outlet, read.document.published) == ("X", None)
    assert read.issues[0].message.startswith("its published “mercredi” was left out: give an ISO date")


def test_markdown_is_taken_off() -> None:
    text = "# Un **titre**\n\n> Cité [ici](https://c.example/a), *enfin*.\n![photo](a.png)\nUn_mot_tel 2 * 3 * 4.\n"
    text += "<!-- note -->\n"
    document = read(text, "a.md")
    assert document.text == "Un titre\n\nCité ici, enfin.\n\nUn_mot_tel 2 * 3 * 4."
    assert document.title == "Un titre"


def test_what_is_given_outweighs_front_matter() -> None:
    document = read_bytes("a.txt", f"---\noutlet: A\ntitle: T\n---\n{BODY}".encode(), Metadata(outlet="B"))
    assert (document.outlet, document.title) == ("B", "T")


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    document = read_bytes("a.txt", f"<!DOCTYPE html>\n<html><body><p>{BODY}</p></body></html>".encode())
    assert document.text == BODY.replace("\n", " ")


@pytest.mark.parametrize(
    ("given", "code"), [("fr-FR", "fr"), ("fra", "fr"), ("English", "en"), ("pt_BR", "pt"), ("??", None)]
)
def test_ways_to_write_a_language(given: str, code: str | None) -> None:
    assert code_of(given) == code


def test_an_unsupported_language_keeps_its_code() -> None:
    assert (
        read_bytes("a.txt", "Правительство закрыло перевал для грузовиков соседней страны.".encode()).language == "ru"
    )


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"123 456 ...", b"Comments\nPartager"])
def test_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^a\.txt: "):
        read_bytes("a.txt", data)


def test_too_large() -> None:
    with pytest.raises(Unreadable, match="over 10 MB"):
        read_bytes("a.txt", b"a" * (LIMIT + 1))


def test_another_format() -> None:
    with pytest.raises(Unsupported, match=r"^a\.docx: "):
        read_bytes("a.docx", b"x")


LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
        st.sampled_from(
            [
                "",
                "  ",
                "Comments",
                "Lire aussi : x",
                "Leave a Reply",
                "Related articles",
                "© AFP",
                BODY.split("\n")[0],
                "Publié le 7 mai 2025",
                "12 commentaires",
                "Une phrase qui finit ici, et bien. © Jeanne / AFP",
                "---",
                "Tags",
            ]
        ),
    ),
    max_size=25,
)


@given(LINES)
def test_what_is_kept_is_in_the_original_in_its_order(lines: list[str]) -> None:
    left = iter(re.split("[\n\u2028\u2029\x85\x0b\x0c]", "\n".join(lines)))
    text = cut("\n".join(lines))
    assert not text or all(any(line == each for each in left) for line in text.split("\n"))


@given(LINES)
def test_a_text_that_is_read_is_a_part_of_what_was_sent(lines: list[str]) -> None:
    sent = "\n".join(lines)
    try:
        document = read_bytes("a.txt", sent.encode(), Metadata(language="fr"))
    except Unreadable:
        return
    left = iter(re.split("[\n\u2028\u2029\x85\x0b\x0c]", sent.removeprefix("\ufeff")))
    assert all(any(line == each for each in left) for line in document.text.split("\n"))
    assert document == read_bytes("a.txt", sent.encode(), Metadata(language="fr"))


@given(LINES)
def test_markdown_only_takes_away(lines: list[str]) -> None:
    sent = "# ".join(lines)
    try:
        text = read_bytes("a.md", sent.encode(), Metadata(language="fr")).text
    except Unreadable:
        return
    left = iter(re.sub("[\u2028\u2029\x85\x0b\x0c]", "\n", sent))
    assert all(any(character == each for each in left) for character in text)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-01-27_courier.txt", "2025-01-27"),
        ("press/2025-01-27 courier.txt", "2025-01-27"),
        ("courier-20250127.txt", "2025-01-27"),
        ("20250127.txt", "2025-01-27"),
        ("courier-2025-01.txt", None),
        ("dossier-20251345-a.txt", None),
        ("2025-02-30 courier.txt", None),
        ("2025-01-27_2025-02-01.txt", None),
        ("https://courier.example/2025-01-27", None),
    ],
)
def test_a_file_may_be_called_by_its_day(name: str, day: str | None) -> None:
    document = read_bytes(name, b"Kenya expelled two diplomats of Togo.", form="text")
    assert document.published == day
    assert document.date_source is (DateSource.NAME if day else DateSource.UNKNOWN)


def test_what_a_text_says_of_its_day_outweighs_its_name() -> None:
    found = read_bytes("2025-01-27.txt", "Publié le 3 mars 2024\n\nLe Kenya a expulsé deux diplomates.".encode())
    assert (found.published, found.date_source) == ("2024-03-03", DateSource.PAGE)
