"""Names: who is spoken of in our own sentences, and everything that is settled about them."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest
import yaml

_SPEC = importlib.util.spec_from_file_location("naming", Path(__file__).parent / "naming.py")
naming = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(naming)
read, find, meant = naming.read, naming.find, naming.meant

ROWS = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["says"][:40] for row in ROWS])
def test_sentence_names_whom_it_names(row: dict) -> None:
    """Every mention of names.yaml refers to the one written beside it, or to no one where nothing settles it."""
    reading = read(row["says"])
    found = {}
    for words in row["mentions"]:
        mentions = find(reading, words)
        found[words] = meant(reading, mentions[-1]) if mentions else None
    assert found == row["mentions"]


@pytest.mark.parametrize("row", [row for row in ROWS if "offices" in row], ids=[row["says"][:40] for row in ROWS if "offices" in row])
def test_sentence_tells_its_offices(row: dict) -> None:
    """Every office of names.yaml is a tenure of that person, with its state and qualifier, and there are no others."""
    told = [[tenure.person.name, tenure.office, tenure.state, tenure.qualifier] for tenure in read(row["says"]).tenures]
    assert sorted(told, key=str) == sorted(row["offices"], key=str)


def test_every_mention_shows_its_words() -> None:
    """A mention's text is the report's text at its span, and its tokens cover that span."""
    for row in ROWS:
        reading = read(row["says"])
        for mention in reading.mentions:
            first, last = reading.tokens[mention.tokens[0]], reading.tokens[mention.tokens[1] - 1]
            assert mention.text == mention.span.of(reading.report.text)
            assert (first.start, last.end) == (mention.span.start, mention.span.end)


def test_every_referent_is_an_actor_of_the_report() -> None:
    """Whoever a mention refers to stands among the report's actors; a mention without a referent says why."""
    for row in ROWS:
        reading = read(row["says"])
        for mention in reading.mentions:
            assert {*mention.members, *([mention.refers_to] if mention.refers_to else [])} <= set(reading.actor_by_id)
            assert mention.because


def test_the_taliban_are_what_they_were_on_the_day() -> None:
    """The same words are armed opposition before August 2021 and the acting government after."""
    text = "The Taliban denied the charge."
    sectors = [next(iter(read(text, day).actors)).sector for day in (date(2020, 5, 1), date(2025, 5, 1), None)]
    assert sectors == ["REB", "GOV", "GOV"]


def test_a_city_is_no_government() -> None:
    """A capital where something happens is left to the places; one that speaks is its state."""
    reading = read("The envoy arrived in Kabul. Talks with Kabul failed. Kabul protested.")
    assert [mention.form for mention in find(reading, "Kabul")] == ["capital", "capital"]


def test_headline_capitals_name_only_the_known() -> None:
    """In a headline whose words are all capitalised only names from the body are found."""
    text = "Naqvi Holds High Level Meetings In Tehran As Nations Unite\nPakistan's Interior Minister Mohsin Naqvi met officials."
    from dragoman.almanac import load_almanac
    from dragoman.annotate.names import mark_names
    from dragoman.annotate.sentences import parse_reports
    from dragoman.model import Part, Report, Span

    end = text.index("\n")
    report = Report("own", text, "", parts=(Part("headline", Span(0, end)), Part("paragraph", Span(end + 1, len(text)))))
    reading = mark_names(next(iter(parse_reports([report]))), load_almanac())
    people = [mention for mention in reading.mentions if mention.kind == "person" and mention.span.end <= end]
    assert [(mention.text, mention.name) for mention in people] == [("Naqvi", "Mohsin Naqvi")]


def test_reading_order_of_the_cast_is_that_of_the_text() -> None:
    """Actors stand in the order in which they are first mentioned, so that nothing depends on chance."""
    reading = read("Rwanda accused Burundi. Burundi denied it. Uganda offered talks.")
    assert [actor.name for actor in reading.actors] == ["Rwanda", "Burundi", "Uganda"]


def test_two_companies_in_talks_are_no_persons() -> None:
    """Two names that the tagger takes for organisations stay bodies where they talk; two unknown names that agree are persons."""
    companies, persons = read("Talks between Boeing and Airbus collapsed."), read("Doval and Wang agreed to resume flights.")
    assert {actor.kind for actor in companies.actors} == {"body"}
    assert [actor.kind for actor in persons.actors if actor.name in {"Doval", "Wang"}] == ["person", "person"]


def test_people_of_two_states_have_a_state_each() -> None:
    """Delegations of two states are two actors, each with its state."""
    reading = read("Russian and Ukrainian delegations met in Istanbul.")
    assert [actor.state for actor in reading.actors if actor.kind == "people"] == ["RUS", "UKR"]
