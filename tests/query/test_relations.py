"""Relations: what passes between two sides, week by week, with the band that the reports leave open, and where the level changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.model import Event, Finding, Party, Reconciliation, Span, Variant, When
from dragoman.model import Evidence as Place
from dragoman.query.changes import find_changes
from dragoman.query.relations import list_relations
from dragoman.query.tones import load_tones, quad_of
from dragoman.store import Database

TURKEY, ARMENIA = Party("state-TUR", "Turkey", "state", "TUR", "GOV"), Party("state-ARM", "Armenia", "state", "ARM", "GOV")
IRAN = Party("state-IRN", "Iran", "state", "IRN", "GOV")
REBELS = Party("group-rebels", "Hill Front", "armed group", "ARM", "REB")
MONDAY = date(2024, 3, 4)


def _when(first: date, last: date | None = None) -> When:
    return When(first, last or first, "then", "stated")


def _event(name: str, kind: str, actors: list[Party], recipients: list[Party], *times: When, **told: object) -> Event:
    variants = tuple(Variant(when, ("first.txt",), 1, (Place("first.txt", Span(0, 1)),)) for when in times)
    findings = (Finding("when", times[0] if len(times) == 1 else None, variants, "told"),) if times else ()
    event = Event(
        name, kind, (), (), "happened", name, (f"account-{name}",), tuple(actors), tuple(recipients), (), findings, ("first.txt",), 1
    )
    return replace(event, **told)  # type: ignore[arg-type]


@pytest.fixture
def keep(database: Database):
    """A way to put events into a record."""

    def put(*events: Event) -> Database:
        with database.locked():
            database.ledgers.save(Reconciliation(events=tuple(sorted(events, key=lambda event: event.id))), database.changes)
        return database

    return put


def test_an_event_counts_once_in_its_week(keep) -> None:
    """A meeting on a Tuesday is one event of verbal cooperation in the week of its Monday, with PLOVER's intensity."""
    rows = list_relations(keep(_event("a", "CONSULT", [TURKEY, ARMENIA], [], _when(MONDAY + timedelta(days=1)), modes=("visit",))))
    assert [(row["id"], row["first"], row["number"], row["quads"]["verbal cooperation"]["number"]) for row in rows] == [
        ("ARM-TUR/2024-W10", "2024-03-04", 1, 1)
    ]
    assert rows[0]["intensity"] == {"sum": 4.0, "least": 4.0, "most": 4.0}


def test_days_at_odds_open_the_band(keep) -> None:
    """Two tellings within one week are sure; Sunday or Monday is no event of either week, and may be one of both."""
    sure = _event("a", "ACCUSE", [TURKEY], [ARMENIA], _when(MONDAY), _when(MONDAY + timedelta(days=1)))
    open_ = _event("b", "ACCUSE", [TURKEY], [ARMENIA], _when(MONDAY), _when(MONDAY - timedelta(days=1)))
    counts = [(row["week"], row["number"], row["most"], row["intensity"]["least"]) for row in list_relations(keep(sure, open_))]
    assert counts == [("2024-W09", 0, 1, -3.0), ("2024-W10", 1, 2, -6.0)]


def test_hearsay_and_what_nobody_says_happened(keep) -> None:
    """What is only alleged is left out of the least; what no report says took place is left out of all."""
    rows = list_relations(keep(
        _event("a", "ASSAULT", [TURKEY], [ARMENIA], _when(MONDAY), alleged=True),
        _event("b", "CONSULT", [TURKEY, ARMENIA], [], _when(MONDAY), status="planned"),
    ))  # fmt: skip
    assert [(row["least"], row["number"], row["most"]) for row in rows] == [(0, 1, 1)]
    assert (rows[0]["intensity"]["least"], rows[0]["intensity"]["most"]) == (-9.0, 0.0)


def test_what_has_no_day_has_no_week(keep) -> None:
    """An undated event stands in a row without a week, which is given only where no days are asked for."""
    kept = keep(_event("a", "AGREE", [TURKEY, ARMENIA], []))
    assert [(row["id"], row["number"], row["most"]) for row in list_relations(kept)] == [("ARM-TUR/undated", 0, 1)]
    assert list_relations(kept, (), MONDAY) == []


def test_two_who_condemn_a_third_are_no_dyad_of_conflict(keep) -> None:
    """Conflict is between those who act and those acted on; cooperation also among those who act; an armed group is its own side."""
    condemn = _event("a", "ACCUSE", [TURKEY, IRAN], [ARMENIA], _when(MONDAY))
    fight = _event("b", "ASSAULT", [REBELS, TURKEY], [], _when(MONDAY))
    kept = keep(condemn, fight)
    assert [row["dyad"] for row in list_relations(kept)] == ["ARM-IRN", "ARM-TUR", "TUR-group-rebels"]
    assert [row["dyad"] for row in list_relations(kept, ["Turkey", "group-rebels"])] == ["TUR-group-rebels"]


def test_a_new_level_is_shown_with_the_events_behind_it(keep) -> None:
    """Quiet weeks, then many accusations a week: one change at the first of them, firm, with its events."""
    told = [_event("quiet", "ACCUSE", [TURKEY], [ARMENIA], _when(MONDAY))]
    for week in range(8, 13):
        told += [
            _event(f"w{week:02}-{number}", "ACCUSE", [TURKEY], [ARMENIA], _when(MONDAY + timedelta(weeks=week))) for number in range(5)
        ]
    changes = {row["week"]: row["changes"] for row in list_relations(keep(*told)) if row["changes"]}
    (change,) = changes.pop("2024-W18")
    assert not changes
    assert (change["tone"], change["after"], change["firm"]) == ("conflict", 5.0, True)
    assert {name[:3] for name in change["events"]} == {"w08", "w09", "w10", "w11"}


def test_changes_are_levels_not_bursts() -> None:
    """A level that lasts is found where it begins; one full week, and scatter around one level, are none."""
    assert find_changes([1, 0, 1, 0, 1, 0, 1, 0, 6, 7, 5, 8]) == [8]
    assert find_changes([0, 0, 0, 0, 0, 0, 0, 0, 0, 12]) == []
    assert find_changes([2, 1, 2, 3, 1, 2, 2, 1, 4, 0, 2, 3]) == []
    assert find_changes([5, 6, 5, 6, 0, 0, 0, 0, 0, 5, 7, 6, 5]) == [4, 9]
    assert find_changes([]) == []


def test_every_type_has_its_tone() -> None:
    """All sixteen types of PLOVER have a quad; what has none counts in no tone."""
    assert len(load_tones()) == 16
    assert quad_of("STATEMENT") is None
