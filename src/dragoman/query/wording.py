"""Wording: how values are said in a page of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.model import Finding, Magnitude, Party, Place, Variant, When
from dragoman.query.days import tell_day, tell_when

_MARKS = re.compile(r"[\\\[\]<>*`|]")


def tell_finding(finding: Finding) -> str:
    """A finding on time in words: one day, or every day that is told."""
    if isinstance(finding.value, When):
        return tell_when(finding.value)
    days = list(dict.fromkeys(tell_when(variant.value) for variant in finding.variants if isinstance(variant.value, When)))
    return " or ".join(days) + (" (the reports differ)" if len(days) > 1 else "")


def tell_variant(variant: Variant) -> str:
    """A side of a disagreement: its value, and by whose word."""
    value = variant.value
    if isinstance(value, When):
        return f"{tell_when(value)}{_voiced(variant)}"
    if isinstance(value, Magnitude):
        number = "a number not told" if value.value is None else f"{value.value:,.0f}"
        return f"{'at least ' if value.at_least else ''}{number} {value.subject or ''} {value.what}{_voiced(variant)}"
    if isinstance(value, (Party, Place)):
        return f"{value.name}{_voiced(variant)}"
    return f"{value}{_voiced(variant)}"


def _voiced(variant: Variant) -> str:
    return f", by the word of {', '.join(variant.voices)}" if variant.voices else ""


def name_parties(parties: Sequence[Party]) -> str:
    """Parties by name, each once: "Turkey and Armenia"."""
    return join_names(list(dict.fromkeys(party.name for party in parties)))


def join_names(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def tell_period(since: date | None, until: date | None) -> str:
    """The period a page is on, as it stands in its heading."""
    start = f", from {tell_day(since)}" if since else ""
    return start + (f" until {tell_day(until)}" if until else "")


def tell_step_day(when: When | None) -> str:
    """The day of a step, in brackets, where it is told."""
    return "" if when is None else f" ({tell_when(when)})"


def name_slot(slot: str) -> str:
    """What a slot is called in prose."""
    return {"when": "the day", "where": "the place"}.get(slot, slot.replace("magnitude.", "how many were "))


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def trim(words: str) -> str:
    """Words on one line, without the stop at their end."""
    return flatten(words).rstrip(".;, ")


def make_sentence(words: str) -> str:
    """Words as a sentence: a capital letter and a full stop."""
    return trim(words)[:1].upper() + trim(words)[1:] + "."


def flatten(words: str) -> str:
    """Words on one line, the marks of Markdown escaped: a report's words are never taken for ours."""
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))
