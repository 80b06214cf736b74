"""Clashes: a weekday and a date that do not go together ("Monday, 20 July 2025", a Sunday). One of them is a slip; which, nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from dragoman.model import Disagreement, Evidence, When
from dragoman.reconcile.differences.ground import Ground, differ

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})\b", re.IGNORECASE)
NUMBER = re.compile(r"\d+")


def list_clashes(ground: Ground) -> Iterator[Disagreement]:
    """A row for each time that names a weekday and a date of another weekday, at the event that it is told of."""
    for telling in ground.tellings:
        for account in telling.accounts:
            for claim in account.claims:
                if claim.slot == "when" and isinstance(claim.value, When) and account.id in ground.home:
                    days = clashing_days(claim.value)
                    if days is not None:
                        evidence, voices = [Evidence(claim.report, claim.span)], [voice.speaker for voice in claim.voices]
                        variants = [ground.variant(day, evidence, voices) for day in days]
                        because = f"“{claim.value.words}” names a weekday and a date that do not go together"
                        yield differ(ground.home[account.id].id, "when", "contradiction", variants, because)


def clashing_days(when: When) -> tuple[When, When] | None:
    """The day by its date and the day by its weekday, where the words name both and they are two days; else None."""
    named = WEEKDAY.search(when.words)
    if named is None or not NUMBER.search(when.words) or when.earliest is None or when.latest is None or when.day is not None:
        return None
    weekday = DAYS.index(named.group(1).casefold())
    days = [when.earliest + timedelta(days=number) for number in range((when.latest - when.earliest).days + 1)]
    if len(days) > len(DAYS) or (days[0].weekday() == weekday) == (days[-1].weekday() == weekday):
        return None
    by_date, by_name = sorted((days[0], days[-1]), key=lambda day: day.weekday() == weekday)
    # "Monday 16 to Tuesday 17" is a stay: the date that is written must be the one that is no Monday.
    written = {int(number) for number in NUMBER.findall(when.words)}
    if by_date.day not in written or by_name.day in written:
        return None
    return replace(when, earliest=by_date, latest=by_date), replace(when, earliest=by_name, latest=by_name)
