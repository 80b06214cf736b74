"""Places: names resolved to coordinates and GeoNames numbers, with the story's own geography as context; size is the last word."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.almanac import Almanac, GazetteerPlace
from dragoman.annotate.placenames import PlaceName, find_place_names
from dragoman.model import Place, Reading, Toponym, fold

# How much a hint is worth, on the scale of tenfold population: a place of the story's region outweighs one a thousand times its size.
IN_REGION, IN_STATE, NEAR, OWN_NAME = 3.0, 1.5, 3.0, 0.7
# What a place without a census is taken to weigh.
WEIGHTS = {"country": 9.0, "region": 6.3, "district": 3.5, "crossing": 6.0, "facility": 6.0, "water": 5.0}
NEARBY = 150.0  # kilometres


@dataclass(slots=True)
class Story:
    """The geography of a report: how often its states and regions are named, and where its settled places lie."""

    states: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    points: list[tuple[str, float, float]] = field(default_factory=list)

    def share(self, state: str | None) -> float:
        """How much of the story plays in a state: 0 to 1."""
        total = sum(self.states.values())
        return self.states[state] / total if state and total else 0.0

    def settle(self, name: str, place: GazetteerPlace) -> None:
        """Take a settled place into the story."""
        where = place.place
        if where.state:
            self.states[where.state] += 1
        if place.region:
            self.regions[_region(place.region)] += 1
        if where.kind == "city" and where.latitude is not None and where.longitude is not None:
            self.points.append((name, where.latitude, where.longitude))


def mark_places(reading: Reading, almanac: Almanac) -> Reading:
    """The reading with every place name marked, and the place it was resolved to, or None with the reason."""
    names = find_place_names(reading, almanac)
    story = _story(reading, names, almanac)
    chosen = _choose_all(reading, names, story)
    return replace(reading, toponyms=tuple(_mark(reading, name, *chosen[number]) for number, name in enumerate(names)))


def _story(reading: Reading, names: Sequence[PlaceName], almanac: Almanac) -> Story:
    """The states that the report's words, actors and peoples name, before any place is chosen."""
    story = Story()
    for name in names:
        if len({place.place.state for place in name.candidates}) == 1:
            story.settle(fold(name.text), name.candidates[0])
    for _, _, states in almanac.match_demonyms([token.text for token in reading.tokens]):
        if len(states) == 1:
            story.states[states[0]] += 1
    story.states.update(actor.state for actor in reading.actors if actor.state)
    return story


def _choose_all(reading: Reading, names: Sequence[PlaceName], story: Story) -> list[tuple[GazetteerPlace | None, float, str]]:
    """Settle what its own words settle first ("Peshawar, Khyber Pakhtunkhwa"); then the rest, twice, each helping the others."""
    contained = [_within(reading, names, number) for number in range(len(names))]
    told = {fold(name.text): held[0] for name, held in zip(names, contained, strict=True) if held and len(held) == 1}
    for text, place in told.items():
        story.settle(text, place)
    chosen: list[tuple[GazetteerPlace | None, float, str]] = []
    for turn in range(2):
        chosen = [_choose(name, told, held, story) for name, held in zip(names, contained, strict=True)]
        if turn == 0:
            for name, (place, _, _) in zip(names, chosen, strict=True):
                if place is not None:
                    story.settle(fold(name.text), place)
    return chosen


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
    wholes = [place for place in after.candidates if place.place.kind in {"country", "region", "district"}]
    return tuple(place for place in name.candidates if any(_lies_in(place, whole) for whole in wholes))


def _lies_in(place: GazetteerPlace, whole: GazetteerPlace) -> bool:
    if place.place.state != whole.place.state or place.place.id == whole.place.id:
        return False
    same_scheme = place.region[3:].isalpha() and place.region[:2] in {"US", "GB"}
    if whole.place.kind == "country" or not same_scheme:
        return True
    return _region(place.region) == _region(whole.region)


def _region(code: str) -> str:
    """A region's code in one spelling: US.TX, US-TX and the county's US-TX-48201 are one region."""
    return ".".join(code.replace("-", ".").split(".")[:2])


def _choose(
    name: PlaceName, told: dict[str, GazetteerPlace], held: tuple[GazetteerPlace, ...], story: Story
) -> tuple[GazetteerPlace | None, float, str]:
    """One candidate, how far it stands before the next, and the reason."""
    if not name.candidates:
        return None, 0.0, "not in the almanac"
    if fold(name.text) in told:
        place = told[fold(name.text)]
        return place, 0.98, f"the report says where it lies: {place.place.name}, {place.place.state}"
    rows = held or name.candidates
    scored = sorted(((_score(name, place, story), place) for place in rows), key=lambda row: (-row[0], row[1].place.id))
    best, place = scored[0]
    margin = best - scored[1][0] if len(scored) > 1 else 3.0
    return place, round(1 / (1 + math.exp(-margin)), 2), _because(place, story, len(rows))


def _score(name: PlaceName, place: GazetteerPlace, story: Story) -> float:
    where = place.place
    score = math.log10(place.population + 10) if place.population and where.kind == "city" else WEIGHTS.get(where.kind, 1.5)
    if fold(where.name) == fold(name.text):
        score += OWN_NAME
    if where.state:
        score += IN_STATE * (1 if story.states[where.state] else 0) + 2 * story.share(where.state)
    if where.kind != "country" and place.region:
        total = sum(story.regions.values())
        score += IN_REGION * story.regions[_region(place.region)] / total if total else 0
    return score + NEAR * _nearness(name, where, story)


def _nearness(name: PlaceName, where: Place, story: Story) -> float:
    """1 beside another settled place of the story, falling off with distance; its own name does not count."""
    if where.latitude is None or where.longitude is None:
        return 0.0
    own = fold(name.text)
    gaps = [distance(where.latitude, where.longitude, latitude, longitude) for other, latitude, longitude in story.points if other != own]
    return math.exp(-min(gaps) / NEARBY) if gaps else 0.0


def distance(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Kilometres between two points, over the sphere.

    >>> round(distance(34.53, 69.17, 33.72, 73.04))
    369
    """
    north, north2 = math.radians(latitude), math.radians(latitude2)
    half = math.sin((north2 - north) / 2) ** 2 + math.cos(north) * math.cos(north2) * math.sin(math.radians(longitude2 - longitude) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _because(place: GazetteerPlace, story: Story, choices: int) -> str:
    where = place.place
    if choices == 1:
        return "the only place of this name in the almanac"
    if where.kind != "country" and place.region and story.regions[_region(place.region)] > 1:
        return f"one of {choices} of this name; the story names other places of the same region"
    if where.state and story.states[where.state] > 1:
        return f"one of {choices} of this name; the story plays in {where.state}"
    return f"the largest of {choices} of this name"


def _mark(reading: Reading, name: PlaceName, place: GazetteerPlace | None, score: float, because: str) -> Toponym:
    first, last = name.tokens
    head = next((token.index for token in reading.tokens[first:last] if not first <= token.head < last or token.head == token.index), first)
    where = place.place if place else None
    if where and name.facility and where.kind not in {"facility", "crossing"}:
        where = Place(f"{where.id}-{fold(name.text).replace(' ', '-')}", name.text, "facility", where.state, where.latitude, where.longitude)
        because = f"told as a facility of {place.place.name if place else ''}, whose coordinates it is given"
    return Toponym(name.span, name.tokens, head, name.text, where, score, because)
