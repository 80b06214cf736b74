"""Codebook: the sixteen PLOVER types and STATEMENT, or a scheme of one's own, read from data and checked at load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from dragoman.errors import TableError
from dragoman.interpret.entries import TypeEntry, read_entry
from dragoman.interpret.layers import FOLDER, Sheets, find_sheets, lay_out, layers_now
from dragoman.interpret.patterns import Known, Pattern, TriggerKind, TriggerRow, name_of, read_patterns
from dragoman.interpret.sheet import Mistakes, Node, read_table

__all__ = ["FOLDER", "Codebook", "Pattern", "TriggerKind", "TriggerRow", "TypeEntry", "find_mistakes", "load_codebook", "read_table"]

# Where the manual moves an act by its tense or a negation; a scheme with one of these types needs the types it moves to.
MOVES = {
    "CONSULT": ("AGREE", "REJECT"), "SUPPORT": ("AGREE", "REJECT"), "COOPERATE": ("AGREE", "REJECT"), "AID": ("AGREE", "REJECT"),
    "AGREE": ("REJECT",), "CONCEDE": ("REJECT",), "RETREAT": ("CONCEDE", "REJECT"), "REJECT": ("AGREE",),
    "ASSAULT": ("THREATEN",), "COERCE": ("THREATEN",), "SANCTION": ("THREATEN",), "MOBILIZE": ("THREATEN",),
}  # fmt: skip


@dataclass(frozen=True)
class Codebook:
    """Everything the rules know: types by name, patterns by kind and first word, contexts by cue; own: the files laid on top."""

    types: Mapping[str, TypeEntry]
    patterns: Mapping[tuple[TriggerKind, str], tuple[Pattern, ...]]
    contexts: Mapping[str, tuple[str, ...]]
    crime_gives_way_to: tuple[str, ...] = ()
    particles: frozenset[str] = field(default=frozenset())
    own: frozenset[str] = field(default=frozenset())

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

    def triggers_of(self, name: str) -> list[Pattern]:
        """The triggers of a type, in the order of their words."""
        return sorted(
            (one for row in self.patterns.values() for one in row if one.row.type == name), key=lambda one: (one.row.kind, one.words)
        )


def load_codebook(folder: Path | None = None) -> Codebook:
    """Give the codebook in use: the built-in one with $DRAGOMAN_CODEBOOK, and a folder if one is named, on top.

    A mistake is a TableError that names file and line; a folder that is not there is a BadQuestion.
    """
    return _load((*layers_now(), *([str(folder)] if folder is not None else [])))


@lru_cache(maxsize=8)
def _load(layers: tuple[str, ...]) -> Codebook:
    mistakes = Mistakes()
    codebook = _read(find_sheets(layers), mistakes)
    mistakes.raise_first()
    return codebook


def find_mistakes() -> list[TableError]:
    """Every mistake of the types, the grammar and the contexts in use; empty where `load_codebook` gives a codebook."""
    mistakes = Mistakes()
    _read(lay_out(layers_now(), mistakes), mistakes)
    return mistakes.found


def _read(sheets: Sheets, mistakes: Mistakes) -> Codebook:
    """Read the tables into a codebook, keeping the mistakes: first each type's head, then the triggers, which may name types."""
    particles, classes = _read_grammar(_open(sheets, "grammar.yaml", mistakes), mistakes)
    cues, gives_way = _read_contexts(_open(sheets, "contexts.yaml", mistakes), mistakes)
    tables = [table for name in sheets.types if (table := _open(sheets, name, mistakes)) is not None]
    opened = [(table, entry) for table in tables if (entry := read_entry(table, mistakes)) is not None]
    # A type whose file has a mistake is a type all the same: nobody is to be told that it is missing.
    meant = frozenset(name for table in tables if (name := name_of(table)))
    types = _name_types(opened, meant, mistakes)
    known = Known(particles, classes, meant, frozenset(cues))
    patterns: dict[tuple[TriggerKind, str], list[Pattern]] = {}
    for table in tables:  # the triggers of a type whose head has a mistake too: all mistakes are told together
        for pattern in read_patterns(table, known, mistakes):
            patterns.setdefault((pattern.row.kind, pattern.head), []).append(pattern)
    if not types and not mistakes.found:
        mistakes.note(
            TableError(table=sheets.shown.get("scheme.yaml", "scheme.yaml"), line=1, why="the scheme has no type; add a file with one")
        )
    ordered = {key: tuple(sorted(found, key=lambda one: one.strength, reverse=True)) for key, found in patterns.items()}
    return Codebook(types, ordered, cues, gives_way, particles, sheets.own)


def _open(sheets: Sheets, name: str, mistakes: Mistakes) -> Node | None:
    """A table, or None where it cannot be read at all."""
    with mistakes.kept():
        return read_table(sheets.paths[name], sheets.shown[name])
    return None


def _read_grammar(table: Node | None, mistakes: Mistakes) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The particles, and the word classes by name."""
    particles: frozenset[str] = frozenset()
    classes: dict[str, frozenset[str]] = {}
    if table is not None:
        with mistakes.kept():
            particles = frozenset(table.row("particles").texts())
        with mistakes.kept():
            classes = {name: frozenset(words.texts()) for name, words in table.row("classes").mapping().items()}
    return particles, classes


def _read_contexts(table: Node | None, mistakes: Mistakes) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The cues of each context, and the contexts that crime gives way to."""
    cues: dict[str, tuple[str, ...]] = {}
    gives_way: tuple[str, ...] = ()
    if table is not None:
        with mistakes.kept():
            cues = {name: words.texts() for name, words in table.row("contexts").mapping().items()}
        with mistakes.kept():
            gives_way = table.row("crime is left out with").texts()
    return cues, gives_way


def _name_types(opened: list[tuple[Node, TypeEntry]], meant: frozenset[str], mistakes: Mistakes) -> dict[str, TypeEntry]:
    """The types by name: each defined once, and with them the types that the manual moves their acts to."""
    types: dict[str, TypeEntry] = {}
    for table, entry in opened:
        if entry.name in types:
            first = types[entry.name].place
            mistakes.note(table.row("type").fail(f"{entry.name} is defined in {first} already; give this file the same name to replace it"))
        types.setdefault(entry.name, entry)
    for table, entry in opened:
        for name in MOVES.get(entry.name, ()):
            if name not in meant:
                why = f"{entry.name} is PLOVER's, which moves some of its acts to {name}; add a file for {name}, or choose another name"
                mistakes.note(table.row("type").fail(why))
        for name in sorted({key.split()[0] for key in entry.mode_by_complement} - {*meant, "other"}):
            mistakes.note(
                table.row("mode by complement").fail(f"there is no type {name!r} in the codebook; known are {', '.join(sorted(meant))}")
            )
    return types
