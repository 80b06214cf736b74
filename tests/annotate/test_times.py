"""Times: what each way of telling one comes to, against the right anchor or none."""

from __future__ import annotations

import gc
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.times import mark_times
from dragoman.annotate.times.grammar import _rules_at, find_phrases, rules
from dragoman.annotate.times.starts import LENGTH
from dragoman.model import Part, Reading, Report, Span, TimeExpression, When

SUNDAY = date(2025, 7, 20)
ROWS = yaml.safe_load((Path(__file__).parent / "times.yaml").read_text(encoding="utf-8"))


def read(text: str, first: date | None = SUNDAY, last: date | None = None) -> list[TimeExpression]:
    published = When(first, last or first, "masthead", "stated") if first else None
    report = Report("own", text, "", published=published, parts=(Part("paragraph", Span(0, len(text))),))
    return list(mark_times(next(iter(parse_reports([report])))).times)


def only(text: str, first: date | None = SUNDAY, last: date | None = None) -> TimeExpression:
    times = read(text, first, last)
    assert len(times) == 1, [each.text for each in times]
    return times[0]


@pytest.mark.parametrize("row", ROWS, ids=[row["says"] for row in ROWS])
def test_sentence_gives_its_times(row: dict) -> None:
    """Each sentence of times.yaml gives exactly the times written beside it, with their reach."""
    times = read(row["says"], row.get("published", SUNDAY))
    found = [[each.text, each.type, each.value] for each in times]
    assert found == [each[:3] for each in row["times"]]
    for each, wanted in zip(times, row["times"], strict=True):
        if len(wanted) > 3:
            assert each.when is not None
            assert [each.when.earliest, each.when.latest] == wanted[3:5]


def test_spans_quote_the_text() -> None:
    """Every time's span holds exactly its words."""
    text = "They met on Saturday, July 19, and will meet again next week."
    assert [text[each.span.start : each.span.end] for each in read(text)] == ["Saturday, July 19", "next week"]


def test_weekday_keeps_no_date_without_a_day() -> None:
    """A weekday in a report that bears no day, or only a month, keeps no date."""
    for first, last in ((None, None), (date(2025, 7, 1), date(2025, 7, 31))):
        told = only("The envoy arrived on Saturday.", first, last)
        assert told.value == "XXXX-WXX-6"
        assert told.when is not None
        assert not told.when.known


def test_month_of_publication_anchors_months() -> None:
    """A publication known by its month anchors "this month", and nothing finer."""
    told = only("They signed it earlier this month.", date(2025, 7, 1), date(2025, 7, 31))
    assert told.value == "2025-07"


def test_year_stays_missing() -> None:
    """A day without a year, in a report without a day, keeps its missing year."""
    told = only("The attack took place on October 11.", None)
    assert told.when is not None
    assert (told.value, told.when.edtf, told.when.known) == ("XXXX-10-11", "XXXX-10-11", False)


def test_weekday_derives_the_year() -> None:
    """A weekday and a day of the month fix the year by elimination, and the arithmetic is the reason."""
    told = only("The envoy arrived on Thursday, October 30.", None)
    assert told.when is not None
    assert (told.when.day, told.when.basis) == (date(2025, 10, 30), "derived")
    assert "30 October was a Thursday in 2025; not in 2020-2024, 2026" in told.when.because


def test_two_years_fit_so_none_is_given() -> None:
    """Where two years of the window fit, no year is given and both are named; a stated past year may rule one out."""
    told = only("The envoy arrived on Tuesday, March 3.", None)
    assert told.when is not None
    assert (told.value, told.when.known) == ("XXXX-03-03", False)
    assert "2020 and 2026" in told.when.because
    later = read("The envoy arrived on Tuesday, March 3. The accord was signed in 2021.", None)[0]
    assert later.value == "2026-03-03"


def test_derived_year_carries_over() -> None:
    """A derived day anchors the report's other days, and "about 20 days ago" bears the sum out."""
    text = "The envoy arrived on Tuesday, December 24. About 20 days ago, on December 5, he was appointed."
    _, ago, day = read(text, None)
    assert ago.when is not None
    assert day.when is not None
    assert day.when.day == ago.when.day == date(2024, 12, 5)
    assert day.when.basis == "derived"
    assert "24 December less 19 days is 5 December" in day.when.because


def test_weekday_and_date_at_odds() -> None:
    """A weekday and a date that cannot both hold are both kept within the reach, and the reason says so."""
    told = only("The minister left on Tuesday (October 29).", date(2025, 10, 31))
    assert told.when is not None
    assert (told.when.earliest, told.when.latest) == (date(2025, 10, 28), date(2025, 10, 29))
    assert "cannot both hold: 29 October 2025 is a Wednesday" in told.when.because


def test_two_clocks_are_one_instant() -> None:
    """A local time and its GMT form are one instant."""
    told = read("The ceasefire will begin on Friday at 6 p.m. Pakistan time (1300 GMT).")[1]
    assert told.when is not None
    assert told.when.instant == datetime(2025, 7, 25, 13, 0, tzinfo=UTC)
    assert "same instant" in told.when.because


def test_two_zones_are_one_instant_wherever_they_lie() -> None:
    """A clock told in two zones is one instant, also where the second zone has another hour of the same day."""
    for text in ("The call began at 9 a.m. EST (1400 GMT) on Friday.", "The call began at 6:30 p.m. Kabul time (1400 GMT) on Friday."):
        told = read(text)[0]
        assert told.when is not None
        assert told.when.instant == datetime(2025, 7, 18, 14, 0, tzinfo=UTC)
        assert "same instant" in told.when.because


def test_two_clocks_with_the_day_between_are_one_instant() -> None:
    """A clock, its day, and the GMT form in brackets behind the day are one instant."""
    told = read("At 9:15pm on Saturday (16:15 GMT) the truce came into force.")[0]
    assert told.when is not None
    assert told.when.instant == datetime(2025, 7, 19, 16, 15, tzinfo=UTC)


def test_clock_on_a_day_without_a_date_has_no_date() -> None:
    """A clock whose weekday has no date takes none from another day of the text."""
    told = read("The accord was signed on 3 March 2024. He will come at 6 p.m. on Friday.", None)[1]
    assert told.when is not None
    assert (told.value, told.when.known) == ("XXXX-WXX-5T18:00", False)


def test_earlier_in_a_month_that_is_all_that_is_known() -> None:
    """Where only the month of publication is known, "earlier this month" may be any of its days."""
    told = only("They signed it earlier this month.", date(2025, 7, 1), date(2025, 7, 31))
    assert told.when is not None
    assert (told.when.earliest, told.when.latest) == (date(2025, 7, 1), date(2025, 7, 31))


def test_sidelines_are_at_the_time_of_their_event() -> None:
    """A meeting on the sidelines is at the time of an event that the text names; no day is given to it."""
    told = only("They met on the sidelines of the summit in Doha.")
    assert told.when is not None
    assert (told.when.known, told.when.anchor) == (False, "the summit in Doha")


def test_day_of_the_moon_may_move() -> None:
    """A Hijri date reaches a day to either side, because the sighting of the moon decides; a solar one does not."""
    moon, sun = read("The order came on 12 Muharram 1447."), read("The order came on 5 Mizan 1404.")
    assert moon[0].when is not None
    assert sun[0].when is not None
    assert (moon[0].mod, "moon" in moon[0].when.because, moon[0].when.day) == ("APPROX", True, None)
    assert sun[0].when.day == date(2025, 9, 27)


def test_days_after_is_open() -> None:
    """The words "days after" a happening has no number: it stays open, with the happening as its anchor."""
    told = only("His visit comes days after Dar's trip to Kabul.")
    assert told.when is not None
    assert (told.text, told.when.known, told.when.anchor) == ("days", False, "Dar's trip to Kabul")


def test_range_reaches_to_its_end() -> None:
    """The first day of a range reaches to the range's last day."""
    first, last = read("Talks ran from Monday to Wednesday.")
    assert first.when is not None
    assert last.when is not None
    assert (first.when.earliest, first.when.latest) == (date(2025, 7, 14), date(2025, 7, 16))


def test_text_without_a_parse_is_read_too() -> None:
    """A reading without tokens is marked from its text alone."""
    published = When(SUNDAY, SUNDAY, "", "stated")
    reading = Reading(Report("own", "He will come on Monday.", "", published=published))
    assert [each.value for each in mark_times(reading).times] == ["2025-07-21"]


def test_every_rule_finds_its_example() -> None:
    """Each rule's name is an example that the rules find."""
    for rule in rules():
        example = rule.name.removesuffix(" (rate)")
        assert find_phrases(f"It was $3 million {example} then."), rule.name


HOSTILE = {
    "no words": "a", "figures": "1", "blanks": " ", "the": "the  ", "brackets": "(", "numbers": "first last twenty ", "slashes": "1/1/",
    "weekdays": "Monday to ", "years": "2025 ", "days": "October 1 ", "clocks": "12:30 p.m. ", "half a phrase": "the day before ",
    "counts": "two days and a few ", "apostrophes": "'90s '", "real dates": "On Tuesday, October 29, 2024 at 6 p.m. (1300 GMT), two days later, ",
}  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_twice_the_time(piece: str, request: pytest.FixtureRequest) -> None:
    """Finding and counting grow with the text and no faster: twice as much hostile text takes less than three times as long."""

    def took(length: int) -> float:
        published = When(SUNDAY, SUNDAY, "", "stated")
        reading = Reading(Report("own", piece * (length // len(piece)), "", published=published))
        spent = []
        for _ in range(3):
            started = time.process_time()
            mark_times(reading)
            spent.append(time.process_time() - started)
        return min(spent)

    gc.disable()  # the collector's pauses depend on all that other tests have left behind
    request.addfinalizer(gc.enable)
    took(1000)
    # A hundredth of a second beside it, for what the clock itself cannot tell apart.
    # Other work on the machine can spoil one comparison; what grows with the square of the text fails every one.
    assert any(took(100_000) <= 3 * took(50_000) + 0.01 for _ in range(4))


def test_each_rule_is_shown_the_places_it_could_match() -> None:
    """A rule is tried wherever its match could begin: what all rules find everywhere, the rules picked by their first letters find."""
    text = "On Tuesday, October 29, the 90s, early 2025, 6 p.m., two-week, every day, 12 Muharram 1447, last year's end, a week ago."
    lower = text.lower()
    for rule in rules():
        for match in rule.pattern.finditer(lower):
            assert rule in _rules_at(lower[match.start() : match.start() + LENGTH]), rule.name
