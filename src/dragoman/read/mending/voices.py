"""Verbs taken for active or passive ones that are not: "Kenya rebuked Togo", "was summoned and handed a note".

Takes a parse and the verbs that call somebody something; gives it with the subject as a subject and the name, or the
people counted ("drones killed at least three people"), right after the verb as its object, where no auxiliary says that
the verb is passive and no name is given; and with a verb of giving as passive beside one, as whose subject it has no
other.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_present_participle
from dragoman.read.tree import Parse, Token

FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
"""Features of a verb in the simple past."""

PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
"""Features of the participle of a passive."""

_PARTICIPLES = ("ed", "en", "nt")
"""Endings of participles; "gave" is none."""


def active(parse: Parse, naming: Collection[str]) -> Parse:
    """The parse with such verbs as active ones."""
    tokens = parse.changes()
    for verb in parse.tokens:
        if verb.upos != "VERB" or verb.lemma.lower() in naming:
            continue
        both = _sides(parse, verb)
        if both is not None:
            subject, name = both
            tokens[subject.index] = replace(subject, relation="nsubj")
            tokens[name.index] = replace(name, relation="obj")
            tokens[verb.index] = replace(tokens[verb.index], features=FINITE)
    return parse.rewritten(tokens)


def _sides(parse: Parse, verb: Token) -> tuple[Token, Token] | None:
    """The subject and the name or number right after a verb without auxiliary that is called passive."""
    subjects = parse.children(verb.index, "nsubj")
    if len(subjects) != 1 or parse.children(verb.index, "aux", "obl:agent", "mark"):
        return None
    taken = verb.feature("Voice") == "Pass" or subjects[0].relation == "nsubj:pass"
    after = parse.children(verb.index, "xcomp", "obj", "obl")
    told = (each for each in after if each.upos == "PROPN" or parse.children(each.index, "nummod"))
    name = next((each for each in told if not parse.children(each.index, "case")), None)
    if name is None or not (taken or name.base == "xcomp") or not subjects[0].index < verb.index < name.index:
        return None
    beside = parse.subtree(name.index)[0] == verb.index + 1
    return (subjects[0], name) if beside else None


def credited(parse: Parse, agents: Collection[str]) -> Parse:
    """The parse with an agent under a gerund on the passive above: "was jailed for spying [by a Chadian court]"."""
    tokens = parse.changes()
    for noun in parse.related("obl", "nmod"):
        above = parse.tokens[noun.head]
        gerund = parse.tokens[above.head] if above.base == "obj" else above  # "… the crisis [by Poland]"
        opened = any(each.text.lower() in agents for each in parse.children(noun.index, "case"))
        if not opened or not is_present_participle(gerund) or noun.index < gerund.index:
            continue
        passive = next((each for each in parse.ancestors(gerund.index) if parse.children(each.index, "aux")), None)
        if passive is not None and any(each.relation == "aux:pass" for each in parse.children(passive.index, "aux")):
            tokens[noun.index] = replace(noun, head=passive.index, relation="obl:agent")
    return parse.rewritten(tokens)


def passive(parse: Parse, giving: Collection[str]) -> Parse:
    """The parse with "handed" in "was summoned and handed a note" as the passive it is."""
    tokens = parse.changes()
    for verb in parse.related("conj"):
        if verb.upos == "VERB" and verb.lemma.lower() in giving:
            above = parse.tokens[verb.head]
            own = parse.children(verb.index, "nsubj", "aux", "iobj")
            shared = any(each.relation == "aux:pass" for each in parse.children(above.index, "aux"))
            if shared and not own and above.upos == "VERB" and verb.text.lower().endswith(_PARTICIPLES):
                tokens[verb.index] = replace(verb, features=PASSIVE)
    return parse.rewritten(tokens)
