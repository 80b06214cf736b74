"""Lists where the codebook falls short on the train part of our own sentences, so that a researcher sees what to add.

python scripts/trigger_gaps.py [--type TYPE] [--least N] [--sentences]. First the trigger words that no pattern matches (the lemma, its
particles, the heads of its objects), by type; then the patterns that match and give another type, by their row. `--sentences` writes
a sentence below each line. The check and the test part are never opened.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from bench.sentences import Row, read_rows

from dragoman.annotate.sentences import parse_reports
from dragoman.interpret.codebook import Codebook, load_codebook
from dragoman.interpret.conventions import apply_conventions
from dragoman.interpret.triggers import find_triggers, objects_of
from dragoman.model import Part, Reading, Report, Span, Token

Found = dict[tuple[str, ...], list[str]]


def read_sentences(rows: list[Row]) -> dict[str, Reading]:
    """The parse of each sentence."""
    sentences = sorted({row["sentence"] for row in rows})
    reports = [Report(text, text, "", language="en", parts=(Part("paragraph", Span(0, len(text))),)) for text in sentences]
    return {reading.report.id: reading for reading in parse_reports(reports)}


def marked_tokens(reading: Reading, words: str) -> list[Token]:
    """The tokens of the marked trigger, where it first stands."""
    start = reading.report.text.find(words)
    return [token for token in reading.tokens if start >= 0 and token.start < start + len(words) and start < token.end]


def head_of(tokens: list[Token]) -> Token:
    """The token of a stretch that the others hang on."""
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[0])


def describe(reading: Reading, token: Token) -> str:
    """A word as a trigger would be written: its lemma, its particles, and the heads of its objects."""
    words = [reading.tokens[child] for child in token.children]
    particles = [word.text.lower() for word in words if word.dep in {"prt", "prep", "agent"} and word.index > token.index]
    objects = [reading.tokens[index].lemma.lower() for index in objects_of(reading, token)][:2]
    return " ".join([f"{token.lemma.lower()} [{token.pos}]", *particles, *(f"+{word}" for word in objects)])


def sort_rows(rows: list[Row], codebook: Codebook) -> tuple[Found, Found]:
    """The gaps (type, trigger) and the misreadings (type, type read, row, pattern, note), with the rows' sentences."""
    readings = read_sentences(rows)
    gaps: Found = defaultdict(list)
    misread: Found = defaultdict(list)
    for row in rows:
        reading = readings[row["sentence"]]
        tokens = marked_tokens(reading, row["trigger"])
        if not tokens:
            continue
        inside = {token.index for token in tokens}
        near = find_triggers(reading, codebook, 0, len(reading.tokens))
        matched = [one for one in near if one.token in inside] or [one for one in near if one.used & inside]
        if not matched:
            gaps[row["type"], describe(reading, head_of(tokens))].append(row["sentence"])
            continue
        read = [(one, *apply_conventions(reading, one, codebook)) for one in matched]
        if row["type"] not in {name for _, name, _ in read}:
            one, name, why = read[0]
            misread[row["type"], name, one.pattern.row.place, f"{one.pattern.words}{why}"].append(row["sentence"])
    return gaps, misread


def write(title: str, found: Found, least: int, *, sentences: bool) -> None:
    """Write a list, the commonest first within its type."""
    print(f"# {title}: {sum(len(rows) for rows in found.values())}")
    for key, rows in sorted(found.items(), key=lambda item: (item[0][0], -len(item[1]), item[0])):
        if len(rows) < least:
            continue
        print("\t".join([str(len(rows)), *key]))
        if sentences:
            print(f"\t\t{rows[0]}")


def main() -> None:
    """Read the train part and write both lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--type", help="only rows of this type")
    parser.add_argument("--least", type=int, default=1, help="leave out what is found less often")
    parser.add_argument("--sentences", action="store_true", help="a sentence below each line")
    parser.add_argument("--codebook", type=Path, help="a folder of one's own, laid over the codebook")
    asked = parser.parse_args()
    rows = [row for row in read_rows("train") if row["type"] != "NONE" and asked.type in {None, row["type"]}]
    gaps, misread = sort_rows(rows, load_codebook(asked.codebook))
    write("Triggers that no pattern matches", gaps, asked.least, sentences=asked.sentences)
    write("Patterns that give another type", misread, asked.least, sentences=asked.sentences)


if __name__ == "__main__":
    main()
