"""Modes: how an act was done, as its words tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Telling

Tell = Callable[..., Telling]


def modes_of(telling: Telling, kind: str) -> tuple[str, ...]:
    """The modes of the first account of a type."""
    return next(account.modes for account in telling.accounts if account.type == kind)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Sudanese artillery killed four farmers in Kadugli on Monday.", "heavy-weapons"),
        ("Ethiopian soldiers killed two drivers with a burst of gunfire near Lalibela.", "firearms"),
        ("Rebels in Mali killed six soldiers with a roadside bomb.", "explosives"),
        ("Turkish warplanes attacked a Kurdish camp in northern Iraq.", "aerial"),
        ("A Sudanese drone attacked the power station at Merowe.", "drone"),
        ("Kenyan police attacked the marchers with tear gas.", "crowd-control"),
        ("A hitman killed the mayor of Buenaventura outside his office.", "targeted"),
        ("Herders in Benue attacked the farmers with machetes.", "primitive"),
    ],
)
def test_the_means_tells_how_it_was_done(tell: Tell, text: str, mode: str) -> None:
    """A verb that says only that harm was done has the mode of the means that its clause names."""
    assert modes_of(tell(text), "ASSAULT") == (mode,)


def test_the_own_clause_comes_first(tell: Tell) -> None:
    """A means told of another act is not this one's, where this one has its own."""
    text = "Rebels killed two teachers with machetes in Jos, a day after jets attacked a market in Maiduguri."
    assert [account.modes for account in tell(text).accounts if account.type == "ASSAULT"] == [("primitive",), ("aerial",)]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad threatened to expel the Libyan consul.", "expel"),
        ("Turkey threatened to arrest the Greek fishermen.", "arrest"),
        ("China threatened to impose tariffs on Australia.", "restrict"),
        ("Algeria threatened to sever ties with Morocco.", "relations"),
        ("Sudan threatened to bomb the rebels' camps.", "violence"),
    ],
)
def test_what_is_threatened_tells_the_mode(tell: Tell, text: str, mode: str) -> None:
    """A threat has the mode of the act that is threatened."""
    assert modes_of(tell(text), "THREATEN") == (mode,)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Polish foreign minister met the Czech foreign minister in Prague on Monday.", "visit"),
        ("The foreign ministers of Armenia and Azerbaijan met in Geneva on Monday.", "third-party"),
        ("The foreign ministers of Kenya, Uganda and Rwanda met on Monday.", "multilateral"),
        ("The leaders of Ghana and Togo met by video link on Monday.", "phone"),
    ],
)
def test_where_two_met_tells_whose_guest_one_was(tell: Tell, text: str, mode: str) -> None:
    """A meeting at one side's home is a visit, one at nobody's a third party's, one of many states multilateral."""
    assert mode in modes_of(tell(text), "CONSULT")


@pytest.mark.parametrize(
    ("text", "kind", "modes"),
    [
        ("Kenya deployed 400 police officers in Kisumu.", "MOBILIZE", ("police",)),
        ("Ethiopia massed two brigades on the border with Eritrea.", "MOBILIZE", ("troops",)),
        ("Uganda shut down two radio stations in Gulu on Friday.", "COERCE", ("censor",)),
    ],
)
def test_words_outweigh_a_row(tell: Tell, text: str, kind: str, modes: tuple[str, ...]) -> None:
    """Where a row only has the usual mode, who is sent or what is shut tells the right one in its place."""
    assert modes_of(tell(text), kind) == modes


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ethiopian gunners shot down two drones near Assosa.", "drone"),
        ("Chadian soldiers killed three gunmen near Bol.", "firearms"),
        ("Mali's army attacked a village near Kidal after rebels bombed a bridge.", "explosives"),
        ("Gunmen attacked a clinic in Zamfara in response to army airstrikes.", "aerial"),
    ],
)
def test_what_is_struck_and_what_came_before_are_no_means(tell: Tell, text: str, trigger: str) -> None:
    """A weapon that is struck, or that another act was done with, tells nothing of how this one was done."""
    assert trigger not in modes_of(tell(text), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Burundian rebels fired rockets at the airport in Bujumbura.", "heavy-weapons"),
        ("Malian soldiers killed nine herders in a gun battle near Gao.", "firearms"),
    ],
)
def test_what_is_fired_is_the_means(tell: Tell, text: str, mode: str) -> None:
    """The object of firing, dropping or using is the means itself."""
    assert mode in modes_of(tell(text), "ASSAULT")


def test_plain_saying_has_no_mode(tell: Tell) -> None:
    """To say or announce something stresses nothing; to underline it does."""
    assert [account.modes for account in tell("Kenya's foreign minister announced the arrival of a new ambassador.").accounts] == [()]
    assert modes_of(tell("Kenya's foreign minister underlined the importance of trade to Uganda's envoy."), "STATEMENT") == ("stress",)


def test_a_threat_to_stop_talks_is_one_to_relations(tell: Tell) -> None:
    """What is to be stopped tells the mode, not the stopping."""
    assert modes_of(tell("Serbia threatened to stop negotiations with Kosovo."), "THREATEN") == ("relations",)
