"""What somebody is called: of two objects of a verb of naming the second is no object.

Takes a parse; gives "called it an assault on its sovereignty" with one object, and what it is called as a predicate of
it.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.tree import Parse

_NAMED = ("obj", "iobj", "expl")


def named(parse: Parse, naming: Collection[str]) -> Parse:
    """The parse with one object a verb of naming: the nearest behind it."""
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.lemma.lower() in naming):
        behind = [each for each in parse.children(verb.index, *_NAMED) if each.index > verb.index]
        if len(behind) == 2 and behind[1].upos in ("NOUN", "PROPN"):
            tokens[behind[0].index] = replace(behind[0], relation="obj")
            tokens[behind[1].index] = replace(behind[1], relation="xcomp")
    return parse.rewritten(tokens)
