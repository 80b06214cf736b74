"""How a difference is kept: its variants, its kind, its reasons."""

from __future__ import annotations

import pytest


@pytest.fixture
def meeting(desk):
    """Tell one meeting in two reports, each with its own details."""
    pair = desk.person("Rashid Meredov", "TKM", "Foreign Minister"), desk.person("Vladimir Norov", "UZB", "Foreign Minister")

    def tell(one, other):
        for report, told in (("a", one), ("b", other)):
            desk.report(report)
            known = {"where": desk.kabul, "when": desk.day("2024-03-05"), **told}
            people = known.pop("people", pair)
            desk.meet(report, f"Meredov and Norov went over gas prices and the pipeline, {report}.", *people, **known)
        (event,) = desk.record().events
        return event

    return tell


def test_days_that_cannot_both_hold_are_a_contradiction(desk, meeting):
    """Tuesday against Wednesday: no value, two variants, each with its report."""
    event = meeting({}, {"when": desk.day("2024-03-06")})
    when = event.finding("when")
    assert (when.value, when.kind) == (None, "contradiction")
    assert [variant.reports for variant in when.variants] == [("a",), ("b",)]
    assert "Tuesday 5 March 2024" in when.because


def test_a_day_within_a_week_is_granularity(desk, meeting):
    """The narrower settles; both variants stay."""
    when = meeting({}, {"when": desk.day("2024-03-04/2024-03-10")}).finding("when")
    assert when.kind == "granularity"
    assert when.value.day.isoformat() == "2024-03-05"
    assert len(when.variants) == 2


def test_a_city_in_its_country_is_granularity(desk, meeting):
    """Kabul and Afghanistan agree; Kabul is the more exact."""
    where = meeting({}, {"where": desk.afghanistan}).finding("where")
    assert (where.value.name, where.kind) == ("Kabul", "granularity")


def test_numbers_of_one_thing_contradict(desk, meeting):
    """12 soldiers killed against 35 soldiers killed."""
    number = meeting({"numbers": [desk.killed(12)]}, {"numbers": [desk.killed(35)]}).finding("magnitude.killed")
    assert (number.value, number.kind) == (None, "contradiction")


def test_at_least_allows_more(desk, meeting):
    """At least 30 and 35 may be one number; the exact one settles."""
    number = meeting({"numbers": [desk.killed(30, at_least=True)]}, {"numbers": [desk.killed(35)]}).finding("magnitude.killed")
    assert (number.value.value, number.kind) == (35, "granularity")


def test_numbers_of_different_things_do_not_contradict(desk, meeting):
    """35 soldiers and 8 gunmen are two findings, each settled."""
    event = meeting({"numbers": [desk.killed(35)]}, {"numbers": [desk.killed(8, "gunmen")]})
    numbers = [finding for finding in event.findings if finding.slot == "magnitude.killed"]
    assert sorted(finding.value.value for finding in numbers) == [8, 35]
    assert all(finding.kind is None for finding in numbers)


def test_an_attendance_list_in_one_report_is_one_sided(desk, meeting):
    """A guest whom one report leaves out is not denied by it."""
    participants = meeting({"participants": [desk.person("Timur Aliev", "UZB")]}, {}).finding("participants")
    assert participants.settled
    assert participants.kind == "one-sided"


def test_two_men_in_one_office_contradict(desk, meeting):
    """One deed, one office, two names, each in its own report."""
    meredov, norov = desk.person("Rashid Meredov", "TKM", "Foreign Minister"), desk.person("Vladimir Norov", "UZB", "Foreign Minister")
    one, other = desk.person("Jamshid Kuchkarov", "UZB", "Trade Minister"), desk.person("Laziz Kudratov", "UZB", "Trade Minister")
    actors = meeting({"people": (meredov, norov, one)}, {"people": (meredov, norov, other)}).finding("actors")
    assert (actors.value, actors.kind) == (None, "contradiction")


def test_a_spelling_is_told_as_one(desk, meeting):
    """Two transliterations of one name are a spelling, not two people."""
    norov = desk.person("Vladimir Norov", "UZB", "Foreign Minister")
    people = (
        (desk.person("Rashid Meredov", "TKM", "Foreign Minister"), norov),
        (desk.person("Rashyd Meredow", "TKM", "Foreign Minister"), norov),
    )
    event = meeting({"people": people[0]}, {"people": people[1]})
    spelling = next(finding for finding in event.findings if finding.kind == "spelling")
    assert {variant.value for variant in spelling.variants} == {"Rashid Meredov", "Rashyd Meredow"}


def test_acting_or_not_is_a_wording(desk, meeting):
    """A minister in one report, an acting minister in the other."""
    meredov = desk.person("Rashid Meredov", "TKM", "Foreign Minister")
    plain, acting = (
        desk.person("Vladimir Norov", "UZB", "Foreign Minister"),
        desk.person("Vladimir Norov", "UZB", "Foreign Minister", acting=True),
    )
    event = meeting({"people": (meredov, plain)}, {"people": (meredov, acting)})
    wording = next(finding for finding in event.findings if finding.kind == "wording")
    assert {(variant.value, variant.reports) for variant in wording.variants} == {
        ("Foreign Minister", ("a",)),
        ("acting Foreign Minister", ("b",)),
    }


def test_a_denial_stands_beside_what_it_denies(desk, meeting):
    """Happened, says one; it did not, says another through its ministry: no value."""
    status = meeting({}, {"stance": "denies", "voices": ["Foreign Ministry"]}).finding("status")
    assert (status.value, status.kind) == (None, "contradiction")
    assert any("Foreign Ministry" in variant.voices for variant in status.variants)


def test_every_difference_is_listed(desk, meeting):
    """The list of disagreements has every finding of a kind, under the event's current id."""
    event = meeting({}, {"when": desk.day("2024-03-06"), "participants": [desk.person("Timur Aliev", "UZB")]})
    listed = {(one.event, one.slot, one.kind) for one in desk.record().disagreements}
    assert listed == {(event.id, "when", "contradiction"), (event.id, "participants", "one-sided")}
