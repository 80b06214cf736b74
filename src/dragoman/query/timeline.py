"""Timeline: what someone did and had done to them, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.query.actors import find_actors
from dragoman.query.events import Asked, event_rows, select_events, takes_part
from dragoman.query.shapes import Row
from dragoman.store import Database


def list_timeline(
    database: Database, names: Sequence[str], *, since: date | None = None, until: date | None = None, together: bool = False
) -> list[Row]:
    """The events in which any of those named takes part (all of them, where `together`), ordered by id.

    A name may be a person's, a part of it, an alias, an armed group's, a body's, or a state's, which stands for all its actors.
    """
    wanted = [find_actors(database, name) for name in names]
    match = all if together else any
    events = [
        event for event in select_events(database, Asked(since=since, until=until)) if match(takes_part(event, one) for one in wanted)
    ]
    return event_rows(database, events)


def in_order(rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Event rows in the order of their days, the earliest told; those without a day come last, in the order they are told."""
    return sorted(map(dict, rows), key=lambda row: (first_day(row) or "~", last_day(row) or "~", _first_told(row), row["id"]))


def first_day(row: Row) -> str | None:
    """The earliest day that any report gives an event."""
    return min((one["earliest"] for one in _times(row) if one["earliest"]), default=None) or last_day(row)


def last_day(row: Row) -> str | None:
    """The latest day that any report gives an event."""
    return max((one["latest"] for one in _times(row) if one["latest"]), default=None)


def _first_told(row: Row) -> tuple[str, int]:
    """The report and the place in it where an event is told first."""
    return min(((account["report"], account["span"][0]) for account in row["accounts"]), default=("~", 0))


def _times(row: Row) -> list[Row]:
    when = row["when"]
    return [when["value"]] if when["value"] else list(when["variants"])
