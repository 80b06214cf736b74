"""The lines of a text as a reader sees them: lines broken at the margin are one, and each knows what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from dragoman.model import Span

_ENDS: Final = re.compile(r"[.!?…:;。؟۔][\"'”’»)\]*_ ]{0,4}$")
_STOPS: Final = re.compile(r"[.!?…。؟۔][\"'”’»)\]*_ ]{0,4}$")
_INNER_STOP: Final = re.compile(r"[a-z0-9)”\"’][.!?][”\"’)]{0,2} {1,3}[“\"‘(]?[A-Z]")
_BULLET: Final = re.compile(r"(?:[•▪●■◆►‣∙*·–—-]|\d{1,2}[.)])\s+")
_WORD: Final = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_MARGIN: Final = 100  # characters; a longer line was not broken at a margin


@dataclass(frozen=True)
class Line:
    """One line of the text, without the white space around it."""

    text: str
    span: Span

    @cached_property
    def words(self) -> list[str]:
        """Its words, without punctuation."""
        return _WORD.findall(self.text)

    @property
    def stops(self) -> bool:
        """Whether it ends the way a sentence ends."""
        return bool(_STOPS.search(self.text[-8:]))

    @property
    def ends(self) -> bool:
        """Whether it ends as running text does: a sentence, or the words before a list."""
        return bool(_ENDS.search(self.text[-8:]))

    @property
    def several(self) -> bool:
        """Whether it holds more than one sentence."""
        return bool(_INNER_STOP.search(self.text))

    @property
    def bullet(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET.match(self.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """Its capitalised words but the first of the line, folded: enough to see whether two lines speak of the same people."""
        return frozenset(word.lower().removesuffix("’s").removesuffix("'s") for word in self.words[1:] if word[0].isupper())

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly all its longer words are capitalised."""
        long = [word for word in self.words if len(word) > 3]
        return bool(long) and sum(word[0].isupper() or word[0].isdigit() for word in long) >= 0.8 * len(long)


def split_lines(text: str) -> list[Line]:
    """Give the lines of a text that are not white, those broken at a margin joined again."""
    lines = [
        line for match in re.finditer(r"[^\r\n\x0b\x0c\u2028\u2029\x85]+", text) if (line := make_line(text, match.start(), match.end()))
    ]
    return _join_broken(text, lines)


def make_line(text: str, start: int, end: int) -> Line | None:
    """Give the line between two places, or None where all is white."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return Line(bare, Span(begin, begin + len(bare)))


def _join_broken(text: str, lines: list[Line]) -> list[Line]:
    """Join lines that a margin broke, where the text shows it: neighbours in which the next one goes on in lower case."""
    pairs = [(left, right) for left, right in pairwise(lines) if _adjoin(text, left, right)]
    going_on = sum(not left.ends and right.text[0].islower() for left, right in pairs)
    widest = max((len(line.text) for line in lines), default=0)
    if widest > _MARGIN or len(pairs) < 2 or going_on * 4 < len(pairs):
        return lines
    joined: list[Line] = []
    last = None
    for line in lines:
        if last and _adjoin(text, last, line) and _goes_on(text, last, line, widest):
            start = joined[-1].span.start
            joined[-1] = Line(text[start : line.span.end], Span(start, line.span.end))
        else:
            joined.append(line)
        last = line
    return joined


def _goes_on(text: str, left: Line, right: Line, widest: int) -> bool:
    """Whether a line goes on in the next: by its first letter, or because it reaches the margin and nothing sets the next one apart."""
    if right.text[0].islower() and not left.stops:
        return True
    indented = right.span.start - text.rfind("\n", 0, right.span.start) > 2
    if left.stops and (indented or len(left.text) < 0.7 * widest):
        return False
    return len(left.text) >= (0.7 if left.stops else 0.6) * widest


def _adjoin(text: str, left: Line, right: Line) -> bool:
    """Whether two lines follow each other without an empty line between."""
    return text.count("\n", left.span.end, right.span.start) == 1
