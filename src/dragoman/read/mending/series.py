"""Participles that share an auxiliary: « a rappelé son ambassadeur, fermé la frontière et suspendu le traité ».

Takes a parse; gives it with each such participle coordinated with the verb that has the auxiliary, where the parser
hung it elsewhere: on an infinitive between them, or on any word, if it has an object. A past participle with an object
can be nothing else: one that is passive has none.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import HAVING, is_infinitive, is_past_participle
from dragoman.read.tree import Parse, Token


def regained(parse: Parse) -> Parse:
    """The parse with a participle on the perfect it goes on with: « a accusé Lomé de mentir et réclamé … »."""
    tokens = parse.changes()
    for verb in parse.related("conj"):
        above = parse.tokens[verb.head]
        bare = verb.upos == "VERB" and is_past_participle(verb) and not parse.children(verb.index, "aux", "nsubj")
        if bare and is_infinitive(above):
            first = next((each for each in parse.ancestors(above.index) if _is_perfect(parse, each)), None)
            if first is not None and first.index < verb.index:
                tokens[verb.index] = replace(verb, head=first.index)
    return parse.rewritten(tokens)


def serial(parse: Parse) -> Parse:
    """The parse with each such participle beside the first."""
    tokens = parse.changes()
    for verb in parse.related("acl", "advcl", "conj", "parataxis"):
        first = _first(parse, verb) if verb.relation == verb.base else None
        if first is not None and first.index != verb.head and verb not in parse.ancestors(first.index):
            tokens[verb.index] = replace(verb, head=first.index, relation="conj")
    return parse.rewritten(tokens)


def _first(parse: Parse, verb: Token) -> Token | None:
    """The verb whose auxiliary a participle after a comma or a conjunction shares."""
    if not is_past_participle(verb) or parse.children(verb.index, "aux", "nsubj", "mark"):
        return None
    before = parse.tokens[verb.index - 1]
    objects = (each for each in parse.children(verb.index, "obj") if not parse.children(each.index, "case"))
    if (before.text != "," and before.upos != "CCONJ") or not any(each.index > verb.index for each in objects):
        return None
    start = parse.sentence(verb.index).first
    earlier = (each for each in reversed(parse.tokens[start : verb.index]) if _is_perfect(parse, each))
    first = next(earlier, None)
    return first if first is not None and first.relation != "acl:relcl" else None


def _is_perfect(parse: Parse, verb: Token) -> bool:
    """Whether a verb has an auxiliary of its own that makes a perfect of it, and no passive."""
    forms = parse.children(verb.index, "aux")
    having = any(each.lemma in HAVING and each.feature("VerbForm") == "Fin" for each in forms)
    return having and not any(each.relation == "aux:pass" for each in forms)
