"""Offices: one row for each person, title and qualifier; since and until as far as told, gaps left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.almanac import Almanac
from dragoman.model import Evidence, Telling, Tenure, When, fold, identify
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.words import read_table


def keep_offices(tellings: Sequence[Telling], cast: Cast, almanac: Almanac | None = None) -> tuple[Tenure, ...]:
    """Merge what the reports say of who held what. "Acting Foreign Minister" and "Foreign Minister" are two rows; an analyst holds none."""
    tenures = [(telling.report, tenure) for telling in tellings for tenure in telling.tenures if not _is_no_office(tenure.office, almanac)]
    told = [replace(tenure, person=cast.party(report, tenure.person)) for report, tenure in tenures]
    # A report that leaves the state out tells of the same office, where only one state's is told of this person.
    states: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tenure in told:
        if tenure.state:
            states[tenure.person.actor, fold(tenure.office)].add(tenure.state)
    rows: dict[tuple[str, ...], list[Tenure]] = defaultdict(list)
    for tenure in told:
        others = states[tenure.person.actor, fold(tenure.office)]
        known = replace(tenure, state=tenure.state or (min(others) if len(others) == 1 else None))
        rows[known.person.actor, fold(known.office), known.state or "", known.qualifier or ""].append(known)
    return tuple(sorted((_row(key, told) for key, told in rows.items()), key=lambda tenure: tenure.id))


def _is_no_office(title: str, almanac: Almanac | None) -> bool:
    """Whether a title is a calling or a courtesy and no post: "analyst", "cleric", "Mufti"; or a bare head of nobody knows what."""
    bare = fold(title)
    if bare in _callings() or almanac is None or bare not in almanac.offices.honorifics:
        return bare in _callings()
    role = almanac.offices.roles.get(bare)
    return role is None or role.kind == "cleric"


@lru_cache(maxsize=1)
def _callings() -> frozenset[str]:
    return frozenset(str(read_table("kinds.yaml")["callings"]["words"]).split())


def _row(key: tuple[str, ...], told: Sequence[Tenure]) -> Tenure:
    """One row out of all that is told of it."""
    first = min(told, key=lambda tenure: (_place(tenure.evidence[0]) if tenure.evidence else ("", 0, 0), tenure.id))
    evidence = tuple(sorted({piece for tenure in told for piece in tenure.evidence}, key=_place))
    since = narrowest([tenure.since for tenure in told])
    until = narrowest([tenure.until for tenure in told])
    body = min((tenure.body for tenure in told if tenure.body), default=None)
    words = tuple(sorted({words for tenure in told for words in tenure.told}))
    return replace(first, id=identify("tenure", *key), body=body, since=since, until=until, evidence=evidence, told=words)


def narrowest(times: Sequence[When | None]) -> When | None:
    """The time told most exactly, or None where none is told: the words of one report, never a mixture."""
    told = [time for time in times if time is not None]
    return min(told, key=lambda time: (not time.known, _reach(time), time.earliest is None, str(time.earliest), time.words), default=None)


def _reach(time: When) -> int:
    """Days from one end to the other; an open end reaches for ever."""
    return (time.latest - time.earliest).days if time.earliest and time.latest else 10**7


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.report, evidence.span.start, evidence.span.end
