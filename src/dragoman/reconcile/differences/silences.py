"""Silences: a person whom some reports of an event name and others do not, anywhere in their text. Absence is recorded, not called denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import Disagreement, Party, Variant, fold
from dragoman.reconcile.differences.ground import Ground
from dragoman.reconcile.values import say


def keep_true_silences(ground: Ground, rows: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """The rows, of the one-sided ones only those, and of them only the persons, whom another report of the event names nowhere."""
    for row in rows:
        event = ground.events_by_id.get(row.event)
        if row.kind != "one-sided" or event is None:
            yield row
            continue
        alone = [variant for variant in row.variants if _silent(variant, event.reports, ground)]
        if alone:
            told = "; ".join(f"{say(variant.value)} by {_number(len(variant.reports))} of {len(event.reports)}" for variant in alone)
            yield replace(row, variants=tuple(alone), because=f"named by some reports and nowhere in others, which denies nothing: {told}")


def _silent(variant: Variant, reports: Sequence[str], ground: Ground) -> bool:
    """Whether the value is a person whom some report of the event names nowhere, though it names others."""
    party = variant.value
    if not isinstance(party, Party) or party.kind != "person":
        return False
    return any(_is_silent(name, party, ground) for name in reports if name not in variant.reports)


def _is_silent(report: str, party: Party, ground: Ground) -> bool:
    """Whether a report names other persons, and this one neither as somebody it knows nor by surname anywhere in its text."""
    known = {ground.cast.id_of(report, actor.id): actor.kind for actor in ground.telling(report).actors}
    if party.actor in known or "person" not in known.values():
        return False
    text = ground.reports[report].text if report in ground.reports else ""
    return fold(party.name).split()[-1] not in fold(text).split()


def _number(count: int) -> str:
    return "one" if count == 1 else str(count)
