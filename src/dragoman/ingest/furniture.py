"""Taking a page's furniture off a text: buttons, pointers to other articles, credits of pictures, cookie notices.

Takes text, gives the same lines without some of them, in order and unchanged. Removes only whole lines, and only those
that are surely no part of the article; a line of prose stays. The words are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from dragoman.ingest import agencies
from dragoman.ingest.stamps import alternatives
from dragoman.lexicon import pages

_POINTER = 220
_OPENER = 300
_CAPTION = 300
"""Characters of the longest pointer to another article, sentence of the page about itself, and caption."""
_HEADLINE_WORDS = 22
_PROSE = 200
_POINTED = 130
_ENDS_SENTENCE = re.compile(r"[.!?…:][\s»”\"')\]]*$")
_POINTS = re.compile(r"\s*[:|>»→➔►▶–—-]")
_FOR_EDITORS, _RESTRICTED = "EDITORIAL USE ONLY", 700
"""What only captions say, and characters of the longest caption that says it."""
_ADDRESS = re.compile(r"https?://\S+")
_QUOTED = re.compile(r"[«“\"„]")


@cache
def _whole() -> frozenset[str]:
    return frozenset(map(_bare, pages.furniture().whole))


@cache
def _related() -> frozenset[str]:
    return frozenset(map(_bare, pages.furniture().related))


@cache
def _share() -> frozenset[str]:
    return frozenset(pages.furniture().share)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?P<label>{alternatives(pages.furniture().labels)})(?!\w)(?P<rest>.*)", re.IGNORECASE)


@cache
def _openers() -> re.Pattern[str]:
    listed = pages.furniture().openers
    bracketed = alternatives(opener for opener in listed if opener.startswith("("))
    others = alternatives(opener for opener in listed if not opener.startswith("(")).replace(r"\#", r"\d+")
    return re.compile(rf"(?:{bracketed}|[^\w@#«“\"]*(?:{others}))(?!\w)", re.IGNORECASE)


@cache
def _replies() -> re.Pattern[str]:
    replies = alternatives(pages.furniture().replies).replace(r"\#", r"\d+")
    return re.compile(rf"\W*(?:{replies})(?!\w)(?P<rest>[^.!?]{{0,60}})", re.IGNORECASE)


@cache
def _credit_line() -> re.Pattern[str]:
    """A line that is nothing but the credit of a picture: « Crédit photo : X », "© X / AFP", "REUTERS/X"."""
    words = pages.furniture()
    named = [each for each in words.credits if each.endswith(" by")]
    agency = rf"(?i:{alternatives(words.pictures)})"
    return re.compile(
        rf"[\[(]?(?:(?i:{alternatives(words.credits)})\s*(?::|©|\|)|(?i:{alternatives(named)})\s|©|\([cC]\)\s"
        rf"|{agency}\s?/\s?(?!{agency}\W*$)[A-ZÀ-Ý])[^.!?\n]{{0,110}}\.?[\])]?"
        rf"|[^.!?,;:\n]{{2,50}}(?:/|\bvia\b)\s?(?i:Getty Images|AP Photo|EPA|Shutterstock)[^.!?\n]{{0,20}}"
    )


@cache
def _caption() -> re.Pattern[str]:
    """A sentence under a picture, known by the credit it ends with."""
    words = pages.furniture()
    credit, agency = alternatives(words.credits), alternatives(words.pictures)
    return re.compile(
        rf"(?:\s©\s?[^.!?©]{{2,60}}|[(\[](?:{credit})\s*(?::|by\b|©|/)[^()\[\]]{{2,70}}[)\]]"
        rf"|(?<=[.!?])\s+(?:{credit})\s*[:©]\s?[^.!?]{{2,60}}"
        rf"|\[[^\[\]]{{0,50}}(?<!\w)(?:{agency})(?!\w)[^\[\]]{{0,30}}\]|\([^()]{{0,40}}/\s?(?:{agency})[^()]{{0,20}}\))\.?$",
        re.IGNORECASE,
    )


def cut(text: str) -> str:
    """The text without furniture, and without empty lines at its ends or left over from what was cut."""
    lines = text.split("\n")
    keep = [not is_furniture(line) for line in lines]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    keep[first] = keep[first] or _is_pointer(lines[first].strip())  # a headline may well begin "Watch:"
    _drop_pointed(lines, keep)
    _spare_ending(lines, keep, end=_close_tail(lines, keep))
    return "\n".join(_tidy(lines, keep))


def is_furniture(line: str) -> bool:
    """Whether a line, standing alone, is surely no part of an article."""
    stripped = line.strip()
    if not stripped:
        return False
    if _ADDRESS.fullmatch(stripped) or (_FOR_EDITORS in stripped and len(stripped) <= _RESTRICTED):
        return True
    return _plainly(stripped) or _is_pointer(stripped) or _is_credit(stripped)


def _plainly(line: str) -> bool:
    if len(line) > _OPENER:
        return False
    bare = "" if line.rstrip().endswith("?") else _bare(line)
    if bare in _whole() or (bare and all(word in _share() for word in bare.split())):
        return True
    return bool(_openers().match(_even(line).strip()))


def _is_pointer(line: str) -> bool:
    if len(line) > _POINTER or not (found := _labels().match(_even(line))):
        return False
    rest = found["rest"]
    if _POINTS.match(rest):
        return True
    bare_headline = len(rest.split()) <= _HEADLINE_WORDS and not _ENDS_SENTENCE.search(rest)
    return " " in found["label"] and bare_headline


def _is_credit(line: str) -> bool:
    line = _even(line)
    if len(line) <= 130 and _credit_line().fullmatch(line) and not _QUOTED.search(line):
        return True
    return len(line) <= _CAPTION and bool(_caption().search(line))


def _drop_pointed(lines: Sequence[str], keep: list[bool]) -> None:
    """Drop the headline under a pointer that stands alone: « Lire aussi : », then a line of its own."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number, after in pairwise(filled):
        found = _labels().fullmatch(_even(lines[number]).strip())
        alone = found and _POINTS.match(found["rest"]) and not any(map(str.isalnum, found["rest"]))
        if alone and number != filled[0] and len(lines[after]) <= _POINTED and ". " not in lines[after].strip():
            keep[after] = False


def _close_tail(lines: Sequence[str], keep: list[bool]) -> int:
    """Drop what follows a list of other articles or the readers' own words, to the end; where that begins."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    last_prose = next((number for number in reversed(filled) if _is_prose(lines[number])), -1)
    for place, number in enumerate(filled):
        line = lines[number].strip()
        if len(line) > _POINTER:
            continue
        ends = place * 2 >= len(filled) and _replies().fullmatch(_even(line))
        lists = place and number > last_prose and _bare(line) in _related()
        if ends or lists:
            keep[number:] = [False] * (len(lines) - number)
            return number
    return len(lines)


def _spare_ending(lines: Sequence[str], keep: list[bool], *, end: int) -> None:
    """Keep the last sentence where it looks like a caption: after prose, « … © AFP » credits the text itself."""
    left = [
        number for number in range(end) if lines[number].strip() and (keep[number] or _ends_as_caption(lines[number]))
    ]
    if len(left) > 1 and not keep[left[-1]] and any(_is_prose(lines[number]) for number in left[:-1]):
        credited = re.search(r"[.!?…»”\"]\s*(?:©|\[)(?P<credit>[^©\[\]]+)\]?\W*$", lines[left[-1]])
        keep[left[-1]] = bool(credited and agencies.is_list(credited["credit"]))


def _ends_as_caption(line: str) -> bool:
    return len(line) <= _CAPTION and bool(_caption().search(_even(line).strip()))


def _is_prose(line: str) -> bool:
    line = line.strip()
    if len(line) > _OPENER:
        return True
    sentence = bool(_ENDS_SENTENCE.search(line)) and len(line.split()) > 5
    return (len(line) > _PROSE or sentence) and not is_furniture(line)


def _tidy(lines: Iterable[str], keep: Iterable[bool]) -> list[str]:
    """The lines kept; of the empty lines around one that went, only those before it stay."""
    found: list[str] = []
    cut_before = True
    for line, kept in zip(lines, keep, strict=True):
        if not kept:
            cut_before = True
        elif line.strip():
            found.append(line)
            cut_before = False
        elif not (cut_before and (not found or not found[-1].strip())):
            found.append(line)
    while found and not found[-1].strip():
        found.pop()
    return found


def _even(line: str) -> str:
    """A line with one sort of apostrophe and of space, character for character."""
    return line.replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ").replace("\u202f", " ")


def _bare(line: str) -> str:
    """A line without case, outer punctuation, arrows; numbers as `#`."""
    line = re.sub(r"\d+(?:[.,\u202f ]\d{3})*", "#", " ".join(_even(line).casefold().split()))
    return re.sub(r"^[^\w#@]+|[^\w#]+$", "", line)
