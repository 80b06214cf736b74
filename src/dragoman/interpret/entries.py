"""Entries: what the codebook says of a type - definition, boundaries, modes with their scores, examples - read from its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.interpret.sheet import Mistakes, Node

TYPE_KEYS = {
    "type", "quad", "pair quad", "base", "recipient", "source", "definition", "boundaries", "modes", "mode by complement", "mode words",
    "mode words reach", "mode words outweigh", "means as object of", "no act", "triggers", "examples",
}  # fmt: skip
NEEDED = ("type", "quad", "base", "definition", "modes", "triggers")
NAME = re.compile(r"[A-Z][A-Z0-9_-]*")
STATUSES = {"happened", "under way", "planned", "called off", "hypothetical", "did not happen"}
# The slots of an example that hold a list, and those that hold a word.
LISTED, WORDED = ("actors", "recipients", "modes"), ("text", "trigger", "type", "status")


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type with its quad class, scores, modes and the rules that pick a mode.

    examples: each with the `line` it stands on. reach: how far from the trigger its mode words are looked for (beside,
    clause, sentence); outweighed: the row modes that give way where the mode words tell another; means_of: the verbs
    whose object is the means, where any other's is what is struck; no_act: by whom, to what and amid which words it is no
    act (a storm, an illness, a match).
    """

    name: str
    quad: int
    pair_quad: int
    base: float
    definition: str
    boundaries: tuple[str, ...]
    modes: Mapping[str, float | None]
    mode_by_complement: Mapping[str, str]
    mode_words: Mapping[str, tuple[str, ...]]
    examples: tuple[Mapping[str, Any], ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    place: str = ""
    reach: str = "clause"
    outweighed: tuple[str, ...] = ()
    means_of: tuple[str, ...] = ()
    no_act: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_entry(table: Node, mistakes: Mistakes) -> TypeEntry | None:
    """Read the head of a type's file, everything but its triggers; None where a mistake leaves no type."""
    known = len(mistakes.found)
    rows: dict[str, Node] = {}
    with mistakes.kept():
        rows = table.mapping()
        for name in sorted(set(rows) - TYPE_KEYS):
            mistakes.note(rows[name].fail(f"{name!r} is not a row of a type; known are {', '.join(sorted(TYPE_KEYS))}"))
        for name in NEEDED:
            if name not in rows:
                mistakes.note(table.fail(f"the row {name!r} is missing"))
    told: dict[str, Any] = {}
    for name, reads in _READERS.items():
        if name in rows:
            with mistakes.kept():
                told[name] = reads(rows[name])
    _check_modes(rows, told, mistakes)
    examples = _read_examples(rows, mistakes)
    if len(mistakes.found) > known:
        return None
    return TypeEntry(
        told["type"], told["quad"], told.get("pair quad", told["quad"]), told["base"], told["definition"], told.get("boundaries", ()),
        {name: score for name, (score, _) in told["modes"].items()}, told.get("mode by complement", {}), told.get("mode words", {}),
        examples, {name: meaning for name, (_, meaning) in told["modes"].items()}, told["source"], table.shown,
        told.get("mode words reach", "clause"), told.get("mode words outweigh", ()),
        told.get("means as object of", ()), told.get("no act", {}),
    )  # fmt: skip


def _read_name(node: Node) -> str:
    if not NAME.fullmatch(node.text()):
        raise node.fail(f"a type's name is one word in capitals, such as CONSULT, not {node.text()!r}")
    return node.text()


def _read_quad(node: Node) -> int:
    number = node.number()
    if number not in {0, 1, 2, 3, 4}:
        raise node.fail(
            "quad is 1 (verbal cooperation), 2 (material cooperation), 3 (verbal conflict), 4 (material conflict) or 0 (neither)"
        )
    return int(number)


def _read_recipient(node: Node) -> str:
    if node.text() not in {"required", "optional"}:
        raise node.fail(f"recipient is required or optional, not {node.text()!r}")
    return node.text()


def _read_reach(node: Node) -> str:
    if node.text() not in {"beside", "clause", "sentence"}:
        raise node.fail(f"mode words are looked for beside the trigger, in its clause or in its sentence, not in {node.text()!r}")
    return node.text()


def _read_no_act(node: Node) -> dict[str, tuple[str, ...]]:
    """By whom, to what and amid which words something told in the type's words is nobody's act."""
    rows = node.mapping()
    for key in sorted(set(rows) - {"by", "to", "amid"}):
        raise rows[key].fail(f"{key!r} is not known here; what is no act is told `by`, `to` and `amid`")
    return {key: words.texts() for key, words in rows.items()}


def _read_modes(node: Node) -> dict[str, tuple[float | None, str]]:
    """Each mode's PLOVER score, or None where the manual gives none, and what it means."""
    read: dict[str, tuple[float | None, str]] = {}
    for name, mode in node.mapping().items():
        rows = mode.mapping()
        for key in sorted(set(rows) - {"score", "meaning"}):
            raise rows[key].fail(f"{key!r} is not part of a mode; known are score, meaning (quote a meaning that has a comma in it)")
        read[name] = (rows["score"].number() if "score" in rows else None, rows["meaning"].text() if "meaning" in rows else "")
    return read


_READERS: dict[str, Any] = {
    "type": _read_name, "quad": _read_quad, "pair quad": _read_quad, "base": Node.number, "recipient": _read_recipient, "source": Node.text,
    "definition": Node.text, "boundaries": Node.texts, "modes": _read_modes,
    "mode by complement": lambda node: {name: mode.text() for name, mode in node.mapping().items()},
    "no act": _read_no_act, "mode words reach": _read_reach, "mode words outweigh": Node.texts,
    "means as object of": Node.texts,
    "mode words": lambda node: {name: words.texts() for name, words in node.mapping().items()},
}  # fmt: skip


def _check_modes(rows: Mapping[str, Node], told: Mapping[str, Any], mistakes: Mistakes) -> None:
    """Every mode that a rule picks is defined."""
    if "modes" not in told:
        return
    for name in ("mode by complement", "mode words", "mode words outweigh"):
        used = told.get(name, {})
        for mode in sorted({*(used.values() if name == "mode by complement" else used)} - {*told["modes"], ""}):
            mistakes.note(rows[name].fail(f"the mode {mode!r} is used and not defined; add it to the rows of `modes`"))


def _read_examples(rows: Mapping[str, Node], mistakes: Mistakes) -> tuple[Mapping[str, Any], ...]:
    """The examples, each with its line: a text, the trigger in it, and whatever else is to come out."""
    found: list[Mapping[str, Any]] = []
    with mistakes.kept():
        for item in rows["examples"].items() if "examples" in rows else []:
            with mistakes.kept():
                found.append(_read_example(item))
    return tuple(found)


def _read_example(item: Node) -> Mapping[str, Any]:
    """One example; what it names stands in its text."""
    rows = item.mapping()
    for name in sorted(set(rows) - {*LISTED, *WORDED}):
        raise rows[name].fail(f"{name!r} is not part of an example; known are {', '.join((*WORDED, *LISTED))}")
    text, trigger = item.row("text").text(), item.row("trigger").text()
    told: dict[str, Any] = {"text": text, "trigger": trigger, "line": item.line}
    told |= {name: rows[name].text() for name in ("type", "status") if name in rows}
    told |= {name: rows[name].texts() for name in LISTED if name in rows}
    for words in (trigger, *told.get("actors", ()), *told.get("recipients", ())):
        if words not in text:
            raise item.fail(f"{words!r} does not stand in the example's text")
    if told.get("status", "happened") not in STATUSES:
        raise rows["status"].fail(f"{told['status']!r} is no status: write one of {', '.join(sorted(STATUSES))}")
    return told
