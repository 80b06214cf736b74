"""Merging: which reports tell one event, measured through the whole pipeline on the retold news clusters.

Each report there has events that it reports, previews or mentions. A report's primary event is the first that it reports. Two
reports are a pair when their primary events are one; the record says so when some event of the record has accounts of both
that are the first of their reports' main accounts to be told in that event.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations, product
from pathlib import Path
from typing import Any

from dragoman.almanac import load_almanac
from dragoman.annotate import annotate_reports
from dragoman.interpret import interpret_reading
from dragoman.model import Account, Reconciliation, Report, Telling
from dragoman.read import read_inputs
from dragoman.reconcile import reconcile_tellings

Pairs = set[tuple[str, str]]
# Two events that fewer pairs of reports tell say nothing of how often they are taken for one.
FEW = 4


def measure(data: Path) -> list[tuple[str, float]]:
    """Precision and recall of pairs of reports with one primary event, of pairs with any event in common, and of copies."""
    folder = data / "newsclusters"
    if not folder.exists():
        return []
    rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if row.get("text")]
    reports, tellings = understand(rows)
    record = reconcile_tellings(reports, tellings, [], load_almanac())
    known = set(reports)
    return [
        *_scores("merging.primary", gold_primary(links, known), found_primary(record, tellings)),
        *_scores("merging.any", gold_any(links, known), found_any(record, tellings)),
        *_scores("merging.copies", gold_copies(rows, known), found_copies(record)),
        *_look_alikes(links, known, found_any(record, tellings)),
        ("merging.reports", float(len(reports))),
        ("merging.events", float(len(record.events))),
    ]


def understand(rows: list[dict[str, Any]]) -> tuple[dict[str, Report], dict[str, Telling]]:
    """The rows read, annotated and interpreted, each by its id."""
    import tempfile

    almanac = load_almanac()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        kept = ("id", "text", "published", "url", "language")
        lines = [json.dumps({key: row[key] for key in kept if row.get(key)} | {"source": row["outlet"]}) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        read = [report for report in read_inputs([str(path)]) if isinstance(report, Report)]
    tellings = {reading.report.id: interpret_reading(reading, almanac) for reading in annotate_reports(read, almanac)}
    return {report.id: report for report in read}, tellings


def gold_primary(links: dict[str, Any], known: set[str]) -> Pairs:
    """Pairs of reports whose first reported event is one."""
    first = {}
    for name, link in links.items():
        reported = [event for event in link["events"] if link["roles"].get(event) == "reports"]
        if name in known and reported:
            first[name] = reported[0]
    return _together(first.items())


def gold_any(links: dict[str, Any], known: set[str]) -> Pairs:
    """Pairs of reports that report an event in common."""
    told = [
        (name, event) for name, link in links.items() if name in known for event in link["events"] if link["roles"].get(event) == "reports"
    ]
    return _together(told)


def gold_copies(rows: list[dict[str, Any]], known: set[str]) -> Pairs:
    """Pairs of a report and the report it is told to be a copy of."""
    return {tuple(sorted((row["id"], row["syndicated_of"]))) for row in rows if row.get("syndicated_of") in known}  # type: ignore[misc]


def found_primary(record: Reconciliation, tellings: dict[str, Telling]) -> Pairs:
    """Pairs of reports whose main accounts are in one event."""
    home = {name: event.id for event in record.events for name in event.accounts}
    return _together((name, home[main.id]) for name, telling in tellings.items() if (main := main_account(telling)) is not None)


def found_any(record: Reconciliation, tellings: dict[str, Telling]) -> Pairs:
    """Pairs of reports that report some event in common."""
    role = {account.id: account.role for telling in tellings.values() for account in telling.accounts}
    report = {account.id: account.report for telling in tellings.values() for account in telling.accounts}
    return _together((report[name], event.id) for event in record.events for name in event.accounts if role[name] == "reports")


def _look_alikes(links: dict[str, Any], known: set[str], found: Pairs) -> list[tuple[str, float]]:
    """How often reports of one storyline that report no event in common are joined all the same, and the worst pair of events."""
    told = {name: reported_by(link) for name, link in sorted(links.items()) if name in known and reported_by(link)}
    pairs = [
        (one, other)
        for one, other in combinations(sorted(told), 2)
        if links[one]["storyline"] == links[other]["storyline"] and not told[one] & told[other]
    ]
    tally: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pair in pairs:
        for events in product(sorted(told[pair[0]]), sorted(told[pair[1]])):
            tally[min(events), max(events)].append(pair in found)
    worst = max((sum(joined) / len(joined) for joined in tally.values() if len(joined) >= FEW), default=0.0)
    return [
        ("merging.strangers joined", sum(pair in found for pair in pairs) / max(1, len(pairs))),
        ("merging.look-alikes joined, worst", worst),
    ]


def reported_by(link: dict[str, Any]) -> frozenset[str]:
    """The events that a report is labelled to report."""
    return frozenset(event for event in link["events"] if link["roles"].get(event) == "reports")


def found_copies(record: Reconciliation) -> Pairs:
    """Pairs of a report and its origin."""
    return {tuple(sorted((origin.report, origin.of))) for origin in record.origins if origin.of is not None}  # type: ignore[misc]


def main_account(telling: Telling) -> Account | None:
    """What a report is about: the first deed that it reports, by its word; any other before a statement."""
    told = [
        account
        for account in telling.accounts
        if account.role == "reports" and account.status in {"happened", "under way", "did not happen"}
    ]
    return min(told, key=lambda account: (account.type == "STATEMENT", account.span, account.trigger, account.id), default=None)


def _together(told: Any) -> Pairs:
    """All pairs of reports under one event."""
    groups: dict[str, set[str]] = defaultdict(set)
    for name, event in told:
        groups[event].add(name)
    return {pair for names in groups.values() for pair in combinations(sorted(names), 2)}


def _scores(name: str, gold: Pairs, found: Pairs) -> list[tuple[str, float]]:
    right = len(gold & found)
    precision, recall = right / len(found) if found else 0.0, right / len(gold) if gold else 0.0
    return [(f"{name}.precision", precision), (f"{name}.recall", recall), (f"{name}.gold", float(len(gold)))]
