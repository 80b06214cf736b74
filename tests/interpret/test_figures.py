"""Figures of speech: the weather, an illness and a match use the words of war, and nobody acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Telling

Tell = Callable[..., Telling]


@pytest.mark.parametrize(
    "text",
    [
        "Floods besieged the town of Garissa in Kenya for a week.",
        "Kenyan nurses battled cholera in Uganda for a month.",
        "Ghana beat Togo in the semi-final on Friday.",
        "Ghana meets Togo in the quarter-final on Friday.",
        "Hunger forced the Sudanese refugees to sell their tents.",
        "Kenya shares a long border with Ethiopia and depends on Uganda for its power.",
        "Ministers of Kenya address the challenges of Somalia.",
    ],
)
def test_what_nobody_does_is_no_account(tell: Tell, text: str) -> None:
    """Nothing is told between the parties of such a sentence."""
    assert not tell(text).accounts


@pytest.mark.parametrize("text", ["Sudan opened fire on Chad's soldiers.", "Sudanese artillery fire killed a man from Chad."])
def test_fire_that_is_shot_is_an_act(tell: Tell, text: str) -> None:
    """Only the fire that burns is nobody's."""
    assert {account.type for account in tell(text).accounts} == {"ASSAULT"}
