"""How names are compared, and found in a row of words."""

import time

import pytest

from dragoman.almanac import load_almanac
from dragoman.almanac.words import NameIndex, key_of

ALMANAC = load_almanac()


def found(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    words = sentence.split()
    return [(" ".join(words[start:end]), tuple(entry.id for entry in entries)) for start, end, entries in ALMANAC.match(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tehreek - e - Taliban Pakistan said", [("Tehreek - e - Taliban Pakistan", ("group-ttp",))]),
        ("fighters of the Tehreek-e-Taliban Pakistan ( TTP )", [("Tehreek-e-Taliban Pakistan", ("group-ttp",)), ("TTP", ("group-ttp",))]),
        ("The UN Security Council met", [("UN Security Council", ("body-unsc",))]),
        ("the Afghan Taliban denied it", [("Afghan Taliban", ("group-taliban",))]),
        ("Pakistan , Afghanistan agreed", [("Pakistan", ("state-PAK",)), ("Afghanistan", ("state-AFG",))]),
        ("Pakistan ’s ministry", [("Pakistan", ("state-PAK",))]),
        ("tell us who is there", []),
        ("the U.S. and the U.N. agreed", [("U.S.", ("state-USA",)), ("U.N.", ("body-united-nations",))]),
        ("Jaish al - Adl attacked", [("Jaish al - Adl", ("group-jaish-al-adl",))]),
        ("the People ’s Liberation Army", [("People ’s Liberation Army", ("body-pla",))]),
        ("the People's Liberation Army", [("People's Liberation Army", ("body-pla",))]),
        ("the Kurdistan Workers ' Party", [("Kurdistan Workers ' Party", ("group-pkk",))]),
        ("Let them go , said LeT", [("LeT", ("group-lashkar-e-taiba",))]),
        ("WHO IS TO BLAME", []),
        ("a turkey and some china", []),
    ],
)  # fmt: skip
def test_the_longest_name_as_it_is_written_wins(sentence: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """The longest name wins, across hyphens that stand alone; a comma or a possessive ends a name; acronyms need their capitals."""
    assert found(sentence) == expected


def test_a_name_with_two_meanings_gives_both() -> None:
    """RSF is the Sudanese force and Reporters Without Borders: both come back, in the order of their ids."""
    (match,) = ALMANAC.match(["the", "RSF"])
    assert [entry.id for entry in match[2]] == ["body-rsf-ngo", "group-rsf"]


def test_a_key_has_no_accents_article_or_apostrophe() -> None:
    """Names are compared without what typing changes."""
    assert key_of("The Jama’at-ul-Ahrar") == key_of("Jamaat ul Ahrar")
    assert key_of("São Tomé") == ("sao", "tome")
    assert key_of("") == ()


def test_a_name_kept_small_is_found_however_it_is_written() -> None:
    """Only what a row writes with capitals needs them."""
    index: NameIndex[str] = NameIndex()
    index.add("prime minister", "PM")
    assert index.match(["Prime", "MINISTER", "of"]) == [(0, 2, ("PM",))]


@pytest.mark.parametrize("unit", ["United Nations ", "Tehreek-e-", "the - ", "U.S.A.", "’’", "Islamic "])
def test_hostile_text_is_matched_in_time(unit: str) -> None:
    """A long row of repeating words is read in time that grows with its length."""
    words = (unit * (200_000 // len(unit))).split()
    begun = time.perf_counter()
    ALMANAC.match(words)
    assert time.perf_counter() - begun < 2
