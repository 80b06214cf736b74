"""Ago: times counted by units from publication or from what was told, and periods told by comparison ("a year earlier")."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.annotate.times.anchors import Scene
from dragoman.annotate.times.counted import Counted, Kind, between, modifier, number, told, untold
from dragoman.annotate.times.grammar import Phrase, vocabulary
from dragoman.annotate.times.near import NO_DAY, blank
from dragoman.annotate.times.stretches import Stretch, move, quarter_of, step, stretch_at
from dragoman.model import When

# A half of a unit is counted in a smaller one: a year and a half is 18 months.
HALVED = {"decade": ("year", 10), "year": ("month", 12), "month": ("day", 30), "week": ("day", 7)}


def ago(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "two years ago", "about 20 days ago", "a year earlier", "two days later": counted from publication or from what was told."""
    way, grain = phrase.part("way"), phrase.part("unit").replace("centurie", "century")
    count = number(phrase.part("count")) if phrase.part("count") else None
    later = way in {"later", "hence", "from now", "afterwards", "afterward"}
    mod = modifier(phrase.part("approx")) or ("APPROX" if phrase.part("orso") else None)
    if grain in {"second", "minute", "hour", "night"}:
        return _hours_ago(phrase, scene, count)
    if count is None:
        return _vaguely_ago(phrase, scene, later=later)
    if (phrase.part("half") or phrase.part("half2")) and grain in HALVED:
        grain, mod = HALVED[grain][0], "APPROX"
        count = (count + 0.5) * HALVED[phrase.part("unit")][1]
    base, anchor = scene.anchor.day, scene.anchor.words
    if grain == "year" and count == 1 and not later and (period := _period_before(phrase, scene)):
        back = step(period[0], -4 if period[0].grain == "quarter" else -1)
        return _apart(told(phrase, scene, back, anchor=period[1], mod=mod)) if back else None
    if way not in {"ago", "hence", "from now"} and (before := scene.last_told("day", "month", "year", before=phrase.start)):
        base, anchor = before[0].first, before[1]
    elif way in {"earlier", "later"} and grain in {"day", "week", "weekend", "fortnight"}:
        return untold(phrase, blank(grain), "nothing told before it to count from", mod=mod)
    elif base is None and (whole := scene.anchor.holds(grain)):
        base = whole.first
    if base is None:
        return untold(phrase, blank(grain), NO_DAY, mod=mod)
    return _moved(phrase, scene, (base, anchor), (grain, count if later else -count), mod)


def comparison(phrase: Phrase, scene: Scene) -> Counted:
    """Counts "the year-earlier quarter", "the corresponding period last year": the period told last, a year before."""
    period = _period_before(phrase, scene)
    whole = scene.anchor.holds("year")
    if period is None and whole is None:
        return untold(phrase, "XXXX", "nothing told before it to compare with")
    if period is None or phrase.part("period") == "year":
        back = step(whole, -1) if whole else None
    else:
        back = step(period[0], -4 if period[0].grain == "quarter" else -1)
    return (
        _apart(told(phrase, scene, back, anchor=period[1] if period else None)) if back else untold(phrase, "XXXX", "beyond the calendar")
    )


def this_quarter(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the quarter", "the latest period": the quarter told last, else the last one that has ended."""
    before = scene.last_told("quarter", before=phrase.start)
    if phrase.part("year"):
        quarter = (before[0].first.month + 2) // 3 if before else None
        return told(phrase, scene, quarter_of(int(phrase.part("year")), quarter), anchor=before[1] if before else None) if quarter else None
    if before and (recent := _latest_quarter(scene, phrase)):
        return told(phrase, scene, recent[0], anchor=recent[1])
    whole = scene.anchor.holds("quarter")
    if phrase.part("period") != "quarter" or whole is None:
        return None
    stretch = whole if phrase.text.lower().startswith("this") else step(whole, -1)
    return told(phrase, scene, stretch) if stretch else None


def the_year(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "the year": the publication year; before "ended" it is a length."""
    whole = scene.anchor.holds("year")
    if phrase.part("ended"):
        return Counted("DURATION", "P1Y", end=phrase.end - len(phrase.part("ended")))
    return told(phrase, scene, whole) if whole else None


def _apart(counted: Counted) -> Counted:
    """A period told only for comparison: what follows is not counted from it."""
    return Counted(counted.type, counted.value, counted.mod, counted.when)


def _hours_ago(phrase: Phrase, scene: Scene, count: float | None) -> Counted:
    day = scene.anchor.day
    if phrase.part("way") != "ago" or day is None or phrase.part("unit") == "night":
        return untold(phrase, "XXXX-XX-XX", "counted from a moment that is not told", kind="TIME")
    back = int((count or 24) // 24) + 1
    why = f"hours before publication on {day.isoformat()}"
    counted = between(phrase, day.isoformat(), day - timedelta(back), day, why, scene.anchor.words)
    return Counted("TIME", day.isoformat(), modifier(phrase.part("approx")), counted.when)


def _vaguely_ago(phrase: Phrase, scene: Scene, *, later: bool) -> Counted:
    """Counts "years ago", "several months later": one end is open."""
    day = scene.anchor.day
    code = vocabulary()["units"][phrase.part("unit")]["code"]
    value = (
        f"PX{code}" if not phrase.part("count") else "PAST_REF" if phrase.part("way") == "ago" else "FUTURE_REF" if later else "PAST_REF"
    )
    kind: Kind = "DURATION" if value.startswith("PX") else "DATE"
    if phrase.part("way") != "ago":
        return Counted(
            kind, value, None, When(None, None, phrase.text, "counted", anchor="what is told before it", because="no number is told")
        )
    unit = phrase.part("unit")
    edge = move(day, unit, -1) if day else None
    reach = vocabulary()["recently"].get(unit) if phrase.part("count") else None
    first = day - timedelta(reach) if day and reach else None
    why = f"no number is told; taken to reach no further than {reach} days" if first else "no number is told, so its beginning is open"
    return Counted(kind, value, None, When(first, edge, phrase.text, "counted", anchor=scene.anchor.words or None, because=why))


def _moved(phrase: Phrase, scene: Scene, base: tuple[date, str], by: tuple[str, float], mod: str | None) -> Counted | None:
    """A day moved by units; the reach is the unit it falls in (the year of "two years ago"), wider where told as about."""
    grain, count = by
    unit = {"fortnight": "week", "weekend": "week"}.get(grain, grain)
    whole = int(count * 2) if grain == "fortnight" else int(count)
    day = move(base[0], "year" if unit == "decade" else unit, whole * 10 if unit == "decade" else whole)
    if day is None:
        return untold(phrase, "PAST_REF" if count < 0 else "FUTURE_REF", "beyond the calendar", mod=mod)
    exact = stretch_at("year" if unit in {"decade", "century"} else unit, day)
    slack = timedelta(max(1, round(abs(count) * exact.days * 0.15))) if mod else timedelta(0)
    spread = f", give or take {slack.days} days" if slack else ""
    why = f"{abs(count):g} {grain}s {'after' if count > 0 else 'before'} {base[0].isoformat()}{spread}"
    counted = told(phrase, scene, exact, anchor=base[1], mod=mod, because=why)
    if counted.when and slack:
        when = When(exact.first - slack, exact.last + slack, phrase.text, "counted", anchor=base[1] or None, because=why)
        return Counted("DATE", counted.value, mod, when, exact)
    return counted


def _period_before(phrase: Phrase, scene: Scene) -> tuple[Stretch, str] | None:
    """The quarter that figures nearby are told for ("a year earlier" in a report of results)."""
    return scene.last_told("quarter", within=1500, before=phrase.start)


def _latest_quarter(scene: Scene, phrase: Phrase) -> tuple[Stretch, str] | None:
    """The latest of the quarters told so far that have ended: results are told for no other."""
    quarters = [(stretch, words) for place, stretch, words in scene.told[-200:] if stretch.grain == "quarter" and place < phrase.start]
    day = scene.anchor.last
    rows = [row for row in quarters if day is None or row[0].last <= day] or quarters
    return max(rows, key=lambda row: row[0].first) if rows else None
