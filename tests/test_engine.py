from __future__ import annotations

import subprocess
import sys
import time

import pytest

from dragoman.engine import Processes, Serial, choose_engine

# Work that any freshly started worker knows: eval, on pieces of Python.
DIES = "__import__('os')._exit(9)"


@pytest.mark.parametrize("engine", [Serial(), Processes(2)], ids=["serial", "processes"])
def test_results_come_in_the_order_of_the_pieces(engine: Serial | Processes) -> None:
    """Whatever piece is done first, the results keep the order of the pieces."""
    pieces = [f"(__import__('time').sleep({0.2 if number == 0 else 0}), {number})[1]" for number in range(9)]
    assert list(engine.each(eval, pieces, str)) == list(range(9))


def test_a_piece_that_kills_its_worker_is_lost_alone() -> None:
    """A worker's death costs the piece that caused it, after a second try; every other piece is done once."""
    told = list(Processes(2).each(eval, ["1", "2", DIES, "4", "5"], lambda piece: f"lost {piece}"))
    assert told == [1, 2, f"lost {DIES}", 4, 5]


def test_an_error_of_the_work_is_the_callers() -> None:
    """An exception in a worker reaches whoever asked."""
    with pytest.raises(ZeroDivisionError):
        list(Processes(2).each(eval, ["1 / 0"], str))


def test_workers_end_when_their_parent_is_killed() -> None:
    """Killing the parent leaves no worker behind."""
    script = (
        "from dragoman.engine import Processes\n"
        "if __name__ == '__main__':\n"
        "    for told in Processes(2).each(eval, ['__import__(\"os\").getpid()', '__import__(\"time\").sleep(60)'], str):\n"
        "        print(told, flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    for _ in range(100):
        if subprocess.run(["ps", "-o", "stat=", "-p", str(worker)], capture_output=True, text=True, check=False).stdout.strip() in {
            "",
            "Z",
        }:
            return
        time.sleep(0.1)
    pytest.fail(f"worker {worker} is still there")


def test_workers_are_started_where_they_pay() -> None:
    """A few reports are read here; one worker is this process."""
    assert isinstance(choose_engine(None, 3), Serial)
    assert isinstance(choose_engine(1, 1000), Serial)
    assert isinstance(choose_engine(3, 3), Processes)
