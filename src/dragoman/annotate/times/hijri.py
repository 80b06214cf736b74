"""Hijri and Solar Hijri: days that a report writes in the calendars of the region, laid over the common one."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, between, told
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import day_of

# 1 Muharram 1 is 19 July 622 in the proleptic Gregorian calendar (civil reckoning); 30 years have 11 leap days.
HIJRI_EPOCH = date(622, 7, 19).toordinal()
# The solar year begins at the spring equinox; eight leap years in 33 hold for 1178 to 1633 SH.
SOLAR_LEAPS = {1, 5, 9, 13, 17, 22, 26, 30}


def hijri_day(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "12 Muharram 1447": the sighting of the moon may move it by a day, so the reach is three days."""
    del scene
    year, month, day = int(phrase.part("year")), vocabulary()["hijri"][phrase.part("hijri")], int(phrase.part("day").rstrip("stndrh"))
    ordinal = HIJRI_EPOCH + day - 1 + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    civil = date.fromordinal(ordinal)
    why = f"{phrase.text} is {civil.isoformat()} by the civil reckoning; the sighting of the moon may move it by a day"
    counted = between(phrase, civil.isoformat(), civil - timedelta(1), civil + timedelta(1), why)
    return Counted("DATE", counted.value, "APPROX", counted.when, day_of(civil))


def solar_day(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "5 Mizan 1404": Iran's and Afghanistan's solar calendar."""
    year, month, day = int(phrase.part("year")), vocabulary()["solar"][phrase.part("solar")], int(phrase.part("day").rstrip("stndrh"))
    passed = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    civil = _new_year(year) + timedelta(passed + day - 1)
    return told(phrase, scene, day_of(civil), basis="stated", because=f"{phrase.text} of the solar calendar is {civil.isoformat()}")


def _new_year(year: int) -> date:
    """The first day of a solar year, counted from 1 Farvardin 1400, which was 21 March 2021."""
    first, last = sorted((1400, year))
    days = sum(366 if between_years % 33 in SOLAR_LEAPS else 365 for between_years in range(first, last))
    return date(2021, 3, 21) + timedelta(days if year >= 1400 else -days)
