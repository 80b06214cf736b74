"""Stories: which documents tell of one story, by the rare words they share. Average linkage over pairs that share any."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.reconcile.words import load_words, stem

# Two groups of documents are one story while their documents are this alike, on average.
ALIKE = 0.2
# ... and within a topic that is given, when they are this alike.
ALIKE_IN_TOPIC = 0.1
# A document is compared with those that share one of its telling words; a word told by more than this many tells nothing.
TELLING, CROWD = 24, 200
Vector = Mapping[str, float]
Likenesses = dict[int, dict[int, float]]


def gather_stories(documents: Sequence[Iterable[str]], topics: Sequence[str | None]) -> list[int]:
    """For each document, given as its words, the number of the first document of its story; no story has two topics."""
    vectors = weigh(documents)
    near = _likenesses(vectors, topics)
    home = {number: [number] for number in range(len(vectors))}
    heap = [(-score, left, right) for left in near for right, score in near[left].items() if left < right]
    heapq.heapify(heap)
    while heap:
        score, left, right = heapq.heappop(heap)
        if -score < (ALIKE_IN_TOPIC if topics[left] else ALIKE):
            continue
        if left in home and right in home and near[left].get(right) == -score:
            _merge(left, right, home, near, heap)
    story = {number: first for first, members in home.items() for number in members}
    return [story[number] for number in range(len(vectors))]


def weigh(documents: Sequence[Iterable[str]]) -> list[Vector]:
    """The words of each document by how telling they are: often here and seldom elsewhere. Each document weighs one in all."""
    hollow = load_words()["hollow"]
    bags = [
        Counter(stem(word) for word in words if len(word) > 1 and word[0].isalnum() and word.casefold() not in hollow)
        for words in documents
    ]
    spread = Counter(word for bag in bags for word in bag)
    vectors: list[Vector] = []
    for bag in bags:
        told = {word: (1 + math.log(count)) * math.log(len(bags) / spread[word]) for word, count in bag.items() if spread[word] > 1}
        length = math.sqrt(sum(weight * weight for weight in told.values())) or 1.0
        vectors.append({word: told[word] / length for word in sorted(told)})
    return vectors


def _likenesses(vectors: Sequence[Vector], topics: Sequence[str | None]) -> Likenesses:
    """The likeness of every two documents that share a telling word."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in sorted(vector, key=lambda word: (-vector[word], word))[:TELLING]:
            holders[word].append(number)
    near: Likenesses = {number: {} for number in range(len(vectors))}
    for word in sorted(holders):
        if len(holders[word]) <= CROWD:
            for left, right in combinations(holders[word], 2):
                if topics[left] == topics[right] and right not in near[left]:
                    near[left][right] = near[right][left] = round(_cosine(vectors[left], vectors[right]), 9)
    return near


def _cosine(left: Vector, right: Vector) -> float:
    shorter, longer = sorted((left, right), key=len)
    return sum(weight * longer[word] for word, weight in shorter.items() if word in longer)


def _merge(left: int, right: int, home: dict[int, list[int]], near: Likenesses, heap: list[tuple[float, int, int]]) -> None:
    """Make two groups one; its likeness to a third is the mean over their documents."""
    one, other = len(home[left]), len(home[right])
    others = sorted((set(near[left]) | set(near[right])) - {left, right})
    for third in others:
        score = round((near[left].get(third, 0.0) * one + near[right].get(third, 0.0) * other) / (one + other), 9)
        near[left][third] = near[third][left] = score
        near[third].pop(right, None)
        heapq.heappush(heap, (-score, min(left, third), max(left, third)))
    near[left].pop(right, None)
    near.pop(right)
    home[left] = sorted(home[left] + home.pop(right))
