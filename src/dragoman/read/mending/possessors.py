"""Possessors hung on a noun further on put back on the noun they stand before: "dismissed [Sudan's case] accusing …".

Takes a parse; gives it with what is before "'s" under the noun right behind it.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

BEFORE = ("amod", "compound", "nummod", "advmod")
"""Relations of what stands between a possessor and its noun."""


def possessed(parse: Parse) -> Parse:
    """The parse with each possessor on its own noun."""
    tokens = parse.changes()
    for mark in parse.tokens[:-1]:
        owner = parse.tokens[mark.head]
        noun = _behind(parse, mark) if mark.upos == "PART" and mark.relation == "case" else None
        if noun is not None and noun.index < owner.head and owner not in parse.ancestors(noun.index):
            tokens[owner.index] = replace(owner, head=noun.index, relation="nmod:poss")
    return parse.rewritten(tokens)


def _behind(parse: Parse, mark: Token) -> Token | None:
    """The noun a possessor's mark stands before; none where a hyphen makes a word of it and another."""
    word = parse.tokens[mark.index + 1]
    while word.base in BEFORE and word.head > word.index:
        word = parse.tokens[word.head]
    following = parse.tokens[min(word.index + 1, len(parse.tokens) - 1)]
    return word if word.upos == "NOUN" and following.text != "-" else None
