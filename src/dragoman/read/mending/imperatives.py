"""Imperatives that parsers take for infinitives or the present: « Rendez le marin », « Ne provoquez pas ».

Takes a parse and how an imperative ends; gives it with a verb of that shape, without a subject, as an imperative.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse

_IMPERATIVE = "Mood=Imp|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin"


def commanded(parse: Parse, shapes: tuple[str, ...]) -> Parse:
    """The parse with such verbs as imperatives."""
    tokens = parse.changes()
    for verb in parse.tokens if shapes else ():
        shaped = verb.upos == "VERB" and verb.text.lower().endswith(shapes)
        if shaped and not parse.children(verb.index, "nsubj", "aux"):
            tokens[verb.index] = replace(verb, features=_IMPERATIVE)
    return parse.rewritten(tokens)
