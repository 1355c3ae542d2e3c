"""How many: the quantity of a noun, from its numerals, determiners and the nouns that count it.

Takes a parse and a noun, gives a `Quantity` that quotes the words from the first that counts to the noun, or None where
the text does not say. Numbers are read in words and figures; years, ordinals and Roman numerals are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.lexicon import numbers
from dragoman.lexicon.numbers import Numbers
from dragoman.model import Quantity, Span
from dragoman.read.tree import Parse, Token

REACH = 12
"""How many words before its noun a quantity can begin."""

_WITHIN = frozenset({"ADJ", "NUM", "DET", "ADV", "SYM", "PROPN"})
_JOINING = frozenset({"CCONJ", "ADP", "PART", "PUNCT"})


class Amount(NamedTuple):
    """A number read at a place: its bounds, whether it is about right or only "several", and the token after it."""

    low: int | None
    high: int | None
    end: int
    approximate: bool = False
    vague: bool = False


def of(parse: Parse, index: int) -> Quantity | None:
    """The quantity of the noun (or numeral) at a token: "cinq diplomates", « une vingtaine de soldats », "the envoy".

    A singular with its article is one; a plural that nothing counts, and a noun for a group (« le personnel »), give
    None.
    """
    words, forms = numbers.load(parse.language), _forms(parse, index)
    first, offset = _first(parse, index, words), _start(parse, index)
    for place in range(first, index + 1):
        amount = _amount(forms, place - offset, index + 1 - offset, words)
        if amount and not _dated(forms, place - offset, amount):
            if amount.low == amount.high == 1 and _group(parse.tokens[index], words):
                return None
            return _bounded(parse, place, index, amount, words)
    return _single(parse, index, words)


def _forms(parse: Parse, index: int) -> list[str]:
    """The words of the sentence up to a few after a token, lower-case, with plain apostrophes."""
    sentence = parse.sentence(index)
    last = min(sentence.last, index + 3)
    return [token.text.lower().replace("’", "'") for token in parse.tokens[_start(parse, index) : last + 1]]


def _start(parse: Parse, index: int) -> int:
    """The first word of a sentence, or one well before anything that belongs to a noun."""
    return max(parse.sentence(index).first, index - 4 * REACH)


def _first(parse: Parse, index: int, words: Numbers) -> int:
    """The leftmost token that can belong to the noun's own phrase."""
    place, start = index, max(parse.sentence(index).first, index - REACH)
    while place > start and _belongs(parse, place - 1, index, words):
        place -= 1
    return place


def _belongs(parse: Parse, place: int, index: int, words: Numbers) -> bool:
    """Whether the token before a noun's phrase is part of it: numerals, adjectives, « de » after a count."""
    token, form = parse.tokens[place], parse.tokens[place].text.lower().replace("’", "'")
    if _counts(form, words):
        return True
    if token.upos in _WITHIN or token.relation == "nmod:poss":
        return token.upos != "PROPN" or token.head == index
    if token.upos == "NOUN":
        return token.head == index and token.relation in ("compound", "amod", "flat")
    if token.upos in _JOINING and place:
        before = parse.tokens[place - 1].text.lower()
        partitive = form in words.partitives and _counts(before, words)
        return partitive or (form in (*words.joiners, *words.range) and _counts(before, words))
    return False


def _counts(form: str, words: Numbers) -> bool:
    return form[0].isdecimal() or form.partition("-")[0] in words.counting


def _amount(forms: Sequence[str], place: int, end: int, words: Numbers) -> Amount | None:
    """The number that begins at a place and ends before `end`."""
    form = forms[place]
    for table, exact in ((words.exactly, True), (words.collected, False)):
        if (value := table.get(form)) is not None:
            return Amount(value, value, place + 1, approximate=not exact)
    if (value := words.manifold.get(form)) is not None:
        return Amount(value, None, place + 1, vague=True)
    if worded := _worded(forms, place, end, words):
        return worded
    number = _number(forms, place, words)
    return _extended(forms, number[0], number[1], end, words) if number and number[1] <= end else None


def _worded(forms: Sequence[str], place: int, end: int, words: Numbers) -> Amount | None:
    """« plusieurs », « aucun », « tous deux », "a handful of"."""
    for value, phrases in words.both.items():
        for phrase in phrases:
            if (after := _follows(forms, place, phrase)) and after <= end:
                return Amount(value, value, after)
    many = words.manifold
    for phrase in sorted(words.vague, key=len, reverse=True):
        if (after := _follows(forms, place, phrase)) and after <= end:
            if after < end and forms[after] in many:
                return Amount(many[forms[after]], None, after + 1, vague=True)
            number = _number(forms, after, words)
            return None if number and number[1] <= end else Amount(2, None, after, vague=True)
    return Amount(0, 0, place + 1) if forms[place] in words.none else None


def _follows(forms: Sequence[str], place: int, phrase: str) -> int:
    """Where a phrase that begins at a place ends; 0 where it does not stand there."""
    parts = phrase.replace("'", "' ").split()
    return place + len(parts) if list(forms[place : place + len(parts)]) == parts else 0


def _number(forms: Sequence[str], place: int, words: Numbers) -> tuple[int, int] | None:
    """A number in words or figures at a place, and where it ends: "cinq", "1,200", "1.5 million"."""
    if place >= len(forms):
        return None
    if not forms[place][0].isdecimal():
        if "-" in forms[place].strip("-"):
            parts = re.split(r"(-)", forms[place])
            whole = numbers.read(parts, 0, words)
            return (whole[0], place + 1) if whole and whole[1] == len(parts) else None
        return numbers.read(forms, place, words)
    value: float | None = numbers.digits(forms[place])
    after = place + 1
    while (
        value is not None and after < len(forms) and len(forms[after]) == 3 and forms[after].isdecimal() and value < 1e9
    ):
        value, after = value * 1000 + int(forms[after]), after + 1
    scale = words.powers.get(forms[after]) if after < len(forms) else None
    if scale and scale > 100:
        value = value if value is not None else _fraction(forms[place])
        return (round(value * scale), after + 1) if value is not None else None
    return (int(value), after) if value is not None else None


def _fraction(form: str) -> float | None:
    whole, _, part = form.replace(",", ".").partition(".")
    return float(f"{whole}.{part}") if whole.isdecimal() and part.isdecimal() and len(part) < 3 else None


def _extended(forms: Sequence[str], value: int, after: int, end: int, words: Numbers) -> Amount:
    """A number with what follows it: the other end of a range, or the noun it multiplies ("two dozen")."""
    times = words.collected.get(forms[after]) if after < end else None
    if after < end and times is None and (many := words.manifold.get(forms[after])):
        times = many // 2  # the plural alone is written as two of them
    if times:
        return Amount(value * times, value * times, after + 1, approximate=True)
    if after < end and (times := words.exactly.get(forms[after])):
        return Amount(value * times, value * times, after + 1)
    joints = (*words.range, *(joint for _, joint in words.between))
    if after < end and forms[after] in joints:
        other = _number(forms, after + 1, words)
        if other and other[1] <= end and other[0] > value:
            return Amount(value, other[0], other[1])
    return Amount(value, value, after)


def _dated(forms: Sequence[str], place: int, amount: Amount) -> bool:
    """Whether a number is a year: four figures after a preposition of time, or before the noun's own number."""
    year = len(forms[place]) == 4 and forms[place].isdecimal() and 1900 <= (amount.low or 0) < 2100
    return year and place > 0 and forms[place - 1] in ("en", "in", "de", "of", "since", "depuis", "the", "l'an")


def _bounded(parse: Parse, place: int, index: int, amount: Amount, words: Numbers) -> Quantity:
    """An amount with the words before it: « au moins », "some", "between"."""
    tokens, sentence = parse.tokens, parse.sentence(index)
    before = parse.text[tokens[sentence.first].start : tokens[place].start].lower().replace("’", "'")
    low, high, approximate = amount.low, amount.high, amount.approximate
    start, phrase = tokens[place].start, ""
    bare = re.sub(r"(?<![^\W_])(une|un|a|an)\s*$", "", before)
    for kind in ("at_least", "at_most", "approximately"):
        found = [each for each in getattr(words, kind) if _ends(before, each) or _ends(bare, each)]
        if found and (longest := max(found, key=len)) and len(longest) > len(phrase):
            phrase, chosen = longest, kind
    if phrase:
        start = tokens[sentence.first].start + before.rindex(phrase)
        low, high = (low, None) if chosen == "at_least" else (None, high) if chosen == "at_most" else (low, high)
        approximate = approximate or chosen == "approximately"
    elif low != high and (opener := next((o for o, _ in words.between if _ends(before, o)), None)):
        start = tokens[sentence.first].start + before.rstrip().rindex(opener)
    elif bare != before:
        start = tokens[place - 1].start
    end = max(tokens[index].end, tokens[min(amount.end + sentence.first, index + 1) - 1].end)
    span = Span.of(parse.text, start, end)
    return Quantity(span=span, low=low, high=high, approximate=approximate, vague=amount.vague)


def _ends(before: str, phrase: str) -> bool:
    """Whether a text ends in a phrase, as words of their own."""
    stripped = before.rstrip()
    return stripped.endswith(phrase) and (len(stripped) == len(phrase) or not stripped[-len(phrase) - 1].isalnum())


def _single(parse: Parse, index: int, words: Numbers) -> Quantity | None:
    """One, where a singular has its article: « un ressortissant », "the ambassador"."""
    token = parse.tokens[index]
    if token.upos not in ("NOUN", "PROPN", "ADJ") or token.feature("Number") == "Plur" or _group(token, words):
        return None
    for child in parse.children(index, "det", "nmod:poss"):
        if child.index < index and child.text.lower().replace("’", "'") in words.one:
            return Quantity(span=Span.of(parse.text, child.start, token.end), low=1, high=1)
    return None


def _group(token: Token, words: Numbers) -> bool:
    return token.lemma.lower() in words.groups or token.text.lower() in words.groups
