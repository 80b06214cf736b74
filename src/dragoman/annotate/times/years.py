"""Years: which year a day and month without one belong to; and by what reason. No publication day stands in for an event's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene, weekday_in, years_for
from dragoman.annotate.times.counted import Counted, between, told, untold
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import day_of
from dragoman.model import When

HALF_A_YEAR = 183
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def place_year(phrase: Phrase, scene: Scene, month: int, day: int) -> Counted | None:
    """A day and month with the year that is written, or counted from publication, or derived by elimination; else without one."""
    if weekday_in(2024, month, day) is None:
        return None  # no year has a 31 June
    weekday = vocabulary()["weekdays"].get(phrase.part("weekday"))
    if phrase.part("year"):
        return _in_year(phrase, scene, (int(phrase.part("year")), month, day), weekday)
    published = scene.anchor.day
    if published is not None:
        return _near(phrase, scene, published, (month, day), weekday)
    whole = scene.anchor.holds("year")
    if whole is not None:
        return _in_year(phrase, scene, (whole.first.year, month, day), weekday, counted=True)
    return _derived(phrase, scene, (month, day), weekday)


def derive_years(phrases: Iterable[Phrase], scene: Scene) -> None:
    """Find, in a report without a day of its own, the years that its weekdays fix; remembered in scene.derived."""
    rows = list(phrases)
    scene.since = max((int(row.part("year")) for row in rows if _past_year(row, scene)), default=0)
    dated = [row for row in rows if row.rule.build == "calendar_day" and row.part("weekday") and not row.part("year")]
    fits = []
    for row in dated:
        months, weekdays = vocabulary()["months"], vocabulary()["weekdays"]
        month, day, weekday = months[row.part("month")], int(row.part("day").rstrip("stndrh")), weekdays[row.part("weekday")]
        fits.append((row, month, day, weekday, years_for(weekday, month, day, scene.since)))
    for row, month, day, weekday, years in fits:
        if len(years) == 1:
            scene.derived[row.start] = (date(years[0], month, day), elimination(month, day, weekday, years, scene.since))
    scene.derived_days = sorted(set(scene.derived.values()))


def elimination(month: int, day: int, weekday: int, years: list[int], since: int) -> str:
    """The arithmetic in a sentence: "24 December was a Tuesday in 2024; not in 2020-2023, 2025-2026"."""
    window = vocabulary()["window"]
    others = [year for year in range(max(window["first"], since), window["last"] + 1) if year not in years]
    named = (
        f"{day} {MONTHS[month - 1]} was a {NAMES[weekday - 1]} in {_listed(years)}"
        if years
        else f"{day} {MONTHS[month - 1]} was no {NAMES[weekday - 1]}"
    )
    stated = f" (the report speaks of {since} as past)" if since > window["first"] else ""
    return f"{named}{'; not in' if years else ' in'} {_ranges(others)}{stated}"


def _past_year(phrase: Phrase, scene: Scene) -> bool:
    """Whether a phrase writes out a year of the window that the report speaks of as past."""
    written = phrase.part("year")
    in_window = written.isdigit() and len(written) == 4 and int(written) <= vocabulary()["window"]["last"]
    return in_window and phrase.rule.build in {"year", "month", "calendar_day"} and scene.tense_at(phrase.start) != "future"


def _in_year(phrase: Phrase, scene: Scene, numbers: tuple[int, int, int], weekday: int | None, *, counted: bool = False) -> Counted | None:
    falls = weekday_in(*numbers)
    if falls is None:
        return None
    day = date(*numbers)
    if weekday is not None and falls != weekday:
        return _clash(phrase, day, weekday)
    return told(phrase, scene, day_of(day), basis="counted" if counted else "stated")


def _near(phrase: Phrase, scene: Scene, published: date, numbers: tuple[int, int], weekday: int | None) -> Counted | None:
    """The day nearest to publication on the side that the tense looks to; a weekday, where given, has to hold."""
    days = [date(year, *numbers) for year in range(published.year - 5, published.year + 2) if weekday_in(year, *numbers)]
    if weekday is not None:
        held = [day for day in days if day.isoweekday() == weekday and abs((day - published).days) <= 200]
        if not held:
            return _clash(phrase, min(days, key=lambda day: abs((day - published).days)), weekday)
        days = held
    ahead = scene.tense_at(phrase.start) == "future"
    sided = [day for day in days if (day >= published if ahead else day <= published)]
    nearest = min(sided or days, key=lambda day: abs((day - published).days))
    # "a meeting on 28 July" said on the 20th without a tense of its own is next week, not last year
    close = [day for day in days if abs((day - published).days) <= 45]
    if close:
        return told(phrase, scene, day_of(close[0]))
    # "they agreed in April to report by 2 May", read in July: a day more than half a year ahead has its year beside it
    if ahead and (nearest - published).days > HALF_A_YEAR:
        nearest = min(days, key=lambda day: abs((day - published).days))
    return told(phrase, scene, day_of(nearest))


def _derived(phrase: Phrase, scene: Scene, numbers: tuple[int, int], weekday: int | None) -> Counted:
    """A year by elimination, or from another day of the report whose year was found so; else none."""
    if phrase.start in scene.derived:
        day, because = scene.derived[phrase.start]
        return told(phrase, scene, day_of(day), basis="derived", anchor="the weekday", because=because)
    edtf = f"XXXX-{numbers[0]:02d}-{numbers[1]:02d}"
    if weekday is not None:
        years = years_for(weekday, *numbers, scene.since)
        return untold(phrase, edtf, elimination(*numbers, weekday, years, scene.since), edtf=edtf)
    anchors = scene.derived_days
    near = [date(day.year + shift, *numbers) for day, _ in anchors for shift in (-1, 0, 1) if weekday_in(day.year + shift, *numbers)]
    close = sorted({day for day in near if min(abs((day - other).days) for other, _ in anchors) <= 60})
    if len(close) != 1:
        return untold(phrase, edtf, "the report gives no year", edtf=edtf)
    other, because = min(anchors, key=lambda row: abs((close[0] - row[0]).days))
    why = f"the nearest to {other.isoformat()} in the same report, whose year is derived: {because}"
    return told(phrase, scene, day_of(close[0]), basis="derived", anchor=other.isoformat(), because=why)


def _clash(phrase: Phrase, day: date, weekday: int) -> Counted:
    """Weekday and date cannot both hold: both days are kept inside the reach, and the reason says so."""
    shift = (weekday - day.isoweekday() + 3) % 7 - 3
    ends = sorted((day, day + timedelta(shift)))
    why = f"{NAMES[weekday - 1]} and {day.day} {MONTHS[day.month - 1]} cannot both hold: {day.day} {MONTHS[day.month - 1]} {day.year} is a {NAMES[day.isoweekday() - 1]}"
    return between(phrase, f"{ends[0].isoformat()}/{ends[1].isoformat()}", ends[0], ends[1], why)


def agree(when: When, ago: str, days: int, later: date) -> When:
    """The same day with the arithmetic that bears it out: "about 20 days ago" counted back from another day of the report."""
    gap = (later - when.earliest).days if when.earliest else 0
    why = (
        f"{later.day} {MONTHS[later.month - 1]} less {gap} days is {when.earliest.day} {MONTHS[when.earliest.month - 1]}"
        if when.earliest
        else ""
    )
    return replace(when, because=f"{when.because}; {why}, which agrees with “{ago}” ({days} days)")


def _listed(years: list[int]) -> str:
    return " and ".join(str(year) for year in years)


def _ranges(years: list[int]) -> str:
    """Years as runs: "2020-2023, 2025"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
