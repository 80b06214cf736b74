"""Unions: which things are one, when being one passes on. The answer is the same in any order of joining."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", int, str)


class Unions(Generic[Thing]):
    """Things in groups; a group goes by its smallest member."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._parent: dict[Thing, Thing] = {thing: thing for thing in things}

    def __contains__(self, thing: object) -> bool:
        return thing in self._parent

    def find(self, thing: Thing) -> Thing:
        """The smallest member of the thing's group."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, left: Thing, right: Thing) -> Thing:
        """Make two groups one, and give the name it goes by."""
        one, other = self.find(left), self.find(right)
        smaller, larger = (one, other) if one < other else (other, one)
        self._parent[larger] = smaller
        return smaller

    def groups(self) -> list[list[Thing]]:
        """All groups, by their smallest member, each in order."""
        members: dict[Thing, list[Thing]] = defaultdict(list)
        for thing in sorted(self._parent):
            members[self.find(thing)].append(thing)
        return [members[root] for root in sorted(members)]
