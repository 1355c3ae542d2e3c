"""Kinds of events: what they are called, what they are in other codings, what they open and close."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value

VIOLENT = 6
"""The rung from which an act is violence."""

_MEASURES = ("SANCTION", "COERCE/restrict", "REJECT")
"""Types of PLOVER of measures that are taken by declaring them."""

_AGREED = ("agreement", "relations-restored")
"""Families of what two sides have done once they agree to it."""


class Names(Value, frozen=True):
    """A text in the languages of the project."""

    fr: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


class Counterpart(StrEnum):
    """What a kind says of its other side, where its own sentence does not name it."""

    NAMED = "named"
    """Its words say whom it is about, or it is about nobody: no other is looked for."""
    HOME = "home"
    """Nobody from outside does it, nor is it done to anybody outside: a coup, a resignation, a curfew."""
    BACKED = "backed"
    """Its source stands beside its target, not on the other side: support, aid."""
    PARTIES = "parties"
    """A third may do it to the two parties of a crisis: « l'ONU a appelé à la retenue »."""
    SHARED = "shared"
    """It gives back what two states had: the other side is the one they had it with."""
    PAIR = "pair"
    """Where nobody is named it is between those who met before, or the two the text is about: "a deal was reached"."""
    OTHERS = "others"
    """Nobody does it to their own: who "orders its ambassador home" recalls him."""
    OWN = "own"
    """It is told to one's own people: who tells those of another state to leave expels them."""


class Deadline(StrEnum):
    """What a time limit beside a kind is."""

    MEASURE = "measure"
    """It gives somebody a time to leave."""
    ORDER = "order"
    """It may tell such a time beside the measure: "was told to leave within 72 hours"."""
    THREAT = "threat"
    """By then something is to be done, or else."""


class Kind(Value, frozen=True):
    """A kind of event.

    `plover` and `cameo` are the codes of PLOVER ("SANCTION/expel") and CAMEO ("161"). `rung` places it on the ladder of
    escalation, below zero for conciliation. `family` groups kinds that can be accounts of one
    happening. `opens` and `closes` name states of affairs ("detention"); `answers` the kinds it replies to. `roles`
    says, for "source" and "target", in which slots of a pattern to look, in this order. An `utterance` is done by
    saying it, so who does it is who says it; one that is not `factive` leaves open whether what it is about
    happened ("accuse of", "demand", "threaten"). What is `mutual` takes two sides. What is `topical` is
    done to a matter: with another matter it is another happening (a border is no airspace, espionage no terrorism).
    `counterpart` says how its other side is looked for in the text, `deadline` what a limit beside it means.
    """

    id: str
    plover: str
    cameo: str
    rung: int
    family: str
    name: Names
    definition: Names
    opens: str | None = None
    closes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    basis: str | None = None
    roles: dict[str, tuple[str, ...]] = {}
    utterance: bool = False
    factive: bool = True
    mutual: bool = False
    topical: bool = False
    counterpart: tuple[Counterpart, ...] = ()
    deadline: Deadline | None = None

    @property
    def violent(self) -> bool:
        """Whether it is violence: it counts although nobody is named, and others than its victim condemn it."""
        return self.rung >= VIOLENT

    @property
    def measure(self) -> bool:
        """Whether it is a measure that is taken by declaring it."""
        return self.within(*_MEASURES)

    @property
    def declared(self) -> bool:
        """Whether it is done once it is declared: a measure, or what two sides agree on."""
        return self.measure or self.family in _AGREED

    def within(self, *types: str) -> bool:
        """Whether it is of one of the types of PLOVER: "SANCTION", or with its mode, "COERCE/restrict"."""
        return self.plover in types or self.plover.partition("/")[0] in types
