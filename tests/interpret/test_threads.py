"""Threads: what an account takes from the sentences beside it, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.model import Account, Telling

Tell = Callable[..., Telling]


def only(telling: Telling, name: str, mode: str = "") -> Account:
    """The one account of a type, and of a mode where one is named."""
    found = [account for account in telling.accounts if account.type == name and (not mode or mode in account.modes)]
    assert len(found) == 1, [account.title for account in telling.accounts]
    return found[0]


def names(account: Account, slot: str = "actors") -> set[str]:
    """The names in a slot."""
    return {party.name for party in account.parties(slot)}


def test_those_who_led_the_talks_are_their_parties(tell: Tell) -> None:
    """Those who "led" in the next sentence sit at talks that named nobody, and `because` says so."""
    talks = only(tell("The first round of border talks was held in Nairobi on Monday. Musalia Mudavadi and Jeje Odongo led."), "CONSULT")
    assert names(talks) == {"Musalia Mudavadi", "Jeje Odongo"}
    assert "led it" in talks.because


def test_those_who_led_do_not_push_out_the_sides_that_are_told(tell: Tell) -> None:
    """Where the sides are told, their leaders were there."""
    talks = only(tell("Talks between Kenya and Uganda ended in Nairobi. Musalia Mudavadi and Jeje Odongo led the delegations."), "CONSULT")
    assert names(talks) == {"Kenya", "Uganda"}
    assert names(talks, "participants") == {"Musalia Mudavadi", "Jeje Odongo"}


def test_the_talks_with_b_complete_the_talks_of_a(tell: Tell) -> None:
    """One-sided talks and "the talks with B" in the next sentence are one meeting of A and B."""
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi held talks in Kampala on Monday. "
        "The talks with Ugandan Foreign Minister Jeje Odongo covered trade."
    )
    assert names(only(tell(text), "CONSULT")) == {"Musalia Mudavadi", "Jeje Odongo"}


def test_a_deal_signed_on_a_visit_is_that_of_guest_and_host(tell: Tell) -> None:
    """A passive signing without makers takes the two sides of the visit it is told with, its place and its day."""
    deal = only(
        tell(
            "A framework agreement on a railway was signed in Kigali on Thursday during a visit "
            "by Kenyan Foreign Minister Musalia Mudavadi to Rwanda."
        ),
        "SUPPORT",
    )
    assert names(deal) == {"Musalia Mudavadi", "Rwanda"}
    assert deal.where is not None
    assert deal.where.name == "Kigali"


def test_the_agreement_was_signed_is_the_deal_told_before(tell: Tell) -> None:
    """Words such as "The agreement was signed in Doha" give the deal of the sentence before its place, and are no second deal."""
    deal = only(tell("Kenya and Somalia reached a deal on Monday. The agreement was signed in Doha."), "AGREE")
    assert names(deal) == {"Kenya", "Somalia"}
    assert deal.where is not None
    assert deal.where.name == "Doha"


def test_a_deal_whose_makers_nobody_tells_names_none(tell: Tell) -> None:
    """A signing alone invents no parties."""
    telling = tell("An agreement on fishing was signed in Doha on Monday.")
    assert not any(account.parties() for account in telling.accounts)


def test_a_ceasefire_has_the_place_of_its_talks_and_they_its_parties(tell: Tell) -> None:
    """Talks that produced a ceasefire: one place, and both sides at both."""
    telling = tell("Talks in Doha produced a ceasefire between Kenya and Somalia.")
    for account in (only(telling, "CONSULT"), only(telling, "RETREAT", "ceasefire")):
        assert names(account) == {"Kenya", "Somalia"}
        assert account.where is not None
        assert account.where.name == "Doha"


def test_a_planned_visit_has_its_host(tell: Tell) -> None:
    """A visit to come goes to somebody too."""
    plan = only(tell("Kenyan President William Ruto will visit Kampala next week."), "AGREE")
    assert names(plan, "recipients") == {"Uganda"}


def test_a_meeting_lies_in_the_day_of_its_visit(tell: Tell) -> None:
    """A meeting without a day has the visit's, and it is said to be derived."""
    telling = tell(
        "Kenyan President William Ruto visited Addis Ababa on Monday. During the visit, Ruto held talks with Prime Minister Abiy Ahmed."
    )
    meeting = next(account for account in telling.accounts if account.type == "CONSULT" and account.within)
    assert meeting.when is not None
    assert meeting.when.basis == "derived"


def test_what_a_policy_requires_is_no_second_event(tell: Tell) -> None:
    """To enforce stricter policies, requiring visas, is one act."""
    telling = tell("Uganda has been enforcing stricter policies, requiring Kenyan traders to carry visas.")
    assert [account.type for account in telling.accounts] == ["COERCE"]


def test_what_is_closed_is_where_it_is_closed(tell: Tell) -> None:
    """A crossing that is closed is the place of its closing."""
    closing = only(tell("Pakistan has closed the Torkham crossing."), "COERCE")
    assert closing.where is not None
    assert closing.where.kind == "crossing"


def test_silence_is_an_account(tell: Tell) -> None:
    """To confirm and deny neither is an account that declines, beside the act it is about."""
    telling = tell("Rebels spoke of Ugandan airstrikes, accusations that Kampala neither confirmed nor denied.")
    assert only(telling, "STATEMENT", "decline").stance == "declines"


def test_who_is_appointed_receives(tell: Tell) -> None:
    """The appointed is the recipient of an appointment."""
    named = only(tell("Kenyan President William Ruto appointed Monica Juma as special envoy for Somalia."), "SUPPORT")
    assert names(named) == {"William Ruto"}
    assert names(named, "recipients") == {"Monica Juma"}


def test_a_title_names_nobody_twice(tell: Tell) -> None:
    """Who joins hands with whom is said once."""
    assert (
        only(tell("Kenya joined hands with Uganda to fight smuggling."), "COOPERATE").title
        == "Kenya joins hands with Uganda to fight smuggling"
    )


def test_a_denial_says_what_is_denied(tell: Tell) -> None:
    """The title of a denial carries the matter, not "the claim"."""
    telling = tell("Ghana has repeatedly demanded that Togo stop rebels from operating from its territory, a claim denied by Lome.")
    denial = next(account for account in telling.accounts if account.stance == "denies")
    assert "rebels" in denial.title
    assert denial.title.startswith("Togo denies that")


def test_who_suffers_is_not_blamed(tell: Tell) -> None:
    """A complaint over the treatment of people abroad is against the state that treats them."""
    complaint = only(tell("Kenya voiced concerns over the treatment of Kenyan workers in Saudi Arabia."), "ACCUSE")
    assert names(complaint, "recipients") == {"Saudi Arabia"}


def test_a_mediator_is_no_party(tell: Tell) -> None:
    """Who stands before "-mediated" takes part and is no side."""
    meeting = only(tell("Kenya and Uganda discussed the border at a Qatar-mediated meeting in Doha."), "CONSULT")
    assert names(meeting) == {"Kenya", "Uganda"}


def test_the_talks_of_the_sentence_before_are_no_second_meeting(tell: Tell) -> None:
    """Where "the talks" are being held is where the meeting told before is."""
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi and Ugandan Foreign Minister Jeje Odongo met on Monday. "
        "The talks are being held in Rwanda's capital, Kigali."
    )
    meeting = only(tell(text), "CONSULT")
    assert meeting.where is not None
    assert meeting.where.name == "Kigali"


def test_suspended_talks_are_not_held(tell: Tell) -> None:
    """To suspend participation in talks tells no meeting."""
    assert not [
        account for account in tell("Sudan's army suspended participation in the Jeddah talks.").accounts if account.type == "CONSULT"
    ]


def test_whom_a_visit_seeks_receives(tell: Tell) -> None:
    """A visit for talks with somebody is received by them."""
    visit = only(
        tell("Kenyan Foreign Minister Musalia Mudavadi arrived in Kampala on Monday for talks with Jeje Odongo."), "CONSULT", "visit"
    )
    assert names(visit, "recipients") == {"Uganda", "Jeje Odongo"}
