"""Headlines that tell what lies ahead: "Kenya to expel envoys".

Takes a parse whose parser hangs the infinitive on the name as if it qualified it; gives it as what the name is to do.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_infinitive
from dragoman.read.tree import Parse, Token


def headed(parse: Parse) -> Parse:
    """The parse with each infinitive right behind a name that is all of its sentence above it."""
    tokens = list(parse.tokens)
    for name in parse.tokens:
        verb = _predicate(parse, name)
        if verb is not None:
            tokens[verb.index] = replace(verb, head=verb.index, relation="root")
            for each in (name, *parse.children(name.index)):
                if each is not verb and (each is name or each.index > verb.index):
                    tokens[each.index] = replace(
                        each, head=verb.index, relation="nsubj" if each is name else each.relation
                    )
    return parse.rewritten(tokens)


def _predicate(parse: Parse, name: Token) -> Token | None:
    if name.upos != "PROPN" or name.relation != "root" or parse.children(name.index, "cop"):
        return None
    for clause in parse.children(name.index, "acl"):
        mark = next(iter(parse.children(clause.index, "mark")), None)
        if mark is None or not name.index < mark.index < clause.index or not is_infinitive(clause):
            continue
        before = parse.tokens[mark.index - 1]
        if before.upos == "PROPN" and name in (before, *parse.ancestors(before.index)):
            return clause
    return None
