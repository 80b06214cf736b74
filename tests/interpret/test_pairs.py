"""Pairs: what the source does to the target, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.interpret.pairs import judge_pairs
from dragoman.model import Reading


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Chad threatened to shell the town held by Libya.", "Chad", "Libya", "THREATEN"),
        ("France refused to allow Italian observers into the camp.", "France", "Italian observers", "REJECT"),
        ("Iceland agreed to free the Danish fishermen.", "Iceland", "Danish fishermen", "AGREE"),
        ("The fishermen were freed by Iceland after talks.", "Iceland", "The fishermen", "RETREAT"),
        ("Laos said Vietnam should close the dam.", "Laos", "Vietnam", "REQUEST"),
        ("Togo said it would not attend the summit with Benin.", "Togo", "Benin", "REJECT"),
        ("Rebels broke the ceasefire with the Congolese army.", "Rebels", "Congolese army", "ASSAULT"),
        ("Fiji will send relief to Tonga.", "Fiji", "Tonga", "AGREE"),
    ],
)
def test_pair_is_judged(sentence: str, source: str, target: str, root: str, read: Callable[..., Reading]) -> None:
    """The governing act decides: what is promised, refused or threatened is not yet done."""
    judged = next(judge_pairs([(read(sentence), source, target)]))
    assert judged["root"] == root
    assert next(iter(judged["scores"])) == root


def test_an_unknown_sentence_says_so(read: Callable[..., Reading]) -> None:
    """Where no trigger stands, the reason says it."""
    judged = next(judge_pairs([(read("Lima lies west of Cusco."), "Lima", "Cusco")]))
    assert "no trigger" in str(judged["because"])
