"""What the card of the sentences promises: valid columns, words that are there, families in one part only, every type and mode covered."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
COLUMNS = ["family", "sentence", "source", "target", "trigger", "type", "mode", "status"]
STATUSES = {"happened", "under way", "planned", "called off", "hypothetical", "did not happen"}


@cache
def rows() -> list[dict[str, str]]:
    """Every row of every table."""
    found = []
    for path in sorted((CORPUS / "sentences").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            assert table.fieldnames == COLUMNS, path.name
            found += list(table)
    return found


@cache
def codebook() -> dict[str, set[str]]:
    """The codebook's types with their modes, and NONE, which has none."""
    pages = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "src/dragoman/interpret/codebook").glob("*.yaml")]
    return {page["type"]: set(page["modes"]) for page in pages if "type" in page} | {"NONE": set()}


def part_of(family: str) -> str:
    """The split rule, as scripts/train_scorer.py and the card have it."""
    return {0: "test", 2: "check"}.get(int(hashlib.sha256(family.encode()).hexdigest(), 16) % 10, "train")


def test_there_are_four_thousand_sentences_and_each_row_once() -> None:
    """At least 4,000 sentences; sentence, source and target never come twice."""
    keys = Counter((row["sentence"], row["source"], row["target"]) for row in rows())
    assert len({sentence for sentence, _, _ in keys}) >= 4000
    assert [key for key, times in keys.items() if times > 1] == []


def test_labels_are_of_the_codebook() -> None:
    """Each type, each mode of its type and each status is known."""
    wrong = [
        row
        for row in rows()
        if row["type"] not in codebook() or row["mode"] not in codebook()[row["type"]] | {""} or row["status"] not in STATUSES
    ]
    assert wrong == []


def test_sources_targets_and_triggers_stand_in_the_sentence() -> None:
    """The source and the trigger are there, the target is there or empty; the trigger is whole words."""
    for row in rows():
        assert row["source"]
        assert row["source"] != row["target"]
        assert row["source"] in row["sentence"]
        assert row["target"] in row["sentence"]
        assert re.search(rf"(?<!\w){re.escape(row['trigger'])}(?!\w)", row["sentence"]), row
        assert row["trigger"]


def test_no_sentence_is_in_two_parts() -> None:
    """A sentence is of one family, and a family falls in one part; every part has at least every twentieth row."""
    families = defaultdict(set)
    for row in rows():
        families[row["sentence"]].add(row["family"])
    assert [sentence for sentence, names in families.items() if len(names) > 1] == []
    parts = Counter(part_of(row["family"]) for row in rows())
    assert set(parts) == {"train", "check", "test"}
    assert min(parts.values()) >= len(rows()) / 20


def test_every_type_and_mode_is_covered() -> None:
    """At least three rows for each type and each of its modes."""
    counted = Counter((row["type"], row["mode"]) for row in rows())
    types = Counter(row["type"] for row in rows())
    thin = [(kind, mode) for kind, modes in codebook().items() for mode in modes if counted[kind, mode] < 3]
    assert thin == []
    assert min(types[kind] for kind in codebook()) >= 3


def test_the_boundaries_quote_sentences_of_ours() -> None:
    """Each example of the boundary rules is a sentence of the tables."""
    quoted = re.findall(r"^> (.+)$", (CORPUS / "boundaries.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(quoted) > 15
    assert set(quoted) <= {row["sentence"] for row in rows()}


def test_the_card_counts_what_is_there() -> None:
    """The card's table of types and its totals agree with the tables."""
    card = (CORPUS / "README.md").read_text(encoding="utf-8")
    for kind in codebook():
        those = [row for row in rows() if row["type"] == kind]
        counts = [len(those), len({row["sentence"] for row in those}), len({row["family"] for row in those})]
        assert f"| {kind} | " + " | ".join(f"{count:,}" for count in counts) + " |" in card
    totals = [len(rows()), len({row["sentence"] for row in rows()}), len({row["family"] for row in rows()})]
    assert "| all | " + " | ".join(f"{count:,}" for count in totals) + " |" in card
