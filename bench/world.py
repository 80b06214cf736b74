"""The simulated world: what the record makes of happenings whose truth is known, told by thirty outlets, at three difficulties.

Shares of: accounts in exactly one event; told values that are a variant of their event; reports whose origin is right; events told by
one text alone that are not shown as corroborated; pairs of accounts rightly joined; meetings rightly placed in their visits, and plans
linked to what came of them; disagreements (denied charges among them) found with both their values, and of those shown, how many are
true.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from bench.press import EASY, HARD, MIXED, Difficulty, Simulation, simulate
from dragoman.almanac import load_almanac
from dragoman.model import Account, Event, Magnitude, Party, Place, Reconciliation, Topic, When
from dragoman.reconcile import reconcile_tellings

WORLDS: dict[str, Difficulty] = {"easy": EASY, "mixed": MIXED, "hard": HARD}
SEED, HAPPENINGS = 20261124, 240
Figures = list[tuple[str, float]]
Dispute = tuple[str, str]  # a happening and a slot of it


@dataclass
class Judged:
    """A world, the record made of it, and both sides of every question by account."""

    world: Simulation
    record: Reconciliation
    accounts: dict[str, Account]
    home: dict[str, Event]
    root: dict[str, str]

    def families(self, accounts: Iterator[str] | tuple[str, ...]) -> set[str]:
        """The texts, by the report that first had each, that truly tell these accounts."""
        found = set()
        for name in accounts:
            paper = self.world.papers[self.root[self.accounts[name].report]]
            first = self.world.papers[paper.lifted] if paper.lifted and self._is_lifted(name) else paper
            found.add(self.root[first.id])
        return found

    def _is_lifted(self, name: str) -> bool:
        """Whether an account stands in the passage that its report lifted, which is its first."""
        return self.accounts[name].span.start == 0

    def happening(self, event: Event) -> str:
        """What most accounts of an event truly tell."""
        counted = Counter(self.world.truth[name] for name in event.accounts)
        return min(counted, key=lambda one: (-counted[one], one))


@lru_cache(maxsize=4)
def judge(difficulty: str, seed: int = SEED, happenings: int = HAPPENINGS) -> Judged:
    """Print a world, reconcile what was printed, and lay both beside each other."""
    world = simulate(seed, WORLDS[difficulty], happenings=happenings)
    record = reconcile_tellings(world.reports, world.tellings, [], load_almanac())
    accounts = {account.id: account for telling in world.tellings.values() for account in telling.accounts}
    home = {name: event for event in record.events for name in event.accounts}
    return Judged(world, record, accounts, home, {name: paper.family for name, paper in world.papers.items()})


def measure(data: Path) -> Figures:
    """Every figure at every difficulty. The world is made here; the data folder is not looked at."""
    del data
    return [(f"world.{name}.{figure}", value) for name in WORLDS for figure, value in figures(judge(name))]


def figures(judged: Judged) -> Figures:
    """The figures of one world."""
    return [*_kept(judged), *_origins(judged), *_merged(judged), *_nested(judged), *_disputes(judged)]


def _kept(judged: Judged) -> Figures:
    """Whether anything that was told is lost."""
    seen = Counter(name for event in judged.record.events for name in event.accounts)
    once = sum(seen[name] == 1 for name in judged.accounts) / len(judged.accounts)
    told = [(account, claim) for account in judged.accounts.values() for claim in account.claims]
    shown = {(event.id, finding.slot, piece, _plain(variant.value))
             for event in judged.record.events for finding in event.findings for variant in finding.variants for piece in variant.evidence}  # fmt: skip
    who = {actor.id: actor.id for actor in judged.record.actors}
    held = sum(
        any((judged.home[account.id].id, claim.slot, piece, _plain(claim.value)) in shown for piece in _pieces(account, claim.span))
        or (isinstance(claim.value, Party) and claim.value.actor not in who)
        for account, claim in told
    )
    return [("accounts in one event", once), ("told values that are variants", held / len(told))]


def _pieces(account: Account, span: object) -> tuple[object, ...]:
    from dragoman.model import Evidence, Span

    assert isinstance(span, Span)
    return (Evidence(account.report, span),)


def _plain(value: object) -> object:
    """A value as it is told, whoever told it; a person by the state, as the record may know one man under another id."""
    if isinstance(value, Party):
        return value.kind, value.state
    if isinstance(value, When):
        return value.earliest, value.latest
    if isinstance(value, Place):
        return value.id
    if isinstance(value, Magnitude):
        return value.value
    return "a topic" if isinstance(value, Topic | str) else value


def _origins(judged: Judged) -> Figures:
    """Whether copies and their origins are told, and witnesses counted as what they are."""
    found = {origin.report: origin.of or origin.report for origin in judged.record.origins}
    right = {name: _right_origin(name, found, judged.root) for name in found}
    manners = {name: paper.manner for name, paper in judged.world.papers.items()}
    rows = [("origins right", _mean(right.values()))]
    rows += [
        (f"origins right, {manner}", _mean(right[name] for name in right if manners[name] == manner))
        for manner in sorted(set(manners.values()))
    ]
    alone = [event for event in judged.record.events if len(judged.families(event.accounts)) == 1 and len(event.reports) > 1]
    several = [event for event in judged.record.events if len(judged.families(event.accounts)) > 1]
    rows.append(("copied events not corroborated", _mean(event.origins == 1 for event in alone)))
    rows.append(("witnesses counted right", _mean(event.origins == len(judged.families(event.accounts)) for event in several)))
    return rows


def _right_origin(name: str, found: dict[str, str], root: dict[str, str]) -> bool:
    """Whether a report's origin is its own text's, and a copy stands with the report it is of."""
    return root[found[name]] == root[name] and found[name] == found[root[name]]


def _merged(judged: Judged) -> Figures:
    """Pairs of accounts of one happening, and pairs in one event."""
    true = _pairs(judged.world.truth)
    found = _pairs({name: event.id for name, event in judged.home.items()})
    return [("pairs precision", len(true & found) / max(1, len(found))), ("pairs recall", len(true & found) / max(1, len(true)))]


def _pairs(home: dict[str, str]) -> set[tuple[str, str]]:
    groups = defaultdict(list)
    for name in sorted(home):
        groups[home[name]].append(name)
    return {pair for names in groups.values() for pair in combinations(names, 2)}


def _nested(judged: Judged) -> Figures:
    """Meetings in their visits, and plans with their deeds."""
    happening = {event.id: judged.happening(event) for event in judged.record.events}
    told = set(happening.values())
    true = judged.world.happenings
    placed = [
        event for event in judged.record.events if true[happening[event.id]].kind == "meeting" and true[happening[event.id]].of in told
    ]
    right = sum(event.part_of is not None and happening[event.part_of] == true[happening[event.id]].of for event in placed)
    claimed = [event for event in judged.record.events if event.part_of is not None]
    just = sum(happening[event.part_of or ""] == true[happening[event.id]].of for event in claimed)
    plans = {(one.of, one.id) for one in true.values() if one.kind == "plan" and {one.of, one.id} <= told}
    linked = {(happening[event.id], happening[plan]) for event in judged.record.events for plan in event.plans}
    return [
        ("nesting recall", right / max(1, len(placed))), ("nesting precision", just / max(1, len(claimed))),
        ("plans linked", len(plans & linked) / max(1, len(plans))), ("plan links right", len(plans & linked) / max(1, len(linked))),
    ]  # fmt: skip


def _disputes(judged: Judged) -> Figures:
    """True contradictions and denials found with both values, and shown ones that are true."""
    true, found = _true_disputes(judged), _found_disputes(judged)
    true |= _true_denials(judged)
    found |= _found_denials(judged)
    whole = sum(bool(values <= found.get(dispute, set())) for dispute, values in true.items())
    just = sum(dispute in true for dispute in found)
    return [
        ("disputes found with both values", whole / max(1, len(true))), ("disputes shown that are true", just / max(1, len(found))),
        ("disputes, true", float(len(true))), ("disputes, shown", float(len(found))),
    ]  # fmt: skip


def _true_disputes(judged: Judged) -> dict[Dispute, set[object]]:
    """For each happening the slots for which its accounts have values that cannot all hold, with these values."""
    told: dict[Dispute, dict[object, set[int]]] = defaultdict(lambda: defaultdict(set))
    for name, account in judged.accounts.items():
        for claim in account.claims:
            if isinstance(claim.value, When | Place | Magnitude) and not (isinstance(claim.value, When) and _is_vague(claim.value)):
                told[judged.world.truth[name], claim.slot][_plain(claim.value)].add(judged.world.papers[account.report].day.toordinal())
    return {dispute: set(values) for dispute, values in told.items() if len(values) > 1 and not _rises(dispute[1], values)}


def _is_vague(when: When) -> bool:
    return when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 20


def _rises(slot: str, values: dict[object, set[int]]) -> bool:
    """Whether a number only rose from day to day: a count that was early contradicts nothing."""
    row = sorted((value, min(days), max(days)) for value, days in values.items()) if slot.startswith("magnitude") else []
    return bool(row) and all(one[2] < other[1] for one, other in pairwise(row))


def _found_disputes(judged: Judged) -> dict[Dispute, set[object]]:
    """The contradictions that the record shows, each at what most accounts of its event tell."""
    by_id = {event.id: event for event in judged.record.events}
    found: dict[Dispute, set[object]] = defaultdict(set)
    for one in judged.record.disagreements:
        if one.kind == "contradiction" and one.slot != "status":
            found[judged.happening(by_id[one.event]), one.slot] |= {_plain(variant.value) for variant in one.variants}
    return dict(found)


def _true_denials(judged: Judged) -> dict[Dispute, set[object]]:
    """Each denial that is told, with the charge that it answers, where that is told too."""
    true, told = judged.world.happenings, set(judged.world.truth.values())
    return {(one.id, "status"): {one.id, one.of} for one in true.values() if one.kind == "denial" and one.id in told and one.of in told}


def _found_denials(judged: Judged) -> dict[Dispute, set[object]]:
    """What the record shows as said by one and denied by another, by what its sentences truly tell."""
    at = {(account.report, account.span): judged.world.truth[name] for name, account in judged.accounts.items()}
    found: dict[Dispute, set[object]] = {}
    for one in judged.record.disagreements:
        if one.kind == "contradiction" and one.slot == "status":
            told = {
                at[piece.report, piece.span] for variant in one.variants for piece in variant.evidence if (piece.report, piece.span) in at
            }
            denials = sorted(name for name in told if judged.world.happenings[name].kind == "denial")
            found[denials[0] if denials else one.event, "status"] = set(told)
    return found


def _mean(values: object) -> float:
    row = [bool(value) for value in values]  # type: ignore[attr-defined]
    return sum(row) / len(row) if row else 1.0


def verdicts(data: Path) -> dict[str, bool]:
    """For each happening of each world whether its accounts, and no others, are one event; for each report whether its origin is right."""
    del data
    found = {}
    for name in WORLDS:
        judged = judge(name)
        groups = defaultdict(set)
        for account, happening in judged.world.truth.items():
            groups[happening].add(account)
        events = {frozenset(event.accounts) for event in judged.record.events}
        found |= {
            f"{name} {happening} {judged.world.happenings[happening].kind}": frozenset(told) in events for happening, told in groups.items()
        }
        origin = {one.report: one.of or one.report for one in judged.record.origins}
        found |= {f"{name} {report} {judged.world.papers[report].manner}": _right_origin(report, origin, judged.root) for report in origin}
    return found
