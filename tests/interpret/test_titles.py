"""Titles: one line that says who did what to whom, true to the words, and whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Telling

Tell = Callable[..., Telling]


def title_of(telling: Telling, kind: str) -> str:
    """The title of the first account of a type."""
    return next(account.title for account in telling.accounts if account.type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Kenyan President William Ruto has never met Somali Prime Minister Hamza Abdi Barre.", "CONSULT", "does not meet"),
        ("Chad could release the hostages if Sudan agrees.", "RETREAT", "Chad could release the hostages"),
        ("If the talks fail, Togo would release the four drivers.", "RETREAT", "Togo may release"),
    ],
)
def test_a_title_says_what_did_not_or_may_happen(tell: Tell, text: str, kind: str, title: str) -> None:
    """What did not happen, or is only possible, is not told as done."""
    assert title in title_of(tell(text), kind)


def test_the_day_is_left_to_its_column(tell: Tell) -> None:
    """A day that only says when stands in the account's own column, not in its title."""
    assert title_of(tell("Uganda expelled two Rwandan diplomats on Friday."), "SANCTION") == "Uganda expels two Rwandan diplomats"


def test_a_long_line_ends_with_a_phrase(tell: Tell) -> None:
    """A line too long is ended where a phrase ends; no word is left that asks for another."""
    text = (
        "Ghana accused the Togolese customs service of holding back a convoy of forty lorries loaded with onions and cement "
        "at the crossing near Aflao for nine days without giving the drivers any reason that their union could understand."
    )
    title = title_of(tell(text), "ACCUSE")
    assert title.startswith("Ghana accuses the Togolese customs service of holding back a convoy")
    assert "…" not in title
    assert len(title) <= 120
    assert title.rsplit(" ", 1)[1] not in {"of", "the", "at", "with", "near", "for", "giving", "loaded"}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Fourteen were hurt in the attack on the market in Gao.", "ASSAULT", "Fourteen are hurt"),
        ("The long-standing conflict in Ituri displaced thousands of farmers.", "COERCE", "The long-standing conflict"),
        ("Sudan's Rapid Support Forces attacked El Fasher.", "ASSAULT", "Rapid Support Forces attack "),
    ],
)
def test_a_title_is_in_number_and_whole(tell: Tell, text: str, kind: str, words: str) -> None:
    """Plural subjects take plural verbs, and a word joined by a hyphen keeps its first half."""
    assert title_of(tell(text), kind).startswith(words)


def test_a_pronoun_gives_way_to_the_name(tell: Tell) -> None:
    """Whom a title names is named, not "him"; "its" is whose it is."""
    text = "Somali envoy Ali Omar arrived in Nairobi. Kenyan Foreign Minister Musalia Mudavadi invited him to dinner."
    assert "him" not in [account.title for account in tell(text).accounts if "Mudavadi" in account.title][-1].split()


def test_what_a_relative_clause_is_about_is_told(tell: Tell) -> None:
    """Of the cities it occupies, a title says that it occupies cities."""
    text = "It is unclear whether the M23 will give back the towns it captured in May."
    assert all("captures in" not in account.title and not account.title.endswith("captures") for account in tell(text).accounts)


def test_a_truce_is_between_its_makers(tell: Tell) -> None:
    """A deed told as a noun that several share is between them."""
    text = "Mali and Niger signed a truce in Niamey. The fragile ceasefire held for two days."
    assert not any(" by Mali and Niger" in account.title for account in tell(text).accounts)


def test_a_state_does_not_meet_beside_its_own_minister(tell: Tell) -> None:
    """A state whose minister is named in a meeting is not named beside the minister."""
    text = "Kenyan Foreign Minister Musalia Mudavadi met his Ugandan counterpart Jeje Odongo in Kampala on Monday."
    assert title_of(tell(text), "CONSULT") == "Musalia Mudavadi meets Jeje Odongo in Kampala"


def test_a_visit_to_nowhere_is_still_a_visit(tell: Tell) -> None:
    """A guest of whom no goal is told pays a visit."""
    assert title_of(tell("Ethiopian envoy Redwan Hussein ended his visit."), "CONSULT").endswith("pays a visit")
