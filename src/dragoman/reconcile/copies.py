"""Copies: whose text a report is, and which passages otherwise different reports share. Witnesses are counted by origin.

A passage is a sentence of the body. Passages that may be one are found by min-hashing (never all pairs) and are one only
when their own words, names set aside, really agree; names agree between independent witnesses too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from dragoman.model import Evidence, Origin, Report, Span
from dragoman.reconcile.origins import trace_origins
from dragoman.reconcile.passages import Passage, split_passages
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import agree, load_words

# Four rows to a band: passages that share half of their telling words nearly always meet, those that share a sixth hardly ever.
PERMUTATIONS, BANDS = 128, 32
ODD = np.uint64(0x9E3779B97F4A7C15)
# Passages with fewer words of their own are made of names, which independent witnesses share.
FEWEST = 6
# How much of their own words two passages share: alone, and beside passages that are shared already (a rewritten sentence).
ALONE, BESIDE = 0.6, 0.4
# A set phrase said of other people is no copy: passages that name several must share this much of their names.
NAMED, SAME_NAMES = 3, 0.34


@dataclass(frozen=True, slots=True)
class Copies:
    """What is copied from what: each report's origin, and for each passage the name of the passage it is one with."""

    origins: Mapping[str, Origin] = field(default_factory=dict)
    passages: Mapping[str, tuple[tuple[Span, str], ...]] = field(default_factory=dict)

    def passage_of(self, evidence: Evidence) -> str | None:
        """The name of the shared passage that a span stands in, or None where no other report has it."""
        return next((group for span, group in self.passages.get(evidence.report, ()) if span.overlaps(evidence.span)), None)

    def origin_of(self, report: str) -> str:
        """The report whose text this is: another's, or its own."""
        origin = self.origins.get(report)
        return origin.of if origin is not None and origin.of is not None else report


def find_copies(reports: Mapping[str, Report], known: Shelf[tuple[Passage, ...]] | None = None) -> Copies:
    """Find shared passages and copied reports. The first to publish is the origin, then the longest, then the smallest id."""
    shelf = known or Shelf(keep=False)
    passages = [passage for name in sorted(reports) for passage in shelf.get(name, _split, reports[name])]
    groups = Unions(range(len(passages)))
    for left, right in _match(passages):
        groups.join(left, right)
    shared: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for members in groups.groups():
        if len({passages[number].report for number in members}) > 1:
            # A shared passage goes by where it first stands, whatever else is in the record.
            first = passages[members[0]]
            for number in members:
                shared[passages[number].report].append((passages[number].span, f"{first.report}:{first.number}"))
    found = {report: tuple(sorted(told)) for report, told in sorted(shared.items())}
    return Copies(trace_origins(reports, passages, found), found)


def _split(report: Report) -> tuple[Passage, ...]:
    return tuple(split_passages(report))


def _match(passages: list[Passage]) -> list[tuple[int, int]]:
    """Pairs of passages of different reports that are one text, by index."""
    found = set(_alone(passages))
    by_place = {(passage.report, passage.number): index for index, passage in enumerate(passages)}
    waiting = sorted(found)
    while waiting:
        left, right = waiting.pop()
        for step in (-1, 1):
            pair = (
                by_place.get((passages[left].report, passages[left].number + step)),
                by_place.get((passages[right].report, passages[right].number + step)),
            )
            if pair[0] is not None and pair[1] is not None and (pair[0], pair[1]) not in found:
                beside = (pair[0], pair[1])
                if _same_text(passages[beside[0]], passages[beside[1]], BESIDE):
                    found.add(beside)
                    waiting.append(beside)
    return sorted(found)


def _alone(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Pairs that are one text by themselves: each passage with the first of its like, so that forty reprints are forty pairs."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for number, marks in _shared_marks(passages):
        passage, known = passages[number], False
        own = frozenset(passage.own)
        for other in sorted({other for mark in marks for other in buckets.get(mark, ())}):
            if _same_text(passages[other], passage, ALONE, own):
                known = True
                if passages[other].report != passage.report:
                    yield other, number
                    break
        if not known:
            for mark in marks:
                buckets[mark].append(number)


def _shared_marks(passages: Sequence[Passage]) -> Iterator[tuple[int, list[int]]]:
    """Each passage long enough, by its number, with those of its marks that some other passage has too."""
    numbers = [number for number, passage in enumerate(passages) if len(passage.own) >= FEWEST]
    marks = np.empty((len(numbers), BANDS), np.uint64)
    hollow = load_words()["hollow"]
    for row, number in enumerate(numbers):
        digest = RMinHash(num_perm=PERMUTATIONS, seed=7)
        digest.update([word for word in passages[number].own if word not in hollow])
        marks[row] = _hash_bands(np.array(digest.digest(), np.uint64))
    shared = np.empty(marks.shape, bool)
    for band in range(BANDS):
        _, place, counts = np.unique(marks[:, band], return_inverse=True, return_counts=True)
        shared[:, band] = counts[place.ravel()] > 1
    for row, number in enumerate(numbers):
        yield number, marks[row, shared[row]].tolist()


def _hash_bands(digest: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each band of a digest; the bands' numbers are their own."""
    hashed = np.arange(1, BANDS + 1, dtype=np.uint64) * ODD
    for row in digest.reshape(BANDS, -1).T:
        hashed = (hashed ^ row) * ODD
        hashed ^= hashed >> np.uint64(29)
    return hashed


def _same_text(left: Passage, right: Passage, least: float, own: frozenset[str] | None = None) -> bool:
    """Whether two passages agree in the words their writers chose, and do not tell of other people. own: the right one's own words."""
    one, other = left.own, right.own
    shorter, longer = sorted((len(one), len(other)))
    if shorter < max(FEWEST, least * longer):
        return False
    shared = len((own or frozenset(other)).intersection(one))
    if shared < least * (shorter + longer - shared):
        return False
    return min(len(left.names), len(right.names)) < NAMED or agree(frozenset(left.names), frozenset(right.names)) >= SAME_NAMES
