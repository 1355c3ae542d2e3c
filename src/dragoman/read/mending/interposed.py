"""Complements parted from their noun: « le rappel, mardi, de son envoyé », « la rupture par les juges de ce pacte ».

Takes a parse, the words that open whose or what a noun is of and those that open an agent; gives it with what stands
behind a phrase between commas, or behind an agent that is named in full, on the noun before that, where the parser
hung it on a word of what stands between.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from dragoman.read.tree import Parse, Token

_NOUNS = ("NOUN", "PROPN")
_COUNTING = ("NUM", "DET")
LONGEST = 14
"""How many words may stand between: what is longer is a clause of its own."""


def interposed(parse: Parse, of: Collection[str], agents: Collection[str]) -> Parse:
    """The parse with each such complement on its noun."""
    tokens = parse.changes()
    for noun in (token for token in parse.tokens if token.upos in _NOUNS and token.base in ("nmod", "obl", "conj")):
        opening = next(iter(parse.children(noun.index, "case")), None)
        if opening is None or opening.index < 2 or opening.lemma.lower() not in of or opening.index > noun.index:
            continue
        above = _parted(parse, noun, opening, of) or _behind_agent(parse, noun, opening, agents)
        if above is not None and above.upos == "NOUN" and noun not in (above, *parse.ancestors(above.index)):
            tokens[noun.index] = replace(noun, head=above.index, relation="nmod")
        elif above is None and _is_alone(parse, noun, opening, of):
            tokens[noun.index] = replace(noun, relation="nmod")
    return parse.rewritten(tokens)


def _is_alone(parse: Parse, noun: Token, opening: Token, of: Collection[str]) -> bool:
    """Whether a noun called coordinated is a complement behind a comma: « la décision, attendue, de l'Algérie »."""
    head = parse.tokens[noun.head]
    alike = any(each.lemma.lower() in of for each in parse.children(head.index, "case"))
    joined = noun.base != "conj" or parse.children(noun.index, "cc") or len(parse.children(head.index, "conj")) > 1
    return head.upos == "NOUN" and not joined and not alike and parse.tokens[opening.index - 1].text == ","


def _parted(parse: Parse, noun: Token, opening: Token, of: Collection[str]) -> Token | None:
    """The noun before a phrase between commas that a complement was hung in."""
    first = parse.sentence(noun.index).first
    commas = [each.index for each in parse.tokens[first : opening.index] if each.text == ","]
    if len(commas) < 2 or commas[-1] != opening.index - 1 or commas[-1] - commas[-2] > LONGEST:
        return None
    inside = parse.tokens[commas[-2] + 1 : commas[-1]]
    listed = inside[0].lemma.lower() in of or inside[0].upos == "CCONJ" or parse.children(opening.index, "fixed")
    told = any(each.upos == "AUX" or each.feature("VerbForm") == "Fin" for each in inside)
    if listed or told or not commas[-2] < noun.head < commas[-1]:
        return None
    return _phrase(parse, parse.tokens[commas[-2] - 1])


def _phrase(parse: Parse, last: Token) -> Token | None:
    """The noun that the words up to one are about: « rappel » of « le rappel à Lomé pour consultations »."""
    head = last
    if last.upos == "ADJ":
        head = parse.tokens[last.head]
    while head.upos in _NOUNS:
        start = min([head.index, *(each.index for each in parse.children(head.index, "case"))])
        before = parse.tokens[start - 1]
        before = parse.tokens[before.head] if before.upos == "ADJ" and before.base == "amod" else before
        if start == head.index or before.upos not in _NOUNS or before.index >= start:
            return head
        head = before
    return None


def _behind_agent(parse: Parse, noun: Token, opening: Token, agents: Collection[str]) -> Token | None:
    """The noun before an agent: of a name, or of what an adjective or "this" tells in full, there is nothing more."""
    agent = parse.tokens[noun.head]
    marks = parse.children(agent.index, "case")
    mark = marks[0] if marks and marks[0].lemma.lower() in agents else None
    if mark is None or not mark.index < agent.index < opening.index or noun.base == "conj":
        return None
    whole = agent.upos == "PROPN" or parse.tokens[opening.index - 1].upos == "ADJ"
    whole = whole or any(each.feature("PronType") == "Dem" for each in parse.children(agent.index, "det"))
    beside = parse.tokens[mark.index - 1]
    above = parse.tokens[beside.head] if beside.base in ("amod", "acl") else beside
    return above if whole and above.upos == "NOUN" and above.index < mark.index else None
