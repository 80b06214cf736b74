"""Place signs: whether words that could name a place name one here, by the words beside them, the tagger's label and the names already read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.almanac import Almanac, GazetteerPlace
from dragoman.almanac.sheets import load_sheet
from dragoman.model import Mention, Reading, Span

PLACE_LABELS = {"GPE", "LOC", "FAC"}
# What a person, an office or a body is called is no place, though a place's name may stand inside it.
OTHERS = {"person", "outlet", "armed group", "movement", "company", "body", "mechanism", "agreement", "office"}
OTHER_LABELS = {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"}
# A town of this many people needs no other sign where nothing speaks against it; in the name of a body a smaller one will do.
LARGE, SMALL = 100_000, 5_000
SHAPED = {"body", "company", "outlet"}


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
    table: dict[str, Any] = load_sheet((Path(__file__).parent / "data" / "placewords.yaml").read_text(encoding="utf-8"))
    return table


def likelihood(reading: Reading, name: PlaceName, almanac: Almanac) -> str:
    """Whether these words name a place here: yes, no, or perhaps (a place if the report uses the name as one elsewhere)."""
    first, end = name.tokens
    tokens = reading.tokens[first:end]
    by_hand = any(place.place.disputed or place.place.kind == "crossing" for place in name.candidates)
    if _is_dateline(reading, name) or (by_hand and len(name.text.split()) > 1):
        return "yes"
    if is_held(reading, first, end, almanac) or tokens[-1].tag.startswith("JJ"):
        return "no"
    labels = {token.entity for token in tokens}
    if labels & PLACE_LABELS or any(place.place.kind in {"crossing", "facility"} for place in name.candidates):
        return "yes"
    before = reading.tokens[first - 1] if first else None
    led = before is not None and (before.text.lower() in place_words()["leads"] or before.text == ",")
    if "PERSON" in labels:
        inside = before is not None and before.text.lower() in place_words()["strong leads"]
        alone = len(tokens) == _entity_length(reading, first)
        return "yes" if alone and inside else "perhaps" if alone else "no"
    if labels & OTHER_LABELS:
        return _inside_body(reading, name, almanac, led=led)
    large = any(place.population >= LARGE or place.place.kind in {"country", "region"} for place in name.candidates)
    return "yes" if led or large or name.text.lower().endswith(tuple(place_words()["regions"])) else "perhaps"


def _inside_body(reading: Reading, name: PlaceName, almanac: Almanac, *, led: bool) -> str:
    """A place in the name of a body ("Lahore High Court") is one, unless the almanac knows the whole name ("Washington Post")."""
    first, end = name.tokens
    start, stop = first, end
    while (
        start
        and reading.tokens[start - 1].entity == reading.tokens[first].entity
        and reading.tokens[start - 1].sentence == reading.tokens[first].sentence
    ):
        start -= 1
    while (
        stop < len(reading.tokens)
        and reading.tokens[stop].entity == reading.tokens[first].entity
        and reading.tokens[stop].sentence == reading.tokens[first].sentence
    ):
        stop += 1
    if (start, stop) == (first, end):
        return "yes" if led else "perhaps"
    whole = Span(reading.tokens[start].start, reading.tokens[stop - 1].end).of(reading.report.text)
    if almanac.find(whole):
        return "no"
    opens = first == start or reading.tokens[first - 1].text.lower() in {"the", "of", "in", "at"}
    return "yes" if opens and any(place.population >= SMALL or place.place.kind != "city" for place in name.candidates) else "perhaps"


def _is_dateline(reading: Reading, name: PlaceName) -> bool:
    """A name at the head of a sentence with a dash or colon after it: "MANSFIELD — ..."."""
    first, end = name.tokens
    sentence = reading.sentences[reading.tokens[first].sentence]
    follows = reading.tokens[end].text if end < sentence.tokens[1] else ""
    return first == sentence.tokens[0] and name.text.isupper() and follows in {"—", "–", "-", "--", ":", "("}


def _entity_length(reading: Reading, first: int) -> int:
    """How many tokens in a row have this token's label, so that a surname inside a full name is told from a name by itself."""
    label, sentence = reading.tokens[first].entity, reading.tokens[first].sentence
    start, stop = first, first
    while start and (reading.tokens[start - 1].entity, reading.tokens[start - 1].sentence) == (label, sentence):
        start -= 1
    while stop < len(reading.tokens) and (reading.tokens[stop].entity, reading.tokens[stop].sentence) == (label, sentence):
        stop += 1
    return stop - start


def is_held(reading: Reading, first: int, end: int, almanac: Almanac) -> bool:
    """Whether a mention of somebody or something else holds these words; a body that is known only by its shape does not."""
    mention: Mention | None = reading.mention_at.get(first) or reading.mention_at.get(end - 1)
    if mention is None:
        return False
    if mention.form in {"capital", "demonym"}:
        return mention.form == "demonym" or not _is_contained(reading, end, almanac)
    whole = mention.tokens == (first, end)
    before = reading.tokens[first - 1].text.lower() if first else ""
    led = before in place_words()["strong leads"]
    if mention.kind == "person":
        return not (whole and led and end - first > 1)  # "in Parkers Prairie"
    if mention.kind == "office":
        return whole  # "Mayor of London" holds London
    # A body or company that is known only by the shape of its name may be a place, or hold one.
    shaped = mention.kind in SHAPED and mention.refers_to not in almanac.entries
    return mention.kind in OTHERS and not (shaped and (led or not whole))


def _is_contained(reading: Reading, end: int, almanac: Almanac) -> bool:
    """Whether a region is named right after, with a comma: "Paris, Texas" is no government."""
    if end + 1 >= len(reading.tokens) or reading.tokens[end].text != ",":
        return False
    after = reading.tokens[end + 1].text
    return after[:1].isupper() and any(place.place.kind in {"region", "district"} for place in almanac.places(after))
