"""Weighing: a value settles only where nothing that is told contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dragoman.model import Finding, Magnitude, Variant, When
from dragoman.reconcile.reasons import explain_agreement, side_by_side
from dragoman.reconcile.testimony import Testimony
from dragoman.reconcile.values import Value, is_within, may_both_hold


def weigh(testimony: Testimony, slot: str, variants: Sequence[Variant]) -> Finding:
    """Settle a slot where nothing contradicts; otherwise say what stands against what."""
    told = tuple(variants)
    if len(told) == 1:
        return Finding(slot, told[0].value, told, explain_agreement(testimony, told[0]))
    values = [variant.value for variant in told]
    if any(not may_both_hold(one, other) for one, other in combinations(values, 2)):
        return Finding(slot, None, told, f"the reports differ: {side_by_side(told)}", "contradiction")
    exact = next((value for value in values if isinstance(value, Magnitude) and not value.at_least and not value.about), None)
    if exact is not None and all(
        isinstance(value, Magnitude) and (value.value, value.unit) == (exact.value, exact.unit) for value in values
    ):
        return Finding(slot, exact, told, f"one number, told with and without a hedge: {side_by_side(told)}")
    if all(_is_one_day(one, other) for one, other in combinations(values, 2)):
        dated = next(value for value in values if isinstance(value, When) and value.day is not None)
        return Finding(slot, dated, told, f"one day, told with and without its year: {side_by_side(told)}")
    if all(isinstance(value, When) and value.instant is not None for value in values):
        return Finding(slot, values[0], told, f"one moment, written in several zones: {side_by_side(told)}")
    narrowest = next((value for value in values if all(is_within(value, other) for other in values)), None)
    because = "told more exactly by some than by others" if narrowest else "these overlap, and neither lies within the other"
    return Finding(slot, narrowest, told, f"{because}: {side_by_side(told)}", "granularity")


def _is_one_day(left: Value, right: Value) -> bool:
    """Whether two times that may both hold are one day, the one with its year and the other without."""
    times = [when for when in (left, right) if isinstance(when, When)]
    return len(times) == 2 and sum(when.day is not None for when in times) == 1 and any(_is_yearless_day(when) for when in times)


def _is_yearless_day(when: When) -> bool:
    return when.edtf is not None and when.edtf.startswith("XXXX-") and len(when.edtf) == len("XXXX-10-11")
