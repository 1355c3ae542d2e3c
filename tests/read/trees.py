"""Parses written by hand, so that the grammar is tested without a trained model.

A sentence is a line of words, each `form:lemma/UPOS/relation>head/features`: the lemma may be left out (the form in
lower case; as written for names), the head counts from 1 within the line (left out at the root), features are UD's or
the shorthands below, joined by commas. Words are set in a text with a blank between them, none after an apostrophe
or before a comma or full stop.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from unittest.mock import patch

from dragoman.lexicon import grammar, words
from dragoman.model import Claim, Document
from dragoman.read import pipeline
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.arguments import Arguments
from dragoman.read.grammar.stance import Stances
from dragoman.read.pipeline import LENDING, Reader
from dragoman.read.tree import Parse, Sentence, Token

SHORT = {
    "fin": "VerbForm=Fin",
    "past": "Tense=Past|VerbForm=Fin",
    "pp": "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part",
    "prp": "Tense=Pres|VerbForm=Part",
    "inf": "VerbForm=Inf",
    "fut": "Tense=Fut|VerbForm=Fin",
    "cnd": "Mood=Cnd|VerbForm=Fin",
    "rel": "PronType=Rel",
    "def": "Definite=Def",
    "sg": "Number=Sing",
    "pl": "Number=Plur",
    "m": "Gender=Masc",
    "f": "Gender=Fem",
    "neg": "Polarity=Neg",
}
_GLUED = (",", ".", ";", ":", ")", "”", "'s", "’s", "n't")


def _features(written: str) -> str:
    parts = (part for each in written.split(",") if each for part in SHORT.get(each, each).split("|"))
    return "|".join(sorted(set(parts)))


def _word(written: str) -> tuple[str, str, str, str, int | None, str]:
    form, upos, relation, *features = written.split("/")
    text, _, lemma = form.partition(":") if len(form) > 1 else (form, "", "")
    name, _, head = relation.partition(">")
    lemma = lemma or (text if upos == "PROPN" else text.lower())
    return text, lemma, upos, name, int(head) if head else None, _features(",".join(features))


def parse(language: str, written: str) -> Parse:
    """The parse that a notation writes."""
    text, tokens, sentences = "", list[Token](), list[Sentence]()
    for line in filter(None, map(str.strip, written.splitlines())):
        first = len(tokens)
        for each in line.split():
            form, lemma, upos, relation, head, features = _word(each)
            if text and form not in _GLUED and not text.endswith(("'", "’", "“")):
                text += " "
            index = len(tokens)
            above = index if head is None else first + head - 1
            tokens.append(Token(index, len(text), len(text) + len(form), form, lemma, upos, features, above, relation))
            text += form
        sentences.append(Sentence(first, len(tokens) - 1))
    return Parse(text, language, tuple(tokens), tuple(sentences))


def at(tree: Parse, form: str) -> int:
    """The index of the first token with a form."""
    return next(token.index for token in tree.tokens if token.text == form)


def arguments(tree: Parse) -> Arguments:
    """The arguments of a parse, with the lexicon's light verbs."""
    classes = words.load(tree.language).classes
    lending = frozenset[str]().union(*(classes.get(name, frozenset()) for name in LENDING))
    return Arguments(tree, grammar.load(tree.language), lending)


def slots(tree: Parse, form: str) -> dict[str, list[str]]:
    """Slot → the words that fill it, for the predicate with a form."""
    found: dict[str, list[str]] = {}
    for argument in arguments(tree).of(at(tree, form)):
        for slot in sorted(argument.slots):
            found.setdefault(slot, []).append(tree.tokens[argument.head].text)
    return found


def stances(tree: Parse) -> Stances:
    """The stances of a parse, with the lexicon's classes of verbs."""
    return Stances(tree, grammar.load(tree.language), words.load(tree.language).classes)


def resolver(tree: Parse) -> Resolver:
    """The resolver that reading a parse makes."""
    made: list[Resolver] = []

    def keep(*args: Any, **options: Any) -> Resolver:
        made.append(Resolver(*args, **options))
        return made[-1]

    with patch.object(pipeline, "Resolver", keep):
        claims(tree)
    return made[0]


@cache
def reader(language: str) -> Reader:
    """A reader of a language without its model."""
    with patch.object(pipeline, "load", lambda *_: None):
        return Reader(language)


def claims(tree: Parse, published: str | None = None) -> tuple[Claim, ...]:
    """What the layers above the parse make of it."""
    document = Document(name="by hand", text=tree.text, language=tree.language, published=published)
    return reader(tree.language).claims(document, tree).claims


def tell(told: Iterable[Claim]) -> list[str]:
    """Claims in short: `expel MLI>FRA announced`."""
    return [
        " ".join(
            [
                claim.kind,
                f"{'+'.join(each.actor.code for each in claim.source) or '?'}>"
                f"{'+'.join(each.actor.code for each in claim.target) or '?'}",
                claim.stance.value,
            ]
        )
        for claim in told
    ]
