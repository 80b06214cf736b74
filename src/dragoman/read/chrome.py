"""Chrome: the furniture of a news page, which is never content. Tickers, share bars, pointers to other stories, comment forms."""

from __future__ import annotations

import re
from typing import Final

from dragoman.read.dateline import find_dateline
from dragoman.read.lines import Line
from dragoman.read.tables import Furniture, load_furniture, load_lines

_LONGEST: Final = 40  # words; a longer line is prose, whatever it opens with
_AUXILIARIES: Final = frozenset({"is", "are", "has", "have", "was", "were", "will", "can", "may", "must", "should"})
# "Rockets Uncovered in Surin Village"; "Pakistan to host talks".
_PASSIVE: Final = re.compile(r"\w \w{2,20}ed (?:in|at|by|after|from|near|over|during|as|amid)\b", re.IGNORECASE)
_COMING: Final = re.compile(r"\b[A-Z]\w{1,20} to [a-z]")
_TICKER_DATE: Final = re.compile(r"\s*date\s+\d{4}-\d\d-\d\d\b", re.IGNORECASE)


def find_chrome(lines: list[Line]) -> set[int]:
    """Give the numbers of the lines that are furniture by their words."""
    marked: set[int] = set()
    known: dict[str, Furniture | None] = {}  # a page repeats its furniture
    prose_seen, listing = False, False
    for number, line in enumerate(lines):
        row = known[line.text] if line.text in known else known.setdefault(line.text, _match_furniture(line))
        if row and row.reach == "rest" and prose_seen:
            return marked | set(range(number, len(lines)))
        prose = line.stops and len(line.words) >= 8
        # A teaser with a dateline of its own, in a box of other stories, is still in the box.
        listing = bool(row and row.reach == "list") or (listing and (not prose or find_dateline(line.text) is not None))
        if row or listing or not line.words:  # a line without a word is a rule or an ornament
            marked.add(number)
        prose_seen = prose_seen or (prose and not row)
    return marked


def _match_furniture(line: Line) -> Furniture | None:
    """Give the row of the furniture table that a line fits, or None."""
    if len(line.words) > _LONGEST or len(line.text) > 400:
        return None
    return next((row for row in load_furniture() if row.pattern.match(line.text)), None)


def split_ticker(line: Line) -> int | None:
    """Give the place where the page's own date ends and its ticker begins ("date 2025-07-20 BML 4.81 Decreased By"), or None."""
    match = _TICKER_DATE.match(line.text)
    return match.end() if match else None


def is_other_headline(line: Line) -> bool:
    """Whether a line that stands alone in a story is the headline of another one, and no heading of this one.

    A headline is a clause: somebody does something, in the present tense. A crosshead is a label: a noun phrase that the
    paragraph under it elaborates. Where neither is plain, a long line is taken for a headline: a lost label loses nothing,
    and a stranger's headline read as content would put another story into this one.
    """
    if not line.words:
        return True
    if line.words[0].lower() in load_lines().question_words and len(line.words) <= 7:
        return False
    if any(finite_verbs(line)):
        return True
    lowered = [word.lower() for word in line.words]
    if not line.title_case and (load_lines().participles.intersection(lowered) or lowered[0].isdigit()):
        return True
    if _PASSIVE.search(line.text) or (not line.title_case and _COMING.search(line.text)):
        return True
    return not line.title_case and len(line.words) >= 8


def finite_verbs(line: Line, *, auxiliaries: bool = True) -> list[str]:
    """Give the words of a line that read as finite verbs of the present tense, each after a noun and not after "to"."""
    tables = load_lines()
    found = []
    for number, word in enumerate(line.words[1:], start=1):
        before, lowered = line.words[number - 1], word.lower()
        if before.lower() in _NO_VERB_AFTER or (lowered in _AUXILIARIES and not auxiliaries):
            continue
        # "Pakistan vows", but "Afghanistan's vows": after a possessive it is a noun.
        if before.endswith(("’s", "'s", "s’", "s'")):
            continue
        clear = lowered in tables.clear_verbs and (lowered not in _ALSO_NOUNS or not line.title_case)
        loose = lowered in tables.loose_verbs and not line.title_case and before[0].isupper()
        if clear or loose:
            found.append(word)
    return found


_NO_VERB_AFTER: Final = frozenset(
    {
        "to",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "and",
        "or",
        "with",
        "by",
        "from",
        "at",
        "as",
        "into",
        "over",
        "its",
        "his",
        "her",
        "their",
        "no",
        "new",
    }
)
# Title case hides whether "Vows" is a deed or a thing; these wait for a line in ordinary case.
_ALSO_NOUNS: Final = frozenset(
    {
        "need",
        "needs",
        "fear",
        "fears",
        "ban",
        "bans",
        "lead",
        "leads",
        "start",
        "starts",
        "step",
        "steps",
        "trade",
        "trades",
        "face",
        "faces",
        "review",
        "reviews",
        "may",
        "can",
        "open",
        "get",
        "hold",
        "arrest",
        "arrests",
    }
)
