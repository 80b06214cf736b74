"""Leans: where the weight of what is told lies. A note with its reasons, never a verdict: the finding stays without a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from dragoman.model import Disagreement, Variant
from dragoman.reconcile.values import say

# So many origins more than any other value has, and so many times as many, make a lean.
MORE, TIMES = 2, 2
# What one side says and another denies is weighed by nobody.
UNWEIGHED = frozenset({"status"})


def note_lean(row: Disagreement) -> Disagreement:
    """The row with the note, where there is one."""
    if row.kind != "contradiction" or row.slot in UNWEIGHED or len(row.variants) < 2:
        return row
    reasons = list(_versions(row))
    first, second = sorted(row.variants, key=lambda variant: (-variant.origins, say(variant.value)))[:2]
    if first.origins >= second.origins + MORE and first.origins >= TIMES * second.origins:
        reasons.insert(0, f"{first.origins} origins give {say(first.value)}, {second.origins} at most anything else")
    return replace(row, lean="; ".join(reasons)) if reasons else row


def _versions(row: Disagreement) -> Iterator[str]:
    """Pages that changed their word: the value of the newer version beside that of the older."""
    for one, other in permutations(row.variants, 2):
        for page in sorted(_versions_of(one).keys() & _versions_of(other).keys()):
            if _versions_of(one)[page] > _versions_of(other)[page]:
                yield f"the newer version of {page} gives {say(one.value)}, the older {say(other.value)}"


def _versions_of(variant: Variant) -> dict[str, int]:
    """The pages that give a value, each with the newest of its versions that does: "minutes.txt#2" is the second of minutes.txt."""
    found: dict[str, int] = {}
    for report in variant.reports:
        page, mark, number = report.rpartition("#")
        known, version = (page, int(number)) if mark and number.isdecimal() else (report, 1)
        found[known] = max(version, found.get(known, 0))
    return found
