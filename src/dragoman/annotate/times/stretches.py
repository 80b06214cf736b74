"""Stretches: days, weeks, months, quarters, seasons, years, decades, centuries; each with its TIMEX3 value and its two ends."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
LAST_YEAR, FIRST_YEAR = 9000, 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A named stretch of the calendar. grain: day, week, weekend, month, quarter, half, season, year, decade, century."""

    grain: str
    first: date
    last: date
    value: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def day_of(day: date) -> Stretch:
    """A day."""
    return Stretch("day", day, day, day.isoformat())


def week_of(day: date) -> Stretch:
    """The ISO week of a day, Monday to Sunday."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    return Stretch("week", monday, monday + timedelta(6), f"{year}-W{week:02d}")


def weekend_of(day: date) -> Stretch:
    """The Saturday and Sunday of a day's ISO week."""
    week = week_of(day)
    return Stretch("weekend", week.first + timedelta(5), week.last, f"{week.value}-WE")


def month_of(year: int, month: int) -> Stretch:
    """A month."""
    return _months("month", year, month, 1, f"{year:04d}-{month:02d}")


def quarter_of(year: int, quarter: int) -> Stretch:
    """A quarter of the calendar year."""
    return _months("quarter", year, 3 * quarter - 2, 3, f"{year:04d}-Q{quarter}")


def half_of(year: int, half: int) -> Stretch:
    """A half of the calendar year."""
    return _months("half", year, 6 * half - 5, 6, f"{year:04d}-H{half}")


def season_of(year: int, season: str) -> Stretch:
    """A northern season; winter runs on into the next year."""
    return _months("season", year, SEASON_STARTS[season], 3, f"{year:04d}-{season}")


def year_of(year: int) -> Stretch:
    """A calendar year."""
    return _months("year", year, 1, 12, f"{year:04d}")


def decade_of(year: int) -> Stretch:
    """The decade of a year: 1980 to 1989 for any of them."""
    return _months("decade", year - year % 10, 1, 120, f"{year // 10:03d}")


def century_of(year: int) -> Stretch:
    """The century of a year as TIMEX3 numbers it: 1800 to 1899 is "18"."""
    return _months("century", year - year % 100, 1, 1200, f"{year // 100:02d}")


def stretch_at(grain: str, day: date) -> Stretch:
    """The stretch of this grain in which a day lies."""
    if grain == "day":
        return day_of(day)
    if grain in {"week", "weekend"}:
        return week_of(day) if grain == "week" else weekend_of(day)
    if grain == "month":
        return month_of(day.year, day.month)
    if grain == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if grain == "half":
        return half_of(day.year, 1 if day.month <= 6 else 2)
    if grain == "season":
        name = next(name for name, start in SEASON_STARTS.items() if (day.month - start) % 12 < 3)
        return season_of(day.year - (day.month < 3), name)
    return {"year": year_of, "decade": decade_of, "century": century_of}[grain](day.year)


def step(stretch: Stretch, count: int) -> Stretch | None:
    """The stretch that lies this many of its kind later (earlier, below zero); None beyond the calendar."""
    moved = move(stretch.first, stretch.grain, count)
    return stretch_at(stretch.grain, moved) if moved else None


def move(day: date, grain: str, count: int) -> date | None:
    """The day this many units away, at a month's end the last day that month has; None beyond the calendar."""
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(grain)
    if days:
        total = day.toordinal() + days * count
        return date.fromordinal(total) if 366 < total < date.max.toordinal() - 3700 else None
    months = day.year * 12 + day.month - 1 + MONTHS_IN[grain] * count
    year, month = divmod(months, 12)
    if not FIRST_YEAR < year < LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def part_of(stretch: Stretch, mod: str | None) -> tuple[date, date]:
    """The first, middle or last third of a stretch for "early", "mid" and "late" (an early week is Monday to Wednesday)."""
    third = timedelta(-(-stretch.days // 3) - 1)
    if mod == "START":
        return stretch.first, stretch.first + third
    if mod == "END":
        return stretch.last - third, stretch.last
    if mod == "MID":
        return stretch.first + timedelta(stretch.days // 3), stretch.last - timedelta(stretch.days // 3)
    return stretch.first, stretch.last


@lru_cache(maxsize=4096)
def _months(grain: str, year: int, month: int, count: int, value: str) -> Stretch:
    first = date(year, month, 1)
    years, months = divmod(month - 1 + count, 12)
    return Stretch(grain, first, date(year + years, months + 1, 1) - timedelta(1), value)
