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
        ("Badr al-Busaidi", "Badr bin Hamad Albusaidi"), ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Ali Larijani", "Ali Ardeshir Larijani"), ("Sergei Lavrov", "Sergey Lavrov"),
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


def persons(desk):
    """The names of the persons of the record."""
    return {actor.name for actor in desk.record().actors if actor.kind == "person"}


def met(desk, report, one, other):
    """A report in which two have met."""
    desk.report(report)
    desk.meet(report, f"{one.name} met {other.name}.", one, other, cue="met")


def test_a_name_without_a_state_that_two_may_bear_stays_apart(desk):
    """Where a Mohammad Sadiq of Pakistan and one of Afghanistan are told, the one without a state is neither, and joins them to no one."""
    named = [desk.person("Mohammad Sadiq"), desk.person("Mohammad Sadiq", "PAK", "Envoy"), desk.person("Mohammad Sadiq", "AFG", "Envoy")]
    for number, one in enumerate(named):
        desk.report(f"r{number}")
        desk.know(f"r{number}", one)
    assert len([actor for actor in desk.record().actors if actor.kind == "person"]) == 3


def test_a_single_name_is_known_by_the_company_it_keeps(desk):
    """Tomi, who met Sani Dogo, is Tomi Remen, who met Sani Dogo: the first name alone would join no one, and the reason says so."""
    sani = desk.person("Sani Dogo", "NER")
    met(desk, "a", desk.person("Tomi"), sani)
    met(desk, "b", desk.person("Tomi Remen"), sani)
    assert persons(desk) == {"Tomi Remen", "Sani Dogo"}
    tomi = next(actor for actor in desk.record().actors if actor.name == "Tomi Remen")
    assert (tomi.aliases, "both told with Dogo" in tomi.because) == (("Tomi",), True)


def test_in_other_company_a_first_name_is_nobody(desk):
    """Tomi, who met someone else, is not Tomi Remen."""
    met(desk, "a", desk.person("Tomi"), desk.person("Issa Garba", "NER"))
    met(desk, "b", desk.person("Tomi Remen"), desk.person("Sani Dogo", "NER"))
    assert "Tomi" in persons(desk)


def test_two_of_one_first_name_in_one_company_leave_it_open(desk):
    """Where Tomi Remen and Tomi Balasz both met Sani Dogo, Tomi who met him may be either."""
    sani = desk.person("Sani Dogo", "NER")
    for report, name in (("a", "Tomi"), ("b", "Tomi Remen"), ("c", "Tomi Balasz")):
        met(desk, report, desk.person(name), sani)
    assert "Tomi" in persons(desk)


@pytest.mark.parametrize(
    ("one", "other", "joined"), [("Hassan Mahmoud", "Hassan Mohamud", True), ("Hassan Mohamud", "Hussein Mohamud", False)]
)
def test_vowels_of_a_later_part_and_the_company_make_one_man(desk, one, other, joined):
    """Mahmoud and Mohamud, told with one man, are one; another first name is another man, whatever the company."""
    sani = desk.person("Sani Dogo", "NER")
    met(desk, "a", desk.person(one), sani)
    met(desk, "b", desk.person(other), sani)
    assert (len(persons(desk)) == 2) is joined


def test_two_told_by_one_report_are_two(desk):
    """A report that tells of Tomi and of Tomi Remen, both beside Sani Dogo, tells of two men."""
    sani, tomi, remen = desk.person("Sani Dogo", "NER"), desk.person("Tomi"), desk.person("Tomi Remen")
    desk.report("a")
    desk.meet("a", "Sani Dogo met Tomi and Tomi Remen.", sani, tomi, remen, cue="met")
    assert "Tomi" in persons(desk)


def test_one_full_name_in_one_company_outweighs_unlike_titles(desk):
    """The aide Moro Tandi and the head of delegation Moro Tandi, each told with Sani Dogo, are one man."""
    sani = desk.person("Sani Dogo", "NER")
    met(desk, "a", desk.person("Moro Tandi", None, "Aide"), sani)
    met(desk, "b", desk.person("Moro Tandi", "TCD", "Head of the delegation"), sani)
    assert persons(desk) == {"Moro Tandi", "Sani Dogo"}


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Benjamin Netanyahu", "Binyamin Netanyahu", True), ("Zabihullah Mujahid", "Zabiullah Mujahid", True),
        ("Mohammad Hassan Akhund", "Mohammad Hassan Akhundzada", False), ("Hassan Rouhani", "Hussein Rouhani", False),
        ("Imran Khan", "Ikram Khan", False),
    ],
)  # fmt: skip
def test_a_letter_or_two_and_one_office_make_one_man(desk, one, other, joined):
    """Names that differ by a letter that spellings differ by are one man's where both hold one office of one state; without it they are two."""
    assert (len(cast(desk, [desk.person(one, "ISR", "Prime Minister")], [desk.person(other, "ISR", "Prime Minister")])) == 1) is joined
    for report, name in (("x", one), ("y", other)):
        desk.report(report)
        desk.know(report, desk.person(name, "CHN"))
    assert len([actor for actor in desk.record().actors if actor.state == "CHN"]) == 2
