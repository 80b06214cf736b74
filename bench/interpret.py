"""Interpret: type, actor and recipient of whole sentences, against the gold sentences of the PLOVER manual's authors."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.almanac import load_almanac
from dragoman.annotate import annotate_reports
from dragoman.interpret import interpret_reading
from dragoman.model import Account, Part, Report, Span, Telling, fold

# The set has the type names of 2016.
NEWER = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "APPEAL": "REQUEST"}
# And the mode names; "other" is none, and a threatened curfew is now one of the threatened restrictions.
NEWER_MODES = {"demo-spon": "demo", "strike-gen": "strike", "detain": "arrest", "THREATEN curfew": "restrict"}
LITTLE = {"the", "of", "a", "an", "and", "s", "government", "official", "officials"}


def read_rows(data: Path) -> list[dict[str, Any]]:
    """The gold sentences, or none where the set is not there."""
    path = data / "plover_gold" / "dev.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tell(rows: list[dict[str, Any]]) -> list[Telling]:
    """What we understand of each sentence."""
    reports = [Report(row["id"], row["text"], "", language="en", parts=(Part("paragraph", Span(0, len(row["text"]))),)) for row in rows]
    almanac = load_almanac()
    return [interpret_reading(reading, almanac) for reading in annotate_reports(reports, almanac)]


def marked(row: dict[str, Any], role: str) -> list[str]:
    """The words of the gold's actors in a role: source or target."""
    parties = row.get(role)
    if not isinstance(parties, list):
        return []
    return [str(party["actorText"]) for party in parties if isinstance(party, dict) and party.get("actorText")]


def names_of(account: Account, text: str) -> list[set[str]]:
    """For each actor or recipient of an account, the words that may name it."""
    found = []
    for party in [*account.parties(), *account.parties("recipients")]:
        words = set(fold(party.name).split())
        for span in party.mentions:
            words |= set(fold(span.of(text)).split())
        found.append(words - LITTLE)
    return found


def overlap(gold: Iterable[str], found: list[set[str]]) -> tuple[int, int, int]:
    """Right, found and gold: a party is right where a word of its marked name is shared."""
    wanted = [set(fold(words).split()) - LITTLE for words in gold]
    right = sum(1 for words in wanted if any(words & one for one in found))
    return right, len(found), len(wanted)


def measure(data: Path) -> list[tuple[str, float]]:
    """Share of sentences with the right type, and recall and precision of the marked parties in that account."""
    rows = read_rows(data)
    if not rows:
        return []
    typed = right = found = wanted = 0
    modes: list[bool] = []
    for row, telling in zip(rows, tell(rows), strict=True):
        gold = NEWER.get(row["event"], row["event"])
        same = [account for account in telling.accounts if account.type == gold]
        typed += bool(same)
        if row.get("mode") not in {None, "", "other"}:
            newer = NEWER_MODES.get(f"{gold} {row['mode']}", NEWER_MODES.get(row["mode"], row["mode"]))
            modes.append(any(newer in account.modes for account in same))
        marks = [*marked(row, "source"), *(words for words in marked(row, "target") if words not in marked(row, "source"))]
        best = max((overlap(marks, names_of(account, row["text"])) for account in same), default=(0, 0, len(marks)))
        right, found, wanted = right + min(best[0], best[1]), found + best[1], wanted + best[2]
    precision, recall = right / max(1, found), right / max(1, wanted)
    return [
        ("interpret type found", typed / len(rows)),
        ("interpret parties F1", 2 * precision * recall / max(1e-9, precision + recall)),
        ("interpret parties precision", precision),
        ("interpret parties recall", recall),
        ("interpret mode right, of all marked with one", sum(modes) / max(1, len(modes))),
    ]


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")):
        print(f"{name}\t{value:.3f}")
