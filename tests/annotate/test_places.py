"""Places: which words name one, and which of its namesakes the story means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.places import distance, mark_places
from dragoman.annotate.sentences import parse_reports
from dragoman.model import Mention, Part, Place, Reading, Report, Span, Toponym


def parse(text: str) -> Reading:
    return next(iter(parse_reports([Report("own", text, "", parts=(Part("paragraph", Span(0, len(text))),))])))


def read(text: str) -> dict[str, Place | None]:
    return {toponym.text: toponym.place for toponym in mark_places(parse(text), load_almanac()).toponyms}


def with_mention(text: str, words: str, kind: str, form: str) -> Reading:
    reading = parse(text)
    start = text.index(words)
    inside = [token.index for token in reading.tokens if start <= token.start < start + len(words)]
    span, tokens = Span(start, start + len(words)), (inside[0], inside[-1] + 1)
    return replace(reading, mentions=(Mention("m", span, tokens, inside[-1], kind, words, form),))  # type: ignore[arg-type]


def place(found: Place | None) -> Place:
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("The two ministers met in Kabul.", "Kabul", "AFG"),
        ("Talks were held in Paris, Texas.", "Paris", "USA"),
        ("Fighting was reported in Goma, in eastern DRC.", "Goma", "COD"),
        ("French and German ministers met in Paris before going to Lyon.", "Paris", "FRA"),
        ("The Pakistani army shelled posts near Hyderabad and Karachi.", "Hyderabad", "PAK"),
        ("Indian police closed roads in Hyderabad and Bengaluru.", "Hyderabad", "IND"),
    ],
)
def test_story_chooses_among_namesakes(text: str, words: str, state: str) -> None:
    """The report's own words, its states and its other places choose among places of one name."""
    assert place(read(text)[words]).state == state


def test_country_is_marked_as_one() -> None:
    """A state's name is a toponym of kind country; its demonym is none."""
    found = read("Afghan officials travelled to Uzbekistan.")
    assert {words: place(where).kind for words, where in found.items()} == {"Uzbekistan": "country"}


def test_province_is_a_region() -> None:
    """A province told as one is a region, with its state."""
    where = place(read("The attack took place in Khyber Pakhtunkhwa province.")["Khyber Pakhtunkhwa province"])
    assert (where.kind, where.state) == ("region", "PAK")


def test_airport_is_a_facility_of_its_city() -> None:
    """An airport that the almanac does not list stands where its city stands, and says so."""
    reading = mark_places(parse("He was received at Kabul International Airport."), load_almanac())
    (toponym,) = reading.toponyms
    where = place(toponym.place)
    assert (where.kind, where.name, where.state) == ("facility", "Kabul International Airport", "AFG")
    assert "Kabul" in toponym.because


def test_crossing_belongs_to_no_one_state() -> None:
    """A border crossing is found by its name, with and without the word."""
    for text in ("Trucks waited at the Torkham crossing.", "Trucks waited at Torkham."):
        (where,) = read(text).values()
        assert place(where).kind == "crossing"


def test_person_is_no_place() -> None:
    """A name that a person's mention holds is no place, though one of that name exists."""
    reading = with_mention("Dar arrived in Kabul.", "Dar", "person", "surname")
    assert [toponym.text for toponym in mark_places(reading, load_almanac()).toponyms] == ["Kabul"]


def test_surname_of_a_full_name_is_no_place() -> None:
    """The last word of a full name is that person's when it stands alone."""
    assert "Lincoln" not in read("President Abraham Lincoln spoke to the press. Lincoln said no.")


def test_capital_that_speaks_is_no_place() -> None:
    """A capital that stands for its government is no place."""
    reading = with_mention("Islamabad denied the claim.", "Islamabad", "state", "capital")
    assert mark_places(reading, load_almanac()).toponyms == ()


@pytest.mark.parametrize(
    "text",
    [
        "The envoys talked in Cairo until noon.", "Shots were heard in Cairo's old quarter.", "Cairo's airport was closed.",
        "There are no flights between Cairo and Minsk.", "CAIRO, Egypt — Talks resumed.",
    ],
)  # fmt: skip
def test_capital_told_as_a_town_is_a_place(text: str) -> None:
    """A capital read as a government is a town where the words around it say so: in it, its airport, flights to it, a dateline."""
    words = "CAIRO" if "CAIRO" in text else "Cairo"
    reading = mark_places(with_mention(text, words, "state", "capital"), load_almanac())
    assert words in " ".join(toponym.text for toponym in reading.toponyms)


def test_town_read_as_a_person_is_a_place() -> None:
    """A name read as a surname is a town where the report puts people in it, and no full name and no office bears it."""
    reading = with_mention("Fighting went on in Kharkiv. Kharkiv lost power.", "Kharkiv", "person", "surname")
    assert {toponym.text for toponym in mark_places(reading, load_almanac()).toponyms} == {"Kharkiv"}


@pytest.mark.parametrize("text", ["Talks begin in March.", "It rained on Nov. 3.", "They may meet in May.", "He came on Sunday, Jan. 4."])
def test_month_is_no_place(text: str) -> None:
    """A month or weekday is no place, though towns of that name exist."""
    assert read(text) == {}


def test_word_of_a_title_is_no_place() -> None:
    """Words that titles are made of name no town, though there are towns called Federal, Justice and Commerce."""
    assert set(read("Federal Interior Minister Rana spoke in Lahore. Justice Khan and the Commerce Secretary agreed.")) == {"Lahore"}


def test_road_is_not_the_town_it_is_named_for() -> None:
    """A road or a river named for a town is not the town."""
    assert "Dublin" not in read("The house on Dublin Road burned down.")
    assert "Red" not in read("The Red River rose again.")


def test_state_whose_name_a_region_shares_bears_out_nothing() -> None:
    """Georgia by itself does not decide that its towns lie in the Caucasus: the other places of the story do."""
    found = read("Officials in Atlanta and Savannah said Georgia would pay.")
    assert {place(where).state for where in found.values()} == {"USA"}


def test_unknown_place_says_so() -> None:
    """A place that the almanac does not know has no coordinates, and the reason."""
    toponyms: list[Toponym] = list(
        mark_places(parse("The convoy stopped in Qwertypur, a village in Afghanistan."), load_almanac()).toponyms
    )
    unknown = [each for each in toponyms if each.place is None]
    assert all(each.because == "not in the almanac" for each in unknown)
    assert all(each.text != "Qwertypur" or each.place is None for each in toponyms)


def test_spans_quote_the_text() -> None:
    """Every toponym's span holds exactly its words."""
    text = "From Doha they flew to Istanbul, Turkey."
    reading = mark_places(parse(text), load_almanac())
    assert (
        [text[each.span.start : each.span.end] for each in reading.toponyms]
        == [each.text for each in reading.toponyms]
        == ["Doha", "Istanbul", "Turkey"]
    )


def test_distance() -> None:
    """Kabul and Islamabad lie some 370 km apart."""
    assert 360 < distance(34.53, 69.17, 33.72, 73.04) < 380


def test_a_people_is_no_town() -> None:
    """“Thai” is a people, though some town is by another name called so."""
    assert "Thai" not in read("Thai exports to Malaysia fell.")
