"""How two values of one slot stand to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dragoman.model import Magnitude, Span, When
from dragoman.reconcile.values import is_within, may_both_hold, say


def day(text):
    """One day."""
    return When(date.fromisoformat(text), date.fromisoformat(text), text, "stated")


def number(value, **told):
    """Some dead."""
    return Magnitude("killed", "soldiers", value, Span(0, 1), **told)


def test_a_day_without_a_year_allows_its_own_day_only():
    """October 11 may be 11 October 2025; it is not 12 October 2025."""
    yearless = When(None, None, "October 11", "stated", edtf="XXXX-10-11")
    assert may_both_hold(yearless, day("2025-10-11"))
    assert not may_both_hold(yearless, day("2025-10-12"))
    assert is_within(day("2025-10-11"), yearless)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (number(35), number(30, at_least=True), True), (number(25), number(30, at_least=True), False), (number(31), number(30, about=True), True),
        (number(60), number(30, about=True), False), (number(35), number(None, low=30, high=40), True), (number(35), number(36), False),
    ],
)  # fmt: skip
def test_numbers_allow_each_other_as_told(one, other, both):
    """At least 30 allows 35; about 30 allows 31; 30 to 40 allows 35; 35 is not 36."""
    assert may_both_hold(one, other) == both
    assert may_both_hold(other, one) == both


def test_values_read_as_a_person_would_say_them():
    """A weekday with its date; a count with what it counts; an open end said as such."""
    assert say(day("2025-07-19")) == "Saturday 19 July 2025"
    assert say(number(30, at_least=True)) == "at least 30 soldiers killed"
    assert say(When(None, date(2025, 7, 18), "before the visit", "counted")) == "any day to 2025-07-18 (before the visit)"


def test_one_moment_in_two_zones_is_one():
    """Midnight in Bangkok and 17:00 GMT of the day before are one moment; an hour later is another, though of one day."""
    moment = datetime(2025, 7, 28, 17, tzinfo=UTC)
    there, here = replace(day("2025-07-29"), instant=moment), replace(day("2025-07-28"), instant=moment)
    assert may_both_hold(there, here)
    assert is_within(there, here)
    assert not may_both_hold(here, replace(here, instant=moment.replace(hour=18)))
