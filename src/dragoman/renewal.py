"""Renewal: bringing the events and ledgers of a record up to its reports and judgements, working out again only what must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Reconciliation, Report, Telling

if TYPE_CHECKING:
    from dragoman.reconcile import Memory
    from dragoman.store import Database


class Renewal:
    """Reconciles a record whenever it must, and remembers from one time to the next what has not changed.

    The first time costs what a whole reconciliation costs, and remembers little: most processes reconcile once. What comes out is
    the same in either case. What is stored is only written anew where it differs.
    """

    def __init__(self) -> None:
        self._read: dict[str, tuple[str, Report, Telling]] = {}
        self._memory: Memory | None = None
        self._last: tuple[int, Reconciliation] | None = None

    def renew(self, database: Database) -> None:
        """Bring the events and ledgers up to the reports and judgements. The record must be locked."""
        if not database.stale:
            return
        from dragoman.almanac import load_almanac  # noqa: PLC0415 - the rooms are opened when they are entered
        from dragoman.reconcile import Memory, reconcile_tellings  # noqa: PLC0415

        with database.reading():
            changes = database.changes
            self._load(database)
            judgements = database.judgements.standing()
            last = self._last[1] if self._last is not None and self._is_stored(database) else None
        reports = {name: report for name, (_, report, _) in self._read.items()}
        tellings = {name: telling for name, (_, _, telling) in self._read.items()}
        again = self._last is not None
        self._memory = self._memory or (Memory() if again else None)
        whole = reconcile_tellings(reports, tellings, judgements, load_almanac(), self._memory)
        database.ledgers.save(whole, changes, last)
        self._last = changes, whole

    def _load(self, database: Database) -> None:
        """Read what is new among the reports, and forget what is gone."""
        marks = database.reports.marks()
        new = [name for name, mark in marks.items() if name not in self._read or self._read[name][0] != mark]
        self._read = {name: kept for name, kept in self._read.items() if marks.get(name) == kept[0]}
        if len(new) > len(marks) // 2:
            tellings = {telling.report: telling for telling in database.reports.tellings()}
            self._read = {report.id: (marks[report.id], report, tellings[report.id]) for report in database.reports.all()}
            return
        for name in new:
            report, telling = database.reports.get(name), database.reports.telling(name)
            if report is not None and telling is not None:
                self._read[name] = marks[name], report, telling

    def _is_stored(self, database: Database) -> bool:
        """Whether what the record holds is what was stored here last: nobody has reconciled it since, and it is the same file."""
        assert self._last is not None
        changes, whole = self._last
        return database.reconciled == changes and database.ledgers.number_of_events() == len(whole.events)
