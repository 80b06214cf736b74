"""Lexicon: the words that help to tell who is meant, from data/naming.yaml, checked as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError

TABLE = Path(__file__).parent / "data" / "naming.yaml"
LISTS = (
    "human_verbs", "personal_nouns", "particles", "name_suffixes", "given_name_cultures", "family_first_cultures", "never_names", "person_verbs", "meeting_words",
    "meeting_verbs", "instrument_bodies", "place_heads", "group_words", "kinship", "carrying_verbs", "carried_nouns",
    "bystander_verbs", "bystander_nouns", "group_nouns", "side_fillers",
    "addressing_verbs", "recipient_verbs", "recipient_nouns", "generic_words", "person_objects",
)  # fmt: skip
KINDS = ("organisation_heads", "instrument_heads", "people_nouns", "unnamed_nouns", "plural_sides")
MEANINGS = ("numbers", "genders")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """lists: words by section; kinds: for each section, what kind a word makes; meanings: what a word means."""

    lists: Mapping[str, frozenset[str]]
    kinds: Mapping[str, Mapping[str, str]]
    meanings: Mapping[str, Mapping[str, str | int]]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Load the words once a process."""
    sections = load_sheet(TABLE.read_text(encoding="utf-8"))
    for name in (*LISTS, *KINDS, *MEANINGS):
        _check(name, sections.get(name))
    lists = {name: frozenset(str(word) for word in sections[name]["rows"]) for name in LISTS}
    kinds = {name: {str(word): kind for kind, words in sections[name]["rows"].items() for word in words} for name in KINDS}
    return Lexicon(lists, kinds, {name: dict(sections[name]["rows"]) for name in MEANINGS})


def _check(name: str, section: object) -> None:
    """Every section has rows and says where they come from."""
    if not isinstance(section, dict) or not section.get("rows") or not section.get("source"):
        raise TableError(table=TABLE.name, line=name, why="a section needs `source` and `rows`")
    wanted = list if name in LISTS else dict
    if not isinstance(section["rows"], wanted):
        raise TableError(table=TABLE.name, line=name, why=f"`rows` must be a {wanted.__name__}")
