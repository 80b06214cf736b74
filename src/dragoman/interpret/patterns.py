"""Patterns: the words that tell a type, with what must hang on them and the slot each role sits in, read from its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.interpret.sheet import Mistakes, Node

TriggerKind = Literal["verb", "noun", "adjective"]

KINDS: dict[str, TriggerKind] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
SLOTS = {"subject", "object", "dative", "complement subject", "complement object", "poss", "demonym", "by"}
NEEDS = {"person object", "organisation object", "place object", "to be held"}
LISTS = ("actors", "recipients", "participants", "modes", "contexts")
FLAGS = ("mutual", "mutual with", "intransitive", "transitive", "without complement")
ROW_KEYS = {*KINDS, *LISTS, *FLAGS, "weight", "needs", "needs object", "needs subject", "pair type"}
USUAL_WEIGHT = 0.8


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
    weight: float = USUAL_WEIGHT
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
    needs_subject: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger: its first word, and what must hang on it (a particle, or one of some nouns or verbs)."""

    words: str
    head: str
    parts: tuple[tuple[bool, frozenset[str]], ...]
    row: TriggerRow

    @property
    def strength(self) -> tuple[int, float]:
        """How exact it is: the more parts the better (whose act it must be is one of them), then the row's weight."""
        return (len(self.parts) + bool(self.row.needs_subject), self.row.weight)


@dataclass(frozen=True, slots=True)
class Known:
    """What a trigger may refer to: particles and word classes of the grammar, the types and the contexts of the codebook."""

    particles: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    types: frozenset[str]
    contexts: frozenset[str]


def name_of(table: Node) -> str:
    """The name of the type that a file is about, or nothing where the file does not say it rightly."""
    with Mistakes().kept():
        return table.row("type").text()
    return ""


def _modes_of(table: Node) -> frozenset[str] | None:
    """The modes that a file defines, or None where it does not do so rightly."""
    with Mistakes().kept():
        return frozenset(table.row("modes").mapping())
    return None


def read_patterns(table: Node, known: Known, mistakes: Mistakes) -> Iterator[Pattern]:
    """Read the trigger rows of a type's file into patterns; a row or a word with a mistake is left out, and the mistake kept."""
    name, modes, triggers = name_of(table), _modes_of(table), None
    with mistakes.kept():
        triggers = table.mapping().get("triggers")  # that they are missing is told with the other rows
    if triggers is None:
        return
    with mistakes.kept():
        for node in triggers.items():
            with mistakes.kept():
                row = _read_row(node, name, modes, known)
                rows = node.mapping()
                for word in rows[next(kind for kind in KINDS if kind in rows)].items():
                    with mistakes.kept():
                        yield _read_pattern(word, row, known)


def _read_row(node: Node, type_name: str, modes: frozenset[str] | None, known: Known) -> TriggerRow:
    """Read what the triggers of a row have in common."""
    rows = node.mapping()
    for name in sorted(set(rows) - ROW_KEYS):
        raise rows[name].fail(f"{name!r} is not part of a trigger row; known are {', '.join(sorted(ROW_KEYS))}")
    kinds = [name for name in KINDS if name in rows]
    if len(kinds) != 1:
        raise node.fail("a trigger row has exactly one of verbs, nouns, adjectives")
    lists = {name: rows[name].items() if name in rows else [] for name in LISTS}
    for slot in (*lists["actors"], *lists["recipients"], *lists["participants"]):
        if slot.text() not in SLOTS | known.particles:
            raise slot.fail(f"{slot.text()!r} is no slot: write a preposition, or one of {', '.join(sorted(SLOTS))}")
    for mode in lists["modes"]:
        if modes is not None and mode.text() not in modes:
            told = f"one of {', '.join(sorted(modes))}" if modes else "none here"
            raise mode.fail(f"{type_name} has no mode {mode.text()!r}; write {told}, or add it to the rows of `modes`")
    for context in lists["contexts"]:
        if context.text() not in known.contexts:
            raise context.fail(f"there is no context {context.text()!r} in contexts.yaml")
    words = {name: tuple(item.text() for item in items) for name, items in lists.items()}
    needs = _read_needs(rows)
    flags = {name: name in rows and rows[name].flag() for name in FLAGS}
    return TriggerRow(
        type=type_name, kind=KINDS[kinds[0]], actors=words["actors"] or ("subject",), recipients=words["recipients"],
        participants=words["participants"], mutual=flags["mutual"], mutual_with=flags["mutual with"], modes=words["modes"],
        contexts=words["contexts"], weight=_read_weight(rows), person_object=needs == "person object",
        organisation_object=needs == "organisation object", place_object=needs == "place object", held=needs == "to be held",
        needs_object=frozenset(rows["needs object"].texts()) if "needs object" in rows else frozenset(),
        intransitive=flags["intransitive"], transitive=flags["transitive"], without_complement=flags["without complement"],
        needs_subject=_read_words(rows["needs subject"], known) if "needs subject" in rows else frozenset(),
        pair_type=_read_pair_type(rows, known), place=f"{node.table}:{node.line}",
    )  # fmt: skip


def _read_needs(rows: Mapping[str, Node]) -> str:
    """What a trigger needs beside it, or nothing."""
    needs = rows["needs"].text() if "needs" in rows else ""
    if needs and needs not in NEEDS:
        raise rows["needs"].fail(f"{needs!r} is no need that is known: write one of {', '.join(sorted(NEEDS))}")
    return needs


def _read_weight(rows: Mapping[str, Node]) -> float:
    """How sure a trigger is, from 0 to 1."""
    weight = rows["weight"].number() if "weight" in rows else USUAL_WEIGHT
    if not 0 <= weight <= 1:
        raise rows["weight"].fail(f"a weight lies between 0 and 1, not at {weight:g}")
    return weight


def _read_pair_type(rows: Mapping[str, Node], known: Known) -> str:
    """The type a row gives to a marked pair, where it is another one."""
    name = rows["pair type"].text() if "pair type" in rows else ""
    if name and name not in known.types:
        raise rows["pair type"].fail(f"there is no type {name!r} in the codebook; known are {', '.join(sorted(known.types))}")
    return name


def _read_pattern(word: Node, row: TriggerRow, known: Known) -> Pattern:
    """Read one trigger: its first word (its last, for a noun), then particles, alternatives a|b, and $classes."""
    words = word.text().split()
    if not words:
        raise word.fail("a trigger has at least one word")
    head, rest = (words[-1], words[:-1]) if row.kind == "noun" else (words[0], words[1:])
    if head != head.lower() or "|" in head or "$" in head:
        raise word.fail(f"a trigger's {'last' if row.kind == 'noun' else 'first'} word is one plain word in small letters, not {head!r}")
    parts = [(part in known.particles, _choices(part.split("|"), word, known)) for part in rest]
    return Pattern(word.text(), head, tuple(parts), row)


def _read_words(node: Node, known: Known) -> frozenset[str]:
    """The words of a list, its classes told in full."""
    return frozenset(word for item in node.items() for word in _choices([item.text()], item, known))


def _choices(words: list[str], node: Node, known: Known) -> frozenset[str]:
    """Words, and the words of the classes among them."""
    found: set[str] = set()
    for choice in words:
        if choice.startswith("$") and choice[1:] not in known.classes:
            raise node.fail(
                f"there is no class {choice} in grammar.yaml; known are {', '.join(f'${name}' for name in sorted(known.classes))}"
            )
        found |= known.classes[choice[1:]] if choice.startswith("$") else {choice}
    return frozenset(found)
