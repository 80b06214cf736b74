"""What becomes one event, what stays apart, and what is part of what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model import Judgement, Part


@pytest.fixture
def people(desk):
    """The ministers of these reports."""
    return {
        "naqvi": desk.person("Mohsin Naqvi", "PAK", "Interior Minister"), "haqqani": desk.person("Sirajuddin Haqqani", "AFG", "Interior Minister"),
        "dar": desk.person("Ishaq Dar", "PAK", "Foreign Minister"), "akhund": desk.person("Hassan Akhund", "AFG", "Prime Minister"),
        "muttaqi": desk.person("Amir Khan Muttaqi", "AFG", "Foreign Minister"),
    }  # fmt: skip


def two_days(desk, people):
    """One meeting, told for Saturday and for Sunday."""
    desk.report("a", published="2025-07-20")
    desk.report("b", published="2025-07-20")
    pair = people["naqvi"], people["haqqani"]
    one = desk.meet(
        "a",
        "Naqvi saw Haqqani in Kabul on Saturday about smuggling and the crossings.",
        *pair,
        where=desk.kabul,
        when=desk.day("2025-07-19"),
    )
    two = desk.meet(
        "b", "In Kabul Haqqani received Naqvi on Sunday, and smuggling came up.", *pair, where=desk.kabul, when=desk.day("2025-07-20")
    )
    return one, two


def verdicts(record):
    """Every verdict, by the pair."""
    return {(judgement.left, judgement.right): judgement.verdict for judgement in record.judgements}


def test_one_meeting_a_day_apart_is_one_event(desk, people):
    """Same ministers, same city, same week: one event whose day is at odds, under the smaller id; the other id still answers."""
    one, two = two_days(desk, people)
    (event,) = desk.record().events
    assert event.accounts == tuple(sorted((one.id, two.id)))
    assert (event.id, event.formerly) == (min(one.id, two.id), (max(one.id, two.id),))
    when = event.finding("when")
    assert not when.settled
    assert len(when.variants) == 2


def test_two_days_apart_are_two_meetings(desk, people):
    """Ministers meet again: two days' difference is no slip."""
    pair = people["naqvi"], people["haqqani"]
    for report, when in (("a", "2025-07-19"), ("b", "2025-07-21")):
        desk.report(report)
        desk.meet(report, f"Naqvi met Haqqani in Kabul about the crossings, report {report}.", *pair, where=desk.kabul, when=desk.day(when))
    assert len(desk.record().events) == 2


def test_other_counterparts_are_another_visit(desk, people):
    """A dated talk with Haqqani and an undated visit with Akhund and Muttaqi are not one, and neither dates the other."""
    desk.report("dated", published="2025-07-20")
    desk.report("undated")
    thursday = desk.meet(
        "dated",
        "Dar called on Haqqani in Kabul on Thursday.",
        people["dar"],
        people["haqqani"],
        where=desk.kabul,
        when=desk.day("2025-07-17"),
    )
    talks = desk.meet(
        "undated", "Dar held talks in Kabul with Akhund and Muttaqi.", people["dar"], people["akhund"], people["muttaqi"], where=desk.kabul
    )
    record = desk.record()
    assert len(record.events) == 2
    assert next(event for event in record.events if talks.id in event.accounts).finding("when") is None
    assert verdicts(record).get(tuple(sorted((thursday.id, talks.id))), "different") in {"different", "unsure"}


def test_an_undated_visit_is_at_most_unsure(desk, people):
    """One guest and one city without a day: perhaps, with the reason given, and not merged."""
    desk.report("dated", published="2025-07-20")
    desk.report("undated")
    told = {"cue": "visit", "modes": ["visit"], "actors": [people["dar"]], "where": desk.kabul}
    desk.tell("dated", "The visit of Dar to Kabul went ahead as planned.", when=desk.day("2025-07-17"), **told)
    desk.tell("undated", "A crucial visit took Dar to Kabul.", **told)
    record = desk.record()
    assert len(record.events) == 2
    assert [judgement.verdict for judgement in record.judgements] == ["unsure"]
    assert "a time is missing" in record.judgements[0].because


def test_a_plan_is_linked_to_its_outcome(desk, people):
    """What was to happen and what happened are two events; the deed names its plan."""
    desk.report("before")
    desk.report("after")
    pair = people["dar"], people["muttaqi"]
    plan = desk.meet(
        "before",
        "Dar is to meet Muttaqi in Kabul on Saturday on trade.",
        *pair,
        where=desk.kabul,
        when=desk.day("2025-04-19"),
        status="planned",
        role="previews",
    )
    deed = desk.meet("after", "Dar met Muttaqi in Kabul on Saturday on trade.", *pair, where=desk.kabul, when=desk.day("2025-04-19"))
    events = {event.id: event for event in desk.record().events}
    assert len(events) == 2
    assert events[deed.id].plans == (plan.id,)


def test_background_attaches_to_what_it_retells(desk, people):
    """Last week's meeting, retold in passing, is the event that last week's report told."""
    desk.report("then")
    desk.report("later")
    pair = people["dar"], people["haqqani"]
    desk.meet("then", "Dar met Haqqani in Kabul to settle the visa rules.", *pair, where=desk.kabul, when=desk.day("2025-07-17"))
    desk.meet(
        "later",
        "Earlier this week Dar met Haqqani in Kabul over visa rules.",
        *pair,
        where=desk.kabul,
        when=desk.day("2025-07-14/2025-07-20"),
        role="background",
    )
    (event,) = desk.record().events
    assert event.finding("when").kind == "granularity"
    assert event.finding("when").value.day.isoformat() == "2025-07-17"


def test_a_visit_holds_its_meetings_across_reports(desk, people):
    """One report tells the visit, another only a meeting: same guest, place and day make it part of the visit."""
    desk.report("a")
    desk.report("b")
    day = desk.day("2025-07-19")
    visit = desk.tell(
        "a",
        "The visit of Naqvi to Kabul lasted one day.",
        cue="visit",
        modes=["visit"],
        actors=[people["naqvi"]],
        where=desk.kabul,
        when=day,
    )
    meeting = desk.tell(
        "b", "Naqvi met Haqqani in Kabul.", actors=[people["naqvi"]], recipients=[people["haqqani"]], where=desk.kabul, when=day
    )
    events = {event.id: event for event in desk.record().events}
    assert events[meeting.id].part_of == visit.id
    assert events[visit.id].part_of is None


def test_acts_of_words_need_the_same_words(desk):
    """Two statements of two states on one day are one only when they say the same."""
    pakistan, india = desk.state("PAK", "Pakistan"), desk.state("IND", "India")
    told = {"kind": "ACCUSE", "actors": [pakistan], "recipients": [india], "when": desk.day("2025-05-07")}
    for report, sentence in (
        ("a", "Pakistan accused India of shelling a village school near the line of control."),
        ("b", "Pakistan says India shelled a school in a village by the line of control."),
        ("c", "Pakistan charged that India withheld river water from its farmers."),
    ):
        desk.report(report)
        desk.tell(report, sentence, **told)
    assert sorted(len(event.accounts) for event in desk.record().events) == [1, 2]


def test_a_person_outranks_the_machine_and_may_take_it_back(desk, people):
    """Judged different, the accounts part; with the judgement gone, the record is as it was."""
    one, two = two_days(desk, people)
    before = desk.record()
    word = Judgement(
        "judgement-1", *sorted((one.id, two.id)), "different", 1.0, "the Sunday meeting was another", by="Amina", at="2025-08-01T09:00:00Z"
    )
    assert len(desk.record(word).events) == 2
    assert word in desk.record(word).judgements
    assert desk.record() == before


def test_a_person_may_join_what_the_machine_would_not(desk, people):
    """Judged the same, two accounts without a common word are one event, and the reason is the person's."""
    desk.report("a")
    desk.report("b")
    one = desk.meet("a", "Dar saw Akhund.", people["dar"], people["akhund"])
    two = desk.meet("b", "A guest was received at the palace.", people["muttaqi"])
    word = Judgement("judgement-2", *sorted((one.id, two.id)), "same", 1.0, "I was there", by="Amina", at="2025-08-01T09:00:00Z")
    (event,) = desk.record(word).events
    assert "Amina" in event.because


def test_a_person_may_place_a_part(desk, people):
    """Judged part of, one event holds the other."""
    one, two = two_days(desk, people)
    word = Judgement("judgement-3", two.id, one.id, "part of", 1.0, "a session of it", by="Amina", at="2025-08-01T09:00:00Z")
    events = {event.id: event for event in desk.record(word).events}
    assert events[two.id].part_of == one.id


def test_what_only_voices_tell_is_alleged(desk):
    """Told only through somebody's word, an event says so; told once by a report itself, it does not."""
    pakistan = desk.state("PAK", "Pakistan")
    desk.report("a")
    desk.tell("a", "The Taliban spoke of air raids by Pakistan.", "ASSAULT", actors=[pakistan], voices=["Taliban"])
    (event,) = desk.record().events
    assert event.alleged
    desk.tell("a", "Pakistan shelled the pass.", "ASSAULT", actors=[pakistan], when=desk.day("2025-10-12"))
    assert sorted(event.alleged for event in desk.record().events) == [False, True]


def test_the_second_round_is_not_the_third(desk, people):
    """Numbered sessions of one series stay apart, even undated and told in like words."""
    pair = people["dar"], people["muttaqi"]
    for name, number in (("a", "second"), ("b", "third")):
        desk.report(name, published="2025-04-20")
        desk.meet(name, f"Dar and Muttaqi held the {number} round of talks on trade and transit in Kabul.", *pair, where=desk.kabul)
    assert len(desk.record().events) == 2


def test_a_headline_is_told_again_by_its_report(desk):
    """A headline and the lead under it are one event, though the one says agree and the other signs."""
    parties = [desk.state("UZB", "Uzbekistan"), desk.state("TKM", "Turkmenistan")]
    desk.report("a")
    head = desk.tell("a", "Uzbekistan and Turkmenistan agree on canal water", "AGREE", cue="agree", actors=parties)
    lead = desk.tell("a", "Uzbekistan and Turkmenistan signed an accord on canal water.", "SUPPORT", cue="signed", actors=parties)
    desk.reports["a"] = replace(desk.reports["a"], parts=(Part("headline", head.span), Part("paragraph", lead.span)))
    assert [sorted(event.accounts) for event in desk.record().events] == [sorted([head.id, lead.id])]


def test_states_stand_for_those_who_spoke_for_them(desk):
    """One report names the states, the other the ministers: one signing, on one day, on one matter."""
    states = [desk.state("UZB", "Uzbekistan"), desk.state("TKM", "Turkmenistan")]
    ministers = [desk.person("Timur Aliev", "UZB"), desk.person("Rashid Meredov", "TKM")]
    for name, actors in (("a", states), ("b", ministers)):
        desk.report(name)
        who = " and ".join(party.name for party in actors)
        desk.tell(
            name, f"{who} signed a treaty on canal water and pumps.", "SUPPORT", cue="signed", actors=actors, when=desk.day("2024-03-03")
        )
    assert len(desk.record().events) == 1


def test_an_announcement_of_another_type_is_linked(desk, people):
    """Read as a promise to meet, it is the plan of the meeting all the same."""
    pair = people["dar"], people["muttaqi"]
    desk.report("before")
    desk.report("after")
    when = desk.day("2025-04-19")
    plan = desk.tell("before", "Dar will meet Muttaqi in Kabul on trade.", "AGREE", cue="meet", actors=pair, when=when, status="planned",
                     role="previews", where=desk.kabul)  # fmt: skip
    deed = desk.meet("after", "Dar held talks with Muttaqi in Kabul on trade.", *pair, where=desk.kabul, when=when)
    events = {event.id: event for event in desk.record().events}
    assert events[deed.id].plans == (plan.id,)


def _whens(desk):
    """For each event by its type and title, what is found on when it was."""
    return {event.title: event.finding("when") for event in desk.record().events}


def test_a_visit_without_a_day_spans_what_is_told_within_it(desk):
    """Its time is derived from its meetings, says so, and settles nothing."""
    moro, niger = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.state("NER", "Niger")
    desk.report("a", published="2024-05-10")
    visit = desk.tell("a", "Moro Tandi paid a visit.", actors=(moro,), recipients=(niger,), modes=("visit",), cue="visit")
    for day, name in (("2024-05-08", "Sani Dogo"), ("2024-05-09", "Issa Garba")):
        desk.meet("a", f"He met {name}.", moro, desk.person(name, "NER"), when=desk.day(day), within=visit.id, cue="met")
    when = _whens(desk)["Moro Tandi paid a visit."]
    (variant,) = when.variants
    assert (when.value, variant.value.basis, variant.value.earliest.day, variant.value.latest.day) == (None, "derived", 8, 9)
    assert "told within it" in when.because
    assert [desk.reports[piece.report].text[piece.span.start : piece.span.end] for piece in variant.evidence] == [
        "He met Sani Dogo.",
        "He met Issa Garba.",
    ]


def test_a_meeting_in_a_visit_of_one_day_was_on_that_day(desk):
    """Where the visit is told for one day, a meeting within it that bears none was then."""
    moro, niger = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.state("NER", "Niger")
    desk.report("a", published="2024-05-10")
    day = desk.day("2024-05-08")
    visit = desk.tell("a", "Moro Tandi paid a visit.", actors=(moro,), recipients=(niger,), modes=("visit",), when=day, cue="visit")
    desk.meet("a", "He met Sani Dogo.", moro, desk.person("Sani Dogo", "NER"), within=visit.id, cue="met")
    (variant,) = _whens(desk)["He met Sani Dogo."].variants
    assert (variant.value.basis, variant.value.day) == ("derived", day.day)


def test_a_bare_weekday_is_a_day_once_others_date_the_news(desk):
    """An undated report's Wednesday is the one of the week that others give its news; a weekday of long before would be a guess."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    for report, published in (("a", None), ("b", "2024-05-10")):
        desk.report(report, published=published)
        words = "Chad and Niger agreed to reopen the grazing routes and the cattle market before the rains."
        desk.tell(report, words, "AGREE", actors=(chad, niger), cue="agreed", when=desk.day("2024-05-09") if published else None)
    for word in ("Wednesday", "Saturday"):
        desk.tell("a", f"On {word} Chad praised the herders of the valley.", "SUPPORT", actors=(chad,), cue="praised")
    found = _whens(desk)
    assert [variant.value.day.isoformat() for variant in found["On Wednesday Chad praised the herders of the valley."].variants] == [
        "2024-05-08"
    ]
    assert found["On Saturday Chad praised the herders of the valley."] is None


def test_a_meeting_told_without_a_place_lies_in_the_visit_of_one_days_news(desk):
    """Reports of one day tell a visit to Niger and, elsewhere, its guest's talks with a Nigerien: the talks are part of it; a call is not."""
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    desk.report("a", published="2024-05-10")
    visit = desk.tell("a", "Moro Tandi came.", actors=(moro,), recipients=(desk.state("NER", "Niger"),), modes=("visit",), cue="came")
    desk.report("b", published="2024-05-10")
    talks = desk.meet("b", "Moro Tandi and Sani Dogo held talks on wells.", moro, sani, cue="talks")
    call = desk.meet("b", "Moro Tandi rang up Issa Garba.", moro, desk.person("Issa Garba", "NER"), modes=("phone",), cue="rang")
    part_of = {event.id: event.part_of for event in desk.record().events}
    assert (part_of[talks.id], part_of[call.id]) == (visit.id, None)
