"""Encodings a newsroom sends."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import Unreadable
from dragoman.ingest.encodings import decode, newlines

TEXT = "L’Orsanie a « expulsé » l’ambassadeur\u00a0: c’est l’été… “no”, he said — cœur."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "windows-1252", "utf-16-le", "utf-16-be", "utf-32-le"],
)
def test_quotes_and_spaces_survive(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_line_break_is_a_line_feed(ending: str) -> None:
    assert decode(f"un{ending}deux".encode()) == "un\ndeux"


def test_one_wrong_byte_does_not_spoil_the_accents() -> None:
    assert decode("L’été où l’armée".encode() + b" \x96 dit-il") == "L’été où l’armée – dit-il"


def test_a_cut_last_character_does_not_spoil_the_accents() -> None:
    assert decode("L’été où l’armée a régné à".encode()[:-1]).startswith("L’été où l’armée a régné")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n\x00\x01", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\x81\x8d\x8f\x90\x9d", "not text"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "not text"),
    ],
)
def test_binary_data_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        decode(data)


@pytest.mark.parametrize("declared", ["unicode_escape", "utf-7", "zlib", "idna", "x" * 500, ""])
def test_an_encoding_no_page_has_is_not_tried(declared: str) -> None:
    assert decode(b"caf\xe9 \\u0041", declared=declared) == "café \\u0041"


def test_a_declared_encoding_is_used_where_it_is_not_utf_8() -> None:
    assert decode("перевал".encode("cp1251"), declared="windows-1251") == "перевал"
    assert decode("перевал".encode(), declared="windows-1251") == "перевал"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()) == newlines(text).removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except Unreadable as error:
        text = str(error)
        data = b""
    assert "\r" not in text
    assert "\x00" not in text
    assert "\n" not in text or data
    text.encode("utf-8")
