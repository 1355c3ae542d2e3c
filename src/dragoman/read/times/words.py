"""The words of a text as the grammar of times sees them: one character for each, standing for its classes.

Takes a text, gives its tokens and a string of codes of the same length; most words have no class and are `x`. One pass,
linear in the text. Knows no rule.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.lexicon import numbers, times

PLAIN, MARK = "x", "p"
_CODES = (*range(0x01, 0x20), *range(0x80, 0x3000))
"""The characters that stand for sets of classes: a regular expression of those below 256 compiles ten times as fast."""
_ALONE = ("", "")
"""In the place of a second word, for a form of one word."""
Values = dict[str, str | int]

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}"
_FIGURES = re.compile(_DATE)
_TOKEN = re.compile(
    rf"(?<![\w-])(?:{_DATE})(?![0-9])"
    r"|[0-9]{1,3}(?:[., \u202f][0-9]{3})+(?![0-9])|[0-9]+(?:er|st|nd|rd|th|e|ème|s)(?![^\W_])|[0-9]+"
    r"|'s\b|[^\W\d_]+'(?!s\b)(?=[^\W\d_])|[^\W\d_]+|\n\s*\n|[^\w\s]"
)
_PLAIN_CHARACTERS = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u2011": "-", "\u2010": "-", "\u2009": " "})

_DIGITS = frozenset("0123456789")


class Word(NamedTuple):
    """A word or phrase of the text: its place, and its value in each class it has."""

    start: int
    end: int
    values: Values


class Words:
    """The words of a text, made when they are asked for: most are of no time."""

    def __init__(self) -> None:
        self.places: list[tuple[int, int]] = []
        self.values: dict[int, Values] = {}

    def __getitem__(self, at: int) -> Word:
        return Word(*self.places[at], self.values.get(at, {}))


class Phrase(NamedTuple):
    """A form of the lexicon that begins with two given words, or one: the words after them, and its values."""

    rest: tuple[str, ...]
    values: Values


def split(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Places and lower-case forms of words, figures and marks. An empty line is a token of its own."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := each.lower()) == 1 else each for each in text)
    found = list(_TOKEN.finditer(lowered.translate(_PLAIN_CHARACTERS)))
    return [each.span() for each in found], [each.group() for each in found]


class Vocabulary:
    """The words of a language by their first word, and a code for every set of classes."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.numbers = numbers.load(language)
        self.capital = frozenset(times.load(language).capital)
        self.phrases: dict[str, dict[str, list[Phrase]]] = {}
        self._codes: dict[frozenset[str], str] = {}
        for form, values in sorted(_forms(language).items(), key=lambda each: -len(each[0])):
            first, second, *rest = *form, *_ALONE[len(form) :]
            self.phrases.setdefault(first, {}).setdefault(second, []).append(Phrase(tuple(rest), values))
        self._first = self.phrases.keys() | self.numbers.cardinals.keys()

    def code(self, values: Values) -> str:
        """The character that stands for a set of classes."""
        if not values:
            return PLAIN
        return self._codes.setdefault(frozenset(values), chr(_CODES[len(self._codes)]))

    def scan(self, text: str) -> tuple[Words, str]:
        """The words of a text and their codes, one character a word."""
        places, forms = split(text)
        plain = "".join([PLAIN if form[0].isalpha() else MARK for form in forms])
        found = Words()
        codes: list[str] = []
        passed = 0
        for place, form in enumerate(forms):
            if place < passed or (form not in self._first and form[0] not in _DIGITS):
                continue
            found.places += places[passed:place]
            codes += plain[passed:place]
            start = places[place][0]
            values, passed = self.read(forms, place)
            if form in self.capital and not text[start].isupper():
                values = {}
            found.values[len(codes)] = values
            found.places.append((start, places[passed - 1][1]))
            codes.append(self.code(values))
        found.places += places[passed:]
        return found, "".join(codes) + plain[passed:]

    def read(self, forms: list[str], place: int) -> tuple[Values, int]:
        """The longest phrase or number at a place: its values and where it ends."""
        form = forms[place]
        if form[0] in _DIGITS:
            return figures(form, self.language), place + 1
        values, after = self._phrase(forms, place)
        number = numbers.read(forms, place, self.numbers) if form in self.numbers.cardinals else None
        if number is None or number[1] < after:
            return values, after
        counted: Values = _number(number[0]) if number[0] > 1 else {"number": number[0]}
        return (values | counted if number[1] == after else counted), number[1]

    def _phrase(self, forms: list[str], place: int) -> tuple[Values, int]:
        """The longest phrase at a place: its values and where it ends."""
        begun = self.phrases.get(forms[place], {})
        for phrase in begun.get(forms[place + 1], ()) if place + 1 < len(forms) else ():
            after = place + 2 + len(phrase.rest)
            if tuple(forms[place + 2 : after]) == phrase.rest:
                return phrase.values, after
        return (begun[""][0].values if "" in begun else {}), place + 1


def _number(value: int) -> Values:
    return {"number": value, "day": value} if 1 <= value <= 31 else {"number": value}


def figures(form: str, language: str) -> Values:
    """What figures can be: a number, the day of a month, a year, a decade, a whole date."""
    digits = form.rstrip("abcdefghijklmnopqrstuvwxyzè")
    suffix = form[len(digits) :]
    if _FIGURES.fullmatch(form):
        exact = _exact(form, language)
        return {"numeric": exact} if exact else {"number_other": 1}
    value = numbers.digits(digits)
    if value is None:
        return {"number_other": 1}
    if suffix == "s":
        return _decade(digits)
    if suffix:
        return {"number_century": value, **({"day": value} if 1 <= value <= 31 else {})}
    values = _number(value)
    if len(digits) == 4 and digits.isdecimal() and 1900 <= value < 2100:
        values["year"] = digits
    elif len(digits) == 4 and digits.isdecimal() and 1500 <= value < 1900:
        values["past_year"] = digits
    return values


def _decade(digits: str) -> Values:
    if len(digits) == 4 and digits.endswith("0"):
        return {"decade": digits[:3] + "X"}
    return {"decade": f"19{digits[0]}X"} if digits in ("50", "60", "70", "80", "90") else {}


def _exact(form: str, language: str) -> str | None:
    """EDTF of a date in figures; of its year only where day and month cannot be told apart (English, 5/3/2018)."""
    parts = re.split(r"[./-]", form)
    if len(parts[0]) == 4:
        year, month, day = parts
    else:
        day, month, year = parts
        if len(year) != 4:
            return None
        if int(month) > 12 and language == "en":
            day, month = month, day
        elif language == "en" and int(day) <= 12 and day != month and "." not in form:
            return year
    if not (1900 <= int(year) < 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _cut(form: str) -> tuple[str, ...]:
    """A form of the lexicon, cut as a text would be: one that ends in an apostrophe is followed by a word."""
    words = tuple(split(form + "x" if form.endswith("'") else form)[1])
    return words[:-1] if form.endswith("'") else words


def _forms(language: str) -> dict[tuple[str, ...], Values]:
    """Every form of the lexicon, cut into words, with its value in each class."""
    forms: dict[tuple[str, ...], Values] = {}
    for name, values in times.load(language).words.items():
        for value, written in values.items():
            for form in written:
                entry = forms.setdefault(_cut(form), {})
                entry[name] = value
                if name == "unit":
                    entry[f"unit_{value}"] = value
    return forms


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, made once. Raises Unsupported or DataError as the lexicon does."""
    return Vocabulary(language)
