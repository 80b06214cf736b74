"""Clusters: the accounts of one happening, joined from the most alike down. Any order of reading gives the same clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from dragoman.model import Judgement
from dragoman.reconcile.likeness import Likeness
from dragoman.reconcile.obstacles import forbids
from dragoman.reconcile.traits import Traits

# Two clusters are compared member by member up to this many of each: a story in forty outlets says the same forty times.
COMPARED = 24


class Clusters:
    """Accounts in clusters, and the pairs that people keep apart. A cluster goes by its smallest account."""

    def __init__(self, traits: Mapping[str, Traits], apart: frozenset[frozenset[str]]) -> None:
        self._traits = traits
        self._of = {name: name for name in traits}
        self._members = {name: [name] for name in traits}
        self._apart: dict[str, set[str]] = {}
        for pair in apart:
            one, other = sorted(pair)
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, left: str, right: str, *, checked: bool) -> bool:
        """Make two clusters one unless a person keeps them apart or, when checked, their other members rule it out."""
        one, other = sorted((self._of[left], self._of[right]))
        if one == other:
            return True
        if self._kept_apart(one, other) or (checked and self._at_odds(one, other)):
            return False
        for name in self._members[other]:
            self._of[name] = one
        self._members[one] = sorted(self._members[one] + self._members.pop(other))
        return True

    def groups(self) -> list[list[str]]:
        """The clusters, by their smallest account."""
        return [self._members[name] for name in sorted(self._members)]

    def _kept_apart(self, one: str, other: str) -> bool:
        smaller, larger = sorted((self._members[one], self._members[other]), key=len)
        return any(self._apart[name] & set(larger) for name in smaller if name in self._apart)

    def _at_odds(self, one: str, other: str) -> bool:
        """Whether some member of one cannot be what some member of the other is: A is B and B is C does not make A C."""
        pairs = product(self._members[one][:COMPARED], self._members[other][:COMPARED])
        return any(forbids(self._traits[left], self._traits[right], through=True) is not None for left, right in pairs)


def cluster_accounts(
    traits: Mapping[str, Traits], likenesses: Mapping[tuple[str, str], Likeness], words: Sequence[Judgement]
) -> list[list[str]]:
    """Join what people call one, then what the machine does, the surest first; what people part stays parted."""
    apart = frozenset(frozenset((word.left, word.right)) for word in words if word.verdict != "same")
    clusters = Clusters(traits, apart)
    for word in words:
        if word.verdict == "same":
            clusters.join(word.left, word.right, checked=False)
    alike = [(-likeness.score, *pair) for pair, likeness in likenesses.items() if likeness.verdict == "same"]
    for _, left, right in sorted(alike):
        clusters.join(left, right, checked=True)
    return clusters.groups()
