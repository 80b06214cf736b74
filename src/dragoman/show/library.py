"""Library: reports, what search finds in them, and who deals with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.show.layout import Row, clean, count, desk, grid, join, line, tell_time

if TYPE_CHECKING:
    from dragoman.record import Record


def print_reports(record: Record, rows: Sequence[Row]) -> None:
    """What was read: its title, where it came from, and what was made of it."""
    del record
    console = desk()
    table = grid(
        ("Report", {"ratio": 3}), ("Source", {"ratio": 2}), ("Published", {"width": 18}), "Language", ("Accounts", {"justify": "right"})
    )
    for row in rows:
        title = Text(clean(row["title"]) or "(no title)", style="bold").append(f"\n{_names(row)}", style="not bold dim")
        if row["origin"]:
            title.append(f"\ncopy of {row['origin']}", style="not bold yellow")
        for note in row["notes"]:
            title.append(f"\n{clean(note)}", style="not bold dim italic")
        published = tell_time(row["published"]) if row["published"] else "not known"
        table.add_row(title, clean(row["source"]) or "not told", published, row["language"] or "not known", str(row["accounts"]))
    console.print(table)
    console.print(Text(f"{count(len(rows), 'report')}.", style="dim"))


def _names(row: Row) -> str:
    """The id a report goes by, and the other names it came under."""
    others = [name for name in row["names"] if not row["id"].startswith(name)]
    return clean(row["id"]) + (f", also {join(others)}" if others else "")


def print_found(record: Record, rows: Sequence[Row]) -> None:
    """The passages, the best first, with the words marked."""
    del record
    console = desk()
    for row in sorted(rows, key=lambda row: row["rank"]):
        published = f", {tell_time(row['published'])}" if row["published"] else ""
        head = Text(clean(row["title"]) or row["id"], style="bold")
        console.print(head.append(f"  {clean(row['source']) or row['id']}{published}", style="not bold dim"))
        passage = Text(row["quote"].translate(_FLAT), style="")
        for start, end in row["words"]:
            passage.stylize("bold yellow", start - row["span"][0], end - row["span"][0])
        console.print(line(passage))
        console.print(
            line(Text(f"{row['id']} [{row['span'][0]}–{row['span'][1]}], the words stand {count(row['found'], 'time')} in it", style="dim"))
        )
        console.print()
    console.print(Text(f"{count(len(rows), 'report')}.", style="dim"))


def print_dyads(record: Record, rows: Sequence[Row]) -> None:
    """Pairs of states."""
    del record
    console = desk()
    table = grid(
        "Pair",
        ("Events", {"justify": "right"}),
        ("Cooperation", {"justify": "right"}),
        ("Conflict", {"justify": "right"}),
        ("Types", {"ratio": 1}),
    )
    for row in sorted(rows, key=lambda row: (-row["number"], row["id"])):
        types = ", ".join(f"{kind} {number}" for kind, number in row["types"].items())
        table.add_row(
            " – ".join(clean(side["name"]) for side in row["sides"]),
            str(row["number"]),
            str(row["cooperation"]),
            str(row["conflict"]),
            types,
        )
    console.print(table)


def print_network(record: Record, rows: Sequence[Row]) -> None:
    """Pairs of actors, those with most in common first."""
    del record
    console = desk()
    table = grid(("One", {"ratio": 1}), ("Other", {"ratio": 1}), ("Events", {"justify": "right"}), ("Types", {"ratio": 1}))
    for row in sorted(rows, key=lambda row: (-row["number"], row["id"])):
        types = ", ".join(f"{kind} {number}" for kind, number in row["types"].items())
        table.add_row(clean(row["source_name"]), clean(row["target_name"]), str(row["number"]), types)
    console.print(table)


# Character for character, so that the marks stay in their places.
_FLAT = dict.fromkeys((*range(32), 127, *range(128, 160), 8234, 8235, 8236, 8237, 8238, 8294, 8295, 8296, 8297), " ")
