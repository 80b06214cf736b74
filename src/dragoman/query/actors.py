"""Actors: who is meant by a name, an alias, a code or a state."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.almanac import load_almanac
from dragoman.model import Actor, fold
from dragoman.store import Database


@dataclass(frozen=True, slots=True)
class Wanted:
    """Those who are meant: actors by id, and states whose every actor is meant."""

    name: str
    actors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    @property
    def anyone(self) -> bool:
        """Whether anyone is meant at all."""
        return bool(self.actors or self.states)


def find_actors(database: Database, name: str) -> Wanted:
    """Say who is meant: an id; a state's name, code or people; a name or alias; or a part of one ("Naqvi").

    Several may be meant: "Haqqani" means every Haqqani in the record.
    """
    almanac = load_almanac()
    state = find_state(name)
    if state is not None:
        return Wanted(name, (f"state-{state}",), (state,))
    known = _names_in_record(database)
    if name in {actor for actor, _ in known}:
        return Wanted(name, (name,))
    wanted = fold(name)
    exact = {actor for actor, said in known if fold(said) == wanted} | {entry.id for entry in almanac.find(name)}
    parts = {actor for actor, said in known if _has_words(said, wanted)}
    return Wanted(name, tuple(sorted(exact or parts)))


def find_state(name: str) -> str | None:
    """The state that a code, a name or a people's name means."""
    almanac = load_almanac()
    return name if name in almanac.states else almanac.state_of(name)


def actor_in_record(database: Database, name: str) -> Actor | None:
    """The actor of an id, with every alias the record knows."""
    return database.ledgers.get(Actor, name)


def _names_in_record(database: Database) -> list[tuple[str, str]]:
    cast = [(actor.id, said) for actor in database.ledgers.all(Actor) for said in (actor.name, *actor.aliases)]
    return sorted({*cast, *database.ledgers.party_names()})


def _has_words(said: str, wanted: str) -> bool:
    """Whether the words wanted stand in the name, whole and side by side."""
    return bool(wanted) and f" {wanted} " in f" {fold(said)} "
