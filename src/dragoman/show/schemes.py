"""Schemes on the command line: looking into the codebook, checking a file of one's own, and seeing what it would change."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.show.options import AsJson, RecordFile, open_named, say, write_rows

app = typer.Typer(
    no_args_is_help=True, help="The tables by which sentences become accounts: look into them, check your own, see what they change."
)


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
    from dragoman.show.codebook import print_type, print_types

    if file and type is None:
        raise BadQuestion(what="codebook show --file", why="name the type whose file you want")
    if file and type is not None:
        sys.stdout.write(read_type_file(type))
        return
    rows = list_types() if type is None else [describe_type(type)]
    if as_json:
        write_rows(rows)
    elif type is None:
        print_types(rows)
    else:
        print_type(rows[0])


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
    from dragoman.show.codebook import print_check
    from dragoman.show.layout import count

    rows = check_codebook(paths or [])
    if as_json:
        write_rows(rows)
    else:
        print_check(rows)
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
    from dragoman.show.codebook import PLURALS, SIGNS, print_change
    from dragoman.show.layout import count, desk

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
            print_change(console, row)
    progress.clear()
    told = ", ".join(f"{number} {change if number == 1 else PLURALS[change]}" for change, number in tally.items())
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
