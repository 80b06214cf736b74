"""Phrases: acts of one story that go by different words, told in phrases that share what they are about.

"The suspension of nuclear tests" and "needed to test nuclear weapons no longer" are one act by what stands around the head. A mention of
one word has nothing to share but its act, and joins nothing here.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from dragoman.reconcile.unions import Unions

# Two acts are one while the words told with them are this alike.
ALIKE = 0.3
# ... and while more words than this are told with each act by the mention, on average; names of two words share too much by chance.
TOLD = 1.5
Words = Counter[str]
Lengths = Mapping[str, int]
Heap = list[tuple[float, str, str, int, int]]


def join_phrases(told: Mapping[str, Sequence[Sequence[str]]]) -> Mapping[str, str]:
    """For each act of a story, given with the words of each of its mentions, the act that stands for it. The likest are joined first."""
    phrased = [act for act in sorted(told) if sum(map(len, told[act])) > TOLD * len(told[act])]
    words = {act: Counter(word for mention in told[act] for word in mention) for act in phrased}
    lengths = {act: _length(words[act]) for act in phrased}
    unions = Unions(told)
    heap = _pairs(words, lengths)
    heapq.heapify(heap)
    while heap:
        _, one, other, *sizes = heapq.heappop(heap)
        # A pair is as old as its acts were when it was made: one that has grown since was pushed again.
        if one in words and other in words and sizes == [lengths[one], lengths[other]]:
            kept = unions.join(one, other)
            words[kept] = words.pop(one) + words.pop(other)
            lengths[kept] = _length(words[kept])
            for third in words:
                if third != kept and (alike := _likeness(words, lengths, kept, third)) >= ALIKE:
                    heapq.heappush(heap, _entry(alike, lengths, kept, third))
    return {act: unions.find(act) for act in sorted(told)}


def _pairs(words: Mapping[str, Words], lengths: Lengths) -> Heap:
    """Every two acts that share a word and are alike."""
    holders: dict[str, list[str]] = defaultdict(list)
    for act in words:
        for word in words[act]:
            holders[word].append(act)
    pairs = {pair for acts in holders.values() for pair in combinations(sorted(acts), 2)}
    likely = ((_likeness(words, lengths, one, other), one, other) for one, other in pairs)
    return [_entry(alike, lengths, one, other) for alike, one, other in likely if alike >= ALIKE]


def _entry(alike: float, lengths: Lengths, one: str, other: str) -> tuple[float, str, str, int, int]:
    first, second = sorted((one, other))
    return -alike, first, second, lengths[first], lengths[second]


def _likeness(words: Mapping[str, Words], lengths: Lengths, one: str, other: str) -> float:
    """The cosine of two rows of words."""
    shorter, longer = sorted((words[one], words[other]), key=len)
    shared = sum(count * longer[word] for word, count in shorter.items() if word in longer)
    return round(shared / math.sqrt(lengths[one] * lengths[other]), 9) if shared else 0.0


def _length(words: Words) -> int:
    return sum(count * count for count in words.values())
