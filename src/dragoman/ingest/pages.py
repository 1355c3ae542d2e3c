"""From the HTML of a page to the text of its article and what the page says of itself.

Takes bytes, gives text, one paragraph a line, and Metadata. Never runs, follows or loads anything that a page names,
and stays within bounds whatever it is sent: elements nested or repeated without end are dropped or refused.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from dragoman.errors import Unreadable
from dragoman.ingest import structured
from dragoman.ingest.encodings import decode
from dragoman.ingest.values import Metadata

_ELEMENTS, _MOST_ELEMENTS = 30_000, 300_000
"""Elements of the largest tree given to trafilatura, whose time grows with the square of it; and of any tree."""
_HUGE_TAG = re.compile(r"<([A-Za-z][\w:-]{0,30})[^<>]{4000,}>")
_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HIDDEN = ("script", "style", "template", "svg", "math", "noscript", "object", "embed", "iframe", "canvas")
_FIXED = {"\u00a0": "\u237d", "\u202f": "\u2e31"}
"""Fixed spaces and what stands for them during extraction, which would make them common ones."""
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote")


def read_page(data: bytes, *, url: str | None = None, charset: str | None = None) -> tuple[str, Metadata]:
    """The article's text and what the page declares. Raises Unreadable for a page without text."""
    tree = _tree(_HUGE_TAG.sub(r"<\1>", decode(data, declared=charset or _charset(data))))
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise Unreadable(f"a page of more than {_MOST_ELEMENTS:,} elements; save the article as text")
    metadata = structured.declared(tree, url=url)
    for hidden in list(tree.iter(*_HIDDEN)):
        hidden.drop_tree()
    text = _article(tree)
    if not any(map(str.isalpha, text)):
        raise Unreadable("a page without the text of an article; save the article itself as text")
    return text, metadata


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _tree(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(markup.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise Unreadable("not HTML that can be read; save the article as text") from None
    if not isinstance(tree.tag, str):
        raise Unreadable("not HTML that can be read; save the article as text")
    return tree


def _article(tree: Any) -> str:
    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        return "\n".join(_paragraphs(tree))
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it would write to the user's terminal
    from trafilatura import extract

    _swap(tree, _FIXED)
    found = extract(deepcopy(tree), include_comments=False, include_tables=False, include_images=False)
    _swap(tree, {there: here for here, there in _FIXED.items()})
    if not found:
        return "\n".join(_paragraphs(tree))
    for here, there in _FIXED.items():
        found = found.replace(there, here)
    return "\n".join(line.strip() for line in found.split("\n"))


def _swap(tree: Any, table: dict[str, str]) -> None:
    """Replace characters between words: fixed spaces used as padding stay what they are, and vanish."""
    fixed = re.compile(rf"(?<=\S)[{''.join(table)}](?=\S)")
    for each in tree.iter():
        for name in ("text", "tail"):
            words = getattr(each, name)
            if words and fixed.search(words):
                setattr(each, name, fixed.sub(lambda found: table[found[0]], words))


def _paragraphs(tree: Any) -> Iterator[str]:
    """The paragraphs of the page's article, or of all of it: for pages too short or too large to judge."""
    articles = list(tree.iter("article")) or list(tree.iter("main"))
    scope = articles[0] if len(articles) == 1 else tree
    blocks = [each for each in scope.iter(*_BLOCKS) if not any(each.iterancestors("nav", "aside", "footer", "form"))]
    for block in blocks:
        nested = any(True for _ in block.iterdescendants(*_BLOCKS))
        line = "" if nested else re.sub(r"[ \t\n]+", " ", block.text_content()).strip()
        if line:
            yield line
