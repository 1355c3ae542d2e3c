"""Words at the head of a sentence read as the common words they are: "Prosecutors charged …", « Neuf soldats … ».

Takes a parse; gives it with such a word, which its parser took for a name for its capital, as a noun or a number.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.lexicon import numbers
from dragoman.read.tree import Parse, Token


def lowered(parse: Parse) -> Parse:
    """The parse with the plurals that open a sentence as nouns."""
    tokens = parse.changes()
    for sentence in parse.sentences:
        first = parse.tokens[sentence.first]
        if _is_common(parse, first):
            tokens[first.index] = replace(first, upos="NOUN", lemma=_singular(first.text.lower()))
    return parse.rewritten(tokens)


def counted(parse: Parse) -> Parse:
    """The parse with the number words that open a sentence as the numbers of the noun behind them."""
    cardinals = numbers.load(parse.language).cardinals
    tokens = parse.changes()
    for sentence in parse.sentences:
        first, noun = parse.tokens[sentence.first], parse.tokens[min(sentence.first + 1, sentence.last)]
        free = noun.upos == "NOUN" and noun.head != first.index and not parse.children(first.index)
        if free and first.upos == "PROPN" and first.text.lower() in cardinals:
            lemma = first.text.lower()
            tokens[first.index] = replace(first, upos="NUM", lemma=lemma, head=noun.index, relation="nummod")
    return parse.rewritten(tokens)


def _is_common(parse: Parse, token: Token) -> bool:
    """Whether a word has a capital for its place alone: a plural whose lemma is its own form, with no name after it."""
    after = parse.tokens[min(token.index + 1, len(parse.tokens) - 1)]
    plural = token.feature("Number") == "Plur" and token.text.endswith("s") and token.text[1:].islower()
    return token.upos == "PROPN" and plural and token.lemma.lower() == token.text.lower() and after.upos != "PROPN"


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
