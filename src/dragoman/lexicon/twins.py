"""What verbs tell, told by their nouns: « couper ses liens », « la coupure de ses liens ».

Takes the words of a language and its nouns for verbs (`nominals.yml`); gives the words with a pattern more for each
whose verbs have such nouns, if it says in words what is done to. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dragoman.errors import DataError
from dragoman.lexicon.patterns import Pattern, Phrase
from dragoman.lexicon.words import Lexicon
from dragoman.lexicon.yamlfile import read_yaml

SORTS = frozenset({"any", "actor", "state", "organisation", "group", "person", "several"})
"""What may stand in a slot without being a word: too little to tell by what a noun is of."""


def with_twins(lexicon: Lexicon, folder: Path) -> Lexicon:
    """The words of a language's folder, and those of the nouns of its verbs. DataError where the file is malformed."""
    try:
        nominals = msgspec.convert(read_yaml(folder / "nominals.yml"), dict[str, tuple[str, ...]])
    except msgspec.ValidationError as error:
        raise DataError(f"{folder.name}/nominals.yml: {error}") from None
    return replace(lexicon, patterns=(*lexicon.patterns, *twins(lexicon.patterns, nominals)))


def twins(patterns: Iterable[Pattern], nominals: Mapping[str, tuple[str, ...]]) -> tuple[Pattern, ...]:
    """A pattern of nouns for each whose verbs have some; they stand last, so that what is written goes before.

    Not by a noun that is written for the kind, nor by one that is written of the same things for another.
    """
    patterns = tuple(patterns)
    written = [(noun.head, each.kind, each.slots.get("object", ())) for each in patterns for noun in each.nouns]
    taken = {(head, name) for head, kind, told in written for name in (kind, *told)}
    found = []
    for each in patterns:
        names = (each.kind, *each.slots.get("object", SORTS))
        heads = () if each.negated or not SORTS.isdisjoint(names) else _nouns(each, nominals)
        nouns = tuple(Phrase(head=head) for head in heads if taken.isdisjoint((head, name) for name in names))
        if nouns:
            found.append(replace(each, verbs=(), nouns=nouns, adjectives=(), examples=()))
    return tuple(found)


def _nouns(pattern: Pattern, nominals: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The nouns of the verbs that trigger a pattern alone."""
    alone = (verb.head for verb in pattern.verbs if not verb.words and verb.preposition is None)
    return tuple(dict.fromkeys(noun for verb in alone for noun in nominals.get(verb, ())))
