"""Dyads: who deals with whom, how often, and in what tone."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from dragoman.model import Event, Party
from dragoman.query.relations import pairs_of
from dragoman.query.shapes import Row
from dragoman.query.tones import CONFLICT, COOPERATION, quad_of
from dragoman.store import Database


def list_dyads(database: Database) -> list[Row]:
    """Pairs of states, or of a state and an armed group, that deal with each other, with their events by type; ordered by id ("AFG-PAK")."""
    names: dict[str, str] = {}
    pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in database.ledgers.events():
        for pair in pairs_of(event, names):
            pairs[pair].append(event)
    return [_pair_row(left, right, events, names) for (left, right), events in sorted(pairs.items())]


def list_ties(database: Database) -> list[Row]:
    """The network: pairs of actors who are in one event, with those events; ordered by id."""
    ties: dict[tuple[str, str], list[Event]] = defaultdict(list)
    named: dict[str, Party] = {}
    for event in database.ledgers.events():
        present = {party.actor: party for party in (*event.participants, *event.recipients, *event.actors)}
        named |= present
        for pair in combinations(sorted(present), 2):
            ties[pair].append(event)
    return [
        {
            "id": f"{left}+{right}", "source": left, "source_name": named[left].name, "target": right, "target_name": named[right].name,
            **_counts(events),
        }
        for (left, right), events in sorted(ties.items())
    ]  # fmt: skip


def _pair_row(left: str, right: str, events: list[Event], names: dict[str, str]) -> Row:
    states = [side for side in (left, right) if len(side) == len("PAK")]
    sides = [{"id": side, "name": names.get(side, side)} for side in (left, right)]
    return {"id": f"{left}-{right}", "states": states, "sides": sides, **_counts(events)}


def _counts(events: list[Event]) -> Row:
    types = sorted({event.type for event in events})
    quads = [quad_of(event.type) for event in events]
    return {
        "number": len(events), "types": {kind: sum(event.type == kind for event in events) for kind in types},
        "cooperation": sum(quad in COOPERATION for quad in quads), "conflict": sum(quad in CONFLICT for quad in quads),
        "events": sorted(event.id for event in events),
    }  # fmt: skip
