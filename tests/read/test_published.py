"""The day of publication: found with its basis, never invented."""

from datetime import date

from dragoman.read.layout import lay_out
from dragoman.read.published import find_publication

STORY = "Norland signs treaty with Sudland\n\n{}\n\nPORT ALMA: Norland signed a treaty with Sudland on Tuesday, officials said."


def publish(line="0", **said):
    text = STORY.format(line)
    layout = lay_out(text)
    return find_publication(text, layout.parts, layout.dateline, **said)


def test_no_day_is_invented():
    """A report that gives no day has none, though its text speaks of Tuesday."""
    assert publish().chosen is None
    assert publish().candidates == ()


def test_what_was_said_with_the_report_comes_first():
    """Meta data outrank the page, the page outranks its address; all are kept."""
    found = publish("Published March 4, 2025", given="2025-03-05", url="https://gazette.example/2025/03/06/treaty")
    assert found.chosen.day == date(2025, 3, 5)
    assert [when.because for when in found.candidates] == ["meta data", "masthead, as published", "URL"]


def test_an_update_is_not_the_publication():
    """The day of an update is chosen only where nothing else says a day."""
    assert publish("Published March 4, 2025 Updated March 9, 2025").chosen.day == date(2025, 3, 4)


def test_a_day_after_the_fetching_is_not_trusted():
    """A report cannot have been published two days after it was fetched: noted, and not chosen."""
    found = publish(given="2025-03-09", retrieved="2025-03-05T10:00:00Z")
    assert found.chosen is None
    assert "not trusted" in found.notes[0]


def test_a_month_is_kept_as_wide_as_it_is():
    """A month given as the day of publication stays a month."""
    found = publish(given="2025-03").chosen
    assert (found.earliest, found.latest) == (date(2025, 3, 1), date(2025, 3, 31))


def test_a_clash_is_noted():
    """A masthead whose weekday is wrong is noted, and any other day is preferred."""
    found = publish("Mon Mar 4 2025", url="https://gazette.example/2025/03/05/treaty")
    assert found.chosen.day == date(2025, 3, 5)
    assert any("was a Tuesday" in note for note in found.notes)


def test_a_dateline_without_a_year_is_only_a_candidate():
    """A day without a year is kept and not chosen."""
    text = "YEREVAN, April 13. /NW/. The minister spoke to his counterpart on Wednesday."
    layout = lay_out(text)
    found = find_publication(text, layout.parts, layout.dateline)
    assert found.chosen is None
    assert [when.edtf for when in found.candidates] == ["XXXX-04-13"]
