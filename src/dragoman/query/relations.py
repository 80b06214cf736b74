"""Relations: what passes between two sides, week by week: how much of each quad, how hard, by how many texts, and where it changes.

Each event counts once, however many reports tell it. It stands in the week in which every telling of its day lies. Where reports
differ on its day, or on whether it took place, it is not counted but may be: the band says between which numbers the truth lies as far
as the reports go. What has no day is given without a week. Nothing is dated by the day on which a report came out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.almanac import load_almanac
from dragoman.model import Event, Finding, Origin, Party, When
from dragoman.query.actors import find_actors
from dragoman.query.changes import find_changes
from dragoman.query.shapes import Row
from dragoman.query.tones import CONFLICT, COOPERATION, QUADS, intensity_of, quad_of
from dragoman.store import Database, Sought

# A time told no more exactly than this many days places an event in no week, only perhaps in those it touches.
WIDEST = 31
DONE = frozenset({"happened", "under way"})
TONES = {"cooperation": COOPERATION, "conflict": CONFLICT}
# The events behind a change are those of so many weeks on the side of it where there are more.
BEHIND = 4
GROUPS = frozenset({"armed group", "movement"})
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the weeks, by their Mondays, in which it may lie; sure: it lies in the one, and nobody says that it was not."""

    event: Event
    weeks: tuple[date, ...]
    sure: bool


def list_relations(database: Database, sides: Sequence[str] = (), since: date | None = None, until: date | None = None) -> list[Row]:
    """One row for each dyad and week in which something may have passed, ordered by id; undated events in a row without a week.

    sides: states or armed groups by name, code or id, each of which must be a side of the dyad.
    """
    wanted = [{*asked.states, *asked.actors} for asked in (find_actors(database, side) for side in sides)]
    origins = {origin.report: origin.of or origin.report for origin in database.ledgers.all(Origin)}
    names: dict[str, str] = {}
    pairs: dict[Pair, list[Placed]] = defaultdict(list)
    for event in database.ledgers.events(Sought()):
        if quad_of(event.type) is not None and (placed := _place(event)) is not None:
            for pair in pairs_of(event, names):
                if all(meant & set(pair) for meant in wanted):
                    pairs[pair].append(placed)
    return [row for pair, told in sorted(pairs.items()) for row in _rows(pair, told, names, origins) if _is_asked(row, since, until)]


def pairs_of(event: Event, names: dict[str, str]) -> list[Pair]:
    """The pairs of sides that an event is between: who acts and who is acted on; all who act where they do it together.

    Two who condemn a third are no dyad of conflict; two who fight each other, and nobody is told as acted on, are.
    """
    doers, others = ({_side(party, names) for party in parties} - {""} for parties in (event.actors, event.recipients))
    across = {(min(one, other), max(one, other)) for one in doers for other in others if one != other}
    among = {(one, other) for one in doers for other in doers if one < other}
    return sorted(across | among if not others or quad_of(event.type) not in CONFLICT else across)


def _side(party: Party, names: dict[str, str]) -> str:
    """What a party counts as: an armed group that governs no state itself, anyone else their state."""
    group = party.kind in GROUPS and not (party.state and party.sector == "GOV")
    side = party.actor if group else party.state or ""
    if side:
        state = load_almanac().states.get(side)
        names[side] = party.name if group else state.name if state is not None else side
    return side


def _place(event: Event) -> Placed | None:
    """Where an event lies in time; None for what no report says took place."""
    told = {str(variant.value) for finding in event.findings if finding.slot == "status" for variant in finding.variants} or {event.status}
    if not told & DONE:
        return None
    times = _times(event.finding("when"))
    weeks = sorted({week for time in times for week in _weeks(time)})
    exact = bool(times) and all(len(_weeks(time)) == 1 for time in times)
    return Placed(event, tuple(weeks), exact and len(weeks) == 1 and told <= DONE)


def _times(finding: Finding | None) -> list[When]:
    """The times to reckon with: the settled one, or every one that is told."""
    if finding is None:
        return []
    told = [finding.value] if isinstance(finding.value, When) else [variant.value for variant in finding.variants]
    return [value for value in told if isinstance(value, When)]


def _weeks(when: When) -> list[date]:
    """The Mondays of the weeks that a time touches; none where an end is open or it is too wide."""
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > WIDEST:
        return []
    first = when.earliest - timedelta(days=when.earliest.weekday())
    return [first + timedelta(weeks=number) for number in range((when.latest - first).days // 7 + 1)]


def _rows(pair: Pair, told: Sequence[Placed], names: Mapping[str, str], origins: Mapping[str, str]) -> list[Row]:
    """The weeks of one dyad."""
    by_week: dict[date | None, list[Placed]] = defaultdict(list)
    for one in told:
        for week in one.weeks or (None,):
            by_week[week].append(one)
    changes = _changes(by_week)
    weeks = [*sorted(week for week in by_week if week is not None), *([None] if None in by_week else [])]
    return [_row(pair, week, by_week[week], names, origins) | {"changes": changes.get(week or date.min, [])} for week in weeks]


def _row(pair: Pair, week: date | None, placed: Sequence[Placed], names: Mapping[str, str], origins: Mapping[str, str]) -> Row:
    """One week of one dyad."""
    label = f"{week.isocalendar().year}-W{week.isocalendar().week:02}" if week else None
    dyad = f"{pair[0]}-{pair[1]}"
    by_quad = {name: [one for one in placed if quad_of(one.event.type) == quad] for quad, name in QUADS.items()}
    return {
        "id": f"{dyad}/{label or 'undated'}", "dyad": dyad, "sides": [{"id": side, "name": names.get(side, side)} for side in pair],
        "week": label, "first": week.isoformat() if week else None, "last": (week + timedelta(days=6)).isoformat() if week else None,
        **_counts(placed, origins), "quads": {name: _counts(told, origins) for name, told in by_quad.items()},
        "intensity": _intensity(placed), "events": sorted(one.event.id for one in placed),
    }  # fmt: skip


def _counts(placed: Sequence[Placed], origins: Mapping[str, str]) -> Row:
    """How many events surely, how few and how many at most, and by how many texts that are not copies, in how many reports.

    least: without what is told only through voices; most: with all that may lie here by some telling.
    """
    sure = [one for one in placed if one.sure]
    reports = {report for one in sure for report in one.event.reports}
    return {
        "number": len(sure), "least": sum(not one.event.alleged for one in sure), "most": len(placed),
        "origins": len({origins.get(report, report) for report in reports}), "reports": len(reports),
    }  # fmt: skip


def _intensity(placed: Sequence[Placed]) -> Row:
    """The sum of the intensities of what is sure; and between what it lies, were all that is doubtful so or not so."""
    sure = sum(intensity_of(one.event) for one in placed if one.sure)
    least = most = sure
    for one in placed:
        score = intensity_of(one.event)
        # What is surely in the week, but only alleged, may be taken away; what is not sure may be added.
        doubt = -score if one.sure and one.event.alleged else score if not one.sure else 0.0
        least, most = least + min(0.0, doubt), most + max(0.0, doubt)
    return {"sum": round(sure, 1), "least": round(least, 1), "most": round(most, 1)}


def _changes(by_week: dict[date | None, list[Placed]]) -> dict[date, list[Row]]:
    """The weeks at which the number of events of cooperation or of conflict takes another level, with the events behind it."""
    known = sorted(week for week in by_week if week is not None)
    if not known:
        return {}
    weeks = [known[0] + timedelta(weeks=number) for number in range((known[-1] - known[0]).days // 7 + 1)]
    found: dict[date, list[Row]] = defaultdict(list)
    for tone, quads in TONES.items():
        told = [[one for one in by_week.get(week, []) if quad_of(one.event.type) in quads] for week in weeks]
        sure = [sum(one.sure for one in row) for row in told]
        places = find_changes(sure)
        firm = set(places) & set(find_changes([sum(one.sure and not one.event.alleged for one in row) for row in told]))
        firm &= set(find_changes([len(row) for row in told]))
        for start, place, end in zip([0, *places], places, [*places[1:], len(weeks)], strict=False):
            before, after = sum(sure[start:place]) / (place - start), sum(sure[place:end]) / (end - place)
            behind = told[place : min(end, place + BEHIND)] if after > before else told[max(start, place - BEHIND) : place]
            found[weeks[place]].append({
                "tone": tone, "before": round(before, 2), "after": round(after, 2), "firm": place in firm,
                "events": sorted({one.event.id for row in behind for one in row if one.sure}),
            })  # fmt: skip
    return found


def _is_asked(row: Row, since: date | None, until: date | None) -> bool:
    """Whether a week touches the days that are asked for; what has no week is given only where no days are asked for."""
    if row["week"] is None:
        return since is None and until is None
    return (since is None or row["last"] >= since.isoformat()) and (until is None or row["first"] <= until.isoformat())
