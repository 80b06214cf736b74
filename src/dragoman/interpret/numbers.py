"""Numbers: how much a number says - a value, a range, a vague word - and with what hedge, exactly as it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.interpret.tables import NumberWords
from dragoman.model import Reading, Token

VAGUE = {"ten": 20.0, "dozen": 24.0, "score": 40.0, "hundred": 200.0, "thousand": 2000.0}
SINGLE = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0, "million": 1e6}
SHORT = re.compile(r"([\d.,]+)(bn|b|mn|m|k|tn)")
SHORT_SCALES = {"bn": 1e9, "b": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3, "tn": 1e12}
RANGES = {"to", "-", "–", "—"}


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number says, and the first and last of its tokens. value is None for a range, a bare bound, or a vague word."""

    first: int
    last: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    at_least: bool = False
    about: bool = False


def is_number(token: Token) -> bool:
    """Whether a word may say how many."""
    return token.pos == "NUM" or token.lemma.lower() in VAGUE or token.lemma.lower() in SINGLE


def read_amount(reading: Reading, token: Token, words: NumberWords) -> Amount | None:
    """How much the number ending with a word says; None for a part of a longer one, or what is no amount."""
    if _is_part(reading, token, words):
        return None
    first = _first_word(reading, token)
    value = number_of(reading, token, words)
    before = reading.report.text[max(0, reading.tokens[first].start - 24) : reading.tokens[first].start].lower().rstrip(" $€£")
    lower = _lower_end(reading, first)
    if value is not None and lower is not None and (low := number_of(reading, reading.tokens[lower], words)) is not None and low < value:
        return Amount(_first_word(reading, reading.tokens[lower]), token.index, None, low, value)
    if value is None:
        return _vague(reading, token, first, words)
    if _ends_with(before, words.at_most):
        return Amount(first, token.index, None, None, value)
    return Amount(first, token.index, value, at_least=_ends_with(before, words.at_least), about=_ends_with(before, words.about))


def _ends_with(before: str, cues: tuple[str, ...]) -> bool:
    """Whether the words before a number end with one of these cues, as words of their own."""
    return any(before.endswith(cue) and not before[: -len(cue)][-1:].isalnum() for cue in cues)


def _is_part(reading: Reading, token: Token, words: NumberWords) -> bool:
    """Whether it is told as a part of the number behind it: "1.2 million", "hundreds of thousands", the first of "80 to 90"."""
    if token.dep in {"compound", "quantmod", "nummod"} and _counts_by_scale(reading.tokens[token.head], token, words):
        return True
    after = token.index + 2
    if after < len(reading.tokens) and _multiplier(reading, reading.tokens[after]) == token:
        return True
    return after < len(reading.tokens) and is_number(reading.tokens[after]) and _lower_end(reading, after) == token.index


def _counts_by_scale(head: Token, token: Token, words: NumberWords) -> bool:
    """Whether a word stands before its scale: "1.2 million", "two dozen"."""
    return head.index > token.index and (head.lemma.lower() in words.scales or head.lemma.lower() in SINGLE)


def _first_word(reading: Reading, token: Token) -> int:
    """The first word of a number: the 1.2 of "1.2 million", the a of "a dozen", the hundreds of "hundreds of thousands"."""
    if _multiplier(reading, token) is not None:
        return token.index - 2
    before = token.index - 1
    return before if before in token.children and (reading.tokens[before].pos == "NUM" or _is_article(reading, before)) else token.index


def _multiplier(reading: Reading, token: Token) -> Token | None:
    """The vague word that multiplies a plural scale: "tens of thousands"."""
    scale = token.lemma.lower() in {*VAGUE, *SINGLE, "billion"} and token.lemma.lower() != token.text.lower()
    if not scale or token.index < 2 or reading.tokens[token.index - 1].text.lower() != "of":
        return None
    first = reading.tokens[token.index - 2]
    return first if first.lemma.lower() in VAGUE and first.lemma.lower() != first.text.lower() else None


def _is_article(reading: Reading, index: int) -> bool:
    """Whether a word is "a" or "an"."""
    return reading.tokens[index].text.lower() in {"a", "an"}


def seat_of(reading: Reading, token: Token) -> Token:
    """The word whose place in the sentence a number has: of "between 80 and 90 people" the 80, of "hundreds of thousands" the hundreds."""
    head = reading.tokens[token.head]
    multiplier = _multiplier(reading, token)
    if multiplier is not None and token.dep == "pobj":
        return multiplier
    return head if token.dep == "conj" and head.pos == "NUM" and _lower_end(reading, token.index) == head.index else token


def _lower_end(reading: Reading, first: int) -> int | None:
    """The number that is the lower end of a range ending here: "80 to 90", "20-25", "between 80 and 90"; not "rose from 71 to 80"."""
    if first < 2 or reading.tokens[first - 2].pos != "NUM":
        return None
    joint = reading.tokens[first - 1].text.lower()
    before = reading.tokens[first - 3].text.lower() if first > 2 else ""
    ranged = (joint in RANGES and before != "from") or (joint == "and" and before == "between")
    return first - 2 if ranged and reading.tokens[first].pos == "NUM" else None


def _vague(reading: Reading, token: Token, first: int, words: NumberWords) -> Amount | None:
    """A number told by a word alone: "dozens", "hundreds of thousands", "a dozen"."""
    lemma = token.lemma.lower()
    if (
        token.text.lower() == lemma
        and lemma in SINGLE
        and token.index
        and reading.tokens[token.index - 1].text.lower() in {"several", "few"}
    ):
        return Amount(first, token.index, None, 2 * SINGLE[lemma], at_least=True)  # "several hundred"
    if token.text.lower() == lemma:
        return Amount(first, token.index, SINGLE[lemma], about=True) if lemma in SINGLE and first < token.index else None
    multiplier = _multiplier(reading, token)
    if multiplier is not None and lemma in words.scales:
        return Amount(first, token.index, None, VAGUE[multiplier.lemma.lower()] * words.scales[lemma], at_least=True)
    low = words.scales[lemma] * 2 if lemma in words.scales and lemma not in VAGUE else VAGUE.get(lemma)
    return Amount(first, token.index, None, low, at_least=True) if low is not None and lemma != "ten" else None


def number_of(reading: Reading, token: Token, words: NumberWords) -> float | None:
    """The value of a number as written in figures or words: "1,200", "1.2 million", "thirty-five", "two dozen", "5bn"."""
    lemma = token.lemma.lower()
    scale = words.scales.get(lemma) or (SINGLE.get(lemma) if lemma == token.text.lower() else None)
    before = [child for child in token.children if child == token.index - 1 and reading.tokens[child].pos == "NUM"]
    if scale is not None:
        factor = _plain_number(reading.tokens[before[-1]].text, words) if before else None
        return factor * scale if factor is not None else None
    return _plain_number(token.text, words)


def _plain_number(text: str, words: NumberWords) -> float | None:
    """A number of one word."""
    short = SHORT.fullmatch(text.lower())
    try:
        return float((short[1] if short else text).replace(",", "")) * (SHORT_SCALES[short[2]] if short else 1)
    except ValueError:
        parts = text.lower().split("-")
        values = [words.numbers.get(part) for part in parts]
        known = [value for value in values if value is not None]
        return sum(known) if known and len(known) == len(values) else None
