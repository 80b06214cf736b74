"""Matters: what makes somebody's words a row of the claims ledger, and when a clause is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError
from dragoman.interpret.clauses import head_of
from dragoman.interpret.promises import load_promise_words
from dragoman.model import Attribution, Party, Reading

TABLE = "interpret/data/sayings.yaml"
SHORTEST = 4  # words in a clause that says something by itself


@dataclass(frozen=True, slots=True)
class Word:
    """One attribution with its tokens, as the ledger reads it. sides: every actor and state that the speaker's phrase names."""

    attribution: Attribution
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    by: tuple[Party, ...]
    sides: frozenset[str] = frozenset()
    accused: Party | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A proposition and the tokens it was read from."""

    words: str
    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SayingWords:
    """The table of what makes a word a claim."""

    acts: frozenset[str]
    pointing: frozenset[str]
    alleging: frozenset[str]
    accusing: Mapping[str, str]
    implying: frozenset[str]
    dismissive: frozenset[str]
    bare: frozenset[str]
    documents: frozenset[str]
    modals: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    nominal: Mapping[str, str]
    refusing: frozenset[str]
    figures: frozenset[str]
    accusations: frozenset[str]
    speakers: frozenset[str]


@lru_cache(maxsize=1)
def load_saying_words() -> SayingWords:
    """Read the table once; a part without a source is an error."""
    table: dict[str, dict[str, Any]] = load_sheet(files("dragoman").joinpath(TABLE).read_text(encoding="utf-8"))
    for number, (name, part) in enumerate(table.items(), 1):
        if not part.get("source"):
            raise TableError(table=TABLE, line=number, why=f"{name} has no source")
    ought = table["normative"]
    words = {
        name: frozenset(table[name]["words"])
        for name in (
            "acts",
            "pointing",
            "alleging",
            "implying",
            "dismissive",
            "bare",
            "documents",
            "refusing",
            "figures",
            "accusations",
            "speakers",
        )
    }
    modals, verbs, adjectives, nouns = (frozenset(ought[name]) for name in ("modals", "verbs", "adjectives", "nouns"))
    return SayingWords(
        words["acts"], words["pointing"], words["alleging"], table["accusing"]["rows"], words["implying"], words["dismissive"], words["bare"], words["documents"],
        modals, verbs, adjectives, nouns, table["nominal"]["rows"],
        words["refusing"], words["figures"], words["accusations"], words["speakers"],
    )  # fmt: skip


def without_verdicts(reading: Reading, indexes: Sequence[int], words: SayingWords) -> list[int]:
    """A clause without what the report sets beside it: ", a charge that others made too", ", a theory rejected by Kinshasa"."""
    cut: set[int] = set()
    for index in indexes:
        token = reading.tokens[index]
        below = reading.subtree(index)
        verdict = token.lemma.lower() in words.pointing and token.pos == "NOUN" and reading.tokens[below[0]].pos == "DET"
        if verdict and below[0] > 0 and reading.tokens[below[0] - 1].text == "," and below[-1] >= max(indexes) - 2:
            cut.update(below)
    kept = [index for index in indexes if index not in cut]
    return kept if len(kept) > SHORTEST else list(indexes)


def is_factual(reading: Reading, indexes: Sequence[int], words: SayingWords) -> bool:
    """Whether a clause says what is or was, not what should be, what is felt, or what is asked."""
    token = reading.tokens[head_of(reading, indexes)]
    if any(reading.tokens[index].text == "?" for index in indexes[-3:]):
        return False
    for child in token.children:
        below = reading.tokens[child]
        if below.dep == "aux" and below.lemma.lower() in words.modals:
            return False
        if token.lemma == "be" and below.dep in {"acomp", "attr"} and below.lemma.lower() in words.adjectives | words.nouns:
            return False
    if sum(reading.tokens[index].pos != "PUNCT" for index in indexes) < SHORTEST:
        return False
    own = any(reading.tokens[child].text.lower() in {"i", "we"} for child in token.children)
    attitude = token.lemma.lower() in words.verbs and token.tag != "VBD"
    if own and token.lemma.lower() in load_promise_words().verbs:
        return False
    if any(reading.tokens[child].text.lower() == "you" and reading.tokens[child].dep == "nsubj" for child in token.children):
        return False  # "nor will you allow it": what the other side is to do
    return not (attitude and (own or token.lemma.lower() in {"require", "need", "deserve"}))
