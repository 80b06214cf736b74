"""Schemes on the command line: looking into the codebook, checking a file of one's own, and seeing what it would change."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from dragoman.show.layout import clean, count, desk, grid, heading, line, quoted, toned
from dragoman.show.options import AsJson, RecordFile, open_named, say, write_rows

if TYPE_CHECKING:
    from rich.console import Console

Row = dict[str, Any]

app = typer.Typer(
    no_args_is_help=True, help="The tables by which sentences become accounts: look into them, check your own, see what they change."
)
QUADS = {0: "neither", 1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
SIGNS = {"appears": ("+", "green"), "vanishes": ("−", "red"), "changes": ("≠", "yellow")}


@app.command()
def show(
    *,
    type: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="A type: CONSULT, AGREE ...")] = None,  # noqa: A002 - the word people type
    file: Annotated[bool, typer.Option("--file", help="The type's file as it stands, to copy and change.")] = False,
    as_json: AsJson = False,
) -> None:
    """The types of the codebook, or one of them with its definition, its boundaries and its modes."""
    from dragoman.errors import BadQuestion
    from dragoman.schemes import describe_type, list_types, read_type_file

    if file and type is None:
        raise BadQuestion(what="codebook show --file", why="name the type whose file you want")
    if file and type is not None:
        sys.stdout.write(read_type_file(type))
        return
    rows = list_types() if type is None else [describe_type(type)]
    if as_json:
        write_rows(rows)
    elif type is None:
        _print_types(rows)
    else:
        _print_type(rows[0])


@app.command()
def check(
    *,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE|FOLDER...]", help="Tables of your own; without any, the codebook in use.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check tables: every mistake with its line; then whether each example comes out as it is written."""
    from dragoman.schemes import check_codebook

    rows = check_codebook(paths or [])
    if as_json:
        write_rows(rows)
    else:
        _print_check(rows)
    sys.stdout.flush()
    wrong = sum(not row["well"] for row in rows)
    mistaken = any(row["kind"] == "mistake" for row in rows)
    if mistaken:
        say(f"{count(wrong, 'mistake')}. The examples are read when the tables are right.")
    else:
        say(f"The tables are right. {count(len(rows), 'example')} read, {wrong} otherwise than written.")
    if wrong:
        raise typer.Exit(1)


@app.command()
def diff(
    *,
    paths: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER...", help="Tables of your own.")],
    record: RecordFile = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read; by default as many as pay.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read a record's reports anew, with your tables and without: which accounts appear, vanish or change. Nothing is stored."""
    from dragoman.model import Refusal
    from dragoman.rereading import compare_codebooks

    kept = open_named(record)
    tally = dict.fromkeys(SIGNS, 0)
    progress = _Progress()
    refused = 0
    console = desk()
    for row in compare_codebooks(kept, paths, workers=workers, watch=progress):
        progress.clear()
        if isinstance(row, Refusal):
            refused += 1
            say(f"refused {row.path}: {row.why}")
            continue
        tally[row["change"]] += 1
        if as_json:
            write_rows([row])
        else:
            _print_change(console, row)
    progress.clear()
    told = ", ".join(f"{number} {change.removesuffix('s') if number != 1 else change}" for change, number in tally.items())
    say(f"{count(progress.read, 'report')} read, {refused} refused. Accounts: {told}. Nothing was stored.")
    if refused:
        raise typer.Exit(1)


class _Progress:
    """A count on standard error: it runs on a terminal, and is a line now and then elsewhere."""

    def __init__(self) -> None:
        self.read = 0
        self._line = sys.stderr.isatty()

    def __call__(self, read: int) -> None:
        if self._line:
            sys.stderr.write(f"\r{read:,} reports read")
            sys.stderr.flush()
        elif read // 200 > self.read // 200:
            say(f"{read:,} reports read")
        self.read = read

    def clear(self) -> None:
        """Clear the running count away."""
        if self._line and self.read:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _print_types(rows: Sequence[Row]) -> None:
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


def _print_type(row: Row) -> None:
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


def _print_check(rows: Sequence[Row]) -> None:
    """A line for each mistake and each example that comes out otherwise."""
    for row in rows:
        if not row["well"]:
            text = f" “{clean(row['text'])}”" if row["text"] else ""
            sys.stdout.write(f"{row['file']}:{row['line']}:{text} {clean(row['why'])}\n")


def _print_change(console: Console, row: Row) -> None:
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
