"""The almanac: one object that answers for all the tables. It is loaded once; the gazetteer only when a place is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from dragoman.almanac.entries import Entry, actor_kind, read_entries
from dragoman.almanac.gazetteer import Gazetteer, GazetteerPlace, any_begins
from dragoman.almanac.offices import Offices
from dragoman.almanac.states import State, read_states
from dragoman.almanac.tables import DATA
from dragoman.almanac.words import NameIndex, key_of
from dragoman.model import Actor


class Outlets(Mapping[str, Entry]):
    """Outlets by name, alias or domain; "www.arabnews.com" and "Arab News" open the same entry. Iterating gives the ids."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries.values() if entry.kind == "outlet"}
        self._domains = {domain: entry for entry in self._entries.values() for domain in entry.domains}
        self._names: NameIndex[Entry] = NameIndex()
        for entry in self._entries.values():
            for name in (entry.name, *entry.aliases):
                self._names.add(name, entry)

    def __getitem__(self, name: str) -> Entry:
        if name in self._entries:
            return self._entries[name]
        if entry := self._by_domain(name.lower()):
            return entry
        found = self._names.find(name)
        if len(found) == 1:
            return found[0]
        raise KeyError(name)

    def _by_domain(self, host: str) -> Entry | None:
        """The outlet whose domain this host is or lies under."""
        labels = host.split(".")
        return next((self._domains[tail] for start in range(len(labels) - 1) if (tail := ".".join(labels[start:])) in self._domains), None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Almanac:
    """What was known before we read: states, entries, offices, outlets, places."""

    def __init__(self, folder: Path = DATA) -> None:
        """Read the tables in a folder, checking each row."""
        self._folder = folder
        self.states: Mapping[str, State] = read_states(folder)
        self.entries: Mapping[str, Entry] = read_entries(dict(self.states), folder)
        self.offices = Offices(folder)
        self.outlets = Outlets(self.entries)
        self._names: NameIndex[Entry] = NameIndex()
        self._demonyms: NameIndex[str] = NameIndex()
        self._seats: NameIndex[str] = NameIndex()
        for entry in self.entries.values():
            for name in (entry.name, *entry.aliases):
                self._names.add(name, entry)
        for state in self.states.values():
            for name in (*state.demonyms, *state.people):
                self._demonyms.add(name, state.iso3)
            for name in state.seats:
                self._seats.add(name, state.iso3)

    def state_of(self, word: str) -> str | None:
        """The state (ISO 3166 alpha-3) that a name, a demonym or a seat stands for; None where none or several do.

        Written small it is found too ("pakistan"), as people ask; in a text use match, which minds the capitals. Acronyms need theirs.
        """
        named = tuple(sorted({entry.state for entry in self._names.find(word) if entry.kind == "state" and entry.state}))
        return _only(named) if named else self.demonym(word) or self.seat(word)

    def demonym(self, word: str) -> str | None:
        """The state whose people are called this: "Afghan", "Pakistanis"."""
        return _only(self._demonyms.find(word))

    def seat(self, word: str) -> str | None:
        """The state whose government sits there: "Islamabad", "the Kremlin"."""
        return _only(self._seats.find(word))

    def find(self, name: str) -> tuple[Entry, ...]:
        """All entries with this name or alias; acronyms need their capitals."""
        return self._names.find(name)

    def match(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """The longest known names in a row of tokens, not overlapping: first token, one past the last, the entries."""
        return self._names.match(words)

    def match_demonyms(self, words: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Demonyms in a row of tokens, each with the states it can stand for."""
        return self._demonyms.match(words)

    def match_seats(self, words: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Seats of governments in a row of tokens, each with the states it can stand for."""
        return self._seats.match(words)

    def actor(self, entry_id: str, on: date | None = None) -> Actor:
        """The actor an entry was on a day: the Taliban are armed opposition before 15 August 2021 and the acting government after."""
        entry = self.entries[entry_id]
        era = entry.era(on)
        if era is None:
            # An entry with eras, asked for a day that none of them holds: what it was then is not known.
            sector = None if entry.eras else entry.sector
            return Actor(entry.id, actor_kind(entry.kind), entry.name, entry.aliases, entry.state, sector)
        return Actor(entry.id, actor_kind(era.kind), entry.name, entry.aliases, era.state, era.sector)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The world's places, read at the first question."""
        return Gazetteer(self._folder)

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Every place of this name: those kept by hand, then those whose first name it is, then other names; the largest first in each."""
        found = self.gazetteer.find(name)
        return (*(country for country in self._country(name) if country not in found), *found)

    def begins_place(self, words: str) -> bool:
        """Whether the name of any place or state begins with these words: nothing longer need be looked up where none does."""
        return any_begins(self._state_names, " ".join(key_of(words))) or self.gazetteer.begins(words)

    @cached_property
    def _state_names(self) -> list[str]:
        """The names of states as they are compared, in order."""
        states = (entry for entry in self.entries.values() if entry.kind == "state")
        return sorted({" ".join(key_of(name)) for entry in states for name in (entry.name, *entry.aliases)})

    def has_place(self, name: str) -> bool:
        """Whether any place has this name."""
        return self.gazetteer.has(name) or bool(self._country(name))

    def _country(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The state of an acronym as a place: the gazetteer folds capitals away, and so cannot tell "US" from "us"."""
        states = {entry.state for entry in self._names.find(name) if entry.kind == "state" and entry.state}
        known = (found for iso3 in sorted(states) for found in self.gazetteer.find(self.states[iso3].name))
        return tuple(found for found in known if found.place.kind == "country" and found.place.state in states)


def _only(found: tuple[str, ...]) -> str | None:
    """The one answer, or None where there is none or more than one."""
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1)
def load_almanac() -> Almanac:
    """Load the almanac that comes with Dragoman, once a process."""
    return Almanac()
