"""Names exchanged: a sentence is learned with other states, capitals and persons than it was written with.

Takes trees, gives trees of the same shape. A treebank names few states and fewer persons, news all of them; for the
parse one is as good as another. Only words of one form class are exchanged: demonyms that inflect alike, capitals,
first and last parts of names; a vowel stands for a vowel, since elision before it is written.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import dragoman
from dragoman.lexicon.actors_forms import bare, french_adjective
from training.treebank import Tree

STATES = Path(dragoman.__file__).parent / "data" / "actors" / "states"
SHARE = 0.3
"""How many of the words that could be exchanged are."""


@dataclass
class Names:
    """For each word that can be exchanged, the words that can stand in its place."""

    demonyms: dict[str, list[str]] = field(default_factory=dict)
    capitals: dict[bool, list[str]] = field(default_factory=lambda: defaultdict(list))
    persons: dict[tuple[str, bool], list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, trees: list[Tree], language: str) -> Names:
        """Demonyms and capitals of the project's gazetteer, parts of persons' names of the trees."""
        found = cls(demonyms=_demonyms(language))
        for capital in _capitals(language):
            found.capitals[_vowel(capital)].append(capital)
        parts = {(part, tree.words[at]) for tree in trees for at, part in _persons(tree).items()}
        for part, word in sorted(parts):
            found.persons[part, _vowel(word)].append(word)
        return found

    def exchanged(self, tree: Tree, chance: random.Random) -> Tree:
        """The tree with a share of its names exchanged; the same where it has none."""
        persons = _persons(tree)
        words = list(tree.words)
        for at, word in enumerate(words):
            others = self._others(word, tree.upos[at], persons.get(at))
            if others and chance.random() < SHARE:
                other = chance.choice(others)
                words[at] = other.capitalize() if word[0].isupper() and other.islower() else other
        return replace(tree, words=words) if words != tree.words else tree

    def _others(self, word: str, upos: str, part: str | None) -> list[str]:
        if part is not None:
            return self.persons[part, _vowel(word)]
        if upos in ("ADJ", "NOUN", "PROPN") and word.lower() in self.demonyms:
            return self.demonyms[word.lower()]
        capitals = self.capitals[_vowel(word)]
        return capitals if upos == "PROPN" and word in capitals else []


def _persons(tree: Tree) -> dict[int, str]:
    """The first and the later parts of names of persons: what is flat under an apposed name or a subject."""
    later = {
        at: head
        for at, head in enumerate(tree.heads)
        if tree.relations[at] == "flat"
        and tree.upos[at] == tree.upos[head] == "PROPN"
        and tree.relations[head] in ("appos", "nsubj")
        and all(each[0].isupper() and each.replace("-", "").isalpha() for each in (tree.words[at], tree.words[head]))
    }
    return dict.fromkeys(later, "last") | dict.fromkeys(later.values(), "first")


def _vowel(word: str) -> bool:
    return bare(word[0]).lower() in "aeiouyh"


@cache
def _states(language: str) -> list[dict[str, Any]]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8"))["states"] for path in sorted(STATES.glob("*.yml"))]
    return [state.get(name, {}) for states in files for state in states for name in (language, "both")]


def _capitals(language: str) -> list[str]:
    return sorted({name for each in _states(language) for name in each.get("capitals", ()) if " " not in name})


def _demonyms(language: str) -> dict[str, list[str]]:
    """Every form, with the same form of the others that inflect like it and begin like it."""
    alike: dict[tuple[int, bool, int], set[str]] = defaultdict(set)
    places: dict[str, tuple[int, bool, int]] = {}
    for written in {each for state in _states(language) for each in state.get("adjectives", ())}:
        forms = french_adjective(written) if language == "fr" else (written.lower(),)
        if len(written.split()) > 1:
            continue
        for place, form in enumerate(forms):
            places[form] = key = (len(forms), _vowel(form), place)
            alike[key].add(form)
    return {form: sorted(alike[key]) for form, key in sorted(places.items())}
