"""Names of a gazetteer and nouns for parts of a state, brought onto the tokens of a parse.

Takes a parse and what the lexicon knows; gives, for a token, the name or the body it heads. Resolves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from dragoman.lexicon.actors import Body, Gazetteer, Named
from dragoman.model import Actor
from dragoman.read.tree import Parse

T = TypeVar("T")

OUTLET = "outlet"
"""The sort of names of newspapers and broadcasters: no parties, but whoever bans one does it to its state."""

_MODIFIERS = ("amod", "compound", "nmod", "flat", "fixed", "nmod:poss", "appos", "obl")


class Mention(NamedTuple):
    """A name in the text: its first, last and head token, and the actor it names."""

    first: int
    last: int
    head: int
    actor: Actor
    sort: str


class Mentions:
    """The names of one parse, by token."""

    def __init__(self, parse: Parse, named: Iterable[Named]) -> None:
        self.parse = parse
        found = tuple(filter(None, (self._mention(each) for each in named)))
        self.all = tuple(each for each in found if each.sort != OUTLET)
        self.outlets = {
            index: each for each in found if each.sort == OUTLET for index in range(each.first, each.last + 1)
        }
        self._at = {index: each for each in self.all for index in range(each.first, each.last + 1)}

    @property
    def tokens(self) -> Collection[int]:
        """Every token that is part of a name."""
        return self._at.keys()

    @classmethod
    def find(cls, parse: Parse, gazetteer: Gazetteer, *, on: str | None = None) -> Mentions:
        """Look the names up; `on` is the date (EDTF) that decides who held an office."""
        return cls(parse, gazetteer.find(parse.text, parse.language, on=on))

    def at(self, index: int) -> Mention | None:
        """The name a token is part of."""
        return self._at.get(index)

    def headed(self, index: int) -> Mention | None:
        """The name a token is the head of."""
        found = self._at.get(index)
        return found if found is not None and found.head == index else None

    def _mention(self, named: Named) -> Mention | None:
        inside = self.parse.at(named.start, named.end)
        if not inside:
            return None
        heads = (index for index in inside if self.parse.tokens[index].head not in inside or self._is_root(index))
        return Mention(inside[0], inside[-1], next(heads, inside[0]), named.actor, named.sort)

    def _is_root(self, index: int) -> bool:
        return self.parse.tokens[index].head == index


class Phrases(Generic[T]):
    """A word list whose entries may have several words, looked up at the head of a noun phrase.

    "ministère des affaires étrangères" is found at « ministère » when « affaires » and « étrangères » stand
    below it, whatever stands between.
    """

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], T]]] = {}
        for phrase, value in entries.items():
            words = _words(phrase)
            for word in words:
                self._by_word.setdefault(word, []).append((words - {word}, value))
        for found in self._by_word.values():
            found.sort(key=lambda each: -len(each[0]))

    def at(self, parse: Parse, index: int) -> T | None:
        """The value of the longest entry that a token heads."""
        token = parse.tokens[index]
        forms = dict.fromkeys((token.lemma.lower(), token.text.lower()))
        candidates = [each for form in forms for each in self._by_word.get(form, ())]
        if not candidates:
            return None
        below: frozenset[str] | None = None
        for others, value in candidates:
            if not others:
                return value
            below = below if below is not None else _below(parse, index)
            if others <= below:
                return value
        return None


class Lists:
    """Word lists by name, all looked up at once; their entries as those of `Phrases`."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        by_word: dict[str, dict[frozenset[str], set[str]]] = {}
        for name, phrases in lists.items():
            for words in map(_words, phrases):
                for word in words:
                    by_word.setdefault(word, {}).setdefault(words - {word}, set()).add(name)
        self._by_word = {word: _Entries.of(entries) for word, entries in by_word.items()}

    def of(self, parse: Parse, index: int) -> frozenset[str]:
        """The names of the lists that a token heads an entry of."""
        token = parse.tokens[index]
        lemma, form = token.lemma.lower(), token.text.lower()
        found = self._of_form(parse, index, lemma)
        return found if form == lemma else found | self._of_form(parse, index, form)

    def _of_form(self, parse: Parse, index: int, form: str) -> frozenset[str]:
        entries = self._by_word.get(form)
        if entries is None:
            return frozenset()
        if not entries.longer:
            return entries.alone
        below = _below(parse, index)
        return entries.alone.union(*(names for others, names in entries.longer if others <= below))

    def of_word(self, word: str) -> frozenset[str]:
        """The names of the lists that a word is in, alone."""
        entries = self._by_word.get(word.lower())
        return frozenset() if entries is None else entries.alone


class _Entries(NamedTuple):
    """The names of the lists that have a word alone, and those that have it with others, by the others."""

    alone: frozenset[str]
    longer: tuple[tuple[frozenset[str], frozenset[str]], ...]

    @classmethod
    def of(cls, entries: Mapping[frozenset[str], Iterable[str]]) -> _Entries:
        longer = ((others, frozenset(names)) for others, names in entries.items() if others)
        return cls(frozenset(entries.get(frozenset(), ())), tuple(longer))


def _words(phrase: str) -> frozenset[str]:
    """The words of an entry that are looked for; very short ones only where there is no other, or as an acronym."""
    words = [word.lower() for word in re.split(r"[\s'’]+", phrase) if len(word) > 2 or word.isupper()]
    return frozenset(words or [phrase.lower()])


def _below(parse: Parse, index: int, depth: int = 3) -> frozenset[str]:
    """The words that modify a noun, as lemmas and as written."""
    found: set[str] = set()
    for child in parse.children(index):
        found.add(child.lemma.lower())
        found.add(child.text.lower())
        if depth > 0 and child.relation in _MODIFIERS:
            found |= _below(parse, child.index, depth - 1)
    return frozenset(found)


Bodies = Phrases[Body]
