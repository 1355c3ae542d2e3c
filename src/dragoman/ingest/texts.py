"""From the bytes of one file or page to a Document.

Takes a name, bytes and what is known beside them; gives a Document whose `text` is stored for good: all offsets of
claims refer to it. It is a verbatim copy of what was sent but for these: the byte order mark and the YAML front matter
are off, every line break is a line feed, furniture lines and empty lines at both ends are cut; of Markdown the marks of
headings, quotations, emphasis, links and images are gone; of HTML it is the text of the article, a paragraph a line.
Never opens a file or a socket.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from dragoman.errors import Unreadable, Unsupported
from dragoman.ingest import agencies, fields, furniture, headers, stamps
from dragoman.ingest.encodings import decode
from dragoman.ingest.languages import language_of
from dragoman.ingest.structured import host_of
from dragoman.ingest.values import LIMIT, Ingested, Issue, Metadata
from dragoman.model import DateSource, Document

PLAIN, MARKDOWN, HTML = "text", "markdown", "html"
FORMATS = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
"""The format of a file by its ending."""


_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype html|<html)", re.IGNORECASE)
"""How a page begins, whatever its file is called."""


def read_bytes(name: str, data: bytes, metadata: Metadata | None = None, *, form: str | None = None) -> Document:
    """The document that some bytes hold; see `ingest` for the rest. What else there is to say is dropped."""
    return ingest(name, data, metadata, form=form).document


def ingest(
    name: str,
    data: bytes,
    metadata: Metadata | None = None,
    *,
    form: str | None = None,
    charset: str | None = None,
) -> Ingested:
    """The document that some bytes hold, and what a person should know about it.

    `metadata` is what the user says; it outweighs the text's own front matter, and that what the page says. `form` is
    one of those in FORMATS, by the name's ending where it is not given. Raises Unreadable for an empty, binary or
    too large file and a page without text, Unsupported for another format.
    """
    form = form or FORMATS.get(PurePosixPath(name).suffix.lower())
    if form is None:
        raise Unsupported(f"{name}: not a format that is read; give {', '.join(FORMATS)}")
    if len(data) > LIMIT:
        raise Unreadable(too_large(name))
    if form != HTML and _PAGE.match(data[:400]):
        form = HTML
    try:
        text, found, messages = _page(data, metadata, charset) if form == HTML else _text(data, form)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}") from None
    text = furniture.cut(text)
    if not any(map(str.isalpha, text)):
        raise Unreadable(f"{name}: holds no text")
    known = (metadata or Metadata()).over(found).over(_called(name))
    return Ingested(
        document=_document(name, text, known, given=bool(metadata and metadata.language)),
        issues=tuple(Issue(name=name, message=message) for message in messages),
    )


def _called(name: str) -> Metadata:
    """What the name of a file tells: the day it begins or ends with; an address is read with its page."""
    day = stamps.named_date(name) if "://" not in name else None
    return Metadata(published=day, date_source=DateSource.NAME if day else DateSource.UNKNOWN)


def too_large(name: str) -> str:
    """What is said of a file over the limit."""
    return f"{name}: over {LIMIT // 1_000_000} MB, larger than any article; split it or give the article alone"


def _page(data: bytes, metadata: Metadata | None, charset: str | None) -> tuple[str, Metadata, tuple[str, ...]]:
    # Loaded only here: plain text does without a parser of pages.
    from dragoman.ingest.pages import read_page

    text, declared = read_page(data, url=metadata.url if metadata else None, charset=charset)
    around = headers.header(text)
    if declared.title:
        around = Metadata(agencies=around.agencies)
    return text, declared.over(Metadata(agencies=around.agencies, title=around.title)), ()


def _text(data: bytes, form: str) -> tuple[str, Metadata, tuple[str, ...]]:
    text = decode(data)
    given, messages, text = fields.front_matter(text)
    title = None
    if form == MARKDOWN:
        heading = re.search(r"^#[ \t]+(?P<words>[^\n]{1,300})$", text, re.MULTILINE)
        title = _unmarked(heading["words"]).strip(" #") if heading else None
        text = _unmarked(text)
    return text, given.over(headers.header(text, markdown_title=title)), messages


def _unmarked(text: str) -> str:
    """Markdown without its marks: only characters are taken away, none is put in."""
    text = _uncommented(text)
    text = re.sub(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)", "", text)
    text = re.sub(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)", r"\1", text)
    text = re.sub(r"^[ ]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)", "", text, flags=re.MULTILINE)
    text = re.sub(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,500}?)(?<=\S)\1(?![\w*])", r"\2", text)
    return re.sub(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,500}?)(?<=\S)\1(?![\w_])", r"\2", text)


def _uncommented(text: str) -> str:
    kept: list[str] = []
    here = 0
    # By searching on from each end, as a pattern would look to the end of the text for every "<!--" left open.
    while (start := text.find("<!--", here)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[here:start])
        here = end + 3
    return "".join((*kept, text[here:]))


def _document(name: str, text: str, known: Metadata, *, given: bool) -> Document:
    language = known.language if given and known.language else language_of(text, hint=known.language)
    outlet = known.outlet or host_of(known.url)
    wired = agencies.of_author(outlet) if outlet else ()
    return Document(
        name=name,
        text=text,
        language=language,
        title=known.title,
        outlet=outlet,
        url=known.url,
        published=known.published,
        date_source=known.date_source,
        agencies=tuple(sorted({*known.agencies, *wired})),
    )
