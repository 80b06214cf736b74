"""Incumbents: two persons told in one office at one time. One report may be wrong; neither tenure is then a plain fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from dragoman.almanac import Almanac
from dragoman.model import Disagreement, DisagreementKind, Event, Report, Tenure, Variant, fold, identify
from dragoman.reconcile.copies import Copies
from dragoman.reconcile.spelling import name_parts
from dragoman.reconcile.words import WORD

# Of these a state has one at a time; of ministers one for each portfolio.
SINGLE = {"head of state", "head of government", "monarch"}
# Reports that came out so close together speak of one time; between them an office seldom passes on unsaid.
NEAR_DAYS = 31
# Two parts of a name that have this much of their letters in common, as they sound, may be one.
ALIKE = 0.7
SLOTS = ("actors", "recipients", "participants")


def contest_offices(tenures: Sequence[Tenure], reports: Mapping[str, Report], almanac: Almanac) -> tuple[Tenure, ...]:
    """The tenures, those marked that another person is told to hold at the same time."""
    rivals = _rivals(tenures, reports, almanac)
    marked = []
    for tenure in tenures:
        others = sorted({other.person.name for other in rivals.get(tenure.id, ())})
        told = f"reports of the same time name {' and '.join(others)} in this office" if others else None
        marked.append(replace(tenure, contested=told))
    return tuple(marked)


def list_rivals(
    tenures: Sequence[Tenure], events: Sequence[Event], reports: Mapping[str, Report], copies: Copies, almanac: Almanac
) -> tuple[Disagreement, ...]:
    """A contradiction for each two persons told in one office at one time, at the event that names one of them in it."""
    by_id, homes = {tenure.id: tenure for tenure in tenures}, _homes(events)
    found = []
    for name, others in sorted(_rivals(tenures, reports, almanac).items()):
        for other in others:
            home = _home((by_id[name], other), homes) if name < other.id else None
            if home is None:
                continue
            event, slot = home
            variants = tuple(_variant(each, copies) for each in (by_id[name], other))
            names = by_id[name].person.name, other.person.name
            alike = nearly_sound_alike(*names)
            told = "two names that may be one man's" if alike else "different people"
            because = f"{told} are named as {other.office} of {other.state}: {names[0]} and {names[1]}"
            kind: DisagreementKind = "spelling" if alike else "contradiction"
            found.append(Disagreement(identify("disagreement", "office", name, other.id), event, slot, kind, variants, because))
    return tuple(sorted(found, key=lambda disagreement: disagreement.id))


def nearly_sound_alike(one: str, other: str) -> bool:
    """Whether every part of two names differs by so little that they may be one name from another alphabet: "Svecla", "Svekla"."""
    left, right = name_parts(one), name_parts(other)
    if len(left) != len(right) or len(left) < 2:
        return False
    return all(SequenceMatcher(None, mine, yours).ratio() >= ALIKE for mine, yours in zip(left, right, strict=True))


def _rivals(tenures: Sequence[Tenure], reports: Mapping[str, Report], almanac: Almanac) -> dict[str, list[Tenure]]:
    """For each tenure those of other persons in the same office of the same state at the same time."""
    offices: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        # "Former" and "acting" say themselves that there is another; a told day of appointment is a succession.
        if (
            tenure.state
            and tenure.qualifier is None
            and tenure.since is None
            and tenure.until is None
            and _one_holder(tenure.office, almanac)
        ):
            offices[fold(tenure.office), tenure.state].append(tenure)
    found: dict[str, list[Tenure]] = defaultdict(list)
    for told in offices.values():
        for left, right in combinations(told, 2):
            if left.person.actor != right.person.actor and _at_one_time(left, right, reports):
                found[left.id].append(right)
                found[right.id].append(left)
    return found


def _one_holder(office: str, almanac: Almanac) -> bool:
    """Whether a state has one such office-holder at a time: a minister with a portfolio, a head of state or government."""
    words = [word for _, _, found in almanac.offices.match(WORD.findall(office)) for word in found]
    if any(word.part == "qualifier" for word in words):
        return False
    kinds = {word.kind for word in words if word.part == "role"}
    portfolio = any(word.part == "portfolio" or (word.part == "role" and word.portfolio) for word in words)
    return bool(kinds & SINGLE) or (kinds == {"minister"} and portfolio)


def _at_one_time(left: Tenure, right: Tenure, reports: Mapping[str, Report]) -> bool:
    """Whether reports that came out close together name the two, and no report names both (a handover)."""
    one, other = ({evidence.report for evidence in tenure.evidence} for tenure in (left, right))
    if one & other:
        return False
    days = [
        [day for name in sorted(names) if (told := reports.get(name)) and told.published and (day := told.published.day)]
        for names in (one, other)
    ]
    return any(abs((first - second).days) <= NEAR_DAYS for first in days[0] for second in days[1])


def _homes(events: Sequence[Event]) -> dict[tuple[str, str], tuple[str, int]]:
    """For each person in an office the first event that names them in it, and the number of the place there."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for event in events:
        for number, parties in enumerate((event.actors, event.recipients, event.participants)):
            for party in parties:
                found.setdefault((party.actor, fold(party.office or "")), (event.id, number))
    return found


def _home(tenures: tuple[Tenure, Tenure], homes: Mapping[tuple[str, str], tuple[str, int]]) -> tuple[str, str] | None:
    """The first event that names one of them in the office, and in which place."""
    named = [homes[key] for tenure in tenures if (key := (tenure.person.actor, fold(tenure.office))) in homes]
    event, number = min(named, default=("", 0))
    return (event, SLOTS[number]) if named else None


def _variant(tenure: Tenure, copies: Copies) -> Variant:
    """One of the two, with the reports that say it."""
    names = tuple(sorted({evidence.report for evidence in tenure.evidence}))
    return Variant(tenure.person, names, len({copies.origin_of(name) for name in names}), tenure.evidence)
