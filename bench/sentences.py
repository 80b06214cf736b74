"""Sentences: the whole of interpret on the test part of our own example sentences, which nobody may look at while writing rules.

A row is found when an account of its sentence is of its type and stands at its trigger or has both its parties; complete when it has
both parties in their seats (a mutual act's parties act together). A NONE row is right when no account ties the two to one another.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from pathlib import Path

from dragoman.almanac import load_almanac
from dragoman.annotate import annotate_reports
from dragoman.interpret import interpret_reading
from dragoman.model import Account, Part, Party, Report, Span

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "sentences"
Row = dict[str, str]


def part_of(family: str) -> str:
    """Train, check or test, as the scorer's training has it."""
    return {0: "test", 2: "check"}.get(int(hashlib.sha256(family.encode()).hexdigest(), 16) % 10, "train")


def read_rows(part: str) -> list[Row]:
    """The rows of one part."""
    rows: list[Row] = []
    for path in sorted(CORPUS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows += [{"id": f"{path.stem}:{number}"} | row for number, row in enumerate(csv.DictReader(lines), start=1)]
    return [row for row in rows if part_of(row["family"]) == part]


def tell(rows: list[Row]) -> dict[str, tuple[Account, ...]]:
    """The accounts of each sentence."""
    almanac = load_almanac()
    sentences = sorted({row["sentence"] for row in rows})
    reports = [Report(text, text, "", language="en", parts=(Part("paragraph", Span(0, len(text))),)) for text in sentences]
    return {reading.report.id: interpret_reading(reading, almanac).accounts for reading in annotate_reports(reports, almanac)}


def seated(account: Account, slot: str, start: int, end: int) -> bool:
    """Whether a party in some seat is mentioned within a marked stretch."""
    parties: list[Party] = list(account.parties(slot))
    return any(span.start < end and start < span.end for party in parties for span in party.mentions)


def judge(row: Row, accounts: tuple[Account, ...]) -> dict[str, object]:
    """What became of one row."""
    text = row["sentence"]
    spans = {role: (text.find(row[role]), text.find(row[role]) + len(row[role])) for role in ("source", "target", "trigger")}
    best: dict[str, object] = {"found": False, "complete": False, "status": False, "mode": False, "typed": ""}
    for account in accounts:
        at = account.trigger.start < spans["trigger"][1] and spans["trigger"][0] < account.trigger.end
        actor = seated(account, "actors", *spans["source"])
        target = not row["target"] or any(seated(account, slot, *spans["target"]) for slot in ("recipients", "actors"))
        if at:
            best["typed"] = account.type
        if account.type == row["type"] and (at or (actor and target)):
            best["found"] = True
            best["complete"] = best["complete"] or (actor and target)
            best["status"] = best["status"] or account.status == row["status"]
            best["mode"] = best["mode"] or row["mode"] in account.modes
        if row["type"] == "NONE" and actor and target:
            best["typed"] = account.type
    if row["type"] == "NONE":
        best["found"] = best["complete"] = not best["typed"]
    return best


def measure(data: Path, part: str = "test") -> list[tuple[str, float]]:
    """Shares of rows found, complete, and of those found the status and the mode right."""
    del data
    rows = read_rows(part)
    told = tell(rows)
    judged = [(row, judge(row, told.get(row["sentence"], ()))) for row in rows]
    acts = [(row, one) for row, one in judged if row["type"] != "NONE"]
    found = [(row, one) for row, one in acts if one["found"]]
    moded = [one for row, one in found if row["mode"]]
    return [
        ("sentences found", len(found) / max(1, len(acts))),
        ("sentences complete", sum(bool(one["complete"]) for _, one in acts) / max(1, len(acts))),
        ("sentences status of found", sum(bool(one["status"]) for _, one in found) / max(1, len(found))),
        ("sentences mode of found", sum(bool(one["mode"]) for one in moded) / max(1, len(moded))),
        (
            "sentences NONE left alone",
            sum(bool(one["found"]) for row, one in judged if row["type"] == "NONE") / max(1, len(judged) - len(acts)),
        ),
    ]


def verdicts(data: Path) -> dict[str, bool]:
    """Whether each row of the test part is complete."""
    del data
    rows = read_rows("test")
    told = tell(rows)
    return {row["id"]: bool(judge(row, told.get(row["sentence"], ()))["complete"]) for row in rows}


if __name__ == "__main__":
    # The train part may be read while rules are written; the test part may not.
    part = sys.argv[1] if len(sys.argv) > 1 else "train"
    for name, value in measure(Path(), part):
        print(f"{name}\t{value:.3f}")
    rows = read_rows(part)
    told = tell(rows)
    judged = [(row, judge(row, told.get(row["sentence"], ()))) for row in rows]
    confused = Counter((row["type"], one["typed"] or "nothing") for row, one in judged if not one["found"])
    for (gold, read), count in confused.most_common(40):
        print(f"{count}\t{gold} read as {read}")
    if part == "train":
        for row, one in judged:
            if not one["complete"]:
                print(
                    "\t".join(
                        [
                            row["id"],
                            row["type"],
                            str(one["typed"]),
                            str(one["found"]),
                            row["source"],
                            row["target"],
                            row["trigger"],
                            row["sentence"],
                        ]
                    )
                )
