"""Search: the passages in which words stand."""

from __future__ import annotations

from dragoman.query.shapes import Row, when_row
from dragoman.store import Database


def search_reports(database: Database, words: str, limit: int = 50) -> list[Row]:
    """The reports that have the words, each with its best passage; ordered by id, `rank` 1 is the best."""
    rows = []
    for hit in database.search.find(words, limit):
        report = database.reports.get(hit.report)
        if report is None:
            continue
        inside = [[word.start, word.end] for word in hit.words if hit.span.covers(word)]
        rows.append({
            "id": report.id, "rank": hit.rank, "title": report.title, "source": None if report.source is None else report.source.name,
            "published": when_row(report.published), "span": [hit.span.start, hit.span.end], "quote": hit.span.of(report.text),
            "words": inside, "found": len(hit.words),
        })  # fmt: skip
    return sorted(rows, key=lambda row: str(row["id"]))
