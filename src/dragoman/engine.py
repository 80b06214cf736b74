"""Engine: where the work runs. A room is a function; an engine calls it on each piece of work and keeps the order.

Nothing here knows what the work is. `Serial` does it here and now; `Processes` shares it out to workers that are started
afresh (never forked, so threads and open files stay ours) and end when we do, however we end.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# Pieces handed out ahead of the one that is waited for: enough that no worker is idle, few enough to hold in memory.
_AHEAD = 2


class Engine(Protocol):
    """Whatever can call a function on each piece of work and give the results in the order of the pieces."""

    def each(self, work: Callable[[Piece], Result], pieces: Iterable[Piece], lost: Callable[[Piece], Result]) -> Iterator[Result]:
        """Give work(piece) for each piece, in order; lost(piece) for one on which the worker died twice."""
        ...


class Serial:
    """Does the work in this process."""

    def each(self, work: Callable[[Piece], Result], pieces: Iterable[Piece], lost: Callable[[Piece], Result]) -> Iterator[Result]:
        """Give work(piece) for each piece, in order."""
        del lost  # whoever dies here takes us along
        return map(work, pieces)


class Processes:
    """Shares the work out to several worker processes."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def each(self, work: Callable[[Piece], Result], pieces: Iterable[Piece], lost: Callable[[Piece], Result]) -> Iterator[Result]:
        """Give work(piece) for each piece, in order. A piece whose worker dies is tried once more, alone; then it is lost."""
        waiting: deque[tuple[Piece, Future[Result]]] = deque()
        todo = iter(pieces)
        pool = self._start()
        try:
            while True:
                while len(waiting) < self.workers * _AHEAD and (piece := next(todo, None)) is not None:
                    waiting.append((piece, _submit(pool, work, piece)))
                if not waiting:
                    return
                piece, future = waiting.popleft()
                try:
                    result = future.result()
                except BrokenProcessPool:
                    result = self._try_alone(work, piece, lost)
                    pool = self._start()
                    waiting = deque((later, _submit(pool, work, later)) for later, _ in waiting)
                yield result
        finally:
            _stop(pool)

    def _start(self, workers: int | None = None) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers or self.workers, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare_worker)

    def _try_alone(self, work: Callable[[Piece], Result], piece: Piece, lost: Callable[[Piece], Result]) -> Result:
        pool = self._start(1)
        try:
            return pool.submit(work, piece).result()
        except BrokenProcessPool:
            return lost(piece)
        finally:
            _stop(pool)


def choose_engine(workers: int | None, pieces: int) -> Engine:
    """Give the engine for so many workers; None chooses: workers pay only where there is much to do."""
    if workers is None:
        # A worker needs seconds and some 400 MB to start, in which one process reads dozens of reports.
        workers = min(os.cpu_count() or 1, 4) if pieces >= 16 else 1
    return Processes(workers) if workers > 1 else Serial()


def _submit(pool: ProcessPoolExecutor, work: Callable[[Piece], Result], piece: Piece) -> Future[Result]:
    """Hand a piece out. A pool that broke a moment ago takes no more: then the piece waits with that failure, and is tried again in its turn."""
    try:
        return pool.submit(work, piece)
    except BrokenProcessPool as broken:
        refused: Future[Result] = Future()
        refused.set_exception(broken)
        return refused


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers now: nobody waits for what they are doing any more."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        with contextlib.suppress(OSError, ValueError):
            worker.terminate()


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent ends, even when it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
