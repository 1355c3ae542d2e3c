"""What reading one document gave."""

from __future__ import annotations

from dragoman.model.base import Value
from dragoman.model.claims import Claim


class Reading(Value, frozen=True):
    """The claims of one document, in the order of the text; `issue` says why it could not be read."""

    document: str
    claims: tuple[Claim, ...] = ()
    issue: str | None = None
