"""Strangers: described actors, with PLOVER's sector, and a state only where the text says so."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.described import load_nouns
from dragoman.annotate.names import mark_names
from dragoman.model import Actor

_SPEC = importlib.util.spec_from_file_location("naming", Path(__file__).parent / "naming.py")
naming = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(naming)
read, find = naming.read, naming.find


def actor_at(text: str, words: str) -> Actor | None:
    """The actor that the mention with exactly these words refers to."""
    reading = read(text)
    return next((reading.actor_by_id[each.refers_to] for each in find(reading, words) if each.refers_to), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "state", "sector"),
    [
        ("Riot police arrested forty dock workers.", "Riot police", "riot police", None, "COP"),
        ("Police beat six Togolese dockers.", "Togolese dockers", "Togolese dockers", "TGO", "LAB"),
        ("A court in Lagos fined the trader.", "A court", "court", "NGA", "JUD"),
        ("The graft bureau searched two opposition councillors.", "The graft bureau", "graft bureau", None, "GOV"),
        ("The clerk searched two opposition councillors.", "opposition councillors", "opposition councillors", None, "OPP"),
        ("The auditor general accused three banks of fraud.", "The auditor general", "auditor general", None, "GOV"),
        ("The bishops of Malawi prayed for rain.", "The bishops", "bishops", "MWI", "REL"),
        ("Bolivia's coca growers marched.", "coca growers", "coca growers", "BOL", "AGR"),
        ("Turkish warships left the bay.", "Turkish warships", "Turkish warships", "TUR", "MIL"),
        ("A Kenyan firm built the road.", "A Kenyan firm", "Kenyan firm", "KEN", "BUS"),
        ("Iranian-backed fighters shelled the pass.", "Iranian-backed fighters", "Iranian-backed fighters", None, "REB"),
        ("Peruvian students struck.", "Peruvian students", "Peruvian students", "PER", "EDU"),
    ],
)
def test_described_actors_have_sector_and_told_state(text: str, words: str, name: str, state: str | None, sector: str) -> None:
    """A description is an actor with the noun's sector, or that of the word before it, and the state it is told to be of."""
    actor = actor_at(text, words)
    assert actor is not None
    assert (actor.name, actor.state, actor.sector) == (name, state, sector)
    assert actor.kind in {"people", "unnamed"}


@pytest.mark.parametrize(
    "text", ["The envoy came by car.", "The case was heard in court.", "She took office in May.", "The union leader spoke."]
)
def test_no_actor_without_an_article_or_before_another_noun(text: str) -> None:
    """A noun in the singular without an article or an owner tells of nobody, nor does one that only describes the next."""
    told = {mention.text for mention in read(text).mentions if mention.form in {"described", "standing"}}
    assert not told & {"car", "court", "office", "union"}


def test_two_states_before_one_noun_are_two_actors() -> None:
    """Frigates of two states are two described actors, each of its state."""
    reading = read("Chinese and Bangladeshi frigates trained together.")
    mention = next(each for each in reading.mentions if each.form == "described")
    assert [reading.actor_by_id[each].state for each in mention.members] == ["CHN", "BGD"]


def test_fighters_of_a_named_group_are_that_group() -> None:
    """The name before "fighters" is who they are: no second actor stands beside the group."""
    reading = read("Hezbollah fighters left the town.")
    assert [actor.id for actor in reading.actors if actor.sector == "REB"] == ["group-hezbollah"]


def test_strangers_without_a_state_belong_to_their_report() -> None:
    """The same words in two reports are not the same people, unless their state is told; then they have one id."""
    ids = []
    for name in ("one", "two"):
        reading = read("Dockers blocked the port. Togolese dockers joined them.")
        bare = replace(reading, report=replace(reading.report, id=name), actors=(), mentions=(), tenures=(), ties=())
        ids.append({actor.name: actor.id for actor in mark_names(bare, load_almanac()).actors})
    assert ids[0]["dockers"] != ids[1]["dockers"]
    assert ids[0]["Togolese dockers"] == ids[1]["Togolese dockers"]


def test_police_are_of_the_state_in_which_they_are_told_to_be() -> None:
    """Police in Lima are Peru's; plain police in a text of no state are nobody's that we know."""
    there, plain = actor_at("He was held by police in Lima.", "police"), actor_at("He was held by police on Monday.", "police")
    assert there is not None
    assert (there.state, there.sector) == ("PER", "COP")
    assert plain is None


def test_every_noun_has_one_meaning_and_regular_plurals() -> None:
    """The table answers for the singular and the plural, and words that only end like people are none."""
    nouns = load_nouns()
    fishermen, embassies = nouns.find("fishermen"), nouns.find("embassies")
    assert fishermen is not None
    assert (fishermen.word, fishermen.many) == ("fisherman", True)
    assert embassies is not None
    assert embassies.sector == "GOV"
    assert nouns.by_ending("specimen", many=False) is None
    assert nouns.by_ending("shareholders", many=True) is not None
