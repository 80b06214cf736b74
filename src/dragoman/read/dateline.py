"""Dateline: the place, day and agency that open a story ("KABUL: ", "LONDON, March 3 (Reuters) - ", "YEREVAN, April 13. /TASS/.")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dragoman.read.days import MONTHS, Day, find_days
from dragoman.read.tables import load_lines

_CAPITALS: Final = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]{1,24}"
_PLACE: Final = rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}(?:/{_CAPITALS}(?: {_CAPITALS}){{0,2}}){{0,2}}"
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w’'.-]{1,24}"
_MORE: Final = rf"(?:, {_NAME}(?: {_NAME}){{0,2}}(?![\w ]{{0,3}}\d)| \[[A-Z][\w ]{{2,20}}\])?"
_MONTHS: Final = "|".join(sorted({name[:3] for name in MONTHS}))
_DATE: Final = rf"(?:,? (?:(?:{_MONTHS})[a-z]{{0,6}}\.? ?\d{{1,2}}|\d{{1,2}} (?:{_MONTHS})[a-z]{{0,6}}\.?)(?:,? ?\d{{4}})?)?"
_AGENCY: Final = r"(?P<agency>,? ?(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slashed>[^/\n]{2,30})/|(?P<bare>[A-Z]{3,14})(?= ?[:–—-])))?"
_END: Final = r"\.?\s?(?:--|[-–—](?=\s)|[–—]|:)\s*|\. ?/(?P<tass>[^/\n]{2,30})/\.?\s*(?:[-–—]\s)?"
# A carrier may stand before it: "(MENAFN- Kuwait News Agency (KUNA)) DOHA, Oct 19 (KUNA) --".
_CARRIER: Final = r"(?:\([^()\n]{2,60}(?:\([^()\n]{2,30}\))?\) )?"
_CAPITAL_SHAPE: Final = re.compile(rf"{_CARRIER}(?P<place>{_PLACE}{_MORE})(?P<date>(?i:{_DATE})){_AGENCY}(?:{_END})")
# In ordinary letters only a day, an agency or a known city tells a dateline from "Naqvi: we will not".
_ORDINARY_SHAPE: Final = re.compile(rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}}{_MORE})(?P<date>(?i:{_DATE})){_AGENCY}(?:{_END})")
_REACH: Final = 130


CityTest = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends in its line, the place, the agency it names and the days it gives."""

    end: int
    words: str
    place: str
    agency: str | None
    days: tuple[Day, ...]


def find_dateline(line: str, is_city: CityTest | None = None) -> Dateline | None:
    """Find the dateline that opens a paragraph, or None. is_city: whether a name in ordinary letters is a well-known city's."""
    head = line[:_REACH]
    match = _CAPITAL_SHAPE.match(head)
    if match and match["place"].upper() in load_lines().not_datelines:
        return None
    if not match:
        match = _ORDINARY_SHAPE.match(head)
        if match and not (match["date"] or match["agency"] or match["tass"] or (is_city and is_city(match["place"]))):
            match = None
    # A dateline stands before a story: something must follow it, and it is not the whole of a short line.
    if not match or len(line) - match.end() < 20:
        return None
    agency = match["round"] or match["slashed"] or match["bare"] or match["tass"]
    return Dateline(match.end(), match[0].strip(), match["place"].rstrip(".,"), agency and agency.strip(), tuple(find_days(match[0])))
