"""Sayings: what somebody claims, denies or will not say, and which saying answers which. The sentences are ours."""

from __future__ import annotations

from functools import lru_cache
from time import process_time

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.voices import mark_voices
from dragoman.interpret.sayings import find_sayings
from dragoman.model import Part, Reading, Report, Saying, Span


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


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Kabul denied that it shelters the group.", "[Afghanistan] shelters the group"),
        ("Rwanda said that its forces act in self-defence.", "[Rwanda's] forces act in self-defence"),
        ("Mali denied that its soldiers had killed civilians and", "[Mali's] soldiers had killed civilians"),
        ("Chad said that armed men had crossed the river at Tine, a claim that Sudan denies.", "armed men had crossed the river at Tine"),
        ("Rwanda denied any ties to the rebels.", "Rwanda has ties to the rebels"),
    ],
)
def test_a_proposition_is_a_clause_to_be_read_alone(text: str, proposition: str) -> None:
    """Pronouns are bracketed, loose ends and verdicts cut off."""
    assert proposition in {saying.proposition for saying in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Venezuela rejected the proposal.",
        "Egypt asked Sudan whether it would sign the accord.",
        "“Will you allow anyone to cross the river with arms?” the Kenyan envoy asked.",
    ],
)
def test_an_offer_turned_down_and_a_question_claim_nothing(text: str) -> None:
    """Turning down a proposal denies nothing; a question states nothing."""
    assert read(text) == ()


@pytest.mark.parametrize(
    "denial",
    [
        "Eritrea denied this.",
        "Eritrea denied the accusation.",
        "Eritrea rejected the allegation.",
        "Eritrea dismissed the claims as baseless.",
        "Asmara neither confirmed nor denied the accusation.",
        "An Eritrean spokesman, Yemane Gebre, denied it.",
    ],
)
def test_a_denial_answers_what_was_said_of_the_denier(denial: str) -> None:
    """However it is put, the denial has the claim's own words and its id."""
    claim, answer = read(f"Ethiopia accused Eritrea of moving troops to the border. {denial}")
    assert claim.stance == "asserts"
    assert answer.stance in {"denies", "declines"}
    assert answer.answers == claim.id
    assert answer.proposition == claim.proposition


def test_of_two_mutual_accusers_the_denier_answers_the_other() -> None:
    """Where both accuse, a denial is about whoever denies, not about what was said last."""
    text = "Armenia and Azerbaijan accused each other of shelling villages. Armenia's Defence Ministry denied the accusation."
    sayings = read(text)
    denial = next(saying for saying in sayings if saying.stance == "denies")
    answered = next(saying for saying in sayings if saying.id == denial.answers)
    assert answered.proposition == denial.proposition == "Armenia was shelling villages"
    assert [party.state for party in answered.by] == ["AZE"]


def test_accusations_that_are_neither_confirmed_nor_denied() -> None:
    """The “that” of a relative stands for the accusations."""
    claim, silence = read("Chad accused Sudan of bombing Tine, accusations that Khartoum neither confirmed nor denied.")
    assert silence.stance == "declines"
    assert silence.answers == claim.id


def test_a_saying_called_a_lie_is_denied() -> None:
    """“It is a lie” denies what was said before it."""
    claim, *_, denial = read("Niger accused France of training the rebels. “It is a lie,” the French minister said.")
    assert (denial.stance, denial.answers) == ("denies", claim.id)


def _processing(marked: Reading) -> float:
    """The processor's own time for the sayings, which others at work beside it do not lengthen."""
    started = process_time()
    find_sayings(marked)
    return process_time() - started


def test_a_longer_report_takes_its_length() -> None:
    """Four times the text takes about four times as long: nothing is scanned anew for each saying."""
    piece = "Chad accused Sudan of bombing Tine on Monday. Sudan denied the accusation on Tuesday. "

    def seconds(times: int) -> float:
        text = piece * times
        reading = mark_names(
            next(iter(parse_reports([Report("r", text, "", parts=(Part("paragraph", Span(0, len(text))),))]))), load_almanac()
        )
        marked = mark_voices(reading, load_almanac())
        return min(_processing(marked) for _ in range(3))

    seconds(2)
    assert seconds(160) < 8 * max(seconds(40), 0.002)
