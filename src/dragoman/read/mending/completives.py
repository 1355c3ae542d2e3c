"""What is said, after a phrase in commas: « a annoncé, lors d'un point de presse, que la frontière resterait fermée ».

Takes a parse and the words that open what is said; gives it with such a clause on the verb that says it, where the
parser saw a relative clause on the noun before the comma. So is what « à ce que » opens.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.read.tree import Parse, Token

_FULL = ("obj", "ccomp", "xcomp")


def completed(parse: Parse, completive: Collection[str]) -> Parse:
    """The parse with such clauses governed by their verbs."""
    tokens = parse.changes()
    for clause in parse.related("acl"):
        word = _opener(parse, clause, completive) if clause.upos in ("VERB", "AUX") else None
        verb = _verb(parse, clause) if word is not None else None
        if word is not None and verb is not None:
            tokens[clause.index] = replace(clause, head=verb.index, relation="ccomp")
            tokens[word.index] = replace(word, head=clause.index, relation="mark", upos="SCONJ", features="")
    return parse.rewritten(tokens)


def conjoined(parse: Parse, completive: Collection[str]) -> Parse:
    """The parse with "à ce que" before a clause as what opens it: « tient à ce que Luanda libère ses soldats »."""
    tokens = parse.changes()
    for clause in parse.related("acl"):
        pronoun = parse.tokens[clause.head]
        marks = [each for each in parse.children(clause.index, "mark") if each.index == pronoun.index + 1]
        opening = pronoun.feature("PronType") == "Dem" and any(each.text.lower() in completive for each in marks)
        verb = parse.tokens[pronoun.head]
        if opening and parse.children(pronoun.index, "case") and verb.upos in ("VERB", "AUX", "ADJ"):
            tokens[clause.index] = replace(clause, head=verb.index, relation="ccomp")
            tokens[pronoun.index] = replace(pronoun, head=clause.index, relation="mark")
    return parse.rewritten(tokens)


def _opener(parse: Parse, clause: Token, completive: Collection[str]) -> Token | None:
    """The word that opens a clause after a comma and has no part in it: « que son pays rompait ses relations »."""
    first = next(each for each in parse.subtree(clause.index) if parse.tokens[each].upos != "PUNCT")
    word = parse.tokens[first]
    if plain(word.text) not in completive or word.head != clause.index:
        return None
    if parse.tokens[first - 1].text != "," and (word.base != "mark" or clause.relation != "acl:relcl"):
        return None  # « à la radio qu'il fermerait … »: what has no part in a relative clause opens none
    others = [each for each in parse.children(clause.index) if each.relation in ("obj", "nsubj:pass", "cop")]
    return word if word.base == "mark" or any(each is not word for each in others) else None


def _verb(parse: Parse, clause: Token) -> Token | None:
    """The verb with a subject of its own under which the noun before the comma stands, if nothing completes it yet."""
    for above in parse.ancestors(clause.index):
        if above.upos == "VERB" and parse.children(above.index, "nsubj"):
            complete = parse.children(above.index, *_FULL) or above.index > clause.index
            return None if complete else above
    return None
