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
Heap = list[tuple[float, str, str]]


def join_phrases(told: Mapping[str, Sequence[Sequence[str]]]) -> Mapping[str, str]:
    """For each act of a story, given with the words of each of its mentions, the act that stands for it. The likest are joined first."""
    phrased = [act for act in sorted(told) if sum(map(len, told[act])) > TOLD * len(told[act])]
    words = {act: Counter(word for mention in told[act] for word in mention) for act in phrased}
    unions = Unions(told)
    heap = _pairs(words)
    heapq.heapify(heap)
    while heap:
        score, one, other = heapq.heappop(heap)
        if one in words and other in words and score == -_likeness(words[one], words[other]):
            kept = unions.join(one, other)
            words[kept] = words.pop(one) + words.pop(other)
            for third in sorted(set(words) - {kept}):
                first, second = sorted((kept, third))
                if (alike := _likeness(words[first], words[second])) >= ALIKE:
                    heapq.heappush(heap, (-alike, first, second))
    return {act: unions.find(act) for act in sorted(told)}


def _pairs(words: Mapping[str, Words]) -> Heap:
    """Every two acts that share a word and are alike."""
    holders: dict[str, list[str]] = defaultdict(list)
    for act in words:
        for word in words[act]:
            holders[word].append(act)
    pairs = {pair for acts in holders.values() for pair in combinations(sorted(acts), 2)}
    return [(-alike, one, other) for one, other in sorted(pairs) if (alike := _likeness(words[one], words[other])) >= ALIKE]


def _likeness(one: Words, other: Words) -> float:
    """The cosine of two rows of words."""
    shared = sum(count * other[word] for word, count in one.items() if word in other)
    return round(shared / math.sqrt(_length(one) * _length(other)), 9) if shared else 0.0


def _length(words: Words) -> int:
    return sum(count * count for count in words.values())
