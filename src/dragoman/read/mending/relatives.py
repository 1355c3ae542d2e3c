"""Slips around relative pronouns put right in the tree: "which" beside the subject of its clause is its object.

Takes a parse; gives it with "Togo, which it accuses of …" told as any other relative clause with an object.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token


def turned(parse: Parse) -> Parse:
    """The parse with the first of two subjects of a relative clause as its object, and the clause under its noun."""
    tokens = list(parse.tokens)
    for clause in parse.tokens:
        relative = _first_of_two(parse, clause)
        noun = _noun(parse, clause, relative) if relative is not None else None
        if relative is not None and noun is not None:
            tokens[relative.index] = replace(relative, relation="obj")
            tokens[clause.index] = replace(tokens[clause.index], head=noun.index, relation="acl:relcl")
    return parse.rewritten(tokens)


def _first_of_two(parse: Parse, clause: Token) -> Token | None:
    both = parse.children(clause.index, "nsubj") if clause.upos == "VERB" else ()
    free = bool(both) and not parse.children(clause.index, "obj", "cop")
    slipped = free and len(both) > 1 and both[0].feature("PronType") == "Rel" and both[1].index < clause.index
    return both[0] if slipped else None


def _noun(parse: Parse, clause: Token, relative: Token) -> Token | None:
    """What the clause is on: as the parser has it, else the noun before the pronoun and its comma."""
    if clause.relation == "acl:relcl":
        return parse.tokens[clause.head]
    before = next((each for each in reversed(parse.tokens[: relative.index]) if each.upos != "PUNCT"), relative)
    free = before.upos in ("NOUN", "PROPN") and clause not in parse.ancestors(before.index)
    return before if free and clause.head != clause.index else None
