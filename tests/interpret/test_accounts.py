"""Accounts: type, parties, status, stance and numbers of sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from dragoman.model import Telling

GOLDEN = yaml.safe_load((Path(__file__).parent / "accounts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["text"][:50])
def test_sentence_is_understood(case: dict, tell: Callable[..., Telling]) -> None:
    """Each sentence gives the account that its expectation names."""
    accounts = [account for account in tell(case["text"]).accounts if account.type == case["type"]]
    assert accounts, f"no {case['type']}"
    account = accounts[0]
    for slot in ("actors", "recipients"):
        if slot in case:
            assert {party.name for party in account.parties(slot)} == set(case[slot])
    if "states" in case:
        assert {party.state for party in account.parties()} == set(case["states"])
    for slot in ("status", "role", "stance"):
        if slot in case:
            assert getattr(account, slot) == case[slot]
    if "modes" in case:
        assert set(case["modes"]) <= set(account.modes)
    if "magnitude" in case:
        assert [(one.what, one.value) for one in account.magnitudes] == [(case["magnitude"][0], float(case["magnitude"][1]))]


def test_one_meeting_told_three_times_is_one_account(tell: Callable[..., Telling]) -> None:
    """Headline, lead and attendance list of one meeting make one account, its span in the body."""
    text = (
        "Turkish Foreign Minister Hakan Fidan met his Armenian counterpart Ararat Mirzoyan in Ankara on Monday.\n"
        "The two ministers discussed the border.\nThe meeting was attended by Deputy Foreign Minister Vahan Kostanyan."
    )
    telling = tell(text, "Fidan meets Mirzoyan in Ankara")
    meetings = [account for account in telling.accounts if account.type == "CONSULT"]
    assert len(meetings) == 1
    assert {party.name for party in meetings[0].parties()} == {"Hakan Fidan", "Ararat Mirzoyan"}
    assert [party.name for party in meetings[0].parties("participants")] == ["Vahan Kostanyan"]
    assert meetings[0].span.start > len("Fidan meets Mirzoyan in Ankara")


def test_a_visit_holds_its_meeting(tell: Callable[..., Telling]) -> None:
    """A meeting of the guest lies within the visit; the host receives."""
    telling = tell(
        "Kenyan President William Ruto visited Addis Ababa on Monday. During the visit, Ruto held talks with Prime Minister Abiy Ahmed."
    )
    visit = next(account for account in telling.accounts if "visit" in account.modes)
    meeting = next(account for account in telling.accounts if account.type == "CONSULT" and "visit" not in account.modes)
    assert meeting.within == visit.id
    assert [party.state for party in visit.parties("recipients")] == ["ETH"]


def test_a_last_visit_is_background(tell: Callable[..., Telling]) -> None:
    """What is recalled from an earlier occasion is background, and so is what goes on with it."""
    telling = tell(
        "Turkish Foreign Minister Hakan Fidan met his Armenian counterpart Ararat Mirzoyan in Ankara on Monday.\n"
        "Last week, Georgian Foreign Minister Maka Bochorishvili visited Yerevan.\n"
        "During this visit, Bochorishvili called on President Vahagn Khachaturyan."
    )
    roles = {account.title: account.role for account in telling.accounts}
    assert roles["Hakan Fidan meets Ararat Mirzoyan in Ankara"] == "reports"
    assert all(role == "background" for title, role in roles.items() if "Bochorishvili" in title)


def test_every_claim_opens_its_words(tell: Callable[..., Telling]) -> None:
    """Every claim's span lies in the text, and every account says why it was read so."""
    text = "Uganda and Rwanda signed a border agreement in Kigali on Monday. At least 12 soldiers were killed in Goma."
    for account in tell(text).accounts:
        assert account.because
        assert account.claims
        assert all(0 <= claim.span.start < claim.span.end <= len(text) for claim in account.claims)


def test_reading_twice_is_reading_once(tell: Callable[..., Telling]) -> None:
    """The same text gives the same accounts with the same ids."""
    text = "Poland accused Belarus of sending migrants. Belarus denied the accusation."
    assert tell(text) == tell(text)
