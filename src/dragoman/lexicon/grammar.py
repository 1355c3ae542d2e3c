"""The closed-class words of a language: prepositions and the slots they open, pronouns, negators, openers of reasons.

Gives them typed; the grammar in `read/` is the same for every language and knows no word.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from importlib.resources import files

import msgspec
import yaml

from dragoman.errors import DataError
from dragoman.model import Value


class Modals(Value, frozen=True):
    """Verbs and auxiliaries of possibility, and of obligation."""

    possible: frozenset[str]
    due: frozenset[str]


class Moods(Value, frozen=True):
    """Forms that are conditional or future beyond doubt: whole words, and what an infinitive takes at its end.

    What is only tagged so counts where it is written so: the shapes are how such a form must end. A verb without a
    subject that ends as an imperative is one.
    """

    conditional: frozenset[str]
    future: frozenset[str]
    conditional_endings: frozenset[str]
    future_endings: frozenset[str]
    conditional_shapes: tuple[str, ...]
    future_shapes: tuple[str, ...]
    imperative_shapes: tuple[str, ...]


class Relatives(Value, frozen=True):
    """Relative pronouns by the function they mark; `contracted` are those with a preposition in them, which it is.

    `people` are those that stand for people behind a preposition.
    """

    subject: frozenset[str]
    object: frozenset[str]
    owner: frozenset[str]
    contracted: dict[str, str]
    people: frozenset[str]


class Grammar(Value, frozen=True, dict=True, gc=True):
    """The closed-class words of one language; see the comments of `data/lexicons/<language>/grammar.yml`."""

    prepositions: dict[str, tuple[str, ...]]
    agents: frozenset[str]
    answering: frozenset[str]
    of: frozenset[str]
    relatives: Relatives
    possessives: dict[str, str]
    demonstratives: frozenset[str]
    pronouns: dict[str, str]
    personal: frozenset[str]
    anybody: frozenset[str]
    names_are_one: bool
    latter: frozenset[str]
    stand_ins: frozenset[str]
    own: frozenset[str]
    peers: frozenset[str]
    likewise: dict[str, tuple[str, ...]]
    same: frozenset[str]
    negators: frozenset[str]
    never: frozenset[str]
    restrictive: frozenset[str]
    conditionals: frozenset[str]
    meanwhile: frozenset[str]
    until: frozenset[str]
    ending: frozenset[str]
    purpose: frozenset[str]
    questions: frozenset[str]
    ways: frozenset[str]
    modals: Modals
    control_object: frozenset[str]
    according: tuple[str, ...]
    ambiguous: frozenset[str]
    viewing: tuple[str, ...]
    hearsay: frozenset[str]
    reasons: tuple[str, ...]
    retorts: tuple[str, ...]
    unreal: tuple[str, ...]
    inverted: frozenset[str]
    indefinite: frozenset[str]
    blaming: frozenset[str]
    interrogatives: frozenset[str]
    particles: frozenset[str]
    asking: dict[str, frozenset[str]]
    provisos: tuple[str, ...]
    afterwards: tuple[str, ...]
    country: frozenset[str]
    ethnic: frozenset[str]
    separatists: frozenset[str]
    later: frozenset[str]
    years: frozenset[str]
    looking_back: frozenset[str]
    earlier: tuple[str, ...]
    giving: frozenset[str]
    decisions: frozenset[str]
    duties: frozenset[str]
    yet: frozenset[str]
    ordinances: frozenset[str]
    eventual: frozenset[str]
    nowise: frozenset[str]
    presupposing: frozenset[str]
    generic: frozenset[str]
    general: frozenset[str]
    since: frozenset[str]
    hours: frozenset[str]
    days: frozenset[str]
    happening: frozenset[str]
    moves: frozenset[str]
    effective: frozenset[str]
    motion: frozenset[str]
    gone: dict[str, str]
    engaged: frozenset[str]
    homeward: frozenset[str]
    territory: frozenset[str]
    facing: frozenset[str]
    league: frozenset[str]
    departing: frozenset[str]
    leaving: frozenset[str]
    pair: frozenset[str]
    transparent: frozenset[str]
    reflexives: frozenset[str]
    unaccusative: frozenset[str]
    writings: frozenset[str]
    manners: frozenset[str]
    whatever: frozenset[str]
    completive: frozenset[str]
    moods: Moods
    naming: frozenset[str]
    aiming: frozenset[str]
    shapes: dict[str, str]
    because: frozenset[str]
    whoever: frozenset[str]
    means: frozenset[str]
    calling: frozenset[str]
    styling: frozenset[str]
    comparing: frozenset[str]
    transitive: frozenset[str]
    partitive_plurals: frozenset[str]
    conceding: frozenset[str]
    quoting: frozenset[str]
    accusing: frozenset[str]
    warners: frozenset[str]
    reprisals: frozenset[str]
    including: frozenset[str]
    aspectual: frozenset[str]
    reciprocals: frozenset[str]
    suffering: frozenset[str]
    owning: frozenset[str]
    made: frozenset[str]
    carrying: frozenset[str]
    fleeing: frozenset[str]
    partitives: frozenset[str]
    definite: frozenset[str]
    contracted: frozenset[str]
    future: frozenset[str]
    future_verbs: frozenset[str]
    future_past: frozenset[str]
    awaited: frozenset[str]
    agreeing: frozenset[str]
    firsts: frozenset[str]
    sequels: frozenset[str]
    homographs: frozenset[str]

    @cached_property
    def slots(self) -> dict[str, frozenset[str]]:
        """Preposition → the slots its noun may fill."""
        return {word: frozenset(slots) for word, slots in self.prepositions.items()}


@cache
def load(language: str) -> Grammar:
    """Read the closed-class words of a language. Raises DataError when the file is malformed."""
    path = files("dragoman") / "data" / "lexicons" / language / "grammar.yml"
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Grammar)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"data/lexicons/{language}/grammar.yml: {error}") from error


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in lower case with the straight apostrophe, as the lists have it."""
    return word.lower().replace("’", "'")
