"""Happenings: a simulated world whose truth is known. Nobody in it exists; only the states' names and capitals are real.

Ministers meet, travel, telephone and hold rounds of talks; armed groups attack; states accuse each other, deny, agree to stop
fighting and promise things that they later do or fail to do. Every happening has one day (a visit has several), one place, its
parties, its matter and its numbers. What the press makes of it is told in `bench.press`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from dragoman.almanac import load_almanac
from dragoman.model import Party, Place, fold, identify

START = date(2023, 1, 2)
OFFICES = ("Foreign Minister", "Interior Minister", "Prime Minister", "Trade Minister")
# Syllables that differ in their consonants, so that no two names sound alike by accident.
ONSETS = ("Ba", "Do", "Ka", "Li", "Mo", "Ne", "Pa", "Ro", "Su", "Te", "Va", "Ze", "Ju", "Ga", "Fe")
MIDDLES = ("r", "lm", "nd", "st", "rv", "mb", "lk", "rt", "ns", "pr", "gl", "zd")
ENDS = ("ado", "evic", "ulo", "amen", "iroz", "ogan", "ebal", "anuk", "orim", "ifas")
FACTIONS = ("Front", "Brigade", "Column", "Guard", "Banner")
TOPICS = (
    "transit fees for lorries", "the closed railway bridge", "visas for seasonal drivers", "unpaid electricity bills", "water from the upper dam",
    "fishing rights near the islands", "the extradition of bankers", "grain shipments by river", "a joint customs post", "stolen archives",
    "the pipeline across the steppe", "vaccines against cattle fever", "the return of refugees", "student exchanges", "airspace for cargo planes",
    "copper mining licences", "a disputed lighthouse", "the prisoners held since spring", "telephone cables under the strait", "wheat tariffs",
    "smuggling through the gorge", "a hydroelectric station", "the broadcasting frequencies", "loans from the development bank", "lost passports",
    "forest fires along the frontier", "the demarcation of the valley", "ferry timetables", "medical evacuation flights", "counterfeit currency",
    "gas storage in winter", "the embassy compound", "election observers", "landmines near villages", "pensions of former miners",
    "sugar quotas", "a shared weather radar", "trafficking in antiquities", "the motorway tunnel", "school textbooks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What truly happened. of: the visit that holds it, the meeting that it plans, the promise or charge that it answers."""

    id: str
    kind: str
    day: date
    last: date
    place: Place | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...] = ()
    matter: tuple[str, ...] = ()
    count: int | None = None
    round: int | None = None
    of: str | None = None
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Nation:
    """A state with its ministers, its armed opponents and its places."""

    party: Party
    demonym: str
    ministers: tuple[Party, ...]
    group: Party
    capital: Place
    town: Place


@dataclass
class World:
    """Makes happenings, day after day. again: how often two who met, or one who was attacked, are at it again within days."""

    seed: int
    again: float = 0.0
    nations: int = 24
    pace: float = 2.0
    _made: int = 0
    _waiting: list[Happening] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self._states = found_nations(self._chance, self.nations)

    @property
    def demonyms(self) -> dict[str, str]:
        """Each state's adjective."""
        return {nation.party.state or "": nation.demonym for nation in self._states}

    @property
    def towns(self) -> list[Place]:
        """Every place in the world."""
        return [place for nation in self._states for place in (nation.capital, nation.town)]

    def happenings(self, many: int) -> list[Happening]:
        """So many of what happened, or a few more, in the order of their days."""
        found: list[Happening] = []
        day = START
        while len(found) < many:
            chance = self._chance
            for _ in range(1 + int(chance.random() * 2 * (self.pace - 1) + 0.5)):
                found.extend(self._draw(day))
            day += timedelta(1)
        return sorted(found, key=lambda one: (one.day, one.id))

    def _draw(self, day: date) -> Iterator[Happening]:
        kinds = ("meeting", "visit", "call", "talks", "attack", "statement", "charge", "ceasefire", "pledge")
        kind = self._chance.choices(kinds, (30, 10, 6, 5, 16, 10, 8, 3, 7))[0]
        one, other = self._chance.sample(self._states, 2)
        yield from getattr(self, f"_{kind}")(day, one, other)

    def _new(self, kind: str, day: date, place: Place | None, actors: tuple[Party, ...], **told: object) -> Happening:
        self._made += 1
        matter = tuple(self._chance.sample(TOPICS, 4))
        return Happening(f"h{self._made:06}", kind, day, told.pop("last", day), place, actors, matter=matter, **told)  # type: ignore[arg-type]

    def _ministers(self, one: Nation, other: Nation) -> tuple[Party, Party]:
        office = self._chance.randrange(len(OFFICES))
        return one.ministers[office], other.ministers[office]

    def _meeting(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        pair = self._ministers(one, other)
        place = self._chance.choice((one.capital, other.capital, self._chance.choice(self._states).capital))
        first = self._new("meeting", day, place, pair)
        yield first
        if self._chance.random() < 0.3:
            yield self._new("plan", day - timedelta(self._chance.randint(1, 4)), place, pair, last=day, of=first.id)
        if self._chance.random() < self.again:
            yield self._new("meeting", day + timedelta(self._chance.randint(2, 6)), self._chance.choice((place, other.capital)), pair)

    def _visit(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        guest, host = self._ministers(one, other)
        last = day + timedelta(self._chance.randint(1, 2))
        visit = self._new("visit", day, other.capital, (guest,), recipients=(other.party,), last=last)
        yield visit
        hosts = [host, *self._chance.sample([man for man in other.ministers if man != host], self._chance.randint(0, 2))]
        for number, met in enumerate(hosts):
            when = min(last, day + timedelta(number % 2))
            yield self._new("meeting", when, other.capital, (guest, met), of=visit.id)

    def _call(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        yield self._new("call", day, None, self._ministers(one, other))
        if self._chance.random() < self.again:
            yield self._new("call", day + timedelta(self._chance.randint(2, 5)), None, self._ministers(one, other))

    def _talks(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        place = self._chance.choice(self._states).capital
        for number in range(1, self._chance.randint(2, 4) + 1):
            yield self._new("talks", day, place, (one.party, other.party), round=number)
            day += timedelta(self._chance.randint(4, 40))

    def _attack(self, day: date, one: Nation, _: Nation) -> Iterator[Happening]:
        yield self._new("attack", day, one.town, (one.group,), recipients=(one.party,), count=self._chance.randint(3, 40))
        if self._chance.random() < self.again:
            after = day + timedelta(self._chance.randint(2, 5))
            yield self._new("attack", after, one.town, (one.group,), recipients=(one.party,), count=self._chance.randint(3, 40))

    def _statement(self, day: date, one: Nation, _: Nation) -> Iterator[Happening]:
        yield self._new("statement", day, None, (self._chance.choice(one.ministers),))

    def _charge(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        charge = self._new("charge", day, None, (one.party,), recipients=(other.party,))
        yield charge
        if self._chance.random() < 0.5:
            answer = self._new(
                "denial", day + timedelta(self._chance.randint(0, 2)), None, (other.party,), recipients=(one.party,), of=charge.id
            )
            yield replace(answer, matter=charge.matter)

    def _ceasefire(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        yield self._new("ceasefire", day, self._chance.choice(self._states).capital, (one.party, other.party))

    def _pledge(self, day: date, one: Nation, other: Nation) -> Iterator[Happening]:
        pledge = self._new("pledge", day, None, (one.party,), recipients=(other.party,))
        yield pledge
        if self._chance.random() < 0.6:
            kept = self._chance.random() < 0.5
            after = day + timedelta(self._chance.randint(20, 60))
            answer = self._new("kept" if kept else "broken", after, None, (one.party,), recipients=(other.party,), of=pledge.id, kept=kept)
            yield replace(answer, matter=pledge.matter)


def found_nations(chance: Random, many: int) -> list[Nation]:
    """Nations under real names, with people of nobody's."""
    states = sorted(load_almanac().states.values(), key=lambda state: state.iso3)
    known = [state for state in states if state.capital and state.demonyms and " " not in state.name]
    surnames = [f"{onset}{middle}{end}" for onset in ONSETS for middle in MIDDLES for end in ENDS]
    chance.shuffle(surnames)
    found = []
    for state in chance.sample(known, min(many, len(known))):
        ministers = tuple(name_person(chance, surnames.pop(), state.iso3, office) for office in OFFICES)
        name = f"{surnames.pop()} {chance.choice(FACTIONS)}"
        group = Party(identify("group", fold(name)), name, "armed group", state.iso3, "REB")
        town = surnames.pop()
        capital = Place(f"place-{fold(state.capital)}-{state.iso3}", state.capital, "city", state.iso3)
        party = Party(f"state-{state.iso3}", state.name, "state", state.iso3)
        found.append(Nation(party, state.demonyms[0], ministers, group, capital, Place(f"place-{fold(town)}", town, "city", state.iso3)))
    return found


def name_person(chance: Random, surname: str, state: str, office: str) -> Party:
    """Somebody with a first name and an office."""
    name = f"{chance.choice(ONSETS)}{chance.choice(MIDDLES)}{chance.choice(ENDS)} {surname}"
    return person(name, state, office)


def person(name: str, state: str | None, office: str | None) -> Party:
    """A person as a report names one: the id is made of the name and the state."""
    return Party(identify("person", fold(name), state or ""), name, "person", state, "GOV", office)
