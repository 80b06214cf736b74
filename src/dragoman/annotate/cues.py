"""Cues: the words that say whose word something is, from the table `data/cues.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError

TABLE = "annotate/data/cues.yaml"
ACTS = {
    "asserts", "denies", "declines", "claims responsibility", "promises", "demands", "asks", "warns", "praises", "blames", "cites", "feels",
    "intends", "shows",
}  # fmt: skip
FRAMES = {"clause", "object", "infinitive", "gerund", "addressee", "naming"}
STANCES = {"denies", "declines", "claims responsibility"}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word does: its act, whether somebody speaks, which complements carry content, and the prepositions that lead to it."""

    act: str
    speech: bool
    takes: frozenset[str]
    prepositions: frozenset[str]
    appeals: frozenset[str] = frozenset()
    names_as: str | None = (
        None  # what it does where its object is called something, if that is not its act: "called for", "called it a crime"
    )


@dataclass(frozen=True, slots=True)
class StanceRule:
    """A cue verb that takes a stance together with an object, an infinitive, or a negation."""

    stance: str
    act: str
    object: frozenset[str]
    infinitive: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole table."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    stances: Mapping[str, tuple[StanceRule, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    headline_sources: frozenset[str]
    carriers: frozenset[str]
    platforms: frozenset[str]
    light: frozenset[str]
    ways: frozenset[str]
    irregular: Mapping[str, str]
    idle: Mapping[str, frozenset[str]]
    events: frozenset[str]

    def past(self, lemma: str) -> str:
        """The past form of a cue verb, as manners are named: said, announced, denied."""
        if lemma in self.irregular:
            return self.irregular[lemma]
        if lemma.endswith("e"):
            return lemma + "d"
        return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou") else lemma + "ed"


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Read the table once and check every row."""
    table = load_sheet(files("dragoman").joinpath(TABLE).read_text(encoding="utf-8"))
    carriers = table["carriers"]
    return Cues(
        verbs=_words(table["verbs"]),
        nouns=_words(table["nouns"]),
        adjectives=_words(table["adjectives"]),
        stances=_stances(table["stances"]),
        phrases=_phrases(table["phrases"]),
        headline_sources=frozenset(_sourced(table["headline_sources"], 1)["words"]),
        carriers=frozenset(_sourced(carriers, 1)["nouns"]),
        platforms=frozenset(carriers["platforms"]),
        light=frozenset(_sourced(table["light"], 1)["verbs"]),
        ways=frozenset(_sourced(table["ways"], 1)["verbs"]),
        irregular=table["irregular"],
        idle=_idle(table["idle"]),
        events=frozenset(_sourced(table["events"], 1)["words"]),
    )


def _words(rows: list[dict[str, Any]]) -> dict[str, Cue]:
    """One cue a word; a word that stands in several rows takes what any of them takes, and does what the first says."""
    held: dict[str, Cue] = {}
    for number, row in enumerate(rows, 1):
        _sourced(row, number)
        takes, prepositions, appeals = (frozenset(map(str, row.get(key, ()))) for key in ("takes", "with", "appeals"))
        if row["act"] not in ACTS or not takes <= FRAMES:
            raise TableError(table=TABLE, line=number, why=f"unknown act or frame in {row['act']!r}, {sorted(takes)}")
        for word in row["words"]:
            first = held.get(word, Cue(row["act"], row["speech"], frozenset(), frozenset()))
            names_as = first.names_as or (row["act"] if "naming" in takes and row["act"] != first.act else None)
            held[word] = Cue(
                first.act, first.speech, first.takes | takes, first.prepositions | prepositions, first.appeals | appeals, names_as
            )
    return held


def _idle(rows: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """The objects with which a verb says nothing."""
    return {_sourced(row, number)["verb"]: frozenset(row["object"]) for number, row in enumerate(rows, 1)}


def _phrases(rows: list[dict[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases and their acts, by their first word."""
    held: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for number, row in enumerate(rows, 1):
        words = tuple(_sourced(row, number)["words"].split())
        held[words[0]] = (*held.get(words[0], ()), (words, row["act"]))
    return held


def _stances(rows: list[dict[str, Any]]) -> dict[str, tuple[StanceRule, ...]]:
    """The stance rules by verb."""
    held: dict[str, tuple[StanceRule, ...]] = {}
    for number, row in enumerate(rows, 1):
        _sourced(row, number)
        if row["stance"] not in STANCES or row["act"] not in ACTS:
            raise TableError(table=TABLE, line=number, why=f"unknown stance {row['stance']!r}")
        rule = StanceRule(
            row["stance"], row["act"], frozenset(row.get("object", ())), frozenset(row.get("infinitive", ())), bool(row.get("negated"))
        )
        held[row["verb"]] = (*held.get(row["verb"], ()), rule)
    return held


def _sourced(row: dict[str, Any], number: int) -> dict[str, Any]:
    """The row, where it says where it comes from."""
    if not row.get("source"):
        raise TableError(table=TABLE, line=number, why="the row has no source")
    return row
