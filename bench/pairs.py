"""Pairs: type and quad of a marked source and target, against sentences marked with PLOVER roots."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.annotate.sentences import parse_reports
from dragoman.interpret.pairs import judge_pairs
from dragoman.model import Part, Report, Span

# The set has one class, YIELD, for CONCEDE and RETREAT.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def read_rows(data: Path) -> list[dict[str, str]]:
    """The marked sentences, or none where the set is not there."""
    path = data / "plv" / "train.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def judge(rows: list[dict[str, str]]) -> list[dict[str, object]]:
    """Our judgement on each row."""
    reports = [
        Report(row["id"], row["sentence"], "", language="en", parts=(Part("paragraph", Span(0, len(row["sentence"]))),)) for row in rows
    ]
    readings = parse_reports(reports)
    return list(judge_pairs((reading, row["source"], row["target"]) for reading, row in zip(readings, rows, strict=True)))


def macro_f1(gold: list[str], found: list[str]) -> float:
    """The mean of the classes' F1, each class counting the same."""
    scores = []
    for name in sorted(set(gold)):
        right = sum(1 for one, other in zip(gold, found, strict=True) if one == other == name)
        total = gold.count(name) + found.count(name)
        scores.append(2 * right / total if total else 0.0)
    return sum(scores) / len(scores)


def measure(data: Path) -> list[tuple[str, float]]:
    """Macro-F1 of root and quad."""
    rows = read_rows(data)
    if not rows:
        return []
    judged = judge(rows)
    roots = [YIELD.get(str(one["root"]), str(one["root"])) for one in judged]
    return [
        ("pairs root macro-F1", macro_f1([row["gold_root"] for row in rows], roots)),
        ("pairs quad macro-F1", macro_f1([row["gold_penta"] for row in rows], [str(one["quad"]) for one in judged])),
        ("pairs without any trigger", sum(1 for one in judged if "no trigger" in str(one["because"])) / len(rows)),
    ]


def verdicts(data: Path) -> dict[str, bool]:
    """Whether the root of each sentence is right."""
    rows = read_rows(data)
    return {
        row["id"]: row["gold_root"] == YIELD.get(str(one["root"]), str(one["root"])) for row, one in zip(rows, judge(rows), strict=True)
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, value in measure(folder):
        print(f"{name}\t{value:.3f}")
    everything = read_rows(folder)
    confused = Counter(
        (row["gold_root"], YIELD.get(str(one["root"]), str(one["root"]))) for row, one in zip(everything, judge(everything), strict=True)
    )
    for (gold, found), count in confused.most_common(60):
        if gold != found:
            print(f"{count}\t{gold} read as {found}")
