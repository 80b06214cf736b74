"""Counted: a phrase after counting; its TIMEX3 type, value and mod, and the stretch of days it reaches over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import Stretch, part_of
from dragoman.model import When
from dragoman.model.when import Basis

DIGITS = re.compile(r"\d+(?:\.\d+)?")
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a phrase comes to. stretch is what later phrases may count from; start and end narrow the phrase's words."""

    type: Kind
    value: str
    mod: str | None = None
    when: When | None = None
    stretch: Stretch | None = None
    start: int | None = None
    end: int | None = None


def told(
    phrase: Phrase,
    scene: Scene,
    stretch: Stretch,
    *,
    basis: Basis = "counted",
    anchor: str | None = None,
    mod: str | None = None,
    because: str = "",
) -> Counted:
    """A stretch of the calendar as a DATE; "early", "mid" and "late" narrow it, "earlier this week" ends with the publication day."""
    first, last = part_of(stretch, mod)
    day, edge = scene.anchor.day, phrase.part("edge")
    if day and edge.startswith(("earlier", "later")) and stretch.first <= day <= stretch.last and stretch.grain != "day":
        first, last = (stretch.first, day) if mod == "START" else (day, stretch.last)
    elif day is None and edge.startswith(("earlier", "later")) and scene.anchor.last and stretch.first <= scene.anchor.last <= stretch.last:
        first, last = stretch.first, stretch.last  # published on some day of it: earlier may be any day of it but the last
    counted_from = anchor or (scene.anchor.words if basis == "counted" else None)
    when = When(
        first, last, phrase.text, basis, anchor=counted_from or None, because=because or _reason(phrase, stretch, basis, counted_from)
    )
    return Counted("DATE", stretch.value, mod, when, stretch)


def untold(phrase: Phrase, value: str, why: str, *, edtf: str | None = None, mod: str | None = None, kind: Kind = "DATE") -> Counted:
    """A time of which the report does not give enough: both ends open, and why."""
    return Counted(kind, value, mod, When(None, None, phrase.text, "stated", because=why, edtf=edtf))


def between(phrase: Phrase, value: str, first: date | None, last: date | None, because: str, anchor: str | None = None) -> Counted:
    """A DATE that reaches from one day to another."""
    return Counted("DATE", value, None, When(first, last, phrase.text, "counted", anchor=anchor, because=because))


def modifier(words: str) -> str | None:
    """TIMEX3's mod for "about", "early", "at least" ..."""
    mod = vocabulary()["modifiers"].get(words.strip()) if words else None
    return mod if isinstance(mod, str) else None


def worded(counted: Counted, value: str) -> Counted:
    """The same with another TIMEX3 value."""
    return replace(counted, value=value)


def number(words: str) -> float | None:
    """The number that words or digits tell; None for "several", "a few", "many"."""
    words = words.strip().replace(",", "")
    if DIGITS.fullmatch(words):
        return float(words)
    if words in {"a couple", "a couple of"}:
        return 2.0
    if words in {"half a", "half an", "a half"}:
        return 0.5
    values = [vocabulary()["numbers"].get(word) for word in re.split(r"[-\s]+", words)]
    if not values or any(value is None for value in values):
        return None
    total = 0.0
    for value in values:
        total = (
            max(total, 1) * value if value >= 100 else (12.0 * max(total, 1) if value == 12 and words.endswith("dozen") else total + value)
        )
    return total - 1 if len(values) > 1 and words.startswith(("a ", "an ")) and total % 10 == 1 else total


def _reason(phrase: Phrase, stretch: Stretch, basis: Basis, anchor: str | None) -> str:
    reach = stretch.first.isoformat() if stretch.grain == "day" else f"{stretch.first.isoformat()} to {stretch.last.isoformat()}"
    if basis == "stated":
        return f"“{phrase.text}” is written out"
    return f"“{phrase.text}”, counted from {anchor}, is {reach}" if anchor else f"“{phrase.text}” is {reach}"
