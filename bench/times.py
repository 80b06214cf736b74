"""Measures times on TempEval-3: strict and relaxed F1 of the extents, F1 of type and value, and words a second of the stage alone."""

from __future__ import annotations

import gzip
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.times import mark_times
from dragoman.model import Part, Reading, Report, Span, When


def read_rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report_of(row: dict[str, Any]) -> Report:
    day = date.fromisoformat(row["dct"][:10])
    published = When(day, day, row["dct"], "stated")
    return Report(row["id"], row["text"], "", published=published, parts=(Part("paragraph", Span(0, len(row["text"]))),))


def matched(gold: list[dict[str, Any]], found: list[Any]) -> list[tuple[dict[str, Any], Any]]:
    """Each found time with the first gold time it overlaps, one to one."""
    pairs, taken = [], set()
    for time_found in found:
        for number, row in enumerate(gold):
            if number not in taken and row["start"] < time_found.span.end and time_found.span.start < row["end"]:
                pairs.append((row, time_found))
                taken.add(number)
                break
    return pairs


def f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0


def measure_readings(rows: list[dict[str, Any]], readings: list[Reading]) -> list[tuple[str, float]]:
    started = time.perf_counter()
    marked = [mark_times(reading) for reading in readings]
    took = time.perf_counter() - started
    words = sum(len(row["text"].split()) for row in rows)
    found = sum(len(reading.times) for reading in marked)
    gold = sum(len(row["timexes"]) for row in rows)
    pairs = [pair for row, reading in zip(rows, marked, strict=True) for pair in matched(row["timexes"], list(reading.times))]
    strict = sum(row["start"] == hit.span.start and row["end"] == hit.span.end for row, hit in pairs)
    value = sum(row["value"] == hit.value for row, hit in pairs)
    kind = sum(row["type"] == hit.type for row, hit in pairs)
    return [
        ("times strict F1", f1(strict, found, gold)),
        ("times relaxed F1", f1(len(pairs), found, gold)),
        ("times value F1", f1(value, found, gold)),
        ("times type F1", f1(kind, found, gold)),
        ("times precision", len(pairs) / max(found, 1)),
        ("times recall", len(pairs) / max(gold, 1)),
        ("times words/s (stage alone)", words / took),
    ]


def measure(data: Path) -> list[tuple[str, float]]:
    rows = read_rows(data / "tempeval3" / "dev.jsonl.gz")
    return measure_readings(rows, list(parse_reports(report_of(row) for row in rows)))


if __name__ == "__main__":
    for name, figure in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")):
        print(f"{name:32} {figure:10.3f}")
