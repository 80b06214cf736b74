"""Place signs: whether words that could name a place name one here, by the words beside them, the tagger's label and the names already read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.almanac import Almanac, GazetteerPlace
from dragoman.almanac.sheets import load_sheet
from dragoman.model import Mention, Reading, Span, fold

PLACE_LABELS = {"GPE", "LOC", "FAC"}
# What a person, an office or a body is called is no place, though a place's name may stand inside it.
OTHERS = {"person", "outlet", "armed group", "movement", "company", "body", "mechanism", "agreement", "office"}
OTHER_LABELS = {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"}
# A town of this many people needs no other sign where nothing speaks against it; in the name of a body a smaller one will do.
LARGE, SMALL = 100_000, 5_000
DASHES = {"—", "–", "-", "--", ":", "("}
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

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return folded(self.text)


folded = lru_cache(maxsize=20_000)(fold)  # the same names come again and again


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
    if is_held(reading, name, almanac) or tokens[-1].tag.startswith("JJ"):
        return "no"
    labels = {token.entity for token in tokens}
    mention = reading.mention_at.get(first)
    if labels & PLACE_LABELS or any(place.place.kind in {"crossing", "facility"} for place in name.candidates):
        return "yes"
    if mention is not None and mention.kind == "state" and mention.form == "name" and mention.tokens == name.tokens:
        return "yes"
    led = is_led(reading, first, "leads") or _word(reading, first - 1) == "," or is_civic(reading, end)
    if "PERSON" in labels:
        alone = len(tokens) == _entity_length(reading, first)
        sure = (
            is_led(reading, first)
            or (len(tokens) > 1 and is_region(name))
            or (is_civic(reading, end) and name.candidates[0].place.name == name.text)
        )
        return "yes" if alone and sure else "perhaps" if alone else "no"
    if labels & OTHER_LABELS:
        return _inside_body(reading, name, almanac, led=led)
    large = any(place.population >= LARGE or place.place.kind in {"country", "region"} for place in name.candidates)
    return "yes" if led or large or name.text.lower().endswith(tuple(place_words()["regions"])) else "perhaps"


def is_region(name: PlaceName) -> bool:
    """Whether a first-level region has this for its first name."""
    return any(place.place.kind == "region" and place.place.name == name.text for place in name.candidates)


def is_led(reading: Reading, first: int, leads: str = "strong leads") -> bool:
    """Whether a word of place stands before: "in", "near", "outside"."""
    return _word(reading, first - 1) in place_words()[leads]


def is_civic(reading: Reading, end: int) -> bool:
    """Whether something follows that only a town has: "a Gainesville man", "Paris's streets"."""
    after = end + 1 if _word(reading, end) in {"'s", "’s", "'", "’"} else end
    return _word(reading, after) in place_words()["civic"]


def _word(reading: Reading, number: int) -> str:
    return reading.tokens[number].text.lower() if 0 <= number < len(reading.tokens) else ""


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
    return first == sentence.tokens[0] and name.text.isupper() and follows in DASHES


def _entity_length(reading: Reading, first: int) -> int:
    """How many tokens in a row have this token's label, so that a surname inside a full name is told from a name by itself."""
    label, sentence = reading.tokens[first].entity, reading.tokens[first].sentence
    start, stop = first, first
    while start and (reading.tokens[start - 1].entity, reading.tokens[start - 1].sentence) == (label, sentence):
        start -= 1
    while stop < len(reading.tokens) and (reading.tokens[stop].entity, reading.tokens[stop].sentence) == (label, sentence):
        stop += 1
    return stop - start


def is_held(reading: Reading, name: PlaceName, almanac: Almanac) -> bool:
    """Whether a mention of somebody or something else holds these words; a body that is known only by its shape does not."""
    first, end = name.tokens
    mention: Mention | None = reading.mention_at.get(first) or reading.mention_at.get(end - 1)
    if mention is None:
        return False
    if mention.form == "demonym":
        return True
    if mention.form == "capital":
        return not _is_town(reading, name, almanac)
    whole = mention.tokens == (first, end)
    if mention.kind == "person":
        return not (whole and name.candidates and _is_misread(reading, name, mention))
    if mention.kind == "office":
        return whole  # "Mayor of London" holds London
    # A body or company that is known only by the shape of its name may be a place, or hold one.
    shaped = mention.kind in SHAPED and mention.refers_to not in almanac.entries
    return mention.kind in OTHERS and not (shaped and (is_led(reading, first) or not whole))


def _is_misread(reading: Reading, name: PlaceName, mention: Mention) -> bool:
    """Whether a place was read as a person: a name of several words after "in" or "from", or a surname that no full name and no office bears."""
    first, end = name.tokens
    if end - first > 1:
        # "in Parkers Prairie"; and no one is called like a whole region ("Tamil Nadu").
        return is_region(name) or is_led(reading, first, "leads")
    place = name.candidates[0]
    if mention.form != "surname" or place.place.name != name.text or (place.place.kind == "city" and place.population < SMALL):
        return False
    actor = reading.actor_by_id.get(mention.refers_to or "")
    if actor and (actor.office or " " in actor.name):
        return False
    last = name.text.lower()
    return not any(other.kind == "person" and other.text.lower().endswith(" " + last) for other in reading.mentions)


def _is_town(reading: Reading, name: PlaceName, almanac: Almanac) -> bool:
    """Whether a capital is the town and not its government: "in Cairo's old quarter", "Paris, Texas", "flights between Moscow and Minsk"."""
    first, end = name.tokens
    if name.facility or is_led(reading, first) or is_civic(reading, end) or _is_contained(reading, end, almanac):
        return True
    token = reading.tokens[first]
    while token.dep in {"conj", "appos", "compound"} and token.head != token.index:
        token = reading.tokens[token.head]
    lead = reading.tokens[token.head]
    return lead.pos == "ADP" and reading.tokens[lead.head].text.lower() in place_words()["roads"]


def _is_contained(reading: Reading, end: int, almanac: Almanac) -> bool:
    """Whether a region or state is named right after, with a comma: "Paris, Texas" and "ISLAMABAD, Pakistan —" are no governments."""
    if _word(reading, end) != "," or end + 1 >= len(reading.tokens):
        return False
    after = reading.tokens[end + 1].text
    kinds = {"region", "district", "country"} if _word(reading, end + 2) in DASHES else {"region", "district"}
    return after[:1].isupper() and any(place.place.kind in kinds for place in almanac.places(after))
