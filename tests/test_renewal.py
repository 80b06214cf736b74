"""A record renewed again and again by one process is the record that another process makes of it at once."""

from __future__ import annotations

from dataclasses import replace

from bench.press import MIXED, simulate
from sqlalchemy import text

from dragoman.model import Judgement
from dragoman.renewal import Renewal
from dragoman.store import Database

TABLES = ("event", "event_day", "event_party", "event_account", "ledger")


def _rows(database: Database) -> list[list[tuple[object, ...]]]:
    with database.reading() as connection:
        return [sorted((tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))), key=repr) for table in TABLES]


def _store(database: Database, world, names) -> None:
    for name in names:
        database.reports.save(replace(world.reports[name], sha256=name), world.tellings[name])


def test_renewed_step_by_step_is_renewed_at_once(tmp_path):
    """Reports added in five goes and a judgement given and taken back leave, row by row, what one reconciliation leaves."""
    world = simulate(3, MIXED, happenings=12, nations=6)
    names = sorted(world.reports, key=lambda name: name[::-1])
    database, renewal = Database.open(tmp_path / "record.db", create=True), Renewal()
    accounts = sorted(account.id for name in names[:9] for account in world.tellings[name].accounts)
    with database.locked():
        for start in range(0, len(names), len(names) // 5 + 1):
            _store(database, world, names[start : start + len(names) // 5 + 1])
            renewal.renew(database)
        before = _rows(database)
        judgement = Judgement("judgement-1", accounts[0], accounts[-1], "same", 1.0, "as I see it", "Amina", "2024-04-01")
        database.judgements.save(judgement)
        renewal.renew(database)
        assert _rows(database) != before
        database.judgements.withdraw("judgement-1")
        renewal.renew(database)
    assert _rows(database) == before
    once = Database.open(tmp_path / "once.db", create=True)
    with once.locked():
        _store(once, world, names)
        Renewal().renew(once)
    assert _rows(once) == before


def test_what_another_process_stored_is_not_taken_for_ones_own(tmp_path):
    """Where somebody else reconciled in between, everything is written anew, and nothing of theirs is left over."""
    world = simulate(4, MIXED, happenings=6, nations=4)
    names = sorted(world.reports)
    database, first, second = Database.open(tmp_path / "record.db", create=True), Renewal(), Renewal()
    with database.locked():
        for renewal, name in zip((first, second, first, second), names, strict=False):
            _store(database, world, [name])
            renewal.renew(database)
    once = Database.open(tmp_path / "once.db", create=True)
    with once.locked():
        _store(once, world, names[:4])
        Renewal().renew(once)
    assert _rows(database) == _rows(once)
