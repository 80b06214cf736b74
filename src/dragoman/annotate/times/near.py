"""Near: times counted from the day of publication or from a time told before: yesterday, Saturday, last week, two years ago."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, between, modifier, number, told, untold
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import Stretch, day_of, move, step, stretch_at
from dragoman.annotate.times.years import NAMES
from dragoman.model import When

DAYS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2}
STEPS = {
    "last": -1,
    "past": 0,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "the": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
LENGTH_LED = re.compile(r"\b(?:over|for|within|during|throughout)\s$", re.IGNORECASE)
RELATIVE = {"the same", "that", "the previous", "the preceding", "the following", "that same"}
NO_DAY = "the report bears no day to count from"


def near_day(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "yesterday", "late yesterday", "tomorrow evening", "tonight"."""
    near, part = phrase.part("near"), phrase.part("daypart")
    code = vocabulary()["dayparts"].get("night" if near == "tonight" else part)
    mod = modifier(phrase.part("edge"))
    day = move(scene.anchor.day, "day", DAYS[near]) if scene.anchor.day else None
    if day is None:
        value = "PRESENT_REF" if near == "today" else f"XXXX-XX-XXT{code}" if code else "XXXX-XX-XX"
        return untold(phrase, value, NO_DAY, mod=mod, kind="TIME" if code else "DATE")
    return _with_part(told(phrase, scene, day_of(day)), code, mod)


def near_part(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "this morning", "last night", "the next morning", "later this afternoon"."""
    near, code, mod = phrase.part("near"), vocabulary()["dayparts"][phrase.part("daypart")], modifier(phrase.part("edge"))
    side = {"before": -1, "after": 1}.get(phrase.part("side"), 0)
    if near == "the" and not side and phrase.part("daypart") not in {"morning", "afternoon", "evening"}:
        return None
    shift = {"last": -1, "the previous": -1, "the next": 1, "the following": 1}.get(near, side)
    base = scene.anchor.day
    anchor = scene.anchor.words
    before = scene.last_told("day", before=phrase.start)
    if near.startswith("th") and near != "this":
        base, anchor = (before[0].first, before[1]) if before else (base if near == "the" else None, anchor)
    day = move(base, "day", shift) if base else None
    if day is None:
        return untold(phrase, f"XXXX-XX-XXT{code}", NO_DAY, mod=mod, kind="TIME")
    return _with_part(told(phrase, scene, day_of(day), anchor=anchor), code, mod)


def overnight(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "overnight": the night to the publication day, or of the day told in the same sentence."""
    day = scene.anchor.day
    before = scene.last_told("day", within=80, before=phrase.start)
    if before:
        return _with_part(told(phrase, scene, before[0], anchor=before[1]), "NI", None)
    if day is None:
        return untold(phrase, "XXXX-XX-XXTNI", NO_DAY, kind="TIME")
    why = f"the night from {(day - timedelta(1)).isoformat()} to {day.isoformat()}"
    counted = between(phrase, f"{day.isoformat()}TNI", day - timedelta(1), day, why, scene.anchor.words)
    return Counted("TIME", counted.value, None, counted.when)


def night_to(night: Counted, day: Counted) -> Counted:
    """Counts "overnight into Sunday": the night that ends on the day beside it."""
    if day.stretch is None or day.stretch.grain != "day" or night.when is None:
        return night
    first = day.stretch.first - timedelta(1)
    why = f"the night from {first.isoformat()} to {day.stretch.last.isoformat()}"
    when = replace(night.when, earliest=first, latest=day.stretch.last, anchor=day.when.words if day.when else None, because=why)
    return replace(night, value=f"{day.stretch.value}TNI", when=when, stretch=None)


def weekday(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "Saturday", "last Friday", "next Tuesday", "Monday night"; the tense says whether it is gone or to come."""
    falls, mod = vocabulary()["weekdays"][phrase.part("weekday")], modifier(phrase.part("edge"))
    code = vocabulary()["dayparts"].get(phrase.part("daypart"))
    if not phrase.text[phrase.text.lower().find(phrase.part("weekday"))].isupper():
        return None
    deictic = phrase.part("deictic")
    base, anchor = scene.anchor.day, scene.anchor.words
    before = scene.last_told("day", before=phrase.start)
    if deictic in RELATIVE and before:
        base, anchor = before[0].first, before[1]
    if base is None:
        value = f"XXXX-WXX-{falls}" + (f"T{code}" if code else "")
        return untold(phrase, value, f"a weekday has a date only beside a day: {NO_DAY}", mod=mod, kind="TIME" if code else "DATE")
    day = _weekday_day(base, falls, phrase, scene)
    side = "on or before" if day <= base else "after"
    why = f"the {NAMES[falls - 1]} {side} {base.isoformat()}" + (", which is that very day" if day == base else "")
    return _with_part(told(phrase, scene, day_of(day), anchor=anchor, because=why), code, mod)


def weekday_from(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "a week from Saturday"."""
    falls = vocabulary()["weekdays"][phrase.part("weekday")]
    if scene.anchor.day is None:
        return untold(phrase, f"XXXX-WXX-{falls}", NO_DAY)
    ahead = phrase.part("way") not in {"before", "ago"}
    near = _next(scene.anchor.day, falls) if ahead else _last(scene.anchor.day, falls)
    weeks = int(number(phrase.part("count")) or 1) - (phrase.part("way") == "ago")
    shift = weeks * (7 if ahead else -7)
    return told(phrase, scene, day_of(near + timedelta(shift)))


def day_beside(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the day before last Tuesday"."""
    falls = vocabulary()["weekdays"][phrase.part("weekday")]
    if scene.anchor.day is None:
        return untold(phrase, "XXXX-XX-XX", NO_DAY)
    day = _weekday_day(scene.anchor.day, falls, phrase, scene)
    return told(phrase, scene, day_of(day + timedelta(-1 if phrase.part("way") == "before" else 1)))


def near_unit(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "this week", "earlier this month", "early next year", "the past decade", "the end of the year"."""
    grain, deictic = phrase.part("unit"), phrase.part("deictic")
    if grain == "day" or (deictic == "the next" and grain in {"week", "month", "year"} and _goes_on(phrase, scene)):
        return told_day(phrase, scene)
    word = deictic.removeprefix("the ").removeprefix("this ") if deictic != "the" else "the"
    mod = modifier(phrase.part("edge")) or ("APPROX" if phrase.part("orso") else None) or ("END" if phrase.part("poss") else None)
    base, anchor = scene.anchor.holds(grain), scene.anchor.words
    before = scene.last_told("day", "week", "month", "year", before=phrase.start)
    if deictic in RELATIVE:
        if before is None:
            return untold(phrase, blank(grain), "nothing told before it to count from", mod=mod)
        base, anchor = stretch_at(grain, before[0].first), before[1]
    if base is None:
        return untold(phrase, blank(grain), NO_DAY, mod=mod)
    if word == "past" and grain not in {"weekend", "quarter"}:
        return _running(phrase, scene, grain)
    shift = STEPS.get(word, 0) if deictic != "this coming" else 1
    if grain == "weekend":
        shift = _weekend_shift(base, deictic, scene, phrase)
    stretch = step(base, shift)
    return told(phrase, scene, stretch, anchor=anchor, mod=mod) if stretch else None


def _goes_on(phrase: Phrase, scene: Scene) -> bool:
    """Whether "the next year" goes on from the time told before: a story in the past, not "over the next year"."""
    told_before = scene.last_told("day", "week", "month", "year", within=300, before=phrase.start) is not None
    return told_before and not LENGTH_LED.search(scene.before(phrase.start)) and scene.tense_at(phrase.start) != "future"


def told_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the same day", "the next day", "the following week": counted from the time told before."""
    grain = phrase.part("unit")
    word = (phrase.part("told") or phrase.part("deictic")).removeprefix("the ").removeprefix("that ").removeprefix("this ")
    word = {"before": "previous", "after": "next"}.get(phrase.part("side"), word)
    before = scene.last_told("day", "week", "month", "year", before=phrase.start)
    if before is None and word in {"last", "past", "coming", "this"}:
        return None
    if before is None:
        return untold(phrase, blank(grain), "nothing told before it to count from")
    stretch = step(stretch_at(grain, before[0].first), STEPS.get(word, 0))
    return told(phrase, scene, stretch, anchor=before[1]) if stretch else None


def nth_day(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the second day": a day of something told before, which one cannot be counted."""
    before = scene.last_told("day", before=phrase.start)
    return (
        untold(phrase, "XXXX-XX-XX", "a day of something, counted from its beginning")
        if before and phrase.text.lower().startswith("the ")
        else None
    )


def _with_part(counted: Counted, code: str | None, mod: str | None) -> Counted:
    if code is None:
        return Counted(counted.type, counted.value, mod, counted.when, counted.stretch)
    return Counted("TIME", f"{counted.value}T{code}", mod, counted.when, counted.stretch)


def _weekday_day(base: date, falls: int, phrase: Phrase, scene: Scene) -> date:
    deictic = phrase.part("deictic").removeprefix("the ")
    monday = base - timedelta(base.isoweekday() - 1)
    if phrase.part("week"):
        return monday + timedelta(falls - 1 + 7 * STEPS[phrase.part("week").split()[0]])
    if deictic in {"last", "past", "this past", "previous", "preceding"}:
        return _last(base - timedelta(1), falls)
    if deictic in {"next", "coming", "this coming", "following"}:
        return _next(base + timedelta(1), falls)
    ahead = scene.tense_at(phrase.start) == "future"
    if deictic == "this":
        return _next(base, falls) if ahead else monday + timedelta(falls - 1)
    return _next(base, falls) if ahead else _last(base, falls)


def _last(day: date, falls: int) -> date:
    return day - timedelta((day.isoweekday() - falls) % 7)


def _next(day: date, falls: int) -> date:
    return day + timedelta((falls - day.isoweekday()) % 7)


def _weekend_shift(base: Stretch, deictic: str, scene: Scene, phrase: Phrase) -> int:
    """Counts "the weekend" in the past tense is the one that has begun last."""
    day = scene.anchor.day
    if deictic in {"next", "the coming", "this coming", "the following"}:
        return int(day is not None and day >= base.first)
    begun = day is not None and day >= base.first
    if deictic in {"this", "the"} and scene.tense_at(phrase.start) == "future":
        return 0
    return 0 if begun and deictic != "last" else -1


def blank(grain: str) -> str:
    """The TIMEX3 value of a stretch of this grain of which nothing is known."""
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(grain, "XXXX")


def _running(phrase: Phrase, scene: Scene, grain: str) -> Counted:
    """Counts "the past year": the length that ends with publication."""
    day = scene.anchor.day
    code = vocabulary()["units"][grain]["code"]
    value = {"DE": "P10Y", "CE": "P100Y"}.get(code, f"P1{code}")
    first = move(day, grain, -1) if day else None
    when = When(first, day, phrase.text, "counted", anchor=scene.anchor.words or None, because=f"the {grain} up to publication")
    return Counted("DURATION", value, None, when)
