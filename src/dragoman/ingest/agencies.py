"""Which news agencies a page credits for its text.

Takes short pieces of a page (an author's name, a byline, the first and the last lines), gives names of agencies.
Never counts an agency that a sentence merely cites, nor one that is credited for a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from dragoman.ingest.stamps import alternatives, written_date
from dragoman.lexicon import pages

_SEPARATORS = r"[\s,;/&|+•·–—:-]+"
_PICTURE = re.compile(
    r"©|\(c\)|\b(photo|photos|image|images|picture|crédit|credit|getty|archives?|file)\b", re.IGNORECASE
)
_TAIL_LINES = 5
_BYLINE = 120
"""Characters of the longest line that is taken for a byline."""


@cache
def _names() -> dict[str, str]:
    return {alias: agency.name for agency in pages.agencies() for alias in (agency.name, *agency.aliases)}


@cache
def _pattern() -> str:
    short = [name for name in _names() if len(name) <= 5]
    long = [name for name in _names() if len(name) > 5]
    return rf"(?:(?:{alternatives(short)}|REUTERS)|(?i:{alternatives(long)}))(?!\w)"


@cache
def _folded() -> dict[str, str]:
    return {alias.casefold(): name for alias, name in _names().items()}


@cache
def _joiners() -> str:
    return rf"(?i:{alternatives(pages.stamps().joiners)})"


@cache
def _listed() -> re.Pattern[str]:
    """Agencies and nothing else, joined by commas, bars, "avec", "and": « avec AFP et Reuters »."""
    one, joiner = _pattern(), _joiners()
    return re.compile(
        rf"\W*(?:©\s*)?(?:{joiner}\W+)*(?:\d{{4}}\s+)?{one}(?:(?:{_SEPARATORS})(?:{joiner}\W+)*{one})*[\s)\].]*"
    )


@cache
def _joined() -> re.Pattern[str]:
    """An author or outlet of a few words, then agencies: « Le Monde avec AFP », "By Jane Doe, Reuters"."""
    one, joiner = _pattern(), _joiners()
    glue = rf"(?:\s+(?:{joiner}\s+)+|\s*[,/|•·(–—-]\s*(?:{joiner}\s+)*)"
    return re.compile(rf"[^\s,/|]+(?:\s+[^\s,/|]+){{0,6}}?(?P<credit>(?:{glue}{one})+)[\s)]*(?P<rest>.*)")


@cache
def _dateline() -> re.Pattern[str]:
    """« PARIS, 7 mai (Reuters) - », "(AFP) —", "New Delhi [India], April 24 (ANI):", "Rabat (MAP)–", "AFP - "."""
    one = _pattern()
    listed = rf"{one}(?:\s*[/,&]\s*{one})*"
    place = r"(?:[^\W\d_a-z][^()\n]{0,60}?)?"
    return re.compile(
        rf"\s*{place}\s*(?:[(\[]\s*(?:{_joiners()}\s+)?(?P<bracketed>{listed})\s*[)\]]\s*(?:[-–—:.]|$)"
        rf"|,\s*\((?P<first>{listed})\s[-–—/][^()]{{2,70}}\)\s"
        rf"|(?P<bare>(?<![^\s/,–—-]){listed})\s*[-–—:]{{1,2}}\s)"
    )


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(chain.from_iterable(pages.stamps().bylines.values()))})(?!\w)")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"\s{_joiners()}\s+{_pattern()}")


@cache
def _ending() -> re.Pattern[str]:
    """A credit in brackets, or after a dash, behind the end of a sentence."""
    bracketed = rf"[.!?…»”\"]\s*[(\[–—-]+\s*(?:[^()\[\]]{{1,30}}?\s)?(?:{_joiners()}\W+)*(?P<credit>{_pattern()}"
    return re.compile(rf"{bracketed}(?:{_SEPARATORS}(?:{_joiners()}\W+)*{_pattern()})*)\s*[)\]]?\.?$")


@cache
def _sourced() -> re.Pattern[str]:
    return re.compile(rf"(?i:sources?)\s*[:–—-]\s*(?P<credit>{_pattern()})\s*[(,;]")


def named(words: str) -> tuple[str, ...]:
    """The agencies named in some words, in order of name."""
    found = re.findall(rf"(?<!\w){_pattern()}", words)
    return tuple(sorted({_folded()[each.casefold()] for each in found}))


def is_list(words: str) -> bool:
    """Whether some words are agencies and nothing else."""
    return len(words) <= _BYLINE and bool(_listed().fullmatch(words))


def of_author(words: str) -> tuple[str, ...]:
    """Agencies in an author's or a byline's words, where they stand as a credit: « Le Figaro avec AFP »."""
    words = words.strip()
    if len(words) > _BYLINE or _PICTURE.search(words):
        return ()
    if is_list(words):
        return named(words)
    found = _joined().fullmatch(words)
    return named(found["credit"]) if found and _harmless(found["rest"]) else ()


def of_metadata(words: str) -> tuple[str, ...]:
    """Agencies in a value that a page declares as its author: "Reuters Staff", « Le Figaro, AFP agence »."""
    if len(words) > _BYLINE or _PICTURE.search(words):
        return ()
    spelled = {name for name in named(words) if len(name) > 2}
    return tuple(sorted(spelled.union(of_author(words))))


def of_byline(line: str) -> tuple[str, ...]:
    """Agencies in a line of running text that can only be a byline: it opens with "By", or joins an outlet to them."""
    line = line.strip()
    if len(line) > _BYLINE:
        return ()
    joined = len(line.split()) <= 8 and _glued().search(line)
    return of_author(line) if _opened().match(line) or joined or is_list(line) else ()


def dateline(line: str) -> str | None:
    """The dateline of an agency's dispatch that opens a paragraph, up to where its text begins."""
    found = _dateline().match(line[:200])
    return found[0] if found else None


def of_dateline(line: str) -> tuple[str, ...]:
    """Agencies in the dateline that opens a paragraph."""
    found = _dateline().match(line[:200])
    return named(found["bracketed"] or found["first"] or found["bare"]) if found else ()


def of_end(lines: Iterable[str]) -> tuple[str, ...]:
    """Agencies credited at the end of a text: on a line of their own, or in brackets after the last sentence."""
    last = [line.strip() for line in lines if line.strip()][-_TAIL_LINES:]
    alone = (line for line in last if is_list(line))
    found = {name for line in alone for name in named(line)}
    for line in last:
        if opened := _sourced().match(line):
            found.update(named(opened["credit"]))
        if (match := _ending().search(line[-120:])) and not _PICTURE.search(match[0]):
            found.update(named(match["credit"]))
    return tuple(sorted(found))


def of_marks(text: str) -> tuple[str, ...]:
    """Agencies whose own pages alone carry what stands in this text."""
    return tuple(sorted({agency.name for agency in pages.agencies() if any(mark in text for mark in agency.marks)}))


def _harmless(rest: str) -> bool:
    """Whether nothing, a date, a place or a time follows the credit: it is a byline and no sentence."""
    rest = rest.strip(" ,|•·–—-()")
    return not rest or bool(written_date(rest, day_first=True)) or (rest.istitle() and len(rest) < 30)
