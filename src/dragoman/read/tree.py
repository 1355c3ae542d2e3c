"""The parse of a document: tokens with their place in the text, and the tree over them.

Takes nothing, gives the types every later layer reads. A tree knows no language and no parser:
whichever backbone made it, the grammar sees Universal Dependencies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property

import msgspec
from msgspec.structs import force_setattr


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word of the text.

    `start` and `end` are offsets in characters into the document's text; `head` is the index (in the
    document) of the governing token, the token's own index at the root of a sentence. `relation`
    is a Universal Dependencies relation, `features` the UD features as written in CoNLL-U.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    features: str
    head: int
    relation: str
    base: str = ""
    """The relation without its subtype, `nsubj` for `nsubj:pass`; never to be given."""

    def __post_init__(self) -> None:
        """Tell the base once: it is asked for all the time."""
        force_setattr(self, "base", self.relation.partition(":")[0])

    def feature(self, name: str) -> str:
        """The value of one morphological feature, or an empty string: `feature("Tense") == "Past"`."""
        return features(self.features).get(name, "")


@cache
def features(written: str) -> dict[str, str]:
    """Morphological features by name, as CoNLL-U writes them: `Gender=Fem|Number=Sing`."""
    return dict(part.split("=", 1) for part in written.split("|") if "=" in part)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: tokens `first` to `last`, both included."""

    first: int
    last: int


class Changes(dict[int, Token]):
    """Tokens to be put in place of some of a parse, by index; asked for any other, it gives the one that is there."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__()
        self._there = tokens

    def __missing__(self, index: int) -> Token:
        return self._there[index]


class Parse:
    """Tokens, sentences and trees of one document."""

    def __init__(self, text: str, language: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.language = language
        self.tokens = tokens
        self.sentences = sentences

    def changes(self) -> Changes:
        """Where changes of the tokens are gathered for `rewritten`."""
        return Changes(self.tokens)

    def rewritten(self, changes: Changes) -> Parse:
        """The same text with the changes, or itself when there are none, or no trees would be left."""
        if not changes:
            return self
        tokens = list(self.tokens)
        for index, token in changes.items():
            tokens[index] = token
        if not all(_is_rooted(tokens, index) for index in changes):
            return self  # a circle would never end, and one there was none before goes through a change
        parse = Parse(self.text, self.language, tuple(tokens), self.sentences)
        parse._take_over(self, changes)
        return parse

    def _take_over(self, before: Parse, changes: Changes) -> None:
        """Know of the tokens that are as they were before what was known of them."""
        children, under, related = list(before._children), list(before._under), dict(before._of_relation)
        moved = [(before.tokens[index], token) for index, token in changes.items()]
        for head in {each.head for both in moved for each in both}:
            own = {each.index for each in children[head]}.union(changes)
            there = (self.tokens[index] for index in sorted(own) if index != head)
            children[head] = tuple([each for each in there if each.head == head])
            under[head] = _by_relation(children[head])
        for name in {name for both in moved for each in both for name in (each.relation, each.base)}:
            kept = [each for each in related.get(name, ()) if each.index not in changes]
            kept += [each for each in changes.values() if name in (each.relation, each.base)]
            related[name] = tuple(sorted(kept, key=lambda each: each.index))
        self._children, self._under, self._of_relation = children, under, related

    @cached_property
    def _children(self) -> list[tuple[Token, ...]]:
        found: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                found[token.head].append(token)
        return [tuple(each) for each in found]

    @cached_property
    def _of_relation(self) -> dict[str, tuple[Token, ...]]:
        return _by_relation(self.tokens)

    @cached_property
    def _under(self) -> list[dict[str, tuple[Token, ...]]]:
        """The tokens under each token by relation, with and without subtype: most questions for children end here."""
        return [_by_relation(under) if under else _LEAF for under in self._children]

    @cached_property
    def _sentence_of(self) -> list[int]:
        found = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            for index in range(sentence.first, sentence.last + 1):
                found[index] = number
        return found

    def children(self, index: int, *relations: str) -> tuple[Token, ...]:
        """The tokens directly under a token, in order; only those of the relations, if any are named.

        A relation named without subtype covers its subtypes: `nsubj` also finds `nsubj:pass`.
        """
        under = self._under[index]
        if len(relations) == 1:
            return under.get(relations[0], ())
        if not relations:
            return self._children[index]
        if not under or under.keys().isdisjoint(relations):
            return ()
        return tuple([each for each in self._children[index] if each.base in relations or each.relation in relations])

    def relations(self, index: int) -> Collection[str]:
        """The relations, with and without subtype, that a token has children of."""
        return self._under[index]

    def related(self, *relations: str) -> Sequence[Token]:
        """The tokens of the relations, in order; named as for `children`."""
        if len(relations) == 1:
            return self._of_relation.get(relations[0], ())
        found = {each.index: each for name in relations for each in self._of_relation.get(name, ())}
        return [found[index] for index in sorted(found)]

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of a token and all below it, in the order of the text."""
        found = [index]
        for each in found:
            found.extend([child.index for child in self._children[each]])
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[Token]:
        """The tokens above a token, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def at(self, start: int, end: int) -> range:
        """The indices of the tokens that lie between two offsets in characters, in part or whole."""
        low = bisect_right(self._ends, start)
        high = low
        while high < len(self.tokens) and self.tokens[high].start < end:
            high += 1
        return range(low, high)

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def sentence(self, index: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self._sentence_of[index]]

    def sentence_number(self, index: int) -> int:
        """The position, in the document, of the sentence a token stands in."""
        return self._sentence_of[index]


_LEAF: dict[str, tuple[Token, ...]] = {}


def _by_relation(tokens: Iterable[Token]) -> dict[str, tuple[Token, ...]]:
    """Relation, with and without its subtype → the tokens of it, in order."""
    found: dict[str, list[Token]] = {}
    for token in tokens:
        found.setdefault(token.base, []).append(token)
        if token.relation != token.base:
            found.setdefault(token.relation, []).append(token)
    return {relation: tuple(those) for relation, those in found.items()}


def _is_rooted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token hangs on a root, itself or by others."""
    passed: set[int] = set()
    while tokens[index].head != index:
        if index in passed:
            return False
        passed.add(index)
        index = tokens[index].head
    return True
