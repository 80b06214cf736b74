"""Stages on the command line: JSON Lines in, JSON Lines out, one room at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.show.options import say

if TYPE_CHECKING:
    from dragoman.model import Refusal

Row = dict[str, Any]
Files = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE...]", help="JSON Lines with id, text and, where known, published; - is standard input.")
]


def register(app: typer.Typer) -> None:
    """Put the stages on the command line."""
    for command in (times, names, places, quotes, interpret, pairs, chains, page):
        app.command()(command)


def times(files: Files = None) -> None:
    """Stage: time expressions in texts, in TIMEX3's terms and as days."""
    from dragoman.stages import mark_times

    _run(mark_times, files)


def names(files: Files = None) -> None:
    """Stage: who and what is named in texts, and who each mention is."""
    from dragoman.stages import mark_names

    _run(mark_names, files)


def places(files: Files = None) -> None:
    """Stage: places named in texts, with their coordinates."""
    from dragoman.stages import mark_places

    _run(mark_places, files)


def quotes(files: Files = None) -> None:
    """Stage: who says what in texts."""
    from dragoman.stages import mark_quotes

    _run(mark_quotes, files)


def interpret(files: Files = None) -> None:
    """Stage: the accounts that texts give: what happened, by whom to whom, when, where, by whose word."""
    from dragoman.stages import interpret as tell

    _run(tell, files)


def pairs(files: Files = None) -> None:
    """Stage: rows of id, sentence, source and target; the PLOVER type of what the source does to the target."""
    from dragoman.stages import judge_pairs

    _run(judge_pairs, files, ("sentence", "source", "target"))


def chains(files: Files = None) -> None:
    """Stage: rows of documents with their event mentions; which mentions are one event, across documents."""
    from dragoman.stages import chain_documents

    _run(chain_documents, files, ("sentences", "events"))


def page(files: Annotated[list[str], typer.Argument(metavar="FILE...", help="HTML files, gzipped too.")]) -> None:
    """Stage: the stories of HTML files: text, title, author, day, site."""
    from dragoman.stages import read_pages

    refused = 0
    for row in read_pages(files):
        if row.get("because"):
            refused += 1
            say(f"refused {row['id']}: {row['because']}")
        _write(row)
    _end(refused)


def _run(stage: Callable[[Iterable[Row]], Iterator[Row | Refusal]], files: list[str] | None, needed: tuple[str, ...] = ("text",)) -> None:
    """Run a stage over files; what is no row is told of in one line, and the rows around it are answered."""
    from dragoman.model import Refusal
    from dragoman.stages import parse_rows

    refused = 0

    def rows(stack: ExitStack) -> Iterator[Row]:
        nonlocal refused
        for name in files or ["-"]:
            try:
                lines = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))  # noqa: SIM115 - closed by the stack
            except OSError as error:
                refused += 1
                say(f"refused {name}: {error.strerror or 'it cannot be opened'}")
                continue
            for row in parse_rows(lines, "standard input" if name == "-" else name, needed):
                if isinstance(row, Refusal):
                    refused += 1
                    say(f"refused {row.path}: {row.why}")
                else:
                    yield row

    with ExitStack() as stack:
        for answer in stage(rows(stack)):
            if isinstance(answer, Refusal):
                refused += 1
                say(f"refused {answer.path}: {answer.why}")
            else:
                _write(answer)
    _end(refused)


def _write(row: Row) -> None:
    from dragoman.export import json_line

    sys.stdout.write(json_line(row) + "\n")


def _end(refused: int) -> None:
    sys.stdout.flush()
    if refused:
        raise typer.Exit(1)
