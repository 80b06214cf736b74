"""Runs the measures: `python -m bench DATA [NAME ...]`. Each module here with a `measure(data)` gives figures by name; floors.toml pins them."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time
import tomllib
from pathlib import Path

import bench

FLOORS = Path(__file__).with_name("floors.toml")


def measures() -> list[str]:
    """The names of the modules here that measure something."""
    return sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))


def main(arguments: list[str]) -> int:
    """Measure, print, and give 1 where a figure fell under its floor."""
    data = Path(arguments[0] if arguments else "../shared/data")
    if not data.is_dir():
        print(f"There is no data folder at {data}; name one: make bench DATA=FOLDER", file=sys.stderr)
        return 2
    wanted = arguments[1:] or measures()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen = 0
    for name in wanted:
        module = importlib.import_module(f"bench.{name}")
        if not hasattr(module, "measure"):
            continue
        started = time.perf_counter()
        for figure, value in module.measure(data):
            floor = floors.get(name, {}).get(figure)
            fallen += floor is not None and value < floor
            verdict = "" if floor is None else f"floor {floor:.3f} {'ok' if value >= floor else 'FELL'}"
            print(f"{name:12} {figure:44} {value:10.3f}  {verdict}", flush=True)
        print(f"{name:12} took {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return int(fallen > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
