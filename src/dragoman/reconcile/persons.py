"""Persons: who is one across reports. Two records are one person when name, state and office agree; never by a surname alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dragoman.almanac import Almanac
from dragoman.model import Actor, Party, Telling, Voice, fold
from dragoman.reconcile.company import Key, keep_company
from dragoman.reconcile.namesakes import Bearer, group_namesakes, titles_agree
from dragoman.reconcile.words import WORD, stem


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

    def state_of_voices(self, report: str, voices: Iterable[Voice]) -> str | None:
        """The one state whose word it is: of everyone through whom it came whose state is known; None where there are two, or none."""
        known = (self.actors.get(self.id_of(report, voice.actor)) for voice in voices if voice.actor)
        states = {actor.state for actor in known if actor is not None and actor.state and actor.kind != "outlet"}
        return min(states) if len(states) == 1 else None

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
    for members, because in group_namesakes(people, keep_company(tellings)):
        person = _whole(members, because)
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


def _whole(members: list[Bearer], because: str) -> Actor:
    """One person out of the records of one person, and why they are one."""
    whole = _merged(min(bearer.actor.id for bearer in members), [bearer.actor for bearer in members for _ in bearer.keys])
    return replace(whole, because=because)


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
