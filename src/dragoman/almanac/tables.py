"""Tables: rows of data/*.csv, checked as they are read. A cell with several values separates them by a semicolon."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from dragoman.errors import TableError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with where it stands for the error that names it."""

    table: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str | None:
        """The cell, or None where it is empty: an empty cell is what we do not know."""
        return self.cells[column] or None

    def need(self, column: str) -> str:
        """The cell, which must not be empty."""
        return self.cells[column] or self.refuse(f"the column {column} is empty")

    def list(self, column: str) -> tuple[str, ...]:
        """The values of a cell, in the order of the table."""
        cell = self.cells[column]
        return tuple(value.strip() for value in cell.split(";") if value.strip()) if cell else ()

    def number(self, column: str) -> float | None:
        """The cell as a number, or None where it is empty."""
        cell = self.cells[column]
        try:
            return float(cell) if cell else None
        except ValueError:
            self.refuse(f"{cell!r} in the column {column} is not a number")

    def one_of(self, column: str, allowed: frozenset[str]) -> str | None:
        """The cell, which must be empty or one of the allowed words."""
        cell = self.cells[column]
        if cell and cell not in allowed:
            self.refuse(f"{cell!r} in the column {column} is not one of {', '.join(sorted(allowed))}")
        return cell or None

    def day(self, column: str, *, end: bool = False) -> date | None:
        """The cell as a day; a bare year or month is its first day, or its last where it is the end of something."""
        cell = self.cells[column]
        if not cell:
            return None
        try:
            parts = [int(part) for part in cell.split("-")]
            year, month = parts[0], parts[1] if len(parts) > 1 else (12 if end else 1)
            return date(year, month, parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if end else 1))
        except (ValueError, IndexError):
            self.refuse(f"{cell!r} in the column {column} is not a year, a month (2021-08) or a day (2021-08-15)")

    def refuse(self, why: str) -> NoReturn:
        """Say what is wrong with this row, and where it stands."""
        raise TableError(table=self.table, line=self.line, why=why)


def read_table(name: str, columns: tuple[str, ...], folder: Path = DATA) -> Iterator[Row]:
    """Read a table row by row. Its head must name the columns in this order; every row must say its source."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        head = tuple(next(reader, ()))
        if head != columns:
            raise TableError(table=name, line=1, why=f"the columns are {', '.join(head)}; they should be {', '.join(columns)}")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns):
                raise TableError(table=name, line=reader.line_num, why=f"{len(cells)} cells where {len(columns)} are expected")
            row = Row(name, reader.line_num, dict(zip(columns, cells, strict=True)))
            row.need("source")
            yield row
