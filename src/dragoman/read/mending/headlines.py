"""Headlines, which leave words out: "Kenya to expel envoys", « Ouganda : l'ambassadeur kényan convoqué ».

Takes a parse whose parser hangs what is told on the noun as if it qualified it; gives it as the predicate of the noun.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_infinitive, is_past_participle
from dragoman.read.tree import Parse, Token

WHOLE = ("root", "parataxis")
"""Relations of a noun that no verb of its sentence governs."""


def headed(parse: Parse) -> Parse:
    """The parse with a predicate for each noun that is all of its sentence."""
    tokens = parse.changes()
    for noun in (each for each in parse.tokens if each.relation in WHOLE and each.upos in ("NOUN", "PROPN")):
        verb, relation = _to_do(parse, noun), "nsubj"
        if verb is None:
            verb, relation = _undergone(parse, noun), "nsubj:pass"
        if verb is not None:
            head = verb.index if noun.head == noun.index else noun.head
            tokens[verb.index] = replace(verb, head=head, relation=noun.relation)
            tokens[noun.index] = replace(noun, head=verb.index, relation=relation)
            for each in parse.children(noun.index):
                if each.index > verb.index:
                    tokens[each.index] = replace(each, head=verb.index)
    return parse.rewritten(tokens)


def _to_do(parse: Parse, name: Token) -> Token | None:
    """The infinitive right behind a name: "Kenya and Uganda to sign a pact"."""
    if name.upos != "PROPN" or parse.children(name.index, "cop"):
        return None
    for clause in parse.children(name.index, "acl"):
        mark = next(iter(parse.children(clause.index, "mark")), None)
        if mark is None or not name.index < mark.index < clause.index or not is_infinitive(clause):
            continue
        before = parse.tokens[mark.index - 1]
        if before.upos == "PROPN" and name in (before, *parse.ancestors(before.index)):
            return clause
    return None


def _undergone(parse: Parse, noun: Token) -> Token | None:
    """The participle of a sentence that has no other verb: « Deux diplomates expulsés du Kenya »."""
    sentence = parse.sentence(noun.index)
    inside = parse.tokens[sentence.first : sentence.last + 1]
    verbs = [each for each in inside if each.upos in ("VERB", "AUX")]
    if len(verbs) != 1 or verbs[0].head != noun.index or verbs[0].relation != "acl" or verbs[0].index < noun.index:
        return None
    commas = any(each.text == "," for each in parse.tokens[noun.index : verbs[0].index])
    return verbs[0] if is_past_participle(verbs[0]) and not commas else None
