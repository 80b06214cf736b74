"""Outcomes: a deed beside the plan for it, where it did not go as it was told beforehand: another day, another man."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from dragoman.model import Disagreement, Event, Finding, Party, Variant, When, fold
from dragoman.reconcile.differences.ground import Ground, differ
from dragoman.reconcile.persons import title_marks
from dragoman.reconcile.values import say

# A plan and a deed so many days apart may be one meeting that was moved.
MOVED = 3


def list_outcomes(ground: Ground) -> Iterator[Disagreement]:
    """A row for each slot in which a deed is told otherwise than its plan was. A change of plan contradicts nobody."""
    for event in ground.events:
        for plan in (ground.events_by_id[name] for name in event.plans if name in ground.events_by_id):
            yield from _day(event, plan)
            yield from _people(event, plan, ground)
    yield from _moved(ground)


def _moved(ground: Ground) -> Iterator[Disagreement]:
    """Meetings of two persons that were planned for one day and told of another near it, with none told of the day planned."""
    plans: dict[tuple[str, str], list[tuple[int, Event]]] = defaultdict(list)
    deeds: dict[tuple[str, str], list[tuple[int, Event]]] = defaultdict(list)
    for event in ground.events:
        finding, planned = event.finding("when"), event.status == "planned"
        day = finding.value.day if finding is not None and isinstance(finding.value, When) else None
        people = sorted({party.actor for party in (*event.actors, *event.recipients) if party.kind == "person"})
        if day is not None and (planned or (event.type == "CONSULT" and event.status == "happened")):
            for pair in combinations(people, 2):
                (plans if planned else deeds)[pair].append((day.toordinal(), event))
    for pair, told in sorted(plans.items()):
        held = deeds.get(pair, [])
        for meant, plan in told:
            near = [(abs(other - meant), event.id) for other, event in held if abs(other - meant) <= MOVED]
            apart, name = min(near, default=(0, ""))
            if apart and plan.id not in ground.events_by_id[name].plans:
                yield from _day(ground.events_by_id[name], plan)


def _day(event: Event, plan: Event) -> Iterator[Disagreement]:
    told = [finding for one in (plan, event) if (finding := one.finding("when")) is not None and finding.settled]
    if len(told) == 2 and all(isinstance(finding.value, When) and finding.value.latest for finding in told):
        meant, done = (finding.value for finding in told)
        if isinstance(meant, When) and isinstance(done, When) and not meant.overlaps(done):
            variants = [finding.variants[0] for finding in told]
            yield differ(event.id, "when", "wording", variants, f"planned for {say(meant)}, held on {say(done)}")


def _people(event: Event, plan: Event, ground: Ground) -> Iterator[Disagreement]:
    """Someone of one office whom the plan names, and another of that office who was there instead."""
    meant, done = _persons(plan), _persons(event)
    surnames = {fold(party.name).split()[-1] for _, party, _ in done.values()}
    for name in sorted(name for name in meant.keys() - done.keys() if fold(meant[name][1].name).split()[-1] not in surnames):
        for other in sorted(done.keys() - meant.keys()):
            (slot, party, variant), (_, instead, told) = meant[name], done[other]
            marks = [title_marks(one.office, ground.almanac) for one in (party, instead)]
            if (
                party.state
                and party.state == instead.state
                and marks[0] & marks[1]
                and 2 * len(marks[0] & marks[1]) >= min(map(len, marks))
            ):
                yield differ(event.id, slot, "wording", [variant, told], f"planned: {party.name}; then: {instead.name}")


def _persons(event: Event) -> dict[str, tuple[str, Party, Variant]]:
    """The persons with an office whom an event's parties tell, with their slot and where it stands."""
    found: dict[str, tuple[str, Party, Variant]] = {}
    for slot in ("actors", "recipients", "participants"):
        for finding in (one for one in event.findings if one.slot == slot and _is_of_people(one)):
            for variant in finding.variants:
                if isinstance(variant.value, Party) and variant.value.kind == "person" and variant.value.office:
                    found.setdefault(variant.value.actor, (slot, variant.value, variant))
    return found


def _is_of_people(finding: Finding) -> bool:
    return any(isinstance(variant.value, Party) for variant in finding.variants)
