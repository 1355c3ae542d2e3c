"""Utterances without a verb: « Chantage diplomatique », ont tonné les avocats; « Aucune infraction, a assuré … ».

Takes a parse; gives it with what is uttered beside its verb, as what is said is, where the parser took it for the
subject, and with whoever says it behind the verb as the subject. A definite noun before the comma stays what it is.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

_SPEAKERS = ("nsubj", "obj")
_GROUP = ("aux", "expl", "advmod", "iobj")


def uttered(parse: Parse, definite: Collection[str]) -> Parse:
    """The parse with each such utterance beside its verb."""
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB" and "nsubj" in parse.relations(token.index)):
        before = [each for each in parse.children(verb.index, "nsubj") if each.index < verb.index]
        behind = [each for each in parse.children(verb.index, *_SPEAKERS) if each.index > verb.index]
        if len(before) == 1 and behind and _is_uttered(parse, before[0], verb, definite):
            tokens[before[0].index] = replace(before[0], relation="parataxis")
            tokens[behind[0].index] = replace(behind[0], relation="nsubj")
    return parse.rewritten(tokens)


def _is_uttered(parse: Parse, noun: Token, verb: Token, definite: Collection[str]) -> bool:
    """Whether nothing but a comma and the verb's own small words part a noun that opens its sentence from the verb."""
    group = (verb.index, *(each.index for each in parse.children(verb.index, *_GROUP)))
    first = min(index for index in group if all(each in group for each in range(index, verb.index)))
    inside = [each for each in parse.tokens[parse.sentence(verb.index).first : first] if each.upos != "PUNCT"]
    alone = {each.index for each in inside} <= set(parse.subtree(noun.index))
    commas = [each for each in parse.tokens[parse.sentence(verb.index).first : first] if each.text == ","]
    articles = {each.text.lower() for each in parse.children(noun.index, "det")}
    bare = noun.upos == "NOUN" and articles.isdisjoint(definite)
    return alone and bare and [each.index for each in commas] == [first - 1]
