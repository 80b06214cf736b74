"""Measures places on LGL, TR-News, GeoVirus and GeoWebNews: how many gold places are found, and how near the chosen ones lie."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.almanac import Almanac, load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.places import distance, mark_places
from dragoman.annotate.sentences import parse_reports
from dragoman.model import Part, Reading, Report, Span, Toponym

NEAR = 161.0  # kilometres: a hundred miles, the field's measure


def read_rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report_of(row: dict[str, Any]) -> Report:
    text = row["text"]
    parts, place = [], 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            parts.append(Part("paragraph", Span(place, place + len(paragraph))))
        place += len(paragraph) + 1
    return Report(row["id"], text, "", parts=tuple(parts))


def gold_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold places that have coordinates."""
    return [each for each in row["toponyms"] if each.get("lat") is not None]


def find(gold: dict[str, Any], toponyms: tuple[Toponym, ...]) -> Toponym | None:
    return next((each for each in toponyms if each.span.start < gold["end"] and gold["start"] < each.span.end), None)


def right_state(gold: dict[str, Any], found: Toponym, almanac: Almanac) -> bool | None:
    """Whether the state is right; None where the gold tells none."""
    if not gold.get("country") or found.place is None:
        return None
    entries = {entry.state for entry in almanac.find(gold["country"]) if entry.kind == "state"}
    return found.place.state in (entries or {almanac.state_of(gold["country"].replace(" Territory", ""))})


def measure_readings(rows: list[dict[str, Any]], readings: list[Reading], almanac: Almanac) -> list[tuple[str, float]]:
    gold_total = hits = near = states = states_told = found_total = matched = 0
    for row, reading in zip(rows, readings, strict=True):
        found_total += len([each for each in reading.toponyms if each.place])
        for gold in gold_of(row):
            gold_total += 1
            found = find(gold, reading.toponyms)
            if found is None or found.place is None:
                continue
            hits += 1
            where = found.place
            if where.latitude is not None and where.longitude is not None:
                near += distance(where.latitude, where.longitude, gold["lat"], gold["lon"]) <= NEAR
            right = right_state(gold, found, almanac)
            if right is not None:
                states_told += 1
                states += right
        marked = [(each["start"], each["end"]) for each in row["toponyms"]]
        matched += sum(
            any(start < each.span.end and each.span.start < end for start, end in marked) for each in reading.toponyms if each.place
        )
    return [
        ("places recall", hits / gold_total),
        ("places right country of found", states / max(states_told, 1)),
        ("places within 161 km of found", near / max(hits, 1)),
        ("places precision (any gold)", matched / max(found_total, 1)),
    ]


def measure(data: Path, name: Callable[[Reading, Almanac], Reading] = mark_names) -> list[tuple[str, float]]:
    rows, almanac = read_rows(data / "toponyms" / "dev.jsonl.gz"), load_almanac()
    parsed = parse_reports(report_of(row) for row in rows)
    return measure_readings(rows, [mark_places(name(reading, almanac), almanac) for reading in parsed], almanac)


if __name__ == "__main__":
    for label, figure in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")):
        print(f"{label:32} {figure:10.3f}")
