"""Duties told of somebody by a copula: « c'est à Madrid de s'excuser », "it is up to Madrid to apologise".

Takes a parse and the prepositions behind which stands whose duty it is; gives it with the duty as the predicate,
whose it is as its subject, with the preposition, and the copula as its auxiliary.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_infinitive
from dragoman.read.tree import Parse, Token

_CLAUSES = ("root", "ccomp", "parataxis", "conj", "advcl", "acl", "xcomp")
"""Relations that clauses have."""


def owed(parse: Parse, duties: Collection[str]) -> Parse:
    """The parse with each duty as what is told."""
    tokens = parse.changes()
    for copula in parse.related("cop"):
        noun = parse.tokens[copula.head]
        duty = _duty(parse, copula, noun, duties)
        if duty is None:
            continue
        above = duty.index if noun.head == noun.index else noun.head
        relation = noun.relation if noun.base in _CLAUSES else "ccomp"
        tokens[duty.index] = replace(duty, head=above, relation=relation)
        tokens[noun.index] = replace(noun, head=duty.index, relation="nsubj")
        tokens[copula.index] = replace(copula, head=duty.index, relation="aux")
        for child in parse.children(noun.index):
            if child.base in ("nsubj", "expl"):
                tokens[child.index] = replace(child, head=duty.index, relation="expl:subj")
            elif child.base in ("punct", "parataxis", "advmod", "mark", "cc", "conj") and child.index != duty.index:
                tokens[child.index] = replace(child, head=duty.index)
    return parse.rewritten(tokens)


def _duty(parse: Parse, copula: Token, noun: Token, duties: Collection[str]) -> Token | None:
    """The infinitive on a noun that "it" is said to be up to."""
    formal = any(each.upos == "PRON" for each in parse.children(noun.index, "nsubj", "expl"))
    opening = " ".join(each.lemma.lower() for each in parse.children(noun.index, "case"))
    told = formal and opening in duties and noun.index > copula.index
    clauses = parse.children(noun.index, "acl") if told else ()
    return next((each for each in clauses if is_infinitive(each)), None)
