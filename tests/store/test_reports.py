from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.errors import RecordCannotBeWritten
from dragoman.model import Report, Span, Telling
from dragoman.store import Database
from dragoman.store.reports import blank_chrome


def test_nouns_come_back_as_they_went_in(kept: Database, reports: tuple[Report, Report], tellings: tuple[Telling, Telling]) -> None:
    """A report and its telling are read back equal to what was stored, every union of values included."""
    assert list(kept.reports.all()) == list(reports)
    assert list(kept.reports.tellings()) == list(tellings)


def test_the_same_text_under_another_name_is_one_report(kept: Database, reports: tuple[Report, Report]) -> None:
    """A known text under a larger name adds the name, and nothing else."""
    again = replace(reports[0], id="zulu.txt", names=("zulu.txt",))
    placing = kept.reports.place(again)
    assert (placing.arrival, placing.id) == ("another name", "first.txt")
    with kept.locked():
        kept.reports.add_name("zulu.txt", placing.id)
    stored = kept.reports.get("first.txt")
    assert stored is not None
    assert stored.names == ("first.txt", "zulu.txt")
    assert kept.reports.place(again).arrival == "known"
    assert not kept.stale


def test_a_smaller_name_takes_over_and_old_ids_answer(
    kept: Database, reports: tuple[Report, Report], tellings: tuple[Telling, Telling]
) -> None:
    """A known text under a smaller name goes by it, so that the order of adding shows nowhere; old ids keep answering."""
    again = replace(reports[0], id="alpha.txt", names=("alpha.txt",))
    placing = kept.reports.place(again)
    assert (placing.arrival, placing.id, placing.replaces) == ("renamed", "alpha.txt", "first.txt")
    account = replace(tellings[0].accounts[0], id="account-0new", report="alpha.txt")
    with kept.locked():
        kept.reports.save(again, replace(tellings[0], report="alpha.txt", accounts=(account,)), replaces="first.txt")
    assert kept.reports.ids() == ["alpha.txt", "second.txt"]
    assert kept.reports.named("first.txt") == ["alpha.txt"]
    assert ("formerly", "account-0new") in kept.ledgers.ids(tellings[0].accounts[0].id)
    assert kept.search.find("Mirzoyan Armenian")[0].report == "alpha.txt"


def test_the_same_name_with_other_text_is_a_second_version(kept: Database, reporter: Callable[..., Report]) -> None:
    """Another text under a known name is kept beside it as name#2, and the name gives the newer first."""
    newer = reporter("first.txt", "The border stays closed, Ankara said.")
    placing = kept.reports.place(newer)
    assert (placing.arrival, placing.id) == ("new", "first.txt#2")
    with kept.locked():
        kept.reports.save(replace(newer, id=placing.id), Telling(placing.id))
    assert kept.reports.named("first.txt") == ["first.txt#2", "first.txt"]
    assert kept.reports.place(newer).arrival == "known"


def test_ids_given_out_in_a_run_are_not_given_twice(kept: Database, reporter: Callable[..., Report]) -> None:
    """Two versions of one name in one run get two ids, before either is stored."""
    one = reporter("third.txt", "One.")
    assert kept.reports.place(one, {"third.txt"}).id == "third.txt#2"


def test_a_report_is_stored_whole_or_not_at_all(kept: Database, reporter: Callable[..., Report], tellings: tuple[Telling, Telling]) -> None:
    """Where any part of a report cannot be stored, none of it is."""
    report = reporter("third.txt", "Talks were held.")
    twice = replace(tellings[0], report="first.txt")  # a telling that the record has already
    before = kept.changes
    with pytest.raises(RecordCannotBeWritten, match="UNIQUE"), kept.locked():
        kept.reports.save(report, twice)
    assert kept.reports.ids() == ["first.txt", "second.txt"]
    assert kept.search.find("talks held") == []
    assert kept.changes == before


def test_a_new_report_makes_the_record_stale(kept: Database, reporter: Callable[..., Report]) -> None:
    """A record whose reports changed since its reconciliation knows it."""
    assert not kept.stale
    with kept.locked():
        kept.reports.save(reporter("third.txt", "Talks were held."), Telling("third.txt"))
    assert kept.stale


def test_furniture_is_blanked_in_its_place(reports: tuple[Report, Report]) -> None:
    """The text that is searched has the furniture blanked and every other character where it was."""
    blanked = blank_chrome(reports[0])
    chrome = reports[0].chrome[0]
    assert chrome.of(blanked).strip() == ""
    assert len(blanked) == len(reports[0].text)
    assert Span(chrome.end, len(blanked)).of(blanked) == Span(chrome.end, len(blanked)).of(reports[0].text)
