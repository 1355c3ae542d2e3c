"""A page as HTML: templates, one style sheet and one script, all inside the file.

Takes a `Page`, gives text. Everything printed is escaped and freed of control characters; style and script are named by
their hashes in the page's content security policy, so nothing a text smuggles in would run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.export.dossier.page import Page
from dragoman.lexicon import texts as lexicon

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”")}

_SECTIONS = (
    "summary",
    "chronology",
    "voices",
    "differences",
    "standing",
    "answers",
    "sources",
    "documents",
    "method",
    "notes",
)


def clean(value: object) -> object:
    """A printed value without characters that no HTML may hold."""
    return _CONTROL.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def runs(numbers: Iterable[int]) -> list[tuple[int, str]]:
    """Numbers of notes in a row taken together: 3, 4, 5, 9 gives 3 ("3–5") and 9."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return [(first, str(first) if first == last else f"{first}–{last}") for first, last in found]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dragoman.export.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _asset(name: str) -> str:
    return (files("dragoman.export.dossier") / "templates" / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def render(page: Page) -> str:
    """The page as one HTML file."""
    texts = lexicon.load(page.language)
    style, script = _asset("dossier.css"), _asset("dossier.js")
    opening, closing = _QUOTES[page.language]
    context = {
        "page": page,
        "say": texts.say,
        "counted": texts.counted,
        "capital": lambda words: words[:1].upper() + words[1:],
        "sections": [(name, name) for name in _SECTIONS],
        "runs": runs,
        "colon": "\u00a0: " if page.language == "fr" else ": ",
        "open_quote": opening,
        "close_quote": closing,
        # Both are the project's own files, never a text's.
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    return _environment().get_template("dossier.html.j2").render(context)
