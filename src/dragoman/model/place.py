"""Place: somewhere on the map, with its row in the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a name and, where known, coordinates in degrees (WGS 84) and its GeoNames number.

    kind: city, region, country, crossing, facility, water, district; state: ISO 3166 alpha-3, or None where disputed or unknown.
    """

    id: str
    name: str
    kind: str
    state: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    disputed: bool = False
