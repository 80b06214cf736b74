"""A short tour: reads the example reports into a record and shows one thing of each kind that it keeps."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman.query import (
    Asked,
    list_claims,
    list_commitments,
    list_disagreements,
    list_events,
    list_mechanisms,
    list_reports,
    list_timeline,
)
from dragoman.record import Record, open_record
from dragoman.show.happenings import print_timeline
from dragoman.show.layout import desk
from dragoman.show.registers import print_claims, print_commitments, print_disagreements

HERE = Path(__file__).parent
LINES = 8

Row = dict[str, Any]


def read_examples(path: Path) -> Record:
    """Give a fresh record of the example reports."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    record = open_record(path)
    added = record.add([HERE / "reports"])
    for refusal in added.refused:
        print(f"refused {refusal.path}: {refusal.why}", file=sys.stderr)
    return record


def choose_disagreement(rows: list[Row]) -> list[Row]:
    """The contradiction that most reports have a part in."""
    told = [row for row in rows if row["kind"] == "contradiction"] or rows
    return sorted(told, key=lambda row: -sum(len(variant["reports"]) for variant in row["variants"]))[:1]


def choose_commitment(rows: list[Row]) -> list[Row]:
    """The promise that a report of another day speaks to."""
    def reports(row: Row) -> set[str]:
        return {place["report"] for place in row["evidence"]}

    followed = [row for row in rows if any(place["report"] not in reports(row) for step in row["followups"] for place in step["evidence"])]
    return sorted(followed, key=lambda row: (-len(row["evidence"]), len(row["followups"])))[:1]


def choose_claim(rows: list[Row]) -> list[Row]:
    """A matter that one side claims and another denies."""
    denied = [row for row in rows if row["claimed_by"] and any(answer["stance"] == "denies" for answer in row["responses"])]
    return sorted(denied, key=lambda row: -len(row["responses"]))[:1]


def choose_actor(rows: list[Row]) -> str:
    """The person who takes part in most events."""
    people = Counter(party["name"] for row in rows for party in row["actors"] + row["recipients"] if party["kind"] == "person")
    return min(people, key=lambda name: (-people[name], name))


def main() -> None:
    """Walk through the record, a page of each kind."""
    record, console = read_examples(HERE / "tour.db"), desk()

    def title(words: str) -> None:
        console.print()
        console.rule(words, align="left")
        console.print()

    events = record.ask(list_events, Asked())
    reports = record.ask(list_reports)
    title("The record")
    origins = sum(report["origin"] is None for report in reports)
    console.print(f"{len(reports)} reports, {origins} of them not copies, tell {sum(len(event['accounts']) for event in events)} accounts of {len(events)} events;")
    console.print(f"{sum(len(event['reports']) > 1 for event in events)} events are told by more than one report. {len(record.ask(list_mechanisms))} mechanisms.")
    title("A disagreement, side by side")
    print_disagreements(record, choose_disagreement(record.ask(list_disagreements)))
    title("A commitment and what followed")
    print_commitments(record, choose_commitment(record.ask(list_commitments)))
    title("A claim and its denial")
    print_claims(record, choose_claim(record.ask(list_claims)))
    actor = choose_actor(events)
    title(f"A timeline: {actor}")
    print_timeline(record, record.ask(list_timeline, [actor])[:LINES])
    title("Where it lies")
    console.print(f"{record.path.relative_to(Path.cwd()) if record.path.is_relative_to(Path.cwd()) else record.path}")
    console.print("Ask it more: .venv/bin/dragoman events --record examples/tour.db")


if __name__ == "__main__":
    main()
