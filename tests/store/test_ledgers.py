from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Commitment, Disagreement, Judgement, Mechanism, Origin, Proposition, Reconciliation, Tenure
from dragoman.store import Database, Sought


def test_a_reconciliation_comes_back_as_it_went_in(kept: Database, whole: Reconciliation) -> None:
    """Every event and every row of every ledger is read back equal to what was stored."""
    assert tuple(kept.ledgers.events()) == whole.events
    for kind, told in ((Commitment, whole.commitments), (Disagreement, whole.disagreements), (Proposition, whole.propositions), (Tenure, whole.tenures), (Mechanism, whole.mechanisms), (Origin, whole.origins)):  # fmt: skip
        assert tuple(kept.ledgers.all(kind)) == told


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(since=date(2024, 3, 5)), 1),
        (Sought(since=date(2024, 3, 6)), 0),
        (Sought(until=date(2024, 3, 4)), 1),
        (Sought(until=date(2024, 3, 3)), 0),
        (Sought(type="CONSULT", status="happened"), 1),
        (Sought(type="ASSAULT"), 0),
        (Sought(states=("ARM",)), 1),
        (Sought(actors=("person-nobody",)), 0),
    ],
)  # fmt: skip
def test_what_is_sought_narrows(kept: Database, sought: Sought, found: int) -> None:
    """Days, types, states and actors narrow; an event is in a period when any day told for it is."""
    assert len(kept.ledgers.events(sought)) == found


def test_a_second_reconciliation_takes_the_place_of_the_first(kept: Database) -> None:
    """Nothing of the last reconciliation is left beside the new one."""
    with kept.locked():
        kept.ledgers.save(Reconciliation(), kept.changes)
    assert kept.ledgers.events() == []
    assert kept.ledgers.all(Commitment) == []


def test_a_judgement_is_kept_and_can_be_taken_back(kept: Database) -> None:
    """A judgement counts until it is withdrawn, and again when it is given again; each change makes the record stale."""
    judgement = Judgement("judgement-1", "account-a", "account-b", "same", 1.0, "the same room", "A. Desk", "2025-01-01T00:00:00+00:00")
    with kept.locked():
        kept.judgements.save(judgement)
        assert kept.stale
        assert kept.judgements.standing() == [judgement]
        assert kept.judgements.withdraw("judgement-1")
        assert kept.judgements.standing() == []
        assert not kept.judgements.withdraw("judgement-1")
        kept.judgements.save(judgement)
    assert kept.judgements.standing() == [judgement]
