"""Relations: what passes between two sides, week by week, as a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.query import list_events, shorten_ids
from dragoman.show.layout import Row, clean, count, desk, grid, heading, line, tell_time

if TYPE_CHECKING:
    from dragoman.record import Record

QUADS = (("verbal cooperation", "Talk"), ("material cooperation", "Deeds"), ("verbal conflict", "Words"), ("material conflict", "Force"))


def print_relations(record: Record, rows: Sequence[Row]) -> None:
    """Each dyad with its weeks; where the level changes, the events behind it."""
    console = desk()
    titles = {row["id"]: row["title"] for row in record.ask(list_events)}
    short = record.ask(shorten_ids, sorted(titles))
    dyads = [list(told) for _, told in groupby(rows, key=lambda row: row["dyad"])]
    for told in sorted(dyads, key=lambda told: (-sum(row["number"] for row in told), told[0]["dyad"])):
        _print_dyad(console, told, titles, short)
    note = (
        f"{count(len(dyads), 'dyad')}. “3 (2–5)”: three events, two if what is only alleged is left out, five with what may lie in that week "
        "by some telling. Talk and deeds are cooperation in words and in kind, words and force are conflict. A week counts what reports tell: "
        "more reports may tell more."
    )
    console.print(Text(note, style="dim"))


def _print_dyad(console: Console, rows: Sequence[Row], titles: dict[str, str], short: dict[str, str]) -> None:
    """One dyad: a line a week."""
    console.print(heading(" – ".join(side["name"] for side in rows[0]["sides"])))
    right = {"justify": "right"}
    table = grid(
        ("Week of", {"width": 18}), *((name, right) for _, name in QUADS), ("Intensity", right), ("Origins", right), ("", {"ratio": 1})
    )
    for row in rows:
        week = tell_time({"earliest": row["first"], "latest": row["first"]}) if row["week"] else "day not told"
        marks = Text("; ".join(_tell_change(change) for change in row["changes"]), style="bold")
        origins = f"{row['origins']} in {row['reports']}" if row["reports"] != row["origins"] else str(row["origins"])
        table.add_row(week, *(_band(row["quads"][quad]) for quad, _ in QUADS), _score(row["intensity"]), origins, marks)
    console.print(table)
    for row in rows:
        for change in row["changes"]:
            console.print(
                line(Text(f"{_tell_change(change)}, from {tell_time({'earliest': row['first'], 'latest': row['first']})}; behind it:"))
            )
            for name in change["events"]:
                console.print(line(Text(f"▪ {clean(titles.get(name, name))}  ").append(short.get(name, ""), style="dim"), 4))
    console.print()


def _band(counts: Row) -> str:
    """A number of events, and what the reports leave open."""
    least, most = counts["least"], counts["most"]
    if not most:
        return ""
    return str(counts["number"]) if least == most else f"{counts['number']} ({least}–{most})"


def _score(intensity: Row) -> str:
    """A sum of intensities, and between what it lies."""
    told = f"{intensity['sum']:+g}" if intensity["sum"] else "0"
    return told if intensity["least"] == intensity["most"] else f"{told} ({intensity['least']:+g} to {intensity['most']:+g})"


def _tell_change(change: Row) -> str:
    """A change of level in words."""
    rise = "more" if change["after"] > change["before"] else "less"
    doubt = "" if change["firm"] else ", if the doubtful is counted so"
    return f"{rise} {change['tone']}: {change['before']:g} a week before, {change['after']:g} after{doubt}"
