"""The scorer and its marking: the second voice beside the codebook."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpret.codebook import load_codebook
from dragoman.interpret.drafts import Draft
from dragoman.interpret.frames import read_drafts
from dragoman.interpret.marking import SIGNS, find_spans, mark_spans
from dragoman.interpret.opinions import settle_type
from dragoman.interpret.scorer import FOLDER, Opinion, load_scorer
from dragoman.model import Reading

SENTENCE = "Quito expelled the Peruvian envoy after the raid."


def test_marks_stand_around_the_words_they_mark() -> None:
    """Each role has its own sign, before and after its words."""
    marked = mark_spans(SENTENCE, find_spans(SENTENCE, "Quito", "the Peruvian envoy", "expelled"))
    assert marked == "@ Quito @ * expelled * # the Peruvian envoy # after the raid."


def test_a_party_inside_another_is_marked_inside() -> None:
    """The inner of two nested spans lies within the outer's signs; of two that cross, the first stays."""
    assert mark_spans("Mali's army", [("source", 0, 11), ("target", 0, 4)]) == "@ # Mali #'s army @"
    assert mark_spans("one two three", [("source", 0, 7), ("target", 4, 13)]) == "@ one two @ three"


@given(
    st.text(alphabet="ab c", max_size=20),
    st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), st.integers(0, 20), st.integers(0, 20)), max_size=3),
)
def test_marking_loses_no_word(sentence: str, spans: list[tuple[str, int, int]]) -> None:
    """Without the signs, the marked sentence has the sentence's own letters, in their order."""
    inside = [(role, min(start, len(sentence)), min(end, len(sentence))) for role, start, end in spans]
    marked = mark_spans(sentence, inside)
    assert [letter for letter in marked if letter in "abc"] == [letter for letter in sentence if letter in "abc"]


def test_an_opinion_sums_to_one_and_repeats() -> None:
    """The three shares are shares, and the same words get the same opinion again."""
    marked = mark_spans(SENTENCE, find_spans(SENTENCE, "Quito", "the Peruvian envoy"))
    first, again = load_scorer().score(marked), load_scorer().score(marked)
    assert first == again
    assert all(sum(shares.values()) == pytest.approx(1) for shares in (first.types, first.modes, first.statuses))
    assert max(first.types, key=lambda name: first.types[name]) == "SANCTION"


def test_the_weights_are_the_ones_their_card_tells_of() -> None:
    """The shipped file is the file whose figures are told."""
    told = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))
    weights = (FOLDER / "scorer.onnx").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == told["sha256"]
    assert len(weights) <= 25_000_000


def draft_of(reading: Reading) -> Draft:
    """The first draft of a reading."""
    return read_drafts(reading, load_codebook())[0]


def test_the_scorer_wins_only_where_it_is_sure(read: Callable[..., Reading]) -> None:
    """A doubtful opinion leaves the codebook's type; a sure one takes it, and either way the reason says who won."""
    draft = draft_of(read("Ghana criticised Togo on Monday."))
    doubtful = settle_type(draft, Opinion({"ACCUSE": 0.3, "THREATEN": 0.7}, {}, {}), load_codebook())
    sure = settle_type(draft, Opinion({"ACCUSE": 0.0001, "THREATEN": 0.9999}, {}, {}), load_codebook())
    assert (doubtful.type, sure.type) == ("ACCUSE", "THREATEN")
    assert "the codebook won" in doubtful.because
    assert "the scorer won" in sure.because


def test_a_mode_is_read_among_its_types_own() -> None:
    """The share of a mode is taken among the modes of its type."""
    opinion = Opinion({}, {"COERCE/arrest": 0.3, "COERCE/": 0.1, "ASSAULT/beat": 0.6}, {})
    assert opinion.mode_of("COERCE") == ("arrest", pytest.approx(0.75))
    assert opinion.mode_of("AGREE") == ("", 0.0)
