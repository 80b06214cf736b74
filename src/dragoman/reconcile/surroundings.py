"""Surroundings: what stands around an account and tells it from its like: the paragraph's matter, the names in it, a bare weekday.

Two meetings of the same two men differ in what else their reports speak of. A name that neither is a party's nor a state's,
nor anybody's title, says more of that than any other word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from dragoman.almanac import load_almanac
from dragoman.model import Span, fold
from dragoman.reconcile.words import WORD, load_words, stem

# A paragraph reaches this many characters to either side of what is told in it, and no further.
REACH = 600
# Words written large in a row; SPACE: what may stand between a full stop and the next sentence.
RUN = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
SPACE = " \n\t\"'“”‘’(["
WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
MONTH_DAY, DAY_MONTH = re.compile(rf"\b{MONTH}\.? (\d{{1,2}})\b"), re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}\b")
# Days and months as news shortens them; no name of three letters is lost that would tell much.
SHORTLY = frozenset(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
# A line of which more words than this share are written large is a headline: capitals tell no names there.
HEADLINE = 0.6


def around(text: str, span: Span) -> str:
    """The paragraph that a span stands in."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - REACH)
    end = text.find("\n", span.end)
    return text[start : min(end if end >= 0 else len(text), span.end + REACH)]


@lru_cache(maxsize=4096)
def names_in(paragraph: str) -> frozenset[str]:
    """The names in a paragraph, each by its last word: without states and their people, titles, weekdays and months.

    >>> sorted(names_in("On Saturday the Pakistani minister Moro Tandi spoke of Torkham, the UAP railway and the Joint Border Committee."))
    ['border committee', 'tandi', 'torkham', 'uap']
    """
    told = WORD.findall(paragraph)
    if sum(word[0].isupper() for word in told) > HEADLINE * len(told):
        return frozenset()
    found = (_name(run, begins=_begins(paragraph, run.start())) for run in RUN.finditer(paragraph))
    return frozenset(name for name in found if name)


def _name(run: re.Match[str], *, begins: bool) -> str:
    """What a row of words written large is called by; nothing where it is no name."""
    if load_almanac().state_of(run.group()) is not None:
        return ""
    words = [word for word in WORD.findall(run.group()) if not _is_common(word)]
    # The first word of a sentence is written large whatever it is.
    if not words or (begins and len(words) < 2):
        return ""
    return fold(" ".join(words)) if stem(words[-1]) in load_words()["collectives"] else fold(words[-1])


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins at a place in a text."""
    return not start or text[:start].rstrip(SPACE)[-1:] in {".", "!", "?", ":", ""}


@lru_cache(maxsize=65536)
def _is_common(word: str) -> bool:
    """Whether a word written large is no name of its own: a title's, a state's, its people's, its seat's, a weekday, a hollow word."""
    almanac = load_almanac()
    small = word.casefold()
    known = (
        len(word) < 2 or small in load_words()["hollow"] or stem(word) in load_words()["formulas"] or small in WEEKDAYS or small in SHORTLY
    )
    return known or almanac.state_of(word) is not None or bool(almanac.offices.match([word]))


@lru_cache(maxsize=65536)
def weekday_in(sentence: str) -> int | None:
    """The one bare weekday that a sentence names, Monday being 0; None where it names none or several, or one with its date.

    >>> weekday_in("They met on Monday."), weekday_in("They meet on Monday, July 28."), weekday_in("From Monday to Friday.")
    (0, None, None)
    """
    words = [word.casefold() for word in WORD.findall(sentence)]
    named = {WEEKDAYS[word] for word in words if word in WEEKDAYS}
    dated = any(word in WEEKDAYS and (after[:3] in SHORTLY or after[0].isdigit()) for word, after in pairwise(words))
    return named.pop() if len(named) == 1 and not dated else None


@lru_cache(maxsize=65536)
def days_in(words: str) -> frozenset[str]:
    """The days that a passage names by month and number, as "MM-DD".

    >>> sorted(days_in("held from October 25 to 30, a week after the 18 October truce")), sorted(days_in("in May 2024"))
    (['10-18', '10-25'], [])
    """
    found = [(month, day) for month, day in MONTH_DAY.findall(words)] + [(month, day) for day, month in DAY_MONTH.findall(words)]
    return frozenset(f"{MONTHS.index(month[:3].casefold()) + 1:02}-{int(day):02}" for month, day in found if 0 < int(day) < 32)
