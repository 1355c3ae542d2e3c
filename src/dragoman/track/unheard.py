"""Whose side is missing: parties to measures that no account quotes, nor cites on a measure, while it cites others.

Takes measures and the claims of the events that opened them; gives codes of actors, sorted. That a party announced its
own measure is not its side of the story, unless its words are quoted. Where several articles tell some measures, those
that only one tells do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Claim, Event, Kind, Measure, Speaker, Stance
from dragoman.track.measures import WORDS

_HARD = 2
"""From this rung on a measure is taken against somebody."""


def unheard(
    measures: Sequence[Measure], events: Iterable[Event], claims: Mapping[str, Claim], *, kinds: Mapping[str, Kind]
) -> tuple[str, ...]:
    """The parties to measures that are not heard on them; none where nobody is."""
    by_id = {event.id: event for event in events}
    hard = [measure for measure in measures if kinds[by_id[measure.opened_by].kind].rung >= _HARD]
    hard = [one for one in hard if len(by_id[one.opened_by].documents) > 1] or hard
    parties = {actor for measure in hard for actor in (*measure.by, *measure.on)} & _known(claims.values())
    told = [claims[one] for measure in hard for one in by_id[measure.opened_by].claims if one in claims]
    speaking = (speaker for claim in told for speaker in claim.speakers if _speaks(speaker, claim))
    heard = {code for speaker in speaking for code in _codes(speaker)}
    heard |= {code for claim in claims.values() for s in claim.speakers if _quoted(s, claim) for code in _codes(s)}
    heard |= {one.actor.code for claim in claims.values() if _contradicts(claim, kinds) for one in claim.source}
    return tuple(sorted(parties - heard)) if parties & heard else ()


def _known(claims: Iterable[Claim]) -> set[str]:
    """The codes of actors that are more than words for somebody unnamed."""
    actors = (one.actor for claim in claims for one in (*claim.source, *claim.target))
    return {actor.code for actor in actors if actor.known}


def _speaks(speaker: Speaker, claim: Claim) -> bool:
    own = {one.actor.code for one in claim.source}
    return speaker.direct or claim.stance is not Stance.ANNOUNCED or own.isdisjoint(_codes(speaker))


def _quoted(speaker: Speaker, claim: Claim) -> bool:
    """Whether a text gives a party's own words, or what it says of others: more than that it accused or announced."""
    return speaker.direct or (
        {one.actor.code for one in claim.source}.isdisjoint(_codes(speaker)) and bool(claim.source)
    )


def _contradicts(claim: Claim, kinds: Mapping[str, Kind]) -> bool:
    """Whether it tells that a party denied or refused: that is its side, whoever tells it."""
    return claim.kind in kinds and not WORDS.isdisjoint(kinds[claim.kind].closes) and kinds[claim.kind].rung > 0


def _codes(speaker: Speaker) -> set[str]:
    named = (speaker.actor.state, speaker.actor.code) if speaker.actor else ()
    return {code for code in (speaker.side, *named) if code}
