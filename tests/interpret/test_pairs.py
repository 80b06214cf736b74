"""Pairs: what the source does to the target, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.interpret.codebook import load_codebook
from dragoman.interpret.pairs import judge_pair, judge_pairs
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


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Ghana has never met the rebels.", "Ghana", "rebels", "CONSULT"),
        ("Ghana will not meet the rebels.", "Ghana", "rebels", "REJECT"),
        ("Uganda has not lifted the ban on Kenyan milk.", "Uganda", "Kenyan", "REJECT"),
        ("Mali vowed to shell the Algerian post.", "Mali", "Algerian", "THREATEN"),
        ("Peru said it would free the Chilean sailors.", "Peru", "Chilean sailors", "CONCEDE"),
        ("Peru promised to free the Chilean sailors.", "Peru", "Chilean sailors", "AGREE"),
        ("Dockers surrounded the governor.", "Dockers", "governor", "PROTEST"),
        ("Soldiers surrounded the palace of the governor.", "Soldiers", "governor", "MOBILIZE"),
        ("Brazilian officers dined with the Peruvian consul.", "Brazilian officers", "Peruvian consul", "CONSULT"),
    ],
)
def test_the_codebook_alone_tells_a_no_from_nothing_and_whose_act_it_is(
    sentence: str, source: str, target: str, root: str, read: Callable[..., Reading]
) -> None:
    """Refusals, vows of harm, announced releases, and acts that differ only by who does them, read without the scorer."""
    assert judge_pair(read(sentence), source, target, load_codebook(), None)["root"] == root
