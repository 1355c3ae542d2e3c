"""Prepositions of several words, made one in the tree: « à l'encontre du Mali », "on behalf of Chad".

Takes a parse whose parser may see an ordinary noun in « encontre »; gives it with the phrase as the case of the noun
after it, its further words fixed under the first, as Universal Dependencies write them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.read.tree import Changes, Parse, Token


def joined(parse: Parse, prepositions: Iterable[str], calling: Collection[str]) -> Parse:
    """The parse with the prepositions of several words as cases; « appelle à la fin de … » has none of them."""
    known = frozenset(each for each in prepositions if " " in each)
    tokens = parse.changes()
    for noun in parse.tokens:
        inner = _inner(parse, noun, known) or _behind_fixed(parse, noun, known)
        above = parse.tokens[noun.head]
        if inner is not None and (above.lemma not in calling or noun.index < above.index):
            _rewrite(tokens, parse, noun, *inner)
    return parse.rewritten(tokens)


def written(words: Iterable[Token]) -> str:
    """The words of a preposition as the lists have them: contracted articles left out at the end."""
    *first, last = words
    return " ".join([*(plain(word.text) for word in first), plain(last.lemma)]).replace("' ", "'")


def _inner(parse: Parse, noun: Token, known: Collection[str]) -> tuple[Token, Token, Token] | None:
    """The first and last word of the preposition that a noun is part of, and the noun it introduces."""
    if noun.upos not in ("NOUN", "PROPN") or "nmod" not in parse.relations(noun.index):
        return None
    for first in parse.children(noun.index, "case"):
        for inner in parse.children(noun.index, "nmod"):
            for last in parse.children(inner.index, "case"):
                if first.index < noun.index < last.index and (
                    written(parse.tokens[first.index : last.index + 1]) in known
                ):
                    return first, last, inner
    return None


def _behind_fixed(parse: Parse, noun: Token, known: Collection[str]) -> tuple[Token, Token, Token] | None:
    """The same, where the noun was fixed under a preposition that is no case: « en raison de ses attaques »."""
    first = parse.tokens[noun.head]
    if noun.base != "fixed" or first.upos != "ADP" or first.base == "case" or first.index + 1 != noun.index:
        return None
    for inner in parse.children(noun.index, "nmod"):
        for last in parse.children(inner.index, "case"):
            if noun.index < last.index and written(parse.tokens[first.index : last.index + 1]) in known:
                return first, last, inner
    return None


def _rewrite(tokens: Changes, parse: Parse, noun: Token, first: Token, last: Token, inner: Token) -> None:
    """Hang the noun's place, and what hung on it, on the one it introduces."""
    above = tokens[first.index] if noun.head == first.index else tokens[noun.index]
    head = inner.index if above.head == above.index else above.head
    for child in parse.children(noun.index):
        tokens[child.index] = replace(tokens[child.index], head=inner.index)
    tokens[inner.index] = replace(inner, head=head, relation="obl" if above is tokens[first.index] else above.relation)
    tokens[first.index] = replace(first, head=inner.index, relation="case")
    for index in range(first.index + 1, last.index + 1):
        tokens[index] = replace(tokens[index], head=first.index, relation="fixed")
