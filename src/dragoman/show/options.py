"""Options: what every question takes, said once."""

from __future__ import annotations

import calendar
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import BadQuestion

if TYPE_CHECKING:
    from dragoman.record import Record

RecordFile = Annotated[str | None, typer.Option("--record", metavar="FILE", help="The record; $DRAGOMAN_RECORD, else dragoman.db here.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day, month or year on (2025-07-19, 2025-07, 2025).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day, month or year.")]


def open_named(record: str | None) -> Record:
    """Give the record that is named, or the one that is meant when none is."""
    from dragoman.record import open_record

    return open_record(record)


def read_day(words: str | None, option: str, *, last: bool = False) -> date | None:
    """Read a day, month or year; a month or a year means its first day, or its last."""
    if words is None:
        return None
    try:
        numbers = [int(part) for part in words.split("-", 2)]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
        day = numbers[2] if len(numbers) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise BadQuestion(what=f"{option} {words}", why="write a day as 2025-07-19, a month as 2025-07, a year as 2025") from error


def write_rows(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows for programs."""
    from dragoman.export import write_jsonl

    write_jsonl(rows, sys.stdout)
    sys.stdout.flush()


def say(words: str) -> None:
    """Tell the person at the keyboard, not the program that reads us."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()
