"""What belongs to a predicate: its logical subject and object, and what stands in its other slots.

Takes a parse and a token; undoes passives, relative clauses, participles, infinitives under a verb,
coordination and light verbs, so that « deux diplomates ont été expulsés par Bamako » and "Bamako's expulsion of
two diplomats" give the same arguments. Never looks at what the words mean: that is the lexicon's.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon.grammar import Grammar
from dragoman.read.grammar.clauses import Clauses
from dragoman.read.grammar.forms import is_engaged, is_nominal
from dragoman.read.grammar.nouns import Nouns
from dragoman.read.grammar.slots import NONE, Argument
from dragoman.read.grammar.verbs import Verbs
from dragoman.read.tree import Parse, Token


class Arguments:
    """The arguments of the predicates of one parse.

    `light` are verbs whose subject does what their object names, `undergo` those whose subject has it done to it,
    `attribute` those that say it was done by whom they name with "to" or "on"; `dated` are the tokens of times, which
    do nothing, `named` those of names of actors.
    """

    def __init__(
        self,
        parse: Parse,
        grammar: Grammar,
        light: frozenset[str] = NONE,
        undergo: frozenset[str] = NONE,
        attribute: frozenset[str] = NONE,
        dated: frozenset[int] = frozenset(),
        named: frozenset[int] = frozenset(),
    ) -> None:
        self.parse = parse
        self.grammar = grammar
        self.light = light - undergo
        self.dated = dated
        self.clauses = Clauses(parse, grammar, dated, named)
        self._verbs = Verbs(self.clauses, attribute=attribute, dated=dated)
        self._nouns = Nouns(self._verbs, light=self.light, undergo=undergo)
        self._found: dict[int, tuple[Argument, ...]] = {}

    def of(self, index: int) -> tuple[Argument, ...]:
        """All arguments of a verb, noun or adjective."""
        found = self._found.get(index)
        if found is None:
            found = tuple(each for each in self._of(self.parse.tokens[index]) if each.head not in self.dated)
            self._found[index] = found
        return found

    def _of(self, token: Token) -> Iterator[Argument]:
        if token.base == "cop":
            return self._verbs.of_copula(token)
        nominal = is_nominal(self.parse, token) or is_engaged(self.parse, token)
        return self._nouns.of(token) if nominal else self._verbs.of(token)

    def subject(self, index: int) -> int | None:
        """The logical subject of a predicate."""
        return next((each.head for each in self.of(index) if "subject" in each.slots), None)

    def object(self, index: int) -> int | None:
        """The logical object of a predicate."""
        return next((each.head for each in self.of(index) if "object" in each.slots), None)

    def agents(self, index: int) -> Iterator[Argument]:
        """Who does what a noun names, by an agent: "the raid by Chad"."""
        return (each for each in self.of(index) if each.preposition in self.grammar.agents)

    def is_possessed(self, index: int) -> bool:
        """Whether a noun is somebody's by a possessive."""
        return any("owner" in each.slots for each in self.of(index))

    def preposition(self, token: Token) -> str | None:
        """The preposition before a noun; see `Clauses.preposition`."""
        return self.clauses.preposition(token)

    def slots(self, token: Token) -> frozenset[str]:
        """What the preposition before a noun may make of it; see `Clauses.slots`."""
        return self.clauses.slots(token)

    def below(self, index: int, *, agents: bool = False, depth: int = 2) -> Iterator[Argument]:
        """What hangs on a noun or its modifiers; see `Verbs.below`."""
        return self._verbs.below(index, agents=agents, depth=depth)
