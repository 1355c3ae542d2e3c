"""Participle clauses hung on the wrong word before their comma.

« rompt avec le Togo, accusé de … » is said of the noun it agrees with, « rompt avec le Togo, l'accusant de … » of the
subject of the verb. Takes a parse; gives it with each such clause where it belongs.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_past_participle
from dragoman.read.tree import Parse, Token


def agreed(parse: Parse) -> Parse:
    """The parse with each participle clause on a noun it agrees with."""
    tokens = parse.changes()
    for clause in parse.related("advcl"):
        noun = _noun(parse, clause) if clause.upos == "VERB" else None
        if noun is not None:
            tokens[clause.index] = replace(clause, head=noun.index, relation="acl")
    return parse.rewritten(tokens)


def loosened(parse: Parse) -> Parse:
    """The parse with each present participle after a comma on the verb before it, not on the noun between."""
    tokens = parse.changes()
    for clause in parse.related("acl"):
        verb = _verb(parse, clause) if clause.relation == "acl" and clause.upos == "VERB" else None
        if verb is not None:
            tokens[clause.index] = replace(clause, head=verb.index, relation="advcl")
    return parse.rewritten(tokens)


def opened(parse: Parse) -> Parse:
    """The parse with a present participle behind a preposition as a clause: « a riposté en bombardant … »."""
    tokens = parse.changes()
    for verb in parse.related("obl", "nmod"):
        present = verb.upos == "VERB" and verb.feature("Tense") == "Pres" and verb.feature("VerbForm") == "Part"
        opening = parse.children(verb.index, "case") if present else ()
        if opening and opening[0].index == verb.index - 1:
            tokens[verb.index] = replace(verb, relation="advcl")
            tokens[opening[0].index] = replace(opening[0], relation="mark")
    return parse.rewritten(tokens)


def _verb(parse: Parse, clause: Token) -> Token | None:
    """The verb whose subject does what a present participle after a comma says; none where the noun is that subject."""
    first = parse.subtree(clause.index)[0]
    opened = first > 0 and "," in (parse.tokens[first].text, parse.tokens[first - 1].text)
    if not opened or is_past_participle(clause) or clause.feature("VerbForm") not in ("Part", "Ger"):
        return None
    verb = next((each for each in parse.ancestors(clause.index) if each.upos == "VERB"), None)
    return verb if verb is not None and verb.index < clause.head else None


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
