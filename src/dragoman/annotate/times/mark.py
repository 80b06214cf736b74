"""Mark: fills `reading.times`. Finds the phrases, counts them in reading order, and lets neighbours help each other."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.annotate.times import ago, clocks, hijri, lengths, near, periods, points
from dragoman.annotate.times.anchors import Scene, Tenses, publication
from dragoman.annotate.times.counted import Counted, untold
from dragoman.annotate.times.counted import number as number_of
from dragoman.annotate.times.grammar import Phrase, find_phrases, vocabulary
from dragoman.annotate.times.stretches import day_of, step
from dragoman.annotate.times.years import agree, derive_years
from dragoman.model import Reading, Span, TimeExpression, Token, When

Counting = Callable[[Phrase, Scene], Counted | None]
COUNTINGS: Mapping[str, Counting] = {
    name: getattr(room, name)
    for room, names in (
        (points, "calendar_day day_range iso_day month month_part slashed_day spelled_year week_of_day year year_range"),
        (periods, "century decade fiscal_year half holiday quarter season year_end"),
        (near, "day_beside near_day near_part near_unit nth_day overnight told_day weekday weekday_from"),
        (ago, "ago comparison the_year this_quarter"),
        (lengths, "bare_length beside_event every length length_beside long_length often rate recent stretch_from"),
        (clocks, "clock"),
        (hijri, "hijri_day hijri_month other_year solar_day solar_month"),
    )
    for name in names.split()
}
ON, COMMA = re.compile(r",?\s(?:on\s|of\s)?"), re.compile(r",\s(?:on\s)?")
# The word with a capital after a time, and the one before it.
AFTER, BEFORE = re.compile(r" ([A-Z][a-z]+)\b"), re.compile(r"\b([A-Z][a-z]+) $")
BESIDE = re.compile(r"\s(before|after|prior to|following)\s(?:the\s)?", re.IGNORECASE)
INTO = re.compile(r"\s(?:into|on|to)\s")
TO = re.compile(r"\s(?:to|through|until|till|and)\s(?:the\s)?|\s?[-–—]\s?", re.IGNORECASE)


def mark_times(reading: Reading) -> Reading:
    """The reading with every time in its text marked: TIMEX3 type, value and mod, and `when` for points in time."""
    if not reading.report.interpreted:
        return reading
    tenses = Tenses(reading)
    scene = Scene(reading.report.text, publication(reading.report.published), tenses, tenses.tag)
    phrases = [phrase for phrase in find_phrases(scene.text) if _readable(reading, tenses, phrase)]
    phrases = _share_years([phrase for phrase in phrases if not _in_name(scene.text, phrase)], scene.text)
    if scene.anchor.first is None:
        derive_years(phrases, scene)
    counted = _lend(_join(_count_all(phrases, scene), scene), scene)
    return replace(reading, times=tuple(_mark(reading, tenses, phrase, row) for phrase, row in counted))


def _in_name(text: str, phrase: Phrase) -> bool:
    """Whether the words are part of a name: "the March 23 Movement", "the Sunday Times", "Bloody Sunday"."""
    known = vocabulary()
    after = AFTER.match(text, phrase.end)
    if after and after[1] in known["named_by"] and phrase.rule.build in {"calendar_day", "often", "weekday", "near_day", "month"}:
        return True
    before = BEFORE.search(text[max(0, phrase.start - 12) : phrase.start])
    return bool(before) and phrase.rule.build in {"weekday", "month"} and before is not None and before[1] in known["named_for"]


def _share_years(phrases: list[Phrase], text: str) -> list[Phrase]:
    """In "between 3 July and 8 July 2024" and "28 December to 3 January 2025" the year that the second day tells holds the first one's too."""
    shared = list(phrases)
    for number, (one, two) in enumerate(itertools.pairwise(phrases)):
        days = one.rule.build == two.rule.build == "calendar_day"
        if not days or one.part("year") or not two.part("year") or not TO.fullmatch(text[one.end : two.start]):
            continue
        first, second = (vocabulary()["months"][phrase.part("month")] for phrase in (one, two))
        shared[number] = one._replace(parts={**one.parts, "year": str(int(two.part("year")) - (first > second))})
    return shared


def idiom(phrase: Phrase, scene: Scene) -> Counted | None:
    """Counts "now", "recently", "soon": a time that is only present, past or future."""
    words = phrase.part("idiom")
    if not _stands(words, phrase, scene):
        return None
    value = vocabulary()["idioms"][words]
    day = scene.anchor.day
    if day is None:
        return untold(phrase, value, "no day to count from")
    ends = {"PRESENT_REF": (day, day), "PAST_REF": (None, day), "FUTURE_REF": (day, None)}[value]
    return Counted("DATE", value, None, When(*ends, phrase.text, "counted", anchor=scene.anchor.words, because="no more exact than that"))


def _stands(words: str, phrase: Phrase, scene: Scene) -> bool:
    """Whether a word that is often something else is a time here ("in the past", not "the past president")."""
    after = scene.tag_at(phrase.end + 1)
    if words in {"the past", "the future"}:
        return not after.startswith(("NN", "JJ")) and scene.text[phrase.end : phrase.end + 4].lower() != " of "
    if words == "soon":
        return scene.text[phrase.end : phrase.end + 4].lower() != " as "
    return words != "future"


def _count_all(phrases: list[Phrase], scene: Scene) -> Iterator[tuple[Phrase, Counted]]:
    for phrase in phrases:
        counting = (
            idiom if phrase.rule.build == "idiom" else COUNTINGS["week_of_day" if phrase.rule.build == "week_of" else phrase.rule.build]
        )
        try:
            counted = counting(phrase, scene)
        except (ValueError, OverflowError):
            counted = untold(phrase, "XXXX", "beyond the calendar")
        if counted is None:
            continue
        if counted.stretch is not None:
            scene.tell(phrase.start, counted.stretch, phrase.text)
        yield phrase, counted


def _in_order(one: Counted, two: Counted, *, ahead: bool) -> tuple[Counted, Counted]:
    """Counts "from Monday to Wednesday" told on a Tuesday: the Monday lies before that Wednesday, so one of them moves by a week."""
    if not (one.when and two.when and one.when.earliest and two.when.earliest and one.when.earliest > two.when.earliest):
        return one, two
    return (one, _moved_on(two, 1)) if ahead else (_moved_on(one, -1), two)


def _moved_on(counted: Counted, count: int) -> Counted:
    """A weekday a week, or a month a year, further on or back; a time that was written out stays where it is."""
    if counted.when is None or counted.stretch is None or counted.when.basis == "stated":
        return counted
    day = counted.stretch.grain == "day"
    stretch = day_of(counted.stretch.first + timedelta(7 * count)) if day else step(counted.stretch, 12 * count)
    if stretch is None or counted.stretch.grain not in {"day", "month"}:
        return counted
    when = replace(
        counted.when,
        earliest=stretch.first,
        latest=stretch.last,
        because=f"{counted.when.because}, moved by a {'week' if day else 'year'} so that the range runs forward",
    )
    return replace(counted, value=counted.value.replace(counted.stretch.value, stretch.value), when=when, stretch=stretch)


def _join(rows: Iterator[tuple[Phrase, Counted]], scene: Scene) -> list[tuple[Phrase, Counted]]:
    """Ranges: in "from Monday to Wednesday" the first time's reach runs to the end of the second's."""
    joined, text = list(rows), scene.text
    for number in range(len(joined) - 1):
        (phrase, one), (other, two) = joined[number], joined[number + 1]
        gap = text[phrase.end : other.start]
        led = text[max(0, phrase.start - 8) : phrase.start].lower()
        match = TO.fullmatch(gap)
        if match and phrase.rule.build == other.rule.build and phrase.rule.build in {"weekday", "month"}:
            one, two = _in_order(one, two, ahead=scene.tense_at(phrase.start) == "future")
            joined[number], joined[number + 1] = (phrase, one), (other, two)
        if (
            not match
            or ("and" in gap and not led.endswith("between "))
            or ("to" in gap and not led.rstrip().endswith(("from", "between")) and one.stretch is None)
        ):
            continue
        if (
            one.when
            and two.when
            and one.when.earliest
            and two.when.latest
            and one.type == two.type == "DATE"
            and one.when.earliest <= two.when.latest
        ):
            words = text[phrase.start : other.end]
            joined[number] = (
                phrase,
                replace(
                    one,
                    when=replace(
                        one.when, latest=two.when.latest, words=words, because=f"“{words}”: {one.when.because} … {two.when.because}"
                    ),
                ),
            )
    return joined


def _lend(rows: list[tuple[Phrase, Counted]], scene: Scene) -> list[tuple[Phrase, Counted]]:
    """Neighbours in apposition lend each other what they lack: a clock its day, "about 20 days ago" its date."""
    lent = list(rows)
    latest = max((day for day, _ in scene.derived.values()), default=None)
    for number, ((phrase, one), (other, two)) in enumerate(itertools.pairwise(rows)):
        gap = scene.text[phrase.end : other.start]
        if phrase.rule.build == "clock" and not phrase.part("near") and ON.fullmatch(gap):
            lent[number] = (phrase, clocks.lend_day(one, two))
            zoned = rows[number + 2] if number + 2 < len(rows) else None
            if zoned and zoned[0].rule.build == "clock" and scene.text[other.end : zoned[0].start] == " (":
                lent[number] = (phrase, clocks.same_instant(lent[number][1], zoned[1]))
        if phrase.rule.build == "overnight" and INTO.fullmatch(gap):
            lent[number] = (phrase, near.night_to(one, two))
        match = BESIDE.fullmatch(text_between(scene.text, phrase, one, other)) if phrase.rule.build == "length_beside" else None
        if match:
            lent[number] = (phrase, lengths.beside_day(phrase, one, two, ahead=match[1].lower() in {"after", "following"}))
        if phrase.rule.build != "ago" or not COMMA.fullmatch(gap) or not (two.when and two.when.day and one.when and not one.when.known):
            continue
        lent[number] = (phrase, replace(one, value=two.value, when=replace(two.when, words=phrase.text, anchor=other.text)))
        days = _days_told(phrase)
        if latest and days and two.when.basis == "derived" and abs((latest - two.when.day).days - days) <= max(1, days * 0.15):
            lent[number + 1] = (other, replace(two, when=agree(two.when, phrase.text, days, latest)))
    return lent


def text_between(text: str, phrase: Phrase, counted: Counted, other: Phrase) -> str:
    """What stands between the words of a time, which may be fewer than its phrase, and the next time."""
    return text[counted.end if counted.end is not None else phrase.end : other.start]


def _days_told(phrase: Phrase) -> int | None:
    count = number_of(phrase.part("count"))
    unit = {"day": 1, "week": 7, "month": 30}.get(phrase.part("unit"))
    return timedelta(int(count) * unit).days if count and unit else None


def _readable(reading: Reading, tenses: Tenses, phrase: Phrase) -> bool:
    """Whether the phrase stands in what is read: its words have tokens (a text that was not parsed is read whole)."""
    if not reading.tokens:
        return True
    number = bisect_right(tenses.starts, phrase.start + 1) - 1
    return number >= 0 and reading.tokens[number].end > phrase.start


def _head_of(inside: Sequence[Token], first: int, last: int) -> int:
    """The token of a phrase that hangs on what is outside it."""
    return next((token.index for token in inside if not first <= token.head < last or token.head == token.index), first)


def _mark(reading: Reading, tenses: Tenses, phrase: Phrase, counted: Counted) -> TimeExpression:
    start, end = counted.start if counted.start is not None else phrase.start, counted.end if counted.end is not None else phrase.end
    text = reading.report.text
    while end > start and text[end - 1].isspace():
        end -= 1
    first = max(0, bisect_right(tenses.starts, start) - 1) if tenses.starts else 0
    last = max(first + 1, bisect_left(tenses.starts, end)) if tenses.starts else 0
    head = first if last - first == 1 else _head_of(reading.tokens[first:last], first, last)
    return TimeExpression(Span(start, end), (first, last), head, text[start:end], counted.type, counted.value, counted.mod, counted.when)
