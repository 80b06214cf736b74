"""Timelines: the events of a name in order over 30 documents, on SemEval-2015 task 4 (Airbus and General Motors of its three subjects).

Track A has raw text: events are found by us (verbs, and nouns that name an act). Track B has its events given; the set has them not, but
the Airbus documents are MEANTIME's, so B is measured on these with MEANTIME's event mentions.

The measure is the task's, temporal awareness as in TempEval-3, written from its description: a timeline is a graph in which an event is
SIMULTANEOUS with its date and with the events of its place, and BEFORE those of the next. Precision is the share of the relations we give
that the gold's closure holds, recall the share of the gold's that our closure holds; sums over all timelines (micro). Relations that
follow from others are left out, so that a line of n events has n dates and n - 1 steps. Events that the gold cannot place (0) are left
out. The subtracks leave out the dates. An event of ours is the gold's where they share most mentions, one for one; mentions are the same
where they stand in one sentence of one document and share a word. The task's own program needs the very tokens, which is stricter.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.factuality import read_rows as read_meantime
from bench.factuality import report_of
from bench.timelining import Document, timeline_of
from dragoman.almanac import load_almanac
from dragoman.annotate import annotate_reports
from dragoman.model import Reading, Token
from dragoman.reconcile.chain_acts import names_act

Mentions = frozenset[tuple[str, int, str]]
Line = list[tuple[str, Mentions]]  # the events in order, each with its date and its mentions
Relation = tuple[int, int | str, str]
SUBJECT = {"corpus_1": "Airbus", "corpus_2": "GM"}


def measure(data: Path) -> list[tuple[str, float]]:
    """Micro-F1 of each track and subject."""
    figures = []
    for track, counts in _count(data).items():
        for subject in sorted({subject for subject, _ in counts}) + (["all"] if track.endswith("A") else []):
            total: Counter[str] = Counter()
            for (one, _), found in counts.items():
                if subject in ("all", one):
                    total.update(found)
            figures += [(f"timelines {track} {subject} {name}", value) for name, value in _scores(total).items()]
    return figures


def verdicts(data: Path) -> dict[str, bool]:
    """For each gold event of each timeline, whether we have it on its date."""
    right = {}
    for track, found in _lines(data).items():
        for (subject, name), (gold, ours) in found.items():
            match = match_events(gold, ours)
            for number, (day, mentions) in enumerate(gold):
                words = " ".join(min(sorted(mentions))[0::2]) if mentions else ""
                right[f"{track} {subject} {name} {day} {words} {number}"] = number in match and ours[match[number]][0] == day
    return right


def compare(gold: Line, ours: Line, *, dates: bool) -> Counter[str]:
    """How many relations each has, and how many of them hold in the other."""
    match = match_events(gold, ours)
    back = {other: one for one, other in match.items()}
    return Counter(
        given=len(relations(ours, dates=dates)), wanted=len(relations(gold, dates=dates)),
        held=sum(_holds(one, gold, back) for one in relations(ours, dates=dates)),
        kept=sum(_holds(one, ours, match) for one in relations(gold, dates=dates)),
    )  # fmt: skip


def relations(line: Line, *, dates: bool) -> list[Relation]:
    """The relations that all others follow from: each event with the next, and with its date."""
    steps: list[Relation] = [(one, one + 1, _order(line, one, one + 1)) for one in range(len(line) - 1)]
    return steps + ([(number, day, "SIMULTANEOUS") for number, (day, _) in enumerate(line)] if dates else [])


def match_events(gold: Line, ours: Line) -> dict[int, int]:
    """Which event of ours is which of the gold's: the most mentions shared first, each one once."""
    shared = [
        (-_shared(mentions, told), one, other)
        for one, (_, mentions) in enumerate(gold)
        for other, (_, told) in enumerate(ours)
        if _shared(mentions, told)
    ]
    match: dict[int, int] = {}
    for _, one, other in sorted(shared):
        if one not in match and other not in match.values():
            match[one] = other
    return match


def _holds(relation: Relation, line: Line, match: dict[int, int]) -> bool:
    """Whether a relation follows from another line."""
    one, other, kind = relation
    if one not in match:
        return False
    if isinstance(other, str):
        return line[match[one]][0] == other
    return other in match and _order(line, match[one], match[other]) == kind


def _order(line: Line, one: int, other: int) -> str:
    left, right = line[one][0], line[other][0]
    return "SIMULTANEOUS" if left == right else "BEFORE" if one < other else "AFTER"


def _shared(one: Mentions, other: Mentions) -> int:
    return sum(any(a[:2] == b[:2] and set(a[2].split("_")) & set(b[2].split("_")) for b in other) for a in one)


def _scores(total: Counter[str]) -> dict[str, float]:
    figures = {}
    for kind in ("", " without dates"):
        precision = total[f"held{kind}"] / max(1, total[f"given{kind}"])
        recall = total[f"kept{kind}"] / max(1, total[f"wanted{kind}"])
        figures[f"micro-F1{kind}"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures[f"precision{kind}"], figures[f"recall{kind}"] = precision, recall
    return figures


def _count(data: Path) -> dict[str, dict[tuple[str, str], Counter[str]]]:
    counts: dict[str, dict[tuple[str, str], Counter[str]]] = {}
    for track, found in _lines(data).items():
        counts[track] = {}
        for key, (gold, ours) in found.items():
            full, bare = compare(gold, ours, dates=True), compare(gold, ours, dates=False)
            counts[track][key] = full + Counter({f"{name} without dates": number for name, number in bare.items()})
    return counts


def _lines(data: Path) -> dict[str, dict[tuple[str, str], tuple[Line, Line]]]:
    """For each track, each name's gold line and ours."""
    documents, gold = _read(data, "dev_docs"), _read(data, "dev")
    if not documents or not gold:
        return {}
    given = {row["id"]: row for row in read_meantime(data)}
    parsed = _parse(documents)
    tracks: dict[str, dict[tuple[str, str], tuple[Line, Line]]] = {"track A": {}, "track B": {}}
    for corpus, subject in SUBJECT.items():
        rows = [row for row in documents if row["corpus"] == corpus]
        found = [Document(*parsed[row["id"]], find_events(parsed[row["id"]][0])) for row in rows]
        told = [Document(*parsed[row["id"]], given_events(parsed[row["id"]][0], given[row["id"]])) for row in rows if row["id"] in given]
        for name in (row for row in gold if row["corpus"] == corpus):
            key = subject, name["entity"]
            tracks["track A"][key] = _gold_line(name), _line(timeline_of(name["entity"], found))
            if len(told) == len(rows):
                tracks["track B"][key] = _gold_line(name), _line(timeline_of(name["entity"], told))
    return tracks


def find_events(reading: Reading) -> dict[int, str]:
    """The tokens that name an event: verbs that are no auxiliaries, and nouns whose act is one of the chains' table."""
    return {token.index: token.text for token in reading.tokens if token.pos == "VERB" or (token.pos == "NOUN" and names_act(token.text))}


def given_events(reading: Reading, row: dict[str, Any]) -> dict[int, str]:
    """The event mentions that MEANTIME gives, by the token that stands highest in the parse."""
    starts = report_of(row)[1]
    at: dict[int, Token] = {token.start: token for token in reading.tokens}
    events = {}
    for mark in row["markables"]:
        if mark["tag"] != "EVENT_MENTION":
            continue
        inside = [at[place] for token in mark["tokens"] if (place := starts[mark["sent"], token].start) in at]
        head = next((one for one in inside if one.head == one.index or reading.tokens[one.head] not in inside), None)
        if head is not None:
            events[head.index] = "_".join(row["sentences"][mark["sent"]][token] for token in mark["tokens"])
    return events


def _parse(documents: Iterable[dict[str, Any]]) -> dict[str, tuple[Reading, dict[int, int]]]:
    """Each document's reading, and the sentence of the set in which each of its own sentences starts."""
    made = {
        row["id"]: report_of({**row, "dct": _iso(row["dct"]), "sentences": [sentence.split() for sentence in row["sentences"]]})
        for row in documents
    }
    parsed = {}
    for reading in annotate_reports([report for report, _ in made.values()], load_almanac()):
        name = reading.report.id
        starts = {span.start: sentence for (sentence, _), span in made[name][1].items()}
        lines = {one.index: max((starts[at], at) for at in starts if at <= one.span.start)[0] for one in reading.sentences}
        parsed[name] = reading, lines
    return parsed


def _iso(day: str) -> str:
    """A day as ISO writes it; one of the set's is written day first."""
    return day if day[:4].isdigit() else "-".join(reversed(day.split("-")))


def _gold_line(row: dict[str, Any]) -> Line:
    events = sorted((event for event in row["timeline"] if event["order"]), key=lambda event: event["order"])
    return [(_date(event["date"]), frozenset(map(_mention, filter(_is_mention, event["mentions"])))) for event in events]


def _line(timeline: Sequence[Sequence[Sequence[Any]]]) -> Line:
    return [
        (told[0].day, frozenset((one.document, one.sentence, one.words.casefold()) for one in told))
        for stretch in timeline
        for told in stretch
    ]


def _mention(text: str) -> tuple[str, int, str]:
    document, sentence, words = text.split("-", 2)
    return document, int(sentence), words.casefold()


def _is_mention(text: str) -> bool:
    """A few gold lines have a date or a slip of the pen among the mentions."""
    parts = text.split("-", 2)
    return len(parts) > len("AB") and parts[1].isdigit() and not parts[2].isdigit()


def _date(text: str) -> str:
    """A gold date in full: "2005" is "2005-XX-XX"."""
    return (text + "-XX-XX")[: len(date.max.isoformat())]


def _read(data: Path, name: str) -> list[dict[str, Any]]:
    path = data / "semeval2015_timeline" / f"{name}.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
