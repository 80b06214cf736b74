"""Names against re3d: official statements and press on Syria and Iraq, with persons, organisations and locations marked.

The set marks names inside names ("The Members of the Security Council", "Security Council") and common nouns and pronouns too. We
measure names: marked stretches with a capital in them ("Iraqi forces" is an organisation there), the innermost of those that lie in one another, each matched at most once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from bench.naming import measure_clusters
from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.model import Part, Reading, Report, Span

Stretch = tuple[int, int, str]
KINDS = {"Person": "person", "Organisation": "organisation", "Location": "location"}
PRONOUNS = {"he", "she", "i", "we", "they", "it", "you", "this", "that", "who"}
OURS = {
    "person": "person", "body": "organisation", "armed group": "organisation", "movement": "organisation", "company": "organisation",
    "outlet": "organisation", "mechanism": "organisation", "people": "organisation", "unnamed": "organisation", "state": "location",
}  # fmt: skip
TAGGED = {"PERSON": "person", "ORG": "organisation", "GPE": "location", "LOC": "location", "FAC": "location"}
PLACES = {"GPE", "LOC", "FAC"}


def measure(data: Path) -> list[tuple[str, float]]:
    """Overlap and exact F1 of names on the development part, the tagger's alone beside them, and words per second of the stage."""
    rows = list(_read_rows(data / "re3d" / "dev.jsonl.gz"))
    almanac = load_almanac()
    readings = list(parse_reports(_report(row["id"], row["text"]) for row in rows))
    started = time.perf_counter()
    marked = [mark_names(reading, almanac) for reading in readings]
    seconds = time.perf_counter() - started
    gold = [_gold(row) for row in rows]
    ours, alone = [_names(reading) for reading in marked], [_tagged(reading, set(TAGGED)) for reading in readings]
    figures = [("words per second", sum(len(reading.tokens) for reading in readings) / seconds)]
    for name, found in (("", ours), ("tagger alone ", alone)):
        for kind in ("overlap", "exact"):
            figures.append((f"{name}{kind} F1", _f1(found, gold, exact=kind == "exact", typed=False)))
            figures.append((f"{name}{kind} F1 with the kind", _f1(found, gold, exact=kind == "exact", typed=True)))
    return figures + measure_clusters(data)


def _read_rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _report(name: str, text: str) -> Report:
    """A report whose every line is a paragraph."""
    parts = tuple(Part("paragraph", Span(*line.span())) for line in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Report(name, text, hashlib.sha256(text.encode()).hexdigest(), (name,), language="en", parts=parts)


def _gold(row: dict) -> list[Stretch]:
    """The innermost names of a row."""
    marked = set()
    for entity in row["entities"]:
        words = row["text"][entity["begin"] : entity["end"]].strip()
        if entity["type"] in KINDS and words.lower() not in PRONOUNS and any(letter.isupper() for letter in words):
            marked.add((entity["begin"], entity["end"], KINDS[entity["type"]]))
    return sorted(one for one in marked if not any(_inside(other, one) for other in marked))


def _inside(inner: Stretch, outer: Stretch) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner[1] - inner[0] < outer[1] - outer[0]


def _names(reading: Reading) -> list[Stretch]:
    """Our names, and the places that the tagger sees and the stage leaves to the gazetteer."""
    found = [
        (mention.span.start, mention.span.end, "organisation" if mention.form == "government" else OURS[mention.kind])
        for mention in reading.mentions
        if mention.kind in OURS
        and mention.form in {"name", "surname", "acronym", "capital", "government"}
        and any(letter.isupper() for letter in mention.text)
    ]
    outer = sorted(one for one in set(found) if not any(_inside(one, other) for other in found))
    left = [place for place in _tagged(reading, PLACES) if not any(place[0] < other[1] and other[0] < place[1] for other in outer)]
    return sorted(outer + left)


def _tagged(reading: Reading, labels: set[str]) -> list[Stretch]:
    """The tagger's own stretches with these labels."""
    found: list[Stretch] = []
    for token in reading.tokens:
        if token.entity not in labels:
            continue
        follows = found and token.index and reading.tokens[token.index - 1].entity == token.entity and found[-1][1] >= token.start - 1
        if follows:
            found[-1] = (found[-1][0], token.end, found[-1][2])
        else:
            found.append((token.start, token.end, TAGGED[token.entity]))
    return found


def _f1(found: list[list[Stretch]], gold: list[list[Stretch]], *, exact: bool, typed: bool) -> float:
    """F1 over all rows, each marked name matched at most once."""
    matched = sum(_matches(ours, theirs, exact=exact, typed=typed) for ours, theirs in zip(found, gold, strict=True))
    return 2 * matched / max(1, sum(map(len, found)) + sum(map(len, gold)))


def _matches(ours: list[Stretch], theirs: list[Stretch], *, exact: bool, typed: bool) -> int:
    left = list(theirs)
    count = 0
    for one in ours:
        for other in left:
            same = one[:2] == other[:2] if exact else one[0] < other[1] and other[0] < one[1]
            if same and (not typed or one[2] == other[2]):
                left.remove(other)
                count += 1
                break
    return count
