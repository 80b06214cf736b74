"""Plans: what is due, scheduled or expected is told by its own verb, with who will do it; what is judged is no plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Telling

Tell = Callable[..., Telling]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Turkish president is due to visit Baghdad next week.", ["president"]),
        ("The Turkish president is scheduled to visit Baghdad next week.", ["president"]),
        ("A Qatari delegation is expected to arrive in Kabul next week.", ["Qatari delegation"]),
        ("A meeting between Kenya and Uganda has been scheduled for Monday.", ["Kenya", "Uganda"]),
    ],
)
def test_what_is_due_is_planned_by_its_doer(tell: Tell, text: str, actors: list[str]) -> None:
    """One account, AGREE and planned, of those who are to do it."""
    (account,) = tell(text).accounts
    assert (account.type, account.status, [party.name for party in account.parties()]) == ("AGREE", "planned", actors)


def test_what_is_impossible_is_no_plan(tell: Tell) -> None:
    """Talks that are called impossible, or important, are not agreed on."""
    for word in ("impossible", "important"):
        assert not [one for one in tell(f"It is {word} to continue talks with Kenya, Uganda said.").accounts if one.type != "STATEMENT"]


def test_troops_who_exchange_fire_fight(tell: Tell) -> None:
    """Fire is not exchanged as goods are."""
    assert {account.type for account in tell("Thai and Cambodian troops exchanged fire near the temple.").accounts} == {"ASSAULT"}
