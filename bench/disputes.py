"""Disputes: how many of the labelled disagreements between the retold news clusters the record shows, with both values.

A label names an event, a field, and two or more values, each with the reports that give it. It is found when one disagreement of the
record has two variants that stand for two different labelled values. A variant stands for a value when one of its reports is one of
the value's, and it says the same: the same number where the value has one and the variant is a number, the same day (of the month, or
of the week) where the variant is a time, else a word of matter that the other labelled value has not; a value that has no such word
(it says less than the other) must be in the variant whole, and nothing that only the other has. Labels of which fewer than two values
have a report whose text is there are left out. A contradiction that no label answers to is counted as unlabelled: the
labels are not complete, so that it may still be true; the ones printed by `python -m bench.disputes` are to be read by hand.
"""

from __future__ import annotations

import json
import re
import sys
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

from bench.merging import understand
from dragoman.almanac import load_almanac
from dragoman.model import Disagreement, Magnitude, Reconciliation, Report, Variant, When
from dragoman.reconcile import reconcile_tellings
from dragoman.reconcile.values import say
from dragoman.reconcile.words import content

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
Label = dict[str, Any]


@lru_cache(maxsize=2)
def judge(data: Path) -> tuple[dict[str, Report], Reconciliation, list[Label], dict[int, list[Disagreement]]]:
    """The record made of the clusters, the labels that can be found in it, and for each, by its place, what answers to it."""
    folder = data / "newsclusters"
    rows = [row for row in map(json.loads, (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()) if row.get("text")]
    there = {row["id"] for row in rows}
    told = json.loads((folder / "disagreements.json").read_text(encoding="utf-8"))
    labels = [label for label in told if sum(bool(there & set(value["reports"])) for value in label["values"]) > 1]
    reports, tellings = understand(rows)
    record = reconcile_tellings(reports, tellings, [], load_almanac())
    answers = {place: [one for one in record.disagreements if is_of(label, one, reports)] for place, label in enumerate(labels)}
    return reports, record, labels, answers


def is_of(label: Label, found: Disagreement, reports: dict[str, Report]) -> bool:
    """Whether a disagreement of the record holds two of a label's values, each told by a variant of its own."""
    return any(
        stands_for(one, first, second, reports) and stands_for(other, second, first, reports)
        for first, second in permutations(label["values"], 2)
        for one, other in permutations(found.variants, 2)
    )


def stands_for(variant: Variant, value: Label, rival: Label, reports: dict[str, Report]) -> bool:
    """Whether a variant tells a labelled value and not its rival, by one of the value's reports."""
    return bool(set(variant.reports) & set(value["reports"])) and says_it(variant, value["value"], rival["value"], reports)


def says_it(variant: Variant, words: str, rival: str, reports: dict[str, Report]) -> bool:
    """Whether a variant's value is the labelled one: its number, its day, or what tells its words from its rival's."""
    told = variant.value
    numbers = {float(number.replace(",", "")) for number in NUMBER.findall(words)}
    if isinstance(told, Magnitude):
        return told.value in numbers if numbers and told.value is not None else not numbers and told.value is None
    if isinstance(told, When):
        days = {told.day.day} if told.day else {int(number) for number in NUMBER.findall(told.edtf or "")}
        named = f"{say(told)} {told.words}".casefold()
        return bool(numbers & days) or any(word in named for word in re.findall(r"[a-z]+day", words.casefold()))
    quotes = " ".join(one.span.of(reports[one.report].text) for one in variant.evidence if one.report in reports)
    said, own, other = content(f"{say(told)} {quotes}"), content(words) - content(rival), content(rival) - content(words)
    return bool(own & said) if own else content(words) <= said and not other & said


def measure(data: Path) -> list[tuple[str, float]]:
    """The share of labels found with both values; the contradictions shown, and how many of them no label answers to."""
    if not (data / "newsclusters").exists():
        return []
    _, record, labels, answers = judge(data)
    labelled = {one.id for found in answers.values() for one in found}
    shown = [one for one in record.disagreements if one.kind == "contradiction"]
    return [
        ("disputes labels", float(len(labels))),
        ("disputes found with both values", sum(map(bool, answers.values())) / len(labels)),
        ("disputes contradictions shown", float(len(shown))),
        ("disputes contradictions unlabelled", float(sum(one.id not in labelled for one in shown))),
        ("disputes rows shown", float(len(record.disagreements))),
    ]


def verdicts(data: Path) -> dict[str, bool]:
    """Whether each label is found."""
    if not (data / "newsclusters").exists():
        return {}
    _, _, labels, answers = judge(data)
    return {f"{label['event_id']} {label['field']}": bool(answers[place]) for place, label in enumerate(labels)}


def main() -> None:
    """Print the figures, then every label with what answers to it, then the contradictions that no label answers to."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, value in measure(folder):
        print(f"{name}\t{value:.3f}")
    _, record, labels, answers = judge(folder)
    for place, label in enumerate(labels):
        print("found " if answers[place] else "MISSED", label["event_id"], "|", label["field"], "|", label["group"])
        for one in answers[place]:
            print("        ", one.kind, one.slot, [say(variant.value) for variant in one.variants])
    labelled = {one.id for found in answers.values() for one in found}
    for one in record.disagreements:
        if one.kind == "contradiction" and one.id not in labelled:
            print("unlabelled", one.slot, one.because)


if __name__ == "__main__":
    main()
