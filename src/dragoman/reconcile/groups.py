"""Union-find over numbers, with the smallest member as the name of a set. Gives the same sets in whatever order."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Disjoint sets of the numbers below `size`."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, one: int) -> int:
        """The smallest member of the set that `one` is in."""
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, left: int, right: int) -> int:
        """Make two sets one; gives its name."""
        first, second = sorted((self.find(left), self.find(right)))
        self._parent[second] = first
        return first

    def sets(self, members: Iterable[int]) -> dict[int, list[int]]:
        """The sets of the given members, by name, members in order."""
        found: dict[int, list[int]] = {}
        for member in sorted(members):
            found.setdefault(self.find(member), []).append(member)
        return found
