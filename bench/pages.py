"""Reading pages: the F1 of extracted stories over shingles of four words, as the article extraction benchmark counts it, and pages a second."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

from dragoman.read import read_pages

_WORD = re.compile(r"\w+")


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Give the runs of four words in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1))) if words else Counter()


def measure(data: Path) -> list[tuple[str, float]]:
    """Read every page and compare its text with the gold text; precision and recall are averaged over pages, then combined."""
    folder = data / "html_scrapinghub"
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as stream:
        gold = [json.loads(line) for line in stream]
    start = time.perf_counter()
    rows = list(read_pages(str(folder / row["file"]) for row in gold))
    seconds = time.perf_counter() - start
    precisions, recalls = [], []
    for row, page in zip(gold, rows, strict=True):
        wanted, found = shingles(row["articleBody"]), shingles(page["text"] or "")
        shared = sum((wanted & found).values())
        if found:
            precisions.append(shared / found.total())
        if wanted:
            recalls.append(shared / wanted.total())
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return [
        ("pages.precision", precision),
        ("pages.recall", recall),
        ("pages.f1", 2 * precision * recall / (precision + recall)),
        ("pages.per_second", len(rows) / seconds),
    ]
