"""Undertakings: who promises what to whom, on what condition, by when. The sentences are ours."""

from __future__ import annotations

from functools import lru_cache
from time import perf_counter

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.times import mark_times
from dragoman.annotate.voices import mark_voices
from dragoman.interpret.undertakings import find_undertakings
from dragoman.model import Part, Report, Span, Undertaking


@lru_cache
def read(text: str) -> tuple[Undertaking, ...]:
    """The undertakings of a text of paragraphs."""
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    reading = next(iter(parse_reports([Report("r", text, "", parts=tuple(parts))])))
    almanac = load_almanac()
    return find_undertakings(mark_voices(mark_names(mark_times(reading), almanac), almanac))


def test_an_agreement_to_act_binds_both() -> None:
    """Two states that agree to do something are both promisers and promisees."""
    (pledge,) = read("Peru and Chile agreed to reopen the Chacalluta crossing.")
    assert {party.state for party in pledge.promisers} == {"PER", "CHL"}
    assert pledge.promisers == pledge.promisees
    assert pledge.words == "to reopen the Chacalluta crossing"
    assert pledge.testable


def test_a_mutual_pledge_carries_its_reciprocity() -> None:
    """What a speaker says of each side's part is the condition of the mutual pledge, not a second one."""
    text = (
        "Rwanda and Burundi have agreed that neither country will let its territory be used against the other. "
        "The Rwandan minister Jean Habimana said: “We will not let anyone use our territory against you, nor will you let anyone use yours.”"
    )
    (pledge,) = read(text)
    assert len(pledge.promisers) == 2
    assert pledge.condition is not None
    assert "nor will you" in pledge.condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Iran pledged to cap enrichment if the sanctions are lifted.", "if the sanctions are lifted"),
        ("Egypt promised to open the crossing in exchange for a truce.", "in exchange for a truce"),
        ("Egypt promised to open the crossing.", None),
    ],
)
def test_conditions(text: str, condition: str | None) -> None:
    """A condition told beside the promise is kept in the report's words."""
    assert [undertaking.condition for undertaking in read(text)] == [condition]


def test_a_vow_belongs_to_its_owner() -> None:
    """“Ankara's vow to …” is Turkey's promise, whoever recalls it."""
    (vow,) = read("The envoy repeated Ankara's vow to protect its consulates.")
    assert [party.state for party in vow.promisers] == ["TUR"]
    assert vow.words == "to protect its consulates"


def test_fraternal_relations_cannot_be_tested() -> None:
    """Nothing could show a commitment to brotherly relations kept or broken."""
    (pledge,) = read("He reiterated Jordan's commitment to maintaining brotherly relations with Iraq.")
    assert not pledge.testable
    assert [party.state for party in pledge.promisees] == ["IRQ"]


def test_a_joint_name_offers_together() -> None:
    """A “Sino-Pakistan offer” is made by China too."""
    (offer,) = read("The Sino-Pakistan offer to include Afghanistan in the corridor was welcomed.")
    assert [party.state for party in offer.promisers] == ["CHN", "PAK"]
    assert [party.state for party in offer.promisees] == ["AFG"]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia refused to commit to a timetable.",
        "Serbia did not agree to recognise the border.",
        "The ministers agreed that the war had been a mistake.",
        "Brazil should pledge to halt the logging.",
        "If Mali promises to hold elections, the bloc may lift its sanctions.",
        "The corridor promises to halve transport costs.",
    ],
)
def test_what_is_no_promise(text: str) -> None:
    """Refusals, opinions, wishes, suppositions and things promise nothing."""
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "promisers", "words"),
    [
        ("Eritrea undertook not to support armed groups in Tigray.", {"ERI"}, "not to support armed groups in Tigray"),
        ("Rwanda gave assurances that its troops would leave Goma.", {"RWA"}, "its troops would leave Goma"),
        ("Israel and Lebanon committed themselves to a full withdrawal.", {"ISR", "LBN"}, "a full withdrawal"),
        ("Serbia and Croatia agreed on Monday to an immediate truce.", {"SRB", "HRV"}, "an immediate truce"),
        ("The agreement commits Rwanda to withdraw its troops.", {"RWA"}, "to withdraw its troops"),
        ("“We agreed to free the prisoners,” said Ethiopian Foreign Minister Gedion Timothewos.", {"ETH"}, "to free the prisoners"),
    ],
)
def test_what_is_promised_begins_and_ends_cleanly(text: str, promisers: set[str], words: str) -> None:
    """The words are the deed, without the day of the promise or who is bound by it."""
    (pledge,) = read(text)
    assert {party.state for party in pledge.promisers} == promisers
    assert pledge.words == words


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they will not leave the town.",
        "“We will send our envoy to Cairo,” the Kenyan minister said.",
        "Egypt refused to promise a truce.",
    ],
)
def test_plans_and_boasts_are_no_promises(text: str) -> None:
    """What somebody says they will do binds them to nobody unless they promise it."""
    assert read(text) == ()


def test_a_stretch_without_a_beginning_is_due_without_days() -> None:
    """“Within 90 days” keeps its words and says why it has no days."""
    (pledge,) = read("Rwanda pledged to withdraw its troops within 90 days.")
    assert pledge.due is not None
    assert (pledge.due.earliest, pledge.due.latest, pledge.due.words) == (None, None, "within 90 days")
    assert pledge.due.because


def test_a_promise_told_twice_is_one() -> None:
    """The headline's promise and the body's are one undertaking, in the body's words."""
    headline, body = "Kenya, Uganda pledge to reopen border", "Kenya and Uganda pledged to reopen the Busia border crossing by June."
    parts = (Part("headline", Span(0, len(headline))), Part("paragraph", Span(len(headline) + 1, len(headline) + 1 + len(body))))
    reading = next(iter(parse_reports([Report("r", f"{headline}\n{body}", "", parts=parts)])))
    almanac = load_almanac()
    (pledge,) = find_undertakings(mark_voices(mark_names(mark_times(reading), almanac), almanac))
    assert {party.state for party in pledge.promisers} == {"KEN", "UGA"}
    assert pledge.words.startswith("to reopen the Busia border crossing")


def test_many_promises_take_their_length() -> None:
    """Four times the text takes about four times as long."""
    piece = "Kenya pledged to open camp {0} on Monday if Chad agreed. Chad promised Kenya that it would guard road {0}. "

    def seconds(times: int) -> float:
        text = "".join(piece.format(number) for number in range(times))
        reading = mark_names(
            next(iter(parse_reports([Report("r", text, "", parts=(Part("paragraph", Span(0, len(text))),))]))), load_almanac()
        )
        marked = mark_voices(reading, load_almanac())
        started = perf_counter()
        find_undertakings(marked)
        return perf_counter() - started

    seconds(2)
    # Other work on the machine can spoil one comparison; the square of the length would fail every one.
    assert any(seconds(160) < 8 * max(seconds(40), 0.002) for _ in range(3))
