"""Coreference measures: MUC, B-cubed and CEAF-e over clusters, and their mean (CoNLL F1). Clusters are sets of mention ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

Clustering = Mapping[Hashable, Hashable]  # mention to cluster


def conll(gold: Clustering, found: Clustering) -> dict[str, float]:
    """All measures, each as F1, and `conll`, the mean of the three. Both clusterings cover the same mentions."""
    scores = {
        "muc": _f1(_muc(gold, found), _muc(found, gold)),
        "b3": _f1(_b_cubed(gold, found), _b_cubed(found, gold)),
        "ceafe": _ceafe(gold, found),
    }
    return {
        **scores,
        "conll": sum(scores.values()) / len(scores),
        "b3_precision": _b_cubed(found, gold),
        "b3_recall": _b_cubed(gold, found),
    }


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _groups(clustering: Clustering) -> list[set[Hashable]]:
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clustering.items():
        groups[cluster].add(mention)
    return list(groups.values())


def _muc(gold: Clustering, found: Clustering) -> float:
    """The share of the gold links that the found clusters keep."""
    kept = total = 0
    for group in _groups(gold):
        kept += len(group) - len({found[mention] for mention in group})
        total += len(group) - 1
    return kept / total if total else 0.0


def _b_cubed(gold: Clustering, found: Clustering) -> float:
    """For each mention, the share of its gold cluster that is found with it; the mean."""
    score = 0.0
    for group in _groups(gold):
        score += sum(count * count for count in Counter(found[mention] for mention in group).values()) / len(group)
    return score / len(gold)


def _ceafe(gold: Clustering, found: Clustering) -> float:
    """The best one-to-one matching of clusters, each pair worth twice its overlap over its sizes."""
    left, right = _groups(gold), _groups(found)
    place = {mention: number for number, group in enumerate(right) for mention in group}
    worth: dict[tuple[int, int], float] = {}
    for number, group in enumerate(left):
        for other, overlap in Counter(place[mention] for mention in group).items():
            worth[number, other] = 2 * overlap / (len(group) + len(right[other]))
    best = sum(match(component) for component in _components(worth))
    return _f1(best / len(left), best / len(right))


def _components(worth: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The pairs in connected parts, so that each matching is small."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for row, column in worth:
        parent[find(("row", row))] = find(("column", column))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (row, column), value in worth.items():
        parts[find(("row", row))][row, column] = value
    return list(parts.values())


def match(worth: Mapping[tuple[int, int], float]) -> float:
    """The greatest worth of any one-to-one matching of rows with columns (the Hungarian method, exact)."""
    rows, columns = sorted({row for row, _ in worth}), sorted({column for _, column in worth})
    if len(rows) > len(columns):
        return match({(column, row): value for (row, column), value in worth.items()})
    at = {column: number for number, column in enumerate(columns)}
    cost = [[0.0] * len(columns) for _ in rows]
    for number, row in enumerate(rows):
        for column in columns:
            cost[number][at[column]] = -worth.get((row, column), 0.0)
    return -_assign(cost)


def _assign(cost: Sequence[Sequence[float]]) -> float:
    """The least cost of giving every row a column of its own; rows are not more than columns. Shortest augmenting paths."""
    width = len(cost[0])
    row_price, column_price = [0.0] * (len(cost) + 1), [0.0] * (width + 1)
    taken = [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        taken[0], column = row, 0
        least, before, seen = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while taken[column]:
            seen[column] = True
            column, delta = _step(cost, taken[column], column, (row_price, column_price), (least, before, seen))
            for other in range(width + 1):
                if seen[other]:
                    row_price[taken[other]] += delta
                    column_price[other] -= delta
                else:
                    least[other] -= delta
        while column:
            taken[column] = taken[before[column]]
            column = before[column]
    return sum(cost[taken[column] - 1][column - 1] for column in range(1, width + 1) if taken[column])


def _step(
    cost: Sequence[Sequence[float]],
    row: int,
    column: int,
    prices: tuple[list[float], list[float]],
    search: tuple[list[float], list[int], list[bool]],
) -> tuple[int, float]:
    """The next column on the shortest path from a row, and how far it is."""
    least, before, seen = search
    nearest, delta = 0, float("inf")
    for other in range(1, len(least)):
        if not seen[other]:
            reduced = cost[row - 1][other - 1] - prices[0][row] - prices[1][other]
            if reduced < least[other]:
                least[other], before[other] = reduced, column
            if least[other] < delta:
                nearest, delta = other, least[other]
    return nearest, delta
