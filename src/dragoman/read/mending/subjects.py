"""Subjects hung on the verb that reports a clause put back into it: "Ghana put off the visit, a spokesman said".

Takes a parse; gives it with the first of two subjects under the clause that stands between them.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token


def returned(parse: Parse) -> Parse:
    """The parse with each subject in its own clause."""
    tokens = list(parse.tokens)
    for reporting in parse.tokens:
        clause = _robbed(parse, reporting)
        if clause is not None:
            first = parse.children(reporting.index, "nsubj")[0]
            tokens[first.index] = replace(first, head=clause.index)
    return parse.rewritten(tokens)


def _robbed(parse: Parse, reporting: Token) -> Token | None:
    """The clause before a verb of saying whose subject was given to that verb."""
    both = parse.children(reporting.index, "nsubj")
    if len(both) < 2:
        return None
    first, second = both[:2]
    clauses = (each for each in parse.children(reporting.index, "ccomp") if first.index < each.index < second.index)
    return next((each for each in clauses if not parse.children(each.index, "nsubj")), None)
