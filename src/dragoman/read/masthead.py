"""The lines of date, section and writer around a story, told from its headline and its body."""

from __future__ import annotations

import re
from typing import Final

from dragoman.read.days import find_days
from dragoman.read.lines import Line
from dragoman.read.tables import load_lines

_BY: Final = re.compile(r"(?:by|(?:written|posted|reported) by|author|words by|from our)\b[: ]", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"\b(?:first |originally )?(?:published|posted|updated|last (?:updated|modified)|publication date|date|released?|issued)\b\s*(?:on|at|:|-)?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_AGO: Final = re.compile(r"(?:\d{1,2}|an?|one|two|three) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago$", re.IGNORECASE)


def is_section(line: Line) -> bool:
    """Whether a line is the name of a section of the paper: "Pakistan", "World | Asia"."""
    pieces = [piece.strip().lower() for piece in re.split(r"[|/>»·,]", line.text) if piece.strip()]
    return bool(pieces) and len(line.words) <= 6 and all(piece in load_lines().sections for piece in pieces)


def is_masthead(line: Line) -> bool:
    """Whether a line is a line of date: days and the labels beside them, with no more than a name or a place left over."""
    if len(line.words) > 24 or len(line.text) > 160:
        return False
    if len(line.words) <= 8 and _AGO.search(line.text):
        return True
    return bool(find_days(line.text)) and len(_left_over(line.text)) <= (4 if _LABEL.search(line.text) or not line.stops else 1)


def _left_over(text: str) -> list[str]:
    """Give the words of a line that neither write a day nor label one."""
    for day in find_days(text):
        text = text.replace(day.words, " ", 1)
    labels = load_lines().date_labels
    weekdays = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return [word for word in _WORD.findall(_CLOCK.sub(" ", text)) if word.lower() not in labels and word[:3].lower() not in weekdays]


def is_byline(line: Line) -> bool:
    """Whether a line names the writer: "By Anna Petrosyan", "News Desk"."""
    if len(line.words) > 14 or line.stops:
        return False
    if line.text.lower() in ("by", "by:"):
        return True
    if _BY.match(line.text) and any(word[0].isupper() for word in line.words[1:]):
        return len(line.words) > 1
    lowered = line.text.lower().strip(" .-–—|")
    return len(line.words) <= 5 and lowered.endswith(load_lines().bylines)


def split_byline(line: Line) -> int | None:
    """Give the place in a line where the writer ends and the date begins ("BR Web Desk | Published July 20, 2025"), or None."""
    days = find_days(line.text)
    if not days:
        return None
    starts = [match.start() for match in _LABEL.finditer(line.text) if match.start() <= days[0].start]
    cut = min([days[0].start, *starts])
    head = line.text[:cut].strip(" |-–—·,")
    return cut if head and _WORD.search(head) else None
