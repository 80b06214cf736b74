"""Pledges: one promise that some reports tell as both sides' and others as one side's. Whose word it was is what is asked of it later."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Disagreement, Party
from dragoman.reconcile.differences.ground import Ground, differ
from dragoman.reconcile.sides import home_of


def list_pledges(ground: Ground) -> Iterator[Disagreement]:
    """A row for each promise whose promisers are not the same states or groups in every report, at the event of its first telling."""
    told = {one.evidence: (telling.report, one) for telling in ground.tellings for one in telling.undertakings}
    for commitment in ground.commitments:
        tellings = [told[piece] for piece in commitment.evidence if piece in told]
        widest: dict[str, frozenset[str]] = {}
        for report, one in tellings:
            sides = frozenset(map(home_of, ground.cast.parties(report, one.promisers)))
            widest[report] = widest.get(report, frozenset()) | sides
        # A report that tells both sides' promise and quotes one minister of it tells both sides'.
        distinct = sorted({sides for sides in widest.values() if sides}, key=sorted)
        homes = [ground.home[one.account].id for _, one in tellings if one.account in ground.home]
        if len(distinct) < 2 or not homes:
            continue
        variants = []
        for sides in distinct:
            kept = [one for report, one in tellings if widest[report] == sides]
            names = _names([party for one in kept for party in ground.cast.parties(one.report, one.promisers)])
            variants.append(ground.variant(names, [one.evidence for one in kept]))
        because = f"one promise, told as that of {' or as that of '.join(str(variant.value) for variant in variants)}"
        yield differ(min(homes), "promisers", "wording", variants, because)


def _names(parties: list[Party]) -> str:
    """Those who promise, each side once, a state by its own name where it is told."""
    names: dict[str, str] = {}
    for party in sorted(parties, key=lambda party: (party.kind != "state", party.name)):
        names.setdefault(home_of(party), party.name)
    return " and ".join(names[side] for side in sorted(names))
