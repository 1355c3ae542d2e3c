"""Claims put together into happenings. Takes profiles, stories and constraints; gives groups of profiles.

The likeliest pairs are joined first; a join is made only where the groups agree on the whole and no two of their
claims exclude each other. What a person decided comes before and above.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.reconcile.block import candidates
from dragoman.reconcile.compare import THRESHOLD, Comparison, compare, opposed
from dragoman.reconcile.groups import Groups
from dragoman.reconcile.judged import Constraints
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import tokens

_AGREE = 0.4
"""Two groups are joined when their claims reach this score on the whole: less than a pair needs, as groups vary."""
_SPOKESMEN = 8
"""So many claims, the ones that say most, stand for a group."""
_COPIED = 8
"""A sentence of so many words that stands in two texts tells of one event in both."""


class Clustering:
    """The state of one clustering: groups, their members, and what was compared already."""

    def __init__(self, profiles: Sequence[Profile], story: Mapping[str, int]) -> None:
        self.profiles = profiles
        self.story = story
        self.groups = Groups(len(profiles))
        self.members = {i: [i] for i in range(len(profiles))}
        self.enemies: dict[int, set[int]] = {}
        self._compared: dict[tuple[int, int], float | None] = {}

    def join(self, left: int, right: int) -> None:
        """Make the groups of two claims one."""
        a, b = sorted((self.groups.find(left), self.groups.find(right)))
        if a == b:
            return
        self.groups.join(a, b)
        everybody = self.members[a] + self.members.pop(b)
        self.members[a] = everybody
        self.enemies.setdefault(a, set()).update(self.enemies.pop(b, set()))

    def of(self, claims: Sequence[int], group: int) -> list[int]:
        """Those of some claims that are of a group."""
        return [i for i in claims if self.groups.find(i) == group]

    def mentions(self, group: int, other: int) -> bool:
        """Whether claims that say next to nothing can mean an event: nothing parts them, no party is another one."""
        if self.parted(group, other) or len({self.profiles[i].document for i in self.members[group]}) > 1:
            return False
        pairs = [(self.profiles[i], self.profiles[j]) for i in self.members[group] for j in self.spokesmen(other)]
        return not self.excluded(group, other) and not any(opposed(one, told) for one, told in pairs)

    def spokesmen(self, group: int) -> list[int]:
        """The members that stand for a group: the richest, then the earliest."""
        members = self.members[group]
        if len(members) <= _SPOKESMEN:
            return members
        return sorted(members, key=lambda i: (-self.profiles[i].richness, i))[:_SPOKESMEN]

    def parted(self, a: int, b: int) -> bool:
        """Whether a person said that a claim of one group is not of the other's event."""
        return any(self.groups.find(enemy) == b for enemy in self.enemies.get(a, ())) or any(
            self.groups.find(enemy) == a for enemy in self.enemies.get(b, ())
        )

    def score(self, left: int, right: int) -> float | None:
        """The score of two claims, None where they exclude each other."""
        pair = (left, right) if left < right else (right, left)
        if pair not in self._compared:
            self._compared[pair] = _score(self._compare(*pair))
        return self._compared[pair]

    def _compare(self, left: int, right: int) -> Comparison:
        a, b = self.profiles[left], self.profiles[right]
        return compare(a, b, same_story=self.story.get(a.document) == self.story.get(b.document))

    def excluded(self, a: int, b: int) -> bool:
        """Whether a document has claims in both groups that exclude each other, spokesmen or not."""
        few, many = sorted((self.members[a], self.members[b]), key=len)
        told: dict[str, list[int]] = {}
        for i in few:
            told.setdefault(self.profiles[i].document, []).append(i)
        return any(self.score(i, j) is None for j in many for i in told.get(self.profiles[j].document, ()))

    def agree(self, a: int, b: int) -> bool:
        """Whether two groups can be one: no two claims exclude each other, and each of the smaller finds its like.

        Claims of one document are compared all, of others the spokesmen. A claim that says little is like few others,
        so the average of all pairs would keep large groups apart.
        """
        if self.excluded(a, b):
            return False
        few, many = sorted((self.spokesmen(a), self.spokesmen(b)), key=len)
        best = []
        for left in few:
            scores = [self.score(left, right) for right in many]
            if None in scores:
                return False
            best.append(max(score for score in scores if score is not None))
        return sum(best) / len(best) >= _AGREE


def _score(comparison: Comparison) -> float | None:
    return None if comparison.bar else comparison.score


def cluster(profiles: Sequence[Profile], story: Mapping[str, int], decided: Constraints) -> list[list[Profile]]:
    """The claims of each happening, in order; the happenings by their first claim."""
    state = Clustering(profiles, story)
    _obey(state, decided)
    _copies(state)
    likely = []
    for one, other in candidates(profiles, story):
        score = state.score(one.index, other.index)
        if score is not None and score >= THRESHOLD:
            likely.append((-score, one.index, other.index))
    for _, left, right in sorted(likely):
        _try(state, left, right)
    _mentions(state)
    return [[profiles[i] for i in sorted(members)] for _, members in sorted(state.members.items())]


def _mentions(state: Clustering) -> None:
    """Join what a text only mentions again ("the strike", « l'assaut ») to the one event of its sort that it told."""
    told: dict[tuple[str, str], list[int]] = {}
    for profile in state.profiles:
        if profile.recurs:
            told.setdefault((profile.document, profile.claim.kind), []).append(profile.index)
    for members in told.values():
        groups = list(dict.fromkeys(state.groups.find(i) for i in members))
        bare = [group for group in groups if all(state.profiles[i].bare for i in state.members[group])]
        full = [group for group in groups if group not in bare]
        for group in bare:
            before = [one for one in full if min(state.of(members, one)) < min(state.of(members, group))]
            if len(full) == len(before) == 1 and state.mentions(group, full[0]):
                state.join(full[0], group)


def _try(state: Clustering, left: int, right: int) -> None:
    a, b = state.groups.find(left), state.groups.find(right)
    if a != b and not state.parted(a, b) and state.agree(a, b):
        state.join(a, b)


def _obey(state: Clustering, decided: Constraints) -> None:
    """Set what people decided: first what is apart, then what is together unless it would undo that."""
    index = {profile.claim.id: profile.index for profile in state.profiles}
    for left, right in _known(decided.apart, index):
        state.enemies.setdefault(left, set()).add(right)
        state.enemies.setdefault(right, set()).add(left)
    for left, right in _known(decided.together, index):
        a, b = state.groups.find(left), state.groups.find(right)
        if a != b and not state.parted(a, b):
            state.join(a, b)


def _known(pairs: Iterable[tuple[str, str]], index: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(index[left], index[right]) for left, right in pairs if left in index and right in index]


def _copies(state: Clustering) -> None:
    """Join claims read from the same words in several documents: a dispatch printed a hundred times is told once."""
    first: dict[tuple[object, ...], int] = {}
    for profile in state.profiles:
        claim = profile.claim
        words = tokens(claim.sentence.text)
        if len(words) < _COPIED:
            continue
        key = (claim.kind, words, claim.trigger.start - claim.sentence.start, state.story.get(profile.document))
        other = first.setdefault(key, profile.index)
        if state.score(other, profile.index) is None and other != profile.index:
            continue
        a, b = state.groups.find(other), state.groups.find(profile.index)
        if a != b and not state.parted(a, b):
            state.join(a, b)
