"""Tables: the cue words for status, role, numbers and steps, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.interpret.codebook import FOLDER, read_table


@dataclass(frozen=True)
class StatusCues:
    """Words that move the status or the role of an account."""

    modals: frozenset[str]
    conditions: frozenset[str]
    planned_verbs: frozenset[str]
    planned_modifiers: frozenset[str]
    unreal_verbs: frozenset[str]
    called_off: frozenset[str]
    failed: frozenset[str]
    background: tuple[str, ...]
    previews: tuple[str, ...]
    not_topics: frozenset[str]
    arranging: frozenset[str]
    ending: frozenset[str]


@lru_cache(maxsize=1)
def load_status_cues() -> StatusCues:
    """Load the cues for status and role."""
    rows = {name: node for name, node in read_table(FOLDER / "status.yaml").mapping().items() if name != "source"}
    words = {name: node.texts() for name, node in rows.items()}
    return StatusCues(
        frozenset(words["hypothetical modals"]),
        frozenset(words["conditions"]),
        frozenset(words["planned verbs"]),
        frozenset(words["planned modifiers"]),
        frozenset(words["unreal verbs"]),
        frozenset(words["called off verbs"]),
        frozenset(words["failed verbs"]),
        words["background cues"],
        words["preview cues"],
        frozenset(words["not topics"]),
        frozenset(words["arranging verbs"]),
        frozenset(words["ending nouns"]),
    )


@dataclass(frozen=True)
class NumberWords:
    """What numbers count, and how numbers are written."""

    what: Mapping[str, str]
    posts: frozenset[str]
    at_least: tuple[str, ...]
    about: tuple[str, ...]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    currencies: Mapping[str, str]


@lru_cache(maxsize=1)
def load_number_words() -> NumberWords:
    """Load the words for magnitudes; `what` is turned round: word to what it counts."""
    rows = read_table(FOLDER / "magnitudes.yaml").mapping()
    what = {word: name for name, node in rows["what"].mapping().items() for word in node.texts()}
    return NumberWords(
        what,
        frozenset(rows["posts"].texts()),
        rows["at least"].texts(),
        rows["about"].texts(),
        {word: node.number() for word, node in rows["numbers"].mapping().items()},
        {word: node.number() for word, node in rows["scales"].mapping().items()},
        {word: node.text() for word, node in rows["currencies"].mapping().items()},
    )


@dataclass(frozen=True)
class StepWords:
    """Kinds of mechanism by noun, turns by word, and the words of mediating."""

    kinds: Mapping[str, str]
    steps: Mapping[str, str]
    mediating: frozenset[str]


@lru_cache(maxsize=1)
def load_step_words() -> StepWords:
    """Load the mechanism tables, turned round: noun to kind, word to step."""
    rows = read_table(FOLDER / "steps.yaml").mapping()
    kinds = {word: name for name, node in rows["kinds"].mapping().items() for word in node.texts()}
    steps = {word: name for name, node in rows["steps"].mapping().items() for word in node.texts()}
    return StepWords(kinds, steps, frozenset(rows["mediating"].texts()))
