"""Clocks: times of the day, with their zones; two forms of one moment are one instant."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted
from dragoman.annotate.times.grammar import Phrase, find_phrases, vocabulary
from dragoman.annotate.times.near import DAYS, weekday
from dragoman.annotate.times.stretches import move
from dragoman.model import When

WEEKDAY = re.compile(r"XXXX-WXX-\d")


def clock(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "6 p.m. Pakistan time (1300 GMT)", "10:35 a.m.", "noon Saturday": a TIME on its day, and the instant where a zone is told."""
    read = _read_clock(phrase.part("clock"))
    if read is None:
        return None
    day, anchor = _day(phrase, scene)
    offset = vocabulary()["zones"].get(phrase.part("zone").replace("’", "'")) if phrase.part("zone") else None
    second = _read_clock(phrase.part("clock2")) if phrase.part("clock2") else None
    offset2 = vocabulary()["zones"].get(phrase.part("zone2")) if phrase.part("zone2") else None
    instant, because = None, f"at {read[0]:02d}:{read[1]:02d}"
    if day is not None and offset is not None:
        instant = datetime(day.year, day.month, day.day, *read, tzinfo=UTC) - timedelta(minutes=offset)
    elif day is not None and second and offset2 is not None:
        # The first clock has no zone we know; the one in brackets has, and lies within a day of it.
        instant = datetime(day.year, day.month, day.day, *second, tzinfo=UTC) - timedelta(minutes=offset2)
    if second and offset is not None and offset2 is not None:
        because += _agreement(read, offset, second, offset2, phrase)
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{read[0]:02d}:{read[1]:02d}"
    zulu = offset == 0 and phrase.part("zone") in {"gmt", "utc", "z"}
    mod = "APPROX" if phrase.part("approx") in {"about", "around"} else None
    when = When(
        day, day, phrase.text, "counted", anchor=anchor, because=because if day else "the day of this hour is not told", instant=instant
    )
    return Counted("TIME", value + ("Z" if zulu else ""), mod, when)


def lend_day(time: Counted, day: Counted) -> Counted:
    """A clock time whose day stands beside it in the sentence ("at 6 p.m. on Friday")."""
    if time.when is None or day.when is None:
        return time
    if day.stretch is None and WEEKDAY.fullmatch(day.value):
        when = replace(time.when, earliest=None, latest=None, anchor=None, instant=None, because="the day of this hour has no date")
        return replace(time, value=re.sub(r"^(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)", day.value, time.value), when=when)
    if day.stretch is None or day.stretch.grain != "day":
        return time
    told_on = day.stretch.first
    value = re.sub(r"^(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)", told_on.isoformat(), time.value)
    shift = timedelta((told_on - time.when.earliest).days) if time.when.earliest else timedelta(0)
    instant = time.when.instant + shift if time.when.instant else None
    return replace(
        time,
        value=value,
        when=replace(time.when, earliest=told_on, latest=told_on, anchor=day.when.words, instant=instant, basis=day.when.basis),
    )


def same_instant(time: Counted, zoned: Counted) -> Counted:
    """A clock time whose other form stands in brackets after its day ("at 9:15pm on Saturday (16:15 GMT)")."""
    if time.when is None or zoned.when is None or zoned.when.instant is None or time.when.instant is not None:
        return time
    because = f"{time.when.because}; “{zoned.when.words}” is the same instant"
    return replace(time, when=replace(time.when, instant=zoned.when.instant, because=because))


def _day(phrase: Phrase, scene: Scene) -> tuple[date | None, str | None]:
    near = phrase.part("near")
    if near in DAYS:
        return (move(scene.anchor.day, "day", DAYS[near]) if scene.anchor.day else None), scene.anchor.words or None
    if near:
        offset = phrase.text.lower().rfind(near)
        inner = find_phrases(phrase.text[offset : offset + len(near)])
        counted = weekday(inner[0]._replace(start=phrase.start + offset), scene) if inner and inner[0].rule.build == "weekday" else None
        return (counted.stretch.first if counted and counted.stretch else None), scene.anchor.words or None
    before = scene.last_told("day", within=60, before=phrase.start)
    if before:
        return before[0].first, before[1]
    return scene.anchor.day, scene.anchor.words or None


def _read_clock(words: str) -> tuple[int, int] | None:
    """Hour and minute of a clock as written; "6 o'clock" has no half of the day, so none is given unless it is above 12."""
    if words.endswith(("noon", "midnight")):
        return (12, 0) if words.endswith("noon") else (0, 0)
    bare = re.fullmatch(r"(\d\d)(\d\d)", words)
    found = bare or re.match(r"(\d{1,2})(?:[:.](\d\d))?", words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = re.search(r"([ap])\.?m", words)
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _agreement(read: tuple[int, int], offset: int, second: tuple[int, int], offset2: int, phrase: Phrase) -> str:
    apart = (read[0] * 60 + read[1] - offset) - (second[0] * 60 + second[1] - offset2)
    if apart % 1440 == 0:
        return f"; {phrase.part('clock2')} {phrase.part('zone2').upper()} is the same instant"
    return f"; {phrase.part('clock2')} {phrase.part('zone2').upper()} is another instant: the two clocks of the report do not agree"
