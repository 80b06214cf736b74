"""Reasons: why a finding is as it is, in words that a person would use."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Variant
from dragoman.reconcile.testimony import Testimony
from dragoman.reconcile.values import say


def explain_agreement(testimony: Testimony, variant: Variant) -> str:
    """Why a value stands alone: how many reports say so, and how many witnesses they are."""
    reports, everyone = len(variant.reports), len(testimony.reports)
    if everyone == 1:
        return "one report tells it"
    if reports < everyone:
        return f"{reports} of {everyone} reports say so, and none says otherwise"
    return f"all {everyone} reports agree" if variant.origins > 1 else f"all {everyone} reports say so, in one and the same text"


def list_values(variants: Sequence[Variant]) -> str:
    """The values, as one would list them."""
    return ", ".join(say(variant.value) for variant in variants)


def side_by_side(variants: Sequence[Variant]) -> str:
    """Each value with how many reports say it and by whose word."""
    return "; ".join(f"{say(variant.value)} ({_tellers(variant)})" for variant in variants)


def _tellers(variant: Variant) -> str:
    reports = "one report" if len(variant.reports) == 1 else f"{len(variant.reports)} reports"
    return f"{reports}, by {' and '.join(variant.voices)}" if variant.voices else reports
