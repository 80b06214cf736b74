"""Opened: one thing laid out down to the sentences it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from dragoman.show.happenings import is_at_odds
from dragoman.show.layout import Row, clean, count, desk, grid, heading, join, line, name_actor, quoted, tell_number, tell_time, toned
from dragoman.show.registers import Shelf, name_office, name_people, print_claim, print_commitment, print_disagreement, print_mechanism

if TYPE_CHECKING:
    from dragoman.record import Record


def print_opened(record: Record, rows: Sequence[Row]) -> None:
    """Lay out whatever an id names."""
    console = desk()
    for row in rows:
        shelf = Shelf(record, [row])
        match row["what"]:
            case "event":
                _print_event(console, shelf, row)
            case "report":
                _print_report(console, row)
            case "account":
                _print_account(console, shelf, row)
            case "claim":
                print_claim(console, shelf, row)
            case "commitment":
                print_commitment(console, shelf, row)
            case "mechanism":
                print_mechanism(console, shelf, row)
            case "disagreement":
                print_disagreement(console, shelf, row)
            case "tenure":
                _print_tenure(console, shelf, row)
            case "judgement":
                _print_judgement(console, row)
            case _:
                _print_actor(console, row)


def _print_event(console: Console, shelf: Shelf, row: Row) -> None:
    """Every slot, its variants side by side, and every account with its sentence."""
    console.print(heading(row["title"], tail=row["id"]))
    kind = Text(" · ".join([row["type"], *row["modes"], *row["contexts"]]), style="dim").append(" · ").append(toned(row["status"]))
    console.print(line(kind.append(" · alleged: told only by the word of others", style="yellow") if row["alleged"] else kind))
    if row["whole"]:
        console.print(line(Text("part of: ", style="dim").append(clean(row["whole"]["title"])).append(f"  {row['part_of']}", style="dim")))
    for name in ("actors", "recipients", "participants"):
        if row[name]:
            console.print(line(Text(f"{name}: ", style="dim").append(name_people(row[name]))))
    if row["topics"]:
        console.print(line(Text("about: ", style="dim").append("; ".join(map(clean, row["topics"])))))
    _print_slot(console, shelf, "when", row)
    _print_slot(console, shelf, "where", row)
    for magnitude in row["magnitude"]:
        says = f", says {join(magnitude['voices'])}" if magnitude["voices"] else ""
        console.print(line(Text("number: ", style="dim").append(tell_number(magnitude), style="bold").append(says, style="dim")))
        shelf.quote(console, magnitude["evidence"], 6)
    _print_accounts(console, shelf, row)
    for judgement in row["judgements"]:
        told = f"{judgement['verdict']} ({judgement['score']:.2f}, by {judgement['by']}): {judgement['because']}"
        console.print(line(Text("judged ", style="dim").append(clean(told)).append(f"  {judgement['id']}", style="dim")))
    for part in row["parts"]:
        console.print(line(Text("holds: ", style="dim").append(clean(part["title"])).append(f"  {part['id']}", style="dim")))
    if is_at_odds(row):
        console.print(line(Text("The reports differ; no side is picked.", style="red")))


def _print_slot(console: Console, shelf: Shelf, name: str, row: Row) -> None:
    """A slot: the value where it is settled, and every variant with its sentences."""
    finding = row[name]
    told = Text(f"{name}: ", style="dim")
    if finding["value"]:
        told.append(_tell(name, finding["value"]), style="bold")
    else:
        told.append("the reports differ" if finding["variants"] else "not told", style="red" if finding["variants"] else "dim")
    console.print(line(told.append(f"  {clean(finding['because'])}", style="not bold dim")))
    for variant in finding["variants"]:
        words = f" (“{clean(variant['words'])}”, {variant['basis']}: {clean(variant['because'])})" if name == "when" else ""
        console.print(
            line(Text("▪ ").append(_tell(name, variant)).append(f"{words}  {count(variant['origins'], 'origin')}", style="dim"), 4)
        )
        shelf.quote(console, variant["evidence"], 6)


def _tell(slot: str, value: Any) -> str:
    if slot == "when":
        return tell_time(value)
    state = f", {value['state']}" if value.get("state") else ""
    return clean(value["name"]) + state


def _print_accounts(console: Console, shelf: Shelf, row: Row) -> None:
    console.print()
    console.print(
        line(
            Text(
                f"{count(len(row['accounts']), 'account')} in {count(len(row['reports']), 'report')}, {count(row['origins'], 'origin')}",
                style="bold",
            )
        )
    )
    for account in row["accounts"]:
        _print_told(console, shelf, account, 4)


def _print_told(console: Console, shelf: Shelf, account: Row, indent: int) -> None:
    voices = [f"{clean(voice['speaker']) or 'someone'} {voice['manner']}" for voice in account["voices"]]
    said = f", {' ← '.join(voices)}" if voices else ""
    kind = [account["type"]] if "type" in account else []
    mark = " · ".join([*kind, account["role"], account["status"], account["stance"]])
    label = f"{shelf.labels.get(account['report'], account['report'])}{said}"
    console.print(quoted(account["quote"], f"{label}  [{account['report']} {account['span'][0]}–{account['span'][1]}]", indent))
    console.print(line(Text(f"{mark}  {clean(account['because'])}  {account['id']}", style="dim"), indent + 2))


def _print_account(console: Console, shelf: Shelf, row: Row) -> None:
    console.print(heading(row["title"], tail=f"an account of {row['event']}"))
    _print_told(console, shelf, row, 2)


def _print_report(console: Console, row: Row) -> None:
    """A report: what is known of it, its parts, and what it tells."""
    console.print(heading(row["title"] or row["id"], tail=row["id"]))
    published = (
        "not known"
        if row["published"] is None
        else f"{tell_time(row['published'])} ({row['published']['basis']}: {row['published']['because'] or row['published']['words']})"
    )
    for name, told in (
        ("source", row["source"] or "not told"),
        ("published", published),
        ("address", row["url"]),
        ("names", ", ".join(row["names"])),
        ("copy of", row["origin"]),
        ("versions", ", ".join(row["versions"])),
        ("notes", "; ".join(row["notes"])),
    ):
        if told:
            console.print(line(Text(f"{name}: ", style="dim").append(clean(told))))
    console.print()
    table = grid(("Part", {"style": "dim"}), ("Words", {"ratio": 1}))
    for part in row["parts"]:
        table.add_row(part["kind"], Text(clean(part["quote"]), style="dim strike" if part["kind"] == "chrome" else ""))
    console.print(table)
    console.print(line(Text(count(len(row["tells"]), "account"), style="bold")))
    for account in row["tells"]:
        console.print(
            line(
                Text(clean(account["title"]), style="bold").append(
                    f"  {account['type']} · {account['role']} · {account['status']}  {account['event'] or account['id']}",
                    style="not bold dim",
                ),
                4,
            )
        )
        console.print(quoted(account["quote"], "", 6))


def _print_tenure(console: Console, shelf: Shelf, row: Row) -> None:
    console.print(heading(f"{row['person']['name']}: {name_office(row)}", tail=row["id"]))
    for name in ("since", "until"):
        if row[name]:
            console.print(
                line(Text(f"{name} ", style="dim").append(tell_time(row[name])).append(f"  {clean(row[name]['because'])}", style="dim"))
            )
    shelf.quote(console, row["evidence"])


def _print_judgement(console: Console, row: Row) -> None:
    console.print(heading(f"{row['left']} and {row['right']}: {row['verdict']}", tail=row["id"]))
    console.print(line(f"by {row['by']}{' on ' + row['at'] if row['at'] else ''}, score {row['score']:.2f}"))
    console.print(line(clean(row["because"])))


def _print_actor(console: Console, row: Row) -> None:
    console.print(heading(name_actor(row), tail=row["id"]))
    if row["aliases"]:
        console.print(line(Text("also: ", style="dim").append(join(row["aliases"]))))
    for office in row["offices"]:
        console.print(line(name_office(office)))
    for name, title in zip(row["events"], row["titles"], strict=True):
        console.print(line(Text(clean(title)).append(f"  {name}", style="dim"), 4))
