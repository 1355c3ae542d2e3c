"""Reporting clauses at the end of a sentence: "…, the minister told parliament on Friday".

Takes a parse; gives it with what stands right behind a reporting verb on that verb, not on what it reports, and with
a clause that nothing joins to the sentence before its comma beside it.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_participle
from dragoman.read.tree import Parse, Token

MISHUNG = ("obl", "advmod", "nmod", "advcl", "parataxis")
"""Relations of what is hung on the reported clause instead."""


def reported(parse: Parse) -> Parse:
    """The parse with such clauses apart from what they report."""
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB"):
        for clause in parse.children(verb.index, "ccomp"):
            for each in parse.children(clause.index, *MISHUNG):
                if clause.index < verb.index and _is_of_report(parse, each, verb):
                    relation = "advcl" if each.base == "parataxis" else each.relation
                    tokens[each.index] = replace(each, head=verb.index, relation=relation)
        if _is_beside(parse, verb):
            tokens[verb.index] = replace(tokens[verb.index], relation="parataxis")
    return parse.rewritten(tokens)


def _is_of_report(parse: Parse, each: Token, verb: Token) -> bool:
    """Whether what stands behind a reporting verb is its own: « …, a dit Lomé lundi », "…, he said, blaming Togo"."""
    if each.base == "parataxis" and (parse.children(each.index, "nsubj") or not is_participle(each)):
        return False
    start = next((word for word in parse.subtree(each.index) if parse.tokens[word].upos != "PUNCT"), each.index)
    clause = each.base in ("advcl", "parataxis")
    return verb.index < start and (clause or parse.tokens[start - 1].text != ",")


def _is_beside(parse: Parse, verb: Token) -> bool:
    """Whether a clause with a subject of its own follows a comma, and no word says how it hangs on the verb above."""
    subjects = parse.children(verb.index, "nsubj")
    if verb.relation != "advcl" or verb.head > verb.index or not subjects or parse.children(verb.index, "mark", "cop"):
        return False
    first = next(each for each in parse.subtree(verb.index) if parse.tokens[each].upos != "PUNCT")
    opens = first in parse.subtree(subjects[0].index) and parse.tokens[first - 1].text == ","
    clause = verb.feature("VerbForm") not in ("Ger", "Inf") and subjects[0].relation == "nsubj"
    return opens and clause and subjects[0].feature("PronType") != "Rel"
