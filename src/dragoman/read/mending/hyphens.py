"""Participles tied to their agent by a hyphen put right in the tree: "a Russian-brokered truce", "India-held Kashmir".

Takes a parse; gives it with such a participle as the modifier of the noun after it, and the word before the hyphen as
its agent, whatever its parser made of the two.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.read.grammar.forms import is_past_participle
from dragoman.read.tree import Changes, Parse, Token

_NOUNS = ("NOUN", "PROPN")


def tied(parse: Parse) -> Parse:
    """The parse with "Russian-brokered" before a noun as what is brokered by somebody Russian."""
    tokens = parse.changes()
    for participle in parse.tokens[2:]:
        noun = _qualified(parse, participle) if is_tied(parse, participle) else None
        if noun is not None:
            if noun.head == participle.index:  # it was taken for what the participle does something to
                above = noun.index if participle.head == participle.index else participle.head
                tokens[noun.index] = replace(tokens[noun.index], head=above, relation=_relation(parse, participle))
            tokens[participle.index] = replace(participle, head=noun.index, relation="amod", upos="VERB")
            agent = tokens[participle.index - 2]
            tokens[agent.index] = replace(agent, head=participle.index, relation="obl:agent")
            _take(tokens, parse, participle, noun)
    return parse.rewritten(tokens)


def is_tied(parse: Parse, token: Token) -> bool:
    """Whether a hyphen ties a past participle to the word before it."""
    if token.upos not in ("VERB", "ADJ") or token.index < 2 or not is_past_participle(token):
        return False
    agent, hyphen = parse.tokens[token.index - 2 : token.index]
    return hyphen.text == "-" and agent.end == hyphen.start and hyphen.end == token.start


def _qualified(parse: Parse, participle: Token) -> Token | None:
    """The noun after it, past adjectives."""
    for token in parse.tokens[participle.index + 1 : participle.index + 5]:
        if token.upos in _NOUNS:
            above = parse.tokens[token.head]
            last = token.base in ("compound", "flat", "amod") and above.index > token.index and above.upos in _NOUNS
            noun = above if last else token
            return None if _hangs_below(parse, noun, participle) else noun
        if token.upos != "ADJ":
            return None
    return None


def _relation(parse: Parse, participle: Token) -> str:
    """What the noun is to the word above, in place of a participle that was taken for a clause."""
    if participle.base not in ("acl", "advcl", "xcomp", "ccomp"):
        return participle.relation
    introduced = any(each.base == "case" for each in parse.tokens[participle.index - 3 : participle.index - 2])
    nominal = parse.tokens[participle.head].upos in _NOUNS
    return ("nmod" if nominal else "obl") if introduced else "obj"


def _hangs_below(parse: Parse, noun: Token, participle: Token) -> bool:
    """Whether the noun hangs on the two in a way that leaves no tree when they are hung on it."""
    above = {each.index for each in parse.ancestors(noun.index)}
    return participle.index - 2 in above or (participle.index in above and noun.head != participle.index)


def _take(tokens: Changes, parse: Parse, participle: Token, noun: Token) -> None:
    """Hang on the noun what hung on the participle when that was taken for a verb of its own."""
    for child in parse.children(participle.index):
        if child.index not in (participle.index - 2, participle.index - 1, noun.index):
            tokens[child.index] = replace(tokens[child.index], head=noun.index)
