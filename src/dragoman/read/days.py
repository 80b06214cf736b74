"""The days written in a page's furniture and meta data: "Sun Jul 20 2025", "2025-07-20T23:14+05:00", "July 2025"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

MONTHS: Final = {
    name.lower(): number for table in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(table) if name
} | {"sept": 9}
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]{0,2}\s{0,3})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?))?"
# Each shape is tried where the one before it found nothing; all are bounded.
_SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?<![\d-]){_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d){_CLOCK}(?![\d])",
        rf"(?<!\d){_YEAR}[/.](?P<month_number>\d{{1,2}})[/.](?P<day>\d{{1,2}})(?![\d/.])",
        rf"\b{_WEEKDAY}{_MONTH}\s{{0,3}}{_DAY}\b,?\s{{1,3}}{_YEAR}\b",
        rf"(?<!\d){_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH}[ ,-]{{1,3}}{_YEAR}\b",
        rf"(?<![\d/.])(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{_YEAR}(?![\d])",
        rf"(?<!\d){_YEAR}-(?P<month_number>\d\d)(?![\d-])",
        rf"\b{_MONTH},?\s{{1,3}}{_YEAR}\b",
        rf"\b{_WEEKDAY}{_MONTH}\s{{0,3}}{_DAY}\b",
        rf"(?<!\d){_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH}",
    )
)
_FIGURE: Final = re.compile(r"\d")
_YEAR_ALONE: Final = re.compile(r"\s*((?:19|20)\d\d)\s*$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: its reach, or an EDTF string where the year is missing; clash says how a named weekday is wrong."""

    earliest: date | None
    latest: date | None
    words: str
    start: int
    end: int
    edtf: str | None = None
    instant: datetime | None = None
    clash: str | None = None


def find_days(text: str) -> list[Day]:
    """Find the days written in a short text, in the order they stand; never a day that the calendar does not have."""
    found: list[Day] = []
    if not _FIGURE.search(text):
        return found
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if all(match.end() <= day.start or match.start() >= day.end for day in found):
                found.extend(_read_match(match))
    return sorted(found, key=lambda day: day.start)


def read_day(text: str) -> Day | None:
    """Read a value that is meant to be a day, a month or a year."""
    if alone := _YEAR_ALONE.match(text):
        year = int(alone[1])
        return Day(date(year, 1, 1), date(year, 12, 31), text.strip(), 0, len(text))
    return next(iter(find_days(text)), None)


def _read_match(match: re.Match[str]) -> Iterator[Day]:
    """Turn a match into a day, or into nothing where the calendar has no such day."""
    got = match.groupdict()
    words = match[0].strip()
    try:
        if got.get("first"):
            yield _read_figures(match, words)
            return
        month = int(got["month_number"]) if got.get("month_number") else MONTHS[got["month"].lower()]
        if not got.get("year"):
            date(2024, month, int(got["day"]))  # a leap year: 29 February is a day of some year
            yield Day(None, None, words, match.start(), match.end(), f"XXXX-{month:02d}-{int(got['day']):02d}")
            return
        year = int(got["year"])
        if not got.get("day"):
            yield Day(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), words, match.start(), match.end())
            return
        day = date(year, month, int(got["day"]))
    except ValueError:
        return
    yield Day(
        day, day, words, match.start(), match.end(), None, _read_instant(day, got.get("clock")), _name_clash(day, got.get("weekday"), words)
    )


def _read_figures(match: re.Match[str], words: str) -> Day:
    """Read 20/07/2025. Where both figures could be the month, the day lies between the two readings and no nearer."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12:
        day = date(year, second, first)
        return Day(day, day, words, match.start(), match.end())
    if second > 12:
        day = date(year, first, second)
        return Day(day, day, words, match.start(), match.end())
    earlier, later = sorted((date(year, second, first), date(year, first, second)))
    return Day(earlier, later, words, match.start(), match.end())


def _read_instant(day: date, clock: str | None) -> datetime | None:
    """Give the moment in UTC, only where a clock time with its zone is written."""
    if not clock or not (clock.endswith("Z") or re.search(r"[+-]\d\d:?\d\d$", clock)):
        return None
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{clock}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _name_clash(day: date, weekday: str | None, words: str) -> str | None:
    """Say how a weekday and a date cannot both hold."""
    if not weekday:
        return None
    real = WEEKDAYS[day.weekday()]
    if real.startswith(weekday.lower()[:3]):
        return None
    return f"“{words}”: {day.day} {calendar.month_name[day.month]} {day.year} was a {real.capitalize()}"
