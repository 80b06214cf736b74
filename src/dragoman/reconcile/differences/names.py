"""Names: one person, written in several ways by several reports; and two names in one office that are so alike that one may be a slip.

Spellings are aliases, never corrections: a desk searches for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from dragoman.model import Disagreement, Event, Evidence, Party, Span, Variant, fold
from dragoman.reconcile.differences.ground import SLOTS, Ground, differ
from dragoman.reconcile.namesakes import titles_agree
from dragoman.reconcile.spelling import name_parts


def list_spellings(ground: Ground) -> Iterator[Disagreement]:
    """One row for each person whose name is not spelled alike everywhere, at the first event that names the person."""
    for person, told in sorted(_written(ground).items()):
        known, home = ground.cast.actors.get(person), ground.first_named.get(person)
        if known is None or home is None:
            continue
        ways = [way for way in sorted(told) if any(_clash(way, other) for other in told)]
        variants = [ground.variant(_as_most_write(told[way]), [piece for _, piece in told[way]]) for way in ways]
        if len({report for variant in variants for report in variant.reports}) > 1:
            names = ", ".join(str(variant.value) for variant in variants)
            yield differ(home[0], home[1], "spelling", variants, f"one person, written in {len(variants)} ways: {names}")


def _written(ground: Ground) -> dict[str, dict[str, list[tuple[str, Evidence]]]]:
    """For each person each way of writing the name in full, with where it first stands in each report."""
    found: dict[str, dict[str, list[tuple[str, Evidence]]]] = defaultdict(lambda: defaultdict(list))
    for telling in ground.tellings:
        report = ground.reports.get(telling.report)
        for actor in telling.actors if report is not None else ():
            for name in sorted({actor.name, *actor.aliases}) if actor.kind == "person" else ():
                start = report.text.find(name) if report is not None and len(fold(name).split()) > 1 else -1
                if start >= 0:
                    piece = Evidence(telling.report, Span(start, start + len(name)))
                    found[ground.cast.id_of(telling.report, actor.id)][fold(name)].append((name, piece))
    return found


def _clash(one: str, other: str) -> bool:
    """Whether two ways are two spellings: "Naqvi" is no other spelling of Mohsin Naqvi, only a shorter one."""
    left, right = set(one.split()), set(other.split())
    return not (left <= right or right <= left)


def _as_most_write(told: list[tuple[str, Evidence]]) -> str:
    """One way as most reports write it, capitals and marks included."""
    names = [name for name, _ in told]
    return min(names, key=lambda name: (-names.count(name), name))


def list_slips(ground: Ground) -> Iterator[Disagreement]:
    """A row for each two persons of one event in one office whose names differ by an ending: "Akhund" and "Akhundzada"."""
    for event in ground.events:
        told = [(slot, party, variant) for slot in SLOTS for party, variant in _people(event, slot)]
        for (slot, one, left), (_, other, right) in combinations(told, 2):
            if one.actor == other.actor or not _nearly_one(one.name, other.name):
                continue
            marks = [ground.marks_of(party) for party in (one, other)]
            if titles_agree(*marks) and (one.state or other.state) == (other.state or one.state):
                because = f"two names in one office that are nearly one, and may be two men or a slip: {one.name}, {other.name}"
                yield differ(event.id, slot, "contradiction", [left, right], because)
                break


def _people(event: Event, slot: str) -> list[tuple[Party, Variant]]:
    """The persons of a slot, each with the variant that names them."""
    told = [variant for finding in event.findings if finding.slot == slot for variant in finding.variants]
    return [(variant.value, variant) for variant in told if isinstance(variant.value, Party) and variant.value.kind == "person"]


def _nearly_one(one: str, other: str) -> bool:
    """Whether two names are one but for an ending of one part."""
    left, right = sorted((name_parts(one), name_parts(other)), key=lambda parts: (len(parts), parts))
    if len(left) < 2 or len(left) != len(right):
        return False
    differing = [(mine, yours) for mine, yours in zip(left, right, strict=True) if mine != yours]
    return (
        len(differing) == 1
        and min(map(len, differing[0])) > 2
        and any(longer.startswith(shorter) for shorter, longer in (differing[0], differing[0][::-1]))
    )
