"""Entries: bodies, armed groups, movements, outlets and mechanisms, with the days on which each was what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast, get_args

from dragoman.almanac.states import State
from dragoman.almanac.tables import DATA, Row, read_table
from dragoman.model import ActorKind

TABLES = {
    "bodies.csv": ("id", "name", "aliases", "form", "state", "sector", "plover", "since", "until", "source"),
    "agencies.csv": ("id", "name", "aliases", "form", "state", "sector", "since", "until", "source"),
    "groups.csv": ("id", "kind", "name", "aliases", "state", "states", "sector", "since", "until", "source"),
    "outlets.csv": ("id", "name", "aliases", "form", "state", "domains", "source"),
    "mechanisms.csv": ("id", "name", "aliases", "form", "parties", "since", "until", "source"),
}
ERAS = ("entry", "since", "until", "kind", "state", "sector", "source")
KINDS = {"bodies.csv": "body", "agencies.csv": "body", "outlets.csv": "outlet", "mechanisms.csv": "mechanism"}
# fmt: off
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRE", "PRM", "PTY", "REB",
    "REF", "REL", "SOC", "SPY", "UAF", "UNK",
})
# fmt: on
# PLOVER's pseudo-countries for what belongs to no one state.
PSEUDO = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


@dataclass(frozen=True, slots=True)
class Era:
    """What an entry was from a day (included) to another (not included)."""

    since: date | None
    until: date | None
    kind: str
    state: str | None
    sector: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a name that was known before we read.

    kind: state, body, armed group, movement, company, outlet, mechanism. state: ISO 3166 alpha-3, None for what belongs to none
    or several (then states lists them); sector: PLOVER's; plover: its pseudo-country (IGO, UNO, NGO, IMG ...).
    form: what sort of its kind (agency, outlet, state broadcaster; court, bank, alliance; corridor, talks ...).
    A bare year in the table is its first day in since and its last day in until. eras: where sector or state changed over time.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    state: str | None
    sector: str | None
    source: str
    since: date | None = None
    until: date | None = None
    states: tuple[str, ...] = ()
    plover: str | None = None
    form: str | None = None
    domains: tuple[str, ...] = ()
    eras: tuple[Era, ...] = ()

    def era(self, on: date | None) -> Era | None:
        """The era that holds on a day; without a day the last one. None where the entry has no eras, or none that holds."""
        if on is None:
            return self.eras[-1] if self.eras else None
        return next((era for era in self.eras if (era.since or date.min) <= on and (era.until is None or on < era.until)), None)


def read_entries(states: dict[str, State], folder: Path = DATA) -> dict[str, Entry]:
    """Read every table of entries; states come first, as entries of their own. By id, in the order of the ids."""
    eras = _read_eras(states, folder)
    entries = {f"state-{iso3}": _state_entry(state) for iso3, state in states.items()}
    for table, columns in TABLES.items():
        for row in read_table(table, columns, folder):
            entry = _read_entry(row, columns, states, eras)
            if entry.id in entries:
                row.refuse(f"the id {entry.id} stands twice")
            entries[entry.id] = entry
    for lost in sorted(set(eras) - set(entries)):
        eras[lost][0][0].refuse(f"no entry has the id {lost}")
    return dict(sorted(entries.items()))


def _read_entry(row: Row, columns: tuple[str, ...], states: dict[str, State], eras: dict[str, list[tuple[Row, Era]]]) -> Entry:
    """One row as an entry; a column the table lacks is empty."""
    cells = Row(
        row.table,
        row.line,
        {**dict.fromkeys(("states", "parties", "plover", "form", "domains", "sector", "state", "since", "until"), ""), **row.cells},
    )
    name, several = row.need("id"), (*cells.list("states"), *cells.list("parties"))
    _check_states(cells, (*cells.list("state"), *several), states)
    kind = _kind(cells, "kind") if "kind" in columns else KINDS[row.table]
    return Entry(
        name, kind, row.need("name"), row.list("aliases"), cells.text("state"),
        cells.one_of("sector", SECTORS) or ("JRN" if kind == "outlet" else None), row.need("source"), cells.day("since"),
        cells.day("until", end=True), several, cells.one_of("plover", PSEUDO), cells.text("form"), cells.list("domains"),
        tuple(era for _, era in eras.get(name, ())),
    )  # fmt: skip


def _read_eras(states: dict[str, State], folder: Path) -> dict[str, list[tuple[Row, Era]]]:
    """The eras of each entry in the order of the table, which must be the order of time."""
    eras: dict[str, list[tuple[Row, Era]]] = {}
    for row in read_table("eras.csv", ERAS, folder):
        _check_states(row, row.list("state"), states)
        era = Era(
            row.day("since"), row.day("until"), _kind(row, "kind"), row.text("state"), row.one_of("sector", SECTORS), row.need("source")
        )
        earlier = eras.setdefault(row.need("entry"), [])
        if earlier and (earlier[-1][1].until is None or era.since is None or era.since < earlier[-1][1].until):
            row.refuse("the eras of an entry stand in the order of time and do not overlap")
        earlier.append((row, era))
    return eras


def _check_states(row: Row, codes: tuple[str, ...], states: dict[str, State]) -> None:
    for code in codes:
        if code not in states:
            row.refuse(f"{code!r} is not a state's ISO 3166 alpha-3 code")


def _kind(row: Row, column: str) -> str:
    return row.one_of(column, frozenset({"mechanism", *get_args(ActorKind)})) or row.need(column)


def _state_entry(state: State) -> Entry:
    return Entry(f"state-{state.iso3}", "state", state.name, state.names, state.iso3, "GOV", state.source)


def actor_kind(kind: str) -> ActorKind:
    """The kind as the nouns have it; a mechanism acts as a body."""
    return "body" if kind == "mechanism" else cast("ActorKind", kind)
