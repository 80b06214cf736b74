"""States: their codes and names, what their people are called, and the seats that stand for their governments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.almanac.tables import DATA, read_table

COLUMNS = (
    "iso3", "iso2", "name", "kind", "official", "names", "demonyms", "people", "capital", "seats", "region", "cameo", "cow", "cow_letters", "fips",
    "parent", "source",
)  # fmt: skip
KINDS = frozenset({"state", "territory", "disputed"})


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory of ISO 3166 (and Kosovo, which has the user-assigned code that PLOVER uses).

    kind: state, territory (parent is the state it belongs to), disputed (statehood or status is contested; no position taken).
    names: every other name, the official one first. demonyms: adjective and singular; people: plural.
    seats: cities and buildings that stand for the government, the capital first where it does.
    cow: the Correlates of War number, None where that system has none.
    """

    iso3: str
    iso2: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    cameo: str | None
    cow: int | None
    cow_letters: str | None
    fips: str | None
    region: str | None
    source: str
    kind: str = "state"
    parent: str | None = None


def read_states(folder: Path = DATA) -> dict[str, State]:
    """Read states.csv: every state by its ISO 3166 alpha-3 code, in the order of the codes."""
    states: dict[str, State] = {}
    for row in read_table("states.csv", COLUMNS, folder):
        iso3, number = row.need("iso3"), row.number("cow")
        official = row.text("official")
        if iso3 in states:
            row.refuse(f"{iso3} stands twice")
        names = (official, *row.list("names")) if official else row.list("names")
        states[iso3] = State(
            iso3, row.need("iso2"), row.need("name"), names, row.list("demonyms"), row.list("people"), row.text("capital"),
            row.list("seats"), row.text("cameo"), None if number is None else int(number), row.text("cow_letters"), row.text("fips"),
            row.text("region"), row.need("source"), row.one_of("kind", KINDS) or "state", row.text("parent"),
        )  # fmt: skip
    return dict(sorted(states.items()))
