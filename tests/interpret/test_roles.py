"""Roles: the news, what it looks ahead to, and what it only recalls, with and without a day of publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.almanac import load_almanac
from dragoman.interpret import interpret_reading
from dragoman.model import Reading, Telling

LEAD = "Kenya's foreign minister met his Somali counterpart in Nairobi on Tuesday. "


def role_of(telling: Telling, words: str) -> str:
    """The role of the account whose trigger opens these words."""
    return next(one.role for one in telling.accounts if telling_text(telling, one.trigger.start).startswith(words))


def telling_text(telling: Telling, start: int) -> str:
    """The text of a telling from the start of a trigger."""
    return TEXTS[telling.report][start:]


TEXTS: dict[str, str] = {}


def tell_undated(text: str, read: Callable[..., Reading]) -> Telling:
    """What is understood of a text without a day of publication."""
    reading = read(text)
    bare = replace(reading, report=replace(reading.report, published=None))
    TEXTS[reading.report.id] = text
    return interpret_reading(bare, load_almanac())


@pytest.mark.parametrize(
    ("second", "word"),
    [
        ("Kenya had expelled two Somali diplomats over a boundary case.", "expelled"),
        ("Previously, Somalia recalled its ambassador from Nairobi.", "recalled"),
        ("Last year Somalia expelled a Kenyan envoy.", "expelled"),
        ("Somalia accused Kenya of meddling in 2019.", "accused"),
        ("In January, Kenya and Somalia signed a fisheries agreement.", "signed"),
        ("Kenya has repeatedly accused Somalia of harbouring smugglers.", "accused"),
        ("The meeting comes a month after Kenya recalled its ambassador from Mogadishu.", "recalled"),
    ],
)
def test_recalled_is_background(second: str, word: str, tell: Callable[..., Telling]) -> None:
    """What is told with an older day, with words of the past or in the past perfect is background."""
    telling = tell(LEAD + second)
    TEXTS[telling.report] = LEAD + second
    assert role_of(telling, word) == "background"
    assert role_of(telling, "met his Somali") == "reports"


def test_calendar_months_are_background_without_a_date(read: Callable[..., Reading]) -> None:
    """In a report without a date, what is told by its month is older than news told by its weekday."""
    telling = tell_undated(LEAD + "In January, Kenya and Somalia signed a fisheries agreement.", read)
    assert role_of(telling, "signed") == "background"
    assert role_of(telling, "met his Somali") == "reports"


def test_dated_news_without_a_date_of_report_is_reported(read: Callable[..., Reading]) -> None:
    """A report that tells its news by the calendar reports it."""
    telling = tell_undated("On 4 March, Kenya's foreign minister met his Somali counterpart in Nairobi.", read)
    assert role_of(telling, "met") == "reports"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (LEAD + "Kenya urged Somalia to reopen the crossing, which had been shut last year.", "urged"),
        (LEAD + "The minister said the setbacks of the past years had hurt traders, and Somalia thanked Kenya.", "thanked"),
        ("Kenya's minister met his Somali counterpart on Tuesday; the deputy minister had met the minister at the airport.", "met his"),
    ],
)
def test_a_cue_speaks_of_its_own_verb(text: str, word: str, tell: Callable[..., Telling]) -> None:
    """A word of the past makes background of what it speaks of, not of all its sentence."""
    telling = tell(text)
    TEXTS[telling.report] = text
    assert role_of(telling, word) == "reports"


def test_plans_are_previews(tell: Callable[..., Telling]) -> None:
    """What lies ahead is a preview; what once was planned is background."""
    ahead = LEAD + "Kenya's president is expected to visit Mogadishu next week."
    past = LEAD + "Kenya's president had been expected to visit Mogadishu last November."
    for text, role in ((ahead, "previews"), (past, "background")):
        telling = tell(text)
        TEXTS[telling.report] = text
        assert role_of(telling, "visit Mogadishu") == role
