"""Described: the nouns that tell of people, bodies and things of war without a name, from data/described.yaml, with PLOVER's sectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError

TABLE = Path(__file__).parent / "data" / "described.yaml"
CLASSES = ("persons", "bodies", "arms", "standing")
SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split()  # noqa: SIM905
)
# A noun of the table has no more words than this.
LONGEST = 4
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun: the class of its section, PLOVER's sector, and whether the form at hand means several."""

    word: str
    kind: str
    sector: str
    many: bool


@dataclass(frozen=True, slots=True)
class Nouns:
    """The tables: every form of every noun, the last words of them, endings of compounds, and words that say whose side a noun is on."""

    forms: Mapping[str, Noun]
    last: frozenset[str]
    endings: Mapping[str, str]
    not_people: frozenset[str]
    mass: frozenset[str]
    whose: Mapping[str, str]
    measures: frozenset[str]
    parts: frozenset[str]
    vague: frozenset[str]

    def find(self, words: str) -> Noun | None:
        """The noun that words in small letters are, in the singular or the plural."""
        return self.forms.get(words)

    def by_ending(self, word: str, *, many: bool) -> Noun | None:
        """A person told by the end of a compound: "seamen", "shareholder", "hoteliers" not."""
        if word in self.not_people:
            return None
        for size in (8, 7, 6, 5, 4, 3):
            sector = self.endings.get(word[-size:]) if len(word) > size + 2 else None
            if sector is not None:
                return Noun(word, "persons", sector, many)
        return None


@lru_cache(maxsize=1)
def load_nouns() -> Nouns:
    """Load the nouns once a process."""
    sections = load_sheet(TABLE.read_text(encoding="utf-8"))
    for name in (*CLASSES, "endings", "not_people", "plurals", "mass", "whose", "measures", "parts", "vague"):
        _check(name, sections.get(name))
    forms = _forms(sections)
    return Nouns(
        forms,
        frozenset(form.replace("-", " ").split()[-1] for form in forms),
        {str(word): sector for sector, words in sections["endings"]["rows"].items() for word in words},
        frozenset(map(str, sections["not_people"]["rows"])),
        frozenset(map(str, sections["mass"]["rows"])),
        {str(word): sector for sector, words in sections["whose"]["rows"].items() for word in words},
        frozenset(map(str, sections["measures"]["rows"])),
        frozenset(map(str, sections["parts"]["rows"])),
        frozenset(map(str, sections["vague"]["rows"])),
    )


def _forms(sections: Mapping[str, Any]) -> dict[str, Noun]:
    """Every noun in the singular and the plural; of a noun told twice the first telling stands."""
    mass = set(sections["mass"]["rows"])
    forms: dict[str, Noun] = {}
    for kind in CLASSES:
        for sector, words in sections[kind]["rows"].items():
            if sector not in SECTORS:
                raise TableError(table=TABLE.name, line=f"{kind} {sector}", why="no sector of PLOVER's")
            for word in map(str, words):
                forms.setdefault(word, Noun(word, kind, sector, word in mass))
                for plural in plurals_of(word):
                    forms.setdefault(plural, Noun(word, kind, sector, many=True))
    for plural, word in sections["plurals"]["rows"].items():
        known = forms.get(word)
        if known is None:
            raise TableError(table=TABLE.name, line=f"plurals {plural}", why=f"{word!r} is in no other section")
        forms[str(plural)] = Noun(known.word, known.kind, known.sector, many=True)
    return forms


def plurals_of(word: str) -> Iterator[str]:
    """The regular plural of a noun, and that of a noun with -man.

    >>> [*plurals_of("fisherman"), *plurals_of("embassy"), *plurals_of("coach"), *plurals_of("oil tanker")]
    ['fishermen', 'embassies', 'coaches', 'oil tankers']
    """
    if word.endswith("man"):
        yield f"{word[:-3]}men"
    elif word.endswith("y") and word[-2] not in VOWELS:
        yield f"{word[:-1]}ies"
    elif word.endswith(("s", "x", "ch", "sh", "z")):
        yield f"{word}es"
    else:
        yield f"{word}s"


def _check(name: str, section: object) -> None:
    """Every section has rows and says where they come from."""
    if not isinstance(section, dict) or not section.get("rows") or not section.get("source"):
        raise TableError(table=TABLE.name, line=name, why="a section needs `source` and `rows`")
