"""The words titles are made of."""

import pytest

from dragoman.almanac import load_almanac

OFFICES = load_almanac().offices


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Acting Foreign Minister", [("qualifier", "acting"), ("role", "foreign minister")]),
        ("deputy prime minister", [("role", "deputy prime minister")]),
        ("Senior Deputy Interior Minister", [("qualifier", "senior deputy"), ("role", "interior minister")]),
        ("Chargé d’affaires", [("role", "chargé d'affaires")]),
        ("charge d'affaires", [("role", "chargé d'affaires")]),
        ("special representative", [("role", "special representative")]),
        ("Lt. Gen.", [("honorific", "Lt Gen")]),
        ("the security czar", [("epithet", "security chief")]),
        ("minister for refugees", [("role", "minister"), ("portfolio", "refugees")]),
        ("Ministry of Interior", [("ministry", "ministry of"), ("portfolio", "interior")]),
        ("caretaker finance minister", [("qualifier", "caretaker"), ("role", "finance minister")]),
        ("former army chief", [("qualifier", "former"), ("role", "army chief")]),
    ],
)  # fmt: skip
def test_a_title_is_read_in_its_parts(title: str, expected: list[tuple[str, str]]) -> None:
    """The longest words of a title are found, each with its part and its one spelling."""
    found = [{(word.part, word.canonical) for word in words} for _, _, words in OFFICES.match(title.split())]
    assert len(found) == len(expected)
    assert all(part in meanings for part, meanings in zip(expected, found, strict=True))


def test_an_honorific_needs_its_capital() -> None:
    """The word He is no Excellency, and a major attack no officer."""
    found = [word.part for _, _, words in OFFICES.match(["He", "faced", "a", "major", "general", "problem"]) for word in words]
    assert "honorific" not in found


def test_rows_say_sector_and_body() -> None:
    """A portfolio knows its body; a role its sector and kind; an epithet what it stands for."""
    assert OFFICES.portfolios["interior"].body == "ministry of interior"
    assert (OFFICES.roles["minister"].sector, OFFICES.roles["army chief"].sector, OFFICES.roles["senator"].sector) == ("GOV", "MIL", "LEG")
    assert OFFICES.epithets["security czar"].portfolio == "interior"
    assert OFFICES.ministries["state department"].state == "USA"
    assert OFFICES.roles["ministers"].plural
    assert not OFFICES.roles["minister"].plural


@pytest.mark.parametrize(
    "word", ["minister", "ambassador", "envoy", "spokesperson", "spokeswoman", "aide", "secretary", "supreme leader", "mp", "governor"]
)
def test_the_usual_roles_are_there(word: str) -> None:
    """The roles of everyday reports are in the table."""
    assert word in OFFICES.roles


@pytest.mark.parametrize(
    "word", ["acting", "deputy", "interim", "caretaker", "former", "ex", "outgoing", "designate", "elect", "federal", "special", "first"]
)
def test_the_usual_qualifiers_are_there(word: str) -> None:
    """The qualifiers of everyday reports are in the table."""
    assert word in OFFICES.qualifiers
