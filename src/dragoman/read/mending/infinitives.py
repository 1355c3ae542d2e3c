"""Infinitives put under what governs them: « protester contre la décision de fermer la base », « prié de partir ».

Takes a parse, and the nouns and verbs that say what somebody means to do; gives it with the infinitive that follows
such a noun under it, where the parser gave it to the verb; as what such a verb governs, where the parser saw a purpose;
and with « de partir » as a verb, where the parser saw a preposition.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_infinitive
from dragoman.read.tree import Parse, Token

_WITHIN = ("nmod", "conj", "appos", "flat")
"""Relations of what stands within a noun phrase."""

SHORT = 2
"""How many words a day has at most, with its preposition."""

_FULL = ("obj", "iobj", "ccomp", "xcomp")


def decided(parse: Parse, decisions: Collection[str]) -> Parse:
    """The parse with each such infinitive under its noun."""
    tokens = parse.changes()
    for verb in parse.related("xcomp", "advcl", "ccomp"):
        if is_infinitive(verb):
            noun = _before(parse, verb, decisions)
            if noun is not None:
                tokens[verb.index] = replace(verb, head=noun.index, relation="acl")
    return parse.rewritten(tokens)


def _before(parse: Parse, verb: Token, decisions: Collection[str]) -> Token | None:
    """The decision that a verb's other complement is, if but its own words, and a day, stand before the infinitive."""
    marks = parse.children(verb.index, "mark")
    nouns = (each for each in parse.children(verb.head, "obj", "obl") if each.lemma.lower() in decisions)
    noun = next((each for each in nouns if marks and verb.head < each.index < marks[0].index), None)
    if noun is None or parse.children(noun.index, "acl"):
        return None
    inside = {*parse.subtree(noun.index)}
    for beside in parse.children(verb.head, "obl", "advmod"):
        day = parse.subtree(beside.index)
        if len(day) <= SHORT and day[0] > noun.index:
            inside |= {*day}  # "the decision [on Monday] to close it"
    between = (each for each in parse.tokens[noun.index : marks[0].index] if each.upos != "PUNCT")
    return noun if all(each.index in inside for each in between) else None


def asked(
    parse: Parse, asking: Collection[str], slots: Mapping[str, Collection[str]], decisions: Collection[str]
) -> Parse:
    """The parse with what somebody is asked to do under the verb that asks, not on a noun that says who is asked.

    "ordered the envoys of Togo and Benin [to leave]": hung on Benin. « Les efforts du Togo pour … » are left alone.
    """
    tokens = parse.changes()
    for clause in parse.tokens:
        noun = parse.tokens[clause.head]
        if clause.base != "acl" or not is_infinitive(clause) or noun.index > clause.index:
            continue
        path = [noun]
        while path[-1].base in _WITHIN and path[-1].head != path[-1].index:
            path.append(parse.tokens[path[-1].head])
        whom, verb = path[-1], parse.tokens[path[-1].head]
        given = any("recipient" in slots.get(each.lemma.lower(), ()) for each in parse.children(whom.index, "case"))
        fits = whom.base in ("obj", "iobj") or (whom.base == "obl" and given)
        free = not parse.children(verb.index, "xcomp", "ccomp") and verb.index < whom.index
        means = any(each.lemma.lower() in decisions for each in path)
        if len(path) > 1 and fits and free and not means and verb.lemma.lower() in asking:
            tokens[clause.index] = replace(clause, head=verb.index, relation="xcomp")
    return parse.rewritten(tokens)


def governed(parse: Parse, governing: Collection[str]) -> Parse:
    """The parse with what such a verb governs as that, not as its purpose: "decided on Monday to close the embassy"."""
    tokens = parse.changes()
    for verb in parse.tokens:
        above = parse.tokens[verb.head]
        if verb.relation != "advcl" or not is_infinitive(verb) or above.lemma.lower() not in governing:
            continue
        bare = all(each.upos == "PART" for each in parse.children(verb.index, "mark"))  # "in order to" says a purpose
        if bare and above.upos == "VERB" and above.index < verb.index and not parse.children(above.index, *_FULL):
            tokens[verb.index] = replace(verb, relation="xcomp")
    return parse.rewritten(tokens)


def freed(parse: Parse) -> Parse:
    """The parse with an infinitive that was taken for a part of its preposition under the verb before it."""
    tokens = parse.changes()
    for verb in parse.related("fixed"):
        mark = parse.tokens[verb.index - 1]
        if verb.relation != "fixed" or not is_infinitive(verb) or mark.index != verb.head or mark.upos != "ADP":
            continue
        before = range(mark.index - 1, parse.sentence(verb.index).first - 1, -1)
        above = next((index for index in before if parse.tokens[index].upos == "VERB"), None)
        if above is not None and verb not in parse.ancestors(above) and mark not in parse.ancestors(above):
            tokens[verb.index] = replace(verb, head=above, relation="xcomp")
            tokens[mark.index] = replace(mark, head=verb.index, relation="mark")
            for child in parse.children(mark.index):
                if child is not verb:
                    tokens[child.index] = replace(child, head=verb.index)
    return parse.rewritten(tokens)


def raised(parse: Parse) -> Parse:
    """The parse with a conjunction before a verb on that verb, not on the infinitive it governs: "if it wants to …"."""
    tokens = parse.changes()
    for mark in parse.related("mark"):
        below = parse.tokens[mark.head]
        above = parse.tokens[below.head]
        if mark.relation == "mark" and below.base == "xcomp" and mark.index < above.index < below.index:
            tokens[mark.index] = replace(mark, head=above.index)
    return parse.rewritten(tokens)
