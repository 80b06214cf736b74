"""Cuts: a stretch of the report's words ended where a phrase of it ends, so that what is left is whole and still true."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.interpret.settings import times_near
from dragoman.model import Reading, Token

# What may be left off at the end of a line without making it another statement.
OPTIONAL = {"prep", "advcl", "relcl", "acl", "appos", "npadvmod", "advmod", "cc", "conj", "punct", "agent", "parataxis", "dep", "intj"}
# Their phrase is asked for by the word before: "accused of", "between A and B", "not only A".
BINDING = {"of", "to", "against", "between", "than", "as"}
# Without its condition a statement is another one.
CONDITIONS = {"if", "unless", "until", "once", "provided", "only"}
# A line says something once it has so many letters.
ENOUGH = 18


def fit(reading: Reading, words: Sequence[int], room: int) -> list[int]:
    """The words as far as they fit into so many letters and a phrase ends: all of them, or none where no shorter whole can be made."""
    if not words or _letters(reading, words, len(words)) <= room:
        return list(words)
    places = {index: place for place, index in enumerate(words)}
    for last in range(len(words) - 1, 0, -1):
        letters = _letters(reading, words, last)
        if letters < ENOUGH:
            break
        if letters <= room and _ends_here(reading, words, places, last):
            return list(words[:last])
    return []


def _letters(reading: Reading, words: Sequence[int], count: int) -> int:
    """How long the first words are."""
    return reading.tokens[words[count - 1]].end - reading.tokens[words[0]].start


def _ends_here(reading: Reading, words: Sequence[int], places: dict[int, int], last: int) -> bool:
    """Whether nothing before a place needs what stands behind it."""
    for place, index in enumerate(words):
        token = reading.tokens[index]
        head = places.get(token.head, -1)
        if place < last <= head:
            return False  # its governor would be cut away
        if head < last <= place and not _may_go(reading, token, words[last - 1]):
            return False
    return not _dangles(reading, words[:last])


def _dangles(reading: Reading, kept: Sequence[int]) -> bool:
    """Whether the last words stand alone: a joint, or one or two words behind a comma or dash."""
    end = [reading.tokens[index] for index in kept[-3:]]
    if end[-1].pos in {"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX", "ADV"}:
        return True
    return any(token.pos == "PUNCT" and token.text in ",;:—–" for token in end[:-1]) and end[-1].pos != "PROPN"


def _may_go(reading: Reading, token: Token, end: int) -> bool:
    """Whether what hangs on a word before may be left off, where the line would end with a word."""
    if token.dep not in OPTIONAL or token.text.lower() in BINDING | CONDITIONS:
        return False
    if token.head == end and token.dep in {"prep", "agent", "npadvmod"} and reading.tokens[end].pos in {"VERB", "ADJ", "AUX"}:
        return False  # "hosted by", "aimed at", "related to"
    if token.dep in {"conj", "cc"}:
        above = reading.tokens[token.head]
        return reading.tokens[above.head].text.lower() != "between"
    if token.dep == "advcl":
        return not any(reading.tokens[child].text.lower() in CONDITIONS for child in token.children)
    return token.text != "-"


def own_times(reading: Reading, token: Token) -> frozenset[int]:
    """The words that only say when, where they hang on a verb: "announced on Friday", "met Monday". The day has its own column."""
    timed = {index for time in times_near(reading, token.sentence) if time.type in {"DATE", "TIME"} for index in range(*time.tokens)}
    found = []
    for child in token.children:
        below = reading.tokens[child]
        inside = reading.subtree(child)
        plain = below.dep in {"npadvmod", "advmod"} or (below.dep == "prep" and below.text.lower() in {"on", "in", "at", "late", "early"})
        if child > token.index and plain and any(index in timed for index in inside):
            rest = [index for index in inside if index not in timed and reading.tokens[index].pos not in {"PUNCT", "ADP", "DET"}]
            found += [] if rest else inside
    return frozenset(found)
