"""Reporting clauses in the middle of what they report: "the raids, the minister said, broke the treaty".

Takes a parse; gives it with such a clause beside the verb of the whole, wherever the parser hung it, and with the noun
before its first comma as the subject of that verb.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from dragoman.read.tree import Changes, Parse, Token

NOMINAL = ("NOUN", "PROPN")
_HUNG = ("acl", "advcl")
_WHOLE = ("parataxis", "ccomp")
_GROUP = ("AUX", "PRON")
"""Parts of speech that stand between the comma and the verb that reports: « …, a-t-il dit »."""


def resumed(parse: Parse) -> Parse:
    """The parse with each clause between commas, before the verb of the whole, told beside that verb."""
    tokens = parse.changes()
    for told in (token for token in parse.tokens if token.upos == "VERB"):
        verb = _verb(parse, told) if told.base in _HUNG else None
        if verb is not None:
            tokens[told.index] = replace(told, head=verb.index, relation="parataxis")
        whole = _whole(parse, told) if told.base not in _HUNG else None
        if whole is not None:
            _turn(tokens, told, whole)
    return parse.rewritten(tokens)


class Whole(NamedTuple):
    """What a parser hung on a clause within it: its subject, the clause's own, its verb, and what follows the verb."""

    noun: Token
    speaker: Token
    verb: Token
    behind: tuple[Token, ...]


def _turn(tokens: Changes, told: Token, whole: Whole) -> None:
    """Make the verb of the whole the head, the clause told beside it."""
    head = whole.verb.index if told.head == told.index else told.head
    tokens[whole.verb.index] = replace(whole.verb, head=head, relation=told.relation)
    tokens[whole.noun.index] = replace(whole.noun, head=whole.verb.index, relation="nsubj")
    tokens[told.index] = replace(told, head=whole.verb.index, relation="parataxis")
    tokens[whole.speaker.index] = replace(whole.speaker, relation="nsubj")
    for each in whole.behind:  # « a expulsé six diplomates », taken for a subject
        tokens[each.index] = replace(each, relation="obj")


def _verb(parse: Parse, told: Token) -> Token | None:
    """The verb of what a clause tells: that of its noun, or the one it hangs on, if its subject stands before."""
    own = parse.children(told.index, "nsubj")
    whole = parse.children(told.index, "mark", "obj", "ccomp", "xcomp")
    if len(own) != 1 or own[0].feature("PronType") == "Rel" or whole:
        return None
    above = parse.tokens[told.head]
    verb = parse.tokens[above.head] if told.base == "acl" else above
    nouns = [above] if told.base == "acl" else parse.children(verb.index, "nsubj")
    subject = any(each.base == "nsubj" and each.index < own[0].index for each in nouns)
    return verb if subject and told.index < verb.index and _is_enclosed(parse, told) else None


def _is_enclosed(parse: Parse, told: Token) -> bool:
    inside = [each for each in parse.subtree(told.index) if parse.tokens[each].upos != "PUNCT"]
    around = parse.tokens[inside[0] - 1], parse.tokens[min(inside[-1] + 1, len(parse.tokens) - 1)]
    return all(each.text == "," for each in around)


def _whole(parse: Parse, told: Token) -> Whole | None:
    """The sentence around a clause: « Le Togo, a-t-il dit, doit partir », « Le Togo, a dit Accra, a expulsé … »."""
    start = told.index - 1
    while parse.tokens[start].upos in _GROUP and start > 0:
        start -= 1
    if parse.tokens[start].text != ",":
        return None
    noun, *others = parse.children(told.index, "nsubj") or (told,)
    verb = next((each for each in parse.children(told.index, *_WHOLE) if each.index > told.index), told)
    speakers = [
        *(each for each in others if each.base == "nsubj"),
        *(each for each in parse.children(told.index, "obj") if told.index < each.index < verb.index),
    ]
    if noun.upos not in NOMINAL or len(speakers) != 1 or parse.children(verb.index, "mark"):
        return None
    behind = parse.children(verb.index, "nsubj")
    inside = parse.subtree(noun.index)
    last = next(each for each in reversed(inside) if parse.tokens[each].upos != "PUNCT")
    if any(parse.tokens[each].upos == "PUNCT" for each in inside if each < last):
        return None  # « Le Togo, furieux, a annoncé …, a dit Accra »
    closed = any(each.text == "," for each in parse.tokens[told.index + 1 : verb.index])
    fits = noun.index < told.index and all(each.index > verb.index for each in behind)
    return Whole(noun, speakers[0], verb, behind) if last + 1 == start and closed and fits else None
