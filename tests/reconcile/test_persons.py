"""Who is one person across reports, and who is not."""

from __future__ import annotations

import pytest


def ids(desk):
    """Each person's name in the record, by report and the name used there."""
    record = desk.record()
    return {actor.name: actor for actor in record.actors if actor.kind == "person"}


def cast(desk, *named):
    """A report for each list of people."""
    for number, people in enumerate(named):
        desk.report(f"r{number}")
        desk.know(f"r{number}", *people)
    return ids(desk)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abbas Araghchi", "Abbas Araqchi"), ("Muhammad Hassan Akhund", "Mohammad Hassan Akhund"), ("Seyyed Abbas Araghchi", "Abbas Araghchi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Ali Larijani", "Ali Ardeshir Larijani"), ("Sergei Lavrov", "Sergey Lavrov"),
    ],
)  # fmt: skip
def test_transliterations_are_one_person(desk, one, other):
    """Two spellings of one full name in one state are one person, and both spellings stay as names."""
    found = cast(desk, [desk.person(one, "IRN")], [desk.person(other, "IRN")])
    assert len(found) == 1
    (person,) = found.values()
    assert {person.name, *person.aliases} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sirajuddin Haqqani", "Khalil-ur-Rehman Haqqani"), ("Hassan Akhund", "Hussein Akhund"), ("Imran Khan", "Sadiq Khan"),
        ("Ishaq Dar", "Bilal Dar"),
    ],
)  # fmt: skip
def test_a_surname_joins_no_one(desk, one, other):
    """Two people of one surname and one state stay two."""
    assert len(cast(desk, [desk.person(one, "PAK", "Minister")], [desk.person(other, "PAK", "Minister")])) == 2


def test_bearers_of_one_name_in_two_states_stay_two(desk):
    """One name, two states, two people."""
    both = desk.person("Mohammad Sadiq", "PAK", "Special Envoy"), desk.person("Mohammad Sadiq", "AFG", "Governor")
    record_of = {desk.report("a"): both[0], desk.report("b"): both[1]}
    for report, who in record_of.items():
        desk.know(report, who)
    assert len([actor for actor in desk.record().actors if actor.kind == "person"]) == 2


def test_one_name_in_two_unlike_offices_stays_two(desk):
    """A minister and a fast bowler of one name and state are two men."""
    minister = desk.person("Ali Raza", "PAK", "Interior Minister", sector="GOV")
    bowler = desk.person("Ali Raza", "PAK", "fast bowler", sector="CVL")
    desk.report("a")
    desk.report("b")
    one = desk.meet("a", "Raza opened the session in Lahore with the provincial police chiefs.", minister)
    two = desk.meet("b", "Raza opened the bowling in Lahore on a slow pitch.", bowler)
    events = {event.id: event for event in desk.record().events}
    assert one.id in events
    assert two.id in events


def test_a_bare_surname_joins_only_when_unique(desk):
    """Dar is Ishaq Dar while he is the only one of that name in the state; beside another Dar he is nobody."""
    bare, ishaq, other = (
        desk.person("Dar", "PAK"),
        desk.person("Ishaq Dar", "PAK", "Foreign Minister"),
        desk.person("Asad Dar", "PAK", "Judge"),
    )
    assert set(cast(desk, [bare], [ishaq])) == {"Ishaq Dar"}
    assert len(cast(desk, [bare], [ishaq], [other])) == 3


def test_a_first_name_alone_joins_no_one(desk):
    """Ali is not Ali Larijani because no one else in the record begins so; Xi, of the same state, may be Xi Jinping."""
    assert len(cast(desk, [desk.person("Ali")], [desk.person("Ali Larijani", "IRN")])) == 2
    desk.report("x")
    desk.report("y")
    desk.know("x", desk.person("Xi", "CHN"))
    desk.know("y", desk.person("Xi Jinping", "CHN"))
    assert "Xi" not in ids(desk)


def test_one_office_tells_two_orders_of_a_name(desk):
    """Mohammad Sadiq and Sadiq Khan, each special envoy of one state, are one man; without the office they are not."""
    one, other = desk.person("Mohammad Sadiq", "PAK", "Special Representative"), desk.person("Sadiq Khan", "PAK", "Special Envoy")
    assert len(cast(desk, [one], [other])) == 1
    assert len(cast(desk, [one], [desk.person("Sadiq Khan", "PAK")])) == 2


def test_a_person_goes_by_the_smallest_id(desk):
    """The id does not depend on which report came first."""
    one, other = desk.person("Abbas Araghchi", "IRN"), desk.person("Abbas Araqchi", "IRN")
    (person,) = cast(desk, [one], [other]).values()
    assert person.id == min(one.actor, other.actor)
