"""Gazetteer: the world's places by name, loaded only when one is asked for."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.almanac.tables import DATA, Row, read_table
from dragoman.almanac.words import key_of
from dragoman.model import Place

PLACES = ("id", "name", "aliases", "kind", "state", "claimants", "between", "latitude", "longitude", "geonames", "source")
# A first-level region is better known than a village of its name, and less than the city it is called after.
LIKE_A_TOWN = 100_000
KINDS = frozenset({"city", "region", "country", "crossing", "facility", "water", "district"})


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place with its weight. feature: GeoNames' code where it has one (PPL, ADM1 ...); region: the code of its first-level region.

    within: GeoNames' code of the first-level region that it is or lies in, where `region` is a code of another list.
    claimants: the states that claim a disputed place; between: the states that a crossing joins.
    The coordinates of a region or district are computed from its towns'; they are no surveyed middle.
    """

    place: Place
    population: int = 0
    feature: str = ""
    region: str = ""
    claimants: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    source: str = "GeoNames CC BY 4.0"
    within: str = ""

    @property
    def inside(self) -> str:
        """The code of the first-level region that holds it, in GeoNames' spelling where that is known: comparable across places."""
        return self.within or ".".join(self.region.replace("-", ".").split(".")[:2])


class Gazetteer:
    """Places by their folded names. The world's rows stay text until one is asked for."""

    def __init__(self, folder: Path = DATA) -> None:
        """Read the compact table (sorted by name) and the places kept by hand."""
        packed = gzip.decompress((folder / "gazetteer.tsv.gz").read_bytes()).decode("utf-8")
        names, _, rows = packed.partition("\n\n")
        self._names = names.split("\n")
        self._rows = rows.split("\n")
        self._hand: dict[str, list[GazetteerPlace]] = {}
        for table in ("crossings.csv", "disputed.csv"):
            for row in read_table(table, PLACES, folder):
                kept = _kept_by_hand(row)
                for name in (kept.place.name, *row.list("aliases")):
                    self._hand.setdefault(" ".join(key_of(name)), []).append(kept)
        self._by_hand = sorted(self._hand)

    def has(self, name: str) -> bool:
        """Whether any place has this name."""
        key = " ".join(key_of(name))
        return key in self._hand or self._line(key) is not None

    def begins(self, words: str) -> bool:
        """Whether any name begins so: nothing longer need be tried where none does."""
        key = " ".join(key_of(words))
        return any_begins(self._names, key) or any_begins(self._by_hand, key)

    def find(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Every place of this name: those kept by hand, then those whose first name it is, then other names; the largest first in each."""
        key = " ".join(key_of(name))
        by_hand = tuple(dict.fromkeys(self._hand.get(key, ())))
        line = self._line(key)
        if line is None:
            return by_hand
        found = [_unpack(self._rows[int(number, 36)]) for number in line.split("\t")[1:]]
        return (*by_hand, *sorted(found, key=lambda each: (_by_another_name(each, key), -_weight(each), each.place.id)))

    def _line(self, key: str) -> str | None:
        """The line of a name, by bisection: the lines stand in the order of their first field."""
        if not key:
            return None
        place = bisect_left(self._names, key + "\t")
        return self._names[place] if place < len(self._names) and self._names[place].startswith(key + "\t") else None


def any_begins(names: Sequence[str], beginning: str) -> bool:
    """Whether any of the names, which stand in order, begins so.

    >>> any_begins(["goma", "san jose", "tibu"], "san")
    True
    """
    at = bisect_left(names, beginning)
    return at < len(names) and names[at].startswith(beginning)


def _by_another_name(found: GazetteerPlace, key: str) -> bool:
    """Whether this is only another name of the place; a country's other names ("Holland", "Burma") are as good as its first."""
    return found.place.kind != "country" and " ".join(key_of(found.place.name)) != key


def _weight(found: GazetteerPlace) -> int:
    """Population, for the order alone; ISO's list of regions has none, so a region stands where a town of that size would."""
    return found.population or (LIKE_A_TOWN if found.place.kind == "region" else 0)


def _unpack(row: str) -> GazetteerPlace:
    name, state, latitude, longitude, population, geonames, kind, feature, region, within = row.split("\t")
    place = Place(
        f"place-{geonames or state + '-' + region}", name, kind, state or None, float(latitude) if latitude else None,
        float(longitude) if longitude else None, int(geonames) if geonames else None,
    )  # fmt: skip
    return GazetteerPlace(place, int(population or 0), feature, region, source=_source(geonames, region, within), within=within)


def _source(geonames: str, region: str, within: str) -> str:
    if geonames or "." in region:
        return "GeoNames CC BY 4.0"
    return "ISO 3166-2 via pycountry" + (", its towns GeoNames CC BY 4.0" if within else "")


def _kept_by_hand(row: Row) -> GazetteerPlace:
    number, claimants = row.number("geonames"), row.list("claimants")
    place = Place(
        row.need("id"), row.need("name"), row.one_of("kind", KINDS) or row.need("kind"), row.text("state"), row.number("latitude"),
        row.number("longitude"), None if number is None else int(number), disputed=bool(claimants),
    )  # fmt: skip
    return GazetteerPlace(place, 0, "", "", claimants, row.list("between"), row.need("source"))
