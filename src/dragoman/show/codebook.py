"""Pages of the codebook: its types, what is wrong with a table, and what another codebook would change."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.show.layout import Row, clean, count, desk, grid, heading, line, quoted, toned

if TYPE_CHECKING:
    from rich.console import Console

QUADS = {0: "neither", 1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
SIGNS = {"appears": ("+", "green"), "vanishes": ("−", "red"), "changes": ("≠", "yellow")}
PLURALS = {"appears": "appear", "vanishes": "vanish", "changes": "change"}


def print_types(rows: Sequence[Row]) -> None:
    """The table of types."""
    console = desk()
    right = {"justify": "right"}
    table = grid("Type", ("Quad", right), ("Base", right), ("Modes", {"ratio": 2}), ("Triggers", right), ("Definition", {"ratio": 3}))
    for row in rows:
        modes = ", ".join(mode["mode"] for mode in row["modes"])
        table.add_row(
            row["type"], str(row["quad"]), f"{row['base']:g}", modes, str(sum(row["triggers"].values())), clean(row["definition"])
        )
    console.print(table)
    told = "; ".join(f"{number} {meaning}" for number, meaning in QUADS.items() if number)
    console.print(Text(f"{count(len(rows), 'type')}. Quad: {told}.", style="dim"))


def print_type(row: Row) -> None:
    """A type with everything that a coder needs to know of it."""
    console = desk()
    console.print(heading(row["type"], tail=f"quad {row['quad']} ({QUADS[row['quad']]}), base {row['base']:g}"))
    console.print(line(row["definition"]))
    for rule in row["boundaries"]:
        console.print(line(Text("▪ ").append(clean(rule)), 4))
    if row["modes"]:
        table = grid("Mode", ("Score", {"justify": "right"}), ("Meaning", {"ratio": 1}))
        for mode in row["modes"]:
            table.add_row(mode["mode"], "none" if mode["score"] is None else f"{mode['score']:g}", clean(mode["meaning"]))
        console.print(table)
    told = ", ".join(count(number, kind) for kind, number in row["triggers"].items() if number)
    console.print(line(Text("triggers: ", style="dim").append(told or "none")))
    for example in row["examples"]:
        console.print(quoted(example, ""))
    console.print(line(Text(f"{row['file']}; {clean(row['source'])}", style="dim")))


def print_check(rows: Sequence[Row]) -> None:
    """A line for each mistake and each example that comes out otherwise."""
    for row in rows:
        if not row["well"]:
            text = f" “{clean(row['text'])}”" if row["text"] else ""
            sys.stdout.write(f"{row['file']}:{row['line']}:{text} {clean(row['why'])}\n")


def print_change(console: Console, row: Row) -> None:
    """What changes, the sentence, and the rows of the codebook behind it."""
    sign, tone = SIGNS[row["change"]]
    before, after = row["before"], row["after"]
    head = Text(f"{sign} ", style=tone).append(clean((after or before)["title"]), style="bold").append(f"  {row['change']}", style="dim")
    console.print(head)
    if row["change"] == "changes":
        for name in row["differs"]:
            told = Text(f"{name}: ", style="dim").append(_value(before, name)).append(" → ", style="dim").append(_value(after, name))
            console.print(line(told, 4))
    else:
        console.print(
            line(
                Text(" · ".join([(after or before)["type"], *(after or before)["modes"]]))
                .append(" · ")
                .append(toned((after or before)["status"])),
                4,
            )
        )
    console.print(quoted(row["quote"], f"{row['report']} {row['span'][0]}–{row['span'][1]}", 4))
    console.print(line(Text(clean(row["because"]), style="dim"), 4))


def _value(account: Row, name: str) -> str:
    """What an account says for something that is compared."""
    value = account[name]
    if isinstance(value, str):
        return value
    return ", ".join(clean(one if isinstance(one, str) else one["name"]) for one in value) or "none"
