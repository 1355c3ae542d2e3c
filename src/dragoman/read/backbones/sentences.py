"""Cutting the words of a line into sentences.

Takes a line and the offsets of its words, gives for every sentence its first and last word. A point
after an abbreviation or an initial ends nothing unless what follows can only open a sentence; a
closing quote or bracket belongs to the sentence before it; a line's end is always an end.
"""

from __future__ import annotations

import re

from dragoman.read.backbones.words import ABBREVIATIONS, listed, plain

_ENDS = frozenset([".", "!", "?", "...", "…", "?!", "!?", "!!", "??", "!!!", "???", "....", ".."])
_CLOSERS = frozenset("»”’)]'\"›")
_OPENERS = frozenset("«“‘([\"'‹-–—•*")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý'’ ./-]{2,40}(?:,[^()–—-]{2,25})?(?:\s\([^()]{2,30}\))?"
    r"|[A-ZÀ-Ý][^().!?]{2,40}\s\([^()]{2,30}\))"
    r"\s*[–—;:-]\s"
    r"|[A-ZÀ-Ý][^()|/.!?]{2,30},\s(?:[^()|/!?]{3,15}\s)?\([A-Z]{2,}[^()]{0,60}\)\s(?=[\"“«]?\s?[A-ZÀ-Ý])"
    r"|[A-ZÀ-Ý][^()|/.!?]{2,30}(?:,[^()|/!?]{3,15})?\s(?:/[A-Z][^/]{1,20}/|\|[^|]{2,20}\|)[.]?\s"
    r"|\([A-Z][A-Z ./-]{1,30}\)\s*[–—:-]\s"
    r"|[A-ZÀ-Ý][\w'’ .-]{2,30},\s(?:le\s)?(?:\d{1,2}|[A-ZÀ-Ý]\w+\s\d{1,2})[^–—.!?]{0,20}\s[–—-]\s"
    r"|[A-ZÀ-Ý][\w'’.-]+(?:\s[A-ZÀ-Ý][\w'’.-]+){0,2},\s[A-ZÀ-Ý][\w'’.-]+(?:\s[A-ZÀ-Ý][\w'’.-]+)?\s[–—]\s"
)
"""A place in capitals, or any short opening with a credit in brackets, up to a dash; a place and a credit, set off by a
comma, strokes or bars; a credit alone; a town with its country, or the day, up to a dash."""

_STARTERS = {
    "fr": listed(
        "le la les l' un une des du au aux ce cet cette ces il elle ils elles on nous vous je j' c' en dans sur selon "
        "pour par mais or et après avant depuis si quand lorsque son sa ses leur leurs d' cependant toutefois"
    ),
    "en": listed(
        "the a an this that these those he she it they we you i his her its their in on at after before since "
        "according but and for from by when while if however"
    ),
}


def divide(line: str, words: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """First and last word of every sentence of a line."""
    found: list[tuple[int, int]] = []
    first = _dateline(line, words)
    if first:
        found.append((0, first - 1))
    at = first
    while at < len(words):
        last = _end(line, words, at, language)
        if last is not None and last + 1 < len(words) and not _numbering(line, words, first, at):
            found.append((first, last))
            first = last + 1
            at = last
        at += 1
    if first < len(words):
        found.append((first, len(words) - 1))
    return found


def _dateline(line: str, words: list[tuple[int, int]]) -> int:
    """The first word after a dateline (« PARIS, 7 mai (AFP) – »), which is no part of the sentence; 0 without one."""
    match = _DATELINE.match(line)
    if match is None:
        return 0
    return next((at for at, (start, _) in enumerate(words) if start >= match.end()), 0)


def _numbering(line: str, words: list[tuple[int, int]], first: int, at: int) -> bool:
    """Whether the sentence so far is only a number or a letter, as « 1. » before an item."""
    return at - first <= 1 and line[words[first][0] : words[first][1]].rstrip(".").isdigit()


def _end(line: str, words: list[tuple[int, int]], at: int, language: str) -> int | None:
    """The last word of a sentence whose final mark stands at `at`, or None where none ends there."""
    word = line[words[at][0] : words[at][1]]
    if word in _ENDS:
        abbreviated = False
    elif word[-1] == "." and len(word) > 1:
        abbreviated = True
    else:
        return None
    last = at
    while last + 1 < len(words) and _closes(line, words, last + 1):
        last += 1
    follows = last + 1
    while follows < len(words) and line[words[follows][0] : words[follows][1]] in _OPENERS:
        follows += 1
    if follows >= len(words):
        return last
    opening = line[words[follows][0] : words[follows][1]]
    if not (opening[0].isupper() or (opening[0].isdigit() and word in _ENDS and _spaced(words, last))):
        return None
    if abbreviated:
        return last if _may_end(word, opening, language) else None
    return last if word == "." or _spaced(words, last) else None


def _spaced(words: list[tuple[int, int]], at: int) -> bool:
    return at + 1 >= len(words) or words[at + 1][0] > words[at][1]


def _closes(line: str, words: list[tuple[int, int]], at: int) -> bool:
    """Whether a mark after the end closes a quote or a bracket that was opened before."""
    mark = line[words[at][0] : words[at][1]]
    if mark not in _CLOSERS:
        return False
    if plain(mark) not in ('"', "'") or mark in "»”":
        return True
    glued = words[at][0] == words[at - 1][1]
    return glued or line.count(mark, 0, words[at][0]) % 2 == 1


_TITLES = listed(
    "m. mm. mme. mmes. mlle. dr. pr. me. mgr. st. ste. gén. gal. col. cdt. cap. lt. mr. mrs. ms. messrs. prof. gen. "
    "maj. capt. cmdr. adm. sgt. sen. rep. gov. pres. rev. hon. amb. sec. no. art. vol. p. pp. fig. vs. av. cf. mt. "
    "ft. supt. insp. det."
)


def _may_end(word: str, opening: str, language: str) -> bool:
    """Whether a sentence can end with this abbreviation, given the word that follows."""
    lower = word.lower()
    if lower in _TITLES:
        return False
    known = lower in ABBREVIATIONS[language] or lower.count(".") > 1 or len(word) == 2
    return not known or plain(opening).lower() in _STARTERS[language]
