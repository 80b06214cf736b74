"""Contexts: each of the 37 is called by its words, and by nothing that only looks like them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.interpret import load_codebook
from dragoman.interpret.contexts import read_contexts
from dragoman.model import Reading, Telling

OWN: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "contexts.yaml").read_text(encoding="utf-8"))


def contexts_of(reading: Reading, sentence: int = 0) -> tuple[str, ...]:
    """The contexts of one sentence of a reading."""
    return read_contexts(reading, reading.sentences[sentence], load_codebook())


def test_every_context_has_a_sentence() -> None:
    """There is a sentence of ours for each of the 37 contexts."""
    assert sorted(OWN) == sorted(load_codebook().contexts)


@pytest.mark.parametrize("name", sorted(OWN))
def test_context_is_called_by_its_words(name: str, read: Callable[..., Reading]) -> None:
    """A context is called by the words that tell it, and no other by a part of them."""
    found = contexts_of(read(OWN[name]["text"]))
    assert name in found
    assert not set(found) & set(OWN[name].get("without", ()))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Togo and Benin traded accusations over the raid.", "economic"),
        ("Police in Lomé fired tear gas at the crowd.", "natural_resource"),
        ("The prime minister of Togo met the prime minister of Benin.", "executive"),
        ("The minister spoke to the bank of microphones and was judged harshly.", "legal"),
    ],
)
def test_lookalikes_call_nothing(text: str, without: str, read: Callable[..., Reading]) -> None:
    """Words that only look like a context's do not call it."""
    assert without not in contexts_of(read(text))


def test_paragraph_speaks_where_the_sentence_is_silent(read: Callable[..., Reading]) -> None:
    """A sentence without a cue takes the contexts of its paragraph, never of another."""
    reading = read("Togo and Benin discussed fishing rights and the trawlers. They met again on Friday.\nThey parted as friends.")
    assert "natural_resource" in contexts_of(reading, 1)
    assert contexts_of(reading, 2) == ()


def contexts_by_type(telling: Telling) -> dict[str, tuple[str, ...]]:
    """The contexts of the accounts of a telling, by type."""
    return {account.type: account.contexts for account in telling.accounts}


def test_the_own_clause_speaks_for_an_act(tell: Callable[..., Telling]) -> None:
    """What the next act of a row is about is not what this one is about."""
    found = contexts_by_type(tell("Uganda's army shelled a camp near Goma and Kenya's senate ratified the trade treaty."))
    assert "economic" not in found["ASSAULT"]
    assert "military" in found["ASSAULT"]


def test_what_is_agreed_together_speaks_for_the_agreement(tell: Callable[..., Telling]) -> None:
    """All that an agreement is about speaks for it, the second thing too."""
    found = contexts_by_type(tell("Chad and Niger agreed to guard the border and fight terrorism."))
    assert {"territory", "terrorism"} <= set(found["AGREE"])


def test_a_place_speaks_in_its_own_clause_only(tell: Callable[..., Telling]) -> None:
    """A hospital that one side hit does not make the other's request a matter of health."""
    found = contexts_by_type(tell("Sudan said that rockets hit a hospital in Omdurman; Egypt asked for a meeting of the Security Council."))
    assert "health" not in found["REQUEST"]


def test_a_source_and_a_count_call_nothing(tell: Callable[..., Telling]) -> None:
    """Whose word it is, and how many women were among the dead, say nothing of what the attack was about."""
    found = contexts_by_type(tell("Rebels in Mali killed 11 people, including two women, according to a human rights group."))
    assert not {"human_rights", "gender"} & set(found["ASSAULT"])
