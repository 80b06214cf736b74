"""Runs the measures: `python -m bench DATA [NAME ...] [--keep FILE] [--against FILE]`.

Each module here with a `measure(data)` gives figures by name. floors.toml pins what must not be lost, peers.toml tells what others
reach. A module with `verdicts(data)` also says for each item of its set whether we read it right; `--keep` writes these verdicts to
a file, and `--against` prints what changed since that file was written, item by item: gained and lost.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import bench

HERE = Path(__file__).parent
Verdicts = dict[str, dict[str, bool]]


def measures() -> list[str]:
    """The names of the modules here that measure something."""
    return sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))


def read_table(name: str) -> dict[str, Any]:
    """A table beside this file, by measure and figure; empty where there is none."""
    path = HERE / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def print_figures(name: str, module: ModuleType, data: Path) -> int:
    """Print a module's figures with their floors and peers; give how many fell under their floor."""
    floors, peers = read_table("floors.toml").get(name, {}), read_table("peers.toml").get(name, {})
    fallen = 0
    started = time.perf_counter()
    for figure, value in module.measure(data):
        floor = floors.get(figure)
        fallen += floor is not None and value < floor
        verdict = "" if floor is None else f"floor {floor:.3f} {'ok' if value >= floor else 'FELL'}"
        beside = "; ".join(f"{peer} {mark:g}" for peer, mark in peers.get(figure, {}).items())
        print(f"{name:12} {figure:44} {value:10.3f}  {verdict:18} {beside}".rstrip(), flush=True)
    print(f"{name:12} took {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return fallen


def print_changes(name: str, before: dict[str, bool], now: dict[str, bool]) -> None:
    """Print the items that are right now and were not, and those that were and are not."""
    gained = sorted(item for item in now if now[item] and not before.get(item, False))
    lost = sorted(item for item in before if before[item] and not now.get(item, False))
    print(f"{name}: {len(gained)} gained, {len(lost)} lost")
    for word, items in (("gained", gained), ("lost", lost)):
        for item in items:
            print(f"  {word} {item}")


def main(arguments: list[str]) -> int:
    """Measure, print, and give 1 where a figure fell under its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--against", type=Path)
    given = parser.parse_args(arguments)
    if not given.data.is_dir():
        print(f"There is no data folder at {given.data}; name one: make bench DATA=FOLDER", file=sys.stderr)
        return 2
    modules = {name: importlib.import_module(f"bench.{name}") for name in given.names or measures()}
    fallen = sum(print_figures(name, module, given.data) for name, module in modules.items() if hasattr(module, "measure"))
    if given.keep or given.against:
        verdicts: Verdicts = {name: module.verdicts(given.data) for name, module in modules.items() if hasattr(module, "verdicts")}
        before: Verdicts = json.loads(given.against.read_text(encoding="utf-8")) if given.against else {}
        for name in sorted(set(verdicts) & set(before)):
            print_changes(name, before[name], verdicts[name])
        if given.keep:
            given.keep.write_text(json.dumps(verdicts, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return int(fallen > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
