"""Codebook: the sixteen PLOVER types and STATEMENT, their modes, triggers and contexts, read from data and checked at load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, cast

import yaml

from dragoman.errors import TableError

TriggerKind = Literal["verb", "noun", "adjective"]

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same language, ten times faster where it is built in
FOLDER = Path(__file__).parent / "codebook"
TABLES = {"grammar.yaml", "contexts.yaml", "steps.yaml", "status.yaml", "magnitudes.yaml"}
KINDS: dict[str, TriggerKind] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
SLOTS = {"subject", "object", "dative", "complement subject", "poss", "demonym", "by"}
ROW_KEYS = {
    "verbs", "nouns", "adjectives", "actors", "recipients", "participants", "mutual", "mutual with", "modes", "contexts", "weight", "needs",
    "needs object", "intransitive", "transitive", "without complement", "pair type",
}  # fmt: skip
TYPE_KEYS = {
    "type", "quad", "pair quad", "base", "recipient", "source", "definition", "boundaries", "modes", "mode by complement", "mode words",
    "triggers", "examples",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """A row of triggers that behave alike. actors, recipients: the slots each role sits in; mutual: all who take part act."""

    type: str
    kind: TriggerKind
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mutual: bool = False
    mutual_with: bool = False
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    weight: float = 0.8
    person_object: bool = False
    needs_object: frozenset[str] = frozenset()
    intransitive: bool = False
    without_complement: bool = False
    pair_type: str = ""
    organisation_object: bool = False
    transitive: bool = False
    place: str = ""
    held: bool = False
    place_object: bool = False
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger: its first word, and what must hang on it (a particle, or one of some nouns or verbs)."""

    words: str
    head: str
    parts: tuple[tuple[bool, frozenset[str]], ...]
    row: TriggerRow

    @property
    def strength(self) -> tuple[int, float]:
        """How exact it is: the more parts the better, then the row's weight."""
        return (len(self.parts), self.row.weight)


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type with its quad class, scores, modes and the rules that pick a mode."""

    name: str
    quad: int
    pair_quad: int
    base: float
    definition: str
    boundaries: tuple[str, ...]
    modes: Mapping[str, float | None]
    mode_by_complement: Mapping[str, str]
    mode_words: Mapping[str, tuple[str, ...]]
    examples: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class Codebook:
    """Everything the rules know: types by name, patterns by kind and first word, contexts by cue."""

    types: Mapping[str, TypeEntry]
    patterns: Mapping[tuple[TriggerKind, str], tuple[Pattern, ...]]
    contexts: Mapping[str, tuple[str, ...]]
    crime_gives_way_to: tuple[str, ...] = ()
    particles: frozenset[str] = field(default=frozenset())

    @cached_property
    def cues(self) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
        """The context cues turned round: single words by lemma, and phrases as written."""
        words: dict[str, tuple[str, ...]] = {}
        phrases: list[tuple[str, str]] = []
        for name, cues in self.contexts.items():
            for cue in cues:
                if " " in cue:
                    phrases.append((cue, name))
                else:
                    words[cue] = (*words.get(cue, ()), name)
        return words, tuple(phrases)


class Node:
    """A YAML value that knows its line, so that a mistake is told with its place."""

    def __init__(self, table: str, node: yaml.Node) -> None:
        self.table, self.node = table, node

    @property
    def line(self) -> int:
        """The line it stands on, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def fail(self, why: str) -> TableError:
        """The error to raise for this value."""
        return TableError(table=self.table, line=self.line, why=why)

    def mapping(self) -> dict[str, Node]:
        """The value as a mapping, or the error that it is none."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fail("a mapping (name: value) was expected")
        return {str(key.value): Node(self.table, value) for key, value in self.node.value}

    def items(self) -> list[Node]:
        """The value as a list, or the error that it is none."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fail("a list was expected")
        return [Node(self.table, item) for item in self.node.value]

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

    def plain(self) -> object:
        """The value as plain Python: strings, lists and dictionaries."""
        if isinstance(self.node, yaml.MappingNode):
            return {name: value.plain() for name, value in self.mapping().items()}
        return [item.plain() for item in self.items()] if isinstance(self.node, yaml.SequenceNode) else self.text()


def read_table(path: Path) -> Node:
    """Read a YAML file into nodes with lines. Every scalar is text: `on` is the preposition, not a truth."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise TableError(table=path.name, line=line, why=str(error.problem)) from error
    if node is None:
        raise TableError(table=path.name, line=1, why="the file is empty")
    table = Node(path.name, node)
    if isinstance(node, yaml.MappingNode) and "source" not in table.mapping():
        raise table.fail("the row `source` is missing: every table says where it comes from")
    return table


@lru_cache(maxsize=4)
def load_codebook(folder: Path = FOLDER) -> Codebook:
    """Load and check the codebook in a folder; a mistake is a TableError that names file and line."""
    grammar = read_table(folder / "grammar.yaml").mapping()
    particles = frozenset(grammar["particles"].texts())
    classes = {name: frozenset(words.texts()) for name, words in grammar["classes"].mapping().items()}
    types: dict[str, TypeEntry] = {}
    patterns: dict[tuple[TriggerKind, str], list[Pattern]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in TABLES:
            continue
        table = read_table(path)
        entry = _read_type(table)
        types[entry.name] = entry
        for pattern in _read_patterns(table, entry, particles, classes):
            patterns.setdefault((pattern.row.kind, pattern.head), []).append(pattern)
    ordered = {key: tuple(sorted(found, key=lambda one: one.strength, reverse=True)) for key, found in patterns.items()}
    contexts = read_table(folder / "contexts.yaml").mapping()
    cues = {name: words.texts() for name, words in contexts["contexts"].mapping().items()}
    return Codebook(types, ordered, cues, contexts["crime is left out with"].texts(), particles)


def _read_type(table: Node) -> TypeEntry:
    """Read the head of a type's file: everything but its triggers."""
    rows = table.mapping()
    for name in sorted(set(rows) - TYPE_KEYS):
        raise rows[name].fail(f"{name!r} is not a row of a type; known are {', '.join(sorted(TYPE_KEYS))}")
    for name in ("type", "quad", "base", "definition", "triggers", "modes"):
        if name not in rows:
            raise table.fail(f"the row {name!r} is missing")
    modes = {name: _score(mode) for name, mode in rows["modes"].mapping().items()}
    by_complement = (
        {name: mode.text() for name, mode in rows["mode by complement"].mapping().items()} if "mode by complement" in rows else {}
    )
    words = {name: list_.texts() for name, list_ in rows["mode words"].mapping().items()} if "mode words" in rows else {}
    for name in sorted((set(by_complement.values()) | set(words)) - set(modes) - {""}):
        raise table.fail(f"the mode {name!r} is used and not defined")
    quad = int(rows["quad"].number())
    return TypeEntry(
        rows["type"].text(),
        quad,
        int(rows["pair quad"].number()) if "pair quad" in rows else quad,
        rows["base"].number(),
        rows["definition"].text(),
        rows["boundaries"].texts() if "boundaries" in rows else (),
        modes,
        by_complement,
        words,
        tuple(cast("Mapping[str, object]", item.plain()) for item in rows["examples"].items()) if "examples" in rows else (),
    )


def _score(mode: Node) -> float | None:
    """The PLOVER score of a mode, or None where the manual gives none."""
    rows = mode.mapping()
    return rows["score"].number() if "score" in rows else None


def _read_patterns(table: Node, entry: TypeEntry, particles: frozenset[str], classes: Mapping[str, frozenset[str]]) -> Iterator[Pattern]:
    """Read the trigger rows of a type into patterns."""
    for node in table.mapping()["triggers"].items():
        rows = node.mapping()
        row = _read_row(node, entry, particles)
        for word in rows[next(name for name in KINDS if name in rows)].items():
            yield _read_pattern(word, row, particles, classes)


def _read_row(node: Node, entry: TypeEntry, particles: frozenset[str]) -> TriggerRow:
    """Read what the triggers of a row have in common."""
    rows = node.mapping()
    for name in sorted(set(rows) - ROW_KEYS):
        raise rows[name].fail(f"{name!r} is not part of a trigger row; known are {', '.join(sorted(ROW_KEYS))}")
    kinds = [name for name in KINDS if name in rows]
    if len(kinds) != 1:
        raise node.fail("a trigger row has exactly one of verbs, nouns, adjectives")
    slots = {name: rows[name].texts() if name in rows else () for name in ("actors", "recipients", "participants", "modes", "contexts")}
    for slot in (*slots["actors"], *slots["recipients"], *slots["participants"]):
        if slot not in SLOTS | particles:
            raise node.fail(f"{slot!r} is no slot: a preposition, or one of {', '.join(sorted(SLOTS))}")
    for mode in slots["modes"]:
        if mode not in entry.modes:
            raise node.fail(f"{entry.name} has no mode {mode!r}")
    return TriggerRow(
        entry.name,
        KINDS[kinds[0]],
        slots["actors"] or ("subject",),
        slots["recipients"],
        "mutual" in rows,
        "mutual with" in rows,
        slots["modes"],
        slots["contexts"],
        rows["weight"].number() if "weight" in rows else 0.8,
        "needs" in rows and rows["needs"].text() == "person object",
        frozenset(rows["needs object"].texts()) if "needs object" in rows else frozenset(),
        "intransitive" in rows,
        "without complement" in rows,
        rows["pair type"].text() if "pair type" in rows else "",
        "needs" in rows and rows["needs"].text() == "organisation object",
        "transitive" in rows,
        f"{node.table}:{node.line}",
        "needs" in rows and rows["needs"].text() == "to be held",
        "needs" in rows and rows["needs"].text() == "place object",
        slots["participants"],
    )


def _read_pattern(word: Node, row: TriggerRow, particles: frozenset[str], classes: Mapping[str, frozenset[str]]) -> Pattern:
    """Read one trigger: its first word (its last, for a noun), then particles, alternatives a|b, and $classes."""
    words = word.text().split()
    head, rest = (words[-1], words[:-1]) if row.kind == "noun" else (words[0], words[1:])
    parts: list[tuple[bool, frozenset[str]]] = []
    for part in rest:
        found: set[str] = set()
        for choice in part.split("|"):
            if choice.startswith("$") and choice[1:] not in classes:
                raise word.fail(f"there is no class {choice} in grammar.yaml")
            found |= classes[choice[1:]] if choice.startswith("$") else {choice}
        parts.append((part in particles, frozenset(found)))
    return Pattern(word.text(), head, tuple(parts), row)
