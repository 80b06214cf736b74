"""Asking the record: each command is one question, answered for programs with --json and for people without."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.show.options import AsJson, RecordFile, Since, Until, open_named, read_day, say, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.record import Record


def register(app: typer.Typer) -> None:
    """Put the questions on the command line."""
    for command in (
        events, show, timeline, dyads, network, disagreements, claims, commitments, offices, mechanisms, reports, search, brief,
    ):  # fmt: skip
        app.command()(command)


def events(
    *,
    since: Since = None,
    until: Until = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Who takes part: a name, a part of one, an alias, a state or an id.")] = None,
    state: Annotated[str | None, typer.Option("--state", help="A state some party belongs to: PAK or Pakistan.")] = None,
    type: Annotated[str | None, typer.Option("--type", help="A PLOVER type (CONSULT, AGREE ...) or STATEMENT.")] = None,  # noqa: A002 - the word people type
    topic: Annotated[str | None, typer.Option("--topic", help="Words that say what it was about.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where: a place's name, or a state's code.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="happened, under way, planned, called off, hypothetical, did not happen.")
    ] = None,
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """What happened, as far as told, with every variant kept."""
    from dragoman.query import Asked, list_events
    from dragoman.show.happenings import print_events

    asked = Asked(read_day(since, "--since"), read_day(until, "--until", last=True), actor, state, type, topic, place, status)
    kept = open_named(record)
    rows = kept.ask(list_events, asked)
    _answer(kept, rows, print_events, as_json=as_json)
    if (since or until) and not as_json:
        undated = sum(not row["when"]["variants"] and row["when"]["value"] is None for row in kept.ask(list_events))
        if undated:
            say(f"{undated} events of the record have no day and stand in no period; leave out --since and --until to see them.")


def timeline(
    *,
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR...", help="Names, parts of names, aliases, states or ids.")],
    since: Since = None,
    until: Until = None,
    together: Annotated[bool, typer.Option("--together", help="Only that in which all of them take part.")] = False,
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """What someone did and had done to them, day by day."""
    from dragoman.query import list_timeline
    from dragoman.show.happenings import print_timeline

    kept = open_named(record)
    days = {"since": read_day(since, "--since"), "until": read_day(until, "--until", last=True)}
    rows = kept.ask(list_timeline, actors, **days, together=together)
    _answer(kept, rows, print_timeline, as_json=as_json)


def show(
    *,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Of an event, account, report, commitment, claim, mechanism ...; its beginning will do.")
    ],
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """Open one thing down to the sentences it rests on."""
    from dragoman.query import open_id
    from dragoman.show.opened import print_opened

    kept = open_named(record)
    _answer(kept, [kept.ask(open_id, name)], print_opened, as_json=as_json)


def disagreements(record: RecordFile = None, as_json: AsJson = False) -> None:
    """Where the reports differ, each side with its sentences."""
    from dragoman.query import list_disagreements
    from dragoman.show.registers import print_disagreements

    kept = open_named(record)
    _answer(kept, kept.ask(list_disagreements), print_disagreements, as_json=as_json)


def claims(record: RecordFile = None, as_json: AsJson = False) -> None:
    """What is claimed, by whom, and what others answered."""
    from dragoman.query import list_claims
    from dragoman.show.registers import print_claims

    kept = open_named(record)
    _answer(kept, kept.ask(list_claims), print_claims, as_json=as_json)


def commitments(record: RecordFile = None, as_json: AsJson = False) -> None:
    """What was promised, on what condition, and what later reports say of it."""
    from dragoman.query import list_commitments
    from dragoman.show.registers import print_commitments

    kept = open_named(record)
    _answer(kept, kept.ask(list_commitments), print_commitments, as_json=as_json)


def offices(record: RecordFile = None, as_json: AsJson = False) -> None:
    """Who held what, as far as told."""
    from dragoman.query import list_offices
    from dragoman.show.registers import print_offices

    kept = open_named(record)
    _answer(kept, kept.ask(list_offices), print_offices, as_json=as_json)


def mechanisms(record: RecordFile = None, as_json: AsJson = False) -> None:
    """Committees, talks, ceasefires, agreements and where they stand."""
    from dragoman.query import list_mechanisms
    from dragoman.show.registers import print_mechanisms

    kept = open_named(record)
    _answer(kept, kept.ask(list_mechanisms), print_mechanisms, as_json=as_json)


def dyads(
    *,
    weekly: Annotated[bool, typer.Option("--weekly", help="Week by week, with what the reports leave open and where it changes.")] = False,
    between: Annotated[
        list[str] | None,
        typer.Option("--between", help="A side: a state or an armed group, by name, code or id; twice for both. Week by week."),
    ] = None,
    since: Since = None,
    until: Until = None,
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """Which sides deal with which, how often and in what tone; with --weekly, week by week."""
    from dragoman.query.dyads import list_dyads
    from dragoman.query.relations import list_relations
    from dragoman.show.library import print_dyads
    from dragoman.show.relations import print_relations

    kept = open_named(record)
    if weekly or between or since or until:
        days = read_day(since, "--since"), read_day(until, "--until", last=True)
        _answer(kept, kept.ask(list_relations, between or [], *days), print_relations, as_json=as_json)
    else:
        _answer(kept, kept.ask(list_dyads), print_dyads, as_json=as_json)


def network(record: RecordFile = None, as_json: AsJson = False) -> None:
    """Who is in one event with whom."""
    from dragoman.query import list_ties
    from dragoman.show.library import print_network

    kept = open_named(record)
    _answer(kept, kept.ask(list_ties), print_network, as_json=as_json)


def reports(record: RecordFile = None, as_json: AsJson = False) -> None:
    """What the record has read, and whose text each report is."""
    from dragoman.query import list_reports
    from dragoman.show.library import print_reports

    kept = open_named(record)
    _answer(kept, kept.ask(list_reports), print_reports, as_json=as_json)


def search(
    *,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='All of them; "in quotes" side by side; word* for what begins so.')],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many reports at most.")] = 50,
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """The reports in which words stand, with the passage."""
    from dragoman.query import search_reports
    from dragoman.show.library import print_found

    kept = open_named(record)
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    _answer(kept, kept.ask(search_reports, asked, limit), print_found, as_json=as_json)


def brief(
    *,
    about: Annotated[list[str] | None, typer.Option("--about", help="An actor, a state or a topic; several narrow.")] = None,
    since: Since = None,
    until: Until = None,
    record: RecordFile = None,
    as_json: AsJson = False,
) -> None:
    """A page of Markdown on a matter, with numbered sources; every statement quotes its sentence."""
    from dragoman.query import write_brief

    row = open_named(record).ask(write_brief, about or [], read_day(since, "--since"), read_day(until, "--until", last=True))
    if as_json:
        write_rows([row])
    else:
        sys.stdout.write(row["markdown"])
        sys.stdout.flush()


def _answer(kept: Record, rows: list[dict[str, Any]], layout: Callable[[Record, list[dict[str, Any]]], None], *, as_json: bool) -> None:
    """Give the rows to a program, or lay them out for a person; say so where there are none."""
    if kept.behind:
        say("Another Dragoman is adding reports; this is the record as it stood before them.")
    if as_json:
        write_rows(rows)
    elif rows:
        layout(kept, rows)
    else:
        say("Nothing in the record answers to this.")
