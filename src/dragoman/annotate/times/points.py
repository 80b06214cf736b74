"""Points: times that name their place in the calendar: days, months, quarters, seasons, years, feasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, between, modifier, told, untold
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import (
    Stretch,
    day_of,
    month_of,
    week_of,
    year_of,
)
from dragoman.annotate.times.years import place_year
from dragoman.model import When

# A year is no amount and no part of a longer number; a short month is a name ("Jan Kavan") where nothing leads it.
NO_YEAR, SHORT = re.compile(r"[.,/:]\d|%|°|-\d"), re.compile(r"[A-Z][a-z]{2}")
LEADS = (" in", " since", " by", " from", " until", " of", "(", " to", " and", " during", " through", " early", " before", " after", " for")
IN_ROW = re.compile(r"\b[A-Z][a-z]{2,8}(?: \d{4})? (?:and|or|to|through) $")
ACROSS = {"this": 0, "last": -1, "next": 1, "the": 0}


def month(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "October", "mid-October", "October 2025", "last October", "October last year"."""
    if not phrase.text[phrase.text.lower().rfind(phrase.part("month")) :][:1].isupper():
        return None  # "may" and "march" are months only with a capital
    in_row = bool(scene.told) and scene.told[-1][1].grain == "month" and IN_ROW.search(scene.before(phrase.start)) is not None
    if (
        SHORT.fullmatch(phrase.text)
        and not in_row
        and not scene.before(phrase.start).rstrip().endswith((" in", " since", " by", " of", " until", " to"))
    ):
        return None  # "Jan Kavan" is a man
    mod = modifier(phrase.part("edge"))
    number = vocabulary()["months"][phrase.part("month")]
    if phrase.part("year"):
        return told(phrase, scene, month_of(int(phrase.part("year")), number), basis="stated", mod=mod)
    if phrase.part("month") in {"may", "march"} and len(phrase.text) <= 5 and not in_row and _is_verb(phrase, scene):
        return None
    year = _spoken_year(phrase, scene)
    if year is None and (day := scene.anchor.day):
        year = _nearest_year(month_of(day.year, number), day, phrase, scene)
    year = year or _only_year(scene)
    if year is None:
        return untold(phrase, f"XXXX-{number:02d}", "the report gives no year", edtf=f"XXXX-{number:02d}", mod=mod)
    return told(phrase, scene, month_of(year, number), mod=mod)


def calendar_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "October 11", "Tuesday, 24 December", "11 October 2025", "Tuesday (October 29)"."""
    number = vocabulary()["months"][phrase.part("month")]
    return place_year(phrase, scene, number, int(phrase.part("day").rstrip("stndrh")))


def iso_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "2025-10-11"."""
    day = _date(int(phrase.part("year")), int(phrase.part("month")), int(phrase.part("day")))
    counted = told(phrase, scene, day_of(day), basis="stated") if day else None
    if counted and phrase.part("hour"):
        return Counted("TIME", f"{counted.value}T{phrase.part('hour')}:{phrase.part('minute')}", None, counted.when, counted.stretch)
    return counted


def slashed_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "10/11/2025": day first or month first cannot be told unless one is above 12; then both readings bound it."""
    year = int(phrase.part("year"))
    if year < 100 and phrase.part("mark") != "/":
        return None
    year += (1900 if year >= 50 else 2000) if year < 100 else 0
    first, second = int(phrase.part("first")), int(phrase.part("second"))
    readings = sorted({day for day in (_date(year, second, first), _date(year, first, second)) if day})
    if not readings:
        return None
    if len(readings) == 1:
        return told(phrase, scene, day_of(readings[0]), basis="stated")
    why = f"“{phrase.text}” is {readings[0].isoformat()} or {readings[1].isoformat()}: nothing says whether day or month comes first"
    return between(phrase, f"{year}", readings[0], readings[1], why)


def day_range(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "October 11-15": one stretch of days."""
    number = vocabulary()["months"][phrase.part("month")]
    if phrase.part("and") and not phrase.part("year") and scene.counts_things(phrase.end):
        first_day = calendar_day(phrase, scene)  # "on May 7 and 8 people were killed"
        return replace(first_day, end=phrase.start + phrase.text.lower().rfind(" and")) if first_day else None
    ends = [place_year(phrase, scene, number, int(phrase.part(name).rstrip("stndrh"))) for name in ("day", "day2")]
    if not (ends[0] and ends[1]):
        return None
    first, last = ends[0].when, ends[1].when
    value = f"{ends[0].value}/{ends[1].value}"
    if not (first and last and first.earliest and last.latest):
        edtf = f"{first.edtf}/{last.edtf}" if first and last else None
        return untold(phrase, value, "the report gives no year", edtf=edtf)
    if first.earliest > last.latest:
        return None
    because = f"“{phrase.text}” is {first.earliest.isoformat()} to {last.latest.isoformat()}"
    counted = between(phrase, value, first.earliest, last.latest, because, first.anchor)
    return Counted("DATE", value, None, counted.when, Stretch("day", last.latest, last.latest, ends[1].value))


def year(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "2025", "early 2025", "post-1959"; not the number of anything else."""
    number = int(phrase.part("year"))
    before, after = scene.text[max(0, phrase.start - 12) : phrase.start].lower(), scene.text[phrase.end : phrase.end + 14].lower()
    bare = phrase.text.isdigit()
    led = before.rstrip().endswith(LEADS)
    if NO_YEAR.match(after):
        return None
    if bare and ((after.startswith("-") and not led) or before.endswith((",", ".", "/", "-", ":")) or (number < 1900 and not led)):
        return None
    if bare and not led and (scene.counts_things(phrase.end) or not before.strip()):
        return None
    if phrase.part("side") or phrase.part("beyond"):
        return _open_year(phrase, year_of(number))
    return told(phrase, scene, year_of(number), basis="stated", mod=modifier(phrase.part("edge")))


def _open_year(phrase: Phrase, stretch: Stretch) -> Counted:
    """Counts "pre-1959", "post-1959", "1990 and beyond"."""
    why = f"“{phrase.text}” has one open end"
    if phrase.part("side") == "pre":
        when = When(None, stretch.first - timedelta(1), phrase.text, "stated", because=why)
        return Counted("DATE", stretch.value, "BEFORE", when, stretch)
    first, mod = (stretch.last + timedelta(1), "AFTER") if phrase.part("side") else (stretch.first, "ON_OR_AFTER")
    return Counted("DATE", stretch.value, mod, When(first, None, phrase.text, "stated", because=why), stretch)


def year_range(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "2019-2021", "2010-14": one stretch of years; not "2025-07", which is a month."""
    del scene
    first, second = int(phrase.part("year")), phrase.part("year2")
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if not first < last <= first + 60 or (len(second) == 2 and last - first > 12 and last % 100 <= 12):
        return None
    ends = year_of(first), year_of(last)
    why = f"“{phrase.text}” is {first} to {last}"
    return between(phrase, f"{first}/{last}", ends[0].first, ends[1].last, why)


PARTS = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1, "closing": -1}


def month_part(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the first week of August", "the last days of May": seven days of the month; "days" five."""
    whole = month(phrase, scene)
    if whole is None or whole.stretch is None:
        return whole
    days = {"day": 1, "days": 5, "weeks": 14}.get(phrase.part("unit"), 7)
    first, last = whole.stretch.first, whole.stretch.last
    number = PARTS[phrase.part("ordinal")]
    if number < 0:
        first = last - timedelta(days - 1)
    else:
        first, last = first + timedelta(number * days), min(last, first + timedelta((number + 1) * days - 1))
    because = f"“{phrase.text}” is taken as {first.isoformat()} to {last.isoformat()}"
    value = first.isoformat() if days == 1 else whole.value
    when = When(first, last, phrase.text, "counted", anchor=whole.when.anchor if whole.when else None, because=because)
    mod = {0: "START", -1: "END"}.get(number) if days > 1 else None
    return Counted("DATE", value, mod, when, day_of(first) if days == 1 else whole.stretch)


def spelled_year(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "nineteen seventy-nine", "the year two thousand"."""
    words = vocabulary()["numbers"]
    if phrase.part("thousand"):
        return told(phrase, scene, year_of(2000), basis="stated")
    number = words[phrase.part("hundreds")] * 100 + sum(words[word] for word in phrase.part("rest").replace("-", " ").split())
    return told(phrase, scene, year_of(number), basis="stated")


def week_of_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the week of March 6"."""
    counted = calendar_day(phrase, scene)
    return told(phrase, scene, week_of(counted.stretch.first)) if counted and counted.stretch else None


def _spoken_year(phrase: Phrase, scene: Scene) -> int | None:
    """The year that "last October" or "October last year" says, against the publication year."""
    whole, day = scene.anchor.holds("year"), scene.anchor.day
    number, deictic = int(vocabulary()["months"][phrase.part("month")]), phrase.part("deictic")
    if whole is None:
        return None
    if phrase.part("yearword"):
        return whole.first.year + ACROSS[phrase.part("yearword")]
    if deictic == "this":
        return whole.first.year
    if day and deictic in {"last", "this past"}:
        return day.year - (number >= day.month)
    if day and deictic in {"next", "this coming"}:
        return day.year + (number <= day.month)
    return None


def _nearest_year(stretch: Stretch, day: date, phrase: Phrase, scene: Scene) -> int:
    """The month that has begun last, or the next to begin where the tense looks ahead."""
    if scene.tense_at(phrase.start) == "future":
        return stretch.first.year + (stretch.last < day)
    return stretch.first.year - (stretch.first > day)


def _only_year(scene: Scene) -> int | None:
    """The publication year, where no day is known but the year is."""
    whole = scene.anchor.holds("year")
    return whole.first.year if whole and scene.anchor.day is None else None


def _is_verb(phrase: Phrase, scene: Scene) -> bool:
    """Whether "May" or "March" at a sentence's head is the verb."""
    return scene.tag_at(phrase.start) in {"MD", "VB", "VBP", "NN"}


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
