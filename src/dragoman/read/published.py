"""The day of publication: every day that is proposed, with its basis and reason; the best chosen by a stated order, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dragoman.model import Part, When
from dragoman.read.dateline import Dateline
from dragoman.read.days import Day, find_days, read_day

# From the most to the least trusted. What whoever gave us the report says comes first, then what the page says of itself.
ORDER: Final = ("meta data", "masthead, as published", "page meta data", "masthead", "dateline", "URL", "masthead, as updated")
_PUBLISHED: Final = re.compile(r"\b(?:published|posted|released?|issued|first)\b", re.IGNORECASE)
_UPDATED: Final = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_URL_DAY: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/.?#-]|$)")
_URL_FIGURES: Final = re.compile(r"(?<!\d)((?:20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_LATEST_CLOCK: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Publication:
    """The chosen day or None, every candidate with the chosen one first, and what was odd about them."""

    chosen: When | None
    candidates: tuple[When, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A day and where it stands."""

    day: Day
    origin: str


def find_publication(
    text: str,
    parts: Iterable[Part],
    dateline: Dateline | None,
    *,
    given: str | None = None,
    page: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
) -> Publication:
    """Find the day of publication. given: from meta data; page: from an HTML page's own; retrieved: the day it was fetched."""
    notes: list[str] = []
    proposals: list[_Proposal] = []
    for value, origin in ((given, "meta data"), (page, "page meta data")):
        if value and (day := read_day(value)):
            proposals.append(_Proposal(day, origin))
        elif value:
            notes.append(f"the {origin} give “{value[:60]}” as the day of publication, which is no day we can read")
    for part in parts:
        if part.kind in ("masthead", "byline"):
            proposals.extend(_read_masthead(part.span.of(text)))
    proposals.extend(_Proposal(day, "dateline") for day in (dateline.days if dateline else ()))
    if url and (in_url := _read_url(url)):
        proposals.append(_Proposal(in_url, "URL"))
    return _choose(proposals, notes, _last_credible(retrieved))


def _read_masthead(words: str) -> Iterable[_Proposal]:
    """Read the days of a line of date; each takes the label that stands nearest before it."""
    before = 0
    for day in find_days(words):
        label = words[before : day.start]
        before = day.end
        kind = (
            ", as updated"
            if _UPDATED.search(label) and not _PUBLISHED.search(label)
            else ", as published"
            if _PUBLISHED.search(label)
            else ""
        )
        yield _Proposal(day, f"masthead{kind}")


def _read_url(url: str) -> Day | None:
    """Read the day or month in an address: /2025/07/20/, /2025-07-20, /20250720/."""
    for match in (_URL_DAY.search(url), _URL_FIGURES.search(url)):
        if not match:
            continue
        figures = [figure for figure in match.groups() if figure]
        found = read_day("-".join([figures[0], *(figure.zfill(2) for figure in figures[1:])]))
        if found:
            words = match[0].strip("/")
            return Day(found.earliest, found.latest, words, 0, len(words))
    return None


def _last_credible(retrieved: str | None) -> date | None:
    """Give the last day on which a report fetched then can have been published: two days for clocks and zones."""
    day = read_day(retrieved) if retrieved else None
    return day.latest + _LATEST_CLOCK if day and day.latest else None


def _choose(proposals: list[_Proposal], notes: list[str], last: date | None) -> Publication:
    """Order the proposals and choose the first that can be trusted."""
    unique: dict[tuple[date | None, date | None, str | None, str], _Proposal] = {}
    for proposal in proposals:
        unique.setdefault((proposal.day.earliest, proposal.day.latest, proposal.day.edtf, proposal.origin), proposal)
    ranked = sorted(unique.values(), key=lambda proposal: _rank(proposal, last))
    for proposal in ranked:
        if proposal.day.clash:
            notes.append(f"{proposal.day.clash} ({proposal.origin})")
        if _is_too_late(proposal.day, last):
            notes.append(
                f"“{proposal.day.words}” ({proposal.origin}) lies more than 48 hours after the report was retrieved, and is not trusted"
            )
    days = [_make_when(proposal) for proposal in ranked]
    chosen = days[0] if ranked and days[0].known and not _is_too_late(ranked[0].day, last) else None
    if chosen:
        notes.extend(
            f"the {proposal.origin} give another day, “{proposal.day.words}”"
            for proposal, when in zip(ranked, days, strict=True)
            if when.known and not when.overlaps(chosen) and "updated" not in proposal.origin
        )
    return Publication(chosen, tuple(days), tuple(dict.fromkeys(notes)))


def _rank(proposal: _Proposal, last: date | None) -> tuple[bool, bool, bool, bool, int, date, str]:
    """Order proposals: credible before not, with a year before without, whole days before months, then by where they stand."""
    day = proposal.day
    exact = day.earliest is not None and day.earliest == day.latest
    return (_is_too_late(day, last), day.earliest is None, day.clash is not None, not exact and proposal.origin != "meta data",
            ORDER.index(proposal.origin), day.earliest or date.max, day.words)  # fmt: skip


def _is_too_late(day: Day, last: date | None) -> bool:
    """Whether a report would have been published after it was fetched."""
    return last is not None and day.earliest is not None and day.earliest > last


def _make_when(proposal: _Proposal) -> When:
    """Make a When of a proposal; its reason is where it stands."""
    day = proposal.day
    return When(day.earliest, day.latest, day.words, "stated", because=proposal.origin, edtf=day.edtf, instant=day.instant)
