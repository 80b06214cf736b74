"""Judgement: same, part of, different, unsure; always signed, always with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "part of", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two accounts (or events) are one happening. by: "dragoman" or a person's name; a person's word outranks.

    left and right are account ids, left the smaller for "same" and "different"; for "part of", left is part of right.
    score: 0 to 1, never without because. at: ISO time for a person's judgement, None for the machine's (which has no clock).
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    score: float
    because: str
    by: str = "dragoman"
    at: str | None = None
