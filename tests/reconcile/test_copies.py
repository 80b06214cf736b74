"""Whose text a report is, and how witnesses are counted."""

from __future__ import annotations

STORY = (
    "The two delegations spent four hours going through the list of crossings that have been shut since the spring floods.",
    "Lorry drivers stranded on both banks told the delegations that fresh produce had been rotting for eleven days in the heat.",
    "Officials promised to reopen the lower bridge for goods within a week and to publish the opening hours at each gate.",
    "A joint team of engineers will inspect the upper bridge before any heavy vehicle is allowed to use it again.",
)
REWRITTEN = (
    "The two delegations spent four hours working through the list of crossings that have been closed since the spring floods.",
    "Lorry drivers stranded on both banks told the delegations that fresh produce was rotting for eleven days in the heat.",
    "Officials promised to reopen the lower bridge for goods within one week and publish the opening hours at every gate.",
    "A joint team of engineers is to inspect the upper bridge before any heavy vehicle is allowed to use it again.",
)


def origins(desk):
    """Whose text each report is."""
    return {origin.report: origin.of for origin in desk.record().origins}


def test_a_reprint_with_changed_words_is_a_copy_of_the_first(desk):
    """Sentence by sentence reworded, it is still one text; the earlier published is its origin, and the reason is given."""
    desk.report("late", "\n".join(STORY), "2024-05-03")
    desk.report("early", "\n".join(REWRITTEN), "2024-05-02")
    assert origins(desk) == {"early": None, "late": "early"}
    late = next(origin for origin in desk.record().origins if origin.report == "late")
    assert "early" in late.because
    assert len(late.passages) == len(STORY)


def test_two_texts_on_one_matter_are_two(desk):
    """Two outlets telling one thing in their own words are two witnesses."""
    desk.report("a", "\n".join(STORY))
    desk.report(
        "b", "Talks on the flooded border ended after four hours on Tuesday with a pledge to open the lower bridge for lorries soon."
    )
    assert origins(desk) == {"a": None, "b": None}


def test_a_shared_passage_is_one_witness_for_what_it_tells(desk):
    """Two reports with one paragraph in common are one origin for that meeting and two for their own."""
    dar, host = desk.person("Ishaq Dar", "PAK"), desk.person("Sirajuddin Haqqani", "AFG")
    naqvi = desk.person("Mohsin Naqvi", "PAK")
    shared = "During that trip Dar called on Haqqani, and the two went at length through border posts, visas and the posts that guard them."
    own = {
        "a": "Naqvi and Haqqani talked for two hours in Kabul about smugglers and closed gates.",
        "b": "Naqvi, flown in for the day, put it to Haqqani in Kabul that the gates must open again.",
    }
    for report in ("a", "b"):
        desk.report(report, published="2025-07-20")
        desk.meet(report, own[report], naqvi, host, where=desk.kabul, when=desk.day("2025-07-19"))
        desk.write(
            report,
            {
                "a": "The crossings have been shut since the shelling of last month.",
                "b": "Traders on both banks are counting their losses after weeks of it.",
            }[report],
        )
        desk.meet(report, shared, dar, host, where=desk.kabul, when=desk.day("2025-07-17"), role="background")
    events = {event.actors[0].name: event for event in desk.record().events}
    assert {name: (len(event.reports), event.origins) for name, event in events.items()} == {"Mohsin Naqvi": (2, 2), "Ishaq Dar": (2, 1)}


def test_headlines_alike_make_no_copy(desk):
    """Short lines made of names agree between independent papers."""
    for report, verb in (("a", "meets"), ("b", "holds talks with")):
        desk.report(report, f"Interior Minister Mohsin Naqvi {verb} his Afghan counterpart Sirajuddin Haqqani in Kabul")
    assert origins(desk) == {"a": None, "b": None}


def test_forty_reprints_are_one_witness(desk):
    """A story reprinted in forty places, a word changed in each line, is one event of one origin."""
    pair = desk.person("Rashid Meredov", "TKM"), desk.person("Vladimir Norov", "UZB")
    for number in range(40):
        report = desk.report(f"r{number:02}", published="2024-05-02")
        lead = f"Meredov and Norov spent four hours in Kabul over the list of crossings that have been shut since edition {number} of the floods."
        desk.meet(report, lead, *pair, where=desk.kabul, when=desk.day("2024-05-01"))
        for line in STORY:
            desk.write(report, line.replace("the", f"the{number}", 1))
    (event,) = desk.record().events
    assert (len(event.reports), event.origins) == (40, 1)
