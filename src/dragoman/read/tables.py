"""The tables of this room, validated as they are loaded: furniture phrases and the words that tell lines apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError

Reach = Literal["line", "list", "rest"]
REACHES = ("line", "list", "rest")


@dataclass(frozen=True, slots=True)
class Furniture:
    """One row of the furniture table: what a line looks like, and how far it reaches down the page."""

    pattern: re.Pattern[str]
    reach: Reach
    source: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The words that tell the lines of a page apart, all in lower case except the words that are no datelines."""

    not_datelines: frozenset[str]
    sections: frozenset[str]
    bylines: tuple[str, ...]
    date_labels: frozenset[str]
    caption_marks: tuple[str, ...]
    clear_verbs: frozenset[str]
    loose_verbs: frozenset[str]
    participles: frozenset[str]
    caption_verbs: frozenset[str]
    question_words: frozenset[str]
    english: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    """Read one table of this room."""
    loaded = load_sheet(files("dragoman.read").joinpath("data", name).read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise TableError(table=name, line=1, why="the table must be a mapping")
    return loaded


@lru_cache(maxsize=1)
def load_furniture() -> tuple[Furniture, ...]:
    """Give the furniture of news pages, in the table's order."""
    rows = []
    for number, row in enumerate(_load("chrome.yaml")["rows"], start=1):
        if set(row) != {"pattern", "reach", "source"} or row["reach"] not in REACHES:
            raise TableError(table="chrome.yaml", line=number, why="a row has pattern, reach (line, list or rest) and source")
        rows.append(Furniture(re.compile(row["pattern"], re.IGNORECASE), cast("Reach", row["reach"]), row["source"]))
    return tuple(rows)


@lru_cache(maxsize=1)
def load_lines() -> Lines:
    """Give the words that tell lines apart."""
    table = _load("lines.yaml")
    verbs = table["headline_verbs"]
    return Lines(
        not_datelines=frozenset(table["not_datelines"]),
        sections=frozenset(table["sections"]),
        bylines=tuple(table["bylines"]),
        date_labels=frozenset(table["date_labels"]),
        caption_marks=tuple(table["caption_marks"]),
        clear_verbs=frozenset(form for verb in verbs["clear"] for form in verb_forms(verb)),
        loose_verbs=frozenset(form for verb in verbs["loose"] for form in verb_forms(verb)),
        participles=frozenset(table["headline_participles"]),
        caption_verbs=frozenset(form for verb in table["caption_verbs"] for form in verb_forms(verb)),
        question_words=frozenset(table["question_words"]),
        english=frozenset(table["english"]),
    )


def verb_forms(verb: str) -> tuple[str, str]:
    """Give the two forms of a verb in the present tense.

    >>> verb_forms("deny")
    ('deny', 'denies')
    """
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb, verb[:-1] + "ies"
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb, verb + "es"
    return verb, verb + "s"
