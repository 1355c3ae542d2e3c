"""What the name of a place tells: the states it is, or lies in, as far as the gazetteer knows it.

Takes the words for a place and their language; gives a place that can be compared. « Haut-Karabakh » is where
"Nagorno-Karabakh" is, and Madrid lies in Spain; of a town that is not listed only the name is known.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.lexicon.actors import LANGUAGES, load
from dragoman.model import Value
from dragoman.reconcile.words import spaced, tokens

_TOWNS = frozenset({"capital", "town", "seat"})


class Place(Value, frozen=True):
    """A place: its folded words, the codes of the states they name, and whether that is all they name.

    `capital`: the words name a capital.
    """

    name: str = ""
    states: frozenset[str] = frozenset()
    wide: bool = False
    capital: bool = False

    def __bool__(self) -> bool:
        return bool(self.name)

    def within(self, text: str) -> bool:
        """Whether a folded text with single spaces names it, or it names the text."""
        return f" {self.name} " in text or text in f" {self.name} "

    def may_be(self, other: Place, *, alike: bool) -> bool:
        """Whether one may be the other or lie in it, by their state; `alike`: both are named in one language.

        Two towns of a state are two places, unless both are names of its capital (Kiev, Kyiv); in two languages one
        town may have two names (Alep, Aleppo).
        """
        towns = not (self.wide or other.wide or (self.capital and other.capital))
        return bool(self.states & other.states) and not (alike and towns)


@lru_cache(maxsize=4096)
def known(words: str, language: str) -> frozenset[str]:
    """The folded words of a text that name actors of the gazetteer, in any form: "Russian", "Russia's"."""
    found = load().find(words, language) if language in LANGUAGES else ()
    return frozenset(token for one in found for token in tokens(words[one.start : one.end]))


@lru_cache(maxsize=4096)
def place(words: str, language: str) -> Place:
    """The place that some words of a text name."""
    found = load().find(words, language) if language in LANGUAGES else ()
    return Place(
        name=spaced(words).strip(),
        states=frozenset(one.actor.code for one in found),
        wide=bool(found) and not any(one.sort in _TOWNS for one in found),
        capital=any(one.sort == "capital" for one in found),
    )
