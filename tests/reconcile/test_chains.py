"""Which mentions of many documents are one event, when the mentions are given."""

from __future__ import annotations

import pytest

from dragoman.reconcile.chain_acts import act_of
from dragoman.reconcile.chain_speakers import speaker_beside
from dragoman.reconcile.chains import chain_documents


def document(name, *sentences, topic=None):
    """A document whose sentences have their trigger between stars."""
    events, rows = [], []
    for number, sentence in enumerate(sentences):
        tokens = sentence.split()
        for place, token in enumerate(tokens):
            if token.startswith("*"):
                events.append({"id": f"{name}.{len(events)}", "sent": number, "tokens": [place], "text": token.strip("*")})
        rows.append([token.strip("*") for token in tokens])
    given = {"id": name, "sentences": rows, "events": events}
    return {**given, "topic": topic} if topic else given


QUAKE = [
    document("a", "A strong earthquake *struck* the island of Lombok before dawn and *killed* nineteen villagers near Sembalun"),
    document("b", "Nineteen villagers *died* near Sembalun on Lombok when an earthquake *hit* the island before dawn"),
    document("c", "The earthquake that *struck* Lombok left Sembalun villagers under the open sky on the island"),
]
HEIST = [
    document("d", "Robbers *struck* the Antwerp diamond vault at noon and fled with uncut stones worth millions"),
    document("e", "Uncut stones vanished from the Antwerp diamond vault when robbers *struck* at noon and fled"),
]
OTHERS = [
    document(f"n{number}", f"Harvest number {number} of barley and rye *ended* well in valley {number} this season") for number in range(6)
]


def chains(rows):
    """The chain of each mention."""
    return {row["event"]: row["chain"] for row in chain_documents(rows)}


def test_one_act_of_one_story_is_one_chain():
    """The earthquake struck in three documents, in two words; it is one event."""
    found = chains(QUAKE + HEIST + OTHERS)
    assert found["a.0"] == found["b.1"] == found["c.0"]


def test_one_word_in_two_stories_is_two_chains():
    """Robbers strike and earthquakes strike."""
    found = chains(QUAKE + HEIST + OTHERS)
    assert found["d.0"] == found["e.0"] != found["a.0"]


def test_topics_are_never_crossed():
    """Two topics that are given are two stories, however alike."""
    rows = [{**QUAKE[0], "topic": "one"}, {**QUAKE[2], "topic": "two"}, *OTHERS]
    found = chains(rows)
    assert found["a.0"] != found["c.0"]


def test_the_order_of_documents_is_nothing():
    """Rows come out as they went in, and every chain keeps its id."""
    rows = QUAKE + HEIST + OTHERS
    assert chains(rows) == chains(rows[::-1])
    assert [row["document"] for row in chain_documents(HEIST)] == ["d", "e"]


def test_nothing_in_nothing_out():
    """No documents, no chains; a document without events gives no row."""
    assert list(chain_documents([])) == []
    assert list(chain_documents([document("a", "Nothing happened here at all")])) == []


@pytest.mark.parametrize(
    ("one", "other"), [("was killed", "killings"), ("announcement", "announced"), ("bombings", "bombed"), ("took part", "parts")]
)
def test_a_word_family_is_one_act(one, other):
    """All forms of a word name one act; a light verb names none."""
    assert act_of(one) == act_of(other)


@pytest.mark.parametrize(("one", "other"), [("arrest", "release"), ("win", "lose"), ("open", "close"), ("checked in", "checked out")])
def test_opposites_are_two_acts(one, other):
    """What undoes a thing is not the thing."""
    assert act_of(one) != act_of(other)


def test_synonyms_in_one_story_are_one_chain():
    """A heist told as a robbery is the same heist."""
    rows = [
        document("a", "The *heist* at the Antwerp diamond vault took uncut stones worth millions at noon"),
        document("b", "Uncut stones worth millions went in the *robbery* of the Antwerp diamond vault at noon"),
        *OTHERS,
    ]
    found = chains(rows)
    assert found["a.0"] == found["b.0"]


def test_words_told_side_by_side_are_two_events():
    """Synonyms that stand in one sentence as two events, each time, stay two."""
    rows = [
        document("a", "The *raid* on the Antwerp diamond vault came before the *heist* of uncut stones at noon"),
        document("b", "Uncut stones went in a *heist* after a *raid* on the Antwerp diamond vault at noon"),
        *OTHERS,
    ]
    found = chains(rows)
    assert found["a.0"] == found["b.1"] != found["a.1"] == found["b.0"]


def test_two_people_speak_twice():
    """What the mayor said and what the owner said are two events; the same man's word in two documents is one."""
    rows = [
        document(
            "d", "Robbers emptied the Antwerp diamond vault at noon , Mayor Lena Maas *said*", "Owner Piet Kuyper *said* uncut stones went"
        ),
        document("e", "Mayor Maas *said* robbers emptied the Antwerp diamond vault at noon and took uncut stones"),
        *OTHERS,
    ]
    found = chains(rows)
    assert found["d.0"] == found["e.0"] != found["d.1"]


def test_one_man_speaks_twice_in_a_document():
    """His second word is not his first; the first in two documents is one."""
    rows = [
        document("d", "Mayor Lena Maas *said* robbers emptied the Antwerp diamond vault", "Maas *said* uncut stones worth millions went"),
        document("e", "Mayor Maas *said* robbers emptied the Antwerp diamond vault of uncut stones"),
        *OTHERS,
    ]
    found = chains(rows)
    assert found["d.0"] == found["e.0"] != found["d.1"]


def test_what_is_told_of_two_things_is_not_one_event():
    """The vault was empty and the guard was asleep: nothing joins them."""
    found = chains([document("d", "The Antwerp diamond vault *was* empty at noon", "The guard of the vault *was* asleep"), *OTHERS])
    assert found["d.0"] != found["d.1"]


def test_acts_told_in_like_phrases_are_one_chain():
    """The suspension of tests and a stop to tests are one, by what the phrases share; a new word in another phrase is not."""
    rows = [document("a", "Stone Harbour Council spoke of ferries"), document("b", "Stone Harbour Council spoke of ferries"), *OTHERS]
    for row, text in zip(rows, ("the suspension of night ferry crossings", "a freeze of night ferry crossings"), strict=False):
        row["events"] = [{"id": f"{row['id']}.0", "sent": 0, "tokens": [0], "text": text}]
    rows[1]["events"].append({"id": "b.1", "sent": 0, "tokens": [1], "text": "the mayor's birthday dinner in town"})
    found = chains(rows)
    assert found["a.0"] == found["b.0"] != found["b.1"]


def test_an_abbreviation_is_its_phrase():
    """A DUI is driving under the influence, where the story tells both."""
    rows = [
        document("d", "The Antwerp vault guard Piet Kuyper faced a *DUI* charge"),
        document("e", "Antwerp vault guard Piet Kuyper"),
        *OTHERS,
    ]
    rows[1]["events"] = [{"id": "e.0", "sent": 0, "tokens": [0], "text": "driving under the influence"}]
    found = chains(rows)
    assert found["d.0"] == found["e.0"]


def test_a_pronoun_goes_with_the_event_before_it():
    """What "it" did is told of the earthquake just named."""
    rows = [document("a", "The *earthquake* came before dawn on Lombok", "*It* woke the villagers of Sembalun"), *OTHERS]
    found = chains(rows)
    assert found["a.0"] == found["a.1"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The flaw is real , *said* Ana Silva , a spokeswoman", "silva"),
        ("Ana Silva *said* on Monday that it is real", "silva"),
        ("*According* to police , nobody was hurt", "police"),
        ("*said*", ""),
    ],
)
def test_the_speaker_stands_beside_the_verb(sentence, speaker):
    """Whose word it is, before the verb or after a quotation."""
    tokens = sentence.split()
    place = next(number for number, token in enumerate(tokens) if token.startswith("*"))
    assert speaker_beside([token.strip("*") for token in tokens], [place]) == speaker
