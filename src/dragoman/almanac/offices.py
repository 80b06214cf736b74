"""Offices: the words a title is made of. Roles, qualifiers, portfolios, honorifics, epithets, ministries; never who holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.almanac.entries import SECTORS
from dragoman.almanac.tables import DATA, Row, read_table
from dragoman.almanac.words import NameIndex, key_of

COLUMNS = ("class", "words", "plural", "canonical", "kind", "sector", "portfolio", "body", "state", "source")
CLASSES = frozenset({"role", "qualifier", "portfolio", "honorific", "epithet", "ministry"})


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """Words of a title and what they mean.

    part: role, qualifier, portfolio, honorific, epithet or ministry. words: as written in the row; canonical: the one spelling
    they all have. kind: a coarse sort (minister, head of government, envoy, spokesperson; for a qualifier: acting, deputy, former,
    special ...). portfolio and body: what the words already say of it ("security czar": interior; "State Department": foreign).
    plural is True where the words stand for several ("ministers").
    """

    part: str
    words: str
    canonical: str
    kind: str | None
    sector: str | None
    portfolio: str | None
    body: str | None
    state: str | None
    source: str
    plural: bool = False


class Offices:
    """The table of office words: by their part, and found in a row of tokens."""

    def __init__(self, folder: Path = DATA) -> None:
        """Read offices.csv; the same words may not stand twice in one part."""
        self._parts: dict[str, dict[str, OfficeWord]] = {part: {} for part in sorted(CLASSES)}
        self._index: NameIndex[OfficeWord] = NameIndex()
        for row in read_table("offices.csv", COLUMNS, folder):
            self._read(row)

    def _read(self, row: Row) -> None:
        part = row.one_of("class", CLASSES) or row.need("class")
        canonical = row.text("canonical") or row.list("words")[0]
        for plural, column in ((False, "words"), (True, "plural")):
            for words in row.list(column):
                word = OfficeWord(
                    part, words, canonical, row.text("kind"), row.one_of("sector", SECTORS), row.text("portfolio"), row.text("body"),
                    row.text("state"), row.need("source"), plural,
                )  # fmt: skip
                key = " ".join(key_of(words))
                if key in self._parts[part]:
                    row.refuse(f"{words!r} stands twice as a {part}")
                self._parts[part][key] = word
                self._index.add(words, word)

    @property
    def roles(self) -> Mapping[str, OfficeWord]:
        """Minister, ambassador, spokesperson ... by their folded words."""
        return self._parts["role"]

    @property
    def qualifiers(self) -> Mapping[str, OfficeWord]:
        """Acting, deputy, former, special ... by their folded words."""
        return self._parts["qualifier"]

    @property
    def portfolios(self) -> Mapping[str, OfficeWord]:
        """Interior, foreign affairs, defence ... by their folded words, with the body that holds each."""
        return self._parts["portfolio"]

    @property
    def honorifics(self) -> Mapping[str, OfficeWord]:
        """Mr, Mullah, Lt Gen ... by their folded words."""
        return self._parts["honorific"]

    @property
    def epithets(self) -> Mapping[str, OfficeWord]:
        """Words that name an office without naming it: "security czar", "top diplomat"."""
        return self._parts["epithet"]

    @property
    def ministries(self) -> Mapping[str, OfficeWord]:
        """What a ministry is called: heads of the pattern ("ministry", "department"), and names of their own ("State Department")."""
        return self._parts["ministry"]

    def find(self, words: str) -> tuple[OfficeWord, ...]:
        """All parts a title's words can be: "federal" is a qualifier, "foreign" a portfolio."""
        return self._index.find(words)

    def match(self, words: Sequence[str]) -> list[tuple[int, int, tuple[OfficeWord, ...]]]:
        """The longest office words in a row of tokens, left to right: first token, one past the last, what they can be.

        "HE" needs its capitals and "Sardar" its capital; "foreign minister" is found however it is written.
        """
        return self._index.match(words)
