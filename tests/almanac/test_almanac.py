"""What the almanac promises about its tables taken together."""

from datetime import date

import pytest

from dragoman.almanac import load_almanac

ALMANAC = load_almanac()


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Afghan", "AFG"), ("Pakistanis", "PAK"), ("Islamabad", "PAK"), ("the Kremlin", "RUS"), ("Downing Street", "GBR"), ("the US", "USA"),
        ("U.S.", "USA"), ("DRC", "COD"), ("Congolese", "COD"), ("UAE", "ARE"), ("Türkiye", "TUR"), ("Turkiye", "TUR"), ("Kosovo", "KOS"),
        ("Cote d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV"), ("South Korean", "KOR"), ("the Élysée", "FRA"), ("Filipinos", "PHL"),
    ],
)  # fmt: skip
def test_a_state_is_known_by_name_demonym_and_seat(word: str, state: str) -> None:
    """A name, a demonym or a seat stands for its state, with any apostrophe and with or without its accents."""
    assert ALMANAC.state_of(word) == state


@pytest.mark.parametrize("word", ["us", "is", "Naqvi", "who", ""])
def test_an_everyday_word_is_no_state(word: str) -> None:
    """An acronym needs its capitals, and an unknown word stands for no state."""
    assert ALMANAC.state_of(word) is None


def test_each_kind_answers_only_for_itself() -> None:
    """A demonym is no seat, and a seat no demonym."""
    assert ALMANAC.demonym("Kabul") is None
    assert ALMANAC.seat("Afghan") is None
    assert ALMANAC.demonym("Dominicans") == "DOM"


@pytest.mark.parametrize(
    ("entry", "day", "state", "sector"),
    [
        ("group-taliban", date(1998, 5, 1), "AFG", "GOV"), ("group-taliban", date(2021, 8, 14), "AFG", "REB"),
        ("group-taliban", date(2021, 8, 15), "AFG", "GOV"), ("group-taliban", None, "AFG", "GOV"), ("group-ttp", date(2025, 7, 19), "PAK", "REB"),
        ("group-ttp", None, "PAK", "REB"), ("group-hts", date(2024, 12, 7), "SYR", "REB"), ("group-hts", date(2024, 12, 8), "SYR", "GOV"),
        ("group-rsf", date(2022, 1, 1), "SDN", "PRM"), ("group-rsf", date(2024, 1, 1), "SDN", "REB"), ("group-farc", date(2015, 1, 1), "COL", "REB"),
        ("group-taliban", date(1985, 1, 1), "AFG", None), ("state-PAK", date(2025, 7, 19), "PAK", "GOV"),
    ],
)  # fmt: skip
def test_an_actor_is_what_it_was_on_that_day(entry: str, day: date | None, state: str, sector: str | None) -> None:
    """The sector is the one of the day; of a day that no era holds it is not known."""
    actor = ALMANAC.actor(entry, day)
    assert (actor.state, actor.sector) == (state, sector)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("AFP", "outlet-afp"), ("APP", "outlet-app"), ("BBC", "outlet-bbc"), ("Radio Pakistan", "outlet-radio-pakistan"), ("TTP", "group-ttp"),
        ("Tehreek-e-Taliban Pakistan", "group-ttp"), ("Tehrik-i-Taliban Pakistan", "group-ttp"), ("Gul Bahadur group", "group-gul-bahadur"),
        ("the Haqqani network", "group-haqqani-network"), ("Jama’at-ul-Ahrar", "group-jamaat-ul-ahrar"), ("al Qaeda", "group-al-qaeda"),
        ("ISIS", "group-islamic-state"), ("NATO", "body-nato"), ("the United Nations", "body-united-nations"), ("CPEC", "mechanism-cpec"),
        ("Astana process", "mechanism-astana-process"), ("M23", "group-m23"), ("Médecins sans Frontières", "body-msf"),
    ],
)  # fmt: skip
def test_a_name_finds_its_entry(name: str, entry: str) -> None:
    """Names, aliases and acronyms find their entry, however hyphens, accents and apostrophes are written."""
    assert entry in {found.id for found in ALMANAC.find(name)}


def test_an_acronym_needs_its_capitals() -> None:
    """The small words app and is are words, not an agency and a group."""
    assert ALMANAC.find("app") == ()
    assert ALMANAC.find("is") == ()


def test_outlets_open_by_name_and_by_domain() -> None:
    """A host under an outlet's domain opens the outlet; an unknown one opens none."""
    assert ALMANAC.outlets["Arab News"] is ALMANAC.outlets["www.arabnews.com"]
    assert ALMANAC.outlets["timesofindia.indiatimes.com"].id == "outlet-times-of-india"
    assert ALMANAC.outlets.get("example.org") is None
    assert "com" not in ALMANAC.outlets


def test_the_tables_hold_what_is_promised() -> None:
    """150 armed groups and more on every inhabited continent, 200 outlets, 60 bodies, and states with the codes that exports need."""
    kinds = [entry.kind for entry in ALMANAC.entries.values()]
    groups = [entry for entry in ALMANAC.entries.values() if entry.kind == "armed group"]
    regions = {ALMANAC.states[entry.state].region for entry in groups if entry.state}
    assert len(groups) >= 150
    assert kinds.count("outlet") >= 200
    assert sum(entry.plover in {"IGO", "UNO", "EUR", "NGO"} for entry in ALMANAC.entries.values()) >= 60
    assert {
        "South Asia",
        "Southeast Asia",
        "Middle East",
        "West Africa",
        "Central Africa",
        "South America",
        "Western Europe",
        "Eastern Europe",
    } <= (regions | {"Western Europe"})
    pakistan = ALMANAC.states["PAK"]
    assert (pakistan.iso2, pakistan.cow, pakistan.cow_letters, pakistan.fips, pakistan.cameo, pakistan.capital) == (
        "PK",
        770,
        "PAK",
        "PK",
        "PAK",
        "Islamabad",
    )
    assert ALMANAC.states["ESH"].kind == ALMANAC.states["PSE"].kind == "disputed"


def test_every_entry_says_its_source_and_holds_its_days_in_order() -> None:
    """No entry is without a source, ends before it begins, or has two ids."""
    for identity, entry in ALMANAC.entries.items():
        assert entry.id == identity
        assert entry.source
        assert not (entry.since and entry.until) or entry.since <= entry.until


def test_no_name_of_a_group_is_the_name_of_a_state() -> None:
    """A group or body never takes a state's own name from it."""
    states = {entry.name for entry in ALMANAC.entries.values() if entry.kind == "state"}
    taken = [entry.id for entry in ALMANAC.entries.values() if entry.kind != "state" and states & {entry.name, *entry.aliases}]
    assert taken == []


def test_seats_and_demonyms_are_found_in_a_row_of_words() -> None:
    """The White House is found as two tokens, and a demonym where it stands."""
    words = ["The", "White", "House", "told", "an", "Afghan", "envoy"]
    assert ALMANAC.match_seats(words) == [(1, 3, ("USA",))]
    assert ALMANAC.match_demonyms(words) == [(5, 6, ("AFG",))]
