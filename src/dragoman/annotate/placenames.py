"""Place names: which words of a reading name a place, and every place in the almanac that they could mean. It chooses none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.almanac import Almanac, Entry, GazetteerPlace
from dragoman.almanac.gazetteer import any_begins
from dragoman.almanac.sheets import load_sheet
from dragoman.annotate.placesigns import PLACE_LABELS, PlaceName, is_held, is_led, likelihood, place_words
from dragoman.model import Place, Reading, Sentence, Span, Token, fold

INNER = frozenset(
    {"of", "and", "de", "del", "la", "le", "el", "al", "the", "-", "–", "du", "da", "do", "des", "on", "upon", "-e", "e", "i", "'s", "’s"}
)
LONGEST, IN_A_ROW = 6, 2  # words of a name; and where a sentence is no sentence, but a row of capitals without end
A_SENTENCE = 300  # tokens
ACRONYM = 4
REMEMBERED = 20_000  # names: a text of ever new ones must not fill the memory


@lru_cache(maxsize=1)
def centres() -> dict[str, Any]:
    """The middles of states, regions and parts of the world, read once."""
    table: dict[str, Any] = load_sheet((Path(__file__).parent / "data" / "centres.yaml").read_text(encoding="utf-8"))
    return table


def find_place_names(reading: Reading, almanac: Almanac) -> list[PlaceName]:
    """Every name of a place in the reading, in order, none overlapping, the longest first.

    A name that could be something else here is a place where the report elsewhere uses it as one.
    """
    found = [row for sentence in reading.sentences for row in _in_sentence(reading, sentence, almanac)]
    uses = Counter((name.key, certain) for name, certain in found)
    surnames = _surnames(reading)
    return [
        name
        for name, certain in found
        if (certain or 2 * uses[name.key, True] >= uses[name.key, False])
        and (name.state or name.key not in surnames or _led(reading, name))
    ]


def _surnames(reading: Reading) -> set[str]:
    """The last words of full names: alone they are a person's ("Dar", "Naqvi")."""
    found = {fold(mention.text.split()[-1]) for mention in reading.mentions if mention.kind == "person" and " " in mention.text}
    for token in reading.tokens[1:]:
        before = reading.tokens[token.index - 1]
        after = reading.tokens[token.index + 1].entity if token.index + 1 < len(reading.tokens) else ""
        if token.entity == before.entity == "PERSON" and after != "PERSON" and token.sentence == before.sentence:
            found.add(fold(token.text))
    return found


def _led(reading: Reading, name: PlaceName) -> bool:
    """Whether a word of place or a comma stands before the name."""
    before = reading.tokens[name.tokens[0] - 1].text if name.tokens[0] else ""
    return is_led(reading, name.tokens[0]) or (before == "," and bool(name.candidates))


def _in_sentence(reading: Reading, sentence: Sentence, almanac: Almanac) -> Iterator[tuple[PlaceName, bool]]:
    place, last = sentence.tokens
    longest = LONGEST if last - place <= A_SENTENCE else IN_A_ROW
    while place < last:
        found = _longest(reading, place, min(place + longest, last), last, almanac) if _opens(reading.tokens[place]) else None
        if found:
            yield found
        place = found[0].tokens[1] if found else place + 1


def _opens(token: Token) -> bool:
    return token.text[:1].isupper() and (token.tag.startswith(("NNP", "NN", "JJ", "FW")) or token.entity in PLACE_LABELS)


def _longest(reading: Reading, first: int, reach: int, last: int, almanac: Almanac) -> tuple[PlaceName, bool] | None:
    """The longest name that begins here, if it is a place."""
    known = first + 1 < reach and _begins(reading.report.text[reading.tokens[first].start : reading.tokens[first + 1].end], almanac)
    for end in range(reach, first, -1):
        closing = reading.tokens[end - 1]
        if end > first + 1 and not known and closing.text.lower() not in _kinds():
            continue
        if not (_capital(closing.text) or (end - 1 > first and closing.text.lower() in _kinds())):
            continue
        if any(not (token.text[:1].isupper() or token.text.lower() in INNER) for token in reading.tokens[first + 1 : end - 1]):
            continue
        found = _look_up(reading, first, end, almanac)
        if found and _goes_on(reading, end, last):
            return None  # "Dublin Road" is not Dublin, nor the Red River a town called Red
        if found:
            likely = likelihood(reading, found, almanac)
            return (found, likely == "yes") if likely != "no" else None
    unknown = _unknown(reading, first, last, almanac)
    return (unknown, True) if unknown else None


@lru_cache(maxsize=REMEMBERED)
def _begins(words: str, almanac: Almanac) -> bool:
    """Whether the name of a place, or of a part of the world, begins with these two words."""
    return almanac.begins_place(words) or any_begins(_parts_of_the_world(), words.lower())


@lru_cache(maxsize=1)
def _parts_of_the_world() -> list[str]:
    """Their names, in order."""
    return sorted(centres()["parts"])


def _capital(word: str) -> bool:
    """Whether a word is written as a name's last: with a capital, or with one after d' ("Côte d'Ivoire")."""
    return word[:1].isupper() or (word[:2].lower() in {"d'", "d’", "l'", "l’"} and word[2:3].isupper())


def _goes_on(reading: Reading, end: int, last: int) -> bool:
    """Whether the name is the first half of a road's or a river's."""
    after = reading.tokens[end].text if end < last else ""
    return after[:1].isupper() and after.lower().rstrip(".") in _going_on()


def _look_up(reading: Reading, first: int, end: int, almanac: Almanac) -> PlaceName | None:
    span = Span(reading.tokens[first].start, reading.tokens[end - 1].end)
    text = span.of(reading.report.text)
    known = _known(text, almanac)
    if known.other:
        return None
    if known.state or known.part:
        return PlaceName(span, (first, end), text, known.candidates, known.state)
    if region := place_words()["short"].get(text.rstrip(".").lower()):
        return _abbreviated(reading, region, PlaceName(span, (first, end), text, ()), almanac)
    if end - first == 1 and (_is_part(text) or _is_office_word(reading, first, text, almanac)):
        return None
    if not known.candidates and end - first > 1:
        return _by_kind(span, (first, end), text, almanac)
    return PlaceName(span, (first, end), text, known.candidates) if known.candidates else None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the almanac knows of a name by itself: its places, the state it names, a part of the world, or something that is no place."""

    candidates: tuple[GazetteerPlace, ...] = ()
    state: str | None = None
    part: bool = False
    other: bool = False


@lru_cache(maxsize=REMEMBERED)
def _known(text: str, almanac: Almanac) -> _Known:
    """What a name can mean anywhere; the same few names come again and again, in a report and from report to report."""
    if part := centres()["parts"].get(text.lower()):
        where = Place(f"place-{fold(text).replace(' ', '-')}", text, part[0], None, part[1], part[2])
        return _Known((GazetteerPlace(where, feature="CONT"),), part=True)
    entries = almanac.find(text)
    if state := _country(entries, text, almanac):
        # "Lebanon, Tenn." is not the state: the towns of that name stay, for where the report says so.
        towns = tuple(place for place in almanac.places(text) if place.place.kind == "city") if "." not in text else ()
        return _Known((_country_place(state, almanac), *towns), state)
    if (entries and all(entry.kind != "state" for entry in entries)) or (text.isupper() and text.isalpha() and len(text) <= ACRONYM):
        return _Known(other=True)  # something that is no place ("Hamas"), or an acronym that only looks like one ("EU")
    found = almanac.places(text) if almanac.has_place(text) else ()
    if almanac.demonym(text) and all(fold(place.place.name) != fold(text) for place in found):
        return _Known(other=True)  # a people ("Thai"), and only by another name some town
    return _Known(tuple(_centred(place) for place in found))


def _is_part(text: str) -> bool:
    """Whether one word only begins or ends longer names ("Canal", "West"), or is a month or a weekday."""
    return text.lower().rstrip(".") in _parts()


def _is_office_word(reading: Reading, first: int, text: str, almanac: Almanac) -> bool:
    """Whether this is a word of titles ("Federal", "Justice", "Commerce") and nothing before it says that it is a place."""
    offices = almanac.offices
    return any(text.lower() in words for words in (offices.qualifiers, offices.portfolios, offices.roles)) and not is_led(reading, first)


def _country(entries: Sequence[Entry], text: str, almanac: Almanac) -> str | None:
    """The state that this names, unless the name is as well that of a first-level region ("Georgia")."""
    states = {entry.state for entry in entries if entry.kind == "state" and entry.state}
    if len(states) != 1 or any(place.feature == "ADM1" and place.place.state not in states for place in almanac.places(text)):
        return None
    return next(iter(states))


def _country_place(state: str, almanac: Almanac) -> GazetteerPlace:
    name = almanac.states[state].name
    known = [place for place in almanac.places(name) if place.place.kind == "country" and place.place.state == state]
    return _centred(known[0] if known else GazetteerPlace(Place(f"place-{state}", name, "country", state), feature="PCLI"))


def _centred(place: GazetteerPlace) -> GazetteerPlace:
    """A state or region with the coordinates of its middle where the table has them: surer than the mean of its towns'."""
    where = place.place
    middle = centres()["states"].get(where.state) if where.kind == "country" and where.latitude is None else None
    if where.kind == "region":
        middle = centres()["regions"].get(place.region)
    return replace(place, place=replace(where, latitude=middle[0], longitude=middle[1])) if middle else place


def _abbreviated(reading: Reading, region: str, bare: PlaceName, almanac: Almanac) -> PlaceName | None:
    """A region's short form, where it stands after a place ("Paris, Ky.") or is written with its dot."""
    before = reading.tokens[bare.tokens[0] - 1].text if bare.tokens[0] else ""
    if before != "," and not ("." in bare.text and bare.text.count(".") > 1):
        return None
    name = region_names(almanac).get(region)
    places = tuple(_centred(place) for place in almanac.places(name or "") if place.region == region)
    return PlaceName(bare.span, bare.tokens, bare.text, places) if places else None


@lru_cache(maxsize=1)
def region_names(almanac: Almanac) -> dict[str, str]:
    """The names of the regions that have short forms, by their codes."""
    return {code: name for code, name in place_words()["names"].items() if almanac.has_place(name)}


def _by_kind(span: Span, tokens: tuple[int, int], text: str, almanac: Almanac) -> PlaceName | None:
    """A facility or region by its last words, known by the place before them: "Kabul International Airport", "Paktika province"."""
    lower = text.lower()
    if lower.rsplit(" ", 1)[-1] not in _kinds():
        return None
    for ending in (*place_words()["facilities"], *place_words()["regions"]):
        if lower.endswith(" " + ending):
            bare = text[: -len(ending) - 1].strip()
            facility = ending in place_words()["facilities"]
            candidates = almanac.places(bare) or (almanac.places(bare.split(" ")[0]) if facility else ())
            if not facility:
                candidates = tuple(_centred(place) for place in candidates if place.place.kind in {"region", "district"}) or candidates
            return PlaceName(span, tokens, text, candidates, facility=facility) if candidates else None
    return None


def _unknown(reading: Reading, first: int, last: int, almanac: Almanac) -> PlaceName | None:
    """A name that the tagger takes for a place and the almanac does not know."""
    token = reading.tokens[first]
    if token.entity not in PLACE_LABELS or (first and reading.tokens[first - 1].entity == token.entity):
        return None
    end = first + 1
    while end < last and reading.tokens[end].entity == token.entity and reading.tokens[end].text not in {",", "'s", "’s"}:
        end += 1
    before = reading.tokens[first - 1].text.lower() if first else ""
    span = Span(token.start, reading.tokens[end - 1].end)
    name = PlaceName(span, (first, end), span.of(reading.report.text), ())
    return None if is_held(reading, name, almanac) or before not in place_words()["leads"] else name


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    words = place_words()
    endings = (*words["facilities"], *words["regions"])
    return frozenset({*endings, *(ending.split(" ")[-1] for ending in endings), *words["natural"]})


@lru_cache(maxsize=1)
def _going_on() -> frozenset[str]:
    return frozenset({*place_words()["ways"], *place_words()["natural"]})


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    return _going_on() | frozenset(place_words()["never"])
