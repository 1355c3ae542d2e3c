"""Names taken for what they are not: a second subject, or the name of a day.

« la visite du ministre, Jean Roux, le gouvernement a annoncé … »: takes a parse; gives it with the name under
the noun before its comma. « a accusé mardi Lomé d'un raid »: gives it with the name as the object.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

NOMINAL = ("NOUN", "PROPN")


def explained(parse: Parse) -> Parse:
    """The parse with each name between commas, before the subject of a verb, under the noun before it."""
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB"):
        subjects = parse.children(verb.index, "nsubj")
        both = subjects[:2] if len(subjects) != 1 else (*subjects, *_hidden(parse, subjects[0], verb))
        noun = _noun(parse, both[0], both[1]) if len(both) > 1 else None
        if noun is not None:
            tokens[both[0].index] = replace(both[0], head=noun.index, relation="appos")
            tokens[both[1].index] = replace(both[1], head=verb.index, relation=both[0].relation)
    return parse.rewritten(tokens)


def _hidden(parse: Parse, name: Token, verb: Token) -> tuple[Token, ...]:
    """A noun under a name that is the subject: a comma parts it from the name, and neither comma nor "and" follows."""
    for each in parse.children(name.index, "conj", "appos"):
        inside = parse.subtree(each.index)
        opened = parse.tokens[inside[0] - 1].text == "," or parse.tokens[inside[0]].text == ","
        between = parse.tokens[inside[-1] + 1 : verb.index]
        closed = any(token.text == "," for token in between) or bool(parse.children(each.index, "cc"))
        if name.upos == "PROPN" and opened and not closed and name.index < each.index < verb.index:
            return (each,)
    return ()


def undated(parse: Parse) -> Parse:
    """The parse with each name right after a bare noun beside a verb, and no comma between, as the verb's object."""
    tokens = parse.changes()
    for name in (each for each in parse.related("appos") if each.upos == "PROPN"):
        noun = parse.tokens[name.head]
        verb = parse.tokens[noun.head]
        under = [*parse.subtree(name.index)]
        bare = noun.base in ("obl", "advmod") and not parse.children(noun.index, "case", "det")
        close = under[0] == noun.index + 1 and noun.index == verb.index + 1
        if bare and close and verb.upos == "VERB" and not parse.children(verb.index, "obj", "ccomp", "xcomp"):
            tokens[name.index] = replace(name, head=verb.index, relation="obj")
    return parse.rewritten(tokens)


def _noun(parse: Parse, name: Token, subject: Token) -> Token | None:
    """What a name explains: the noun before its comma, or one that noun hangs on, of the number of a name."""
    theirs = {*parse.subtree(subject.index)}
    inside = [each for each in parse.subtree(name.index) if each not in theirs and parse.tokens[each].upos != "PUNCT"]
    if name.upos != "PROPN" or inside[0] < 2 or inside[-1] + 1 >= subject.index:
        return None
    if parse.tokens[inside[0] - 1].text != "," or parse.tokens[inside[-1] + 1].text != ",":
        return None
    before = parse.tokens[inside[0] - 2]
    chain = (each for each in (before, *parse.ancestors(before.index)) if each.upos in NOMINAL)
    return next((each for each in chain if each.index < name.index and each.feature("Number") != "Plur"), None)
