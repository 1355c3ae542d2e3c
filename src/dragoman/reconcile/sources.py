"""Which sources are one: a state and its ministry, unnamed sources of one side.

Takes attributions and the claims of events; gives new attributions for the claims that move. Errs to the side of fewer
origins, and says how sure that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, groupby, pairwise

from dragoman.model import ActorType, Certainty, Ground, Reason
from dragoman.reconcile.attribution import ANONYMOUS, SPEAKER, Attribution, Key
from dragoman.reconcile.borrowed import Sources, moved_to
from dragoman.reconcile.groups import Groups
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import content, fold, overlap

ALIKE = 0.5
"""Two descriptions that share so much of the shorter are of one source."""
_HELD = frozenset(
    ["president", "monarch", "supreme-leader", "head-of-government", "army-chief", "junta-leader"]
    + [f"{field}-minister" for field in ("foreign", "defence", "interior", "justice", "finance", "trade")]
)
"""Offices that one person holds."""
_DESCRIPTIONS = 200
"""So many descriptions of one side's sources in one story are compared with each other."""


def short_names(told: Sequence[Profile], sources: Sources) -> Sources:
    """Whom a text calls by name and office, and later by the last name alone, is one speaker."""
    speakers: dict[str, dict[Key, Attribution]] = {}
    for one in told:
        source = sources[one.claim.id]
        if source.key[0] == SPEAKER and source.key[3]:
            speakers.setdefault(one.document, {})[source.key] = source
    found: Sources = {}
    for one in told:
        source = sources[one.claim.id]
        full = [other for other in speakers.get(one.document, {}).values() if _short_for(source.key, other.key)]
        if len(full) == 1:
            found[one.claim.id] = Attribution(
                key=full[0].key, name=full[0].name, reasons=source.reasons, own=source.own
            )
    return found


def _short_for(short: Key, full: Key) -> bool:
    """Whether one name is the last word of the other, on the same side as far as both are known."""
    if short[0] != SPEAKER or not short[3] or " " in short[3] or not full[3].endswith(f" {short[3]}"):
        return False
    return short[1] == full[1] or not short[1] or not full[1]


def office_holders(told: Sequence[Profile], sources: Sources, story: Mapping[str, str]) -> Sources:
    """« le ministre des Affaires étrangères » is the one minister of that state whom the story names."""
    named: dict[tuple[str, str, str], dict[Key, Attribution]] = {}
    for one in told:
        actor = one.claim.speakers[0].actor if one.claim.speakers else None
        if actor is not None and actor.type is ActorType.PERSON and actor.state and actor.body in _HELD:
            office = (story.get(one.document, one.document), actor.state, actor.body)
            named.setdefault(office, {})[sources[one.claim.id].key] = sources[one.claim.id]
    found: Sources = {}
    for one in told:
        source = sources[one.claim.id]
        kind, state, body, name, *_ = (*source.key, "", "", "")
        holders = named.get((story.get(one.document, one.document), state, body), {})
        if kind == SPEAKER and not name and len(holders) == 1:
            [holder] = holders.values()
            reason = Reason(ground=Ground.SAME_SPEAKER, values=(holder.name,), certainty=Certainty.LIKELY)
            found[one.claim.id] = moved_to(source, holder, reason)
    return found


def of_state(members: Sequence[Profile], sources: Sources) -> Sources:
    """« Paris » saying what one ministry of it says elsewhere is possibly that ministry."""
    bodies: dict[tuple[str, bool], set[Key]] = {}
    for one in members:
        key = sources[one.claim.id].key
        if key[0] == SPEAKER and key[1] and any(key[2:]):
            bodies.setdefault((key[1], one.denied), set()).add(key)
    found: Sources = {}
    for one in members:
        source = sources[one.claim.id]
        if source.key[0] != SPEAKER or any(source.key[2:]):
            continue
        known = bodies.get((source.key[1], one.denied), set())
        if len(known) == 1:
            other = next(s for m in members if (s := sources[m.claim.id]).key in known)
            reason = Reason(ground=Ground.SAME_SPEAKER, values=(other.name,), certainty=Certainty.POSSIBLE)
            found[one.claim.id] = moved_to(source, other, reason)
    return found


def one_agency(sources: Sources) -> Sources:
    """Unnamed sources of one side in one story are one, where only one agency is said to have heard them."""
    agencies: dict[Key, set[str]] = {}
    for source in sources.values():
        if source.key[0] == ANONYMOUS and source.key[1] and source.key[3]:
            agencies.setdefault(source.key[:3], set()).add(source.key[3])
    moved = dict(sources)
    for claim, source in sources.items():
        if source.key[0] == ANONYMOUS and source.key[1] and not source.key[3]:
            known = agencies.get(source.key[:3], set())
            if len(known) == 1:
                moved[claim] = Attribution(key=(*source.key[:3], *known), name=source.name, reasons=source.reasons)
    return moved


def described(sources: Sources, happenings: Sequence[Sequence[Profile]]) -> Sources:
    """Unnamed sources of one side told apart by unlike descriptions, unless they tell the same event."""
    unnamed = {claim: s for claim, s in sources.items() if s.key[0] == ANONYMOUS and s.key[1]}
    called = sorted({(s.key, fold(s.name)) for s in unnamed.values()})
    number = {each: i for i, each in enumerate(called)}
    groups = Groups(len(called))
    for _, same in groupby(called, key=lambda each: each[0]):
        for one, other in combinations(list(same)[:_DESCRIPTIONS], 2):
            if overlap(content(one[1]), content(other[1])) >= ALIKE:
                groups.join(number[one], number[other])
    for members in happenings:
        told = [(s.key, fold(s.name)) for one in members if (s := unnamed.get(one.claim.id))]
        for one, other in pairwise(sorted(told)):
            if one[0] == other[0]:
                groups.join(number[one], number[other])
    moved = dict(sources)
    for claim, s in unnamed.items():
        first = called[groups.find(number[s.key, fold(s.name)])][1]
        moved[claim] = Attribution(key=(*s.key, first), name=s.name, reasons=s.reasons, own=s.own)
    return moved
