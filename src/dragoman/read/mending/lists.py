"""Members of a list put back beside each other: "by the Union, the States and Russia", « au Mali, au Niger … ».

Takes a parse; gives it with a member that was called a second subject, hung on a word from before the list, or beside
the member before it, as what is coordinated with that.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

_NOUNS = ("NOUN", "PROPN")
_MEMBERS = ("conj", "nsubj", "nmod", "obl", "obj", "appos", "root")
"""Relations that parsers give to members of lists."""


def listed(parse: Parse) -> Parse:
    """The parse with each member of a list in it."""
    tokens = parse.changes()
    for noun in (token for token in parse.related(*_MEMBERS) if token.upos in _NOUNS):
        verb = _begun(parse, noun) if noun.base == "conj" else None
        before = _nearer(parse, noun) if noun.base == "conj" else _listed_before(parse, noun) or _alike(parse, noun)
        if verb is not None:
            tokens[noun.index] = replace(noun, head=verb.index, relation="nsubj")
        elif before is not None and noun not in parse.ancestors(before.index):
            tokens[noun.index] = replace(noun, head=before.index, relation="conj")
    return parse.rewritten(tokens)


def _begun(parse: Parse, noun: Token) -> Token | None:
    """The verb whose subjects begin with a noun that was hung on the word before the comma: « Lundi, Kényans et … »."""
    opening = parse.tokens[noun.head]
    verb = parse.tokens[opening.head]
    joined = parse.children(noun.index, "cc")
    fronted = opening.base == "obl" and opening.index < noun.index < verb.index and verb.upos == "VERB"
    after_comma = parse.tokens[noun.index - 1].text == ","
    return verb if fronted and after_comma and not joined and not parse.children(verb.index, "nsubj") else None


def _nearer(parse: Parse, noun: Token) -> Token | None:
    """The noun right before the conjunction, where a comma parts it from what the coordinated noun hangs on."""
    joint = next((each for each in parse.children(noun.index, "cc") if each.index < noun.index), None)
    before = parse.tokens[joint.index - 1] if joint is not None else noun
    if before.upos not in _NOUNS or before.index <= noun.head:
        return None
    if before.base == "conj":
        return before if _begun(parse, before) is not None else None
    parted = any(each.text == "," for each in parse.tokens[noun.head + 1 : before.index])
    own = before.base in ("nsubj", "obj", "obl") and parse.tokens[noun.head] not in parse.ancestors(before.index)
    return before if parted and own else None


def _listed_before(parse: Parse, noun: Token) -> Token | None:
    """The noun before the comma that a second subject follows, if another member is coordinated with it."""
    subjects = parse.children(noun.head, "nsubj") if noun.relation == "nsubj" else ()
    if len(subjects) < 2 or subjects[0] is noun:
        return None
    first = min([noun.index, *(each.index for each in parse.children(noun.index, "det", "amod", "compound"))])
    if first < 2 or parse.tokens[first - 1].text != ",":
        return None
    before = parse.tokens[first - 2]
    joined = any(parse.children(each.index, "cc") for each in parse.children(noun.index, "conj"))
    return before if joined and before.upos in _NOUNS and before.index > subjects[0].index else None


def _alike(parse: Parse, name: Token) -> Token | None:
    """The name before the comma that a name with the same preposition follows: « au Mali, au Niger … »."""
    siblings = parse.children(name.head, "nmod", "obl") if name.upos == "PROPN" else ()
    before = next((each for each in reversed(siblings) if each.index < name.index), None)
    if before is None or before.upos != "PROPN":
        return None
    own, alike = parse.children(name.index, "case"), parse.children(before.index, "case")
    if not own or [each.lemma for each in own] != [each.lemma for each in alike]:
        return None
    between = parse.tokens[parse.subtree(before.index)[-1] + 1 : own[0].index]
    return before if [each.text for each in between] in ([","], []) else None
