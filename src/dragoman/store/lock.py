"""Lock: one writer at a time, and the one who waits is told who holds the pen."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import IO, Self

from dragoman.errors import RecordIsBusy

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock; SQLite's own lock is then the only one
    fcntl = None  # type: ignore[assignment]

PAUSE = 0.05


class WriterLock:
    """Held while a record is written. The lock goes with the process: a killed writer leaves none behind.

    patience: seconds to wait for another writer before saying that the record is busy.
    """

    def __init__(self, record: Path, patience: float = 5.0) -> None:
        self.record = record
        self.patience = patience
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        file = self.record.with_name(self.record.name + ".lock").open("a+", encoding="utf-8")
        if not self._take(file):
            file.seek(0)
            holder = file.read().strip() or "a process that did not give its name"
            file.close()
            raise RecordIsBusy(path=self.record, holder=holder)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}")
        file.flush()
        self._file = file
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            # The file stays: taking it away would let a third process lock another file of the same name.
            self._file.close()
            self._file = None

    def _take(self, file: IO[str]) -> bool:
        if fcntl is None:  # pragma: no cover
            return True
        tries = max(1, round(self.patience / PAUSE))
        for left in range(tries - 1, -1, -1):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if left:
                    time.sleep(PAUSE)
            else:
                return True
        return False
