"""A row that cannot be right is refused with its table and line."""

import csv
import shutil
from pathlib import Path

import pytest

from dragoman.almanac import Almanac
from dragoman.almanac.tables import DATA
from dragoman.errors import TableError


def spoil(folder: Path, table: str, line: int, column: str, value: str) -> None:
    for each in sorted(DATA.glob("*.csv")):
        shutil.copy(each, folder / each.name)
    with (DATA / table).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    rows[line - 1][rows[0].index(column)] = value
    with (folder / table).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


@pytest.mark.parametrize(
    ("table", "column", "value", "why"),
    [
        ("groups.csv", "state", "XYZ", "alpha-3"), ("groups.csv", "since", "2021-13", "is not a year"), ("groups.csv", "kind", "gang", "not one of"),
        ("groups.csv", "source", "", "source is empty"), ("bodies.csv", "sector", "ABC", "not one of"), ("outlets.csv", "name", "", "name is empty"),
        ("outlets.csv", "id", "outlet-afp", "stands twice"), ("eras.csv", "entry", "group-nobody", "no entry has the id"),
        ("offices.csv", "class", "job", "not one of"), ("states.csv", "cow", "seven", "not a number"), ("states.csv", "iso3", "AFG", "stands twice"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named(tmp_path: Path, table: str, column: str, value: str, why: str) -> None:
    """The error names the table, the line and what is wrong with it."""
    spoil(tmp_path, table, 5, column, value)
    with pytest.raises(TableError, match=why) as caught:
        Almanac(tmp_path)
    assert (caught.value.named["table"], caught.value.named["line"]) == (table, 5)


def test_a_wrong_head_is_refused(tmp_path: Path) -> None:
    """A table with other columns is refused at its first line."""
    spoil(tmp_path, "eras.csv", 1, "sector", "sektor")
    with pytest.raises(TableError, match="the columns are") as caught:
        Almanac(tmp_path)
    assert caught.value.named["line"] == 1


def test_eras_stand_in_order(tmp_path: Path) -> None:
    """An era that begins before the one above it ends is refused."""
    spoil(tmp_path, "eras.csv", 3, "since", "1990")
    with pytest.raises(TableError, match="order of time"):
        Almanac(tmp_path)
