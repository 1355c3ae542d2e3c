"""Forms of words: nominal, passive, participle, infinitive. Knows no word but « avoir », "have"."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.lexicon.grammar import plain
from dragoman.read.tree import Parse, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET"})
HAVING = ("avoir", "have")
"""Lemmas of the auxiliary of compound tenses."""

_ASIDE = (",", "–", "—", "(")


def is_nominal(parse: Parse, token: Token) -> bool:
    """Whether a token is a noun (or an adjective or number used as one), and no clause of its own.

    A "noun" with a subject and an object is a verb that the tagger mistook ("Sudan cuts ties").
    """
    if token.upos not in _NOMINAL or _is_said(parse, token):
        return False
    under = parse.relations(token.index)
    return "cop" not in under and not ("nsubj" in under and ("obj" in under or "xcomp" in under))


def _is_said(parse: Parse, word: Token) -> bool:
    """Whether an adjective is said of a subject with another verb than "be": "remains unwilling to leave"."""
    if word.upos != "ADJ" or word.base != "xcomp":
        return False
    beside = {child.relation for child in parse.children(word.head)}
    return "nsubj" in beside and "obj" not in beside


def is_engaged(parse: Parse, token: Token) -> bool:
    """Whether a noun tells what somebody is about: « le président est en visite à Lomé », "is on a visit"."""
    under = parse.relations(token.index)
    return token.upos == "NOUN" and "cop" in under and "case" in under


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb form is passive, by its auxiliary, its subject, or as a bare past participle."""
    children = parse.children(verb.index)
    relations = {child.relation for child in children}
    present = verb.feature("VerbForm") == "Ger" or verb.feature("Tense") == "Pres"
    if present and "aux:pass" not in relations:
        return False  # "is shuttling"
    if verb.upos in ("ADJ", "NOUN") and "cop" in relations and not verb.feature("VerbForm"):
        return False  # « ces informations sont fausses », « le vote est une gifle »
    if any(child.base == "expl" and child.relation != "expl:subj" for child in children):
        return False  # « se sont tournés vers »: reflexive
    if "aux:pass" in relations:
        return True
    if any(child.base == "aux" and child.lemma in HAVING for child in children):
        return False
    if "nsubj:pass" in relations:
        return True
    if {"nsubj", "obj"} <= relations or _shares_auxiliary(parse, verb):
        return False  # both arguments are there: "Iran suspended dialogue", whatever its features say
    helped = any(child.base in ("aux", "expl") for child in children)
    if verb.feature("Voice") == "Pass" and not helped and "nsubj" not in relations:
        agent = "obl:agent" in relations  # "protested and called on Belarus" is active as its first verb
        return verb.base != "conj" or agent or _bare(parse, verb)
    return is_past_participle(verb) and not {"aux", "obj"} & {child.base for child in children} and _bare(parse, verb)


def _bare(parse: Parse, verb: Token) -> bool:
    """Whether a past participle without auxiliary is passive, by where it stands."""
    if verb.base in ("acl", "amod"):
        return True
    children, above = parse.children(verb.index), parse.tokens[verb.head]
    subject = any(child.base == "nsubj" for child in children)
    if verb.base == "conj" and above.index != verb.index and not subject:
        return above.upos == "VERB" and is_passive(parse, above)
    if subject:
        return verb.feature("Gender") != ""  # a headline: « Deux diplomates expulsés par Bamako »
    return any(child.relation == "obl:agent" for child in children) or verb.base in ("advcl", "xcomp")


def _shares_auxiliary(parse: Parse, verb: Token) -> bool:
    """« a dénoncé … et exigé … »: the second participle is active as the first."""
    above = parse.tokens[verb.head]
    if verb.base != "conj" or above.upos != "VERB" or parse.children(verb.index, "aux"):
        return False
    auxiliaries = parse.children(above.index, "aux")
    return bool(auxiliaries) and all(each.relation != "aux:pass" for each in auxiliaries)


def is_past_participle(verb: Token) -> bool:
    """Whether a verb form is a past participle; one that agrees in gender is, whatever else the parser left out."""
    if verb.feature("VerbForm") == "Part":
        return verb.feature("Tense") in ("Past", "")
    return verb.feature("VerbForm") == "" and verb.feature("Gender") != "" and verb.feature("Person") == ""


def is_participle(verb: Token) -> bool:
    """Whether a verb form is a participle, past or present."""
    return is_past_participle(verb) or verb.feature("VerbForm") in ("Part", "Ger")


def is_present_participle(verb: Token) -> bool:
    """Whether a verb form is a participle of the present, or a gerund."""
    return is_participle(verb) and not is_past_participle(verb)


def is_perfect(token: Token) -> bool:
    """Whether a token is the « avoir », "have" of a compound tense."""
    return token.base == "aux" and token.lemma in HAVING


def is_infinitive(verb: Token) -> bool:
    """Whether a verb form is an infinitive."""
    return verb.feature("VerbForm") == "Inf"


def is_imperative(parse: Parse, verb: Token) -> bool:
    """Whether a verb form tells somebody to do it: « Ne retirez rien », at the head of what is said."""
    if verb.feature("Mood") != "Imp" or parse.children(verb.index, "nsubj", "aux"):
        return False
    if verb.base == "conj":
        return is_imperative(parse, parse.tokens[verb.head])
    own = {verb.index, *(each.index for each in parse.children(verb.index, "advmod", "obj", "expl"))}
    first = min(index for index in own if all(each in own for each in range(index, verb.index)))
    return first == parse.sentence(verb.index).first or parse.tokens[first - 1].upos == "PUNCT"


def is_loose(parse: Parse, verb: Token) -> bool:
    """Whether a participle tells more than which one is meant.

    « les Émirats, accusés d'armer … » and, of a whole clause, « …, une accusation rejetée par Minsk ».
    """
    if verb.relation != "acl":
        return False
    determiner = next(iter(parse.children(verb.head, "det")), verb)
    first = determiner if determiner.feature("Definite") == "Ind" else verb
    return first.index > 0 and parse.tokens[first.index - 1].text in _ASIDE


def lemmas(parse: Parse, token: Token) -> frozenset[str]:
    """The lemma of a word, and with its particle if it has one: "rule out"."""
    lemma = token.lemma.lower()
    particles = parse.children(token.index, "compound:prt")
    return frozenset([lemma, *(f"{lemma} {each.lemma.lower()}" for each in particles)])


def is_likened(parse: Parse, noun: Token, comparing: Collection[str]) -> bool:
    """Whether a noun beside a verb only says what something is taken for: "seen as an order", "condemned as …"."""
    cases = (plain(each.text) for each in parse.children(noun.index, "case", "mark"))
    beside = noun.upos == "NOUN" and parse.tokens[noun.head].upos == "VERB"
    return beside and any(each in comparing for each in cases)
