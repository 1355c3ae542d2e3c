"""Who stands on the other side, where a claim's own sentence does not say.

Takes the claims of a document with the frames their matter holds. A denial answers the accusation before it; a
demand to release somebody is made of whoever holds him; what a state does in a sentence or right after it, it
does to the one it was dealing with. The participant that is added quotes the words that name it where they
stand; without such words nobody is added.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.model import Claim, Counterpart, Kind, Participant, Span
from dragoman.read.grammar.match import CONTACT, Frame
from dragoman.read.grammar.roles import ACCUSE, COMPLAINT, MEDIATION
from dragoman.read.grammar.sides import Found, apart, codes, named, others
from dragoman.read.partners import PAIR, Partners

REACH = 600
"""How many characters back the other side may have been named."""

DENY, CONDEMN, REFUSE = "deny", "condemn", "refuse"

PROTEST = "PROTEST"
"""The type of PLOVER of what people gather for, which may be of another state's doing."""

Sides = tuple[Found, Found]

_BETWEEN_STATES = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "CONCEDE", "COERCE/restrict")
"""Types of PLOVER that states do to each other; violence and arrests may have nobody on the other side."""


class Counterparts:
    """The other sides of the claims of one document.

    `inner` gives, by the trigger of a claim, the frames within its matter; `authorless` are the triggers of claims
    whose words name nobody who does it, so that an author may be found elsewhere. `states` are all that the text names.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        inner: Mapping[Span, Sequence[Frame]],
        kinds: Mapping[str, Kind],
        *,
        authorless: frozenset[Span] = frozenset(),
        states: Sequence[Participant] = (),
    ) -> None:
        self.kinds = kinds
        self.claims = tuple(self._between_two(claims, Partners(claims, states)))
        self.inner = inner
        self.authorless = authorless
        self.partners = Partners(self.claims, states)
        self._fighting: Partners | None = None
        self._starts = [claim.trigger.start for claim in self.claims]

    def complete(self) -> tuple[Claim, ...]:
        """The claims, those of one named state without another side completed from what was said before."""
        done: list[Claim] = []
        for claim in self._with_sources():
            done.append(self._with_target(claim, done))
        return tuple(done)

    def _between_two(self, claims: Sequence[Claim], partners: Partners) -> Iterator[Claim]:
        """The claims, those that name nobody between the two who met before, or whom the text is about."""
        met: Sides | None = None
        for claim in claims:
            kind = self.kinds[claim.kind]
            if kind.family == MEDIATION and len(claim.target) == PAIR:
                met = claim.target[:1], claim.target[1:]
            elif kind.family == CONTACT and named(claim.source) and named(claim.target):
                met = claim.source, claim.target
            elif Counterpart.PAIR in kind.counterpart and not named((*claim.source, *claim.target)):
                pair = partners.two()
                sides = met or (pair[:1], pair[1:])
                if not all(sides):
                    continue
                claim = replace(claim, source=sides[0], target=sides[1])
            yield claim

    def _with_target(self, claim: Claim, before: Sequence[Claim]) -> Claim:
        claim = self._of_the_accused(claim, before)
        if claim.kind == DENY and named(claim.source):
            accuser = self._answered(claim, before)
            claim = replace(claim, target=accuser) if accuser else claim
        if not named(claim.source) or named(claim.target) or "target" not in self.kinds[claim.kind].roles:
            return claim
        target = self._held(claim, before) or (self._unsaid(claim, before) if self._is_open(claim) else ())
        if not target and self.kinds[claim.kind].within(PROTEST):
            target = self._called_on(claim)
        if not target and Counterpart.HOME in self.kinds[claim.kind].counterpart:
            target = tuple(each for each in claim.source if each.actor.state)  # what a state does within itself
        return replace(claim, target=target) if target else claim

    def _is_open(self, claim: Claim) -> bool:
        """Whether another side may be sought: those without a name are whose the text deals with.

        Not those whom a third turns to, and not whom somebody accuses or turns away: "will accept no more refugees".
        """
        those = Counterpart.PARTIES in self.kinds[claim.kind].counterpart or claim.kind in (ACCUSE, REFUSE)
        return not claim.target or not those

    def _of_the_accused(self, claim: Claim, before: Sequence[Claim]) -> Claim:
        """« Lomé accuse Accra d'espionnage, ce qu'elle dément »: nobody denies what they accuse another of."""
        words = claim.source[0].span.text if claim.source else ""
        if claim.kind != DENY or not (words.isalpha() and words.islower()):
            return claim
        answered = self.kinds[claim.kind].answers
        same = (each for each in before if each.sentence == claim.sentence and each.kind in answered)
        own = (each for each in same if named(each.target) and codes(each.source) == codes(claim.source))
        accusation = next(own, None)
        if accusation is None:
            return claim
        accused = accusation.target[0]
        speakers = (
            replace(each, actor=accused.actor, resolves_to=accused.span) if each.span.text == words else each
            for each in claim.speakers
        )
        return replace(claim, source=accusation.target, target=accusation.source, speakers=tuple(speakers))

    def _unsaid(self, claim: Claim, before: Sequence[Claim]) -> Found:
        """The other side of a claim that names none at all."""
        own = codes(claim.source)
        target = self._answered(claim, before)
        if not target and Counterpart.PARTIES in self.kinds[claim.kind].counterpart:
            target = self.partners.parties(own) or apart(self.partners.two(), claim.source)  # a third
            target = target if len(target) == PAIR else ()
        if not target and self._may_be_guessed(claim):
            near, same = self._near(claim), self._same(claim)
            target = self._beside(claim, same) or self._shaken(claim, same) or self._within_one(claim, same)
            target = target or self.partners.named(own) or self.partners.of(own)
            target = target or self._beside(claim, near)
            target = target or (self._latest(claim, before) if claim.kind == CONDEMN else ())
            target = () if claim.kind == CONDEMN and codes(target) & self._victims(before) else target
        return target or self._fought(claim)

    def _shaken(self, claim: Claim, claims: Sequence[Claim]) -> Found:
        """Where power was seized, of claims told together: "the bloc imposed sanctions after the coup in Niger"."""
        inside = (each for each in claims if each.kind != claim.kind and self._is_at_home(each.kind))
        return next(filter(None, (others((*each.target, *each.source), codes(claim.source)) for each in inside)), ())

    def _is_at_home(self, kind: str) -> bool:
        return self.kinds[kind].violent and Counterpart.HOME in self.kinds[kind].counterpart

    def _within_one(self, claim: Claim, claims: Sequence[Claim]) -> Found:
        """The own state of somebody who, in the same breath, deals with it: "accused the government and urged …"."""
        own = codes(claim.source)
        found = (
            each.target for each in claims if each is not claim and codes(each.source) == codes(each.target) == own
        )
        return next(found, ())

    def _fought(self, claim: Claim) -> Found:
        """Whom somebody fights in the rest of the text: "New Delhi answered with missile strikes"."""
        if not self.kinds[claim.kind].violent or self._is_at_home(claim.kind):
            return ()
        if self._fighting is None:
            self._fighting = Partners([each for each in self.claims if self.kinds[each.kind].violent], ())
        return self._fighting.of(codes(claim.source))

    def _latest(self, claim: Claim, before: Sequence[Claim]) -> Found:
        """Who did what was told last: "called the decision worrying" is said of whoever took it."""
        own = codes(claim.source)
        for earlier in reversed(before):
            if claim.trigger.start - earlier.trigger.start > REACH:
                return ()
            if not self.kinds[earlier.kind].utterance and (found := others(earlier.source, own)):
                return found
        return ()

    def _near(self, claim: Claim) -> Sequence[Claim]:
        low = bisect_right(self._starts, claim.trigger.start - REACH)
        return self.claims[low : bisect_left(self._starts, claim.sentence.end)]

    def _called_on(self, claim: Claim) -> Found:
        """To whom the same say something in the same sentence: "rallied to demand that Paris compensate them"."""
        own = codes(claim.source)
        said = (each for each in self._same(claim) if self.kinds[each.kind].utterance and codes(each.source) == own)
        return next(filter(None, (others(each.target, own) for each in said)), ())

    def _same(self, claim: Claim) -> Sequence[Claim]:
        """The claims of the same sentence."""
        return [each for each in self._near(claim) if each.sentence == claim.sentence]

    def _victims(self, before: Sequence[Claim]) -> frozenset[str]:
        """Those to whom violence was done, and who did none: whoever condemns it does not condemn them."""
        violent = [each for each in before if self.kinds[each.kind].violent]
        hit = frozenset[str]().union(*(codes(each.target) for each in violent))
        return hit.difference(*(codes(each.source) for each in violent))

    def _with_sources(self) -> Iterator[Claim]:
        """What is done to a state in a sentence that tells who did something else to it, is done by the same."""
        sentences: dict[int, list[Claim]] = {}
        for claim in self.claims:
            sentences.setdefault(claim.sentence.start, []).append(claim)
        for claim in self.claims:
            abroad = {Counterpart.SHARED, Counterpart.OTHERS} & {*self.kinds[claim.kind].counterpart}
            between = self._is_between_states(claim) or bool(abroad)
            from_outside = Counterpart.HOME not in self.kinds[claim.kind].counterpart
            open_ = from_outside and (between or claim.trigger in self.authorless)
            if claim.source or not named(claim.target) or not open_:
                yield claim
                continue
            same = [
                each
                for each in sentences[claim.sentence.start]
                if codes(each.target) == codes(claim.target) and self._is_hostile(each) == self._is_hostile(claim)
                if Counterpart.HOME not in self.kinds[each.kind].counterpart  # those who march are not those who shoot
            ]
            authors = {codes(each.source): each.source for each in same if named(each.source)}
            if len(authors) == 1:
                claim = replace(claim, source=next(iter(authors.values())))
            elif not authors and between:
                claim = replace(claim, source=self.partners.of(codes(claim.target)))
            yield claim

    def _is_hostile(self, claim: Claim) -> bool:
        return self.kinds[claim.kind].rung > 0

    def _held(self, claim: Claim, before: Sequence[Claim]) -> Found:
        """Whoever does, or has done, what the claim is about."""
        own = codes(claim.source)
        for frame in self.inner.get(claim.trigger, ()):
            found = others(frame.source, own) or self._holder(frame.kind, own | codes(frame.target), before)
            if found:
                return found
        return ()

    def _answered(self, claim: Claim, before: Sequence[Claim]) -> Found:
        """Whoever made the accusation, the demand that this claim answers."""
        own = codes(claim.source)
        for earlier in reversed(before):
            if earlier.kind in self.kinds[claim.kind].answers and not codes(earlier.source) & own:
                found = others(earlier.source, own)
                seised = self.kinds[earlier.kind].family == COMPLAINT  # a court is not who is complained of
                if found and (seised or not earlier.target or codes(earlier.target) & own):
                    return found
        return ()

    def _holder(self, kind: Kind, own: frozenset[str], before: Sequence[Claim]) -> Found:
        """Who brought about the state of affairs that a kind of event would end, or did that kind of thing before."""
        for earlier in reversed(before):
            opened = self.kinds[earlier.kind].opens
            if (opened is not None and opened in kind.closes) or earlier.kind == kind.id:
                found = others(earlier.source, own)
                if found and (codes(earlier.target) & own or kind.violent):
                    return found
        return ()

    def _beside(self, claim: Claim, claims: Sequence[Claim]) -> Found:
        """The other side of what the same state did, or had done to it, in the same sentence or shortly before.

        `claims` are those near; an accusation is none of this function's: it says whom it accuses.
        """
        own = codes(claim.source)
        near = [each for each in claims if each is not claim]
        near.sort(key=lambda each: (each.sentence != claim.sentence, abs(claim.trigger.start - each.trigger.start)))
        for other in near:
            found: Found = ()
            if codes(other.source) & own and named(other.target):
                found = others(other.target, own)
            elif codes(other.target) & own and Counterpart.BACKED not in self.kinds[other.kind].counterpart:
                found = others(other.source, own)
            if found:
                return found
        return ()

    def _may_be_guessed(self, claim: Claim) -> bool:
        """Whether it can be the one the state deals with elsewhere; what condemns an event has its author."""
        how = self.kinds[claim.kind].counterpart
        if {Counterpart.NAMED, Counterpart.HOME} & {*how} or (claim.kind == CONDEMN and self._has_an_author(claim)):
            return False
        return Counterpart.SHARED in how or self._is_between_states(claim)

    def _has_an_author(self, claim: Claim) -> bool:
        """Whether what is condemned is told of others, as an event or a wrong to whoever condemns it is not."""
        told = (frame for frame in self.inner.get(claim.trigger, ()) if named((*frame.source, *frame.target)))
        return any(not codes(frame.target) & codes(claim.source) for frame in told)

    def _is_between_states(self, claim: Claim) -> bool:
        return self.kinds[claim.kind].within(*_BETWEEN_STATES)


def within(claim: Claim, frames: Sequence[Frame], starts: Sequence[int]) -> Iterator[Frame]:
    """The frames whose trigger stands in the matter of a claim; `starts` are the offsets of the triggers."""
    if claim.matter is None:
        return
    low, high = bisect_left(starts, claim.matter.start), bisect_left(starts, claim.matter.end)
    for frame, start in zip(frames[low:high], starts[low:high], strict=True):
        if start != claim.trigger.start:
            yield frame
