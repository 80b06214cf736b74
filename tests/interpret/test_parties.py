"""Parties: who sits where, when those who act or suffer have no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Account, Telling

Tell = Callable[..., Telling]


def only(telling: Telling, kind: str) -> Account:
    """The one account of a type."""
    (account,) = [one for one in telling.accounts if one.type == kind]
    return account


def seats(account: Account) -> tuple[list[str], list[str]]:
    """The names of those who act and of those to whom it is done."""
    return [party.name for party in account.parties()], [party.name for party in account.parties("recipients")]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Riot police arrested forty dock workers on Monday.", "COERCE", ["riot police"], ["dock workers"]),
        ("A court in Lagos jailed two opposition councillors.", "COERCE", ["court"], ["opposition councillors"]),
        ("Two of its sailors were killed by pirates.", "ASSAULT", ["pirates"], ["sailors"]),
        ("A trade unionist, Maria Lopez, was arrested by police in Lima.", "COERCE", ["Police of Peru"], ["Maria Lopez"]),
        ("Gunmen killed nine villagers in Niger on Friday.", "ASSAULT", ["Gunmen"], ["villagers"]),
        ("A UN convoy was attacked by Hezbollah fighters.", "ASSAULT", ["Hezbollah"], ["UN convoy"]),
        ("Two Eritrean Su-27s struck a village on Monday.", "ASSAULT", ["Eritrea"], ["village"]),
        ("A Kenyan F-5 struck a military target.", "ASSAULT", ["Kenya"], []),
        ("Gunmen threatened to kill the passengers.", "THREATEN", ["Gunmen"], ["passengers"]),
    ],
)
def test_the_nameless_have_their_seats(tell: Tell, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    """Those told by a description act and suffer like the named; a name set beside one, or a group before one, is who it is."""
    assert seats(only(tell(text), kind)) == (actors, recipients)


def test_a_thing_is_a_victim_and_never_a_friend(tell: Tell) -> None:
    """A mosque stands for the people in it where it is shelled, and is no party where it is praised."""
    assert seats(only(tell("Soldiers shelled the mosque on Monday."), "ASSAULT"))[1] == ["mosque"]
    assert not any(party.name == "mosque" for one in tell("Norway praised the mosque.").accounts for party in one.parties("recipients"))


def test_what_two_agree_to_do_is_done_to_nobody(tell: Tell) -> None:
    """Individuals against whom two states agree to act are no party to the agreement."""
    account = only(tell("Kenya and Uganda agreed to take action against smugglers."), "AGREE")
    assert seats(account) == (["Kenya", "Uganda"], [])


def test_titles_read_well_with_the_nameless(tell: Tell) -> None:
    """Many without a name take a verb in the plural, also where the plural has no s."""
    account = only(tell("Gunmen killed nine villagers on Friday."), "ASSAULT")
    assert account.title.startswith("Gunmen kill nine villagers")
