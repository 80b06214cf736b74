"""Sayings: what somebody claims, denies or will not say, and which saying answers which. The sentences are ours."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.voices import mark_voices
from dragoman.interpret.sayings import find_sayings
from dragoman.model import Part, Report, Saying, Span


@lru_cache
def read(text: str) -> tuple[Saying, ...]:
    """The sayings of a text of paragraphs."""
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    reading = next(iter(parse_reports([Report("r", text, "", parts=tuple(parts))])))
    almanac = load_almanac()
    return find_sayings(mark_voices(mark_names(reading, almanac), almanac))


def told(text: str) -> list[tuple[str, str, str]]:
    """Who, with what stance, what."""
    return [(" and ".join(party.name for party in saying.by), saying.stance, saying.proposition) for saying in read(text)]


def test_a_claim_is_its_speakers() -> None:
    """A number that a group gives is that group's claim, in a clause that stands alone."""
    (claim,) = read("The Houthis said that they sank two cargo ships in the Red Sea.")
    assert claim.stance == "asserts"
    assert claim.by[0].name in claim.proposition
    assert claim.proposition.endswith("sank two cargo ships in the Red Sea")


def test_responsibility_is_claimed() -> None:
    """Claiming responsibility is a stance of its own, with the deed as the matter."""
    (saying,) = read("Al-Shabaab claimed responsibility for the bombing of a hotel in Mogadishu.")
    assert saying.stance == "claims responsibility"
    assert saying.proposition.endswith("is responsible for the bombing of a hotel in Mogadishu")


def test_a_denial_answers_the_claim_before_it() -> None:
    """“denied these claims” points back at what was claimed of the one who denies."""
    claim, denial = read("Congolese officials have said that M23 fighters are trained on Rwandan soil. Rwanda has denied these claims.")
    assert denial.stance == "denies"
    assert denial.answers == claim.id
    assert denial.proposition == claim.proposition == "M23 fighters are trained on Rwandan soil"


def test_a_denial_in_apposition_to_a_demand() -> None:
    """What a demand to stop something takes for granted is the claim, where the report calls it one."""
    text = "India has repeatedly demanded that Pakistan stop armed groups from crossing the line, a claim consistently denied by Islamabad."
    claim, denial = read(text)
    assert (claim.by[0].state, claim.proposition) == ("IND", "armed groups cross the line")
    assert (denial.by[0].state, denial.stance, denial.answers) == ("PAK", "denies", claim.id)


def test_an_allegation_that_is_neither_confirmed_nor_denied() -> None:
    """To neither confirm nor deny is to decline, and it answers the allegation named before."""
    text = "The raid followed Armenian allegations of Azerbaijani drone strikes, accusations which Baku neither confirmed nor denied."
    sayings = read(text)
    assert [(saying.by[0].state, saying.stance) for saying in sayings] == [("ARM", "asserts"), ("AZE", "declines")]
    assert sayings[1].answers == sayings[0].id
    assert sayings[0].proposition == "there were Azerbaijani drone strikes"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Thailand accused Cambodia of laying new mines along the border.", "Cambodia was laying new mines along the border"),
        ("Kigali accused Kinshasa of having broken the truce.", "Kinshasa has broken the truce"),
        ("Yerevan blamed Baku for the shelling.", "Baku is to blame for the shelling"),
    ],
)
def test_accusations_as_clauses(text: str, proposition: str) -> None:
    """An accusation is kept as a clause about the accused."""
    assert [saying.proposition for saying in read(text)] == [proposition]


@pytest.mark.parametrize(
    "text",
    [
        "The minister stressed the importance of regional peace.",
        "Both sides underlined the need for closer cooperation.",
        "The president said that the two countries should work together.",
        "The envoy expressed his condolences on the death of the bishop.",
        "The minister said: “We will not shelter them, nor will you let them cross the river again.”",
        "The two delegations met in Dakar on Sunday, Reuters reported.",
    ],
)
def test_courtesy_is_no_claim(text: str) -> None:
    """Courtesy, wishes, and an outlet's own reporting make no row in the ledger."""
    assert told(text) == []


def test_a_speaker_who_is_told_not_to_blame_blames_nobody() -> None:
    """“should not blame” is nobody's accusation."""
    assert told("The Taliban has stated that Pakistan should not blame Afghanistan for its problems.") == []
