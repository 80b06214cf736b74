"""Changes: where the weekly number of events of a dyad takes another level.

Of all ways to cut a series of counts into levels the one is taken that fits best when each cut costs a fixed price: the exact optimum,
by dynamic programming. The fit is twice the log likelihood of a Poisson rate for each level, divided by how much more than a Poisson's
the counts scatter from week to week (news comes in bursts). The price is what chance would gain in one series of a hundred. No
sampling, no chance: the same counts give the same weeks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

# No level is shorter than this.
SHORTEST = 2
# Fewer events than this in all have no levels.
FEWEST = 6
# What the best cut of one level gains in one series of a hundred: simulated for series of 6 to 104 weeks, with 0.3 to 4 events a week.
FLOOR, GROWTH = 6.0, 1.6


def find_changes(counts: Sequence[int]) -> list[int]:
    """The places at which a new level begins, in order.

    >>> find_changes([1, 0, 1, 0, 1, 0, 1, 0, 6, 7, 5, 8])
    [8]
    >>> find_changes([2, 1, 2, 3, 1, 2, 2, 1]), find_changes([0, 0, 0, 0, 0, 0, 0, 9])
    ([], [])
    """
    if sum(counts) < FEWEST or len(counts) < 2 * SHORTEST:
        return []
    sums = [0]
    for count in counts:
        sums.append(sums[-1] + count)
    scatter, price = _scatter(counts), FLOOR + GROWTH * math.log(len(counts))
    # best[end]: the gain of the best cuts of the first weeks up to end, and where the last of their levels begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(counts) + 1):
        starts = [start for start in range(end - SHORTEST + 1) if start == 0 or start >= SHORTEST]
        gains = [(best[start][0] + _fit(sums[end] - sums[start], end - start) / scatter - price * (start > 0), -start) for start in starts]
        gain, start = max(gains, default=(-math.inf, 0))
        best.append((gain, -start))
    places, end = [], best[-1][1]
    while end:
        places.append(end)
        end = best[end][1]
    return _without_bursts(counts, places[::-1])


def _fit(total: int, weeks: int) -> float:
    """Twice the log likelihood of a level, without what is the same for every level."""
    return 2 * total * math.log(total / weeks) if total else 0.0


def _scatter(counts: Sequence[int]) -> float:
    """How much more than a Poisson's the counts differ from one week to the next; never less than one."""
    steps = [(one - other) ** 2 / (one + other) for one, other in pairwise(counts) if one + other]
    return max(1.0, sum(steps) / len(steps)) if steps else 1.0


def _without_bursts(counts: Sequence[int], places: list[int]) -> list[int]:
    """The places, without those around a single full week: that is a burst, not a level."""
    for first, last in pairwise([0, *places, len(counts)]):
        level = counts[first:last]
        around = [*counts[max(0, first - SHORTEST) : first], *counts[last : last + SHORTEST]]
        if sum(count > 0 for count in level) < SHORTEST and around and sum(level) / len(level) > sum(around) / len(around):
            return _without_bursts(counts, [place for place in places if place not in {first, last}])
    return places
