"""Sides: what a party counts as where states and armed groups are weighed against each other."""

from __future__ import annotations

from collections import Counter

from dragoman.model import Actor, Party, Telling
from dragoman.reconcile.persons import Cast

GROUPS = frozenset({"armed group", "movement"})
SLOTS = ("actors", "recipients", "participants")


def home_of(party: Party | Actor) -> str:
    """A party's state, else itself. A minister signs for his state; an armed group is nobody's state unless it governs one."""
    own = party.actor if isinstance(party, Party) else party.id
    if party.kind in GROUPS and party.sector != "GOV":
        return own
    return party.state or own


def two_sides(telling: Telling, cast: Cast) -> frozenset[str]:
    """The two states or armed groups that most accounts of a report name."""
    named: Counter[str] = Counter()
    for account in telling.accounts:
        told = [party for slot in SLOTS for party in cast.parties(account.report, account.parties(slot))]
        named.update({home_of(party) for party in told if party.state or party.kind in GROUPS})
    return frozenset(sorted(named, key=lambda side: (-named[side], side))[:2])
