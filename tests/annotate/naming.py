"""A text of ours, read as far as the names: the desk that the tests of this folder share."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.times import mark_times
from dragoman.model import Mention, Part, Reading, Report, Span, When


@lru_cache
def read(text: str, published: date | None = None) -> Reading:
    """A text whose lines are paragraphs, with its times and names marked."""
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    when = When(published, published, "masthead", "stated") if published else None
    reading = next(iter(parse_reports([Report("own", text, "", published=when, parts=tuple(parts))])))
    return mark_names(mark_times(reading), load_almanac())


def find(reading: Reading, words: str) -> list[Mention]:
    """The mentions with exactly these words, in order; a person's rather than the title's."""
    return [mention for mention in reading.mentions if mention.text == words]


def meant(reading: Reading, mention: Mention) -> str | None:
    """The name referred to, the members' names joined, or None."""
    names = [reading.actor_by_id[each].name for each in (mention.members or (mention.refers_to,)) if each]
    return " + ".join(names) or None
