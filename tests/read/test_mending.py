"""Mending leaves a tree a tree, whatever a parser may have made; what each rule is for stands in `cases/read`."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from dragoman.lexicon import grammar
from dragoman.read.mending import mended
from dragoman.read.tree import Parse, Sentence, Token

WORDS = (
    "which",
    "qui",
    "de",
    "à",
    ",",
    "-",
    "and",
    "et",
    "Togo",
    "Chad",
    "given",
    "decision",
    "Unis",
    "partir",
    "est",
    "que",
    "that",
)
UPOS = ("NOUN", "PROPN", "VERB", "ADJ", "PRON", "DET", "ADP", "CCONJ", "AUX", "PUNCT", "NUM", "ADV")
RELATIONS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "acl", "acl:relcl", "advcl", "xcomp"),
    *(
        "ccomp",
        "conj",
        "cc",
        "case",
        "mark",
        "amod",
        "compound",
        "fixed",
        "cop",
        "aux",
        "iobj",
        "det",
        "appos",
        "punct",
    ),
)
FEATURES = (
    "",
    "PronType=Rel",
    "VerbForm=Inf",
    "Mood=Ind|Tense=Past|VerbForm=Fin",
    "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass",
    "Gender=Fem|Number=Plur",
    "Tense=Pres|VerbForm=Part",
    "VerbForm=Ger",
)


def made(chance: random.Random, language: str) -> Parse:
    """A sentence of random words in a random tree."""
    size = chance.randint(2, 12)
    order = chance.sample(range(size), size)
    heads = {at: order[chance.randrange(place)] if place else at for place, at in enumerate(order)}
    tokens, start = [], 0
    for at in range(size):
        word = chance.choice(WORDS)
        relation = "root" if heads[at] == at else chance.choice(RELATIONS)
        tokens.append(
            Token(
                at,
                start,
                start + len(word),
                word,
                word,
                chance.choice(UPOS),
                chance.choice(FEATURES),
                heads[at],
                relation,
            )
        )
        start += len(word) + chance.randint(0, 1)
    text = "".join(token.text.ljust(token.end - token.start) for token in tokens).ljust(start)
    return Parse(text, language, tuple(tokens), (Sentence(0, size - 1),))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_tree_stays_a_tree(language: str) -> None:
    chance, words = random.Random(7), grammar.load(language)
    for _ in range(20_000):
        before = made(chance, language)
        after = mended(before, words)
        assert [token.text for token in after.tokens] == [token.text for token in before.tokens]
        for token in after.tokens:
            above = token
            for _ in after.tokens:
                above = after.tokens[above.head]
            assert above.head == above.index, [(each.text, each.relation, each.head) for each in before.tokens]


def test_a_circle_is_refused() -> None:
    parse = made(random.Random(1), "en")
    one, other = parse.tokens[:2]
    changes = parse.changes()
    changes[0], changes[1] = replace(one, head=1), replace(other, head=0)
    assert parse.rewritten(changes) is parse
