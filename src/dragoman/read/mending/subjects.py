"""Subjects hung on the verb above put back into their clause.

"Ghana put off the visit, a spokesman said", "worsened after Accra struck a deal": takes a parse; gives it with the
first of two subjects under the clause between them, a noun between a conjunction and its verb under that verb, and a
noun behind a participle as its object.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_present_participle
from dragoman.read.tree import Parse, Token


def returned(parse: Parse) -> Parse:
    """The parse with each subject in its own clause."""
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB"):
        clause = _robbed(parse, verb)
        if clause is not None:
            first = parse.children(verb.index, "nsubj")[0]
            tokens[first.index] = replace(first, head=clause.index)
        noun = _enclosed(parse, verb)
        if noun is not None:
            tokens[noun.index] = replace(noun, head=verb.index, relation="nsubj")
    return parse.rewritten(tokens)


def taken(parse: Parse) -> Parse:
    """The parse with a "subject" right behind a gerund as its object: "accusing [the country] of hosting bases"."""
    tokens = parse.changes()
    for noun in parse.related("nsubj"):
        verb = parse.tokens[noun.head]
        present = is_present_participle(verb)
        behind = present and parse.subtree(noun.index)[0] == verb.index + 1
        if behind and not parse.children(verb.index, "obj", "aux"):
            tokens[noun.index] = replace(noun, relation="obj")
    return parse.rewritten(tokens)


def _robbed(parse: Parse, reporting: Token) -> Token | None:
    """The clause before a verb of saying whose subject was given to that verb."""
    both = parse.children(reporting.index, "nsubj")
    if len(both) < 2:
        return None
    first, second = both[:2]
    clauses = (each for each in parse.children(reporting.index, "ccomp") if first.index < each.index < second.index)
    return next((each for each in clauses if not parse.children(each.index, "nsubj")), None)


def _enclosed(parse: Parse, verb: Token) -> Token | None:
    """The noun without preposition that stands right between the conjunction of a clause and its verb."""
    marks = parse.children(verb.index, "mark")
    if not marks or verb.feature("VerbForm") != "Fin" or parse.children(verb.index, "nsubj"):
        return None
    second = parse.children(verb.head, "nsubj")[1:]
    for noun in (*parse.children(verb.head, "obl", "obj", "nmod", "dep"), *second):
        bare = noun.upos in ("NOUN", "PROPN") and not parse.children(noun.index, "case")
        between = parse.tokens[marks[-1].index + 1 : noun.index]
        if bare and marks[-1].index < noun.index < verb.index and all(each.head == noun.index for each in between):
            return noun
    return None
