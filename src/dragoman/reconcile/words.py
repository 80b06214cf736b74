"""Words: what two passages share once endings, hollow words and choice of synonym are set aside."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
# Endings that say how a word stands in its sentence, not what it means; the first that leaves enough of a word is taken off.
ENDINGS = (
    ("ational", "ate"), ("isation", "ise"), ("ization", "ise"), ("ations", "ate"), ("ation", "ate"), ("ments", "ment"), ("ities", "ity"),
    ("iness", "y"), ("ously", "ous"), ("ively", "ive"), ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"),
    ("xes", "x"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""),
)  # fmt: skip
SHORTEST = 3
# The one compound that news writes in three ways, two of them with a verb in it.
SPLIT = re.compile(r"\bceas(?:e|ed|ing)[- ]fire\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def load_words() -> dict[str, frozenset[str]]:
    """The table's sets of words by name: hollow, stays, broke, kept, overdue, force, formulas."""
    return {
        name: frozenset(str(row["words"]).split()) if name == "hollow" else frozenset(map(stem, str(row["words"]).split()))
        for name, row in read_table("words.yaml").items()
        if "words" in row
    }


@lru_cache(maxsize=1)
def load_alike() -> dict[str, str]:
    """Each stem of a group of synonyms, and the stem that stands for the group."""
    groups = read_table("words.yaml")["alike"]["groups"]
    return {stem(word): stem(group[0]) for group in groups for word in group}


def read_table(name: str) -> dict[str, dict[str, Any]]:
    """A table of this room, each group of which must say where it comes from."""
    rows: dict[str, dict[str, Any]] = load_sheet((DATA / name).read_text(encoding="utf-8"))
    for number, (key, row) in enumerate(rows.items(), start=1):
        if not isinstance(row, dict) or not row.get("source"):
            raise TableError(table=name, line=number, why=f"the group {key!r} has no source")
    return rows


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the ending that its place in the sentence gave it.

    >>> stem("visited"), stem("visits"), stem("Discussions"), stem("agreed"), stem("policies")
    ('visit', 'visit', 'discussion', 'agr', 'policy')
    """
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    for ending, other in ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST:
            return _close(folded[: -len(ending)] + other)
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) and len(folded) > SHORTEST:
        folded = folded[:-1]
    return _close(folded)


def _close(bare: str) -> str:
    """Take off what is left of an ending: a doubled letter or a silent e ("stopp" is "stop", "talke" is "talk")."""
    if len(bare) > SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "lsz":
        bare = bare[:-1]
    return bare[:-1] if len(bare) > SHORTEST and bare.endswith("e") else bare


def content(text: str) -> frozenset[str]:
    """The matter of a passage: its stems without hollow words, synonyms as one."""
    hollow, alike = load_words()["hollow"], load_alike()
    stems = (stem(word) for word in WORD.findall(SPLIT.sub("ceasefire", text)) if word.casefold() not in hollow)
    return frozenset(alike.get(found, found) for found in stems if len(found) > 1)


@lru_cache(maxsize=4096)
def matter(text: str) -> frozenset[str]:
    """What a passage is about: without names (whoever is named is compared as a party) and without formulas ("peace and stability")."""
    return content(" ".join(word for word in WORD.findall(text) if not word[0].isupper())) - load_words()["formulas"]


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the shorter passage's matter the longer one has too: 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """How much two passages of any length have in common, as the cosine of their words: 0 to 1."""
    return len(left & right) / math.sqrt(len(left) * len(right)) if left and right else 0.0


def agree(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the matter of both is in both: 0 to 1."""
    return len(left & right) / len(left | right) if left or right else 0.0
