"""Layers: which file stands for each table - the built-in codebook, and the folders or files laid on top of it.

A file of the same name takes the built-in one's place; a file with a name of its own adds a type. `only own: true` in a
`scheme.yaml` leaves the built-in types out; the small tables (grammar, contexts, steps, status, magnitudes) stay.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import BadQuestion
from dragoman.interpret.sheet import Mistakes, read_table

FOLDER = Path(__file__).parent / "codebook"
VARIABLE = "DRAGOMAN_CODEBOOK"
SCHEME = "scheme.yaml"
TABLES = frozenset({"grammar.yaml", "contexts.yaml", "steps.yaml", "status.yaml", "magnitudes.yaml"})

_laid: ContextVar[tuple[str, ...]] = ContextVar("laid", default=())


@dataclass(frozen=True, slots=True)
class Sheets:
    """The file of each table and type by its name, and how mistakes name it; own: the names that were laid on top."""

    paths: dict[str, Path]
    shown: dict[str, str]
    own: frozenset[str]
    only_own: bool

    @property
    def types(self) -> list[str]:
        """The names of the files of types, in order."""
        return sorted(name for name in self.paths if name not in TABLES and name != SCHEME)


@contextmanager
def lay_on_top(paths: Sequence[str]) -> Iterator[None]:
    """Read with these folders and files on top of the codebook, for as long as the block lasts."""
    token = _laid.set((*_laid.get(), *paths))
    try:
        yield
    finally:
        _laid.reset(token)


def layers_now() -> tuple[str, ...]:
    """What lies on top of the built-in codebook now: the folder that $DRAGOMAN_CODEBOOK names, and what a block laid there."""
    own = os.environ.get(VARIABLE)
    return (own, *_laid.get()) if own else _laid.get()


@lru_cache(maxsize=16)
def find_sheets(layers: tuple[str, ...]) -> Sheets:
    """Find the file that stands for each table. A mistake in a `scheme.yaml` is raised."""
    mistakes = Mistakes()
    sheets = lay_out(layers, mistakes)
    mistakes.raise_first()
    return sheets


def lay_out(layers: tuple[str, ...], mistakes: Mistakes) -> Sheets:
    """Lay the layers on top of the built-in codebook, in order; the mistakes of a `scheme.yaml` are kept."""
    paths = {path.name: path for path in sorted(FOLDER.glob("*.yaml"))}
    shown = {name: name for name in paths}
    laid: dict[str, Path] = {}
    only_own = False
    for path in [path for layer in layers for path in files_of(layer)]:
        laid[path.name] = path
        if path.name == SCHEME:
            with mistakes.kept():
                only_own = _reads_only_own(path) or only_own
    if only_own:
        paths = {name: path for name, path in paths.items() if name in TABLES}
    shown |= {name: str(path) for name, path in laid.items()}
    return Sheets(paths | laid, shown, frozenset(laid), only_own)


def files_of(layer: str) -> list[Path]:
    """The tables of a layer: a file, or a folder's `.yaml` files in order."""
    path = Path(layer)
    if path.is_file():
        return [path]
    found = sorted(path.glob("*.yaml"))
    if not found:
        why = "there is no .yaml file in it" if path.is_dir() else "there is no such file or folder"
        raise BadQuestion(what=f"the codebook {layer}", why=f"{why}; name a folder of tables, or a table (see also ${VARIABLE})")
    return found


def _reads_only_own(path: Path) -> bool:
    """Whether a scheme leaves the built-in types out."""
    table = read_table(path, str(path))
    rows = table.mapping()
    for name in sorted(set(rows) - {"source", "only own"}):
        raise rows[name].fail(f"{name!r} is not a row of a scheme; known are only own, source")
    return "only own" in rows and rows["only own"].flag()
