"""The language of a text, or None where it is too short to tell."""

from __future__ import annotations

import re
from typing import Final

from dragoman.read.tables import load_lines

_SAMPLE: Final = 4000  # characters
_MARGIN: Final = 3.0  # natural logarithm: twenty times as likely as the next language
_LONG_ENOUGH: Final = 60  # letters
_WORD: Final = re.compile(r"[^\W\d_]+")
# What the identifier tells apart and a newsroom does not.
_MACRO: Final = {
    "wuu": "zh",
    "yue": "zh",
    "gan": "zh",
    "uzs": "uz",
    "pnb": "pa",
    "azb": "az",
    "arz": "ar",
    "ary": "ar",
    "prs": "fa",
    "nb": "no",
    "nn": "no",
}
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")


def identify_language(text: str) -> str | None:
    """Give the language as BCP 47, or None where the text is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    # Function words tell running English at any length, where letter statistics need a paragraph.
    if len(words) >= 4 and sum(word in load_lines().english for word in words) >= 0.2 * len(words):
        return "en"
    import py3langid  # noqa: PLC0415 - a tenth of a second, only for what is not plain English

    ranked = py3langid.rank(sample)
    best = _MACRO.get(ranked[0][0], ranked[0][0])
    second = next((score for code, score in ranked if _MACRO.get(code, code) != best), float("-inf"))
    enough = sum(len(word) for word in words) >= _LONG_ENOUGH or not _LATIN.search(sample)
    return str(best) if enough and ranked[0][1] - second >= _MARGIN else None


def may_be_english(text: str) -> bool:
    """Whether a text whose language cannot be told may be English: a few words, or some of English's own."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    return len(words) < 8 or sum(word in load_lines().english for word in words) >= 0.1 * len(words)
