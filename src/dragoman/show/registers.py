"""Registers: disagreements, claims, commitments, offices and mechanisms as pages for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from dragoman.query import label_reports, shorten_ids
from dragoman.show.layout import (
    Row,
    clean,
    count,
    desk,
    grid,
    heading,
    join,
    line,
    name_actor,
    name_actors,
    quoted,
    tell_number,
    tell_time,
    toned,
)  # fmt: skip

if TYPE_CHECKING:
    from dragoman.record import Record

ANSWERS = {
    "denies": "denies it",
    "declines": "neither confirms nor denies it",
    "asserts": "says so too",
    "claims responsibility": "claims it",
    "repeats": "says it again",
    "admits": "admits it",
    "accuses in turn": "accuses in turn",
}
SLOTS = {
    "when": "the day",
    "where": "the place",
    "actors": "who acted",
    "recipients": "who was acted on",
    "participants": "who was there",
    "status": "whether it is so",
    "document": "what the paper is called",
    "stage": "how far it had come",
    "promisers": "who promised",
}
# What cannot both hold first; how a name is spelled last.
GRAVITY = ("contradiction", "wording", "granularity", "one-sided", "spelling")

# What a desk wants to see first.
URGENT = ("reported broken", "contested", "open", "reported kept", "lapsed", "untestable")


class Shelf:
    """What the pages need beside the rows: labels for reports and short ids."""

    def __init__(self, record: Record, rows: Iterable[Any]) -> None:
        told = list(rows)
        self.labels = record.ask(label_reports, _reports_in(told))
        self.short = record.ask(shorten_ids, [row["id"] for row in told if row.get("id")])

    def quote(self, console: Console, evidence: Sequence[Row], indent: int = 4) -> None:
        """Print every sentence that a statement rests on."""
        said = []
        for one in evidence:
            whole = one.get("sentence", one)["quote"]
            if (one["report"], whole) not in said:
                said.append((one["report"], whole))
                console.print(quoted(whole, self.labels.get(one["report"], one["report"]), indent, words=one["quote"]))


def print_disagreements(record: Record, rows: Sequence[Row]) -> None:
    """Each slot that is at odds, its variants side by side."""
    console, shelf = desk(), Shelf(record, rows)
    for row in sorted(rows, key=lambda row: (GRAVITY.index(row["kind"]), row["title"] or "", row["id"])):
        print_disagreement(console, shelf, row)
    console.print(Text(f"{count(len(rows), 'disagreement')}. Nothing is averaged, and no side is picked.", style="dim"))


def print_disagreement(console: Console, shelf: Shelf, row: Row) -> None:
    """One slot at odds."""
    slot = SLOTS.get(row["slot"], f"how many were {row['slot'].removeprefix('magnitude.')}")
    tail = shelf.short.get(row["id"], "")
    if _is_of_a_person(row):
        # It is told once for the whole record; the event is only where the person is first met.
        console.print(heading(row["because"], tail=tail))
        console.print(line(toned(row["kind"])))
    else:
        console.print(heading(row["title"] or row["event"], tail=tail))
        console.print(line(Text(slot + ": ").append(toned(row["kind"])).append(f". {clean(row['because'])}", style="dim")))
    for variant in row["variants"]:
        voices = f", by the word of {join(variant['voices'])}" if variant["voices"] else ""
        told = Text("▪ ").append(tell_value(row["slot"], variant), style="bold")
        console.print(line(told.append(f"  {count(variant['origins'], 'origin')}{voices}", style="not bold dim"), 4))
        shelf.quote(console, variant["evidence"], 6)
    if row["lean"]:
        console.print(line(Text(f"A note, no verdict: {clean(row['lean'])}.", style="dim italic"), 4))
    console.print()


def _is_of_a_person(row: Row) -> bool:
    """Whether a row tells how a name is spelled or an office called, and not what happened."""
    return row["kind"] == "spelling" or (row["kind"] == "wording" and row["slot"] in {"actors", "recipients", "participants"})


def tell_value(slot: str, variant: Row) -> str:
    """A variant's value in words."""
    value = variant["value"]
    if slot == "when" and isinstance(value, dict):
        return tell_time({**variant, **value}) + (f" (“{clean(variant['words'])}”)" if variant.get("words") else "")
    if slot.startswith("magnitude"):
        return tell_number(variant)
    return clean(value["name"]) if isinstance(value, dict) else clean(str(value))


def print_claims(record: Record, rows: Sequence[Row]) -> None:
    """Each matter that is claimed, and every answer to it."""
    console, shelf = desk(), Shelf(record, rows)
    for row in sorted(rows, key=lambda row: (not row["responses"], row["id"])):
        print_claim(console, shelf, row)
    answered = sum(bool(row["responses"]) for row in rows)
    console.print(Text(f"{count(len(rows), 'claim')}, {answered} with an answer.", style="dim"))


def print_claim(console: Console, shelf: Shelf, row: Row) -> None:
    """One claim with its responses."""
    console.print(heading(row["proposition"], tail=shelf.short.get(row["id"], "")))
    about = f"  about {name_actors(row['about'])}" if row["about"] else ""
    console.print(
        line(Text("claimed by ").append(name_actors(row["claimed_by"]) or "someone not named", style="bold").append(about, style="dim"))
    )
    shelf.quote(console, row["evidence"])
    for response in row["responses"]:
        who = name_actors(response["by"]) or "Someone not named"
        answer = Text(ANSWERS.get(response["stance"], response["stance"]), style=toned(response["stance"]).style)
        day = f"  {tell_time(response['when'])}" if response["when"] else ""
        console.print(line(Text(f"↳ {who} ", style="bold").append(answer).append(day, style="not bold dim")))
        shelf.quote(console, response["evidence"])
    console.print()


def print_commitments(record: Record, rows: Sequence[Row]) -> None:
    """Each promise, its condition, its standing, and what bears on it."""
    console, shelf = desk(), Shelf(record, rows)
    for row in sorted(rows, key=lambda row: (URGENT.index(row["standing"]), row["id"])):
        print_commitment(console, shelf, row)
    console.print(Text(f"{count(len(rows), 'commitment')}. “Reported broken” stands only where a report says who broke it.", style="dim"))


def print_commitment(console: Console, shelf: Shelf, row: Row) -> None:
    """One promise."""
    console.print(heading(f"{_between(row)}: {clean(row['words'])}", tail=shelf.short.get(row["id"], "")))
    when = f"  promised {tell_time(row['when'])}" if row["when"] else "  day not told"
    console.print(line(toned(row["standing"]).append(when, style="dim").append(f"  {clean(row['because'])}", style="dim")))
    if row["condition"]:
        console.print(line(Text("on condition: ", style="dim").append(clean(row["condition"]))))
    shelf.quote(console, row["evidence"])
    if len(row["moves"]) > 1:
        console.print(line(Text("moved: ", style="dim").append(" → ".join(_told_move(shelf, move) for move in row["moves"]))))
    for followup in row["followups"]:
        console.print(line(Text("↳ ").append(toned(followup["bears"])).append(f"  {clean(followup['caveat'])}", style="dim")))
        shelf.quote(console, followup["evidence"], 6)
    console.print()


def _told_move(shelf: Shelf, move: Row) -> str:
    """One turn of a promise's standing, with its report and day."""
    report = move["evidence"][0]["report"]
    day = f", {tell_time(move['when'])}" if move["when"] else ""
    return f"{move['standing']} ({clean(shelf.labels.get(report, report))}{day})"


def _between(row: Row) -> str:
    """Who promises to whom: "Ankara to Yerevan", "Ankara and Yerevan, each to the other"."""
    promisers = name_actors(row["promisers"]) or "Someone not named"
    if not row["promisees"]:
        return promisers
    both = {one["id"] for one in row["promisers"]} == {one["id"] for one in row["promisees"]}
    return f"{promisers}, each to the other" if both else f"{promisers} to {name_actors(row['promisees'])}"


def print_offices(record: Record, rows: Sequence[Row]) -> None:
    """Who held what, one row for each person, title and qualifier."""
    console, shelf = desk(), Shelf(record, rows)
    table = grid(
        ("Person", {"ratio": 2}),
        ("Office", {"ratio": 3}),
        "State",
        ("Since, until", {"ratio": 2}),
        ("Told by", {"ratio": 2}),
        ("Id", {"style": "dim"}),
    )
    for row in sorted(rows, key=lambda row: (row["person"]["name"], row["office"], row["id"])):
        since = [f"since {tell_time(row['since'])}"] if row["since"] else []
        until = [f"until {tell_time(row['until'])}"] if row["until"] else []
        reports = list(dict.fromkeys(one["report"] for one in row["evidence"]))
        told = " and ".join([shelf.labels.get(name, name) for name in reports[:1]] + ([f"{len(reports) - 1} more"] if reports[1:] else []))
        person = Text(clean(row["person"]["name"]), style="bold")
        table.add_row(person, name_office(row), row["state"] or "", ", ".join(since + until), told, shelf.short.get(row["id"], ""))
    console.print(table)
    console.print(Text(f"{count(len(rows), 'row')}. An empty “since” means that no report tells it.", style="dim"))


def name_office(row: Row) -> str:
    """An office with its qualifier, which the title may hold already."""
    office, qualifier = clean(row["office"]), clean(row["qualifier"])
    return office if not qualifier or qualifier.lower() in office.lower() else f"{office} ({qualifier})"


def print_mechanisms(record: Record, rows: Sequence[Row]) -> None:
    """The register, each with its steps and their sentences."""
    console, shelf = desk(), Shelf(record, rows)
    for row in sorted(rows, key=lambda row: (row["kind"], row["name"], row["id"])):
        print_mechanism(console, shelf, row)
    console.print(Text(f"{count(len(rows), 'mechanism')}.", style="dim"))


def print_mechanism(console: Console, shelf: Shelf, row: Row) -> None:
    """One mechanism."""
    console.print(heading(row["name"], tail=shelf.short.get(row["id"], "")))
    between = name_actors(row["parties"])
    mediated = f"mediated by {name_actors(row['mediators'])}" if row["mediators"] else ""
    also = f"also: {join(row['aliases'])}" if row["aliases"] else ""
    told = "  ".join(part for part in (row["kind"], between, mediated, also) if part)
    console.print(line(Text(row["standing"], style="bold cyan").append(f"  {told}", style="not bold default")))
    for step in row["history"]:
        by = f", by the word of {name_actors(step['by'])}" if step["by"] else ""
        day = tell_time(step["when"]) if step["when"] else "day not told"
        console.print(line(Text(f"▪ {step['step']}").append(f"  {day}{by}", style="dim"), 4))
        shelf.quote(console, step["evidence"], 6)
    console.print()


def name_people(rows: Sequence[Row]) -> str:
    """Several actors, each with office and state."""
    return join([name_actor(row) for row in rows])


def _reports_in(value: Any) -> list[str]:
    """Every report that is named anywhere in rows."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("report"), str):
                found.add(one["report"])
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return sorted(found)
