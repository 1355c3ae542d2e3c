"""Participles taken for nouns after their auxiliary: « ont défilé » has no parade.

Takes a parse; gives it with the participle as the verb and what had it as an object as its auxiliary.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

HAVING = "avoir"
PERFECT = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
"""Features of a participle in « -é »."""


def perfected(parse: Parse) -> Parse:
    """The parse with each such participle as the verb of its clause."""
    tokens = parse.changes()
    for noun in parse.related("obj"):
        having = parse.tokens[noun.head]
        if not _is_participle(parse, noun, having):
            continue
        head = noun.index if having.head == having.index else having.head
        for child in parse.children(having.index):
            tokens[child.index] = replace(tokens[child.index], head=noun.index)
        lemma = f"{noun.text.lower()[:-1]}er"
        relation = "root" if head == noun.index else having.relation
        tokens[noun.index] = replace(noun, upos="VERB", lemma=lemma, features=PERFECT, head=head, relation=relation)
        tokens[having.index] = replace(having, upos="AUX", head=noun.index, relation="aux")
    return parse.rewritten(tokens)


def _is_participle(parse: Parse, noun: Token, having: Token) -> bool:
    """Whether a bare noun in « -é » stands right behind a finite form of « avoir »."""
    beside = noun.upos == "NOUN" and noun.text.endswith("é") and noun.index == having.index + 1
    finite = having.upos == "VERB" and having.lemma == HAVING and having.feature("VerbForm") == "Fin"
    return beside and finite and not parse.children(noun.index, "det", "nummod", "case")
