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


def test_a_later_and_higher_count_is_no_contradiction(desk):
    """Twelve dead on Monday and fifteen on Tuesday, by nobody else's word, are one count that rose: no value, no contradiction."""
    finding = _toll(desk, desk.killed(12), desk.killed(15))
    assert (finding.value, finding.kind) == (None, "granularity")


def test_rival_counts_contradict(desk):
    """Two speakers who count the same side's soldiers differently are at odds, whatever they call the soldiers."""
    finding = _toll(desk, desk.killed(12, side="UZB"), desk.killed(35, "troops", side="UZB"), voices=("the army", "the rebels"))
    assert (finding.value, finding.kind) == (None, "contradiction")
    assert [variant.value.value for variant in finding.variants] == [12, 35]


def test_other_sides_dead_are_another_number(desk):
    """Own losses and the enemy's are two findings; neither is set against the other."""
    _toll(desk, desk.killed(12, side="UZB"), desk.killed(35, side="TKM"))
    found = [finding for event in desk.record().events for finding in event.findings if finding.slot == "magnitude.killed"]
    assert sorted(finding.value.value for finding in found) == [12, 35]


def test_an_envoy_and_a_representative_are_a_wording(desk, meeting):
    """One man under two titles is a wording; a title that only says more is none."""
    said = {"people": (desk.person("Timur Aliev", "UZB", "special envoy"), desk.person("Rashid Meredov", "TKM", "Minister"))}
    other = {
        "people": (desk.person("Timur Aliev", "UZB", "special representative"), desk.person("Rashid Meredov", "TKM", "Foreign Minister"))
    }
    worded = [finding for finding in meeting(said, other).findings if finding.kind == "wording"]
    assert [sorted(variant.value for variant in finding.variants) for finding in worded] == [["special envoy", "special representative"]]


def _toll(desk, one, other, voices=(None, None)):
    """The finding on the dead of one raid, told by two reports of two days."""
    uzbeks, turkmens = desk.state("UZB", "Uzbekistan"), desk.state("TKM", "Turkmenistan")
    for name, published, number, voice in (("a", "2024-03-04", one, voices[0]), ("b", "2024-03-05", other, voices[1])):
        desk.report(name, published=published)
        desk.tell(
            name, "A raid on the canal post at dawn killed soldiers.", "ASSAULT", cue="raid", actors=[turkmens], recipients=[uzbeks],
            when=desk.day("2024-03-03"), numbers=[number], voices=[voice] if voice else (),
        )  # fmt: skip
    events = desk.record().events
    assert len(events) == 1
    return next(finding for finding in events[0].findings if finding.slot == "magnitude.killed")
