"""Keeping the record: adding reports, judging what is one happening, handing the record on."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.errors import BadQuestion
from dragoman.show.options import AsJson, RecordFile, open_named, say, write_rows

if TYPE_CHECKING:
    from dragoman.intake import Added, Arrival
    from dragoman.model import Verdict


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.command()(add)
    app.command()(judge)
    app.command()(export)


def add(
    *,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Text, HTML or JSON Lines files, folders, or - for standard input.")
    ],
    record: RecordFile = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read; by default as many as pay.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="A line for each report as soon as it is stored.")] = False,
) -> None:
    """Read reports into the record. Adding twice adds nothing; whatever was stored survives an interruption."""
    watcher = _Watcher(verbose=verbose)
    try:
        added = open_named(record).add(paths, workers=workers, watch=watcher)
    except KeyboardInterrupt:
        watcher.close()
        say(f"Interrupted. {watcher.stored:,} new in the record, whole and safe; the same command goes on from there.")
        raise typer.Exit(130) from None
    watcher.close()
    say(_summary(added))
    if added.refused:
        raise typer.Exit(1)


class _Watcher:
    """Tells what becomes of each input: a refusal at once, the rest as a count that runs on a terminal."""

    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.seen = self.stored = 0
        self._line = sys.stderr.isatty() and not verbose

    def __call__(self, arrival: Arrival) -> None:
        self.seen += 1
        self.stored += arrival.outcome == "stored"
        if arrival.outcome == "refused":
            self.close()
            say(f"refused {arrival.name}: {arrival.why}")
        elif self.verbose:
            say(_arrival(arrival))
        if self._line:
            sys.stderr.write(f"\r{self.seen:,} read")
            sys.stderr.flush()

    def close(self) -> None:
        """Clear the running count away."""
        if self._line and self.seen:
            sys.stderr.write("\r\x1b[K")


def _arrival(arrival: Arrival) -> str:
    if arrival.outcome == "stored":
        return f"stored {arrival.name}: {_count(arrival.accounts, 'account')}"
    return f"known {arrival.name}" + (f": the same text as {arrival.why}" if arrival.why else "")


def _summary(added: Added) -> str:
    """Say "9,988 read, 12 refused" and what is new."""
    told = f"{added.read:,} read, {len(added.refused):,} refused."
    new = added.count("stored")
    if not new and not added.count("another name"):
        return f"{told} Nothing new; the record holds {_count(added.events, 'event')}."
    again = added.count("another name")
    names = f", {again:,} under another name" if again else ""
    known = f" {added.count('known'):,} known already." if added.count("known") else ""
    change = added.events - added.before
    grown = f" ({change:+,})" if added.before else ""
    return f"{told} New: {_count(new, 'report')}{names}, {_count(added.accounts, 'account')}.{known} The record holds {_count(added.events, 'event')}{grown}."


def judge(
    *,
    verdict: Annotated[str, typer.Argument(metavar="same|different|part-of|undo", help="part-of: LEFT is part of RIGHT.")],
    left: Annotated[str, typer.Argument(metavar="LEFT", help="An event or account; with undo, the judgement.")],
    right: Annotated[str | None, typer.Argument(metavar="RIGHT", help="The other event or account.")] = None,
    because: Annotated[str | None, typer.Option("--because", help="Why; it is kept with the judgement.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who judges; $DRAGOMAN_USER, else your login name.")] = None,
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """Say whether two events are one happening, or take that back. A person's word outranks the machine's; nothing is deleted."""
    if verdict == "undo":
        taken = open_named(record).undo(left)
        say(f"Taken back: {taken}. The record is as it was before it.")
        if as_json:
            write_rows([{"id": taken, "withdrawn": True}])
        return
    verdicts: dict[str, Verdict] = {"same": "same", "different": "different", "part-of": "part of"}
    if verdict not in verdicts:
        raise BadQuestion(what=f"judge {verdict}", why="say same, different, part-of or undo")
    if right is None or not because:
        raise BadQuestion(what=f"judge {verdict} {left}", why="name two events or accounts, and say why with --because")
    signed = by or os.environ.get("DRAGOMAN_USER") or getpass.getuser()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = open_named(record).judge(left, verdicts[verdict], right, because=because, by=signed, at=now)
    say(f"Kept as {made.id}, signed {signed}. Take it back with: dragoman judge undo {made.id}")
    if as_json:
        write_rows(
            [
                {
                    "id": made.id,
                    "left": made.left,
                    "right": made.right,
                    "verdict": made.verdict,
                    "score": made.score,
                    "because": made.because,
                    "by": made.by,
                    "at": made.at,
                }
            ]
        )


def export(
    *,
    format: Annotated[Literal["jsonl"], typer.Argument(help="jsonl: every event with its accounts, as events --json.")],  # noqa: A002 - the word people type
    record: RecordFile = None,
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="FILE", help="A file in place of standard output.")] = None,
) -> None:
    """Write the whole record in another format."""
    from dragoman.export import save_whole, write_jsonl
    from dragoman.query import list_events

    del format
    rows = open_named(record).ask(list_events)
    if out is None:
        write_jsonl(rows, sys.stdout)
        sys.stdout.flush()
        return
    with save_whole(out) as file:
        number = write_jsonl(rows, file)
    say(f"{_count(number, 'event')} written to {out}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
