"""Who: a state, a part of one, an organisation, an armed group, a person, or somebody unnamed."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.base import Value
from dragoman.model.spans import Span


class ActorType(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed-group"
    PERSON = "person"
    UNNAMED = "unnamed"


class Actor(Value, frozen=True):
    """An actor, apart from the words that name it in a text.

    `state` is an ISO 3166-1 alpha-3 code: of the state itself, of the state a body or person belongs to, or the
    side of an
    unnamed party. `body` is the part of the state meant ("government", "foreign-ministry", "embassy",
    "army", "junta" …). `name` is the acronym of an organisation, the name of a group or person, or the
    text's own words for an unnamed party ("foreign states").
    """

    type: ActorType
    state: str | None = None
    body: str | None = None
    name: str | None = None

    @property
    def code(self) -> str:
        """How exports name it: the state's code where it acts for one, otherwise its name."""
        return self.state or self.name or "?"

    @property
    def named(self) -> bool:
        """Whether it has a name of its own, not only the words of a text."""
        return self.type is not ActorType.UNNAMED

    @property
    def known(self) -> bool:
        """Whether anything tells it from others: its name, or the side it is on."""
        return self.state is not None or self.named


class Participant(Value, frozen=True):
    """An actor in a role, and the words that name it there."""

    actor: Actor
    span: Span
