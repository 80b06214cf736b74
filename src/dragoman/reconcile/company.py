"""Company: who is told together with whom, and where and when; what speaks for an unclear name.

Nobody is known by the company alone. But where two reports tell of a Wang and of a Wang Yi, each meeting Ajit Doval, and of no other
Wang who does, they mean one man.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import Account, Actor, Party, Telling, fold

Key = tuple[str, str]
SLOTS = ("actors", "recipients", "participants")
# Those who are company: a state is in every report on it, and "officials" are anybody.
KINDS = frozenset({"person", "armed group", "movement"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What is told of somebody: the names of those told with them, of all in their reports, the places on days, and the reports."""

    people: frozenset[str] = frozenset()
    circle: frozenset[str] = frozenset()
    scenes: frozenset[tuple[str, str]] = frozenset()
    reports: frozenset[str] = frozenset()


class Company:
    """For each actor of each report, those who share an account with them there."""

    def __init__(
        self, people: Mapping[Key, set[str]], scenes: Mapping[Key, set[tuple[str, str]]], circles: Mapping[str, frozenset[str]]
    ) -> None:
        self._people, self._scenes, self._circles = people, scenes, circles

    def of(self, keys: Iterable[Key]) -> Marks:
        """What is told of somebody under several keys."""
        known = list(keys)
        return Marks(
            frozenset(name for key in known for name in self._people.get(key, ())),
            frozenset(name for report in sorted({report for report, _ in known}) for name in self._circles.get(report, ())),
            frozenset(scene for key in known for scene in self._scenes.get(key, ())),
            frozenset(report for report, _ in known),
        )


def keep_company(tellings: Mapping[str, Telling]) -> Company:
    """Gather who is told with whom. A companion goes by the last word of the name, which most reports give."""
    people: dict[Key, set[str]] = defaultdict(set)
    scenes: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    for report in sorted(tellings):
        for account in tellings[report].accounts:
            told = [party for slot in SLOTS for party in account.parties(slot)]
            for party in told:
                if party.kind == "person":
                    key = (report, party.actor)
                    people[key].update(_called(other) for other in told if other.actor != party.actor and other.kind in KINDS)
                    scenes[key].update(_scene(account))
    circles = {name: frozenset(_called(actor) for actor in telling.actors if actor.kind == "person") for name, telling in tellings.items()}
    return Company(people, scenes, circles)


def _called(party: Party | Actor) -> str:
    return fold(party.name).rpartition(" ")[2]


def _scene(account: Account) -> Iterable[tuple[str, str]]:
    """The one day and the place of an account, where both are told."""
    if account.when is not None and account.when.day and account.where is not None:
        yield account.when.day.isoformat(), account.where.id
