"""Days: how a time is said to a person, no more exactly than it was told."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.model import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def tell_day(day: date) -> str:
    """A day as it is written in a letter: 19 July 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def tell_when(when: When) -> str:
    """A time in words.

    >>> tell_when(When(date(2025, 7, 1), date(2025, 7, 31), "last July", "stated"))
    'July 2025'
    """
    if when.earliest is None and when.latest is None:
        return _tell_unknown(when)
    if when.latest is None and when.earliest is not None:
        return f"{tell_day(when.earliest)} or later"
    if when.earliest is None and when.latest is not None:
        return f"{tell_day(when.latest)} or before"
    assert when.earliest is not None
    assert when.latest is not None
    return tell_reach(when.earliest, when.latest)


def tell_reach(first: date, last: date) -> str:
    """A stretch of days in words: a day, a month, a year, or from and to."""
    if first == last:
        return tell_day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {tell_day(last)}"
    return f"{first.day} {_MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'} to {tell_day(last)}"


def _tell_unknown(when: When) -> str:
    """A day without a year, or only the words."""
    parts = (when.edtf or "").split("-")
    if len(parts) == 3 and parts[1].isdecimal() and parts[2].isdecimal() and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]}, year not told"
    return f"“{when.words}”" if when.words else "day not told"
