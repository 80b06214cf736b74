"""Happenings: events as a table, and as a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from dragoman.query import in_order, label_reports, shorten_ids
from dragoman.show.layout import Row, clean, count, desk, grid, join, line, quoted, tell_number, tell_when, toned

if TYPE_CHECKING:
    from dragoman.record import Record


def print_events(record: Record, rows: Sequence[Row]) -> None:
    """When, what and by whose word; a visit's meetings stand under it."""
    console = desk()
    labels = record.ask(label_reports, reports_of(rows))
    short = record.ask(shorten_ids, [row["id"] for row in rows])
    table = grid(
        ("When", {"width": 19}), ("What happened", {"ratio": 3}), ("By whose word", {"ratio": 2}), ("Id", {"style": "dim", "min_width": 4})
    )
    for row, depth in as_tree(rows):
        table.add_row(_when_cell(row), _what_cell(row, depth), _word_cell(row, labels), short[row["id"]])
    console.print(table)
    at_odds = sum(is_at_odds(row) for row in rows)
    told = f"{count(len(rows), 'event')} from {count(len(reports_of(rows)), 'report')}"
    console.print(Text(told + (f"; in {at_odds} the reports differ (≠), see: dragoman disagreements" if at_odds else ""), style="dim"))
    console.print(Text("Open one with: dragoman show ID", style="dim"))


def print_timeline(record: Record, rows: Sequence[Row]) -> None:
    """Day by day, each event with the sentence that tells it; what has no day stands at the end."""
    console = desk()
    labels = record.ask(label_reports, reports_of(rows))
    short = record.ask(shorten_ids, [row["id"] for row in rows])
    day = None
    for row in in_order(rows):
        if tell_when(row["when"]) != day:
            day = tell_when(row["when"])
            console.print()
            console.rule(Text(day + (" ≠ the reports differ" if _days_differ(row) else ""), style="bold"), align="left", style="dim")
        title = Text(clean(row["title"]), style="bold")
        title.append(f"  {_kind(row)}", style="not bold dim").append(f"  {short[row['id']]}", style="not bold dim cyan")
        console.print(line(title, 1))
        for account in first_of_each(row):
            console.print(quoted(account["quote"], _word(account, labels), 4))
    console.print()


def as_tree(rows: Sequence[Row]) -> Iterable[tuple[Row, int]]:
    """Rows in the order of their days, those that are part of another right under it, with their depth."""
    here = {row["id"] for row in rows}
    under: dict[str, list[Row]] = {}
    for one in in_order(rows):
        under.setdefault(one["part_of"] if one["part_of"] in here else "", []).append(one)
    waiting: list[tuple[Row, int]] = [(row, 0) for row in reversed(under.get("", []))]
    seen = set()
    while waiting:
        row, depth = waiting.pop()
        if row["id"] in seen:
            continue
        seen.add(row["id"])
        yield row, depth
        waiting.extend((part, depth + 1) for part in reversed(under.get(row["id"], [])))


def first_of_each(row: Row) -> list[Row]:
    """The first account of each report."""
    first: dict[str, Row] = {}
    for account in row["accounts"]:
        first.setdefault(account["report"], account)
    return list(first.values())


def reports_of(rows: Iterable[Row]) -> list[str]:
    """Every report that tells one of these."""
    return sorted({report for row in rows for report in row["reports"]})


def is_at_odds(row: Row) -> bool:
    """Whether reports contradict one another on a slot of it."""
    return _days_differ(row) or row["where"].get("kind") == "contradiction" or any(not one["settled"] for one in row["magnitude"])


def _days_differ(row: Row) -> bool:
    return not row["when"]["settled"] and len(row["when"]["variants"]) > 1


def _when_cell(row: Row) -> Text:
    told = Text(tell_when(row["when"]))
    if not row["when"]["variants"]:
        told.stylize("dim")
    if _days_differ(row):
        told.append(" ≠", style="bold red")
    basis = {variant["basis"] for variant in row["when"]["variants"]}
    return told.append(" (derived)", style="dim") if basis == {"derived"} else told


def _what_cell(row: Row, depth: int) -> Padding:
    cell = Text(clean(row["title"]), style="" if depth else "bold")
    cell.append("\n" + _kind(row), style="not bold dim")
    if row["status"] != "happened":
        cell.append(" · ", style="not bold dim").append(row["status"], style=f"not bold {toned(row['status']).style}")
    if row["alleged"]:
        cell.append(" · ", style="not bold dim").append("alleged", style="not bold yellow")
    for magnitude in row["magnitude"]:
        cell.append("\n" + tell_number(magnitude), style="not bold")
        if magnitude["voices"]:
            cell.append(f", says {join(magnitude['voices'])}", style="not bold dim")
    return Padding(cell, (0, 0, 0, 3 * depth))


def _kind(row: Row) -> str:
    place = row["where"]["value"]
    return " · ".join([row["type"], *row["modes"], *([clean(place["name"])] if place else [])])


def _word_cell(row: Row, labels: dict[str, str]) -> Text:
    words = list(dict.fromkeys(_word(account, labels) for account in first_of_each(row)))
    cell = Text("\n".join(words))
    if len(row["reports"]) > 1:
        cell.append(f"\n{count(row['origins'], 'origin')} in {count(len(row['reports']), 'report')}", style="dim")
    return cell


def _word(account: Row, labels: dict[str, str]) -> str:
    """Whose word an account is: the report's, and those it was told by."""
    told = labels.get(account["report"], account["report"])
    speakers = [clean(voice["speaker"]) for voice in account["voices"] if voice["speaker"]]
    role = "" if account["role"] == "reports" else f" ({account['role']})"
    return clean(told) + (f" ← {' ← '.join(speakers)}" if speakers else "") + role
