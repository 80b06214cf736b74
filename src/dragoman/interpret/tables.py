"""Tables: the cue words for status, role, numbers and steps, loaded once for each codebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.interpret.layers import find_sheets, layers_now
from dragoman.interpret.sheet import Mistakes, Node, read_table


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
    called_off_phrases: tuple[str, ...]
    under_way: frozenset[str]
    one_time: frozenset[str]
    settled: frozenset[str]
    weighing: frozenset[str]
    reporting: frozenset[str]
    foiling: frozenset[str]
    unreal_objects: frozenset[str]
    speech_nouns: frozenset[str]
    planned_nouns: frozenset[str]
    unreal_nouns: frozenset[str]
    calling_off_nouns: frozenset[str]
    called_off_modifiers: frozenset[str]
    unreal_modifiers: frozenset[str]
    failed_modifiers: frozenset[str]
    under_way_modifiers: frozenset[str]
    withdrawing: frozenset[str]
    withdrawable: frozenset[str]
    achieving: frozenset[str]
    letting: frozenset[str]
    occurring: frozenset[str]
    joining: frozenset[str]


def load_status_cues() -> StatusCues:
    """Load the cues for status and role."""
    return _load_status_cues(layers_now())


@lru_cache(maxsize=8)
def _load_status_cues(layers: tuple[str, ...]) -> StatusCues:
    table = _open(layers, "status.yaml")

    def words(name: str) -> frozenset[str]:
        return frozenset(table.row(name).texts())

    return StatusCues(
        words("hypothetical modals"), words("conditions"), words("planned verbs"), words("planned modifiers"), words("unreal verbs"),
        words("called off verbs"), words("failed verbs"), table.row("background cues").texts(), table.row("preview cues").texts(),
        words("not topics"), words("arranging verbs"), words("ending nouns"), table.row("called off phrases").texts(),
        words("under way verbs"), words("one time verbs"), words("settled verbs"), words("weighing verbs"), words("reporting verbs"),
        words("foiling verbs"), words("unreal objects"), words("speech nouns"), words("planned nouns"), words("unreal nouns"),
        words("calling off nouns"), words("called off modifiers"), words("unreal modifiers"), words("failed modifiers"),
        words("under way modifiers"), words("withdrawing verbs"), words("withdrawable nouns"), words("achieving verbs"),
        words("letting verbs"), words("occurring verbs"), words("joining verbs"),
    )  # fmt: skip


@dataclass(frozen=True)
class ContextBounds:
    """Phrases that call no context though a word of theirs would, words that call theirs only as nouns, and those that do in their own clause only."""

    silent: tuple[str, ...]
    only_nouns: frozenset[str]
    only_own: frozenset[str]
    not_counted: frozenset[str] = frozenset()


def load_context_bounds() -> ContextBounds:
    """Load what the cues of contexts do not reach."""
    return _load_context_bounds(layers_now())


@lru_cache(maxsize=8)
def _load_context_bounds(layers: tuple[str, ...]) -> ContextBounds:
    table = _open(layers, "contexts.yaml")
    bound = frozenset(table.row("only in its own clause").texts())
    counted = frozenset(table.row("not where counted").texts())
    return ContextBounds(table.row("mean nothing").texts(), frozenset(table.row("only as nouns").texts()), bound, counted)


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
    at_most: tuple[str, ...] = ()
    taking: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    not_counted: frozenset[str] = frozenset()
    told_with: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_number_words() -> NumberWords:
    """Load the words for magnitudes; `what` is turned round: word to what it counts."""
    return _load_number_words(layers_now())


@lru_cache(maxsize=8)
def _load_number_words(layers: tuple[str, ...]) -> NumberWords:
    table = _open(layers, "magnitudes.yaml")
    return NumberWords(
        _turn_round(table.row("what")),
        frozenset(table.row("posts").texts()),
        table.row("at least").texts(),
        table.row("about").texts(),
        {word: node.number() for word, node in table.row("numbers").mapping().items()},
        {word: node.number() for word, node in table.row("scales").mapping().items()},
        {word: node.text() for word, node in table.row("currencies").mapping().items()},
        table.row("at most").texts(),
        frozenset(table.row("posts are taken").texts()),
        frozenset(table.row("persons").texts()),
        frozenset(table.row("forces").texts()),
        frozenset(table.row("not counted").texts()),
        {what: node.texts() for what, node in table.row("told with").mapping().items()},
    )


@dataclass(frozen=True)
class StepWords:
    """Kinds of mechanism by noun, turns by word, and the words of mediating."""

    kinds: Mapping[str, str]
    steps: Mapping[str, str]
    mediating: frozenset[str]


def load_step_words() -> StepWords:
    """Load the mechanism tables, turned round: noun to kind, word to step."""
    return _load_step_words(layers_now())


@lru_cache(maxsize=8)
def _load_step_words(layers: tuple[str, ...]) -> StepWords:
    table = _open(layers, "steps.yaml")
    return StepWords(_turn_round(table.row("kinds")), _turn_round(table.row("steps")), frozenset(table.row("mediating").texts()))


def check_tables(mistakes: Mistakes) -> None:
    """Keep the first mistake of each of these tables."""
    for load in (load_status_cues, load_context_bounds, load_number_words, load_step_words):
        with mistakes.kept():
            load()


def _open(layers: tuple[str, ...], name: str) -> Node:
    """The table that stands for a name."""
    sheets = find_sheets(layers)
    return read_table(sheets.paths[name], sheets.shown[name])


def _turn_round(node: Node) -> dict[str, str]:
    """Lists of words by name, turned round: word to name."""
    return {word: name for name, words in node.mapping().items() for word in words.texts()}
