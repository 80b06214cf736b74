"""Place names: which words of a reading name a place, and every place in the almanac that they could mean. It chooses none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.almanac import Almanac, GazetteerPlace
from dragoman.model import Mention, Place, Reading, Sentence, Span, Token

PLACE_LABELS = {"GPE", "LOC", "FAC"}
# What a person, an office or a body is called is no place, though a place's name may stand inside it.
OTHERS = {"person", "outlet", "armed group", "movement", "company", "body", "mechanism", "agreement", "office"}
OTHER_LABELS = {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"}
INNER = {"of", "and", "de", "del", "la", "le", "el", "al", "the", "-", "–", "du", "da", "do", "des", "on", "upon", "-e", "e", "i", "'s", "’s"}
LONGEST = 6


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that name a place. within: the code of the region or state its own words give ("Ky.", "province"); facility: told as one."""

    span: Span
    tokens: tuple[int, int]
    text: str
    candidates: tuple[GazetteerPlace, ...]
    state: str | None = None
    facility: bool = False


@lru_cache(maxsize=1)
def place_words() -> dict[str, Any]:
    """The table of words about places, read once."""
    table: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "placewords.yaml").read_text(encoding="utf-8"))
    return table


def find_place_names(reading: Reading, almanac: Almanac) -> list[PlaceName]:
    """Every name of a place in the reading, in order, none overlapping, the longest first."""
    return [name for sentence in reading.sentences for name in _in_sentence(reading, sentence, almanac)]


def _in_sentence(reading: Reading, sentence: Sentence, almanac: Almanac) -> Iterator[PlaceName]:
    place, last = sentence.tokens
    while place < last:
        found = _longest(reading, place, last, almanac) if _opens(reading.tokens[place]) else None
        if found:
            yield found
        place = found.tokens[1] if found else place + 1


def _opens(token: Token) -> bool:
    return token.text[:1].isupper() and (token.tag.startswith(("NNP", "NN", "JJ", "FW")) or token.entity in PLACE_LABELS)


def _longest(reading: Reading, first: int, last: int, almanac: Almanac) -> PlaceName | None:
    """The longest name that begins here, if it is a place."""
    for end in range(min(first + LONGEST, last), first, -1):
        closing = reading.tokens[end - 1]
        if not (closing.text[:1].isupper() or (end - 1 > first and closing.text.lower() in _kinds())):
            continue
        if any(not (token.text[:1].isupper() or token.text.lower() in INNER) for token in reading.tokens[first + 1 : end - 1]):
            continue
        found = _look_up(reading, first, end, almanac)
        if found:
            return found if _is_place(reading, found) else None
    return _unknown(reading, first, last)


def _look_up(reading: Reading, first: int, end: int, almanac: Almanac) -> PlaceName | None:
    span = Span(reading.tokens[first].start, reading.tokens[end - 1].end)
    text = span.of(reading.report.text)
    if state := _country(text, almanac):
        return PlaceName(span, (first, end), text, (_country_place(state, almanac),), state)
    if region := place_words()["short"].get(text.rstrip(".").lower()):
        return _abbreviated(reading, region, PlaceName(span, (first, end), text, ()), almanac)
    candidates = almanac.places(text)
    if not candidates and end - first > 1:
        return _by_kind(span, (first, end), text, almanac)
    return PlaceName(span, (first, end), text, candidates) if candidates else None


def _country(text: str, almanac: Almanac) -> str | None:
    """The state that this names, unless the name is as well that of a first-level region ("Georgia")."""
    states = {entry.state for entry in almanac.find(text) if entry.kind == "state" and entry.state}
    if len(states) != 1 or any(place.feature == "ADM1" and place.place.state not in states for place in almanac.places(text)):
        return None
    return next(iter(states))


def _country_place(state: str, almanac: Almanac) -> GazetteerPlace:
    name = almanac.states[state].name
    known = [place for place in almanac.places(name) if place.place.kind == "country" and place.place.state == state]
    return known[0] if known else GazetteerPlace(Place(f"place-{state}", name, "country", state), feature="PCLI")


def _abbreviated(reading: Reading, region: str, bare: PlaceName, almanac: Almanac) -> PlaceName | None:
    """A region's short form, where it stands after a place ("Paris, Ky.") or is written with its dot."""
    before = reading.tokens[bare.tokens[0] - 1].text if bare.tokens[0] else ""
    if before != "," and not ("." in bare.text and bare.text.count(".") > 1):
        return None
    name = region_names(almanac).get(region)
    places = tuple(place for place in almanac.places(name or "") if place.region == region)
    return PlaceName(bare.span, bare.tokens, bare.text, places) if places else None


@lru_cache(maxsize=1)
def region_names(almanac: Almanac) -> dict[str, str]:
    """The names of the regions that have short forms, by their codes."""
    return {code: name for code, name in place_words()["names"].items() if almanac.has_place(name)}


def _by_kind(span: Span, tokens: tuple[int, int], text: str, almanac: Almanac) -> PlaceName | None:
    """A facility or region by its last words, known by the place before them: "Kabul International Airport", "Paktika province"."""
    lower = text.lower()
    for ending in (*place_words()["facilities"], *place_words()["regions"]):
        if lower.endswith(" " + ending):
            bare = text[: -len(ending) - 1].strip()
            candidates = almanac.places(bare) or almanac.places(bare.split(" ")[0])
            facility = ending in place_words()["facilities"]
            if not facility:
                candidates = tuple(place for place in candidates if place.place.kind in {"region", "district"}) or candidates
            return PlaceName(span, tokens, text, candidates, facility=facility) if candidates else None
    return None


def _unknown(reading: Reading, first: int, last: int) -> PlaceName | None:
    """A name that the tagger takes for a place and the almanac does not know."""
    token = reading.tokens[first]
    if token.entity not in PLACE_LABELS or (first and reading.tokens[first - 1].entity == token.entity):
        return None
    end = first + 1
    while end < last and reading.tokens[end].entity == token.entity and reading.tokens[end].text not in {",", "'s", "’s"}:
        end += 1
    if _held(reading, first, end):
        return None
    span = Span(token.start, reading.tokens[end - 1].end)
    return PlaceName(span, (first, end), span.of(reading.report.text), ())


def _is_place(reading: Reading, name: PlaceName) -> bool:
    """Whether these words name a place here: not a person, a body, a demonym, or a capital that stands for its government."""
    first, end = name.tokens
    if _held(reading, first, end):
        return False
    tokens = reading.tokens[first:end]
    if any(token.entity in PLACE_LABELS for token in tokens):
        return True
    if any(token.entity in OTHER_LABELS or token.entity == "NORP" for token in tokens):
        return False
    if tokens[-1].tag.startswith("JJ"):
        return False
    before = reading.tokens[first - 1].text.lower() if first else ""
    return before in place_words()["leads"] or before == "," or name.text.lower().endswith(tuple(place_words()["regions"]))


def _held(reading: Reading, first: int, end: int) -> bool:
    """Whether a mention of somebody or something else holds these words."""
    mention: Mention | None = reading.mention_at.get(first) or reading.mention_at.get(end - 1)
    if mention is None:
        return False
    if mention.form in {"capital", "demonym"}:
        return True
    return mention.kind in OTHERS


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    words = place_words()
    return frozenset({*words["facilities"], *words["regions"], *(ending.split(" ")[-1] for ending in words["facilities"]), *words["natural"]})
