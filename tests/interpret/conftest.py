"""A reader of our own sentences: the real parse and everything annotate marks, then interpret."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from dragoman.almanac import load_almanac
from dragoman.annotate import annotate_reports
from dragoman.interpret import interpret_reading
from dragoman.model import Part, PartKind, Reading, Report, Span, Telling, When

PUBLISHED = When(date(2024, 3, 6), date(2024, 3, 6), "6 March 2024", "stated")


def make_report(text: str, headline: str | None = None, name: str = "own.txt") -> Report:
    """A report of our own: a headline if there is one, and a paragraph for each line."""
    whole = f"{headline}\n{text}" if headline else text
    parts, place = [], 0
    for line in whole.split("\n"):
        kind: PartKind = "headline" if headline and place == 0 else "paragraph"
        if line.strip():
            parts.append(Part(kind, Span(place, place + len(line))))
        place += len(line) + 1
    sha256 = hashlib.sha256(whole.encode()).hexdigest()
    return Report(name, whole, sha256, (name,), title=headline, published=PUBLISHED, language="en", parts=tuple(parts))


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Reads a text of ours, published on Wednesday 6 March 2024."""
    return lambda text, headline=None: next(annotate_reports([make_report(text, headline)], load_almanac()))


@pytest.fixture(scope="session")
def tell(read: Callable[..., Reading]) -> Callable[..., Telling]:
    """Tells what is understood of a text of ours."""
    return lambda text, headline=None: interpret_reading(read(text, headline), load_almanac())
