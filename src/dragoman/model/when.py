"""When: how we say what we know, and do not know, about a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Basis = Literal["stated", "counted", "derived"]


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days in which something is told to lie; told no more exactly than it was told.

    earliest, latest: inclusive days; None is open. A day without a year has both None and an `edtf`
    such as "XXXX-10-11". instant: the moment in UTC where a clock time with a zone was given.
    words: as written. anchor: what it was counted from ("published 2025-07-20", "the visit").
    basis: stated (written out), counted (from an anchor in the report), derived (from elsewhere or by elimination).
    because: the reason in a sentence a person would use.
    """

    earliest: date | None
    latest: date | None
    words: str
    basis: Basis
    anchor: str | None = None
    because: str = ""
    edtf: str | None = None
    instant: datetime | None = None

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def day(self) -> date | None:
        """The single day, where it is one."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None

    def overlaps(self, other: When) -> bool:
        """Whether both may be the same time; an open end reaches for ever, an unknown time overlaps everything.

        >>> saturday = When(date(2025, 7, 19), date(2025, 7, 19), "on Saturday", "counted")
        >>> saturday.overlaps(When(date(2025, 7, 20), date(2025, 7, 20), "on Sunday", "counted"))
        False
        """
        starts, ends = self.earliest or date.min, self.latest or date.max
        return starts <= (other.latest or date.max) and (other.earliest or date.min) <= ends

    def within(self, other: When) -> bool:
        """Whether this time lies wholly inside the other: the same thing told more exactly."""
        return (other.earliest or date.min) <= (self.earliest or date.min) and (self.latest or date.max) <= (other.latest or date.max)

    def days_apart(self, other: When) -> int | None:
        """Days between the nearest ends: 0 where they overlap, None where either is not known."""
        if not (self.known and other.known):
            return None
        if self.overlaps(other):
            return 0
        first, second = sorted((self, other), key=lambda when: when.earliest or date.min)
        if first.latest is None or second.earliest is None:
            return None
        return (second.earliest - first.latest).days
