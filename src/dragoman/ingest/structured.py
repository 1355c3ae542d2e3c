"""What a page declares of itself: JSON-LD first, then `<meta>`, then `<time>`, then its visible stamp.

Takes the tree of a page, gives Metadata. Never guesses: a date that two declarations contradict is left unknown.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.ingest import agencies, headers, linked
from dragoman.ingest.languages import code_of
from dragoman.ingest.stamps import agreed, metadata_date
from dragoman.ingest.values import Metadata
from dragoman.lexicon import pages
from dragoman.model import DateSource

_STAMP = 160
_TEXT = 2000
_LOOKED_AT = 200
"""Characters of the longest stamp, of the longest text looked at, and how many elements of one sort are."""
_LEVELS = 3
"""How far up from the headline its surroundings go."""
_WHOLE = frozenset({"html", "body", "main", "article"})
_OUTSIDE = frozenset({"aside", "nav", "footer", "figure", "figcaption", "form", "iframe", "noscript"})


def declared(tree: Any, *, url: str | None) -> Metadata:
    """What a page says of itself. `url` is where it was read, if known."""
    meta = _meta(tree)
    headings = [_text(each) for each in tree.iter("h1")]
    titles = frozenset(filter(None, [*headings, _first(meta, pages.declarations().title)]))
    scripts = [each.text or "" for each in tree.iter("script") if "ld+json" in (each.get("type") or "").lower()]
    article = linked.article(scripts[:30], titles=titles)
    outlet = _outlet(article, meta)
    published, source = _published(tree, article, meta, url=url)
    language = linked.plain(article.get("inLanguage")) or tree.get("lang") or _first(meta, ("content-language",))
    return Metadata(
        title=_title(tree, article, meta, headings, outlet),
        outlet=outlet,
        url=_canonical(tree, meta, url),
        published=published,
        date_source=source,
        language=code_of(language),
        agencies=_agencies(tree, article, meta, outlet),
    )


def host_of(url: str | None) -> str | None:
    """The host that an address names, without "www.": what an outlet is called when its page does not say."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in tree.iter("meta"):
        name = (
            each.get("property") or each.get("name") or each.get("itemprop") or each.get("http-equiv") or ""
        ).lower()
        value = " ".join((each.get("content") or "")[:2000].split())
        if name and value:
            found.setdefault(name, []).append(html.unescape(value))
    return found


def _first(meta: dict[str, list[str]], names: Iterable[str]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _text(element: Any) -> str:
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece[:_TEXT])
        length += len(piece)
        if length > _TEXT:
            break
    return " ".join("".join(pieces).split())


def _outlet(article: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    publisher = linked.names(article.get("publisher"))
    name = publisher[0] if publisher else _first(meta, pages.declarations().outlet)
    return html.unescape(name) if name and "://" not in name and len(name) <= 100 else None


def _title(tree: Any, article: dict[str, Any], meta: Any, headings: list[str], outlet: str | None) -> str | None:
    found = linked.plain(article.get("headline")) or _first(meta, pages.declarations().title)
    if not found and len(headings) == 1:
        found = headings[0]
    if not found:
        found = next((_text(each) for each in tree.iter("title")), "")
    found = html.unescape(found)
    if outlet and (cut := re.fullmatch(rf"(.+?)\s+[-|–—·:]\s+{re.escape(outlet)}\W*", found, re.IGNORECASE)):
        found = cut[1]
    return found or None


def _canonical(tree: Any, meta: dict[str, list[str]], url: str | None) -> str | None:
    links = [each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical"]
    for link in [*links, *meta.get("og:url", ())]:
        try:
            address = urljoin(url or "", (link or "").strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        # A canonical address on another host is the original of a copy, or an error: not where this was read.
        if parts.scheme in {"http", "https"} and parts.netloc and (not url or host_of(address) == host_of(url)):
            return str(address)
    return url


def _published(tree: Any, article: Any, meta: Any, *, url: str | None) -> tuple[str | None, DateSource]:
    linked_date = metadata_date(linked.plain(article.get("datePublished")))
    meta_date = metadata_date(_first(meta, pages.declarations().published))
    if linked_date and meta_date and _days_apart(linked_date, meta_date) > 1:
        return None, DateSource.UNKNOWN
    if found := linked_date or meta_date or next(filter(None, map(_time, _near(tree))), None):
        return found, DateSource.METADATA
    if found := next(filter(None, map(_visible, _near(tree))), None) or _guessed(tree, url):
        return found, DateSource.PAGE
    return None, DateSource.UNKNOWN


def _days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _marks(element: Any) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "rel", "itemprop")).lower()


def _has(element: Any, marks: Iterable[str]) -> bool:
    written = _marks(element)
    return any(mark in written for mark in marks)


def _inside(element: Any) -> bool:
    """Whether an element stands with the article, not in a box beside or below it."""
    marks = pages.declarations().outside_marks
    above = [element, *element.iterancestors()]
    return not any(each.tag in _OUTSIDE or (each.tag not in _WHOLE and _has(each, marks)) for each in above)


def _near(tree: Any) -> Iterator[Any]:
    """The surroundings of the headline, from the nearest on, and then the page: where to look for its date."""
    headings = list(islice(tree.iter("h1"), 2))
    if len(headings) == 1:
        yield from islice(headings[0].iterancestors(), _LEVELS)
    yield tree


def _time(tree: Any) -> str | None:
    """The date of the `<time>` elements marked as publication, else of all in the article, if they agree on the day."""
    marks = pages.declarations().published_marks
    times = [each for each in islice(tree.iter("time"), _LOOKED_AT) if _dates_the_article(each)]
    marked = [each for each in times if each.get("pubdate") is not None or _has(each, marks)]
    return agreed(metadata_date(each.get("datetime")) or "" for each in marked or times)


def _dates_the_article(time: Any) -> bool:
    words = pages.declarations()
    if not metadata_date(time.get("datetime") or "") or not _inside(time):
        return False
    if _has(time, words.published_marks):
        return True
    return not _of_change(time)


def _of_change(element: Any) -> bool:
    """Whether an element, by its class or the words around it, holds the date of a change."""
    if _has(element, pages.declarations().updated_marks):
        return True
    parent = element.getparent()
    beside = _text(parent) if parent is not None else ""
    return len(beside) <= _STAMP and headers.is_change(beside)


def _visible(tree: Any) -> str | None:
    return agreed(stamp for line in islice(_short_texts(tree), _LOOKED_AT) if (stamp := headers.stamp_of(line)))


def _short_texts(tree: Any) -> Iterator[str]:
    for each in tree.iter("time", "span", "p", "div", "li", "small", "em"):
        if len(each) <= 6:
            line = _text(each)
            if 8 <= len(line) <= _STAMP and re.search(r"\d{4}", line):
                yield line if _inside(each) and not _of_change(each) else ""


def _guessed(tree: Any, url: str | None) -> str | None:
    # Loaded only here: most pages declare their date. Its warnings would reach the user's terminal.
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from copy import deepcopy

    from htmldate import find_date

    found: str | None = find_date(
        _undated(deepcopy(tree)),
        extensive_search=False,
        original_date=True,
        url=url,
        min_date="1995-01-01",
        max_date="2100-12-31",  # not today: a page read tomorrow has the same date
    )
    # The first of January is what a bare year, often a copyright notice, is turned into.
    return None if not found or found.endswith("-01-01") else metadata_date(found)


def _undated(tree: Any) -> Any:
    """A tree without what has been judged already or dates something else: times, changes, boxes beside the article."""
    changed = pages.declarations().updated_marks
    for each in list(tree.iter("time", "meta", "script", *sorted(_OUTSIDE))):
        name = " ".join(each.get(key) or "" for key in ("property", "name", "itemprop")).lower()
        script = each.tag == "script" and "datePublished" not in (each.text or "")
        if each.tag not in {"meta", "script"} or script or any(mark in name for mark in changed):
            each.drop_tree()
    return tree


def _agencies(tree: Any, article: Any, meta: Any, outlet: str | None) -> tuple[str, ...]:
    found: set[str] = set(agencies.of_author(outlet)) if outlet else set()
    for name in ("author", "creator", "sourceOrganization", "provider", "copyrightHolder"):
        for each in linked.names(article.get(name)):
            found.update(agencies.of_metadata(each))
    for name in pages.declarations().author:
        for each in meta.get(name, ()):
            found.update(agencies.of_metadata(each))
    marks = pages.declarations().byline_marks
    elements = (each for each in tree.iter("span", "div", "p", "a", "address", "li") if _has(each, marks))
    for element in islice(elements, _LOOKED_AT):
        if len(element) <= 10 and _inside(element):
            found.update(agencies.of_author(_text(element)))
    return tuple(sorted(found))
