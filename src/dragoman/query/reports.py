"""Reports: what the record has read, and whose text each is."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Origin, Report
from dragoman.query.days import tell_when
from dragoman.query.shapes import Row, when_row
from dragoman.store import Database


def list_reports(database: Database) -> list[Row]:
    """Every report that is stored, ordered by id."""
    origins = {origin.report: origin for origin in database.ledgers.all(Origin)}
    accounts = database.reports.account_numbers()
    return [report_row(report, accounts[report.id], origins.get(report.id)) for report in database.reports.all()]


def report_row(report: Report, accounts: int, origin: Origin | None) -> Row:
    """A report without its text."""
    return {
        "id": report.id, "names": list(report.names), "source": None if report.source is None else report.source.name,
        "url": report.url, "title": report.title, "published": when_row(report.published), "retrieved": report.retrieved,
        "language": report.language, "characters": len(report.text), "sha256": report.sha256,
        "origin": None if origin is None else origin.of, "accounts": accounts,
        "chrome": [[span.start, span.end] for span in report.chrome],
        "byline": report.byline, "dateline": report.dateline, "interpreted": report.interpreted, "notes": list(report.notes),
    }  # fmt: skip


def label_reports(database: Database, names: Iterable[str]) -> dict[str, str]:
    """What a person would call each report: its source, else its title, else its name; and its day."""
    labels = {}
    for name in sorted(set(names)):
        report = database.reports.get(name)
        day = None if report is None or report.published is None else tell_when(report.published)
        labels[name] = ", ".join(part for part in (_call(report) or name, day) if part)
    return labels


def _call(report: Report | None) -> str | None:
    if report is None or report.source is not None:
        return None if report is None or report.source is None else report.source.name
    words = (report.title or "").split()
    short = " ".join(words[:5])
    return (f"“{short} …”" if len(words) > 5 else f"“{short}”") if words else None
