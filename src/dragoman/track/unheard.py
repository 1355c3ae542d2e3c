"""Whose side is missing: parties to a measure that no account cites on any, while it cites others.

Takes measures and the claims of the events that opened them; gives codes of actors, sorted. That a party announced its
own measure is not its side of the story, unless its words are quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Claim, Event, Measure, Speaker, Stance


def unheard(measures: Sequence[Measure], events: Iterable[Event], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The parties to measures that are not heard on them; none where nobody is."""
    by_id = {event.id: event for event in events}
    parties = {actor for measure in measures for actor in (*measure.by, *measure.on)}
    told = [claims[one] for measure in measures for one in by_id[measure.opened_by].claims if one in claims]
    speaking = (speaker for claim in told for speaker in claim.speakers if _speaks(speaker, claim))
    heard = {code for speaker in speaking for code in _codes(speaker)}
    return tuple(sorted(parties - heard)) if parties & heard else ()


def _speaks(speaker: Speaker, claim: Claim) -> bool:
    own = {one.actor.code for one in claim.source}
    return speaker.direct or claim.stance is not Stance.ANNOUNCED or own.isdisjoint(_codes(speaker))


def _codes(speaker: Speaker) -> set[str]:
    named = (speaker.actor.state, speaker.actor.code) if speaker.actor else ()
    return {code for code in (speaker.side, *named) if code}
