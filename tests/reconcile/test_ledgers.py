"""The ledgers: promises and what bears on them, claims and their answers, offices, mechanisms."""

from __future__ import annotations

from dataclasses import replace

import pytest

PLEDGE = "neither country will allow its soil to be used for terrorist attacks on the other"


@pytest.fixture
def pledged(desk):
    """A mutual pledge on soil, undated."""
    pakistan, afghanistan = desk.state("PAK", "Pakistan"), desk.state("AFG", "Afghanistan")
    desk.report("pledge")
    account = desk.tell("pledge", f"Pakistan and Afghanistan agreed that {PLEDGE}.", "AGREE", actors=[pakistan, afghanistan])
    desk.promise(account, PLEDGE, pakistan, afghanistan, topic="use of soil")
    return pakistan, afghanistan


def test_a_pledge_alone_is_open(desk, pledged):
    """Nothing else in the record: open, of both promisers."""
    (commitment,) = desk.record().commitments
    assert commitment.standing == "open"
    assert {party.name for party in commitment.promisers} == {"Pakistan", "Afghanistan"}


def test_what_bears_on_a_pledge_contests_it(desk, pledged):
    """An attack from the promised soil is a follow-up against, a denial for; a demand settles nothing; each has its caveat."""
    pakistan, afghanistan = pledged
    desk.report("later")
    desk.tell("later", "Gunmen launched an attack on Pakistan from soil across the border.", "ASSAULT", recipients=[pakistan])
    desk.tell(
        "later",
        "Pakistan asked Afghanistan to stop militants from using its territory.",
        "REQUEST",
        actors=[pakistan],
        recipients=[afghanistan],
    )
    desk.say("later", "Afghanistan denies it.", "terrorist groups operate from its soil", afghanistan, stance="denies", about=[afghanistan])
    (commitment,) = desk.record().commitments
    assert commitment.standing == "contested"
    assert sorted(followup.bears for followup in commitment.followups) == ["against", "for", "unclear"]
    assert all(followup.caveat for followup in commitment.followups)


def test_broken_only_by_a_report_that_names_the_breaker(desk, pledged):
    """An accuser's word contests; only a report's own word that names the promiser says broken."""
    pakistan, afghanistan = pledged
    sentence = "Afghanistan broke its promise that no attacks would come from its soil on Pakistan."
    desk.report("later")
    desk.tell("later", sentence, "ACCUSE", actors=[pakistan], recipients=[afghanistan], voices=["Pakistan"])
    assert desk.record().commitments[0].standing == "contested"
    desk.report("sure")
    desk.tell("sure", f"Plainly, {sentence}", "ACCUSE", recipients=[afghanistan])
    assert desk.record().commitments[0].standing == "reported broken"


def test_what_nothing_can_test_is_untestable(desk):
    """Fraternal feelings are promised, not tested."""
    pakistan = desk.state("PAK", "Pakistan")
    desk.report("a")
    account = desk.tell("a", "Pakistan reaffirmed brotherly ties.", "AGREE", actors=[pakistan])
    desk.promise(account, "brotherly ties", pakistan, testable=False)
    assert desk.record().commitments[0].standing == "untestable"


def test_one_promise_told_twice_is_one(desk, pledged):
    """A minister's quotation of the pledge in the same report joins it."""
    _, afghanistan = pledged
    dar = desk.person("Ishaq Dar", "PAK")
    account = desk.tell("pledge", "Dar spoke of it.", "AGREE", actors=[dar])
    desk.promise(account, "allow no one to use its soil for terrorist attacks", dar, to=[afghanistan])
    (commitment,) = desk.record().commitments
    assert {party.name for party in commitment.promisers} == {"Pakistan", "Afghanistan", "Ishaq Dar"}
    assert len(commitment.evidence) == 2


def test_claims_stand_with_their_answers(desk):
    """Who claims, who declines, who denies, in one row across reports."""
    taliban, pakistan = desk.person("Zabihullah Mujahid", "AFG"), desk.state("PAK", "Pakistan")
    desk.report("a")
    desk.report("b")
    claim = desk.say(
        "a",
        "Mujahid said that jets had bombed a market in Paktika.",
        "Pakistani jets bombed a market in Paktika",
        taliban,
        about=[pakistan],
    )
    desk.say("a", "Islamabad neither confirmed nor denied it.", "this", pakistan, stance="declines", answers=claim.id, about=[pakistan])
    desk.say(
        "b", "Pakistan denied bombing a market.", "Pakistani jets bombed the market in Paktika", pakistan, stance="denies", about=[pakistan]
    )
    (proposition,) = desk.record().propositions
    assert [party.name for party in proposition.claimed_by] == ["Zabihullah Mujahid"]
    assert sorted(response.stance for response in proposition.responses) == ["declines", "denies"]


def test_one_speaker_in_two_translations_is_one_claim(desk):
    """Two reports render one man's sentence in two ways; another man's like sentence on another matter stays apart."""
    naqvi, other = desk.person("Mohsin Naqvi", "PAK"), desk.person("Jamil Noor", "AFG")
    desk.report("a")
    desk.report("b")
    desk.say("a", "Naqvi said it.", "armed gangs are spreading disorder and fear along the frontier", naqvi)
    desk.say("b", "So Naqvi.", "armed gangs spread disorder and panic on the frontier", naqvi)
    desk.say("b", "Noor spoke too.", "armed gangs of smugglers own the river bridges", other)
    assert sorted(len(row.evidence) for row in desk.record().propositions) == [1, 2]


def test_offices_are_rows_by_person_title_and_qualifier(desk):
    """Acting and plain are two rows; the same row from two reports is one, with the day that one of them tells."""
    muttaqi = desk.person("Amir Khan Muttaqi", "AFG")
    since = desk.day("2021-09-07")
    for report, qualifier, told in (("a", "acting", None), ("b", "acting", since), ("c", None, None)):
        desk.report(report)
        desk.tenure(report, "Muttaqi holds the foreign ministry.", muttaqi, "Foreign Minister", qualifier, since=told)
    rows = desk.record().tenures
    assert sorted((row.qualifier or "", row.since, len(row.evidence)) for row in rows) == [("", None, 1), ("acting", since, 2)]


def test_a_mechanism_stands_where_its_last_step_left_it(desk):
    """Steps of one name between the same parties are one mechanism; days order them."""
    parties = desk.state("PAK", "Pakistan"), desk.state("AFG", "Afghanistan")
    desk.report("a")
    desk.report("b")
    desk.step(
        "a",
        "The committee came back to life.",
        "Joint Coordination Committee",
        "committee",
        "revived",
        *parties,
        aliases=["JCC"],
        when=desk.day("2025-04-16"),
    )
    desk.step("b", "The JCC was suspended.", "JCC", "committee", "suspended", parties[0], when=desk.day("2024-01-10"))
    desk.step("b", "Another committee sat.", "Boundary Committee", "committee", "held", *parties)
    mechanisms = {mechanism.name: mechanism for mechanism in desk.record().mechanisms}
    assert mechanisms["Joint Coordination Committee"].standing == "revived"
    assert [step.step for step in mechanisms["Joint Coordination Committee"].history] == ["suspended", "revived"]
    assert len(mechanisms) == 2


def test_two_agreements_of_other_parties_stay_two(desk):
    """One name, other signatories: two agreements."""
    desk.report("a")
    desk.step(
        "a", "They signed.", "transit agreement", "agreement", "signed", desk.state("PAK", "Pakistan"), desk.state("AFG", "Afghanistan")
    )
    desk.step("a", "Others signed.", "transit agreement", "agreement", "signed", desk.state("IND", "India"), desk.state("IRN", "Iran"))
    assert len(desk.record().mechanisms) == 2


def test_a_call_to_keep_a_promise_settles_nothing(desk, pledged):
    """A demand that shares the promise's whole matter is a follow-up, but an unclear one, and the promise stays open."""
    pakistan, afghanistan = pledged
    desk.report("later")
    desk.tell("later", f"Pakistan urged Afghanistan to see that {PLEDGE}.", "REQUEST", actors=[pakistan], recipients=[afghanistan])
    (commitment,) = desk.record().commitments
    assert [followup.bears for followup in commitment.followups] == ["unclear"]
    assert commitment.standing == "open"


def test_the_same_parties_in_another_matter_do_not_bear(desk, pledged):
    """Parties alone are not enough: a quarrel over tolls says nothing of a pledge on soil."""
    pakistan, afghanistan = pledged
    desk.report("later")
    desk.tell(
        "later", "Pakistan accused Afghanistan of doubling the tolls for lorries.", "ACCUSE", actors=[pakistan], recipients=[afghanistan]
    )
    assert desk.record().commitments[0].followups == ()


def test_a_day_that_went_by_lapses(desk):
    """A report that says in its own words that both let the deadline pass makes the promise lapsed, and nobody its breaker."""
    one, other = desk.state("TKM", "Turkmenistan"), desk.state("UZB", "Uzbekistan")
    desk.report("pledge", published="2024-03-04")
    account = desk.tell("pledge", "Both agreed to sign a water treaty on the canal by June 1.", "AGREE", actors=[one, other])
    desk.promise(account, "to sign a water treaty on the canal by June 1", one, other)
    desk.report("later", published="2024-06-02")
    sentence = "Turkmenistan and Uzbekistan did not sign a water treaty on the canal by June 1, the deadline they had set."
    desk.tell("later", sentence, "REJECT", actors=[one, other], when=desk.day("2024-06-01"))
    (commitment,) = desk.record().commitments
    assert commitment.standing == "lapsed"
    assert "not told whether" not in commitment.followups[0].caveat


def test_bare_names_are_one_only_between_the_same_sides(desk):
    """There are many ceasefires: two reports' bare "ceasefire" is one between one pair of sides, and two where the sides differ."""
    sudan, rsf, thailand, cambodia = (
        desk.state(iso, name) for iso, name in (("SDN", "Sudan"), ("TCD", "Chad"), ("THA", "Thailand"), ("KHM", "Cambodia"))
    )
    for report, sides in (("a", (sudan, rsf)), ("b", (thailand, cambodia)), ("c", (cambodia, thailand))):
        desk.report(report)
        desk.tell(report, "They fought.", "ASSAULT", actors=sides)
        desk.step(report, "The ceasefire was broken.", "ceasefire", "ceasefire", "broken", sides[0])
    desk.report("d")
    desk.step("d", "A ceasefire was proposed.", "ceasefire", "ceasefire", "proposed")
    assert sorted(len(mechanism.history) for mechanism in desk.record().mechanisms) == [1, 1, 2]


def test_one_paper_of_one_signing_is_one_agreement(desk):
    """An accord in one report and a declaration in another are one agreement where both are told of one signing; it goes by its own name."""
    parties = desk.state("THA", "Thailand"), desk.state("KHM", "Cambodia")
    for report, name in (("a", "Lumpur Peace Accord"), ("b", "declaration")):
        desk.report(report, "", "2025-10-26")
        account = desk.tell(
            report,
            f"Thailand and Cambodia signed the {name} in Kuala Lumpur on Sunday.",
            "SUPPORT",
            actors=parties,
            when=desk.day("2025-10-26"),
            cue="signed",
        )
        step = desk.step(report, f"It signed the {name}.", name, "agreement", "signed", *parties)
        desk.tellings[report] = replace(desk.tellings[report], steps=(replace(step, account=account.id),))
    assert [(mechanism.name, mechanism.aliases) for mechanism in desk.record().mechanisms] == [("Lumpur Peace Accord", ("declaration",))]


def test_undated_news_stands_at_the_day_of_its_report(desk):
    """A truce broken in a report of June stands after the truce agreed in May, though no day of the breach is told."""
    sides = desk.state("THA", "Thailand"), desk.state("KHM", "Cambodia")
    desk.report("june", "", "2025-06-01")
    desk.step("june", "The Border Truce was broken.", "Border Truce", "ceasefire", "broken", *sides)
    desk.report("may", "", "2025-06-02")
    desk.step("may", "The Border Truce was agreed on 2 May.", "Border Truce", "ceasefire", "agreed", *sides, when=desk.day("2025-05-02"))
    assert [step.step for step in desk.record().mechanisms[0].history] == ["agreed", "broken"]


def test_a_standing_moves_with_report_and_day_and_back(desk):
    """Contested in March by one report, reported kept in April by another: each move cites its report and day, the last is the standing."""
    pakistan, afghanistan = desk.state("PAK", "Pakistan"), desk.state("AFG", "Afghanistan")
    desk.report("pledge", "", "2025-01-01")
    words = "to reopen the Torkham crossing for lorries and to lower the transit fees there"
    account = desk.tell("pledge", f"Pakistan promised {words}.", "AGREE", actors=[pakistan], when=desk.day("2025-01-01"))
    desk.promise(account, words, pakistan, to=[afghanistan])
    for report, sentence, kind, day in (
        (
            "kept",
            "In April Pakistan fulfilled it: the Torkham crossing was reopened and its transit fees lowered.",
            "COOPERATE",
            "2025-04-02",
        ),
        ("late", "Pakistan did not reopen the crossing nor lower the transit fees for lorries.", "REJECT", "2025-03-03"),
    ):
        desk.report(report, "", day)
        desk.tell(report, sentence, kind, actors=[pakistan], recipients=[afghanistan], when=desk.day(day))
    (commitment,) = desk.record().commitments
    assert [(move.standing, move.evidence.report) for move in commitment.moves] == [
        ("open", "pledge"), ("contested", "late"), ("reported kept", "kept"),
    ]  # fmt: skip
    assert commitment.standing == "reported kept"


def test_only_a_meeting_bears_on_a_promise_to_meet(desk):
    """Two who agree to hold ceasefire talks keep it by meeting; shots on the border say nothing of it."""
    thailand, cambodia = desk.state("THA", "Thailand"), desk.state("KHM", "Cambodia")
    desk.report("plan", "", "2025-07-27")
    words = "to hold ceasefire talks in Malaysia in an effort to end a border conflict that has killed dozens"
    account = desk.tell("plan", f"Thailand and Cambodia agreed {words}.", "AGREE", actors=[thailand, cambodia])
    desk.promise(account, words, thailand, cambodia, to=[thailand, cambodia])
    desk.report("later", "", "2025-08-04")
    shots = "Thailand and Cambodia exchanged fire on the border in spite of the ceasefire, killing dozens in the conflict."
    desk.tell("later", shots, "ASSAULT", actors=[thailand], recipients=[cambodia], when=desk.day("2025-08-03"))
    desk.tell("later", "Thailand and Cambodia began ceasefire talks in Malaysia.", actors=[thailand, cambodia], when=desk.day("2025-08-04"))
    (commitment,) = desk.record().commitments
    assert [(followup.bears, commitment.standing) for followup in commitment.followups] == [("for", "open")]


def test_one_pledge_in_two_readouts(desk):
    """Two reports of one meeting word one pledge of the same to the same otherwise: one promise with both wordings."""
    pakistan, afghanistan = desk.state("PAK", "Pakistan"), desk.state("AFG", "Afghanistan")
    naqvi, haqqani = desk.person("Mohsin Naqvi", "PAK"), desk.person("Sirajuddin Haqqani", "AFG")
    for report, words in (("a", "tending cordial and long-standing relations"), ("b", "keeping up cordial and durable relations")):
        desk.report(report, "", "2025-07-20")
        desk.meet(report, "Mohsin Naqvi met Sirajuddin Haqqani in Kabul.", naqvi, haqqani, when=desk.day("2025-07-20"))
        account = desk.tell(report, f"Pakistan reaffirmed its commitment to {words}.", "AGREE", actors=[pakistan])
        desk.promise(account, words, pakistan, to=[afghanistan], testable=False)
    assert [len(commitment.evidence) for commitment in desk.record().commitments] == [2]


def test_one_side_says_one_thing_of_an_armed_group(desk):
    """Officials of a state who name a group in one report and the state that speaks of rebels in another claim one thing; both denials answer it."""
    congo, officials, rwanda = desk.state("COD", "Congo"), desk.person("Jean Kabongo", "COD"), desk.state("RWA", "Rwanda")
    group = replace(desk.state("COD", "M23"), actor="group-m23", kind="armed group", sector="REB")
    desk.report("a", "", "2025-05-01")
    desk.report("b", "", "2025-05-09")
    first = desk.say("a", "Congo accused Rwanda of arming the M23.", "Rwanda was arming the M23", congo, about=[rwanda, group])
    desk.say("a", "Rwanda denied it.", "that", rwanda, stance="denies", answers=first.id, about=[rwanda])
    second = desk.say("b", "Kabongo said Rwanda arms the rebel group.", "Rwanda arms the rebel group", officials, about=[rwanda])
    desk.say(
        "b", "Rwanda denies it again.", "this", rwanda, stance="denies", answers=second.id, about=[rwanda], when=desk.day("2025-05-08")
    )
    (row,) = desk.record().propositions
    assert [piece.report for piece in row.evidence] == ["a", "b"]
    assert [(answer.stance, answer.when and answer.when.day.isoformat()) for answer in row.responses] == [
        ("denies", None),
        ("denies", "2025-05-08"),
    ]


def test_what_will_be_is_not_what_was(desk):
    """A ministry's word that a minister will sign and its word that he signed are two claims."""
    ministry = desk.state("PAK", "Pakistan")
    desk.report("a", "", "2025-07-16")
    desk.report("b", "", "2025-07-18")
    desk.say("a", "It said so.", "the minister will travel to sign the railway study next week", ministry)
    desk.say("b", "It said so.", "the railway study was signed by ministers of three states", ministry)
    assert len(desk.record().propositions) == 2


def test_answers_are_told_for_what_they_do(desk):
    """The accused who owns to it admits; the accused who charges the accuser accuses in turn; the accuser who says it again repeats."""
    armenia, baku = desk.state("ARM", "Armenia"), desk.state("AZE", "Azerbaijan")
    desk.report("a", "", "2025-07-16")
    claim = desk.say("a", "Armenia said shells fell on Jermuk.", "Azerbaijan shelled Jermuk", armenia, about=[baku])
    for sentence, words, by, about in (
        ("Baku admitted it had shelled the town.", "it had shelled it", baku, baku),
        ("Baku said Armenia had mined the road.", "Armenia mined the road", baku, armenia),
        ("Armenia said it once more.", "it was so", armenia, baku),
    ):
        desk.say("a", sentence, words, by, answers=claim.id, about=[about])
    (row,) = desk.record().propositions
    assert [answer.stance for answer in row.responses] == ["admits", "accuses in turn", "repeats"]


def test_to_be_accused_is_not_to_have_done_it(desk):
    """What someone "was accused of" is nobody's own word: it contests, and breaks nothing; the report that says it itself breaks it."""
    india, pakistan = desk.state("IND", "India"), desk.state("PAK", "Pakistan")
    desk.report("deal", "", "2025-05-11")
    account = desk.tell("deal", "India and Pakistan agreed a ceasefire along the line.", "AGREE", actors=[india, pakistan])
    desk.promise(account, "a ceasefire along the line", india, pakistan, to=[india, pakistan])
    desk.report("later", "", "2025-05-16")
    desk.know("later", india)
    desk.tell("later", "Pakistan was accused of violating the ceasefire.", "ACCUSE", recipients=[pakistan], when=desk.day("2025-05-13"))
    assert desk.record().commitments[0].standing == "contested"
    desk.tell("deal", "Hours later Pakistan violated the ceasefire.", "ACCUSE", recipients=[pakistan])
    assert desk.record().commitments[0].standing == "reported broken"


def test_two_sides_have_one_truce(desk):
    """A ceasefire and troop pullback in one report, a ceasefire on 16 September in another: one promise of the two sides."""
    kyrgyz, tajik = desk.state("KGZ", "Kyrgyzstan"), desk.state("TJK", "Tajikistan")
    for report, words in (("a", "a ceasefire on September 16"), ("b", "a cease-fire, a pullback of troops and patrols")):
        desk.report(report, "", "2022-09-18")
        account = desk.tell(report, f"Kyrgyzstan and Tajikistan agreed {words}.", "AGREE", actors=[kyrgyz, tajik])
        desk.promise(account, words, kyrgyz, tajik, to=[kyrgyz, tajik])
    assert [len(one.evidence) for one in desk.record().commitments] == [2]
