"""Differences: what reports tell otherwise of one matter that no single event holds.

What comes in: the events, the ledgers of offices and propositions, and the tellings themselves. What goes out: disagreements of the
kinds that findings use, each at the event that it concerns: counts of the dead of one fight, one person's name in two spellings or
office under two titles, each side blaming the other, a deed that did not go as it was planned, one document under two names. Each
has every variant with its sentences. It refuses to call two numbers a contradiction unless they count one thing at one time, and
never says who is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.model import Disagreement, Party
from dragoman.reconcile.differences.blame import list_blame
from dragoman.reconcile.differences.clashes import list_clashes
from dragoman.reconcile.differences.documents import list_documents
from dragoman.reconcile.differences.ground import Ground
from dragoman.reconcile.differences.leans import note_lean
from dragoman.reconcile.differences.names import list_slips, list_spellings
from dragoman.reconcile.differences.outcomes import list_outcomes
from dragoman.reconcile.differences.pledges import list_pledges
from dragoman.reconcile.differences.silences import keep_true_silences
from dragoman.reconcile.differences.titles import list_titles
from dragoman.reconcile.differences.tolls import list_tolls

__all__ = ["Ground", "list_differences"]


def list_differences(ground: Ground, within: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """Every disagreement of the record: those within one event, and those that lie between several. A matter is told once."""
    between = [
        *list_tolls(ground),
        *list_spellings(ground),
        *list_slips(ground),
        *list_titles(ground),
        *list_blame(ground),
        *list_clashes(ground),
        *list_outcomes(ground),
        *list_documents(ground),
        *list_pledges(ground),
    ]
    kept = [one for one in within if not _is_told_of_a_person(one) and not _is_one_reports(one)]
    rows = {one.id: one for one in (*keep_true_silences(ground, kept), *between)}
    wider = _within_wider(rows)
    return tuple(note_lean(rows[name]) for name in sorted(rows) if name not in wider)


def _within_wider(rows: Mapping[str, Disagreement]) -> set[str]:
    """Counts told of some that are told again, in the very same words and more, in the row of all: the wider row stands for both."""
    counts = {name: _places(one) for name, one in rows.items() if one.slot.startswith("magnitude.")}
    holders: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for name, places in counts.items():
        for place in places:
            holders[place].append(name)
    return {name for name, places in counts.items() if places and any(places < counts[other] for other in holders[min(places)])}


def _is_told_of_a_person(one: Disagreement) -> bool:
    """Whether a row within an event is told of its person once for the whole record: how a name is spelled, how an office is called."""
    return (one.kind == "spelling" and not any(isinstance(variant.value, Party) for variant in one.variants)) or (
        one.kind == "wording" and one.slot in {"actors", "recipients", "participants"}
    )


def _is_one_reports(one: Disagreement) -> bool:
    """Whether one report alone gives every value: it tells two happenings in one breath more often than it contradicts itself."""
    return one.kind != "one-sided" and len({report for variant in one.variants for report in variant.reports}) == 1


def _places(one: Disagreement) -> frozenset[tuple[str, str, int]]:
    """What a disagreement is about, and where the words stand that it rests on."""
    return frozenset((one.slot, piece.report, piece.span.start) for variant in one.variants for piece in variant.evidence)
