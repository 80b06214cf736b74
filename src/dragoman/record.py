"""Record: the one object people hold. It walks reports through the rooms, and decides nothing itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from dragoman.errors import BadQuestion, NotFound, RecordIsBusy, UnclearId
from dragoman.intake import Added, Watcher, take_in
from dragoman.model import Judgement, Verdict, identify
from dragoman.renewal import Renewal

if TYPE_CHECKING:
    from dragoman.query import Row
    from dragoman.store import Database

Told = ParamSpec("Told")
Answer = TypeVar("Answer")


class Record:
    """A diplomatic record in a file: reports go in with `add`, questions are put with `ask`, people judge with `judge`.

    The file is made by the first `add`. Several may ask at once; one writes. behind: whether the last answer is older than
    the reports in it, because another process was just adding.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._database: Database | None = None
        self._renewal = Renewal()
        self.behind = False

    def add(self, inputs: Iterable[str | os.PathLike[str]], *, workers: int | None = None, watch: Watcher | None = None) -> Added:
        """Read inputs into the record. Each report is stored whole or not at all; whatever was stored survives any interruption.

        Adding twice adds nothing. watch is called with each input as soon as its fate is settled.
        """
        from dragoman.read import read_inputs  # noqa: PLC0415 - the rooms are opened when they are entered

        database = self._open(create=True)
        added = Added()
        with database.locked():
            added.before = database.ledgers.number_of_events()
            for arrival in take_in(database, iter(read_inputs([os.fspath(path) for path in inputs])), workers):
                added.arrivals.append(arrival)
                if watch is not None:
                    watch(arrival)
            self._reconcile(database)
            added.events = database.ledgers.number_of_events()
        return added

    def ask(self, question: Callable[Concatenate[Database, Told], Answer], *args: Told.args, **named: Told.kwargs) -> Answer:
        """Put a question of `dragoman.query` to the record, reconciled first where something came in since.

        While another process is adding, the answer is that of the last reconciliation.
        """
        database = self._open()
        if database.stale:
            with suppress(RecordIsBusy), database.locked(patience=0.0):
                self._reconcile(database)
        with database.reading():
            self.behind = database.stale
            return question(database, *args, **named)

    def events(self, **asked: Any) -> list[Row]:
        """The events, narrowed by since, until, actor, state, type, topic, place, status; rows as `dragoman events --json` gives."""
        from dragoman.query import Asked, list_events  # noqa: PLC0415

        return self.ask(list_events, Asked(**asked))

    def judge(self, left: str, verdict: Verdict, right: str, *, because: str, by: str, at: str | None = None) -> Judgement:
        """Say whether two events or accounts are one happening, and sign it. A person's word outranks the machine's."""
        from dragoman.query import find_happening  # noqa: PLC0415

        first, second = self.ask(find_happening, left), self.ask(find_happening, right)
        if first == second:
            raise BadQuestion(what=f"{left} and {right}", why="both name the same event or account; name two")
        if verdict != "part of" and second < first:
            first, second = second, first
        judgement = Judgement(identify("judgement", first, second, verdict, by), first, second, verdict, 1.0, because, by, at)
        database = self._open()
        with database.locked():
            database.judgements.save(judgement)
            self._reconcile(database)
        return judgement

    def undo(self, judgement: str) -> str:
        """Take a person's judgement back; the record is as if it had not been given. Gives its full id."""
        database = self._open()
        standing = [kept.id for kept in database.judgements.standing()]
        found = [name for name in standing if judgement in (name, name.partition("-")[2])] or [
            name for name in standing if name.startswith(judgement) or name.partition("-")[2].startswith(judgement)
        ]
        if not found:
            raise NotFound(id=judgement)
        if len(found) > 1:
            raise UnclearId(id=judgement, found=", ".join(found))
        with database.locked():
            database.judgements.withdraw(found[0])
            self._reconcile(database)
        return found[0]

    def _open(self, *, create: bool = False) -> Database:
        if self._database is None:
            from dragoman.store import Database  # noqa: PLC0415

            self._database = Database.open(self.path, create=create)
        return self._database

    def _reconcile(self, database: Database) -> None:
        """Bring the events and ledgers up to the reports and judgements."""
        self._renewal.renew(database)


def open_record(path: str | os.PathLike[str] | None = None) -> Record:
    """Give the record in a file: the one named, else $DRAGOMAN_RECORD, else dragoman.db here. The file need not exist yet."""
    named = os.fspath(path) if path is not None else os.environ.get("DRAGOMAN_RECORD") or "dragoman.db"
    named = named.removeprefix("sqlite:///")
    if "://" in named:
        raise BadQuestion(what=f"--record {named}", why="a record is a file; other databases are not supported yet")
    return Record(named)
