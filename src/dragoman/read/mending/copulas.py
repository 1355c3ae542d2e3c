"""Slips around « être » and "be" put right in the tree: subjects hung on it, participles taken for nouns.

Takes a parse; gives it with a subject under what it is said of (« l'ambassadeur est de retour »), and with « parti »
in « est parti » as the verb it is, so that no later layer has to know how a parser errs here.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.read.tree import Parse, Token

PARTICIPLE = "Tense=Past|VerbForm=Part"
"""Features of a participle that was taken for a noun."""

_NOUNLY = ("det", "case", "amod", "nummod")
"""Relations of what stands with a noun and not with a verb."""


def settled(parse: Parse, gone: Mapping[str, str]) -> Parse:
    """The parse without these slips. `gone` gives the verb of participles that may be nouns: « parti », « revenu »."""
    tokens = parse.changes()
    for copula in parse.related("cop"):
        for child in parse.children(copula.index, "nsubj"):
            tokens[child.index] = replace(child, head=copula.head)
        said = parse.tokens[copula.head]
        verb = gone.get(plain(said.text)) if _is_bare(parse, said) else None
        if verb is not None:
            tokens[said.index] = replace(said, lemma=verb, upos="VERB", features=PARTICIPLE)
            tokens[copula.index] = replace(copula, relation="aux")
    return parse.rewritten(tokens)


def _is_bare(parse: Parse, noun: Token) -> bool:
    return noun.upos == "NOUN" and not parse.children(noun.index, *_NOUNLY)
