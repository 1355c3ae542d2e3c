"""Short active sentences that were taken for passive ones: "Kenya rebuked Togo".

Takes a parse and the verbs that call somebody something; gives it with the subject as a subject and the name after
the verb as its object, where no auxiliary says that the verb is passive and no name is given.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
"""Features of a verb in the simple past."""


def active(parse: Parse, naming: Collection[str]) -> Parse:
    """The parse with such verbs as active ones."""
    tokens = list(parse.tokens)
    for verb in parse.tokens:
        if verb.upos != "VERB" or verb.lemma.lower() in naming:
            continue
        both = _sides(parse, verb)
        if both is not None:
            subject, name = both
            tokens[subject.index] = replace(subject, relation="nsubj")
            tokens[name.index] = replace(name, relation="obj")
            tokens[verb.index] = replace(tokens[verb.index], features=FINITE)
    return parse.rewritten(tokens)


def _sides(parse: Parse, verb: Token) -> tuple[Token, Token] | None:
    """The subject and the name right after a verb without auxiliary that is called passive."""
    subjects = parse.children(verb.index, "nsubj")
    if len(subjects) != 1 or parse.children(verb.index, "aux", "obl:agent", "mark"):
        return None
    taken = verb.feature("Voice") == "Pass" or subjects[0].relation == "nsubj:pass"
    after = (each for each in parse.children(verb.index, "xcomp", "obj", "obl") if each.upos == "PROPN")
    name = next((each for each in after if not parse.children(each.index, "case")), None)
    if name is None or not (taken or name.base == "xcomp") or not subjects[0].index < verb.index < name.index:
        return None
    beside = all(each.head == name.index for each in parse.tokens[verb.index + 1 : name.index])
    return (subjects[0], name) if beside else None
