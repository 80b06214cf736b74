"""Offices: titles as told, whose they are, and since when."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("naming", Path(__file__).parent / "naming.py")
naming = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(naming)
read = naming.read

TITLES = [
    ("Pakistan's Senior Deputy Minister of Interior Ibrahim Sardar spoke.", "Ibrahim Sardar", "Senior Deputy Interior Minister", "PAK"),
    ("Federal Secretary for Interior Khurram Agha of Pakistan spoke.", "Khurram Agha", "Interior Secretary", "PAK"),
    (
        "Pakistan’s Special Representative for Afghanistan Mohammad Sadiq spoke.",
        "Mohammad Sadiq",
        "Special Representative for Afghanistan",
        "PAK",
    ),
    ("Mohammad Sadiq, Pakistan's special envoy for Afghanistan, arrived.", "Mohammad Sadiq", "Special Envoy for Afghanistan", "PAK"),
    ("US Ambassador to Malaysia Edgard Kagan attended.", "Edgard Kagan", "Ambassador to Malaysia", "USA"),
    ("Indian External Affairs Minister Subrahmanyam Jaishankar spoke.", "Subrahmanyam Jaishankar", "Foreign Minister", "IND"),
    ("PM Shehbaz Sharif of Pakistan spoke.", "Shehbaz Sharif", "Prime Minister", "PAK"),
    ("Thai government spokesman Jirayu Houngsub spoke.", "Jirayu Houngsub", "Government Spokesperson", "THA"),
    ("UN Secretary-General António Guterres welcomed the move.", "António Guterres", "UN Secretary-General", None),
]


@pytest.mark.parametrize(("text", "person", "title", "state"), TITLES, ids=[title for _, _, title, _ in TITLES])
def test_title_is_read_from_its_words(text: str, person: str, title: str, state: str | None) -> None:
    """A title is the same however its words are ordered, and belongs to the state that is told with it and to no other."""
    assert [(each.person.name, each.office, each.state) for each in read(text).tenures] == [(person, title, state)]


def test_titles_stay_out_of_names() -> None:
    """A person's name holds neither office nor form of address."""
    reading = read("Acting Prime Minister Mullah Muhammad Hassan Akhund met Lt Gen Asim Malik and Dr Ayesha Khan.")
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == ["Muhammad Hassan Akhund", "Asim Malik", "Ayesha Khan"]


def test_lineage_titles_are_names() -> None:
    """Syed, Malik and Sardar belong to a name in use."""
    reading = read("The analyst Syed Muhammad Ali met Ibrahim Sardar.")
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == ["Syed Muhammad Ali", "Ibrahim Sardar"]


def test_appointment_gives_the_day() -> None:
    """An appointment told with its day opens the tenure on that day."""
    reading = read(
        "On December 5, Pakistani Prime Minister Shehbaz Sharif appointed Sadiq Khan as Pakistan's special envoy for Afghanistan.",
        date(2024, 12, 24),
    )
    envoy = next(tenure for tenure in reading.tenures if tenure.person.name == "Sadiq Khan")
    assert envoy.since is not None
    assert envoy.since.earliest == date(2024, 12, 5)
    assert [tenure.since for tenure in reading.tenures if tenure.person.name == "Shehbaz Sharif"] == [None]


def test_ministry_is_one_body_whatever_the_words() -> None:
    """The ministry of a state has one id, in either order of its words."""
    reading = read("The Afghan Ministry of Interior replied. Afghanistan's Interior Ministry gave no details. The ministry was silent.")
    bodies = [mention.refers_to for mention in reading.mentions if mention.kind == "body"]
    assert len(bodies) == 3
    assert len(set(bodies)) == 1


def test_unnamed_holder_is_an_actor_of_its_state() -> None:
    """An office-holder whom no one names is an unnamed actor with the office and the state."""
    reading = read("A Pakistani diplomat said nothing. Qatar's foreign minister left.")
    unnamed = [(actor.office, actor.state) for actor in reading.actors if actor.kind == "unnamed"]
    assert unnamed == [("Diplomat", "PAK"), ("Foreign Minister", "QAT")]


def test_word_for_a_role_is_not_always_an_office() -> None:
    """For "in charge", "official visit", "secretary-level talks" hold no one."""
    reading = read("He was in charge of the official visit and of the secretary-level talks.")
    assert not [mention for mention in reading.mentions if mention.kind in {"office", "unnamed"}]


def test_kinship_is_told_as_a_tie() -> None:
    """For "X is the nephew of Y" ties X to Y."""
    reading = read("Sirajuddin Haqqani is the nephew of Khalil-ur-Rehman Haqqani.")
    assert [(tie.person.name, tie.relation, tie.other.name) for tie in reading.ties] == [
        ("Sirajuddin Haqqani", "nephew", "Khalil-ur-Rehman Haqqani")
    ]


def test_leader_of_a_group_is_not_of_a_ministry() -> None:
    """A group's leader carries its name in the title; a minister of the Taliban's does not."""
    reading = read("RSF commander Mohamed Hamdan Dagalo of the Rapid Support Forces (RSF) met Taliban Foreign Minister Amir Khan Muttaqi.")
    assert [tenure.office for tenure in reading.tenures] == ["RSF Commander", "Foreign Minister"]
