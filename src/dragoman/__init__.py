"""Dragoman reads news reports and builds the diplomatic record behind them: who met whom, what was claimed, and by whose word.

>>> record = open_record("afghanistan.db")  # doctest: +SKIP
>>> record.add(["reports/"])  # doctest: +SKIP
>>> record.events(actor="Naqvi")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.record import Record, open_record

__all__ = ["Record", "model", "open_record"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Open a door when somebody comes to it: `import dragoman` alone costs nothing. The nouns are in `dragoman.model`."""
    if name in {"Record", "open_record"}:
        return getattr(import_module("dragoman.record"), name)
    if name == "model":
        return import_module("dragoman.model")
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
