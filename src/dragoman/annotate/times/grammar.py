"""Grammar: finds the phrases that tell a time, and which rule of `patterns.yaml` each one follows. It counts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.almanac.sheets import load_sheet
from dragoman.annotate.times.starts import LENGTH, plain, starts_of
from dragoman.errors import TableError

HERE = Path(__file__).parent
# A line may end inside a phrase, a paragraph may not.
BLANK = r"(?:[ \t\xa0]{1,3}\n?|\n)"
WORD_LISTS = ("months", "weekdays", "ordinals", "zones", "holidays", "hijri", "solar", "idioms")
# How far before and after its telling word a phrase can reach.
REACH = 64
# Where a phrase can begin: at a word or an apostrophe ("'90s"), not inside a word and not after a sign of money.
WORD = re.compile(r"(?<![\w$€£#])[\w'’]")
ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: its name (an example of it), how its matches are counted, and its pattern."""

    name: str
    build: str
    pattern: re.Pattern[str]


class Phrase(NamedTuple):
    """Words that tell a time, the rule they follow, and the named pieces of them (lower case)."""

    start: int
    end: int
    text: str
    rule: Rule
    parts: Mapping[str, str]

    def part(self, name: str) -> str:
        """A named piece, or the empty word. A line may break inside it."""
        words = self.parts.get(name)
        return " ".join(words.split()) if words else ""


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """The word lists, read once."""
    table = load_sheet((HERE / "vocabulary.yaml").read_text(encoding="utf-8"))
    if not isinstance(table, dict):
        raise TableError(table="vocabulary.yaml", line=1, why="it should be a mapping of word lists")
    return table


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules, compiled once, in the table's order."""
    table = load_sheet((HERE / "patterns.yaml").read_text(encoding="utf-8"))
    macros = {**_listed(), **table["macros"]}
    made = []
    for line, row in enumerate(table["rules"], start=1):
        try:
            made.append(Rule(row["name"], row["build"], _compile(row["pattern"], macros)))
        except (KeyError, re.error) as why:
            raise TableError(table="patterns.yaml", line=f"rule {line}", why=why) from why
    return tuple(made)


def find_phrases(text: str) -> list[Phrase]:
    """The phrases of a text that tell a time, in order, none overlapping: the longest from the left."""
    lower = text.translate(ASCII_LOWER)
    found: list[Phrase] = []
    for rule, match in _matches(lower):
        start, end = match.span()
        if lower[end - 1] == "." and lower[start:end].rstrip(".").split()[-1] in _full_months():
            end -= 1  # the full stop of a sentence that ends in "April." is not the month's
        found.append(Phrase(start, end, text[start:end], rule, match.groupdict("")))
    return found


def _matches(lower: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The longest match that begins at each word, by the first rule of the table where several are as long; none inside another."""
    reached = 0
    for first, last in _neighbourhoods(lower):
        for word in WORD.finditer(lower, max(first, reached), last):
            place = word.start()
            if place < reached:
                continue
            best: tuple[Rule, re.Match[str]] | None = None
            end = 0
            for rule in _rules_at(lower[place : place + LENGTH]):
                match = rule.pattern.match(lower, place, last)
                if match and match.end() > end:
                    best, end = (rule, match), match.end()
            if best:
                reached = end
                yield best


@lru_cache(maxsize=65536)
def _rules_at(letters: str) -> tuple[Rule, ...]:
    """The rules whose matches can begin with these letters, in the table's order."""
    known, begun = _rules_by_start(), plain(letters)
    numbers = {number for length in range(LENGTH + 1) for number in known.get(begun[:length], ())}
    return tuple(rules()[number] for number in sorted(numbers))


@lru_cache(maxsize=1)
def _rules_by_start() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(rules()):
        for start in sorted({start.partition("\0")[0] for start in starts_of(rule.pattern.pattern)}):
            found.setdefault(start, []).append(number)
    return found


def _neighbourhoods(lower: str) -> Iterator[tuple[int, int]]:
    """The stretches in which a time can stand: some words either side of a word or number that only times have."""
    first = last = -1
    for match in _triggers().finditer(lower):
        if match.start() - REACH > last:
            if last >= 0:
                yield _word_edge(lower, first), _word_edge(lower, last)
            first = match.start() - REACH
        last = match.end() + REACH
    if last >= 0:
        yield _word_edge(lower, first), _word_edge(lower, last)


def _word_edge(text: str, place: int) -> int:
    """The nearest place at or after this one that does not cut a word (within 30 characters)."""
    if place <= 0:
        return 0
    for edge in range(place, min(place + 30, len(text))):
        if text[edge].isspace():
            return edge
    return min(place + 30, len(text))


@lru_cache(maxsize=1)
def _full_months() -> frozenset[str]:
    return frozenset(word for word in vocabulary()["months"] if len(word) > 4 or word in {"may", "june", "july"})


@lru_cache(maxsize=1)
def _triggers() -> re.Pattern[str]:
    """What every time has at least one of: a unit, a month, a day, a year, a clock, a fixed word."""
    known = vocabulary()
    words = {*known["months"], *known["weekdays"], *known["units"], *known["seasons"], *known["dayparts"], *known["decades"]}
    words |= {word.split(" ")[0] for name in ("holidays", "hijri", "solar") for word in known[name]}
    words |= {idiom.split(" ")[-1] for idiom in known["idioms"]} - {"moment", "possible", "days", "past"}
    words |= {"the past", "moment", "possible", "yesterday", "today", "tomorrow", "tonight", "overnight", "noon", "midnight", "fiscal"}
    words |= {
        "eve of",
        "sidelines of",
        "margins of",
        "half",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "annually",
        "yearly",
        "nightly",
        "hourly",
        "biweekly",
        "period",
    }
    words |= {"nineteen", "eighteen", "daylong", "weeklong", "monthlong", "yearlong", "gmt", "utc"}
    stems = _by_first_letter(words)
    return re.compile(
        rf"(?<![a-z])(?:{stems})(?:s|long)?(?![a-z])|(?<!\d)\d{{4}}(?!\d)|\d[ :]?[ap0-5]\.?m|\d:\d\d|\d[/.]\d|\d0['’]?s|\d{{4}} local|q[1-4](?!\w)|fy ?\d"
    )


def _by_first_letter(words: Iterable[str]) -> str:
    """The words as one pattern that looks at a word's rest only where its first letter fits; the longest word first."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(rests.items()))


def _listed() -> dict[str, str]:
    """Each word list as an alternation, the longest word first."""
    known = vocabulary()
    lists = {name: list(known[name]) for name in WORD_LISTS}
    lists["longdays"] = [word for word in known["weekdays"] if word.endswith("day")]
    lists["longmonths"] = sorted(_full_months())
    return {
        name: "(?:" + "|".join(_escaped(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
        for name, words in lists.items()
    }


def _escaped(word: str) -> str:
    return re.escape(word).replace("\\ ", " ").replace("'", "['’]")


def _compile(pattern: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    """Fill in the macros (they may hold each other), let a blank stand for a line's end, and hold the ends to word edges."""
    for _ in range(5):
        pattern = re.sub(r"%(\w+)%", lambda name: macros[name.group(1)], pattern)
    spaced = pattern.replace(" ?", r"[ \t\xa0]?").replace("[- ]", r"[-\s]")
    spaced = re.sub(r"(?<!\[)(?<!\[-) (?!\\t)", lambda _: BLANK, spaced)
    return re.compile(rf"(?<![\w$€£#])(?:{spaced})(?!\w)" if not pattern.endswith("\\b") else rf"(?<![\w$€£#])(?:{spaced})")
