"""Datelines in the dresses of several agencies."""

import pytest

from dragoman.read.dateline import find_dateline

STORY = "The minister met his counterpart on Tuesday."


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("KABUL: ", "KABUL", None),
        ("TEHRAN – ", "TEHRAN", None),
        ("LONDON, March 3 (Reuters) - ", "LONDON", "Reuters"),
        ("YEREVAN, April 13. /TASS/. ", "YEREVAN", "TASS"),
        ("BOGOTA, Colombia (AP) — ", "BOGOTA, Colombia", "AP"),
        ("PUTRAJAYA, Malaysia, July 28 (TNA) – ", "PUTRAJAYA, Malaysia", "TNA"),
        ("PESHAWAR/ISLAMABAD: ", "PESHAWAR/ISLAMABAD", None),
        ("Doha, July 19 (QNA) - ", "Doha", "QNA"),
        ("Khartoum [Sudan], May 6 (NW): ", "Khartoum [Sudan]", "NW"),
        ("NEW DELHI (AFP): ", "NEW DELHI", "AFP"),
    ],
)
def test_a_dateline_is_found(line, place, agency):
    """A dateline gives its place and its agency, and ends where the story begins."""
    found = find_dateline(line + STORY)
    assert (found.place, found.agency, found.end) == (place, agency, len(line))


@pytest.mark.parametrize("line", ["Naqvi: ", "UPDATE: ", "EXPLAINER – ", "The minister – ", "Q: ", "In Kabul: "])
def test_what_only_looks_like_one_is_none(line):
    """A speaker, a label or a clause before a colon is no dateline."""
    assert find_dateline(line + STORY) is None


def test_a_known_city_may_stand_in_ordinary_letters():
    """A city in ordinary letters opens a story only where it is known to be a city."""
    assert find_dateline("New Delhi: " + STORY, lambda name: name == "New Delhi").place == "New Delhi"
    assert find_dateline("New Delhi: " + STORY) is None
