"""From bytes to text, whatever a newsroom's tools wrote.

Takes bytes, gives text with all its typographic quotes and spaces, lines ended by a line feed alone. Never guesses an
encoding from the sense of the words, and never lets binary data through as text.
"""

from __future__ import annotations

import codecs
import re

from dragoman.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x1f\x8b", "gzip data"))
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.01
"""Text has stray control characters at most; one in a hundred is no text."""
_DECLARABLE = re.compile(
    r"(utf-?8|windows-125\d|cp125\d|iso-?8859-\d{1,2}|koi8-[ru]|gbk|gb2312|gb18030|big5|"
    r"euc-(jp|kr)|shift_jis|mac-?roman)"
)
"""Encodings a page may declare; Python knows others ("unicode_escape") that no page has."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of some bytes: by byte order mark, else as declared, else UTF-8, else Windows-1252.

    A text that is UTF-8 but for a few bytes keeps its accents: those bytes alone are taken as Windows-1252.
    Raises Unreadable for data that is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding))
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"this is {what}, not text; save it as plain text or HTML")
    if b"\x00" in data:
        raise Unreadable("binary data, not text; save it as plain text in UTF-8")
    return _checked(_unmarked(data, declared))


def newlines(text: str) -> str:
    """The text with every line break, of whatever system, as a line feed."""
    return _NEWLINES.sub("\n", text)


def _unmarked(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    label = (declared or "").strip().lower()
    if _DECLARABLE.fullmatch(label) and not re.fullmatch("utf-?8|iso-?8859-1|windows-1252|cp1252", label):
        try:
            return data.decode(label)
        except (UnicodeDecodeError, LookupError):
            pass
    wide = sum(map(str.isalpha, _non_ascii.sub("", data.decode("utf-8", "ignore"))))
    if wide > data.decode("utf-8", "replace").count("\ufffd"):
        return data.decode("utf-8", "dragoman-mixed")
    return _strict(data, "cp1252")


_non_ascii = re.compile("[\x00-\x7f]+")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("not text in UTF-8, UTF-16 or Windows-1252; save it as plain text in UTF-8") from None


def _mixed(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("dragoman-mixed", _mixed)


def _checked(text: str) -> str:
    text = text.removeprefix("\ufeff")
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(3, len(text) * _CONTROL_SHARE):
        raise Unreadable("binary data, not text; save it as plain text in UTF-8")
    return newlines(text)
