"""Commitment: who promised what to whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actor import Evidence, Party
from dragoman.model.when import When

CommitmentStanding = Literal["open", "reported kept", "reported broken", "contested", "lapsed", "untestable"]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A promise as one report tells it. words: the promise in the report's words; due: when it falls due.

    testable is False where nothing could ever show it kept or broken ("reaffirmed commitment to fraternal relations").
    """

    id: str
    report: str
    account: str
    promisers: tuple[Party, ...]
    promisees: tuple[Party, ...]
    words: str
    topic: str
    condition: str | None
    due: When | None
    testable: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Followup:
    """A later account that bears on a commitment, for it, against it or unclear, and why it may not settle anything."""

    bears: Literal["for", "against", "unclear"]
    evidence: tuple[Evidence, ...]
    caveat: str
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A change of a commitment's standing: to what, by which report, and of which day as far as told. A standing may move back."""

    standing: CommitmentStanding
    because: str
    evidence: Evidence
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in the record. It is `reported broken` only when a report says that the promiser broke it.

    moves: every change of its standing, the first of which is its being made; the last is where it stands.
    """

    id: str
    promisers: tuple[Party, ...]
    promisees: tuple[Party, ...]
    words: str
    topic: str
    condition: str | None
    when: When | None
    standing: CommitmentStanding
    because: str
    evidence: tuple[Evidence, ...]
    followups: tuple[Followup, ...] = ()
    moves: tuple[Move, ...] = ()
