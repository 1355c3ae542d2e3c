"""Slips around relative clauses put right in the tree: what stands before the subject of one is its object.

Takes a parse; gives it with "Togo, which it accuses of …", "a charge Kigali denies" and "the threat Kenya made" told as
any other relative clause with an object, and with what "if" opens on a noun as no relative clause at all.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.read.mending.voices import FINITE
from dragoman.read.tree import Parse, Token

NEIGHBOURS = 2
LOOSE = ("advcl", "parataxis")


def turned(parse: Parse) -> Parse:
    """The parse with the first of two subjects of a relative clause as its object, and the clause under its noun."""
    tokens = parse.changes()
    for clause in parse.tokens:
        relative = _first_of_two(parse, clause)
        noun = _noun(parse, clause, relative) if relative is not None else None
        if relative is not None and noun is not None:
            tokens[relative.index] = replace(relative, relation="obj")
            tokens[clause.index] = replace(tokens[clause.index], head=noun.index, relation="acl:relcl")
    return parse.rewritten(tokens)


def attached(parse: Parse) -> Parse:
    """The parse with each clause that a relative pronoun opens on the noun before the pronoun, not beside its verb.

    So a relative adverb: "in Serbia, where twenty were killed in March".
    """
    tokens = parse.changes()
    relative = (each for each in parse.tokens if each.feature("PronType") == "Rel" and each.upos in ("PRON", "ADV"))
    for pronoun in relative:
        clause = parse.tokens[parse.tokens[pronoun.head].head if pronoun.base == "nmod" else pronoun.head]
        noun = _before(parse, pronoun) if clause.base in LOOSE and clause.index > pronoun.index else None
        if noun is not None and clause not in parse.ancestors(noun.index):
            tokens[clause.index] = replace(clause, head=noun.index, relation="acl:relcl")
    return parse.rewritten(tokens)


def _before(parse: Parse, pronoun: Token) -> Token | None:
    """The noun before a relative pronoun, its preposition and its comma."""
    opening = parse.subtree(pronoun.index)[0]
    before = [each for each in parse.tokens[max(0, opening - 2) : opening] if each.text != ","]
    return before[-1] if before and before[-1].upos in ("NOUN", "PROPN") else None


def loosed(parse: Parse, conditionals: Collection[str]) -> Parse:
    """The parse with what opens with "if" as a condition of the verb above, where it was taken for a relative clause.

    "none would have a state [if the army had not come]".
    """
    tokens = parse.changes()
    for clause in parse.related("acl"):
        marks = parse.children(clause.index, "mark")
        opened = bool(marks) and plain(marks[0].text) in conditionals and marks[0].index > clause.head
        above = parse.ancestors(clause.index) if opened and parse.children(clause.index, "nsubj") else ()
        verb = next((each for each in above if each.upos in ("VERB", "AUX")), None)
        if verb is not None:
            tokens[clause.index] = replace(clause, head=verb.index, relation="advcl")
    return parse.rewritten(tokens)


def bared(parse: Parse) -> Parse:
    """The parse with a noun beside the subject of a clause that lacks its object as what the clause is on.

    "…, a charge Kigali denies": neither has a pronoun between them.
    """
    tokens = parse.changes()
    for clause in parse.tokens:
        noun = _beside_subject(parse, clause)
        if noun is not None:
            tokens[noun.index] = replace(noun, head=clause.head, relation=clause.relation)
            tokens[clause.index] = replace(clause, head=noun.index, relation="acl:relcl")
    return parse.rewritten(tokens)


def denied(parse: Parse) -> Parse:
    """The parse with a name in apposition right before a verb that has no subject as that: "a charge Togo has denied".

    The clause is on the noun that the name was taken to explain.
    """
    tokens = parse.changes()
    for name in parse.related("appos"):
        noun = parse.tokens[name.head]
        last = parse.subtree(name.index)[-1]
        verb = _finite_behind(parse, last + 1) if name.upos == "PROPN" and name.index == noun.index + 1 else None
        if verb is None or noun.upos != "NOUN" or verb in (noun, *parse.ancestors(noun.index)):
            continue
        tokens[verb.index] = replace(verb, head=noun.index, relation="acl:relcl")
        tokens[name.index] = replace(name, head=verb.index, relation="nsubj")
    return parse.rewritten(tokens)


def _finite_behind(parse: Parse, start: int) -> Token | None:
    """The verb beside its sentence, without subject or object, that begins with a word."""
    if start >= len(parse.tokens):
        return None
    first = parse.tokens[start]
    verb = parse.tokens[first.head] if first.upos in ("AUX", "ADV") else first
    free = verb.upos == "VERB" and verb.base in ("parataxis", "conj", "advcl") and verb.index >= start
    return verb if free and not parse.children(verb.index, "nsubj", "obj", "mark", "cc") else None


def agreeing(parse: Parse) -> Parse:
    """The parse with what a noun is said to be, where its participle agrees with the noun, as a relative clause.

    « une accusation que Lomé a rejetée »: a participle after « avoir » agrees with the object before it only.
    """
    tokens = parse.changes()
    for clause in parse.related("ccomp"):
        above = parse.tokens[clause.head]
        if above.upos in ("NOUN", "PROPN") and _agrees(parse, clause, above):
            for mark in parse.children(clause.index, "mark")[:1]:
                tokens[clause.index] = replace(clause, relation="acl:relcl")
                tokens[mark.index] = replace(mark, upos="PRON", relation="obj", features="PronType=Rel")
    return parse.rewritten(tokens)


def _agrees(parse: Parse, clause: Token, noun: Token) -> bool:
    """Whether a participle of the perfect without object has the gender and number of a noun, and these show."""
    marked = "Fem" in clause.feature("Gender") or clause.feature("Number") == "Plur"
    perfect = any(each.relation == "aux" for each in parse.children(clause.index, "aux"))
    same = all(clause.feature(name) == noun.feature(name) for name in ("Gender", "Number"))
    return marked and perfect and same and not parse.children(clause.index, "obj", "aux:pass")


def finite(parse: Parse) -> Parse:
    """The parse with each participle on a noun that has a subject of its own as the relative clause it is.

    "the threat Kenya made", "the warning that Kenya issued": passive of nothing.
    """
    tokens = parse.changes()
    for clause in parse.related("acl"):
        own = parse.children(clause.index, "nsubj") if clause.relation == "acl" and clause.upos == "VERB" else ()
        if any(each.index > clause.index for each in parse.children(clause.index, "obj")):
            continue  # "the demand that Kenya ease the curbs" is whole
        if len(own) == 1 and clause.head < own[0].index < clause.index and not parse.children(clause.index, "aux"):
            features = FINITE if clause.feature("VerbForm") == "Part" else clause.features
            tokens[clause.index] = replace(clause, relation="acl:relcl", features=features)
    return parse.rewritten(tokens)


def _beside_subject(parse: Parse, clause: Token) -> Token | None:
    """The first of two subjects, where it is a noun after a comma or dash with the other right behind it."""
    both = parse.children(clause.index, "nsubj") if clause.upos == "VERB" and clause.head != clause.index else ()
    if len(both) != NEIGHBOURS or both[0].upos != "NOUN" or parse.children(clause.index, "obj", "ccomp", "cop"):
        return None
    if both[0].feature("Number") != "Plur" and not parse.children(both[0].index, "det"):
        return None  # "spokeswoman Tammy Bruce said"
    noun, second = (parse.subtree(each.index) for each in both)
    opened = noun[0] and "PUNCT" in (parse.tokens[noun[0]].upos, parse.tokens[noun[0] - 1].upos)
    return both[0] if opened and noun[-1] + 1 == second[0] and second[-1] < clause.index else None


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
