"""Reports: each text once, under all the names it came by, with everything understood of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, delete, func, insert, select, text

from dragoman.model import Account, Report, Telling
from dragoman.store import schema
from dragoman.store.nouns import read_noun, write_noun

if TYPE_CHECKING:
    from dragoman.store.database import Database

Arrival = Literal["known", "another name", "new", "renamed"]

# A line feed is a line feed; every other control character would only disturb a search.
_BLANK = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a report belongs: the `id` it goes by, and `replaces` the id under which the same text is stored already."""

    arrival: Arrival
    id: str
    replaces: str | None = None


class ReportShelf:
    """The reports of a record and what was understood of each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def place(self, report: Report, taken: Collection[str] = ()) -> Placing:
        """Say what a report is to the record. taken: ids given out in this run and not stored yet.

        A text that is there under a larger name takes the smaller one, so that the order of adding shows nowhere;
        its old name and its accounts' old ids keep answering.
        """
        with self._database.reading() as connection:
            same = connection.execute(select(schema.report.c.id).where(schema.report.c.sha256 == report.sha256)).scalar()
            if same is None:
                return Placing("new", _free_id(connection, report.id, taken))
            if report.id in _names(connection, same):
                return Placing("known", same)
            if report.id < same and _is_free(connection, report.id, taken):
                return Placing("renamed", report.id, same)
            return Placing("another name", same)

    def save(self, report: Report, telling: Telling, *, replaces: str | None = None) -> None:
        """Store a report, everything understood of it and its words for searching, in one transaction."""
        database = self._database
        with database.writing() as connection:
            names = {*(report.names or (_base(report.id)[0],))}
            if replaces is not None:
                names |= _names(connection, replaces)
                _remove(connection, replaces, telling)
            number = _insert_report(connection, report)
            _insert_names(connection, report.id, names)
            _insert_telling(connection, telling)
            blanked = blank_chrome(report)
            connection.execute(
                text("INSERT INTO passage (rowid, title, text) VALUES (:number, :title, :text)"),
                {"number": number, "title": report.title or "", "text": blanked},
            )
            database.note_change(connection)

    def add_name(self, name: str, report: str) -> None:
        """Store that a known text also came under this name."""
        with self._database.writing() as connection:
            _insert_names(connection, report, {name} - _names(connection, report))

    def ids(self) -> list[str]:
        """Every report's id, in order."""
        with self._database.reading() as connection:
            return list(connection.execute(select(schema.report.c.id).order_by(schema.report.c.id)).scalars())

    def get(self, report: str) -> Report | None:
        """A report by its id, or None."""
        return next(self._load(schema.report.c.id == report), None)

    def named(self, name: str) -> list[str]:
        """The ids of all reports that came under a name, the newest version first."""
        query = (
            select(schema.report.c.id)
            .join(schema.report_name, schema.report_name.c.report == schema.report.c.id)
            .where(schema.report_name.c.name == name)
            .order_by(schema.report.c.version.desc(), schema.report.c.id)
        )
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def all(self) -> Iterator[Report]:
        """Every report, ordered by id."""
        return self._load(None)

    def text(self, report: str) -> str | None:
        """A report's text, or None where there is no such report."""
        with self._database.reading() as connection:
            return connection.execute(select(schema.report.c.text).where(schema.report.c.id == report)).scalar()

    def account_numbers(self) -> dict[str, int]:
        """How many accounts each report tells."""
        with self._database.reading() as connection:
            return {row.id: row.accounts for row in connection.execute(select(schema.report.c.id, schema.report.c.accounts))}

    def marks(self) -> dict[str, str]:
        """For each report a mark that changes when it is stored anew: its row, its text and when it was added."""
        table = schema.report.c
        query = select(table.id, table.number, table.sha256, table.added).order_by(table.id)
        with self._database.reading() as connection:
            return {row.id: f"{row.number} {row.sha256} {row.added}" for row in connection.execute(query)}

    def telling(self, report: str) -> Telling | None:
        """What was understood of one report, or None where there is no such report."""
        with self._database.reading() as connection:
            noun = connection.execute(select(schema.telling.c.noun).where(schema.telling.c.report == report)).scalar()
        return None if noun is None else replace(read_noun(Telling, noun), accounts=tuple(self.accounts_of(report)))

    def tellings(self) -> Iterator[Telling]:
        """What was understood of every report, ordered by report."""
        with self._database.reading() as connection:
            query = select(schema.telling.c.report, schema.telling.c.noun).order_by(schema.telling.c.report)
            for name, noun in connection.execute(query):
                yield replace(read_noun(Telling, noun), accounts=tuple(self.accounts_of(name)))

    def accounts_of(self, report: str) -> list[Account]:
        """The accounts of one report, in the order it tells them."""
        query = select(schema.account.c.noun).where(schema.account.c.report == report).order_by(schema.account.c.place)
        with self._database.reading() as connection:
            return [read_noun(Account, noun) for noun in connection.execute(query).scalars()]

    def account(self, account: str) -> Account | None:
        """One account by its id, or None."""
        query = select(schema.account.c.noun).where(schema.account.c.id == account).limit(1)
        with self._database.reading() as connection:
            noun = connection.execute(query).scalar()
        return None if noun is None else read_noun(Account, noun)

    def _load(self, where: object) -> Iterator[Report]:
        table = schema.report.c
        query = select(table.id, table.text, table.noun).order_by(table.id)
        if where is not None:
            query = query.where(where)  # type: ignore[arg-type]
        with self._database.reading() as connection:
            for name, words, noun in connection.execute(query).all():
                names = tuple(sorted(_names(connection, name)))
                yield replace(read_noun(Report, noun), text=words, names=names)


def blank_chrome(report: Report) -> str:
    """Give the text with its page furniture blanked out, every other character in its place."""
    words = report.text.translate(_BLANK)
    for span in report.chrome:
        words = words[: span.start] + " " * (span.end - span.start) + words[span.end :]
    return words


def _base(name: str) -> tuple[str, int]:
    """Take an id apart: the name and the version ("minutes.txt#2" is the second of minutes.txt)."""
    base, mark, version = name.rpartition("#")
    return (base, int(version)) if mark and version.isdecimal() and base else (name, 1)


def _is_free(connection: Connection, name: str, taken: Collection[str]) -> bool:
    found = connection.execute(select(schema.report.c.id).where(schema.report.c.id == name)).scalar()
    return found is None and name not in taken


def _free_id(connection: Connection, name: str, taken: Collection[str]) -> str:
    """Give a report's own name, or the next version of it."""
    query = select(func.max(schema.report.c.version)).where(schema.report.c.base == name)
    version = (connection.execute(query).scalar() or 0) + 1
    while True:
        candidate = name if version == 1 else f"{name}#{version}"
        if _is_free(connection, candidate, taken):
            return candidate
        version += 1


def _names(connection: Connection, report: str) -> set[str]:
    query = select(schema.report_name.c.name).where(schema.report_name.c.report == report)
    return set(connection.execute(query).scalars())


def _insert_names(connection: Connection, report: str, names: set[str]) -> None:
    rows = [{"name": name, "report": report} for name in sorted(names)]
    if rows:
        connection.execute(insert(schema.report_name), rows)


def _insert_report(connection: Connection, report: Report) -> int:
    base, version = _base(report.id)
    row = {
        "id": report.id, "base": base, "version": version, "sha256": report.sha256, "language": report.language, "accounts": 0,
        "text": report.text, "noun": write_noun(replace(report, text="", names=())), "added": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    return int(connection.execute(insert(schema.report).values(row).returning(schema.report.c.number)).scalar_one())


def _insert_telling(connection: Connection, telling: Telling) -> None:
    noun = write_noun(replace(telling, accounts=()))
    connection.execute(insert(schema.telling).values(report=telling.report, noun=noun))
    rows = [
        {"report": telling.report, "place": place, "id": account.id, "noun": write_noun(account)}
        for place, account in enumerate(telling.accounts)
    ]
    if rows:
        connection.execute(insert(schema.account), rows)
    table = schema.report
    connection.execute(table.update().where(table.c.id == telling.report).values(accounts=len(rows)))


def _remove(connection: Connection, report: str, telling: Telling) -> None:
    """Take a report out to store it anew under another id; its accounts' ids go on answering, and so do judgements on them."""
    query = select(schema.account.c.id).where(schema.account.c.report == report).order_by(schema.account.c.place)
    olds = list(connection.execute(query).scalars())
    pairs = [(report, telling.report), *zip(olds, (account.id for account in telling.accounts), strict=False)]
    for old, new in pairs:
        if old != new:
            connection.execute(schema.formerly.update().where(schema.formerly.c.new == old).values(new=new))
            connection.execute(schema.formerly.delete().where(schema.formerly.c.old.in_((old, new))))
            connection.execute(insert(schema.formerly).values(old=old, new=new))
    number = connection.execute(select(schema.report.c.number).where(schema.report.c.id == report)).scalar_one()
    connection.execute(text("DELETE FROM passage WHERE rowid = :number"), {"number": number})
    for table, column in (
        (schema.account, schema.account.c.report), (schema.telling, schema.telling.c.report),
        (schema.report_name, schema.report_name.c.report), (schema.report, schema.report.c.id),
    ):  # fmt: skip
        connection.execute(delete(table).where(column == report))
