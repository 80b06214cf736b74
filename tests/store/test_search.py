from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Report, Telling
from dragoman.store import Database


def test_words_open_their_passage(kept: Database, reports: tuple[Report, Report]) -> None:
    """A hit is a span of the stored text in which the words stand, each at its place."""
    hit = kept.search.find("third-country citizens")[0]
    assert hit.report == "first.txt"
    assert "third-country citizens" in hit.span.of(reports[0].text)
    assert {word.of(reports[0].text).lower() for word in hit.words} >= {"citizens"}


def test_furniture_is_not_found(kept: Database) -> None:
    """Nothing is found in a ticker."""
    assert kept.search.find("gold") == []


def test_case_and_accents_do_not_matter(kept: Database, reporter: Callable[..., Report]) -> None:
    """Typing erdogan finds Erdoğan."""
    with kept.locked():
        kept.reports.save(reporter("third.txt", "Erdoğan spoke in Ankara."), Telling("third.txt"))
    assert [hit.report for hit in kept.search.find("ERDOGAN")] == ["third.txt"]


@pytest.mark.parametrize(
    "words", ['"', "AND", "a OR", "NEAR(", "title:x", "*", "-Ankara", "^", "Fidan)", "\x00", "; DROP TABLE report", "((((", "a-b:c*"]
)
def test_nothing_in_the_words_is_an_operator(kept: Database, words: str) -> None:
    """Whatever is typed is searched for, never executed and never an error."""
    assert isinstance(kept.search.find(words), list)
    assert kept.reports.ids() == ["first.txt", "second.txt"]


def test_phrases_stars_and_minus(kept: Database) -> None:
    """Quoted words stand together, a star goes on, a minus excludes."""
    assert [hit.report for hit in kept.search.find('"met his Armenian"')] == ["first.txt"]
    assert kept.search.find('"Armenian met"') == []
    assert {hit.report for hit in kept.search.find("Mirzo*")} == {"first.txt", "second.txt"}
    assert [hit.report for hit in kept.search.find("Mirzoyan -Anadolu")] == ["first.txt"]
