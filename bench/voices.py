"""Voices against PolNeAR: who said what, in articles of seven American outlets.

Predicted and true attributions are matched one to one, the largest overlap of content first. Tokens of matched
contents count as found; those of unmatched ones, on either side, count against. Cues likewise, over the same matches.
A source is right when it shares at least half of the tokens (Jaccard) with the true one, or both are empty. Calling every sentence a quotation, with its subject as the source, gives .51 on content.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Part, Reading, Report, Span

WORD = re.compile(r"\w+(?:[’']\w+)*")
STEP = 3  # every third article, in the order of their names, so that every outlet has its share


@dataclass(frozen=True)
class Piece:
    """An attribution as sets of word numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass
class Tally:
    """What was found, what was there, and how many matched sources are right."""

    found: int = 0
    said: int = 0
    true: int = 0
    cue_found: int = 0
    cue_said: int = 0
    cue_true: int = 0
    cue_said_matched: int = 0
    cue_true_matched: int = 0
    matched: int = 0
    source_right: int = 0
    source_near: int = 0
    pieces_true: int = 0
    pieces_said: int = 0


def f1(found: int, said: int, true: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * found / (said + true) if said + true else 0.0


def words_in(words: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the words that lie in the spans."""
    held = list(spans)
    return frozenset(number for number, (start, end) in enumerate(words) if any(a <= start and end <= b for a, b in held))


def true_pieces(row: dict, words: Sequence[tuple[int, int]]) -> list[Piece]:
    """The attributions of a row of the data, those without content left out."""
    pieces = []
    for attribution in row["attributions"]:
        fields = ([tuple(span) for item in attribution[name] for span in item["spans"]] for name in ("source", "cue", "content"))
        piece = Piece(*(words_in(words, spans) for spans in fields))
        if piece.content:
            pieces.append(piece)
    return pieces


def said_pieces(reading: Reading, words: Sequence[tuple[int, int]]) -> list[Piece]:
    """The attributions marked in a reading."""
    fields = ("source", "cue", "content")
    return [Piece(*(words_in(words, [(s.start, s.end) for s in getattr(a, name)]) for name in fields)) for a in reading.attributions]


def score(tally: Tally, said: list[Piece], true: list[Piece]) -> None:
    """Match one article's attributions and count."""
    pairs = sorted(
        (
            (len(s.content & t.content), -len(s.content ^ t.content), i, j)
            for i, s in enumerate(said)
            for j, t in enumerate(true)
            if s.content & t.content
        ),
        reverse=True,
    )
    taken_said: set[int] = set()
    taken_true: set[int] = set()
    for overlap, _, i, j in pairs:
        if i in taken_said or j in taken_true:
            continue
        taken_said.add(i)
        taken_true.add(j)
        tally.found += overlap
        tally.cue_found += len(said[i].cue & true[j].cue)
        tally.cue_said_matched += len(said[i].cue)
        tally.cue_true_matched += len(true[j].cue)
        tally.matched += 1
        mine, theirs = said[i].source, true[j].source
        tally.source_right += mine == theirs or (bool(mine | theirs) and 2 * len(mine & theirs) >= len(mine | theirs))
        tally.source_near += mine == theirs or bool(mine & theirs)
    tally.said += sum(len(piece.content) for piece in said)
    tally.true += sum(len(piece.content) for piece in true)
    tally.cue_said += sum(len(piece.cue) for piece in said)
    tally.cue_true += sum(len(piece.cue) for piece in true)
    tally.pieces_said += len(said)
    tally.pieces_true += len(true)


def plain_report(identity: str, text: str) -> Report:
    """A report of lines: the first is the headline, the others are paragraphs."""
    lines = [
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in re.finditer(r"[^\n]+", text) if m[0].strip()
    ]
    parts = tuple(Part("paragraph" if number else "headline", Span(*line)) for number, line in enumerate(lines))
    return Report(identity, text, "", parts=parts)


def measure(data: Path) -> list[tuple[str, float]]:
    """Content, cue and source figures on every third article of the development part."""
    from dragoman.almanac import load_almanac
    from dragoman.annotate.names import mark_names
    from dragoman.annotate.sentences import parse_reports
    from dragoman.annotate.voices import mark_voices

    with gzip.open(data / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: row["id"])[::STEP]
    almanac = load_almanac()
    tally = Tally()
    for row, reading in zip(rows, parse_reports(plain_report(row["id"], row["text"]) for row in rows), strict=True):
        words = [(m.start(), m.end()) for m in WORD.finditer(row["text"])]
        score(tally, said_pieces(mark_voices(mark_names(reading, almanac), almanac), words), true_pieces(row, words))
    return figures(tally)


def figures(tally: Tally) -> list[tuple[str, float]]:
    """The figures by name."""
    return [
        ("voices content token F1", f1(tally.found, tally.said, tally.true)),
        ("voices cue token F1", f1(tally.cue_found, tally.cue_said, tally.cue_true)),
        ("voices cue token F1 of matched", f1(tally.cue_found, tally.cue_said_matched, tally.cue_true_matched)),
        ("voices source right of matched", tally.source_right / max(tally.matched, 1)),
        ("voices source touched of matched", tally.source_near / max(tally.matched, 1)),
        ("voices attributions found", tally.matched / max(tally.pieces_true, 1)),
        ("voices attributions that match", tally.matched / max(tally.pieces_said, 1)),
    ]
