"""Weighing: a value settles only where nothing that is told contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dragoman.model import Finding, Variant
from dragoman.reconcile.reasons import explain_agreement, side_by_side
from dragoman.reconcile.testimony import Testimony
from dragoman.reconcile.values import is_within, may_both_hold


def weigh(testimony: Testimony, slot: str, variants: Sequence[Variant]) -> Finding:
    """Settle a slot where nothing contradicts; otherwise say what stands against what."""
    told = tuple(variants)
    if len(told) == 1:
        return Finding(slot, told[0].value, told, explain_agreement(testimony, told[0]))
    values = [variant.value for variant in told]
    if any(not may_both_hold(one, other) for one, other in combinations(values, 2)):
        return Finding(slot, None, told, f"the reports differ: {side_by_side(told)}", "contradiction")
    narrowest = next((value for value in values if all(is_within(value, other) for other in values)), None)
    because = "told more exactly by some than by others" if narrowest else "these overlap, and neither lies within the other"
    return Finding(slot, narrowest, told, f"{because}: {side_by_side(told)}", "granularity")
