"""Participle clauses hung on the verb though they agree with the noun before them: « avec le Togo, accusé de … ».

Takes a parse; gives it with such a clause under that noun where it cannot be said of the subject of the verb.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_past_participle
from dragoman.read.tree import Parse, Token


def agreed(parse: Parse) -> Parse:
    """The parse with each participle clause on a noun it agrees with."""
    tokens = list(parse.tokens)
    for clause in parse.tokens:
        noun = _noun(parse, clause) if clause.base == "advcl" and clause.upos == "VERB" else None
        if noun is not None:
            tokens[clause.index] = replace(clause, head=noun.index, relation="acl")
    return parse.rewritten(tokens)


def _noun(parse: Parse, clause: Token) -> Token | None:
    """The noun right before the comma that opens a clause, if only that agrees with its participle."""
    before = parse.tokens[max(0, clause.index - 2) : clause.index]
    if len(before) < 2 or before[1].text != "," or before[0].upos not in ("NOUN", "PROPN"):
        return None
    if not is_past_participle(clause) or parse.children(clause.index, "aux", "nsubj", "mark"):
        return None
    subjects = parse.children(clause.head, "nsubj")
    alien = any(_differ(each, clause) for each in subjects) and clause not in parse.ancestors(before[0].index)
    return before[0] if alien and not _differ(before[0], clause) else None


def _differ(noun: Token, participle: Token) -> bool:
    """Whether a noun has another gender or number than a participle; what is not told does not differ."""
    both = ((noun.feature(name), participle.feature(name)) for name in ("Gender", "Number"))
    return any(one and other and one != other for one, other in both)
