"""How words are written in the lexicon files: "mettre fin à", "cut off", "note of protest", "… > MLI FRA 5".

Takes what is written, gives a `Phrase` or an `Example`; never looks a word up.
"""

from __future__ import annotations

import re

from dragoman.errors import DataError
from dragoman.lexicon.patterns import Example, Phrase
from dragoman.model import Value

_WORD = re.compile(r"[^\s'’]+['’]?")
_HYPHEN = re.compile(r"(?<!\w)(\w+)-(?=(\w+))")
_NOT_GIVEN = "!"
_UNCHECKED = "-"


class Notation(Value, frozen=True):
    """The small words of a language, as far as phrases are concerned.

    `prepositions` introduce the object when they come last and are left out elsewhere; `dropped` are left out
    everywhere; a word marked `+` is kept ("step +in"). `reflexive` are pronouns that precede their verb, each with
    its lemma. `noun_last`: a phrase of nouns is headed by its last word
    ("border closure"), or by the one before "of" ("closure of border"). `joined` are the prefixes after which, and the
    endings before which, a language that cuts at hyphens ("visa-free": three words) does not; none where it never does.
    """

    prepositions: frozenset[str]
    dropped: frozenset[str]
    reflexive: dict[str, str] = {}
    noun_last: bool = False
    joined: frozenset[str] = frozenset()


def cut(written: str, notation: Notation) -> str:
    """What is written, cut at hyphens as texts are: "visa-free travel" has the words visa, free and travel."""
    if not notation.joined:
        return written
    kept = notation.joined | notation.prepositions
    return _HYPHEN.sub(lambda found: found[0] if kept & {*found.groups()} else f"{found[1]} ", written)


def phrase(written: str, notation: Notation, *, noun: bool = False) -> Phrase:
    """The phrase that is written, in lemmas. DataError when it has no word."""
    first, space, rest = written.lower().partition(" ")
    whole = cut(written.lower(), notation) if noun else first + space + cut(rest, notation)  # "test-fire" is no "test"
    words = [each.rstrip("'’") if len(each) > 1 else each for each in _WORD.findall(whole)]
    last = words.pop() if len(words) > 1 and words[-1] in notation.prepositions else None
    split = next((at for at, word in enumerate(words) if word in notation.prepositions and at), None)
    small = notation.prepositions | notation.dropped
    kept = [notation.reflexive.get(word, word.lstrip("+")) for word in words if word not in small]
    if not kept:
        raise DataError(f"“{written}” has no word that can be looked up")
    at = _head(words, kept, split, notation, noun=noun)
    return Phrase(head=kept[at], words=(*kept[:at], *kept[at + 1 :]), preposition=last)


def _head(words: list[str], kept: list[str], split: int | None, notation: Notation, *, noun: bool) -> int:
    if not noun:
        return 1 if len(kept) > 1 and kept[0] in notation.reflexive.values() else 0
    if not notation.noun_last:
        return 0
    before = words if split is None else words[:split]
    return max(len([word for word in before if word not in notation.dropped]) - 1, 0)


def example(written: str) -> Example:
    """The example that is written: a sentence, `>`, and source, target and count (`-`: unchecked), or `!`.

    Coordinated actors are joined by `+`. DataError when the part after `>` is malformed.
    """
    text, found, wanted = written.rpartition(">")
    parts = wanted.split()
    if not found or not text.strip() or not 1 <= len(parts) <= 3:
        raise DataError(f"“{written}”: an example ends in “> SOURCE TARGET COUNT” or “> !”")
    if parts == [_NOT_GIVEN]:
        return Example(text=text.strip(), gives=False)
    source, target, count = (*parts, *(_UNCHECKED,) * (3 - len(parts)))
    if count != _UNCHECKED and not count.isdigit():
        raise DataError(f"“{written}”: {count} is no count")
    return Example(
        text=text.strip(),
        source=_codes(source),
        target=_codes(target),
        count=None if count == _UNCHECKED else int(count),
    )


def _codes(written: str) -> tuple[str, ...]:
    return () if written == _UNCHECKED else tuple(code.replace("_", " ") for code in written.split("+"))
