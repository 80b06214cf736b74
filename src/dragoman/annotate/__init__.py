"""Report → Reading: who, where, when and by whose word, marked in the text.

What comes in: a `Report` with its parts told apart. What goes out: the same report with its sentences and tokens, its
mentions and who they refer to, its times with their reach and their anchor, its places, and its voices. All stages share
one parse. It refuses to say what happened (that is `interpret`) and to give anyone a name, an office or a day that the
report does not: a mention that no rule can settle refers to no one, and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.almanac import Almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.places import mark_places
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.times import mark_times
from dragoman.annotate.voices import mark_voices
from dragoman.model import Reading, Report

__all__ = ["annotate_reports"]


def annotate_reports(reports: Iterable[Report], almanac: Almanac) -> Iterator[Reading]:
    """Mark everything in each report, in order."""
    for reading in parse_reports(reports):
        named = mark_names(mark_times(reading), almanac)
        yield mark_voices(mark_places(named, almanac), almanac)
