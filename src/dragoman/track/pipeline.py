"""Where things stand after the events. Takes events and their claims; gives the state, the same for any order of these.

Pure: nothing is kept from one call to the next, so the state of a story can be had as of any of its documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Claim, Event, Kind, State
from dragoman.track.matching import place
from dragoman.track.measures import measures
from dragoman.track.pending import pending
from dragoman.track.responses import responses
from dragoman.track.unheard import unheard


def track(events: Sequence[Event], claims: Sequence[Claim], *, kinds: Mapping[str, Kind]) -> State:
    """What is in force, what is pending, who answered whom, and whose side is not heard."""
    ordered = sorted(events, key=place)
    told = {claim.id: claim for claim in sorted(claims, key=repr, reverse=True)}
    in_force = measures(ordered, told, kinds=kinds)
    return State(
        measures=in_force,
        pending=pending(ordered, told, kinds=kinds),
        responses=responses(ordered, told, kinds=kinds),
        unheard=unheard(in_force, ordered, told, kinds=kinds),
    )
