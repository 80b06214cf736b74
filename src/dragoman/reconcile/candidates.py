"""Candidates: which accounts are worth comparing. Blocking on parties, type and days; never all pairs.

A key is something that two accounts of one happening must share. A crowded key (a ministry's daily words) is walked in the
order of its days with a narrow window, so that the work grows with the number of accounts and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from dragoman.reconcile.traits import Traits

# Days to a bucket; an account reaches one day past its ends, for a day told wrong by one.
BUCKET = 4
# An account that may lie in more buckets than this is looked for by its people alone.
WIDEST = 12
CROWD, WINDOW = 120, 30
# Kinds of acts that are often told without a day and known by their matter; so many words of it are looked up.
DATELESS, MATTERS = frozenset({"accord", "COERCE", "SANCTION"}), 12


def find_candidates(traits: Mapping[str, Traits]) -> list[tuple[str, str]]:
    """Pairs of account ids to compare, the smaller first, in order."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(traits):
        for key in sorted(set(_keys(traits[name]))):
            blocks[key].append(name)
    pairs = {pair for key in blocks for pair in _pairs(blocks[key], traits)}
    return sorted(pairs)


def _keys(told: Traits) -> Iterator[tuple[str, ...]]:
    """Everything under which an account may be found."""
    kind, phase = told.kind, told.phase
    if told.passage is not None:
        yield (kind, phase, "passage", told.passage)
    if told.tolls:
        yield (kind, told.account.report, "tolls")
    if told.gathering and phase != "thought":
        yield from _meeting_keys(told)
    # A number told exactly is shared by few; who was killed by whom is often told by one side alone.
    yield from ((kind, phase, "count", what, f"{value:g}") for what, _, _, value in sorted(told.counts))
    who = sorted(told.people) or [" ".join(sorted(told.sides))]
    if not any(who):
        return
    for days in _buckets(told):
        for person in who:
            yield (kind, phase, person, days)
    everyone = sorted(told.people | told.company)
    for pair in combinations(everyone[:8], 2):
        yield (kind, phase, *pair)
    if told.stay:
        yield from ((kind, "stay", guest) for guest in sorted(told.guests))
    # Within a report, and for what has two states and no names: a key of their own.
    yield from ((kind, told.account.report, party) for party in (*who, *sorted(told.states)))
    yield from _dateless_keys(told)
    yield from _state_keys(told)


def _dateless_keys(told: Traits) -> Iterator[tuple[str, ...]]:
    """Where accounts that are not both dated may find each other: the person with the place, the weekday, or words of the matter."""
    if told.account.type == "STATEMENT":
        return
    place = told.place.id if told.place is not None else ""
    day = told.weekday if told.weekday is not None else told.when.day.weekday() if told.when is not None and told.when.day else ""
    for person in sorted(told.people):
        yield from ((told.kind, told.phase, person, mark) for mark in (place, f"weekday {day}") if mark)
        if told.kind in DATELESS:
            yield from ((told.kind, told.phase, person, word) for word in sorted(told.words)[:MATTERS])


def _meeting_keys(told: Traits) -> Iterator[tuple[str, ...]]:
    """Where a meeting and its announcement, of whatever types, may find each other."""
    for days in _buckets(told):
        yield from (("meeting", party, days) for party in (*sorted(told.people), *sorted(told.states)))
    yield from (("meeting", *pair) for pair in combinations(sorted(told.people | told.company)[:8], 2))


def _state_keys(told: Traits) -> Iterator[tuple[str, ...]]:
    """Where accounts of the same states are found, by day, and where their matter is told without one."""
    states = sorted(told.states)
    if len(states) > 1:
        yield (told.kind, told.phase, *states)
        yield from ((told.kind, told.phase, *states, days) for days in _buckets(told))
    if told.tolls or told.kind in DATELESS:
        yield from ((told.kind, told.phase, state, word) for state in states for word in sorted(told.words)[:MATTERS])


def _buckets(told: Traits) -> list[str]:
    """The buckets of days that an account may lie in, or none where it is wide or undated."""
    ends = told.news_days
    if ends is None:
        return []
    first, last = (ends[0] - 1) // BUCKET, (ends[1] + 1) // BUCKET
    return [str(bucket) for bucket in range(first, last + 1)] if last - first < WIDEST else []


def _pairs(names: list[str], traits: Mapping[str, Traits]) -> Iterator[tuple[str, str]]:
    """All pairs of a block, or each with its nearest neighbours in time where it is crowded."""
    if len(names) <= CROWD:
        yield from combinations(names, 2)
        return
    row = sorted(names, key=lambda name: (traits[name].bounded or (0, 0), name))
    for place, name in enumerate(row):
        for other in row[place + 1 : place + WINDOW]:
            yield (name, other) if name < other else (other, name)
