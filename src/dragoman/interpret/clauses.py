"""Clauses: stretches of the parse as words, cut where an editor would cut them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Reading, Span, Token

EDGES = {"“", "”", '"', "''", "``", "‘", ",", ".", ";", ":", "—", "–", "-", "?", "!", "«", "»", "...", "…"}
CLOSING, OPENING = {"”", "''", "»", '"'}, {"“", "``", "«", '"'}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
LOOSE = {"CCONJ", "SCONJ", "DET"}  # parts of speech that no clause ends with


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


def words_of(reading: Reading, indexes: Sequence[int], instead: Mapping[int, str] | None = None) -> str:
    """The words as they stand, cleanly begun and ended, without what was cut from the middle; `instead` replaces tokens."""
    kept = trim_edges(reading, indexes)
    if not kept:
        return ""
    swapped, pieces = instead or {}, []
    for place, index in enumerate(kept):
        token = reading.tokens[index]
        gap = ""
        if place:
            before = reading.tokens[kept[place - 1]]
            gap = reading.report.text[before.end : token.start] if before.index == index - 1 else " "
        pieces.append(gap + swapped.get(index, token.text))
    return _balance(" ".join("".join(pieces).split()))


def trim_edges(reading: Reading, indexes: Sequence[int]) -> list[int]:
    """Tokens without "that", "and", "However," and marks in front, and without marks and loose words at the end."""
    kept, tokens = list(indexes), reading.tokens
    while kept and _opens_loosely(reading, kept):
        kept.pop(0)
    while kept and (
        tokens[kept[-1]].text in EDGES or (tokens[kept[-1]].pos in LOOSE and tokens[kept[-1]].dep in {"cc", "mark", "det", "preconj"})
    ):
        kept.pop()
    return kept


def _opens_loosely(reading: Reading, kept: Sequence[int]) -> bool:
    token = reading.tokens[kept[0]]
    if token.text in EDGES or (token.text.lower() == "that" and token.dep not in {"nsubj", "nsubjpass", "det"}):
        return True
    if token.pos == "CCONJ" and token.dep == "cc" and token.text.lower() in {"and", "but", "or"}:
        return True
    return token.dep == "advmod" and len(kept) > 1 and reading.tokens[kept[1]].text == "," and reading.tokens[kept[0]].tag == "RB"


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


def finite(subject: str, gerund: str, rest: str, *, plural: bool) -> str:
    """A clause from a subject and a gerund's lemma: terror groups, operate → "terror groups operate from ..."."""
    verb = gerund if plural else gerund + ("es" if gerund.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return " ".join(f"{subject} {verb} {rest}".split())
