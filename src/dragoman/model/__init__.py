"""The values Dragoman is about: frozen, without input or output."""

from dragoman.model.actors import Actor, ActorType, Participant
from dragoman.model.base import Value, digest
from dragoman.model.claims import Attribution, Claim, Speaker, Stance
from dragoman.model.documents import DateSource, Document
from dragoman.model.events import (
    Account,
    Certainty,
    Discrepancy,
    DiscrepancyType,
    Due,
    Event,
    Ground,
    Origin,
    People,
    Reason,
    Reconciled,
    Standing,
)
from dragoman.model.judgements import Judgement, Verdict
from dragoman.model.kinds import Counterpart, Deadline, Kind, Names
from dragoman.model.quantities import Quantity
from dragoman.model.readings import Reading
from dragoman.model.spans import Span
from dragoman.model.states import Measure, MeasureStatus, Pending, PendingStatus, PendingType, Response, State
from dragoman.model.times import Clock, Direction, Time

__all__ = [
    "Account",
    "Actor",
    "ActorType",
    "Attribution",
    "Certainty",
    "Claim",
    "Clock",
    "Counterpart",
    "DateSource",
    "Deadline",
    "Direction",
    "Discrepancy",
    "DiscrepancyType",
    "Document",
    "Due",
    "Event",
    "Ground",
    "Judgement",
    "Kind",
    "Measure",
    "MeasureStatus",
    "Names",
    "Origin",
    "Participant",
    "Pending",
    "PendingStatus",
    "PendingType",
    "People",
    "Quantity",
    "Reading",
    "Reason",
    "Reconciled",
    "Response",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "State",
    "Time",
    "Value",
    "Verdict",
    "digest",
]
