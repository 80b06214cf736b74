"""Search: the reports in which words stand, with the passage that says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from dragoman.model import Span

if TYPE_CHECKING:
    from dragoman.store.database import Database

# Private-use characters: FTS5 sets them around what it found, and no news text means anything by them.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_WORDS = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words: the passage that says most of them, and the places of the words themselves. rank: 1 is best."""

    report: str
    rank: int
    span: Span
    words: tuple[Span, ...]


class SearchShelf:
    """Full-text search over what reports say, page furniture left out. Case and accents do not matter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, words: str, limit: int = 50) -> list[Hit]:
        """The best reports for words, best first. "Quoted words" stand together, -word must not stand there, word* goes on."""
        match = _match(words)
        if match is None:
            return []
        query = text(
            "SELECT report.id, report.text, highlight(passage, 1, :open, :close) AS marked FROM passage"
            " JOIN report ON report.number = passage.rowid WHERE passage MATCH :words ORDER BY rank, report.id LIMIT :limit"
        )
        asked = {"words": match, "open": _OPEN, "close": _CLOSE, "limit": limit}
        with self._database.reading() as connection:
            rows = connection.execute(query, asked).all()
        return [_hit(row.id, row.text, row.marked, rank) for rank, row in enumerate(rows, start=1)]


def _match(words: str) -> str | None:
    """Write the words as an FTS5 query; each is quoted, so that nothing in them is taken for an operator."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, minus_too, word in _WORDS.findall(words.replace("\x00", " ")):
        asked = phrase or word
        if not any(character.isalnum() for character in asked):
            continue
        star = "*" if word.endswith("*") else ""
        (unwanted if minus or minus_too else wanted).append(f'"{asked}"{star}')
    if not wanted:
        return None
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in unwanted)


def _hit(report: str, words: str, marked: str, rank: int) -> Hit:
    found = _found(marked)
    return Hit(report, rank, _passage(words, found), tuple(found))


def _found(marked: str) -> list[Span]:
    """Where the marks stand, counted in the text without them."""
    spans: list[Span] = []
    start = at = 0
    for character in marked:
        if character == _OPEN:
            start = at
        elif character == _CLOSE:
            spans.append(Span(start, at))
        else:
            at += 1
    return spans


def _passage(words: str, found: list[Span]) -> Span:
    """The paragraph in which most of the words stand, cut to a readable length around the first of them."""
    if not found:  # the words stand in the title alone
        end = words.find("\n\n")
        return _trim(words, 0, end if end > 0 else len(words), 0)
    counts: dict[tuple[int, int], set[str]] = {}
    for span in found:
        start = words.rfind("\n", 0, span.start) + 1
        end = words.find("\n", span.end)
        counts.setdefault((start, len(words) if end < 0 else end), set()).add(span.of(words).casefold())
    (start, end), _ = max(counts.items(), key=lambda item: (len(item[1]), -item[0][0]))
    first = next(span for span in found if start <= span.start)
    return _trim(words, start, end, first.start)


def _trim(words: str, start: int, end: int, focus: int) -> Span:
    """A stretch of at most a few lines that holds the focus, begun at a sentence where one begins near, else at a word."""
    if end - start > _LONGEST:
        near = max(start, focus - _LONGEST // 2)
        sentence = max(words.rfind(stop, near, focus) for stop in (". ", "? ", "! ", ".” "))
        start = sentence + 2 if sentence >= 0 else near if near == start else words.find(" ", near, focus) + 1 or near
        end = min(end, start + _LONGEST)
        end = max(words.rfind(" ", focus, end), focus + 1) if end < len(words) and not words[end].isspace() else end
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return Span(start, end)
