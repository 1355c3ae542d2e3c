"""Second subjects told apart: a verb has one, whatever else the parser called so.

Takes a parse; gives it with "the bloc ECOWAS imposed", "has in recent years been forced", "urged both sides" and
« Terre d'asile, la France a … » each with one subject, and the other noun as what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

NAMES, NOUNS = ("PROPN",), ("NOUN", "PROPN")
CLOSED_BY = {",": ",", "(": ")", ":": None}
"""What may part two nouns, and what closes it where the second explains the first."""

QUOTES = frozenset('"«»“”')


class Pair(NamedTuple):
    """Two subjects of a verb, the tokens between them, and the token after the second."""

    verb: Token
    first: Token
    second: Token
    between: tuple[Token, ...]
    after: Token


Place = tuple[Token, int, str]
"""A noun, what it hangs on, and how."""


def parted(parse: Parse) -> Parse:
    """The parse with one subject a verb, as far as it can be told which."""
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB"):
        for first, second in pairwise(parse.children(verb.index, "nsubj")):
            found = _place(parse, verb, first, second)
            if found is not None:
                noun, head, relation = found
                tokens[noun.index] = replace(noun, head=head, relation=relation)
    return parse.rewritten(tokens)


def _place(parse: Parse, verb: Token, first: Token, second: Token) -> Place | None:
    if first.upos not in (*NOUNS, "PRON", "NUM") or second.upos not in NOUNS:
        return None
    (_, end), (start, last) = (_words(parse, each) for each in (first, second))
    after = parse.tokens[min(last + 1, len(parse.tokens) - 1)]
    pair = Pair(verb, first, second, parse.tokens[end + 1 : start], after)
    return next((found for rule in RULES if (found := rule(parse, pair)) is not None), None)


def _words(parse: Parse, noun: Token) -> tuple[int, int]:
    """The first and last word of a noun phrase; marks at its ends are nobody's."""
    inside = [each for each in parse.subtree(noun.index) if parse.tokens[each].upos != "PUNCT"]
    return inside[0], inside[-1]


def _introduced(parse: Parse, pair: Pair) -> Place | None:
    """What has a preposition is no subject: "France has in recent years been forced"."""
    for noun in (pair.second, pair.first):
        if noun.upos in NOUNS and any(each.upos == "ADP" for each in parse.children(noun.index, "case")):
            near = noun is pair.second and not pair.between
            return (noun, pair.first.index, "nmod") if near else (noun, pair.verb.index, "obl")
    return None


def _joined(parse: Parse, pair: Pair) -> Place | None:
    """What a conjunction stands before goes with the noun before it: "officials and media said"."""
    joint = parse.children(pair.second.index, "cc")
    near = not pair.between or all(each.upos == "PUNCT" for each in pair.between)
    if not joint or joint[0].index > pair.second.index or not near:
        return None
    titles = parse.children(pair.second.index, "compound") if pair.second.upos in NAMES else ()
    if titles and pair.first.upos == "NOUN" and pair.first.feature("Number") != "Plur":
        return pair.first, titles[-1].index, "compound"  # "Trade and Fisheries Minister Eva Lund"
    return pair.second, pair.first.index, "conj"


def _urged(parse: Parse, pair: Pair) -> Place | None:
    """What stands right behind a verb that has a subject and no object is its object: "China urged both sides"."""
    verb, start = pair.verb, _words(parse, pair.second)[0]
    words = parse.tokens[verb.index + 1 : start]
    right_behind = verb.index < start and all(each.relation == "compound:prt" for each in words)
    free = not parse.children(verb.index, "obj", "aux:pass") and pair.first.index < verb.index
    before = parse.tokens[_words(parse, pair.first)[1] + 1 : verb.index]
    quoted = any(each.text in QUOTES for each in before)  # "…", said the minister
    told = bool(parse.children(verb.index, "ccomp")) and any(each.upos == "PUNCT" for each in before)
    free = free and not quoted and not told
    return (pair.second, verb.index, "obj") if right_behind and free else None


def _added(parse: Parse, pair: Pair) -> Place | None:
    """What follows a verb and a comma, with a clause on it, is said of the whole: "…, a claim Kampala dismissed"."""
    start = _words(parse, pair.second)[0]
    behind = pair.verb.index < start and parse.tokens[start - 1].text in (",", "-")
    if not behind or not parse.children(pair.second.index, "acl"):
        return None
    *_, top = (pair.verb, *parse.ancestors(pair.verb.index))
    return pair.second, top.index, "parataxis"


def _entitled(parse: Parse, pair: Pair) -> Place | None:
    """A noun right before a name is what the name is of: "the regional bloc ECOWAS", "Foreign Minister Yvan Gil"."""
    named = pair.second.upos in NAMES and pair.first.upos in NOUNS and pair.second.index < pair.verb.index
    if not named or pair.between or parse.children(pair.second.index, "det"):
        return None
    if _words(parse, pair.first)[1] > pair.second.index:
        return pair.second, pair.first.index, "flat"  # "President Omar Hassan al-Bashir"
    return pair.first, pair.second.index, "compound"


def _explaining(_: Parse, pair: Pair) -> Place | None:
    """Of two nouns with a comma between, a second that another comma closes explains the first, else it is the subject.

    "Petro, Colombia's first leftist leader, accused"; « Terre d'accueil d'une diaspora, la France s'est … ».
    """
    mark = pair.between[0].text if len(pair.between) == 1 else ""
    if mark not in CLOSED_BY or pair.second.index > pair.verb.index:
        return None
    if pair.after.text == CLOSED_BY[mark]:
        return pair.second, pair.first.index, "appos"
    return (pair.first, pair.verb.index, "obl") if pair.first.upos in NOUNS else None


RULES: tuple[Callable[[Parse, Pair], Place | None], ...] = (
    _introduced,
    _joined,
    _urged,
    _added,
    _entitled,
    _explaining,
)
