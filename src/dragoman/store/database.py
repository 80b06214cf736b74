"""Database: one record on disk, opened with care: what it is, who writes, and what state it is in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from dragoman.errors import RecordCannotBeWritten, RecordIsMissing, RecordIsNewer, RecordIsNotARecord
from dragoman.store import schema
from dragoman.store.judgements import JudgementShelf
from dragoman.store.ledgers import LedgerShelf
from dragoman.store.lock import WriterLock
from dragoman.store.reports import ReportShelf
from dragoman.store.search import SearchShelf
from dragoman.store.sqlite import SqliteError, open_engine

HEADER = b"SQLite format 3\x00"


class Database:
    """A record. Its shelves hold the nouns: `reports`, `ledgers`, `judgements`, and `search` for words.

    Questions are put inside `reading()`, where everything is seen as it was at one moment. Writing happens inside
    `locked()`, where this process is the only writer.
    """

    def __init__(self, path: Path, reader: Engine) -> None:
        self.path = path
        self._reader = reader
        self._writer: Engine | None = None
        self._open: Connection | None = None
        self.reports = ReportShelf(self)
        self.ledgers = LedgerShelf(self)
        self.judgements = JudgementShelf(self)
        self.search = SearchShelf(self)

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Database:
        """Open the record at a path, making it where `create` says so.

        Raises RecordIsMissing, RecordIsNotARecord, RecordIsNewer, and RecordIsBusy where another process is just making it.
        """
        if _is_empty(path):
            if not create:
                raise RecordIsMissing(path=path)
            _make(path)
        elif _check(path) == 0:
            # Another process was killed between making the file and its tables: there is nothing in it to lose.
            _make(path)
        return cls(path, open_engine(path, write=False))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See the record as it is at this moment, for as long as the block lasts."""
        if self._open is not None:
            yield self._open
            return
        with _explained(self.path), self._reader.connect() as connection:
            self._open = connection
            try:
                yield connection
            finally:
                self._open = None

    @contextmanager
    def locked(self, patience: float = 5.0) -> Iterator[None]:
        """Be the record's only writer, or raise RecordIsBusy with the name of who is."""
        if self._writer is not None:
            yield
            return
        with _explained(self.path), WriterLock(self.path, patience):
            self._writer = open_engine(self.path, write=True)
            try:
                yield
            finally:
                self._writer.dispose()
                self._writer = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is stored when the block ends, or nothing is. Only inside `locked()`."""
        if self._writer is None:
            raise RuntimeError("write only inside Database.locked()")
        with _explained(self.path), self._writer.begin() as connection:
            yield connection

    @property
    def stale(self) -> bool:
        """Whether reports or judgements came after the last reconciliation."""
        return self._number("changes") != self._number("reconciled")

    @property
    def changes(self) -> int:
        """How many writes the record has seen that bear on its reconciliation."""
        return self._number("changes")

    @property
    def reconciled(self) -> int:
        """Up to which of these writes the stored reconciliation reaches."""
        return self._number("reconciled")

    def note_change(self, connection: Connection) -> None:
        """Count a write, in the transaction that makes it."""
        connection.execute(text("UPDATE about SET value = CAST(value AS INTEGER) + 1 WHERE key = 'changes'"))

    def note_reconciled(self, connection: Connection, changes: int) -> None:
        """Say up to which write the stored reconciliation reaches."""
        connection.execute(update(schema.about).where(schema.about.c.key == "reconciled").values(value=str(changes)))

    def _number(self, key: str) -> int:
        with self.reading() as connection:
            return int(connection.execute(select(schema.about.c.value).where(schema.about.c.key == key)).scalar_one())


def _is_empty(path: Path) -> bool:
    if path.is_dir():
        raise RecordIsNotARecord(path=path, why="it is a folder")
    try:
        return not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise RecordIsNotARecord(path=path, why=error.strerror or "it cannot be opened") from error


def _check(path: Path) -> int:
    """Give the record's version, 0 for a file whose making was cut short; refuse what is no record or a newer one."""
    try:
        with path.open("rb") as file:
            if file.read(len(HEADER)) != HEADER:
                raise RecordIsNotARecord(path=path, why="it is another kind of file")
    except OSError as error:
        raise RecordIsNotARecord(path=path, why=error.strerror or "it cannot be opened") from error
    try:
        with open_engine(path, write=False).connect() as connection:
            application = connection.execute(text("PRAGMA application_id")).scalar_one()
            version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
            tables = connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one()
    except (DatabaseError, SqliteError) as error:
        raise RecordIsNotARecord(path=path, why=f"SQLite says: {_reason(error)}") from error
    if application == schema.APPLICATION and version > schema.VERSION:
        raise RecordIsNewer(path=path, found=version, known=schema.VERSION)
    if application != schema.APPLICATION and tables:
        raise RecordIsNotARecord(path=path, why="it is another program's database")
    return version


def _make(path: Path) -> None:
    """Lay out an empty record, in one transaction."""
    try:
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordCannotBeWritten(path=path, why=error.strerror or "its folder cannot be made") from error
    with _explained(path), WriterLock(path), _for_once(path) as connection:
        schema.metadata.create_all(connection)
        connection.execute(text(schema.SEARCH))
        if connection.execute(select(schema.about)).first() is None:
            rows = [{"key": "changes", "value": "0"}, {"key": "reconciled", "value": "0"}]
            connection.execute(insert(schema.about), rows)
        connection.execute(text(f"PRAGMA application_id = {schema.APPLICATION}"))
        connection.execute(text(f"PRAGMA user_version = {schema.VERSION}"))


@contextmanager
def _for_once(path: Path) -> Iterator[Connection]:
    engine = open_engine(path, write=True)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the disk and the library say into a sentence for the person at the keyboard."""
    try:
        yield
    except (DatabaseError, SqliteError) as error:
        reason = _reason(error)
        if "malformed" in reason or "not a database" in reason:
            raise RecordIsNotARecord(path=path, why=f"it is damaged: {reason}") from error
        raise RecordCannotBeWritten(path=path, why=reason) from error
    except OSError as error:
        if error.filename is None or not str(error.filename).startswith(str(path)):
            raise
        raise RecordCannotBeWritten(path=path, why=error.strerror or str(error)) from error


def _reason(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
