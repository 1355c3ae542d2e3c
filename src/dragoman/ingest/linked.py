"""The article that a page describes in JSON-LD (schema.org).

Takes the contents of the page's JSON-LD scripts, gives one article's properties as plain values. Never follows a
reference, and where several articles are described and none is the page's own, gives none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_LIMIT = 500_000
_NODES = 5000
"""Characters of a script, and nodes of all of them, beyond which a page is not describing an article."""
_ELSEWHERE = frozenset(
    {"itemListElement", "isRelatedTo", "relatedLink", "mentions", "comment", "hasPart", "citation", "review", "about"}
    | {"liveBlogUpdate", "significantLink", "breadcrumb", "isBasedOn", "video", "image", "subjectOf"}
)
_POSTS = frozenset({"Report", "BlogPosting", "LiveBlogPosting"})


def article(scripts: Iterable[str], *, titles: frozenset[str]) -> dict[str, Any]:
    """The properties of the page's own article, or an empty mapping. `titles` are the page's, to tell it by."""
    found = [node for node in _nodes(scripts) if _is_article(node)]
    if len(found) > 1:
        found = [node for node in found if plain(node.get("headline")) in titles] or found
    dates = {str(node.get("datePublished"))[:10] for node in found}
    return found[0] if found and (len(found) == 1 or len(dates) == 1) else {}


def plain(value: object) -> str:
    """A text value in one line; an empty string for anything else."""
    return " ".join(value[:2000].split()) if isinstance(value, str) else ""


def names(value: object) -> tuple[str, ...]:
    """The names of a person or organisation, or of several: a string, an object with a name, a list of them."""
    listed = value[:20] if isinstance(value, list) else [value]
    found = (plain(each.get("name")) if isinstance(each, dict) else plain(each) for each in listed)
    return tuple(name for name in found if name)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    kinds = [str(each).rsplit("/", 1)[-1] for each in listed]
    return any(kind.endswith("Article") or kind in _POSTS for kind in kinds)


def _nodes(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every object of the scripts, breadth first, but for those about other things than the page."""
    waiting = [parsed for script in scripts if (parsed := _parsed(script)) is not None]
    for seen, value in enumerate(waiting):
        if seen > _NODES:
            return
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            below = (value[name] for name in value if name not in _ELSEWHERE)
            waiting.extend(each for each in below if isinstance(each, dict | list))


def _parsed(script: str) -> Any:
    """A script's value; newsrooms wrap it in comments, and leave line breaks inside its strings."""
    if len(script) > _LIMIT:
        return None
    inner = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", "", script
    )
    for attempt in (inner, re.sub(r",(\s*[}\]])", r"\1", inner)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
