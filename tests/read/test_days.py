"""Days as pages write them."""

from datetime import UTC, date, datetime

import pytest

from dragoman.read.days import find_days, read_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published July 20, 2025", date(2025, 7, 20)),
        ("Sun Jul 20 2025", date(2025, 7, 20)),
        ("date 2025-07-20", date(2025, 7, 20)),
        ("Thu, 7 Apr 2022, 10:19 AM", date(2022, 4, 7)),
        ("22 Dec, 2017 15:58", date(2017, 12, 22)),
        ("Tuesday 13th of December 2011", date(2011, 12, 13)),
        ("25/07/2025", date(2025, 7, 25)),
        ("2025/07/25", date(2025, 7, 25)),
        ("1-Sept-2024", date(2024, 9, 1)),
    ],
)
def test_a_written_day_is_that_day(words, day):
    """A day written out is read as that day, in every usual shape."""
    assert [(found.earliest, found.latest) for found in find_days(words)] == [(day, day)]


@pytest.mark.parametrize(
    ("words", "first", "last"), [("2024", (1, 1), (12, 31)), ("2024-02", (2, 1), (2, 29)), ("February 2024", (2, 1), (2, 29))]
)
def test_a_month_or_a_year_stays_wide(words, first, last):
    """A month or a year is no day, and reaches from its first day to its last."""
    found = read_day(words)
    assert (found.earliest, found.latest) == (date(2024, *first), date(2024, *last))


def test_a_day_without_a_year_gets_none():
    """A day without a year keeps its missing year."""
    (found,) = find_days("YEREVAN, April 13. /NW/.")
    assert (found.earliest, found.latest, found.edtf) == (None, None, "XXXX-04-13")


def test_figures_that_read_both_ways_are_not_decided():
    """03/04/2025 lies between its two readings and no nearer."""
    (found,) = find_days("03/04/2025")
    assert (found.earliest, found.latest) == (date(2025, 3, 4), date(2025, 4, 3))


def test_a_weekday_that_cannot_hold_is_named():
    """A weekday and a date that cannot both hold are said to clash, with the real weekday."""
    (found,) = find_days("Sun Jul 21 2025")
    assert "21 July 2025 was a Monday" in found.clash


def test_no_day_that_the_calendar_lacks():
    """31 June, month 13 and the like are no days."""
    assert find_days("2025-13-01, June 31, 2025 and 31/02/2025") == []


def test_a_moment_needs_a_zone():
    """A clock time gives a moment only with its zone."""
    assert read_day("2025-07-20T23:14:00+05:00").instant == datetime(2025, 7, 20, 18, 14, tzinfo=UTC)
    assert read_day("2025-07-20T23:14:00").instant is None
