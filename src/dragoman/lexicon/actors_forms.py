"""The forms a name takes in print: inflection, capitals, accents.

Takes names as the data has them, gives every spelling to look for; never reads a file. The text searched is folded
the same way (`fold`), character for character, so that offsets stay those of the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_FOLDED = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‑", "-"), ("‐", "-"), ("\xa0", " "), ("\u202f", " "), ("\n", " "))


def fold(text: str) -> str:
    """The text with one apostrophe, one hyphen and one space; of the same length."""
    for odd, plain in _FOLDED:
        text = text.replace(odd, plain)
    return text


def bare(text: str) -> str:
    """The text without accents; letters that have no decomposition (ø, ł, ı) are written plainly too."""
    plain = unicodedata.normalize("NFD", text.translate({0xF8: "o", 0xD8: "O", 0x142: "l", 0x141: "L", 0x131: "i"}))
    return "".join(each for each in plain if not unicodedata.combining(each))


def bare_capitals(text: str) -> str:
    """The text without accents on its capitals, as French newsrooms print them: « Etats-Unis », « Elysée »."""
    return "".join(bare(each) if each.isupper() else each for each in text)


def french_adjective(written: str) -> tuple[str, ...]:
    """All forms of a French demonym: masculine and feminine, singular and plural.

    One word is inflected by rule; two are masculine and feminine; more are taken as they stand.
    """
    words = tuple(written.split())
    if len(words) > 2:
        return words
    masculine = words[0]
    feminine = words[1] if len(words) == 2 else _feminine(masculine)
    return tuple(dict.fromkeys((masculine, feminine, _plural(masculine), _plural(feminine))))


def _feminine(masculine: str) -> str:
    if masculine.endswith("e"):
        return masculine
    return masculine + ("ne" if masculine.endswith("en") else "e")


def _plural(singular: str) -> str:
    return singular if singular[-1] in "sx" else singular + "s"


def english_people(adjective: str) -> str | None:
    """The plural that names the people, where the adjective makes one: Malian → Malians, French → none."""
    if adjective.endswith(("ese", "ish", "ch", "ss", "x", "z", "s")):
        return None
    return adjective + "s"


def spellings(name: str, language: str, *, lower: bool = True) -> Iterator[str]:
    """Every way a name of a state or organisation is printed: as given, in title case, without accents, in capitals.

    A French name of several words also without its first capital (« république islamique d'Iran »), unless `lower` is
    off: « une assemblée générale » is not the United Nations'.
    """
    yield from _accented(name, language)
    if language == "fr" and " " in name and not name.split()[0].isupper():
        lowered = name[0].lower() + name[1:]
        yield from (lowered, bare_capitals(lowered)) if lower else ()
        first, _, last = name.rpartition(" ")
        yield from _accented(f"{first} {_title(last)}", language)
        yield from _accented(_title(name), language)
    if language == "en" and " and " in name:
        yield name.replace(" and ", " & ")
    if len(name) > 3:
        yield from (name.upper(), bare(name.upper()))


def person_spellings(name: str) -> Iterator[str]:
    """A person's name as given, without accents, and with the surname or the whole in capitals."""
    first, _, last = name.rpartition(" ")
    for each in (name, bare(name)):
        yield from (each, each.upper())
    if first and len(last) > 2:
        yield from (f"{first} {last.upper()}", bare(f"{first} {last.upper()}"))


def _accented(name: str, language: str) -> tuple[str, str]:
    return name, bare_capitals(name) if language == "fr" else bare(name)


def _title(name: str) -> str:
    """Every word of more than three letters capitalised, as newsrooms print organisations: « Union Africaine »."""
    return " ".join(
        each[0].upper() + each[1:] if len(each) > 3 and "'" not in each[:2] else each for each in name.split(" ")
    )
