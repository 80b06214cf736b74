"""How many gold toponyms the gazetteer can answer for at all: the ceiling for whoever chooses among the places of a name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from dragoman.almanac import load_almanac


def measure(data: Path) -> list[tuple[str, float]]:
    """The share of gold places whose GeoNames number is among a name's places, and whose first place is the right one."""
    almanac = load_almanac()
    asked = known = first = named = 0
    with gzip.open(data / "toponyms" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for gold in json.loads(line).get("toponyms", []):
                number = gold.get("geonameid")
                if number is None:
                    continue
                asked += 1
                numbers = [place.place.geonames for place in almanac.places(gold["text"])]
                named += bool(numbers)
                known += int(number) in numbers
                first += numbers[:1] == [int(number)]
    share = 100 / asked if asked else 0.0
    return [
        ("gazetteer: names known, %", named * share),
        ("gazetteer: right place among them, %", known * share),
        ("gazetteer: right place first, %", first * share),
    ]
