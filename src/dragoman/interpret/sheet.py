"""Sheet: a YAML table whose every value knows its line, so that a mistake is told with its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from dragoman.errors import TableError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same language, ten times faster where it is built in


class Node:
    """A value of a table. table: the file's name; shown: how its mistakes name it, with the folder where it is somebody's own."""

    def __init__(self, table: str, node: yaml.Node, shown: str = "") -> None:
        self.table, self.node, self.shown = table, node, shown or table

    @property
    def line(self) -> int:
        """The line it stands on, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def fail(self, why: str) -> TableError:
        """The error to raise for this value."""
        return TableError(table=self.shown, line=self.line, why=why)

    def mapping(self) -> dict[str, Node]:
        """The value as a mapping, or the error that it is none."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fail("a mapping (name: value) was expected")
        held: dict[str, Node] = {}
        for key, value in self.node.value:
            if str(key.value) in held:
                raise Node(self.table, key, self.shown).fail(f"{key.value!r} stands here a second time; keep one of the two")
            held[str(key.value)] = Node(self.table, value, self.shown)
        return held

    def row(self, name: str) -> Node:
        """One row of a mapping, or the error that it is missing."""
        rows = self.mapping()
        if name not in rows:
            raise self.fail(f"the row {name!r} is missing")
        return rows[name]

    def items(self) -> list[Node]:
        """The value as a list, or the error that it is none."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fail("a list was expected: [one, two], or a line with a dash for each")
        return [Node(self.table, item, self.shown) for item in self.node.value]

    def text(self) -> str:
        """The value as words."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.fail("a word or a sentence was expected")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """The value as a row of words."""
        return tuple(item.text() for item in self.items())

    def number(self) -> float:
        """The value as a number."""
        try:
            return float(self.text())
        except ValueError:
            raise self.fail(f"a number was expected, not {self.text()!r}") from None

    def flag(self) -> bool:
        """The value as yes or no."""
        if self.text() not in {"true", "false"}:
            raise self.fail(f"true or false was expected, not {self.text()!r}")
        return self.text() == "true"

    def plain(self) -> object:
        """The value as plain Python: strings, lists and dictionaries."""
        if isinstance(self.node, yaml.MappingNode):
            return {name: value.plain() for name, value in self.mapping().items()}
        return [item.plain() for item in self.items()] if isinstance(self.node, yaml.SequenceNode) else self.text()


class Mistakes:
    """The mistakes of tables, gathered while they are read, so that a person sees them together and not one a run."""

    def __init__(self) -> None:
        self.found: list[TableError] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the mistake on which the block ends, and go on behind it."""
        try:
            yield
        except TableError as error:
            self.note(error)

    def note(self, error: TableError) -> None:
        """Keep a mistake that does not hinder reading on; one that is met twice is one."""
        if str(error) not in map(str, self.found):
            self.found.append(error)

    def raise_first(self) -> None:
        """Raise the first mistake, if there is any."""
        if self.found:
            raise self.found[0]


def read_table(path: Path, shown: str = "") -> Node:
    """Read a YAML file into nodes with lines. Every scalar is text: `on` is the preposition, not a truth."""
    name = shown or path.name
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise TableError(table=name, line=line, why=f"it is not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise TableError(table=name, line=1, why=f"it is not YAML: {str(error).splitlines()[0]}") from error
    except UnicodeDecodeError as error:
        raise TableError(table=name, line=1, why="it is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise TableError(table=name, line=0, why=f"it cannot be read: {error.strerror}") from error
    if node is None:
        raise TableError(table=name, line=1, why="the file is empty")
    table = Node(path.name, node, name)
    if isinstance(node, yaml.MappingNode) and "source" not in table.mapping():
        raise table.fail("the row `source` is missing: every table says where it comes from")
    return table
