"""Persons: who is one across reports. Two records are one person when name, state and office agree; never by a surname alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from dragoman.almanac import Almanac
from dragoman.model import Actor, Party, Telling, fold
from dragoman.reconcile.spelling import bear_same_name, consonants, name_parts, same_sound, strong_parts
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import WORD, stem

Key = tuple[str, str]  # a report's id and an actor's id in it


@dataclass(frozen=True, slots=True)
class Bearer:
    """One actor as the reports tell of it: everything that was said under one id, or under one id in one report where they clash."""

    keys: tuple[Key, ...]
    actor: Actor
    names: tuple[str, ...]
    titles: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the record: one `Actor` each, and who is who in each report."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    who: Mapping[Key, str] = field(default_factory=dict)

    def id_of(self, report: str, actor: str) -> str:
        """The id that a report's actor goes by in the record; its own where it is nobody else."""
        return self.who.get((report, actor), actor)

    def party(self, report: str, party: Party) -> Party:
        """The party as the record knows it: its id, and a person's name as most reports write it."""
        known = self.actors.get(self.id_of(report, party.actor))
        if known is None:
            return party
        name = known.name if known.kind == "person" else party.name
        return replace(party, actor=known.id, name=name, state=party.state or known.state, sector=party.sector or known.sector)

    def parties(self, report: str, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Several parties as the record knows them, in the order told, each once."""
        known = {party.actor: party for party in reversed([self.party(report, party) for party in parties])}
        return tuple(reversed(known.values()))


def gather_cast(tellings: Mapping[str, Telling], almanac: Almanac) -> Cast:
    """Find who is one across reports. The id of a person is the smallest of those that the reports gave."""
    told: dict[str, list[tuple[Key, Actor]]] = defaultdict(list)
    for report in sorted(tellings):
        for actor in tellings[report].actors:
            told[actor.id].append(((report, actor.id), actor))
    people = [bearer for name in sorted(told) for bearer in _bearers(told[name], almanac) if bearer.actor.kind == "person"]
    who, actors = {}, {}
    for members in _one_and_the_same(people):
        person = _whole(members)
        actors[person.id] = person
        who.update({key: person.id for bearer in members for key in bearer.keys})
    for name in sorted(told):
        if told[name][0][1].kind != "person":
            actors.setdefault(name, _merged(name, [actor for _, actor in told[name]]))
    return Cast(actors, who)


def title_marks(title: str | None, almanac: Almanac) -> frozenset[str]:
    """What tells an office from another, whatever its wording: its sort, its portfolio and what else is named in it."""
    words = WORD.findall(title or "")
    marks: set[str] = set()
    place = 0
    for first, last, found in almanac.offices.match(words):
        marks.update(stem(word) for word in words[place:first])
        marks.update(word.kind or word.canonical for word in found if word.part == "role")
        marks.update(word.portfolio or word.canonical for word in found if word.part in {"portfolio", "ministry", "epithet"})
        place = last
    marks.update(stem(word) for word in words[place:])
    return frozenset(marks - {"of", "for", "the", "and", "to", "in", ""})


def titles_agree(left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> bool:
    """Whether some office of the one is an office of the other: half of what tells them apart, or more, is shared."""
    others = list(right)
    return any(2 * len(one & other) >= len(one | other) > 0 for one in left for other in others)


def _bearers(told: list[tuple[Key, Actor]], almanac: Almanac) -> list[Bearer]:
    """Those who go by one id: one bearer, or several where the same name holds offices that no one man holds."""
    groups: list[list[tuple[Key, Actor]]] = []
    for key, actor in sorted(told, key=lambda pair: (pair[1].office is None, pair[0])):
        home = next((group for group in groups if _same_bearer(group[0][1], actor, almanac)), None)
        if home is None:
            groups.append([(key, actor)])
        else:
            home.append((key, actor))
    return [_bearer(group, almanac) for group in groups]


def _same_bearer(left: Actor, right: Actor, almanac: Almanac) -> bool:
    """One id is one person unless the offices and the sectors both say otherwise (a minister and a sportsman of one name)."""
    if not (left.office and right.office and left.sector and right.sector) or left.sector == right.sector:
        return True
    return titles_agree([title_marks(left.office, almanac)], [title_marks(right.office, almanac)])


def _bearer(group: list[tuple[Key, Actor]], almanac: Almanac) -> Bearer:
    actors = [actor for _, actor in group]
    names = tuple(sorted({name for actor in actors for name in (actor.name, *actor.aliases)}))
    titles = sorted({office for actor in actors if (office := actor.office)})
    return Bearer(
        tuple(sorted(key for key, _ in group)), _merged(actors[0].id, actors), names, tuple(title_marks(title, almanac) for title in titles)
    )


def _one_and_the_same(people: list[Bearer]) -> list[list[Bearer]]:
    """Group the records of each person: first by full names, then the single names that only one person can bear."""
    unions = Unions(range(len(people)))
    by_part: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(people):
        for frame in sorted({consonants(part) for name in bearer.names for part in strong_parts(name)}):
            by_part[frame].append(number)
    pairs = sorted({pair for numbers in by_part.values() for pair in combinations(numbers, 2)})
    for left, right in pairs:
        if _agree(people[left], people[right]):
            unions.join(left, right)
    _place_single_names(people, pairs, unions)
    return [[people[number] for number in numbers] for numbers in unions.groups()]


def _agree(left: Bearer, right: Bearer) -> bool:
    """Whether two records with names of two parts or more are one person."""
    one, other = left.actor, right.actor
    if one.state and other.state and one.state != other.state:
        return False
    both_titled = bool(left.titles and right.titles)
    if bear_same_name(one.name, other.name):
        # With a state unknown, an office must speak for them; with both known, the name does.
        return one.state == other.state or titles_agree(left.titles, right.titles) or not both_titled
    return one.state == other.state and both_titled and titles_agree(left.titles, right.titles) and _one_strong_part(one.name, other.name)


def _one_strong_part(left: str, right: str) -> bool:
    """Whether the names share their one telling part and differ only in parts that come and go ("Mohammad Sadiq", "Sadiq Khan")."""
    one, other = strong_parts(left), strong_parts(right)
    full = min(len(name_parts(left)), len(name_parts(right))) > 1
    return full and len(one) == len(other) == 1 and same_sound(one[0], other[0])


def _place_single_names(people: list[Bearer], pairs: list[tuple[int, int]], unions: Unions[int]) -> None:
    """Join a bare name ("Dar") to the one person who bears it; where two bear it, it stays by itself."""
    homes: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        for bare, full in (pair, pair[::-1]):
            if _may_be(people[bare], people[full]):
                homes[bare].add(unions.find(full))
    for bare, found in sorted(homes.items()):
        if len(found) == 1:
            unions.join(bare, min(found))


def _may_be(bare: Bearer, full: Bearer) -> bool:
    """Whether a single name may be this person's: the last part of the name, no other state, and no office against it.

    A first name ("Xi", "Anutin", but also "Ali") needs a state or an office that speaks for it.
    """
    parts, others = name_parts(bare.actor.name), name_parts(full.actor.name)
    if len(parts) != 1 or len(others) < 2 or bare.actor.state not in {None, full.actor.state}:
        return False
    titled = bool(bare.titles and full.titles)
    agreed = titled and titles_agree(bare.titles, full.titles)
    if same_sound(parts[0], others[-1]):
        return agreed or not titled
    return same_sound(parts[0], others[0]) and (agreed or (bare.actor.state is not None and not titled))


def _whole(members: list[Bearer]) -> Actor:
    """One person out of the records of one person."""
    return _merged(min(bearer.actor.id for bearer in members), [bearer.actor for bearer in members for _ in bearer.keys])


def _merged(name: str, actors: list[Actor]) -> Actor:
    """An actor with the full name that most reports give, every other name an alias, and the office that most give."""
    counted = Counter(actor.name for actor in actors)
    # "Naqvi" is no name for a person whom some report names in full.
    best = min(counted, key=lambda said: (" " not in said, -counted[said], -len(said), said))
    aliases = sorted({alias for actor in actors for alias in (actor.name, *actor.aliases)} - {best}, key=lambda said: (fold(said), said))
    offices = Counter(actor.office for actor in actors if actor.office)
    office = min(offices, key=lambda said: (-offices[said], -len(said), said), default=None)
    state = min((actor.state for actor in actors if actor.state), default=None)
    sectors = Counter(actor.sector for actor in actors if actor.sector)
    sector = min(sectors, key=lambda said: (-sectors[said], said), default=None)
    # In office and acting in it: as told with the office that is shown.
    acting = any(actor.acting for actor in actors if actor.office == office)
    return Actor(name, actors[0].kind, best, tuple(aliases), state, sector, office, acting)
