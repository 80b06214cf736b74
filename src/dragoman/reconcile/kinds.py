"""Kinds: which types and words of an act may tell one happening, and which number a session bears."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.reconcile.words import read_table, stem

# The type that is of its family whatever its word.
HEADS = {"accord": "AGREE", "meeting": "CONSULT"}
DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The types of each family and the stems of the words that put an act into it."""
    rows = {name: row for name, row in read_table("kinds.yaml").items() if "types" in row}
    return {name: (frozenset(str(row["types"]).split()), frozenset(map(stem, str(row["words"]).split()))) for name, row in rows.items()}


@lru_cache(maxsize=1)
def _ordinals() -> tuple[dict[str, str], re.Pattern[str]]:
    """The number of each ordinal, and what an ordinal with its noun looks like: two words may stand between them."""
    row = read_table("kinds.yaml")["ordinals"]
    numbers = dict(str(word).split(":") for word in str(row["words"]).split())
    nouns = "|".join(str(row["nouns"]).split())
    told = rf"\b({'|'.join(numbers)}|\d{{1,3}}(?:st|nd|rd|th))(?:[ -][a-z-]{{1,20}}){{0,2}}[ -]({nouns})\b"
    return numbers, re.compile(told)


@lru_cache(maxsize=65536)
def family(kind: str, trigger: str, name: str = "accord") -> str:
    """The family that an act belongs to by its type and its word; its type where it is in none.

    >>> family("SUPPORT", "signed"), family("AGREE", "assured"), family("SUPPORT", "thanked")
    ('accord', 'accord', 'SUPPORT')
    """
    types, words = _families()[name]
    return name if kind in types and (kind == HEADS.get(name) or any(stem(word) in words for word in trigger.split())) else kind


@lru_cache(maxsize=4096)
def ordinals_of(text: str) -> dict[str, str]:
    """The number of each numbered session that a passage names.

    >>> ordinals_of("the second round of talks and the 7th joint session")
    {'round': '2', 'session': '7'}
    """
    numbers, pattern = _ordinals()
    found: dict[str, str] = {}
    for word, noun in pattern.findall(text.casefold()):
        digits = DIGITS.match(word)
        found.setdefault(noun, digits.group() if digits else numbers[word])
    return found
