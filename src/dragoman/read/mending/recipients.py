"""Objects put beside their verb: "gave Manila four patrol boats", « essuie depuis lundi des tirs ».

Takes a parse and the verbs of giving; gives it with a name between the verb and the thing as its indirect object,
where the parser saw a part of the thing's name or a second object; without a thing it is the object itself.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_passive
from dragoman.read.tree import Parse, Token

_COUNTING = ("NUM", "DET")
_PRONOUNS = ("PRON",)
_NOUNS = ("NOUN", "PROPN")
_DONE = ("obj", "ccomp", "xcomp", "aux:pass")


def given(parse: Parse, giving: Collection[str]) -> Parse:
    """The parse with whoever is given something as the indirect object."""
    tokens = parse.changes()
    for verb in parse.tokens:
        if verb.upos == "VERB" and verb.lemma.lower() in giving:
            name = _between(parse, verb)
            if name is not None:
                tokens[name.index] = replace(name, head=verb.index, relation="iobj")
    for whom in parse.related("iobj"):
        if whom.head != whom.index and whom.upos not in _PRONOUNS and not parse.children(whom.head, "obj", "ccomp"):
            tokens[whom.index] = replace(whom, relation="obj")  # "asked the two to talk"
    return parse.rewritten(tokens)


def _between(parse: Parse, verb: Token) -> Token | None:
    """The name right after a verb, before a thing that is told how many it is."""
    things = parse.children(verb.index, "obj")
    if not things:
        return None
    thing = things[-1]
    beside = (*parse.children(thing.index, "compound", "nmod", "amod"), *things[:-1])
    for name in beside:
        after = parse.tokens[verb.index + 1 : name.index]
        counted = any(each.upos in _COUNTING for each in parse.tokens[name.index + 1 : thing.index])
        bare = not parse.children(name.index, "case")
        if name.upos == "PROPN" and counted and bare and all(each.upos in ("PROPN", "DET") for each in after):
            return name
    return None


def carried(parse: Parse, transitive: Collection[str], partitive: Collection[str]) -> Parse:
    """The parse with what stands behind a phrase of a verb that must have an object, and has none, as that object.

    « a mené sur le sol angolais des frappes », « essuie depuis lundi des attaques »: of neither soil nor day. « A
    arrêté, près de Goma, douze hommes »: no other name of the town.
    """
    tokens = parse.changes()
    for verb in (token for token in parse.tokens if token.upos == "VERB" and token.lemma.lower() in transitive):
        done = parse.children(verb.index, *_DONE)
        behind = [each for each in parse.children(verb.index, "obl", "advmod", "nmod") if each.index > verb.index]
        for above in (verb, *behind) if not done else ():
            for noun in parse.children(above.index, "nmod"):
                cases = [each.text.lower() for each in parse.children(noun.index, "case", "det")]
                if noun.index > above.index and cases[:1] and cases[0] in partitive:
                    tokens[noun.index] = replace(noun, head=verb.index, relation="obj")
        parted = _parted(parse, verb) if not parse.children(verb.index, *_DONE) else None
        if parted is not None:
            tokens[parted.index] = replace(parted, head=verb.index, relation="obj")
    return parse.rewritten(tokens)


def _parted(parse: Parse, verb: Token) -> Token | None:
    """The last noun behind a comma, with an article or number, that was hung in a phrase between it and its verb."""
    if is_passive(parse, verb):
        return None
    for index in reversed(parse.subtree(verb.index)):
        noun, above = parse.tokens[index], parse.tokens[parse.tokens[index].head]
        hung = noun.base == "appos" or (noun.base == "obj" and above.upos == "VERB" and above.base == "advcl")
        if noun.upos not in _NOUNS or not hung or not verb.index < above.index < index:
            continue
        first = next(each for each in parse.subtree(index) if parse.tokens[each].upos != "PUNCT")
        opened = parse.tokens[first - 1].text == "," and parse.tokens[first].upos in _COUNTING
        clauses = [each for each in parse.ancestors(index) if each.base in ("conj", "ccomp", "parataxis")]
        if opened and above.index < first and not any(verb.index < each.index for each in clauses):
            return noun
    return None
