"""Slips around relative pronouns put right in the tree: "which" beside the subject of its clause is its object.

Takes a parse; gives it with "Togo, which it accuses of …" told as any other relative clause with an object.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token


def turned(parse: Parse) -> Parse:
    """The parse with the first of two subjects of a relative clause as its object."""
    tokens = list(parse.tokens)
    for clause in parse.tokens:
        for relative in _first_of_two(parse, clause) if clause.relation == "acl:relcl" else ():
            tokens[relative.index] = replace(relative, relation="obj")
    return parse if tokens == list(parse.tokens) else Parse(parse.text, parse.language, tuple(tokens), parse.sentences)


def _first_of_two(parse: Parse, clause: Token) -> tuple[Token, ...]:
    both = parse.children(clause.index, "nsubj")
    free = clause.upos == "VERB" and not parse.children(clause.index, "obj", "cop")
    slipped = free and len(both) > 1 and both[0].feature("PronType") == "Rel" and both[1].index < clause.index
    return both[:1] if slipped else ()
