"""Scale: what reconciling costs as a record grows: seconds and peak memory for worlds of more and more accounts.

`measure` gives the small sizes. The large ones run by name: `python -m bench.scale 10000 40000 100000 [--profile | --adding]`.
Each size runs in a process of its own, so that its peak is its own. The world grows in time: the same ministers meet for more years.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.press import MIXED, simulate

SMALL = (1_000, 4_000)
NATIONS = 80


def measure(data: Path) -> list[tuple[str, float]]:
    """Accounts a second and megabytes for each small size, and the exponent of growth between them (1 is linear)."""
    del data
    runs = {size: run_apart(size) for size in SMALL}
    rows = []
    for size, run in runs.items():
        rows += [(f"scale {size} accounts a second", run["accounts"] / run["seconds"]), (f"scale {size} MB more", run["grown"])]
    first, last = (runs[size] for size in (SMALL[0], SMALL[-1]))
    rows.append(("scale exponent", math.log(last["seconds"] / first["seconds"]) / math.log(last["accounts"] / first["accounts"])))
    return rows


def run_apart(size: int) -> dict[str, float]:
    """One size in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "bench.scale", "--one", str(size)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def run(size: int) -> dict[str, float]:
    """Reconcile a world of so many accounts. grown: megabytes of memory above what the world itself takes."""
    from dragoman.almanac import load_almanac
    from dragoman.reconcile import reconcile_tellings

    world = simulate(7, MIXED, accounts=size, nations=NATIONS)
    almanac = load_almanac()
    before = _peak()
    started, worked = time.perf_counter(), time.process_time()
    record = reconcile_tellings(world.reports, world.tellings, [], almanac)
    return {
        "accounts": len(world.truth), "reports": len(world.reports), "events": len(record.events),
        "seconds": time.process_time() - worked, "elapsed": time.perf_counter() - started, "peak": _peak(), "grown": _peak() - before,
    }  # fmt: skip


def add_one(size: int, times: int = 4) -> list[float]:
    """Seconds to bring a stored record of so many accounts up to date after each of a few single reports, within one process.

    The first time is a whole reconciliation; from the third on, what has not changed is remembered.
    """
    import tempfile

    from dragoman.renewal import Renewal
    from dragoman.store import Database

    world = simulate(7, MIXED, accounts=size, nations=NATIONS)
    names = sorted(world.reports)
    late = names[:: len(names) // (times + 1)][1:times]
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        database, renewal = Database.open(Path(folder) / "record.db", create=True), Renewal()
        with database.locked():
            for batch in ([name for name in names if name not in late], *([name] for name in late)):
                for name in batch:
                    report = dataclasses.replace(world.reports[name], sha256=name)
                    database.reports.save(report, world.tellings[name])
                started = time.process_time()
                renewal.renew(database)
                spent.append(time.process_time() - started)
    return spent


def _peak() -> float:
    """The most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the curve for the sizes named, or the profile of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SMALL))
    parser.add_argument("--one", type=int)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--adding", action="store_true", help="the seconds of adding one report to a stored record")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(run(given.one)))
    elif given.adding:
        for size in given.sizes:
            print(size, " ".join(f"{seconds:.2f}" for seconds in add_one(size)), flush=True)
    elif given.profile:
        import cProfile
        import pstats

        with cProfile.Profile() as profile:
            run(given.sizes[0])
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    else:
        for size in given.sizes:
            found = run_apart(size)
            print(" ".join(f"{name} {value:,.1f}" for name, value in found.items()), flush=True)


if __name__ == "__main__":
    main()
