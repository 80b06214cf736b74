"""What the lines of a page are told to be."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.layout import lay_out

GOLDEN = yaml.safe_load((Path(__file__).parent / "pages.yaml").read_text(encoding="utf-8"))


def pieces(page):
    """Give the (kind, words) of each part of a golden page."""
    for line in page["lines"]:
        ((kind, words),) = line.items()
        yield [tuple(piece.split("=", 1)) for piece in words.split("‖")] if kind == "cut" else [(kind, words)]


def written(page):
    """Give a golden page as it is printed."""
    return "\n\n".join(" ".join(words for _, words in line) for line in pieces(page))


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page["name"])
def test_every_line_is_the_kind_it_is(page):
    """Each line of a page is told to be what a reader would call it."""
    text = written(page)
    assert [(part.kind, part.span.of(text)) for part in lay_out(text).parts] == [piece for line in pieces(page) for piece in line]


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page["name"])
def test_parts_cover_the_text(page):
    """Parts lie in order, never overlap, and cover all that is not white."""
    text = written(page)
    parts = lay_out(text).parts
    assert all(left.span.end <= right.span.start for left, right in pairwise(parts))
    assert "".join("".join(part.span.of(text) for part in parts).split()) == "".join(text.split())


@given(
    st.lists(
        st.sampled_from(
            ["-----", "“”", "KABUL: ", "By", "Jul 2025", "Norland meets Sudland", "He went to sea.", "Tags:", "\n", "١٢", "• x", "0"]
        )
        | st.text(max_size=30),
        max_size=12,
    )
)
def test_any_text_is_covered(lines):
    """Whatever a text holds, its parts lie in order and cover all of it that is not white."""
    text = "\n".join(lines)
    parts = lay_out(text).parts
    assert all(left.span.end <= right.span.start for left, right in pairwise(parts))
    assert "".join("".join(part.span.of(text) for part in parts).split()) == "".join(text.split())


def test_lines_broken_at_a_margin_are_one_paragraph():
    """A paragraph that a margin broke is one part."""
    text = (
        "Ministers of the two states met in\nthe capital on Monday and agreed to open\nthe crossing again, the foreign ministry\nsaid in a statement.\n\n"
        "They will meet again in a month, when\nthe committee is to report on the work\nthat has been done.\n"
    )
    assert [part.kind for part in lay_out(text).parts] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "A\n" * 30_000,
        "KABUL: \n" * 30_000,
        "icon-a " * 60_000 + "!",
        "(" * 200_000,
        "Jul 20 2025 " * 20_000,
        "“" * 200_000,
        "share " * 60_000 + "!",
        " " * 500_000 + "x",
    ],
    ids=lambda text: text[:8],
)
def test_hostile_text_ends_soon(text):
    """No text takes long to lay out, whatever it repeats."""
    start = time.perf_counter()
    lay_out(text)
    assert time.perf_counter() - start < 5
