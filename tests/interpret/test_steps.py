"""Steps: mechanisms and their turns, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.model import Telling


def steps_of(telling: Telling) -> set[tuple[str, str, str]]:
    """Kind, name and step of each turn told."""
    return {(step.kind, step.name, step.step) for step in telling.steps}


def test_a_revived_committee_has_its_name_and_short_form(tell: Callable[..., Telling]) -> None:
    """`the revival of the Joint Water Commission (JWC)` is a committee, revived."""
    telling = tell("Kenya and Uganda agreed on the revival of the Joint Water Commission (JWC).")
    assert ("committee", "Joint Water Commission", "revived") in steps_of(telling)
    assert any(step.aliases == ("JWC",) for step in telling.steps)


def test_talks_are_named_by_their_place_and_keep_their_mediators(tell: Callable[..., Telling]) -> None:
    """Mediators are not parties."""
    telling = tell("Negotiations in Nairobi mediated by Kenya and Qatar failed.")
    step = next(step for step in telling.steps if step.kind == "talks" and step.step == "failed")
    assert step.name == "Negotiations in Nairobi"
    assert {party.name for party in step.mediators} == {"Kenya", "Qatar"}
    assert step.parties == ()


def test_a_short_lived_truce_has_lapsed(tell: Callable[..., Telling]) -> None:
    """`talks in Luanda produced a short-lived truce`: agreed, and lapsed."""
    found = steps_of(tell("Talks in Luanda produced a short-lived truce between Rwanda and Congo."))
    assert ("ceasefire", "truce in Luanda", "agreed") in found
    assert ("ceasefire", "truce in Luanda", "lapsed") in found


def test_a_signed_agreement_has_all_who_signed(tell: Callable[..., Telling]) -> None:
    """Three who sign are three parties."""
    telling = tell("Kenya, Uganda and Rwanda signed the Northern Corridor Agreement in Kigali.")
    step = next(step for step in telling.steps if step.step == "signed")
    assert {party.name for party in step.parties} == {"Kenya", "Uganda", "Rwanda"}


def test_a_plain_meeting_is_no_mechanism(tell: Callable[..., Telling]) -> None:
    """Talks without name, place or mediator are a meeting and not a row of the register."""
    assert not [step for step in tell("Ruto held talks with Abiy Ahmed.").steps if step.kind == "talks"]
