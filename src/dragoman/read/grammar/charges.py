"""What somebody says ill of another in words of their own: "Minsk organizes the illegal crossings, Warsaw says".

Takes the frames of a document and what it tells after whom; adds one for each clause, told after somebody, that says of
another actor what is ill by its words: a verb that only blames, an ill deed done, a name that nobody wants. Says who is
blamed; who blames is whoever it is told after. Never reads ill into the outlet's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.lexicon.patterns import ANY, SPEAKER, Pattern
from dragoman.model import Actor, ActorType, Kind, Stance
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.forms import is_nominal
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.roles import Roles
from dragoman.read.grammar.sides import Found, codes, named
from dragoman.read.grammar.slots import Argument
from dragoman.read.grammar.stance import Stances
from dragoman.read.speech import Told
from dragoman.read.tree import Token

ACCUSE = "accuse"
ILL, DAMNING, DOING = "ill", "damning", "doing"
"""Classes of the lexicon: nouns for what is ill, words that blame by themselves, verbs whose subject does the object."""

_WHOSE = frozenset({"owner", "amod", "compound", "of", "subject"})
"""Slots of a noun in which stands whose it is, or who does it."""

_CHARGE = Pattern(kind=ACCUSE, slots={SPEAKER: (ANY,)}, roles={"source": (SPEAKER,), "target": ("subject",)})


class Charges:
    """The accusations of one document that its patterns do not find; `told` is what it tells after somebody."""

    def __init__(
        self, classes: Classes, roles: Roles, stances: Stances, kinds: Mapping[str, Kind], told: Sequence[Told]
    ) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.roles = roles
        self.stances = stances
        self.kinds = kinds
        self.told = told

    def added(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames with the accusations among them, in the order of their triggers."""
        known = {frame.trigger: frame for frame in frames}
        for token in self.parse.tokens:
            frame = self._frame(token, known) if token.index not in known else None
            if frame is not None:
                known[token.index] = frame
        return tuple(known[index] for index in sorted(known))

    def _frame(self, head: Token, known: Mapping[int, Frame]) -> Frame | None:
        accuser = self._accuser(head, known) if self._is_clause(head) else None
        if accuser is None or not self._says_ill(head, known) or not self._is_asserted(head):
            return None
        arguments = self.resolver.arguments.of(head.index)
        target = self._blamed(arguments)
        if not named(target) or {accuser.code, accuser.state} & codes(target):
            return None
        return Frame(
            kind=self.kinds[ACCUSE],
            pattern=_CHARGE,
            trigger=head.index,
            words=(),
            arguments=arguments,
            object=next((each.head for each in arguments if "object" in each.slots), None),
            complement=None,
            source=(),
            target=target,
            weight=0,
        )

    def _is_clause(self, head: Token) -> bool:
        """Whether a word heads a clause: a verb, or what a copula says somebody is."""
        return head.upos == "VERB" or (head.upos in ("NOUN", "ADJ") and not is_nominal(self.parse, head))

    def _blamed(self, arguments: tuple[Argument, ...]) -> Found:
        """Who does it, or whose the thing is that does: "Minsk's attacks hamper trade"."""
        _, target = self.roles.of(_CHARGE, arguments)
        if named(target):
            return target
        things = [each.head for each in arguments if "subject" in each.slots]
        whose = (each for thing in things for each in self.resolver.arguments.of(thing) if each.slots & _WHOSE)
        return next(filter(named, (self.resolver.participants(each.head) for each in whose)), target)

    def _accuser(self, head: Token, known: Mapping[int, Frame]) -> Actor | None:
        """Who a clause is told after, by the innermost words that say so; nobody where they accuse by themselves."""
        around = [each for each in self.told if each.start <= head.start < each.end and each.speakers]
        for each in sorted(around, key=lambda each: each.end - each.start)[:1]:
            if each.cue[0] in known or each.cue[0] == head.index:
                return None
            for speaker in each.speakers[:1]:
                if speaker.side is not None:
                    return Actor(type=ActorType.STATE, state=speaker.side)
                return speaker.actor
        return None

    def _is_asserted(self, head: Token) -> bool:
        outcome = self.stances.of(head.index)
        hearsay = outcome.stance is Stance.POSSIBLE and self.stances.moods.is_hearsay(head.index)
        return outcome.asserted and not outcome.negated and (outcome.stance is Stance.DONE or hearsay)

    def _says_ill(self, head: Token, known: Mapping[int, Frame]) -> bool:
        chain = [head, *self._governed(head)]
        if any(DAMNING in self._of(each) for each in chain) or (head.upos != "VERB" and ILL in self._of(head)):
            return True
        if any(DAMNING in self._of(each) for each in self.parse.children(head.index, "amod", "advmod")):
            return True
        doing = any(DOING in self._of(each) for each in chain)
        things = [each for verb in chain for each in self._things(verb) if each.index not in known]
        return doing and any(map(self._is_ill, things))

    def _governed(self, head: Token) -> Iterator[Token]:
        """The verbs under a verb that its subject does as well: "tried to infiltrate"."""
        for child in self.parse.children(head.index, "xcomp"):
            if child.upos == "VERB":
                yield child
                yield from self._governed(child)

    def _things(self, verb: Token) -> tuple[Token, ...]:
        """What a verb does: its object, or what it has instead: "engage in …", « se livrer à … »."""
        patient = [each for each in self.parse.children(verb.index, "nsubj") if each.relation == "nsubj:pass"]
        return (*patient, *self.parse.children(verb.index, "obj")) or self.parse.children(verb.index, "obl")

    def _is_ill(self, noun: Token) -> bool:
        """Whether a noun names what is ill, or something that is called so: "terrorism", "the illegal crossings"."""
        through = self.parse.tokens[self.resolver.through(noun.index)]
        words = self.parse.children(through.index, "amod", "compound")
        return ILL in self._of(through) or any(DAMNING in self._of(each) for each in words)

    def _of(self, token: Token) -> frozenset[str]:
        return self.classes.of(token.index)
