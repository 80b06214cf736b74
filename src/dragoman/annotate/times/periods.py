"""Periods: decades, centuries, seasons, quarters, halves, fiscal years and feasts."""

from __future__ import annotations

import calendar
from datetime import date

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, between, modifier, told, untold
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.hijri import lunar_day, moonlit, nearest_feast
from dragoman.annotate.times.points import ACROSS
from dragoman.annotate.times.stretches import century_of, day_of, decade_of, half_of, month_of, quarter_of, season_of, year_of


def decade(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the late 1980s", "the nineties"."""
    words = phrase.part("decade").rstrip("s").strip("'’")
    number = vocabulary()["decades"].get(phrase.part("decade"), 0) or int(words)
    number += 0 if number >= 100 else 1900 if number >= 30 else 2000
    return told(phrase, scene, decade_of(number), basis="stated", mod=modifier(phrase.part("edge")))


def century(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the 19th century": 1800 to 1899."""
    words = phrase.part("ordinal")
    number = int(words.rstrip("stndrh")) if words[0].isdigit() else vocabulary()["ordinals"][words]
    return (
        told(phrase, scene, century_of(100 * (number - 1)), basis="stated", mod=modifier(phrase.part("edge"))) if 1 < number < 80 else None
    )


def season(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "summer 2025", "last summer", "this past spring"; seasons are the northern half's."""
    code, mod, deictic = vocabulary()["seasons"][phrase.part("season")], modifier(phrase.part("edge")), phrase.part("deictic")
    if phrase.part("year"):
        return told(phrase, scene, season_of(int(phrase.part("year")), code), basis="stated", mod=mod)
    day = scene.anchor.day
    if (
        phrase.part("season") in {"fall", "spring"}
        and deictic == "the"
        and not scene.before(phrase.start).rstrip().endswith((" in", " In", " by", " for", " of"))
    ):
        return None  # "the fall of Kabul"
    if day is None:
        return untold(phrase, f"XXXX-{code}", "the report gives no year", mod=mod)
    stretch = season_of(day.year, code)
    if deictic == "next" or (deictic == "this" and scene.tense_at(phrase.start) == "future"):
        stretch = stretch if stretch.first > day else season_of(day.year + 1, code)
    elif deictic in {"last", "this past"}:
        stretch = stretch if stretch.last < day else season_of(day.year - 1, code)
    elif stretch.first > day and scene.tense_at(phrase.start) == "past":
        stretch = season_of(day.year - 1, code)
    return told(phrase, scene, stretch, mod=mod)


# "the last quarter of 2024": which of the four.
EDGES = {"opening": 1, "last": 4, "final": 4}


def quarter(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the third quarter", "Q3 2025", "last year's fourth quarter", "the year-earlier third quarter"."""
    words = phrase.part("which")
    number = int(words[0]) if words[0].isdigit() else EDGES.get(words) or vocabulary()["ordinals"][words]
    if phrase.part("year"):
        return told(phrase, scene, quarter_of(int(phrase.part("year")), number), basis="stated")
    whole = scene.anchor.holds("year")
    if whole is None or scene.anchor.last is None:
        return untold(phrase, f"XXXX-Q{number}", "the report gives no year")
    stretch = quarter_of(whole.first.year, number)
    whose = phrase.part("whose")[:4] if phrase.part("whose").endswith("s") and "year" in phrase.part("whose") else phrase.part("yearword")
    if whose:
        stretch = quarter_of(whole.first.year + ACROSS[whose], number)
    elif stretch.first > scene.anchor.last and scene.tense_at(phrase.start) != "future":
        stretch = quarter_of(whole.first.year - 1, number)
    if phrase.part("ago"):
        stretch = quarter_of(stretch.first.year - 1, number)
    return told(phrase, scene, stretch)


def half(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the first half of 2025"."""
    number = 1 if phrase.part("which") == "first" else 2
    if phrase.part("year"):
        return told(phrase, scene, half_of(int(phrase.part("year")), number), basis="stated")
    whole = scene.anchor.holds("year")
    if whole is None:
        return untold(phrase, f"XXXX-H{number}", "the report gives no year")
    return told(phrase, scene, half_of(whole.first.year + ACROSS[phrase.part("yearword")], number))


def fiscal_year(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "fiscal 2025", "the current fiscal year". Fiscal years start on different days, so the reach is two calendar years wide."""
    words, deictic = phrase.part("year"), phrase.part("deictic").removeprefix("the ")
    whole = scene.anchor.holds("year")
    if words:
        number = int(words) if len(words) == 4 else 2000 + int(words)
    elif whole:
        number = whole.first.year + {"last": -1, "latest": -1, "previous": -1, "next": 1}.get(deictic, 0)
    else:
        return untold(phrase, "XXXX", "the report gives no year")
    why = f"fiscal year {number}: where a fiscal year begins is not told, so it may begin in {number - 1} or end in {number + 1}"
    counted = between(phrase, f"{number}", date(number - 1, 4, 1), date(number + 1, 6, 30), why)
    return Counted("DATE", f"{number}", None, counted.when, year_of(number))


def holiday(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "Christmas Eve", "last Thanksgiving"."""
    row = vocabulary()["holidays"][phrase.part("holiday").replace("’", "'")]
    if "lunar" in row:
        return _moon_feast(phrase, scene, *row["lunar"])
    whole, day = scene.anchor.holds("year"), scene.anchor.day
    if phrase.part("year"):
        return told(phrase, scene, day_of(_feast(row, int(phrase.part("year")))), basis="stated")
    if whole is None:
        fixed = row.get("fixed")
        return untold(phrase, f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX-XX-XX", "the report gives no year")
    feast = _feast(row, whole.first.year)
    ahead = phrase.part("deictic") == "next" or scene.tense_at(phrase.start) == "future"
    if day and feast > day and not ahead:
        feast = _feast(row, feast.year - 1)
    elif day and feast < day and ahead:
        feast = _feast(row, feast.year + 1)
    return told(phrase, scene, day_of(feast))


def year_end(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "year-end": the turn of the year that lies ahead or behind, as the tense has it."""
    whole = scene.anchor.holds("year")
    if whole is None:
        return untold(phrase, "XXXX-12", "the report gives no year", mod=modifier(phrase.part("approx")))
    behind = scene.before(phrase.start).rstrip().lower().endswith("since")
    stretch = month_of(whole.first.year - behind, 12)
    return told(phrase, scene, stretch, mod=modifier(phrase.part("approx")) or "END")


def _moon_feast(phrase: Phrase, scene: Scene, month: int, day: int) -> Counted:
    """Counts "Eid al-Fitr": the one of the year that is written, else the last gone or the next to come."""
    if phrase.part("year"):
        days = [lunar_day(year, month, day) for year in range(int(phrase.part("year")) - 581, int(phrase.part("year")) - 576)]
        feast = next((each for each in days if each.year == int(phrase.part("year"))), None)
    else:
        ahead = phrase.part("deictic") == "next" or scene.tense_at(phrase.start) == "future"
        feast = nearest_feast(scene, month, day, ahead=ahead)
    return moonlit(phrase, feast) if feast else untold(phrase, "XXXX-XX-XX", "a feast of the moon's year, and the report gives no year")


def _feast(row: dict[str, list[int]], year: int) -> date:
    if "fixed" in row:
        return date(year, *row["fixed"])
    month_number, weekday, which = row["nth"]
    days = [date(year, month_number, day) for day in range(1, calendar.monthrange(year, month_number)[1] + 1)]
    falls = [day for day in days if day.isoweekday() == weekday]
    return falls[which - 1] if which > 0 else falls[which]
