"""SQLite: the one library we speak to, and the two ways to open a file: to ask, and to write."""

from __future__ import annotations

import os
import sqlite3
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

try:
    # Debian's own SQLite (3.40) can lose commits when a checkpoint meets a writer; the wheel brings one that does not.
    from pysqlite3 import dbapi2 as library
except ImportError:  # pragma: no cover - the wheel exists for Linux only
    library = sqlite3

SqliteError = library.DatabaseError
PATIENCE = 30.0


def is_sound(version: tuple[int, ...]) -> bool:
    """Whether an SQLite keeps every commit when a checkpoint meets a writer; 3.7.0 to 3.51.2 may lose one, but for two repaired lines."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def open_engine(path: Path, *, write: bool) -> Engine:
    """Give an engine on the file. A writing one begins every transaction as the writer; an asking one cannot change anything."""
    if write and not is_sound(library.sqlite_version_info):
        warnings.warn(
            f"SQLite {library.sqlite_version} may lose a commit under load; install 3.51.3 or newer", RuntimeWarning, stacklevel=2
        )
    # The writer keeps its connection: closing the last one folds the log into the file, which is not wanted after every report.
    pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0} if write else {"poolclass": NullPool}
    engine = create_engine("sqlite://", creator=lambda: _connect(path, write=write), module=library, **pool)
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _connect(path: Path, *, write: bool) -> Any:
    """Open the file. SQLAlchemy says where a transaction begins, so the driver is told to keep out of it."""
    connection = library.connect(_address(path, write=write), uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit that was acknowledged outlives a power cut, not only a crash.
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _address(path: Path, *, write: bool) -> str:
    name = quote(str(path.absolute()))
    if write:
        return f"file:{name}?mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        # Opened for writing although it only asks: the last to close then tidies the write-ahead log away.
        return f"file:{name}?mode=rw"
    # On a read-only medium there is no place for a log; without one left behind, nothing can change under us.
    left = path.with_name(path.name + "-wal")
    return f"file:{name}?mode=ro" if left.exists() else f"file:{name}?mode=ro&immutable=1"
