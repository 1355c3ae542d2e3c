"""Where things stand after the events: what is in force, what is pending, who answered whom."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value
from dragoman.model.events import Certainty, Due


class MeasureStatus(StrEnum):
    """Whether a measure still holds."""

    IN_FORCE = "in-force"
    LIFTED = "lifted"
    DISPUTED = "disputed"


class Measure(Value, frozen=True):
    """A state of affairs that an event opened: a suspension, a detention, a closed border.

    `what` is the kind's word for it ("suspension"), `opened_by` and `closed_by` ids of events, `since` and `until`
    EDTF.
    """

    id: str
    what: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    matter: str | None = None
    status: MeasureStatus = MeasureStatus.IN_FORCE
    since: str | None = None
    until: str | None = None
    opened_by: str = ""
    closed_by: str | None = None


class PendingType(StrEnum):
    """What sort of thing is still open."""

    DEADLINE = "deadline"
    DEMAND = "demand"
    THREAT = "threat"
    ACCUSATION = "accusation"


class PendingStatus(StrEnum):
    """How an open matter ended, or that it has not."""

    PENDING = "pending"
    MET = "met"
    REFUSED = "refused"
    CARRIED_OUT = "carried-out"
    ANSWERED = "answered"


class Pending(Value, frozen=True):
    """A deadline, a demand, a conditional threat, an accusation without answer.

    `event` raised it, `answer` settled it.
    """

    id: str
    type: PendingType
    event: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    words: str
    condition: str | None = None
    due: Due | None = None
    status: PendingStatus = PendingStatus.PENDING
    answer: str | None = None


class Response(Value, frozen=True):
    """This event answered that one; `claims` say so in words, none where it is inferred."""

    event: str
    answers: str
    certainty: Certainty
    claims: tuple[str, ...] = ()


class State(Value, frozen=True):
    """Where things stand. `unheard` are the parties to a measure (actor codes) whose side no account cites on one."""

    measures: tuple[Measure, ...] = ()
    pending: tuple[Pending, ...] = ()
    responses: tuple[Response, ...] = ()
    unheard: tuple[str, ...] = ()
