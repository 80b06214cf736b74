"""Reference: who a surname, a title, a pronoun or a plural means, and when it means no one we know."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location("naming", Path(__file__).parent / "naming.py")
naming = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(naming)
read, find, meant = naming.read, naming.find, naming.meant


def test_two_of_one_surname_never_merge() -> None:
    """A surname that two people bear refers to no one, and the reason names both."""
    reading = read("Sirajuddin Haqqani met Khalil-ur-Rehman Haqqani. Haqqani smiled.")
    alone = find(reading, "Haqqani")[-1]
    assert alone.refers_to is None
    assert "Khalil-ur-Rehman Haqqani" in alone.because
    assert "Sirajuddin Haqqani" in alone.because


def test_shared_surname_between_ministers_stays_open() -> None:
    """Two ministers of one surname, and then the bare surname: no one is meant, and the reason says why."""
    reading = read("Sudan's Foreign Minister Ali Osman met Sudan's Interior Minister Hassan Osman. The ministers spoke. Osman left early.")
    alone = find(reading, "Osman")[-1]
    assert (alone.refers_to, alone.because) == (None, "several of this name: Ali Osman, Hassan Osman")


def test_counterpart_is_no_office() -> None:
    """A counterpart whose office nothing tells has none; one whose owner's office is told has that office, for the other state."""
    untold = read("A reporter saw the Azerbaijani counterpart.")
    told = read("Armenian Foreign Minister Ararat Mirzoyan met his Azerbaijani counterpart.")
    assert [actor.office for actor in untold.actors if actor.kind == "unnamed"][-1:] == [None]
    assert ("Foreign Minister", "AZE") in [(actor.office, actor.state) for actor in told.actors if actor.kind == "unnamed"]


def test_state_body_has_one_name_and_keeps_what_was_written() -> None:
    """A ministry is named with its state, and the words of the report are its aliases."""
    reading = read("The Afghan Interior Ministry replied. The Iranian Ministry of Foreign Affairs did not.")
    assert [(actor.name, actor.aliases) for actor in reading.actors if actor.kind == "body"] == [
        ("Interior Ministry of Afghanistan", ("Afghan Interior Ministry",)),
        ("Foreign Ministry of Iran", ("Iranian Ministry of Foreign Affairs",)),
    ]


def test_title_settles_a_shared_surname() -> None:
    """The office told with a shared surname says who is meant."""
    reading = read("Afghan Interior Minister Sirajuddin Haqqani met the trader Khalil Haqqani. Interior Minister Haqqani smiled.")
    assert meant(reading, find(reading, "Haqqani")[-1]) == "Sirajuddin Haqqani"


def test_one_post_makes_two_spellings_one_person() -> None:
    """Two names that share a word and a post that only one can hold are one person, with the other name as an alias."""
    reading = read(
        "Pakistan's special envoy for Afghanistan, Mohammad Sadiq, arrived. Sharif appointed Sadiq Khan as Pakistan's special envoy for Afghanistan."
    )
    sadiq = next(actor for actor in reading.actors if actor.name == "Mohammad Sadiq")
    assert sadiq.aliases == ("Sadiq Khan",)


def test_transliterations_are_one_person() -> None:
    """Mohammad and Muhammad in one report are one person's name."""
    reading = read("Muhammad Sadiq spoke. Mohammad Sadiq left.")
    assert len([actor for actor in reading.actors if actor.kind == "person"]) == 1


def test_both_sides_follow_the_meeting_last_told() -> None:
    """The same words mean another pair after another meeting."""
    reading = read(
        "Pakistan and Iran signed a deal. Both sides were pleased.\nAfghan Foreign Minister Amir Khan Muttaqi met Indian Foreign Secretary Vikram Misri. Both sides were silent."
    )
    assert [meant(reading, mention) for mention in find(reading, "Both sides")] == ["Pakistan + Iran", "Afghanistan + India"]


def test_those_who_help_are_no_sides() -> None:
    """Mediators, observers and helpers told as a pair do not take the place of the pair that talks."""
    reading = read(
        "Guyana and Suriname signed a truce. It was reached with the help of delegations from Brazil and France, with observers from Canada and "
        "Norway. Both sides promised to keep it."
    )
    assert [meant(reading, mention) for mention in find(reading, "Both sides")] == ["Guyana + Suriname"]


def test_sides_that_nobody_told_stay_open() -> None:
    """For "Both sides" without a pair before it refers to no one and says so."""
    sides = find(read("Both sides agreed to talk."), "Both sides")[0]
    assert (sides.refers_to, sides.members) == (None, ())
    assert "no sides" in sides.because


def test_pronoun_before_its_name() -> None:
    """For "his" in an opening phrase is the subject that follows."""
    reading = read("Iranian President Masoud Pezeshkian waited. Upon his arrival, Mohsin Naqvi was welcomed by Pezeshkian.")
    assert meant(reading, find(reading, "his")[0]) == "Mohsin Naqvi"


def test_he_after_a_quotation_is_its_speaker() -> None:
    """For "he added" continues the one who was speaking, not the one spoken of."""
    reading = read("“We will help,” said Interior Minister Mohsin Naqvi after seeing Sirajuddin Haqqani.\n“Our doors are open,” he added.")
    assert meant(reading, find(reading, "he")[0]) == "Mohsin Naqvi"


def test_country_is_the_one_that_acts() -> None:
    """For "the country" is the state that owns or acts in the sentence, not the one last named."""
    reading = read("He praised Pakistan's ties with Afghanistan, noting the country's hospitality.")
    assert meant(reading, find(reading, "the country")[0]) == "Pakistan"


def test_iso_state_without_a_word_of_it_stays_unknown() -> None:
    """No state is invented for a person whom no sentence gives one."""
    reading = read("The analyst Jane Doe spoke to the minister John Roe.")
    assert [actor.state for actor in reading.actors if actor.kind == "person"] == [None, None]


def test_state_told_beside_a_name() -> None:
    """A state in front of a name or right behind it is the person's, without a title."""
    reading = read("Russia's Vladimir Karin met a Pole. Wang Yi of China left.")
    assert {actor.name: actor.state for actor in reading.actors if actor.kind == "person"} == {
        "Vladimir Karin": "RUS",
        "Wang Yi": "CHN",
    }


def test_told_words_of_an_office_are_kept() -> None:
    """A title has one spelling, and every way it was written stands beside it."""
    reading = read("Federal Interior Secretary Khurram Agha spoke. The Federal Secretary for Interior, Khurram Agha, left.")
    (tenure,) = reading.tenures
    assert (tenure.office, tenure.told) == ("Interior Secretary", ("Federal Interior Secretary", "Federal Secretary for Interior"))


def test_several_groups_leave_the_group_open() -> None:
    """Where two armed groups were told just before, "the rebels" are neither."""
    reading = read("The M23 fought the FDLR. The rebels fled.")
    assert find(reading, "The rebels")[0].kind == "people"


def test_pace_of_many_plurals() -> None:
    """Many plurals in one sentence stay many mentions, each with a reason."""
    reading = read("Iran and Iraq met. " + "The foreign ministers, " * 30 + "left.")
    assert all(mention.because for mention in find(reading, "The foreign ministers"))
