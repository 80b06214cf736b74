"""Dyads: who deals with whom, how often, and in what tone."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from dragoman.model import Event, Party
from dragoman.query.shapes import Row
from dragoman.store import Database

_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def list_dyads(database: Database) -> list[Row]:
    """Pairs of states that deal with each other, with their events by type; ordered by id ("AFG-PAK")."""
    pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in database.ledgers.events():
        states = sorted({party.state for party in (*event.actors, *event.recipients) if party.state})
        for pair in combinations(states, 2):
            pairs[pair].append(event)
    return [_pair_row(left, right, events) for (left, right), events in sorted(pairs.items())]


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


def _pair_row(left: str, right: str, events: list[Event]) -> Row:
    return {"id": f"{left}-{right}", "states": [left, right], **_counts(events)}


def _counts(events: list[Event]) -> Row:
    types = sorted({event.type for event in events})
    return {
        "number": len(events), "types": {kind: sum(event.type == kind for event in events) for kind in types},
        "cooperation": sum(event.type in _COOPERATION for event in events), "conflict": sum(event.type in _CONFLICT for event in events),
        "events": sorted(event.id for event in events),
    }  # fmt: skip
