"""What makes two accounts one where a day, a place or a name differs; each case was found in a simulated world."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Part, Party, Span


def homes(desk):
    """For each report the events that it tells."""
    return {report: {event.id for event in desk.record().events if report in event.reports} for report in desk.reports}


def one(desk):
    """Whether the first accounts of the reports are one event."""
    found = list(homes(desk).values())
    return bool(set.intersection(*found))


def test_one_round_told_of_two_days_is_one_round(desk):
    """The second round of two states' talks is held once: Monday and Tuesday are a disagreement on it, not two rounds."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    for report, day, rest in (("a", "2024-05-06", "with grazing rights first"), ("b", "2024-05-07", "weighing cattle tolls")):
        desk.report(report, published="2024-05-08")
        sentence = f"Delegations of Chad and Niger opened the second round of talks {rest}."
        desk.meet(report, sentence, chad, niger, when=desk.day(day), cue="talks")
    assert one(desk)
    when = next(found for event in desk.record().events for found in event.findings if found.slot == "when")
    assert (when.value, when.kind, len(when.variants)) == (None, "contradiction", 2)


def test_rounds_without_the_same_number_stay_two(desk):
    """Without a number, whole states that talk on two days about other things talked twice."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    for report, day, rest in (("a", "2024-05-06", "with grazing rights first"), ("b", "2024-05-07", "weighing cattle tolls")):
        desk.report(report, published="2024-05-08")
        desk.meet(report, f"Delegations of Chad and Niger opened talks {rest}.", chad, niger, when=desk.day(day), cue="talks")
    assert not one(desk)


def _raid(desk, report, day, count, rest):
    front = desk.person("Moro Tandi", "TCD", "commander")
    desk.report(report, published="2024-05-10")
    sentence = f"Raiders killed {count} Chadian soldiers in Kabul {rest}."
    side = desk.state("TCD", "Chad")
    number = desk.killed(count, "soldiers", side="TCD")
    desk.tell(
        report,
        sentence,
        "ASSAULT",
        actors=(front,),
        recipients=(side,),
        when=desk.day(day),
        where=desk.kabul,
        numbers=(number,),
        cue="killed",
    )


def test_one_exact_count_holds_an_attack_together_over_a_day(desk):
    """Two reports of 17 soldiers killed in one town, a day apart, tell of one attack."""
    _raid(desk, "a", "2024-05-06", 17, "as trucks were unloaded")
    _raid(desk, "b", "2024-05-07", 17, "when a convoy halted at the mill")
    assert one(desk)


def test_other_counts_a_day_apart_are_two_attacks(desk):
    """17 soldiers killed on Monday and 6 on Tuesday, in one town, are two attacks."""
    _raid(desk, "a", "2024-05-06", 17, "as trucks were unloaded")
    _raid(desk, "b", "2024-05-07", 6, "when a convoy halted at the mill")
    assert not one(desk)


def test_a_pledge_to_one_state_is_none_to_another(desk):
    """Chad's pledge to Niger and Niger's to Mali, on one day and one matter, are two."""
    chad, niger, mali = desk.state("TCD", "Chad"), desk.state("NER", "Niger"), desk.state("MLI", "Mali")
    for report, giver, taker in (("a", chad, niger), ("b", niger, mali)):
        desk.report(report, published="2024-05-08")
        sentence = f"{giver.name} promised {taker.name} to reopen the grazing routes and the cattle market before the rains."
        desk.tell(report, sentence, "AGREE", actors=(giver,), recipients=(taker,), when=desk.day("2024-05-06"), cue="promised")
    assert not one(desk)


def test_undertook_is_a_promise_as_pledged_is(desk):
    """A word's past form puts an act into the family of the word."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    for report, kind, cue in (("a", "AGREE", "undertook"), ("b", "SUPPORT", "pledged")):
        desk.report(report, published="2024-05-08")
        sentence = f"Chad {cue} towards Niger that the grazing routes and the cattle market would reopen."
        desk.tell(report, sentence, kind, actors=(chad,), recipients=(niger,), when=desk.day("2024-05-06"), cue=cue)
    assert one(desk)


def test_a_set_phrase_said_of_other_people_is_no_copy(desk):
    """The same readout words about other ministers of other states are boilerplate, and two witnesses."""
    phrase = "received {} and {} in the old palace and went with patience through every open question of trade and transit between both countries."
    desk.report("a", "Minister Moro Tandi of Chad " + phrase.format("Issa Garba", "Sani Dogo"), "2024-05-06")
    desk.report("b", "Minister Pavel Ruzek of Palau " + phrase.format("Tomi Remen", "Luka Besi"), "2024-05-07")
    assert {origin.report: origin.of for origin in desk.record().origins} == {"a": None, "b": None}


def test_two_who_met_during_a_visit_have_met(desk):
    """Two men of whom neither is told as the host have met, although the sentence is about a visit: it is no stay."""
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    for report, modes, rest in (("a", ("visit",), "on his visit"), ("b", (), "at noon")):
        desk.report(report, published="2024-05-06")
        desk.meet(report, f"Moro Tandi met Sani Dogo {rest}.", moro, sani, when=desk.day("2024-05-06"), modes=modes, cue="met")
    assert one(desk)


def _call(desk, report, sentence, published=None, **told):
    """Two ministers' meeting in a report of its own."""
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    if report not in desk.reports:
        desk.report(report, published=published)
    return desk.meet(report, sentence, moro, sani, cue="met", **told)


def test_a_bare_weekday_and_what_else_is_spoken_of_make_one_meeting(desk):
    """An undated report that says "on Thursday" and speaks of the same dam tells the meeting that another dates to a Thursday."""
    _call(desk, "a", "Moro Tandi met Sani Dogo on Thursday as talk of the Kandaji dam went on.")
    _call(desk, "b", "Moro Tandi met Sani Dogo at noon; the Kandaji dam was on the table.", "2024-05-10", when=desk.day("2024-05-09"))
    assert one(desk)


def test_another_weekday_does_not_join_them(desk):
    """With another weekday, the same two men and the same dam are not enough."""
    _call(desk, "a", "Moro Tandi met Sani Dogo on Monday as talk of the Kandaji dam went on.")
    _call(desk, "b", "Moro Tandi met Sani Dogo at noon; the Kandaji dam was on the table.", "2024-05-10", when=desk.day("2024-05-09"))
    assert not one(desk)


def test_an_undated_report_is_of_the_days_that_others_give_its_news(desk):
    """What an undated report shares with a dated one tells which week its other news is of; the day is never written into it."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    pledge = "Chad and Niger agreed to reopen the grazing routes and the cattle market before the rains."
    for report, published in (("a", None), ("b", "2024-05-10")):
        desk.report(report, published=published)
        desk.tell(report, pledge, "AGREE", actors=(chad, niger), cue="agreed", when=desk.day("2024-05-09") if published else None)
    _call(desk, "a", "Moro Tandi met Sani Dogo.", where=desk.kabul)
    _call(desk, "b", "Moro Tandi met Sani Dogo.", where=desk.kabul)
    meetings = [event for event in desk.record().events if event.type == "CONSULT"]
    assert [len(event.reports) for event in meetings] == [2]
    assert all(finding.slot != "when" for event in meetings for finding in event.findings)


def _by_office(desk, *holders):
    """Whether two men's meeting is the one that another report tells by their offices alone; reports name the holders in theirs."""
    unnamed = [Party(f"unnamed-{iso}", "foreign minister", "unnamed", iso, "GOV", "Foreign Minister") for iso in ("TCD", "NER")]
    for number, holder in enumerate(holders):
        desk.report(f"x{number}", published="2024-05-02")
        desk.know(f"x{number}", holder)
    for report, both in (("a", holders[:2]), ("b", unnamed)):
        desk.report(report, published="2024-05-06")
        desk.meet(
            report, "They met at noon to weigh cattle tolls." if report == "a" else "A first round.", *both, when=desk.day("2024-05-06")
        )
    events = desk.record().events
    return any(set(event.reports) >= {"a", "b"} for event in events)


def test_an_office_stands_for_the_one_man_named_in_it(desk):
    """Who tells that the foreign ministers of Chad and Niger met tells of those whom reports of the time name in these offices."""
    assert _by_office(desk, desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister"))


def test_an_office_with_two_holders_stands_for_nobody(desk):
    """Where reports of the time name two men in one office, it is open which of them is meant."""
    named = (("Moro Tandi", "TCD"), ("Sani Dogo", "NER"), ("Issa Garba", "NER"), ("Abba Kolo", "TCD"))
    assert not _by_office(desk, *(desk.person(name, iso, "Foreign Minister") for name, iso in named))


def _terms(desk, report, sentence, published="2024-05-10", rest="", **told):
    """An accord of two states in a report of its own; rest: what else its paragraph tells."""
    desk.report(report, published=published)
    start = desk.write(report, f"{sentence} {rest}".strip()).start
    told["span"] = Span(start, start + len(sentence))
    parties = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    return desk.tell(report, sentence, "AGREE", actors=parties, cue="agreed", **told)


def test_two_parts_of_one_days_terms_are_one_accord(desk):
    """Two states that came to terms on one day, in paragraphs alike, came to them once, though each report names another part."""
    rest = "Cattle, wells, tolls and grazing in the valley were on the table."
    _terms(desk, "a", "Chad and Niger agreed to free jailed shepherds.", rest=rest, when=desk.day("2024-05-09"))
    _terms(desk, "b", "Chad and Niger agreed to mend a bridge.", rest=rest, when=desk.day("2024-05-09"))
    assert one(desk)


def test_an_accord_that_is_recalled_is_not_todays(desk):
    """What a report recalls without a day or a place is not the accord that another reports as its news, however alike the words."""
    _terms(desk, "a", "Chad and Niger agreed to reopen grazing routes and the cattle market, once wells are dug.")
    _terms(
        desk,
        "b",
        "Months of quarrel went by until Chad and Niger agreed that the cattle market and grazing routes reopen.",
        role="background",
    )
    assert not one(desk)


def test_a_guest_is_on_one_visit_at_a_time(desk):
    """Two reports of one day's news, each with a visit of the same guest, tell one visit, wherever they say it was."""
    moro, niger = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.state("NER", "Niger")
    for report, sentence in (("a", "Moro Tandi came for a visit."), ("b", "A visit by Moro Tandi began.")):
        desk.report(report, published="2024-05-10")
        desk.tell(report, sentence, actors=(moro,), recipients=(niger,), modes=("visit",), cue="visit")
    assert one(desk)


def _meetings(desk, *told):
    """Reports of the meetings of two men, each with the day it came out, the day of the meeting and whether that lay ahead."""
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    for number, (published, day, status) in enumerate(told):
        report = desk.report(f"r{number}", published=published)
        words = f"Moro Tandi and Sani Dogo {'are to meet' if status == 'planned' else 'met'}."
        desk.meet(
            report, words, moro, sani, when=desk.day(day) if day else None, status=status, cue="meet" if status == "planned" else "met"
        )
    events = desk.record().events
    return {event.reports[0]: [plan for plan in events if plan.id in event.plans] for event in events if event.plans}


def test_a_plan_comes_to_one_thing_the_soonest(desk):
    """Of two meetings that a plan may have been of, the first after it is what came of it."""
    told = _meetings(
        desk, ("2024-05-06", None, "planned"), ("2024-05-08", "2024-05-08", "happened"), ("2024-05-09", "2024-05-20", "happened")
    )
    assert list(told) == ["r1"]


def test_what_had_happened_is_not_what_was_planned(desk):
    """A meeting of the week before the plan was told is not what came of it."""
    assert not _meetings(desk, ("2024-05-06", None, "planned"), ("2024-05-07", "2024-05-04", "happened"))


def _toll(desk, report, sentence, count, **told):
    """Dead that are counted by a report of its own; who killed them, or whose they were, may not be told."""
    desk.report(report, published="2024-05-10")
    desk.tell(report, sentence, "ASSAULT", numbers=(desk.killed(count, "people", at_least=True),), cue="killed", **told)


def test_one_exact_toll_needs_no_doer(desk):
    """Reports of one day that count at least 37 dead around the Kandaji dam tell of one fight, though neither or one says whose it was."""
    _toll(desk, "a", "Shells killed at least 37 near the Kandaji dam before a truce came.", 37)
    _toll(desk, "b", "Fire killed at least 37 near the Kandaji dam, officials say.", 37, recipients=(desk.state("NER", "Niger"),))
    assert one(desk)


def test_a_round_toll_is_anybodys(desk):
    """At least 30 dead are told of many fights."""
    _toll(desk, "a", "Shells killed at least 30 near the Kandaji dam before a truce came.", 30)
    _toll(desk, "b", "Fire killed at least 30 near the Kandaji dam, officials say.", 30)
    assert not one(desk)


def test_delegations_in_one_town_in_one_days_news_met_once(desk):
    """Reports of one day that tell of two states' delegations in one town tell of one meeting, whoever is named in one of them."""
    chad, niger, moro = desk.state("TCD", "Chad"), desk.state("NER", "Niger"), desk.person("Moro Tandi", "TCD", "Foreign Minister")
    desk.report("a", published="2024-05-10")
    desk.meet(
        "a",
        "Delegations of Chad and Niger met in Kabul over grazing.",
        chad,
        niger,
        where=desk.kabul,
        when=desk.day("2024-05-10"),
        cue="met",
    )
    desk.report("b", published="2024-05-10")
    desk.meet("b", "After meeting Niger in Kabul over grazing, Moro Tandi spoke.", moro, niger, where=desk.kabul, cue="meeting")
    assert one(desk)
    desk.reports["b"] = replace(desk.reports["b"], published=desk.day("2024-05-20"))
    assert not one(desk)


def test_a_charge_is_not_the_charge_in_return(desk):
    """Chad's charge against Niger and Niger's against Chad, on one day and in like words, are two."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    for report, doer, other in (("a", chad, niger), ("b", niger, chad)):
        desk.report(report, published="2024-05-10")
        words = f"{doer.name} accused {other.name} of shelling herders at the Kandaji dam."
        desk.tell(report, words, "ACCUSE", actors=(doer,), recipients=(other,), when=desk.day("2024-05-09"), cue="accused")
    assert not one(desk)


def test_a_borrowed_day_is_the_earliest(desk):
    """By what others tell of it, an undated report may be of some days later: a charge in it need not be that day's charge."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    rests = (
        "Herders went home, markets opened, lorries queued, judges sat late, bakers lit ovens, pupils wrote letters, a ferry sank.",
        "Rain fell on maize, a choir sang, buses ran, nurses marched, fishermen mended nets, a museum lent masks, and dust rose.",
    )
    for report, published, rest in (("a", None, rests[0]), ("b", "2024-05-10", rests[1])):
        words = "Chad and Niger agreed to reopen the grazing routes and the cattle market before the rains."
        desk.report(report, published=published)
        desk.tell(report, words, "AGREE", actors=(chad, niger), cue="agreed", when=desk.day("2024-05-09") if published else None)
        charge = (
            "Once more Chad accused Niger: bridges shut, wells fouled, tolls raised."
            if published
            else "Chad accused Niger over wells, tolls, bridges."
        )
        start = desk.write(report, f"{charge} {rest}").start
        desk.tell(report, charge, "ACCUSE", actors=(chad,), recipients=(niger,), cue="accused", span=Span(start, start + len(charge)))
    assert [len(event.reports) for event in desk.record().events if event.type == "AGREE"] == [2]
    assert [len(event.reports) for event in desk.record().events if event.type == "ACCUSE"] == [1, 1]


def test_two_men_do_not_meet_in_two_states_on_one_day(desk):
    """Two reports that place one meeting of one day in two states disagree on the place; they do not tell two meetings."""
    for report, place in (("a", desk.kabul), ("b", desk.tehran)):
        _call(desk, report, f"Moro Tandi met Sani Dogo in {place.name} on wells.", "2024-05-10", when=desk.day("2024-05-10"), where=place)
    assert one(desk)
    (event,) = desk.record().events
    assert (event.finding("where").value, event.finding("where").kind) == (None, "contradiction")


def test_a_numbered_round_needs_no_day(desk):
    """The third round is the third round, whoever is named and whether or not it is dated; it is not the second."""
    chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    for report, number in (("a", "third"), ("b", "second")):
        desk.report(report)
        desk.meet(report, f"Chad and Niger held a {number} round of talks on grazing and wells.", chad, niger, cue="held")
    desk.report("c", published="2024-05-10")
    desk.meet("c", "Tandi and Dogo held a third round of talks on wells and grazing.", moro, sani, when=desk.day("2024-05-09"), cue="held")
    events = desk.record().events
    assert sorted(event.reports for event in events) == [("a", "c"), ("b",)]


def test_soldiers_and_a_bomber_are_nobody_by_name(desk):
    """One report names the bomber, one the dead: what they share is the count, on one day, with what else they speak of."""
    bomber = Party("unnamed-bomber", "bomber", "unnamed")
    dead = Party("unnamed-soldiers", "soldiers", "unnamed")
    thirteen = desk.killed(13, "soldiers", at_least=True)
    for report, words, slots, number in (
        ("a", "A bomber killed at least 13 soldiers at Khadi near the Kandaji dam.", {"actors": (bomber,)}, thirteen),
        ("b", "At least 13 soldiers were killed at Khadi by the Kandaji dam.", {"recipients": (dead,)}, replace(thirteen, side="NER")),
    ):
        desk.report(report, published="2024-05-10")
        desk.tell(report, words, "ASSAULT", numbers=(number,), cue="killed", **slots)
    assert one(desk)


def test_one_name_is_one_place(desk):
    """Two towns of one name in two states: where all else agrees, both reports mean one of them."""
    other = replace(desk.kabul, id="place-kabul-usa", state="USA")
    for report, place in (("a", desk.kabul), ("b", other)):
        desk.report(report, published="2024-05-10")
        chad, niger = desk.state("TCD", "Chad"), desk.state("NER", "Niger")
        desk.meet(
            report,
            "Chad and Niger held a third round of talks in Kabul.",
            chad,
            niger,
            when=desk.day("2024-05-10"),
            where=place,
            cue="held",
        )
    assert one(desk)


def test_a_days_difference_does_not_part_what_a_third_report_holds_together(desk):
    """Saturday and Sunday, both in Kabul, are one meeting told of two days; so is Sunday told without the place, once it is of one with it."""
    _call(desk, "a", "Moro Tandi met Sani Dogo in Kabul; grazing was weighed.", "2024-05-12", when=desk.day("2024-05-11"), where=desk.kabul)
    _call(desk, "b", "In Kabul Sani Dogo and Moro Tandi met over tolls.", "2024-05-12", when=desk.day("2024-05-12"), where=desk.kabul)
    _call(desk, "c", "Tandi and Dogo met on Sunday to sign a lease.", "2024-05-12", when=desk.day("2024-05-12"))
    assert one(desk)
    del desk.reports["b"], desk.tellings["b"]
    assert not one(desk)


def test_who_comes_to_an_accord_over_other_days_tells_another(desk):
    """A round held a fortnight later that ended in a like pledge is no telling of the first; one spoken of the day after may be."""
    words = "Chad and Niger agreed to reopen grazing routes and the cattle market, once wells are dug."
    for start, same in (("A round held from May 25 to 30 ended when ", False), ("As was said on May 10, ", True)):
        desk.reports.clear()
        desk.tellings.clear()
        _terms(desk, "a", words, when=desk.day("2024-05-09"))
        _terms(desk, "b", f"{start}Chad and Niger agreed that the cattle market and grazing routes reopen, wells dug.", published=None)
        account = desk.tellings["b"].accounts[0]
        at = desk.reports["b"].text.index("agreed")
        desk.tellings["b"] = replace(desk.tellings["b"], accounts=(replace(account, trigger=Span(at, at + 6)),))
        assert one(desk) is same


def test_a_headline_need_not_say_that_it_was_a_call(desk):
    """The headline tells that two ministers talked, the report under it that they telephoned: one call."""
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    desk.report("a", published="2024-05-10")
    desk.meet("a", "Tandi and Dogo discuss grazing", moro, sani, cue="discuss")
    desk.meet("a", "Moro Tandi and Sani Dogo discussed grazing by telephone.", moro, sani, modes=("phone",), cue="discussed")
    report = desk.reports["a"]
    head, body = (account.span for account in desk.tellings["a"].accounts)
    desk.reports["a"] = replace(report, parts=(Part("headline", head), Part("paragraph", body)))
    assert [len(event.accounts) for event in desk.record().events] == [2]


def test_a_call_is_not_what_a_meeting_that_was_planned_came_to(desk):
    """Two men who are to meet, and who telephone, have yet to meet; the headline over the call does not hide that it was one."""
    moro, sani = desk.person("Moro Tandi", "TCD", "Foreign Minister"), desk.person("Sani Dogo", "NER", "Foreign Minister")
    desk.report("p", published="2024-05-09")
    desk.meet("p", "Moro Tandi and Sani Dogo are to meet on grazing.", moro, sani, status="planned", cue="meet")
    desk.report("a", published="2024-05-10")
    desk.meet("a", "Tandi and Dogo discuss grazing", moro, sani, cue="discuss")
    desk.meet("a", "Moro Tandi and Sani Dogo discussed grazing by telephone.", moro, sani, modes=("phone",), cue="discussed")
    head, body = (account.span for account in desk.tellings["a"].accounts)
    desk.reports["a"] = replace(desk.reports["a"], parts=(Part("headline", head), Part("paragraph", body)))
    assert not any(event.plans for event in desk.record().events)
