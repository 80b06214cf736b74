"""Matters: the proposition in somebody's words, as a clause that can stand alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError
from dragoman.interpret.promises import load_promise_words
from dragoman.model import Reading, Span, Token

TABLE = "interpret/data/sayings.yaml"
EDGES = {"“", "”", '"', "''", "``", "‘", ",", ".", ";", ":", "—", "–", "-", "?", "!", "«", "»", "...", "…"}
SHORTEST = 4  # words in a clause that says something by itself
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}


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


@lru_cache(maxsize=1)
def load_saying_words() -> SayingWords:
    """Read the table once; a part without a source is an error."""
    table: dict[str, dict[str, Any]] = load_sheet(files("dragoman").joinpath(TABLE).read_text(encoding="utf-8"))
    for number, (name, part) in enumerate(table.items(), 1):
        if not part.get("source"):
            raise TableError(table=TABLE, line=number, why=f"{name} has no source")
    ought = table["normative"]
    words = {
        name: frozenset(table[name]["words"]) for name in ("acts", "pointing", "alleging", "implying", "dismissive", "bare", "documents")
    }
    modals, verbs, adjectives, nouns = (frozenset(ought[name]) for name in ("modals", "verbs", "adjectives", "nouns"))
    return SayingWords(
        words["acts"], words["pointing"], words["alleging"], table["accusing"]["rows"], words["implying"], words["dismissive"], words["bare"], words["documents"],
        modals, verbs, adjectives, nouns, table["nominal"]["rows"],
    )  # fmt: skip


def tokens_in(reading: Reading, spans: Iterable[Span]) -> list[int]:
    """The indexes of the tokens that lie in the spans."""
    starts = _starts(reading)
    found: list[int] = []
    for span in spans:
        index = bisect_left(starts, span.start)
        while index < len(starts) and starts[index] < span.end:
            found.append(index)
            index += 1
    return found


def _starts(reading: Reading) -> Sequence[int]:
    """Where the tokens start; kept with the reading, which never changes."""
    held: list[int] | None = reading.__dict__.get("_token_starts")
    if held is None:
        held = [token.start for token in reading.tokens]
        reading.__dict__["_token_starts"] = held
    return held


def head_of(reading: Reading, indexes: Sequence[int]) -> int:
    """The token that the others hang on, the first where there are several."""
    inside = set(indexes)
    heads = [index for index in indexes if reading.tokens[index].head not in inside or reading.tokens[index].head == index]
    worded = [index for index in heads if reading.tokens[index].pos not in {"PUNCT", "SPACE"}]
    clauses = [index for index in worded if reading.tokens[index].pos in {"VERB", "AUX"}]
    return (clauses or worded or list(indexes))[0]


def words_of(reading: Reading, indexes: Sequence[int]) -> str:
    """The words as they stand, without "that", marks at the ends, and what was cut from the middle."""
    kept = list(indexes)
    while kept and (
        reading.tokens[kept[0]].text in EDGES or (reading.tokens[kept[0]].text.lower() == "that" and reading.tokens[kept[0]].dep != "nsubj")
    ):
        kept.pop(0)
    while kept and reading.tokens[kept[-1]].text in EDGES:
        kept.pop()
    if not kept:
        return ""
    pieces, start = [], kept[0]
    for index, following in zip(kept, [*kept[1:], -1], strict=True):
        if following != index + 1:
            pieces.append(reading.report.text[reading.tokens[start].start : reading.tokens[index].end])
            start = following
    return _balance(" ".join(" ".join(pieces).split()))


def _balance(told: str) -> str:
    """Close or open a quotation or a bracket that the cut left with one mark."""
    if told.count("(") > told.count(")"):
        return _balance(told + ")")
    if told.count("“") > told.count("”"):
        return told + "”"
    if told.count("”") > told.count("“"):
        return "“" + told
    return told + '"' if told.count('"') % 2 else told


def split_clauses(reading: Reading, indexes: Sequence[int]) -> list[list[int]]:
    """A clause and the full clauses coordinated with it, each by itself: "that X is so, and that Y must follow"."""
    inside, waiting, found = set(indexes), [head_of(reading, indexes)], []
    parts: dict[int, set[int]] = {waiting[0]: inside}
    while waiting:
        head = waiting.pop(0)
        for child in reading.tokens[head].children:
            token = reading.tokens[child]
            own = any(reading.tokens[below].dep in SUBJECTS for below in token.children)
            if token.dep == "conj" and child in inside and own:
                below = set(reading.subtree(child)) & parts[head]
                parts[head] -= below | {
                    index for index in parts[head] if index == min(below, default=0) - 1 and reading.tokens[index].dep == "cc"
                }
                parts[child] = below
                waiting.append(child)
        found.append(sorted(parts[head]))
    return found


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


def clause_words(reading: Reading, indexes: Sequence[int], speaker: str | None) -> str:
    """A clause that stands alone: the subject's pronoun gives way to the name it stands for, in brackets."""
    told = words_of(reading, indexes)
    first = next(
        (index for index in indexes if reading.tokens[index].text not in EDGES and reading.tokens[index].text.lower() != "that"), None
    )
    if first is None or reading.tokens[first].pos != "PRON" or reading.tokens[first].dep not in SUBJECTS:
        return told
    name = _stands_for(reading, first, speaker)
    rest = told[len(reading.tokens[first].text) :]
    return f"[{name}]{rest}" if name and rest.startswith(" ") else told


def _stands_for(reading: Reading, index: int, speaker: str | None) -> str | None:
    mention = reading.mention_at.get(index)
    if mention is not None and mention.refers_to in reading.actor_by_id:
        return reading.actor_by_id[str(mention.refers_to)].name
    return speaker if reading.tokens[index].text.lower() in {"i", "we"} else None


def is_clause(reading: Reading, indexes: Sequence[int]) -> bool:
    """Whether the words are a finite clause with a subject of its own."""
    inside = set(indexes)
    token = reading.tokens[head_of(reading, indexes)]
    worded = [reading.tokens[index] for index in indexes if reading.tokens[index].pos != "PUNCT"]
    if token.pos not in {"VERB", "AUX"}:  # where the parse broke: a subject in front and a finite verb behind it
        return bool(worded) and worded[0].dep in SUBJECTS and any(word.tag in {"VBD", "VBZ", "VBP", "MD"} for word in worded)
    has_subject = any(reading.tokens[child].dep in SUBJECTS and child in inside for child in token.children)
    return has_subject and not is_infinitive(reading, token)


def is_infinitive(reading: Reading, token: Token) -> bool:
    """Whether "to" stands before the verb."""
    return token.tag == "VB" and any(reading.tokens[child].tag == "TO" for child in token.children)


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


def finite(subject: str, plural: bool, gerund: str, rest: str) -> str:  # noqa: FBT001 - number is what the clause agrees in
    """A clause from a subject and a gerund's lemma: terror groups, operate → "terror groups operate from ..."."""
    verb = gerund if plural else gerund + ("es" if gerund.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return " ".join(f"{subject} {verb} {rest}".split())
