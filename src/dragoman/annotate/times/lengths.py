"""Lengths: durations, and what happens again and again. A length has no place in time unless its words give it one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, modifier, number
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.stretches import move
from dragoman.model import When

# Half a year, half a day, half an hour.
HALVES = {"Y": "P6M", "D": "PT12H", "H": "PT30M"}
EVENT_END = re.compile(r"[,.;:!?\n]|\s(?:that|which|who|when|where|but|he|she|they|it)\s")
FORWARD = ("next", "coming", "following")
ADVERBS = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annually": "P1Y",
    "yearly": "P1Y",
    "nightly": "XXXX-XX-XXTNI",
    "hourly": "PT1H",
    "biweekly": "P2W",
}


def stretch_from(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the past two months", "the next three years", "the first nine months"."""
    words = phrase.part("deictic")
    value = _value(number(phrase.part("count")), phrase.part("unit"))
    mod = "APPROX" if phrase.part("orso") or phrase.part("count").startswith("a couple") else None
    day = scene.anchor.day
    count = number(phrase.part("count"))
    if words.endswith(("past", "last", *FORWARD)) and not words.endswith(("the previous", "the preceding")):
        ahead = words.endswith(FORWARD)
        edge = _edge(phrase, scene, count if ahead else -count) if count else _vague_edge(phrase, day, ahead=ahead)
        first, last = (day, edge) if ahead else (edge, day)
        because = f"the {phrase.part('count')} {phrase.part('unit')}s {'from' if ahead else 'up to'} publication"
        because += "" if count else ", which the words leave open"
        when = When(first, last, phrase.text, "counted", anchor=scene.anchor.words or None, because=because) if day else None
        return Counted("DURATION", value, mod, when)
    return Counted("DURATION", value, mod)


def recent(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "recent weeks", "the coming days": reaches back as far as the table allows, no further than publication."""
    day, unit = scene.anchor.day, phrase.part("unit")
    value = f"PX{_code(unit)}"
    if day is None:
        return Counted("DURATION", value)
    reach = timedelta(vocabulary()["recently"][unit])
    ends = (day, day + reach) if phrase.part("deictic") in FORWARD else (day - reach, day)
    because = f"“{phrase.text}” is taken to reach no further than {reach.days} days"
    return Counted("DURATION", value, None, When(*ends, phrase.text, "counted", anchor=scene.anchor.words, because=because))


def length(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "two weeks", "at least 72 hours", "two-week"; an age is no length of anything told."""
    if (
        phrase.part("old")
        or scene.text[phrase.end : phrase.end + 4].lower() in {"-old", " old"}
        or scene.before(phrase.start).endswith("aged ")
    ):
        return None
    unit, words = phrase.part("unit"), phrase.part("count")
    if (
        (unit == "second" and words in {"a", "an"})
        or (unit == "quarter" and words in {"a", "one", "three"})
        or (unit in {"night", "weekend"} and words in {"a", "one"})
    ):
        return None
    if words in {"a", "an"} and _is_rate(phrase, scene):
        return Counted("SET", _value(1, unit))
    count = number(words)
    if phrase.part("half") or phrase.part("half2"):
        return Counted("DURATION", _and_half(count, unit))
    mod = modifier(phrase.part("approx")) or ("APPROX" if phrase.part("orso") or words.startswith("a couple") else None)
    return Counted("DURATION", _value(count, unit), mod)


def length_beside(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "days after the visit", "two weeks before the vote": beside another happening, whose day is not told here."""
    way = phrase.part("way")
    count = number(phrase.part("count")) if phrase.part("count") else None
    event = EVENT_END.split(scene.text[phrase.end : phrase.end + 90])[0].strip()
    because = f"counted from “{event}”; " + ("no number is told" if count is None else "its day is not told here")
    when = When(None, None, f"{phrase.text} {event}".strip(), "counted", anchor=event or None, because=because)
    return Counted(
        "DURATION",
        _value(count, phrase.part("unit")),
        modifier(phrase.part("approx")),
        when,
        end=phrase.start + phrase.text.lower().rfind(way.split()[0]) - 1,
    )


def beside_day(phrase: Phrase, length: Counted, day: Counted, *, ahead: bool) -> Counted:
    """Counts "three days before Saturday's summit": a number of units from the day told beside it."""
    count = number(phrase.part("count")) if phrase.part("count") else None
    unit = phrase.part("unit")
    if (
        not count
        or day.stretch is None
        or day.stretch.grain != "day"
        or unit not in {"day", "week", "month", "year"}
        or length.when is None
    ):
        return length
    moved = move(day.stretch.first, unit, int(count) if ahead else -int(count))
    because = f"{count:g} {unit}s {'after' if ahead else 'before'} {day.stretch.value}"
    anchor = day.when.words if day.when else None
    return replace(length, when=replace(length.when, earliest=moved, latest=moved, anchor=anchor, because=because)) if moved else length


def beside_event(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the day after the attack", "the eve of the visit", "the sidelines of the summit": beside a happening whose day is not told here."""
    event = EVENT_END.split(scene.text[phrase.end : phrase.end + 90])[0].strip()
    place = "at the time of" if phrase.part("side").startswith(("the sidelines", "the margins")) else "counted from"
    because = f"{place} “{event}”, whose day is not told here"
    when = When(None, None, f"{phrase.text} {event}", "counted", anchor=event, because=because)
    end = phrase.start + phrase.text.rfind(" ")
    return Counted("DATE", "XXXX-XX-XX", None, when, end=end)


def bare_length(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "for years", "within weeks", "the weeks ahead"."""
    del scene
    lead = re.search(rf"(?:many {'|the ' if phrase.part('ahead') else ''})?{phrase.part('unit')}s", phrase.text.lower())
    start = phrase.start + (lead.start() if lead else 0)
    return Counted(
        "DURATION",
        f"P{'T' if _clocked(phrase.part('unit')) else ''}X{_code(phrase.part('unit'))}",
        "APPROX" if phrase.part("unit2") else None,
        start=start,
    )


def long_length(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "day-long", "decades-long"."""
    del scene
    unit = phrase.part("unit")
    singular = unit.removesuffix("s")
    return Counted("DURATION", _value(None if unit.endswith("s") else 1, singular))


def often(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "daily", "weekly"; "quarterly" and "annually" mostly name a kind of figure, and count only as adverbs."""
    if phrase.part("adverb") == "quarterly" and scene.tag_at(phrase.start) != "RB":
        return None
    return Counted("SET", ADVERBS[phrase.part("adverb")])


def every(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "every day", "every two weeks", "twice a week", "Mondays"."""
    if phrase.part("weekday"):
        first = phrase.text[phrase.text.lower().find(phrase.part("weekday"))]
        return Counted("SET", f"XXXX-WXX-{vocabulary()['weekdays'][phrase.part('weekday')]}") if first.isupper() else None
    if phrase.part("daypart"):
        return Counted("SET", f"XXXX-XX-XXT{vocabulary()['dayparts'][phrase.part('daypart')]}")
    if phrase.part("month"):
        return Counted("SET", f"XXXX-{vocabulary()['months'][phrase.part('month')]:02d}")
    if phrase.part("unit") == "second" and not phrase.part("times"):
        return None
    del scene
    count = 2.0 if phrase.part("count") == "other" else number(phrase.part("count")) if phrase.part("count") else 1.0
    return Counted("SET", _value(count, phrase.part("unit")))


def rate(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "$33 million a year": a rate, where an amount stands before it."""
    return Counted("SET", _value(1, phrase.part("unit"))) if phrase.part("per") == "per" or _is_rate(phrase, scene) else None


def _is_rate(phrase: Phrase, scene: Scene) -> bool:
    """Whether an amount stands right before "a year" ("two million barrels a day", "three times a week")."""
    before = scene.text[max(0, phrase.start - 40) : phrase.start].lower()
    amount = re.search(r"(?:\d|million|billion|thousand|hundred|%|percent)(?: [a-z]{3,12}){0,2} $", before)
    return (
        bool(amount)
        and not re.search(
            r"\b(?:in|for|of|after|within|than|about|nearly|over|ago|from|to|by|was|were|last|later|earlier|and|or|once|is|took|with|at) $",
            before,
        )
        and not re.search(r"\d (?:in|for|after|within|over|from|to|by|on|and) [a-z]+ $", before)
    )


def _vague_edge(phrase: Phrase, day: date | None, *, ahead: bool) -> date | None:
    """How far "the past few days" may reach, where the table says."""
    reach = vocabulary()["recently"].get(phrase.part("unit"))
    return day + timedelta(reach if ahead else -reach) if day and reach else None


def _edge(phrase: Phrase, scene: Scene, count: float) -> date | None:
    day, unit = scene.anchor.day, phrase.part("unit")
    if day is None:
        return None
    if _clocked(unit):
        return day + timedelta(int(count * {"hour": 1, "minute": 1 / 60, "second": 1 / 3600, "night": 24}[unit] // 24))
    unit = {"centurie": "century"}.get(unit, unit)
    return move(day, unit, int(count))


def _value(count: float | None, unit: str) -> str:
    """The TIMEX3 period: P2W, PT72H, P10Y for a decade, PXD where no number is told."""
    row = vocabulary()["units"][unit]
    code, times = row["code"], row.get("times", 1)
    if code in {"DE", "CE"}:
        code, times = "Y", 10 if code == "DE" else 100
        if count is None:
            return f"PX{row['code']}"
    if code == "WE":
        return f"P{_count(count)}WE"
    if code == "NI":
        return f"P{_count(count)}D" if count != 1 else "PT1NI"
    if count == 0.5 and code in HALVES:
        return HALVES[code]
    return f"P{'T' if row.get('clock') else ''}{_count(count * times if count is not None else None)}{code}"


def _and_half(count: float | None, unit: str) -> str:
    """Counts "a year and a half" is P1Y6M."""
    halves = {"year": ("P", "Y", "6M"), "hour": ("PT", "H", "30M"), "minute": ("PT", "M", "30S"), "day": ("P", "D", "T12H")}
    if unit in halves and count is not None:
        lead, code, rest = halves[unit]
        return f"{lead}{count:g}{code}{rest}"
    return _value((count or 0) + 0.5, unit)


def _count(count: float | None) -> str:
    return "X" if count is None else f"{count:g}"


def _code(unit: str) -> str:
    return str(vocabulary()["units"][unit]["code"])


def _clocked(unit: str) -> bool:
    return bool(vocabulary()["units"][unit].get("clock"))
