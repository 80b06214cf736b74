"""Derived times: when an event was that no report dates, as far as other events of the record leave no doubt.

A visit without a day spans the days of what is told within it; a meeting in a visit of one day was on that day; a bare Saturday in an
undated report is the Saturday that others give its news. Such a time is marked derived, says on what it rests, and settles nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import When
from dragoman.reconcile.traits import Traits

# A visit is seldom longer; what would make it so is told of two.
LONGEST = 10
# News names the weekdays just gone; one further back, by what others tell, is a slip or of something else.
FRESH = 3
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Derived:
    """A time that no report of the event tells, and the accounts it rests on."""

    when: When
    accounts: tuple[str, ...]


def derive_times(
    groups: Sequence[Sequence[str]], traits: Mapping[str, Traits], holder: Mapping[str, str], days: Mapping[str, int]
) -> dict[str, Derived]:
    """For each event that no report dates, by its smallest account, the time that other events give it."""
    members = {group[0]: group for group in groups}
    parts: dict[str, list[str]] = defaultdict(list)
    for part, whole in sorted(holder.items()):
        parts[whole] += members.get(part, ())
    found: dict[str, Derived] = {}
    for group in groups:
        name = group[0]
        if any(traits[one].account.when is not None for one in group):
            continue
        derived = (
            _spanned(parts.get(name, ()), traits, "from the days of what is told within it")
            or _spanned(members.get(holder.get(name, ""), ()), traits, "the visit that it was part of was then", longest=1)
            or _weekday(group, traits, days)
        )
        if derived is not None:
            found[name] = derived
    return found


def _spanned(names: Sequence[str], traits: Mapping[str, Traits], because: str, longest: int = LONGEST) -> Derived | None:
    """From the first day to the last of those accounts that report a time to the day."""
    told = [(name, when) for name in names if traits[name].phase == "deed" and (when := traits[name].account.when) is not None and when.day]
    days = sorted({when.day for _, when in told if when.day})
    if not days or (days[-1] - days[0]).days >= longest:
        return None
    return Derived(When(days[0], days[-1], "", "derived", because=because), tuple(sorted(name for name, _ in told)))


def _weekday(group: Sequence[str], traits: Mapping[str, Traits], days: Mapping[str, int]) -> Derived | None:
    """The day that a bare weekday names, where others tell of which day its undated report's news is."""
    for name in group:
        told = traits[name]
        known = days.get(told.account.report)
        if known is None or told.weekday is None or told.phase != "deed" or told.account.role != "reports":
            continue
        back = (date.fromordinal(known).weekday() - told.weekday) % 7
        if back > FRESH:
            continue
        day = date.fromordinal(known - back)
        because = f"its report bears no date; by what others tell of the same news it is of {date.fromordinal(known).isoformat()}"
        return Derived(When(day, day, DAYS[told.weekday], "derived", because=because), (name,))
    return None
