"""Pace: text made to be slow is read in time that grows with its length, and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.model import Part, Reading, Report, Span

LETTERS = "abcdefghijklmnopqrst"


def _name(number: int) -> str:
    """A capitalised word that no other number gives."""
    letters = []
    for _ in range(4):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "K" + "".join(letters)


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line of capitalised words": lambda count: " ".join(_name(number) for number in range(4 * count)),
    "one name over and over": lambda count: "Ishaq Dar and " * count,
    "ever new names with a title": lambda count: " ".join(
        f"Minister {_name(number)} {_name(7 * number)} spoke." for number in range(count)
    ),
    "one surname for all": lambda count: " ".join(f"{_name(number)} Haqqani met Haqqani." for number in range(count)),
    "nested quotes": lambda count: "“" * count + "Dar said" + "”" * count,
    "sides again and again": lambda count: "Pakistan and Iran met. Both sides agreed. " * (count // 2),
}


def _read(text: str) -> Reading:
    """The text as one headline, parsed but without names."""
    return next(iter(parse_reports([Report("own", text, "", language="en", parts=(Part("paragraph", Span(0, len(text))),))])))


def _seconds(reading: Reading) -> float:
    """The shortest of three readings, so that a busy machine does not count."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        mark_names(reading, load_almanac())
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("kind", HOSTILE)
def test_four_times_the_text_takes_no_square_of_the_time(kind: str) -> None:
    """Four times the text takes about four times the time; the square would be sixteen."""
    load_almanac().places("Paris")
    short, long = _read(HOSTILE[kind](250)), _read(HOSTILE[kind](1000))
    assert _seconds(long) < 9 * max(_seconds(short), 0.005)
