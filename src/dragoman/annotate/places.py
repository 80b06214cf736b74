"""Places: names resolved to coordinates and GeoNames numbers, with the story's own geography as context; size is the last word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.almanac import Almanac, GazetteerPlace
from dragoman.annotate.placenames import find_place_names
from dragoman.annotate.placesigns import PlaceName
from dragoman.model import Place, Reading, Toponym, fold

# How much a hint is worth, on the scale of tenfold population: a place of the story's region outweighs one a thousand times its size.
IN_REGION, IN_STATE, OF_STATE, NEAR, OWN_NAME, A_STATE, BY_HAND = 3.0, 1.5, 2.0, 3.0, 1.5, 4.0, 1.5
TURNS, LEADING = 3, 150
# What a place without a census is taken to weigh.
WEIGHTS = {"country": 9.0, "region": 5.7, "district": 3.5, "crossing": 6.0, "facility": 6.0, "water": 5.0}
NEARBY = 150.0  # kilometres


@dataclass(slots=True)
class Story:
    """The geography of a report: the states its words, actors and peoples name, and its settled places, each name once."""

    named: Counter[str] = field(default_factory=Counter)
    leading: frozenset[str] = frozenset()
    settled: dict[str, GazetteerPlace] = field(default_factory=dict)

    def settle(self, places: Mapping[str, GazetteerPlace]) -> None:
        """Take in settled places; in a very long text only those named most, so that the work stays in proportion."""
        self.settled.update({name: place for name, place in places.items() if name in self.leading})

    def others(self, name: str) -> list[GazetteerPlace]:
        """The settled places but this one: no name bears itself out."""
        return [place for other, place in self.settled.items() if other != name]


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the story says to one name: shares of states and regions, and where the other places lie."""

    states: Counter[str]
    regions: Counter[str]
    points: tuple[tuple[float, float], ...]

    def share(self, counted: Counter[str], key: str | None) -> float:
        """The share of the story that plays there: 0 to 1."""
        total = sum(counted.values())
        return counted[key] / total if key and total else 0.0


def mark_places(reading: Reading, almanac: Almanac) -> Reading:
    """The reading with every place name marked, and the place it was resolved to, or None with the reason."""
    names = find_place_names(reading, almanac)
    uses = Counter(name.key for name in names)
    leading = sorted(uses, key=lambda name: (-uses[name], name))[:LEADING]
    story = Story(_named_states(reading, almanac), frozenset(leading))
    chosen = [(_seated(place, almanac), score, because) for place, score, because in _choose_all(reading, names, story)]
    return replace(reading, toponyms=tuple(_mark(reading, name, *chosen[number]) for number, name in enumerate(names)))


def _seated(place: GazetteerPlace | None, almanac: Almanac) -> GazetteerPlace | None:
    """A region or district listed without coordinates, with those of the town of its name inside it: mostly its seat."""
    if place is None or place.place.latitude is not None or place.place.kind not in {"region", "district"}:
        return place
    bare = re.sub(r"\s(?:county|parish|district|province|governorate)$", "", place.place.name, flags=re.IGNORECASE)
    same_scheme = place.place.state == "USA"
    towns = [town for town in almanac.places(bare) if town.place.latitude is not None and _lies_in(town, place)]
    towns = [town for town in towns if not same_scheme or town.inside == place.inside]
    return (
        replace(place, place=replace(place.place, latitude=towns[0].place.latitude, longitude=towns[0].place.longitude)) if towns else place
    )


def _named_states(reading: Reading, almanac: Almanac) -> Counter[str]:
    """The states whose people or whose actors the report names; a name that a region elsewhere bears too ("Georgia") names none."""
    clear = {mention.refers_to for mention in reading.mentions if mention.kind != "state" or not _shared(mention.text, almanac)}
    named: Counter[str] = Counter(actor.state for actor in reading.actors if actor.state and actor.id in clear)
    for _, _, states in almanac.match_demonyms([token.text for token in reading.tokens]):
        if len(states) == 1:
            named[states[0]] += 1
    return named


def _shared(name: str, almanac: Almanac) -> bool:
    """Whether a state's name is also that of another state's first-level region."""
    return len({place.place.state for place in almanac.places(name) if place.feature in {"PCLI", "ADM1"}}) > 1


def _context(name: str, story: Story) -> Context:
    others = story.others(name)
    states = story.named + Counter(place.place.state for place in others if place.place.state)
    states.update(state for place in others if place.place.state is None for state in (*place.claimants, *place.between))
    regions = Counter(place.inside for place in others if place.region)
    points = tuple(
        (place.place.latitude, place.place.longitude)
        for place in others
        if place.place.kind == "city" and place.place.latitude is not None and place.place.longitude is not None
    )
    return Context(states, regions, points)


def _choose_all(reading: Reading, names: Sequence[PlaceName], story: Story) -> list[tuple[GazetteerPlace | None, float, str]]:
    """Settle what its own words settle first ("Peshawar, Khyber Pakhtunkhwa"); then the rest in turns, each helping the others."""
    contained = [_within(reading, names, number) for number in range(len(names))]
    told = {name.key: held[0] for name, held in zip(names, contained, strict=True) if held}
    story.settle(told)
    story.settle({name.key: name.candidates[0] for name in names if _alone(name) and name.key not in told})
    distinct = {name.key: name for name in names}
    answers: dict[str, tuple[GazetteerPlace | None, float, str]] = {}
    for _ in range(TURNS):
        answers = {key: _choose(name, told.get(key), _context(key, story)) for key, name in distinct.items()}
        story.settle({key: place for key, (place, _, _) in answers.items() if place is not None})
    return [answers[name.key] for name in names]


def _alone(name: PlaceName) -> bool:
    """Whether all that bear this name lie in one state."""
    return len({place.place.state for place in name.candidates}) == 1


def _within(reading: Reading, names: Sequence[PlaceName], number: int) -> tuple[GazetteerPlace, ...]:
    """The candidates that lie in the place named right after: "Paris, Texas", "Goma, in eastern DRC"."""
    name = names[number]
    if number + 1 >= len(names) or len(name.candidates) < 1:
        return ()
    after = names[number + 1]
    gap = reading.report.text[name.span.end : after.span.start]
    words = gap.strip(" ,(").lower().split()
    if not (gap.startswith((",", " (", " in ", ", in ")) and len(words) <= 3 and not set(words) & {"and", "or", "to", "from", "but"}):
        return ()
    # "Mexico, US officials said" does not put Mexico in the United States: only a region can hold a town named like a state.
    kinds = {"region", "district"} if name.state else {"country", "region", "district"}
    wholes = [place for place in after.candidates if place.place.kind in kinds]
    return tuple(place for place in name.candidates if any(_lies_in(place, whole) for whole in wholes))


def _lies_in(place: GazetteerPlace, whole: GazetteerPlace) -> bool:
    if place.place.state != whole.place.state or place.place.id == whole.place.id:
        return False
    # Codes of two lists say nothing of each other: then the state alone decides.
    comparable = "." in place.region + place.within and "." in whole.region + whole.within
    return whole.place.kind == "country" or not comparable or place.inside == whole.inside


def _choose(name: PlaceName, told: GazetteerPlace | None, context: Context) -> tuple[GazetteerPlace | None, float, str]:
    """One candidate, how far it stands before the next, and the reason."""
    if not name.candidates:
        return None, 0.0, "not in the almanac"
    if told is not None:
        return told, 0.98, f"the report says where it lies: in {told.place.state}"
    scored = sorted(((_score(name, place, context), place) for place in name.candidates), key=lambda row: (-row[0], row[1].place.id))
    best, place = scored[0]
    margin = best - scored[1][0] if len(scored) > 1 else 3.0
    return place, round(1 / (1 + math.exp(-margin)), 2), _because(place, context, len(scored))


def _score(name: PlaceName, place: GazetteerPlace, context: Context) -> float:
    where = place.place
    score = math.log10(place.population + 10) if place.population and where.kind == "city" else WEIGHTS.get(where.kind, 1.5)
    score += OWN_NAME if fold(where.name) == name.key else 0
    score += BY_HAND if where.disputed or where.kind == "crossing" or (place.claimants or place.between) else 0
    score += A_STATE if name.state and where.kind == "country" else 0
    if where.state:
        score += IN_STATE * (context.states[where.state] > 0) + OF_STATE * context.share(context.states, where.state)
    if where.kind != "country" and place.region:
        score += IN_REGION * context.share(context.regions, place.inside)
    return score + NEAR * _nearness(where, context)


def _nearness(where: Place, context: Context) -> float:
    """1 beside another settled place of the story, falling off with distance."""
    if where.latitude is None or where.longitude is None or not context.points:
        return 0.0
    gap = min(distance(where.latitude, where.longitude, latitude, longitude) for latitude, longitude in context.points)
    return math.exp(-gap / NEARBY)


def distance(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Kilometres between two points, over the sphere.

    >>> round(distance(34.53, 69.17, 33.72, 73.04))
    367
    """
    north, north2 = math.radians(latitude), math.radians(latitude2)
    half = (
        math.sin((north2 - north) / 2) ** 2 + math.cos(north) * math.cos(north2) * math.sin(math.radians(longitude2 - longitude) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _because(place: GazetteerPlace, context: Context, choices: int) -> str:
    where = place.place
    if choices == 1:
        return "the only place of this name in the almanac"
    if where.kind != "country" and place.region and context.regions[place.inside]:
        return f"one of {choices} of this name; the story names other places of the same region"
    if where.state and context.states[where.state]:
        return f"one of {choices} of this name; the story plays in {where.state}"
    return f"the largest of {choices} of this name"


def _mark(reading: Reading, name: PlaceName, place: GazetteerPlace | None, score: float, because: str) -> Toponym:
    first, last = name.tokens
    head = next((token.index for token in reading.tokens[first:last] if not first <= token.head < last or token.head == token.index), first)
    where = place.place if place else None
    if where and name.facility and where.kind not in {"facility", "crossing"}:
        where = Place(f"{where.id}-{name.key.replace(' ', '-')}", name.text, "facility", where.state, where.latitude, where.longitude)
        because = f"told as a facility of {place.place.name if place else ''}, whose coordinates it is given"
    return Toponym(name.span, name.tokens, head, name.text, where, score, because)
