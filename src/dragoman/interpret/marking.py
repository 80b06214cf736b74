"""Marking a sentence for the scorer: who acts, who receives and which word carries the act, each set between two signs."""

from __future__ import annotations

from collections.abc import Iterable

# Signs that news prose hardly uses and the encoder's vocabulary knows, each as one piece.
SIGNS = {"source": "@", "target": "#", "trigger": "*"}


def mark_spans(sentence: str, spans: Iterable[tuple[str, int, int]]) -> str:
    """Give the sentence with each (role, start, end) between its signs; of spans that cross, only the first is marked.

    >>> mark_spans("Oslo thanked Quito.", [("source", 0, 4), ("target", 13, 18)])
    '@ Oslo @ thanked # Quito #.'
    """
    kept: list[tuple[str, int, int]] = []
    for role, start, end in spans:
        if start < end and not any(_crosses((start, end), (first, last)) for _, first, last in kept):
            kept.append((role, start, end))
    # A closing sign stands before an opening one; the inner of two nested spans opens later and closes earlier.
    signs = [(start, 1, -end, f"{SIGNS[role]} ") for role, start, end in kept]
    signs += [(end, 0, -start, f" {SIGNS[role]}") for role, start, end in kept]
    pieces, last = [], 0
    for place, _, _, sign in sorted(signs):
        pieces += [sentence[last:place], sign]
        last = place
    return "".join([*pieces, sentence[last:]])


def find_spans(sentence: str, source: str, target: str, trigger: str = "") -> list[tuple[str, int, int]]:
    """Where the words of each role first stand; a role whose words are empty or not there is left out."""
    found = []
    for role, words in (("source", source), ("target", target), ("trigger", trigger)):
        start = sentence.find(words) if words else -1
        if start >= 0:
            found.append((role, start, start + len(words)))
    return found


def _crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans overlap without one holding the other."""
    apart = one[1] <= other[0] or other[1] <= one[0]
    nested = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    return not apart and not nested
