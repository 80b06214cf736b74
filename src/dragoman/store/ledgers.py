"""Ledgers: the record reconciled, as one whole: events and what may be asked of them, and the registers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, insert, or_, select

from dragoman.model import (
    Actor,
    Commitment,
    Disagreement,
    Event,
    Judgement,
    Mechanism,
    Origin,
    Party,
    Proposition,
    Reconciliation,
    Tenure,
    When,
)
from dragoman.store import schema
from dragoman.store.nouns import read_noun, write_noun

if TYPE_CHECKING:
    from dragoman.store.database import Database

T = TypeVar("T", Actor, Commitment, Disagreement, Judgement, Mechanism, Origin, Proposition, Tenure)
Key = TypeVar("Key", bound=Hashable)
Noun = TypeVar("Noun")

KINDS: dict[type[Any], str] = {
    Actor: "actor",
    Commitment: "commitment", Disagreement: "disagreement", Judgement: "judgement", Mechanism: "mechanism",
    Origin: "origin", Proposition: "proposition", Tenure: "tenure",
}  # fmt: skip

# Days as text sort as they should; an open end is one that nothing can pass.
_FIRST, _LAST = date.min.isoformat(), date.max.isoformat()


@dataclass(frozen=True, slots=True)
class Sought:
    """What an event must be to be given: every field that is set narrows. actors and states: any one of them will do."""

    since: date | None = None
    until: date | None = None
    type: str | None = None
    status: str | None = None
    actors: tuple[str, ...] | None = None
    states: tuple[str, ...] | None = None


class LedgerShelf:
    """The last reconciliation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, whole: Reconciliation, changes: int, last: Reconciliation | None = None) -> None:
        """Store a reconciliation in place of the last one, in one transaction. changes: the state of the record it was made from.

        last: the reconciliation that is stored now, where the caller has it; then only what differs from it is written.
        """
        before = last or Reconciliation()
        events = _differing({event.id: event for event in before.events}, {event.id: event for event in whole.events})
        rows = _differing(_ledgers(before), _ledgers(whole))
        with self._database.writing() as connection:
            if last is None:
                for table in (schema.event, schema.event_day, schema.event_party, schema.event_account, schema.ledger):
                    connection.execute(delete(table))
            else:
                _delete(connection, schema.event.c.id, events.gone)
                for column in (schema.event_day.c.event, schema.event_party.c.event, schema.event_account.c.event):
                    _delete(connection, column, events.gone)
                _delete_rows(connection, rows.gone)
            _insert(connection, schema.event, map(_event_row, events.come))
            _insert(connection, schema.event_day, _unique(row for event in events.come for row in _days(event)))
            _insert(connection, schema.event_party, _unique(row for event in events.come for row in _parties(event)))
            told = ({"account": account, "event": event.id} for event in events.come for account in event.accounts)
            _insert(connection, schema.event_account, _unique(told, "account"))
            _insert(connection, schema.ledger, map(_ledger_row, rows.come))
            self._database.note_reconciled(connection, changes)

    def events(self, sought: Sought | None = None) -> list[Event]:
        """The events that are what is sought, ordered by id."""
        query = _narrow(select(schema.event.c.noun).order_by(schema.event.c.id), sought or Sought())
        with self._database.reading() as connection:
            return [read_noun(Event, noun) for noun in connection.execute(query).scalars()]

    def party_names(self) -> list[tuple[str, str]]:
        """Every actor in an event, with each name it has there, in order."""
        party = schema.event_party.c
        query = select(party.actor, party.name).distinct().order_by(party.actor, party.name)
        with self._database.reading() as connection:
            return list(connection.execute(query).tuples())

    def types(self) -> list[str]:
        """The types of the events, each once, in order."""
        kind = schema.event.c.type
        with self._database.reading() as connection:
            return list(connection.execute(select(kind).distinct().order_by(kind)).scalars())

    def number_of_events(self) -> int:
        """How many events the record holds."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.event)).scalar_one())

    def event(self, event: str) -> Event | None:
        """One event by its id, or None."""
        with self._database.reading() as connection:
            noun = connection.execute(select(schema.event.c.noun).where(schema.event.c.id == event)).scalar()
        return None if noun is None else read_noun(Event, noun)

    def event_of(self, account: str) -> str | None:
        """The id of the event that an account belongs to."""
        table = schema.event_account.c
        with self._database.reading() as connection:
            return connection.execute(select(table.event).where(table.account == account)).scalar()

    def parts_of(self, event: str) -> list[str]:
        """The ids of the events that this one holds, in order."""
        table = schema.event.c
        with self._database.reading() as connection:
            return list(connection.execute(select(table.id).where(table.part_of == event).order_by(table.id)).scalars())

    def all(self, kind: type[T]) -> list[T]:
        """A whole ledger, ordered by id."""
        table = schema.ledger.c
        query = select(table.noun).where(table.kind == KINDS[kind]).order_by(table.id)
        with self._database.reading() as connection:
            return [read_noun(kind, noun) for noun in connection.execute(query).scalars()]

    def get(self, kind: type[T], name: str) -> T | None:
        """One row of a ledger by its id, or None."""
        table = schema.ledger.c
        query = select(table.noun).where(table.kind == KINDS[kind], table.id == name)
        with self._database.reading() as connection:
            noun = connection.execute(query).scalar()
        return None if noun is None else read_noun(kind, noun)

    def ids(self, beginning: str) -> list[tuple[str, str]]:
        """Every id in the record that begins so, with the kind of thing it names. The kind's own prefix may be left out."""
        shelves = [
            ("event", schema.event.c.id), ("account", schema.account.c.id), ("report", schema.report.c.id),
            ("judgement", schema.judgement.c.id), ("actor", schema.event_party.c.actor),
        ]  # fmt: skip
        kind, name = schema.ledger.c.kind, schema.ledger.c.id
        with self._database.reading() as connection:
            queries = [(shelf, select(column).distinct().where(_may_begin(column, beginning))) for shelf, column in shelves]
            found = {(shelf, str(one)) for shelf, query in queries for one in connection.execute(query).scalars()}
            rows = connection.execute(select(kind, name).where(kind != KINDS[Origin], _may_begin(name, beginning)))
            found |= {(row.kind, row.id) for row in rows}
            old = schema.formerly.c
            answering = {("formerly", str(new)) for new in connection.execute(select(old.new).where(old.old == beginning)).scalars()}
        return sorted({(shelf, one) for shelf, one in found if _begins(one, beginning)} | answering)


def _may_begin(column: Any, beginning: str) -> Any:
    return or_(column.startswith(beginning, autoescape=True), column.contains("-" + beginning, autoescape=True))


def _begins(name: str, beginning: str) -> bool:
    """Whether an id begins so, with or without the word for its kind ("account-3f9c" goes by "3f9c" too)."""
    return name.startswith(beginning) or name.partition("-")[2].startswith(beginning)


def _narrow(query: Select[Any], sought: Sought) -> Select[Any]:
    table = schema.event.c
    if sought.type is not None:
        query = query.where(table.type == sought.type)
    if sought.status is not None:
        query = query.where(table.status == sought.status)
    if sought.since is not None or sought.until is not None:
        day = schema.event_day.c
        reach = select(day.event)
        if sought.since is not None:
            reach = reach.where(day.latest >= sought.since.isoformat())
        if sought.until is not None:
            reach = reach.where(day.earliest <= sought.until.isoformat())
        query = query.where(table.id.in_(reach))
    party = schema.event_party.c
    if sought.actors is not None:
        query = query.where(table.id.in_(select(party.event).where(party.actor.in_(sought.actors))))
    if sought.states is not None:
        query = query.where(table.id.in_(select(party.event).where(party.state.in_(sought.states))))
    return query


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    waiting = list(rows)
    if waiting:
        connection.execute(insert(table), waiting)


def _unique(rows: Iterable[dict[str, Any]], *by: str) -> Iterator[dict[str, Any]]:
    """Leave out rows that say again what was said."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row[column] for column in by or row)
        if key not in seen:
            seen.add(key)
            yield row


def _event_row(event: Event) -> dict[str, Any]:
    return {"id": event.id, "type": event.type, "status": event.status, "part_of": event.part_of, "noun": write_noun(event)}


def _days(event: Event) -> Iterator[dict[str, Any]]:
    finding = event.finding("when")
    told = [] if finding is None else [finding.value, *(variant.value for variant in finding.variants)]
    for when in told:
        if isinstance(when, When) and when.known:
            earliest = _FIRST if when.earliest is None else when.earliest.isoformat()
            latest = _LAST if when.latest is None else when.latest.isoformat()
            yield {"event": event.id, "earliest": earliest, "latest": latest}


def _parties(event: Event) -> Iterator[dict[str, Any]]:
    told: dict[tuple[str, str], Party] = {}
    for slot, parties in (("actors", event.actors), ("recipients", event.recipients), ("participants", event.participants)):
        for party in parties:
            told.setdefault((slot, party.actor), party)
    for (slot, actor), party in told.items():
        yield {"event": event.id, "slot": slot, "actor": actor, "state": party.state, "name": party.name}


@dataclass(frozen=True, slots=True)
class _Difference(Generic[Key, Noun]):
    """What is to be taken out, by key, and what is to be put in."""

    gone: list[Key]
    come: list[Noun]


def _differing(before: Mapping[Key, Noun], now: Mapping[Key, Noun]) -> _Difference[Key, Noun]:
    """What of the old no longer stands as it was, and what of the new did not stand so."""
    gone = [key for key, noun in before.items() if key not in now or (now[key] is not noun and now[key] != noun)]
    changed = set(gone)
    return _Difference(gone, [noun for key, noun in now.items() if key not in before or key in changed])


def _ledgers(whole: Reconciliation) -> dict[tuple[str, str], Any]:
    """Every row of every ledger, by its kind and id, the first where two have one id."""
    shelves: tuple[Sequence[Any], ...] = (
        whole.actors, whole.commitments, whole.disagreements, whole.judgements, whole.mechanisms, whole.propositions, whole.tenures,
    )  # fmt: skip
    found: dict[tuple[str, str], Any] = {}
    for shelf in shelves:
        for noun in shelf:
            found.setdefault((KINDS[type(noun)], noun.id), noun)
    return found | {(KINDS[Origin], origin.report): origin for origin in whole.origins}


def _ledger_row(noun: Any) -> dict[str, Any]:
    name = noun.report if isinstance(noun, Origin) else noun.id
    return {"kind": KINDS[type(noun)], "id": name, "noun": write_noun(noun)}


def _delete(connection: Connection, column: Any, names: Sequence[str]) -> None:
    if names:
        connection.execute(delete(column.table).where(column == bindparam("name")), [{"name": name} for name in names])


def _delete_rows(connection: Connection, keys: Sequence[tuple[str, str]]) -> None:
    table = schema.ledger.c
    if keys:
        query = delete(schema.ledger).where(table.kind == bindparam("sort"), table.id == bindparam("name"))
        connection.execute(query, [{"sort": kind, "name": name} for kind, name in keys])
