"""Speed: the whole of `add` against spaCy's own pipeline on the same texts in the same run, one process each, and each stage by itself."""

from __future__ import annotations

import gzip
import json
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path

REPORTS = 300


def _texts(data: Path) -> list[str]:
    with gzip.open(next((data / "reuters21578").rglob("*.gz")), "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [row["text"] for row in islice((row for row in rows if len(row["text"]) > 600), REPORTS)]


def measure(data: Path) -> list[tuple[str, float]]:
    """Words per second of `add`, of each stage, and of spaCy alone; ratios to spaCy."""
    from dragoman.almanac import load_almanac
    from dragoman.annotate.names import mark_names
    from dragoman.annotate.places import mark_places
    from dragoman.annotate.sentences import load_pipeline, parse_reports
    from dragoman.annotate.times import mark_times
    from dragoman.annotate.voices import mark_voices
    from dragoman.interpret import interpret_reading
    from dragoman.model import Report
    from dragoman.read import read_inputs
    from dragoman.record import open_record

    texts = _texts(data)
    words = sum(len(text.split()) for text in texts)
    pipeline, almanac = load_pipeline(), load_almanac()
    almanac.places("Paris")
    figures: list[tuple[str, float]] = []

    def timed(name: str, started: float) -> None:
        figures.append((f"{name}, words/s", words / (time.perf_counter() - started)))

    started = time.perf_counter()
    for _ in pipeline.pipe(texts, batch_size=64):
        pass
    timed("spaCy alone", started)
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.jsonl"
        rows.write_text("\n".join(json.dumps({"id": f"r{number:04}", "text": text, "language": "en"}) for number, text in enumerate(texts)))
        started = time.perf_counter()
        reports = [report for report in read_inputs([str(rows)]) if isinstance(report, Report)]
        timed("read", started)
        started = time.perf_counter()
        readings = list(parse_reports(reports))
        timed("parse", started)
        for name, stage in (
            ("times", mark_times),
            ("names", lambda reading: mark_names(reading, almanac)),
            ("places", lambda reading: mark_places(reading, almanac)),
            ("voices", lambda reading: mark_voices(reading, almanac)),
        ):
            started = time.perf_counter()
            readings = [stage(reading) for reading in readings]
            timed(name, started)
        started = time.perf_counter()
        for reading in readings:
            interpret_reading(reading, almanac)
        timed("interpret", started)
        started = time.perf_counter()
        open_record(Path(folder) / "record.db").add([str(rows)], workers=1)
        timed("add, everything", started)
    spacy = figures[0][1]
    shares = [
        (name.removesuffix(", words/s") + " as a share of spaCy", value / spacy)
        for name, value in figures
        if name != "spaCy alone, words/s"
    ]
    by_name = dict(figures)
    four = sum(1 / by_name[f"{name}, words/s"] for name in ("times", "names", "places", "voices"))
    parsed = four + 1 / by_name["parse, words/s"]
    return [
        *figures,
        ("the four stages together, words/s", 1 / four),
        *shares,
        ("the four stages together as a share of spaCy", 1 / four / spacy),
        ("parse and the four stages as a share of spaCy", 1 / parsed / spacy),
        ("peak memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    ]
