"""Promises: the table of words that bind, and what it says of a promise's topic, test and due day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError
from dragoman.model import Reading, Span, TimeExpression, When

TABLE = "interpret/data/undertakings.yaml"
SPANS = {"within", "in"}
OBJECTS = {"dobj", "pobj", "attr", "nsubjpass"}


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """The table, part by part."""

    verbs: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    declaring: frozenset[str]
    stative: frozenset[str]
    unmade: frozenset[str]
    vague_verbs: frozenset[str]
    vague_objects: frozenset[str]
    conditions: tuple[tuple[str, ...], ...]
    deadlines: frozenset[str]
    reciprocal: tuple[tuple[str, ...], ...]
    echoes: tuple[tuple[str, ...], ...]
    towards: frozenset[str]
    assuring: frozenset[str]
    forbearing: frozenset[str]
    binding: frozenset[str]
    combining: Mapping[str, str]
    topics: tuple[tuple[str, frozenset[str]], ...]


@lru_cache(maxsize=1)
def load_promise_words() -> PromiseWords:
    """Read the table once; a part without a source is an error."""
    table: dict[str, dict[str, Any]] = load_sheet(files("dragoman").joinpath(TABLE).read_text(encoding="utf-8"))
    for number, (name, part) in enumerate(table.items(), 1):
        if not part.get("source"):
            raise TableError(table=TABLE, line=number, why=f"{name} has no source")
    words = {name: frozenset(part["words"]) for name, part in table.items() if "words" in part}
    return PromiseWords(
        {verb: frozenset(takes) for verb, takes in table["verbs"]["rows"].items()},
        words["nouns"], words["adjectives"], words["declaring"], words["stative"], words["unmade"],
        frozenset(table["untestable"]["verbs"]), frozenset(table["untestable"]["objects"]),
        _phrases(table["conditions"]["marks"]), words["deadlines"],
        _phrases(table["reciprocal"]["words"]), _phrases(table["reciprocal"]["echoes"]), words["towards"],
        words["assuring"], words["forbearing"], words["binding"],
        {first: code for first, code in table["combining"]["rows"].items() if code},
        tuple((name, frozenset(keys)) for name, keys in table["topics"]["rows"]),
    )  # fmt: skip


def _phrases(rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as rows of words, the longest first."""
    return tuple(sorted((tuple(row.split()) for row in rows), key=lambda row: (-len(row), row)))


def holds_phrase(reading: Reading, indexes: Sequence[int], phrases: Sequence[tuple[str, ...]]) -> int | None:
    """Where the first of the phrases begins among the tokens, or None."""
    texts = [reading.tokens[index].text.lower() for index in indexes]
    for place in range(len(texts)):
        for phrase in phrases:
            if tuple(texts[place : place + len(phrase)]) == phrase:
                return place
    return None


def topic_of(reading: Reading, indexes: Sequence[int], words: PromiseWords) -> str:
    """What a promise is about: a topic of the table, or else its own object's words."""
    lemmas = {reading.tokens[index].lemma.lower() for index in indexes}
    lemmas |= {part for index in indexes for part in reading.tokens[index].text.lower().split("-")}
    for name, keys in words.topics:
        if lemmas & keys:
            return name
    inside = set(indexes)
    for index in indexes:
        if reading.tokens[index].dep in OBJECTS and reading.tokens[index].pos in {"NOUN", "PROPN"}:
            phrase = [below for below in reading.subtree(index) if below in inside and below <= index]
            return Span(reading.tokens[phrase[0]].start, reading.tokens[phrase[-1]].end).of(reading.report.text)
    return ""


def is_testable(reading: Reading, indexes: Sequence[int], words: PromiseWords, *, due: bool) -> bool:
    """Whether anything could show the promise kept or broken: a day, a number or a deed; not "maintaining fraternal relations"."""
    tokens = [reading.tokens[index] for index in indexes]
    if due or any(token.pos == "NUM" for token in tokens):
        return True
    verbs = [token for token in tokens if token.pos == "VERB" and token.dep not in {"amod", "relcl", "acl"}]
    main = verbs[0] if verbs else None
    vague = any(token.lemma.lower() in words.vague_objects for token in tokens)
    if main is None:
        return not vague
    return not (vague and main.lemma.lower() in words.vague_verbs)


def due_in(reading: Reading, indexes: Sequence[int], words: PromiseWords) -> When | None:
    """When it falls due: the first day or stretch that a deadline's preposition leads to.

    "Within 90 days" is a When without days: from which day they count is not told.
    """
    inside, times = set(indexes), times_at(reading)
    for index in indexes:
        time = times.get(index)
        if time is None or (index - 1 in inside and times.get(index - 1) is time):
            continue
        before = reading.tokens[index - 1].text.lower() if index else ""
        if reading.tokens[index].text.lower() not in words.deadlines and before not in words.deadlines:
            continue
        if time.type in {"DATE", "TIME"} and time.when is not None:
            return time.when
        if time.type == "DURATION" and before in SPANS | {"next"} and time.when is None:
            lead = reading.tokens[index - 1].text if before in SPANS else ""
            return When(None, None, f"{lead} {time.text}".strip(), "stated", because="the day that it is counted from is not told")
    return None


def times_at(reading: Reading) -> Mapping[int, TimeExpression]:
    """The time expression that covers each token; kept with the reading, which never changes."""
    held: dict[int, TimeExpression] | None = reading.__dict__.get("_times_at")
    if held is None:
        held = {index: time for time in reading.times for index in range(*time.tokens)}
        reading.__dict__["_times_at"] = held
    return held


def condition_in(reading: Reading, indexes: Sequence[int], words: PromiseWords) -> str | None:
    """The condition set in the same sentence: from "if", "unless", "in return for" to the clause's end."""
    place = holds_phrase(reading, indexes, words.conditions)
    if place is None:
        return None
    start = indexes[place]
    token = reading.tokens[start]
    if token.text.lower() == "until" and token.dep == "prep" and (start in times_at(reading) or start + 1 in times_at(reading)):
        return None  # "until Friday" is a day, not a condition
    head = token.head if token.dep in {"mark", "advmod", "prep"} and token.dep != "prep" else start
    clause = [index for index in reading.subtree(head) if index >= start]
    end = max(clause, default=start)
    while end > start and reading.tokens[end].text in {",", ".", ";", "”", '"'}:
        end -= 1
    return " ".join(Span(token.start, reading.tokens[end].end).of(reading.report.text).split())
