"""Layout: the width, the colours and the small forms that every page for people is made of."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]

NARROWEST, WIDEST = 60, 130
TONES = {
    "happened": "green", "under way": "cyan", "planned": "blue", "called off": "yellow", "hypothetical": "magenta", "did not happen": "red",
    "open": "blue", "reported kept": "green", "reported broken": "red", "contested": "yellow", "lapsed": "dim", "untestable": "dim",
    "for": "green", "against": "red", "unclear": "yellow", "denies": "red", "declines": "yellow", "asserts": "green",
    "claims responsibility": "magenta", "contradiction": "red", "granularity": "cyan", "wording": "dim", "spelling": "dim", "one-sided": "yellow",
}  # fmt: skip
# Marks that turn the direction of writing or are not seen; in a report they may dress one word as another.
_UNSEEN = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200B, 0xFEFF}


def desk() -> Console:
    """Give the page to print on: as wide as the terminal within reason, colours only on a terminal."""
    width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size((100, 40)).columns))
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def clean(words: str | None) -> str:
    """Give words as one line, with nothing in them that could move the cursor or turn the writing."""
    kept = (" " if unicodedata.category(letter) == "Cc" else letter for letter in words or "" if ord(letter) not in _UNSEEN)
    return " ".join("".join(kept).split())


def heading(words: str, *, tail: str = "") -> Text:
    """A line in bold, and what is said of it beside it."""
    line = Text(clean(words), style="bold")
    return line.append("  " + clean(tail), style="not bold dim") if tail else line


def toned(words: str) -> Text:
    """A word of a closed list in its colour."""
    return Text(words, style=TONES.get(words, ""))


def quoted(sentence: str, label: str | None, indent: int = 2, *, words: str = "") -> Padding:
    """A report's own words and where they stand; those that matter most in bold."""
    told = Text("“" + clean(sentence) + "”", style="italic")
    if words and words != sentence and (start := told.plain.find(clean(words))) >= 0:
        told.stylize("bold", start, start + len(clean(words)))
    return Padding(told.append("  " + clean(label), style="not italic dim"), (0, 0, 0, indent), expand=False)


def line(words: str | Text, indent: int = 2) -> Padding:
    """A line set in from the margin."""
    return Padding(Text(clean(words)) if isinstance(words, str) else words, (0, 0, 0, indent), expand=False)


def grid(*columns: str | tuple[str, dict[str, Any]]) -> Table:
    """A table with a rule under its head; cells wrap, and nothing is cut off."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 1))
    for column in columns:
        name, options = (column, {}) if isinstance(column, str) else column
        table.add_column(name, overflow="fold", **options)
    return table


def join(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C"."""
    told = [clean(name) for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""


def name_actor(row: Row) -> str:
    """An actor as a desk writes it: the name, the office, the state."""
    office = clean(row.get("office"))
    if office and row.get("acting") and "acting" not in office.lower():
        office = f"acting {office}"
    told = ", ".join(part for part in (office, row.get("state") if row.get("kind") != "state" else None) if part)
    return clean(row["name"]) + (f" ({told})" if told else "")


def name_actors(rows: Iterable[Row]) -> str:
    """Several, by name alone."""
    return join(list(dict.fromkeys(str(row["name"]) for row in rows)))


def tell_time(row: Row | None) -> str:
    """A time in words, no more exactly than it was told."""
    from dragoman.query import tell_reach

    if row is None:
        return "day not told"
    first, last = (None if row.get(end) is None else date.fromisoformat(row[end]) for end in ("earliest", "latest"))
    if first is not None and last is not None:
        return tell_reach(first, last)
    if first is not None:
        return f"{tell_reach(first, first)} or later"
    if last is not None:
        return f"{tell_reach(last, last)} or before"
    return f"“{clean(row.get('words'))}”, year not told" if row.get("edtf") else f"“{clean(row.get('words'))}”"


def tell_when(when: Row) -> str:
    """An event's time: the settled one, or every one that is told ("19 or 20 July 2025")."""
    if when["value"]:
        return tell_time(when["value"])
    told = list(dict.fromkeys(tell_time(variant) for variant in when["variants"]))
    # The month and year are said once, where days of one month are at odds.
    for place in range(len(told) - 1):
        day, _, month = told[place].partition(" ")
        if day.isdecimal() and told[place + 1].partition(" ")[2] == month:
            told[place] = day
    return " or ".join(told) or "day not told"


def tell_number(row: Row) -> str:
    """A number as it was told: "at least 12", "about 300", "10 to 15"."""
    value, low, high = row.get("value"), row.get("low"), row.get("high")
    number = f"{value:,}" if value is not None else _tell_range(low, high)
    hedge = "at least " if row.get("at_least") else "about " if row.get("about") else ""
    unit = f" {row['unit']}" if row.get("unit") else ""
    return clean(f"{hedge}{number}{unit} {row.get('subject') or ''} {row.get('what') or ''}")


def _tell_range(low: float | None, high: float | None) -> str:
    """A range, of which an end may be open."""
    if low is None:
        return "a number not told" if high is None else f"up to {high:,}"
    return f"{low:,} or more" if high is None else f"{low:,} to {high:,}"


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "12 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
