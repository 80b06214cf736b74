"""Status: what a word's clause, and what governs it, make of what it tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from dragoman.interpret.status import status_of
from dragoman.model import Reading, Telling

OWN: list[list[str]] = yaml.safe_load((Path(__file__).parent / "status.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "word", "status"), OWN)
def test_word_has_its_status(text: str, word: str, status: str, read: Callable[..., Reading]) -> None:
    """A word's status is read from its clause and what governs it, trigger or not."""
    reading = read(text)
    token = next(one for one in reading.tokens if one.text == word)
    assert status_of(reading, token)[0] == status


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Peru cancelled a meeting with Chile's envoy.", "REJECT", "called off"),
        ("Zambia put off the visit of Malawi's president.", "REJECT", "called off"),
        ("Kenya buys maize from Zambia.", "COOPERATE", "under way"),
        ("Kenya bought maize from Zambia.", "COOPERATE", "happened"),
        ("Ghana will send doctors to Togo if the border opens.", "AGREE", "hypothetical"),
        ("Peru and Chile will meet in Lima on Sunday.", "AGREE", "planned"),
    ],
)
def test_account_has_its_status(text: str, type_: str, status: str, tell: Callable[..., Telling]) -> None:
    """The status of an account is that of the act its type names."""
    assert [one.status for one in tell(text).accounts if one.type == type_] == [status]


def test_headline_infinitive_lies_ahead(tell: Callable[..., Telling]) -> None:
    """A headline's bare infinitive tells what is to come."""
    (account, *_) = tell("Officials gave no details.", headline="Peru and Chile to hold talks in Lima").accounts
    assert (account.type, account.status, account.role) == ("AGREE", "planned", "previews")
