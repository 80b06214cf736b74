"""Voices: who says what, by which cue, and through whom. The sentences are ours."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.cues import load_cues
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.voices import MOST_CUES, mark_voices
from dragoman.model import Attribution, Part, Reading, Report, Span


@lru_cache
def read(text: str, kind: str = "paragraph") -> Reading:
    """A text of paragraphs, read and its voices marked."""
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    reading = next(iter(parse_reports([Report("r", text, "", parts=tuple(parts))])))
    almanac = load_almanac()
    return mark_voices(mark_names(reading, almanac), almanac)


def words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(reading.report.text) for span in spans)


def find(reading: Reading, cue: str) -> Attribution:
    """The one attribution with this cue."""
    found = [a for a in reading.attributions if cue in words(reading, a.cue)]
    assert len(found) == 1, [words(reading, a.cue) for a in reading.attributions]
    return found[0]


CASES = [
    (
        "The foreign minister said that the border would reopen in May.",
        "said",
        "The foreign minister",
        "that the border would reopen in May",
    ),
    ("The border will reopen in May, the foreign minister said.", "said", "the foreign minister", "The border will reopen in May"),
    ("According to the ministry, eleven villages were flooded.", "According to", "the ministry", "eleven villages were flooded"),
    ("“We will not leave the valley,” said General Okello.", "said", "General Okello", "“We will not leave the valley,”"),
    ("Colombo has repeatedly demanded that the trawlers leave its waters.", "demanded", "Colombo", "that the trawlers leave its waters"),
    ("Armenia called on Azerbaijan to release the prisoners.", "called on", "Armenia", "Azerbaijan to release the prisoners"),
    ("Peru and Chile agreed to reopen the crossing.", "agreed", "Peru and Chile", "to reopen the crossing"),
    ("The envoy welcomed the visit, adding that more talks would follow.", "adding", "The envoy", "that more talks would follow"),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), CASES)
def test_frames(text: str, cue: str, source: str, content: str) -> None:
    """Source, cue and content are told apart in each of these frames."""
    reading = read(text)
    found = find(reading, cue)
    assert words(reading, found.source) == source
    assert words(reading, found.content) == content


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Asmara denied the allegations.", "denied", "denies"),
        ("The spokesman declined to comment on the strike.", "declined", "declines"),
        ("The army neither confirmed nor denied the strike.", "confirmed", "declines"),
        ("The rebels claimed responsibility for the bombing.", "claimed", "claims responsibility"),
        ("The rebels claimed that the city had fallen.", "claimed", "asserts"),
    ],
)
def test_stances(text: str, cue: str, stance: str) -> None:
    """What the cue does with what is said: denying, declining and claiming responsibility are not asserting."""
    assert find(read(text), cue).stance == stance


def test_a_nested_voice_keeps_who_carried_it() -> None:
    """A ministry that writes what the envoy said is a carrier of the envoy's words."""
    reading = read("The ministry wrote in a statement that the envoy said, “We want peace on the river.”")
    inner = find(reading, "said")
    assert [voice.speaker for voice in inner.through] == ["The ministry"]
    assert inner.quoted


def test_an_outlet_that_is_told_is_a_carrier() -> None:
    """“told Arab News” puts the outlet between the speaker and the report."""
    found = find(read("An analyst in Amman, Lina Haddad, told Arab News that the talks had stalled."), "told")
    assert [voice.speaker for voice in found.through] == ["Arab News"]


def test_a_sentence_carried_by_an_outlet() -> None:
    """“…, Radio Pakistan reported” after a sentence makes the sentence that station's word."""
    reading = read("The two delegations met in Kabul on Sunday, Radio Pakistan reported.")
    found = find(reading, "reported")
    assert words(reading, found.content) == "The two delegations met in Kabul on Sunday"
    assert found.voice is not None
    assert found.voice.speaker == "Radio Pakistan"


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    """A second quoted sentence without a speaker belongs to the first one's."""
    reading = read("“The bridge is open,” said Mayor Duarte. “Trucks may cross from tomorrow morning.”")
    found = find(reading, "said")
    assert "Trucks may cross" in words(reading, found.content)


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """A paragraph that is one quotation belongs to whoever spoke before it."""
    reading = read("“The bridge is open,” Mayor Duarte said.\n“The toll will be waived for a month, and we will see after that.”")
    assert len({(a.voice.speaker, a.voice.actor) for a in reading.attributions if a.voice}) == 1
    assert any("toll" in words(reading, a.content) for a in reading.attributions)


def test_a_participle_denies_the_noun_it_hangs_on() -> None:
    """“a claim denied by Baku” is Baku's denial of a claim."""
    reading = read("Yerevan said the post had been shelled, a claim repeatedly denied by Baku.")
    found = find(reading, "denied")
    assert (words(reading, found.source), words(reading, found.content), found.stance) == ("Baku", "a claim", "denies")


def test_an_attitude_has_no_voice() -> None:
    """What somebody hopes, without saying so, is nobody's word."""
    found = find(read("The government hoped that the harvest would be better."), "hoped")
    assert found.act == "feels"
    assert found.voice is None


def test_a_call_on_somebody_is_a_visit() -> None:
    """“called on the president” without anything to do is no demand."""
    assert not read("The ambassador called on the president on Thursday.").attributions


def test_every_span_quotes() -> None:
    """No span of an attribution is empty or begins or ends with a blank."""
    reading = read("“It is over,” he said, “for now.” The ministry later said no order had been given: “None at all.”")
    spans = [span for a in reading.attributions for span in (*a.source, *a.cue, *a.content)]
    assert spans
    assert all(span.of(reading.report.text).strip() == span.of(reading.report.text) != "" for span in spans)


def test_the_table_names_the_manners() -> None:
    """Past forms are as people write them."""
    cues = load_cues()
    assert [cues.past(verb) for verb in ("say", "deny", "announce", "stress", "write")] == [
        "said",
        "denied",
        "announced",
        "stressed",
        "wrote",
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The Kenyan envoy voiced deep concern over the raid.", "voiced deep concern over", "the raid"),
        ("The ministers are confident that the border will open.", "are confident", "that the border will open"),
        ("Talks are expected to begin in Nairobi next month.", "are expected", "to begin in Nairobi next month"),
        ("The envoy denied it: the text, he said, is silent on withdrawal.", "denied", "it"),
        ("A truce held until noon; Kigali said that rebels had broken it.", "said", "that rebels had broken it"),
    ],
)
def test_cues_of_several_words(text: str, cue: str, content: str) -> None:
    """A verb with the noun it lends its speaker to, or with what somebody is, is one cue; the content is what is left."""
    found = find(read(text), cue)
    assert content in words(read(text), found.content)
    assert words(read(text), found.cue).endswith(cue)


def test_that_of_a_relative_stands_for_the_claim() -> None:
    """In “accusations that Khartoum neither confirmed nor denied” the accusations are the content."""
    reading = read("Chad accused Sudan of bombing Tine, accusations that Khartoum neither confirmed nor denied.")
    silence = find(reading, "neither confirmed nor denied")
    assert silence.stance == "declines"
    assert words(reading, silence.content) == "accusations"


def test_feelings_inside_anothers_words_are_no_voices() -> None:
    """What a speaker only mentions, a hope or a plan, is the speaker's word and nobody else's."""
    reading = read("The Kenyan envoy said that the rebels hope to keep the valley and plan to tax the road.")
    assert [words(reading, attribution.cue) for attribution in reading.attributions] == ["said"]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The envoy went on to say that the talks had failed.", "went on to say", "The envoy", "that the talks had failed"),
        ("Norway is trying to explain that the truce will hold.", "is trying to explain", "Norway", "that the truce will hold"),
        ("The spokesman declined to say where the envoys would meet.", "declined to say", "The spokesman", "where the envoys would meet"),
        ("Officials in Kabul were quoted as saying that the border had reopened.", "were quoted as saying", "Officials in Kabul", "that the border had reopened"),
        ("It was reported that the border had reopened.", "was reported", "", "that the border had reopened"),
        ("“The talks,” Araghchi wrote on X, “have failed.”", "wrote", "Araghchi", "“The talks,” … “have failed.”"),
    ],
)  # fmt: skip
def test_cues_with_what_leads_up_to_them(text: str, cue: str, source: str, content: str) -> None:
    """The words that only lead up to a saying are part of its cue, and no half of the words said is lost."""
    reading = read(text)
    found = [a for a in reading.attributions if words(reading, a.cue) == cue]
    assert [words(reading, a.source) for a in found] == [source], [words(reading, a.cue) for a in reading.attributions]
    assert words(reading, found[0].content) == content


def test_what_nobody_says_is_not_said() -> None:
    """That no group has claimed an attack gives no claim; whoever is asked does not ask."""
    assert not read("No group has claimed responsibility for the attack.").attributions
    asked = read("Asked about the strike, the general said he had no comment.").attributions
    assert [attribution.act for attribution in asked] == ["asserts"]


def test_a_sentence_of_cues_alone_is_not_read_to_its_end() -> None:
    """Said said said: what is no sentence takes no time that grows with its square, and a bounded number of voices."""
    assert len(read("Kabul said that " * 90).attributions) <= MOST_CUES


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Chad released a statement confirming that the truce held.", "released a statement confirming", "Chad", "that the truce held"),
        ("Peru claimed that the bridge fell, a report Chile denied on Monday.", "denied", "Chile", "a report"),
        ("Government line: General Idris claimed that the town had fallen.", "claimed", "General Idris", "that the town had fallen"),
        ("The ministry rejected the claim as baseless.", "rejected", "The ministry", "the claim as baseless"),
        ("Rahman emphasized the importance of restraint and maintaining calm.", "emphasized", "Rahman", "the importance of restraint and maintaining calm"),
    ],
)  # fmt: skip
def test_sources_and_contents_are_whole(text: str, cue: str, source: str, content: str) -> None:
    """Whoever issued the statement speaks, nobody stands on both sides of a verb, and no second half of the words is lost."""
    found = find(read(text), cue)
    assert (words(read(text), found.source), words(read(text), found.content)) == (source, content)


def test_a_minister_who_is_quoted_speaks_through_the_agency() -> None:
    """“Anadolu, citing a spokesman, reported that ...”: the spokesman's word, passed on by the agency."""
    found = find(read("Anadolu, citing a spokesman, reported that the border was open."), "citing")
    assert found.voice is not None
    assert (found.voice.speaker.lower(), [voice.speaker[:7] for voice in found.through]) == ("spokesman", ["Anadolu"])


@pytest.mark.parametrize("text", ["The flood claimed the lives of ten miners.", "The truce continues to hold."])
def test_verbs_of_saying_that_say_nothing(text: str) -> None:
    """Lives are claimed and truces continue without a word."""
    assert not read(text).attributions
