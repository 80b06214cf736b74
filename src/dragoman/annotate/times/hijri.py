"""Hijri and Solar Hijri: days that a report writes in the calendars of the region, laid over the common one."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, between, told, untold
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import day_of

# 1 Muharram 1 is 19 July 622 in the proleptic Gregorian calendar (civil reckoning); 30 years have 11 leap days.
HIJRI_EPOCH = date(622, 7, 19).toordinal()
# The solar year begins at the spring equinox; eight leap years in 33 hold for 1178 to 1633 SH.
MOON_DAYS = 30
SOLAR_LEAPS = {1, 5, 9, 13, 17, 22, 26, 30}


def hijri_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "12 Muharram 1447": the sighting of the moon may move it by a day, so the reach is three days."""
    month, day = vocabulary()["hijri"][phrase.part("hijri")], int(phrase.part("day").rstrip("stndrh"))
    if phrase.part("year"):
        civil = lunar_day(int(phrase.part("year")), month, day)
    elif (near := nearest_feast(scene, month, day, ahead=_ahead(phrase, scene))) is not None:
        civil = near
    else:
        return untold(phrase, "XXXX-XX-XX", "a day of the moon's year, and the report gives no year")
    return moonlit(phrase, civil)


def moonlit(phrase: Phrase, civil: date) -> Counted:
    """A day that the sighting of the moon may move by one."""
    why = f"{phrase.text} is {civil.isoformat()} by the civil reckoning; the sighting of the moon may move it by a day"
    counted = between(phrase, civil.isoformat(), civil - timedelta(1), civil + timedelta(1), why)
    return Counted("DATE", counted.value, "APPROX", counted.when, day_of(civil))


def hijri_month(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "Ramadan 1446", "the month of Ramadan": the nearest one gone, or to come where the tense looks ahead."""
    word = phrase.part("hijri") or phrase.part("hijri2")
    month = vocabulary()["hijri"][word]
    if phrase.part("year"):
        first = lunar_day(int(phrase.part("year")), month, 1)
    elif (near := _month_at_hand(scene, month) or nearest_feast(scene, month, 1, ahead=_ahead(phrase, scene))) is not None:
        first = near
    else:
        return untold(phrase, "XXXX", "a month of the moon's year, and the report gives no year")
    last = lunar_day(*_lunar_month_after(first), 1) - timedelta(1)
    why = f"{phrase.text} is {first.isoformat()} to {last.isoformat()} by the civil reckoning; the moon may move each end by a day"
    counted = between(phrase, f"{first.isoformat()}/{last.isoformat()}", first - timedelta(1), last + timedelta(1), why)
    return Counted("DATE", counted.value, "APPROX", counted.when)


def other_year(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "1404 SH", "1446 AH": a year of the sun's or the moon's calendar."""
    year = int(phrase.part("year"))
    if phrase.part("era").startswith("s"):
        first, last = _new_year(year), _new_year(year + 1) - timedelta(1)
    else:
        first, last = lunar_day(year, 1, 1), lunar_day(year + 1, 1, 1) - timedelta(1)
    del scene
    why = f"{phrase.text} runs from {first.isoformat()} to {last.isoformat()}"
    return between(phrase, f"{first.isoformat()}/{last.isoformat()}", first, last, why)


def solar_day(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "5 Mizan 1404": Iran's and Afghanistan's solar calendar."""
    civil = _solar(int(phrase.part("year")), vocabulary()["solar"][phrase.part("solar")]) + timedelta(
        int(phrase.part("day").rstrip("stndrh")) - 1
    )
    return told(phrase, scene, day_of(civil), basis="stated", because=f"{phrase.text} of the solar calendar is {civil.isoformat()}")


def solar_month(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "Mizan 1404"."""
    del scene
    year, month = int(phrase.part("year")), vocabulary()["solar"][phrase.part("solar")]
    first = _solar(year, month)
    last = (_solar(year, month + 1) if month < 12 else _new_year(year + 1)) - timedelta(1)
    why = f"{phrase.text} of the solar calendar is {first.isoformat()} to {last.isoformat()}"
    return between(phrase, f"{first.isoformat()}/{last.isoformat()}", first, last, why)


def _ahead(phrase: Phrase, scene: Scene) -> bool:
    return phrase.part("deictic") == "next" or scene.tense_at(phrase.start) == "future"


def lunar_day(year: int, month: int, day: int) -> date:
    """A day of the moon's calendar by the civil reckoning."""
    return date.fromordinal(HIJRI_EPOCH + day - 1 + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30)


def nearest_feast(scene: Scene, month: int, day: int, *, ahead: bool = False) -> date | None:
    """The last time before publication that this day of the moon's year fell; the next one, where the tense looks ahead."""
    published = scene.anchor.day
    if published is None:
        return None
    around = _lunar_year(published)
    days = [lunar_day(year, month, day) for year in range(around - 1, around + 3)]
    return min(each for each in days if each >= published) if ahead else max(each for each in days if each <= published)


def _month_at_hand(scene: Scene, month: int) -> date | None:
    """The first day of this month of the moon, where publication falls in it."""
    begun = nearest_feast(scene, month, 1)
    day = scene.anchor.day
    return begun if begun and day and (day - begun).days < MOON_DAYS else None


def _lunar_year(day: date) -> int:
    return int((day.toordinal() - HIJRI_EPOCH) / 354.367) + 1


def _lunar_month_after(first: date) -> tuple[int, int]:
    year = _lunar_year(first + timedelta(2))
    for number in range(year - 1, year + 2):
        for month in range(1, 13):
            if lunar_day(number, month, 1) > first:
                return number, month
    raise ValueError(first)


def _solar(year: int, month: int) -> date:
    """The first day of a month of the solar year."""
    return _new_year(year) + timedelta(31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7))


def _new_year(year: int) -> date:
    """The first day of a solar year, counted from 1 Farvardin 1400, which was 21 March 2021."""
    first, last = sorted((1400, year))
    days = sum(366 if between_years % 33 in SOLAR_LEAPS else 365 for between_years in range(first, last))
    return date(2021, 3, 21) + timedelta(days if year >= 1400 else -days)
