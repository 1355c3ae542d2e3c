"""Who stands on the other side, where a claim's own sentence does not say.

Takes the claims of a document with the frames their matter holds. A denial answers the accusation before it; a
demand to release somebody is made of whoever holds him; what a state does in a sentence or right after it, it
does to the one it was dealing with. The participant that is added quotes the words that name it where they
stand; without such words nobody is added.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.model import Claim, Kind, Participant, Span
from dragoman.read.grammar.match import Frame

REACH = 600
"""How many characters back the other side may have been named."""

_NAMED_ONLY = frozenset({"investigate-event", "ban-organisation", "ban-media", "postpone-visit"})
"""Kinds whose words say whom they are about, or that are about nobody."""

_BACKING = frozenset({"support", "provide-aid", "offer", "mediate"})
"""Kinds whose source stands beside its target, not on the other side."""

_SHARED = frozenset({"restore-relations", "reopen-border", "return-envoy", "restore-supply", "resume-cooperation"})
"""Kinds that give back what two states had: the other side is the one they had it with."""

_THIRD = frozenset({"appeal", "offer", "mediate", "support"})
"""Kinds of what others do to the two parties of a crisis: « l'ONU a appelé à la retenue »."""

_AT_HOME = frozenset({"coup", "protest", "resign", "emergency", "restrict-freedoms"})
"""Kinds that nobody from outside does."""

CONDEMN = "condemn"

VIOLENT = 6
"""The rung from which others than the victim condemn."""

_BETWEEN_STATES = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "CONCEDE", "COERCE/restrict"})
"""Types of PLOVER that states do to each other; violence and arrests may have nobody on the other side."""

DOMINANT = 2
"""How many times as often as any other the one side must be dealt with, to be taken for the other side."""

Found = tuple[Participant, ...]


def complete(
    claims: Sequence[Claim],
    inner: Mapping[Span, Sequence[Frame]],
    kinds: Mapping[str, Kind],
    *,
    authorless: frozenset[Span] = frozenset(),
    states: Sequence[Participant] = (),
) -> tuple[Claim, ...]:
    """The claims, those of one named state without another side completed from what was said before.

    `inner` gives, by the trigger of a claim, the frames within its matter; `authorless` are the triggers of claims
    whose words name nobody who does it, so that an author may be found elsewhere. `states` are all that the text names.
    """
    done: list[Claim] = []
    partners = _Partners(claims, states)
    starts = [claim.trigger.start for claim in claims]
    for claim in _with_sources(claims, kinds, partners, authorless):
        if claim.kind == "deny" and _named(claim.source):
            accuser = _answered(claim, done, kinds)
            claim = replace(claim, target=accuser) if accuser else claim
        if _named(claim.source) and not _named(claim.target) and "target" in kinds[claim.kind].roles:
            held = _held(claim, inner.get(claim.trigger, ()), done, kinds)
            target = held if claim.target else held or _answered(claim, done, kinds)
            if not target and not claim.target and _may_be_guessed(claim, inner, kinds):
                low, high = bisect_right(starts, claim.trigger.start - REACH), bisect_left(starts, claim.sentence.end)
                near = claims[low:high]
                same = [each for each in near if each.sentence == claim.sentence]
                own = _codes(claim.source)
                target = _beside(claim, same) or partners.named(own) or partners.of(own) or _beside(claim, near)
                target = () if claim.kind == CONDEMN and _codes(target) & _victims(done, kinds) else target
            if not target and not claim.target and claim.kind in _THIRD:
                target = partners.parties(_codes(claim.source))
            claim = replace(claim, target=target) if target else claim
        done.append(claim)
    return tuple(done)


def _victims(before: Sequence[Claim], kinds: Mapping[str, Kind]) -> frozenset[str]:
    """Those to whom violence was done, and who did none: whoever condemns it does not condemn them."""
    violent = [each for each in before if kinds[each.kind].rung >= VIOLENT]
    return (
        frozenset[str]()
        .union(*(_codes(each.target) for each in violent))
        .difference(*(_codes(each.source) for each in violent))
    )


def _with_sources(
    claims: Sequence[Claim], kinds: Mapping[str, Kind], partners: _Partners, authorless: frozenset[Span]
) -> list[Claim]:
    """What is done to a state in a sentence that tells who did something else to it, is done by the same."""
    found = []
    sentences: dict[int, list[Claim]] = {}
    for claim in claims:
        sentences.setdefault(claim.sentence.start, []).append(claim)
    for claim in claims:
        open_to_others = claim.trigger in authorless or _is_between_states(claim, kinds)
        if not claim.source and _named(claim.target) and open_to_others and claim.kind not in _AT_HOME:
            beside = sentences[claim.sentence.start]
            same = [each for each in beside if _codes(each.target) == _codes(claim.target)]
            authors = {_codes(each.source): each.source for each in same if _named(each.source)}
            if len(authors) == 1:
                claim = replace(claim, source=next(iter(authors.values())))
            elif not authors and _is_between_states(claim, kinds):
                claim = replace(claim, source=partners.of(_codes(claim.target)))
        found.append(claim)
    return found


def _held(claim: Claim, inner: Sequence[Frame], before: Sequence[Claim], kinds: Mapping[str, Kind]) -> Found:
    """Whoever does, or has done, what the claim is about."""
    own = _codes(claim.source)
    for frame in inner:
        found = _others(frame.source, own) or _holder(frame.kind, own, before, kinds)
        if found:
            return found
    return ()


def _answered(claim: Claim, before: Sequence[Claim], kinds: Mapping[str, Kind]) -> Found:
    """Whoever made the accusation, the demand that this claim answers."""
    own = _codes(claim.source)
    for earlier in reversed(before):
        if earlier.kind in kinds[claim.kind].answers and not _codes(earlier.source) & own:
            found = _others(earlier.source, own)
            if found and (not earlier.target or _codes(earlier.target) & own):
                return found
    return ()


def _holder(kind: Kind, own: frozenset[str], before: Sequence[Claim], kinds: Mapping[str, Kind]) -> Found:
    """Who brought about the state of affairs that a kind of event would end, or did that kind of thing before."""
    for earlier in reversed(before):
        opened = kinds[earlier.kind].opens
        if (opened is not None and opened in kind.closes) or earlier.kind == kind.id:
            found = _others(earlier.source, own)
            if found and (_codes(earlier.target) & own or kind.rung >= VIOLENT):
                return found
    return ()


def _beside(claim: Claim, claims: Sequence[Claim]) -> Found:
    """The other side of what the same state did, or had done to it, in the same sentence or shortly before.

    `claims` are those near; an accusation is none of this function's: it says whom it accuses.
    """
    own = _codes(claim.source)
    near = [each for each in claims if each is not claim]
    near.sort(key=lambda each: (each.sentence != claim.sentence, abs(claim.trigger.start - each.trigger.start)))
    for other in near:
        if _codes(other.source) & own and _named(other.target):
            found = _others(other.target, own)
        elif _codes(other.target) & own and other.kind not in _BACKING:
            found = _others(other.source, own)
        else:
            continue
        if found:
            return found
    return ()


class _Partners:
    """The other sides that states have in a whole document."""

    def __init__(self, claims: Sequence[Claim], states: Sequence[Participant]) -> None:
        self.claims = claims
        self.states = states
        self._named = Counter(each.actor.code for each in states)
        self._found: dict[frozenset[str], Found] = {}
        self._parties: Found | None = None

    def parties(self, own: frozenset[str]) -> Found:
        """The two who deal with each other in most claims of the document, if who asks is neither."""
        if self._parties is None:
            pairs = Counter(
                frozenset({*_codes(claim.source), *_codes(claim.target)})
                for claim in self.claims
                if _named(claim.source) and _named(claim.target)
            )
            ranked = [each for each in pairs.most_common() if len(each[0]) == 2]
            clear = bool(ranked) and _is_clear([*(count for _, count in ranked), 1])
            codes = ranked[0][0] if clear else frozenset[str]()
            first = {
                each.actor.code: each
                for claim in reversed(self.claims)
                for each in (*claim.source, *claim.target)
                if each.actor.code in codes
            }
            self._parties = tuple(first[code] for code in sorted(first))
        return () if own & _codes(self._parties) else self._parties

    def named(self, own: frozenset[str]) -> Found:
        """The other state that a text names so much more often than any third that it tells of these two."""
        ranked = [each for each in self._named.most_common() if each[0] not in own]
        if not own & self._named.keys() or not _is_clear([count for _, count in ranked]):
            return ()
        return next(((each,) for each in self.states if each.actor.code == ranked[0][0]), ())

    def of(self, own: frozenset[str]) -> Found:
        """The only other side of a state; nobody where it has several."""
        if own not in self._found:
            self._found[own] = self._find(own)
        return self._found[own]

    def _find(self, own: frozenset[str]) -> Found:
        first: dict[str, Participant] = {}
        counts: Counter[str] = Counter()
        for claim in self.claims:
            for one, another in ((claim.source, claim.target), (claim.target, claim.source)):
                for each in _others(another, own) if _codes(one) & own else ():
                    first.setdefault(each.actor.code, each)
                    counts[each.actor.code] += 1
        ranked = counts.most_common(2)
        return (first[ranked[0][0]],) if _is_clear([count for _, count in ranked]) else ()


def _is_clear(counts: Sequence[int]) -> bool:
    """Whether the first of counts, the highest first, leaves the second far behind; there may be no second."""
    return bool(counts) and (len(counts) == 1 or counts[0] >= DOMINANT * counts[1])


def _may_be_guessed(claim: Claim, inner: Mapping[Span, Sequence[Frame]], kinds: Mapping[str, Kind]) -> bool:
    """Whether the other side can be the one the state deals with elsewhere; what condemns an event has its author."""
    condemns = claim.kind == CONDEMN and bool(inner.get(claim.trigger))
    return (
        (_is_between_states(claim, kinds) or claim.kind in _SHARED) and claim.kind not in _NAMED_ONLY and not condemns
    )


def _is_between_states(claim: Claim, kinds: Mapping[str, Kind]) -> bool:
    plover = kinds[claim.kind].plover
    return bool({plover, plover.partition("/")[0]} & _BETWEEN_STATES)


def _named(found: Found) -> bool:
    return any(each.actor.named for each in found)


def _others(found: Found, own: frozenset[str]) -> Found:
    return tuple(each for each in found if each.actor.code not in own and each.actor.named)


def _codes(found: Sequence[Participant]) -> frozenset[str]:
    return frozenset(each.actor.code for each in found)


def within(claim: Claim, frames: Sequence[Frame], starts: Sequence[int]) -> Iterator[Frame]:
    """The frames whose trigger stands in the matter of a claim; `starts` are the offsets of the triggers."""
    if claim.matter is None:
        return
    low, high = bisect_left(starts, claim.matter.start), bisect_left(starts, claim.matter.end)
    for frame, start in zip(frames[low:high], starts[low:high], strict=True):
        if start != claim.trigger.start:
            yield frame
