"""Kinds of events: what they are called, what they are in other codings, what they open and close."""

from __future__ import annotations

from dragoman.model.base import Value


class Names(Value, frozen=True):
    """A text in the languages of the project."""

    fr: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


class Kind(Value, frozen=True):
    """A kind of event.

    `plover` and `cameo` are the codes of PLOVER ("SANCTION/expel") and CAMEO ("161"). `rung` places it on the ladder of
    escalation, below zero for conciliation. `family` groups kinds that can be accounts of one
    happening. `opens` and `closes` name states of affairs ("detention"); `answers` the kinds it replies to. `roles`
    says, for "source" and "target", in which slots of a pattern to look, in this order. An `utterance` is done by
    saying it, so who does it is who says it; one that is not `factive` leaves open whether what it is about
    happened ("accuse of", "demand", "threaten"). What is `mutual` takes two sides. What is `topical` is
    done to a matter: with another matter it is another happening (a border is no airspace, espionage no terrorism).
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
