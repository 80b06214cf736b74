"""Factuality: what we say of gold events - done, going on, ahead, not done, only thought of - against MEANTIME's certainty, polarity, time.

A gold event mention has a certainty (CERTAIN, PROBABLE, POSSIBLE, UNDERSPECIFIED), a polarity (POS, NEG) and a time (NON_FUTURE, FUTURE,
UNDERSPECIFIED). Our status stands for one of four values, and the gold for the same four:

    done          we say `happened` or `under way`             gold CERTAIN, POS, NON_FUTURE
    ahead         we say `planned`                             gold CERTAIN, POS, FUTURE
    not           we say `did not happen` or `called off`      gold CERTAIN, NEG, of whatever time
    not certain   we say `hypothetical`                        gold not CERTAIN, of whatever polarity and time

`status` is the share of certain gold events (one of the first three values) where the two values are one. In the gold, what is wanted,
asked for or aimed at is a certain future event; here it is `hypothetical`, as long as nobody has said that it will be. So two wider
figures stand beside it: `polarity` (negated or not) and `had or not` (has it taken place: a `hypothetical` has not, nor has a `planned`).
Gold without values, and CERTAIN gold of UNDERSPECIFIED time or polarity, is left out; generic events (GEN) are kept.

Each figure is given twice: `told` for gold events on which a trigger of one of our accounts stands, and `any` for every gold mention
told by a verb or a noun, where the reader of status is asked directly about that word.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.almanac import load_almanac
from dragoman.annotate import annotate_reports
from dragoman.interpret import interpret_reading
from dragoman.interpret.status import status_of
from dragoman.model import Part, Reading, Report, Span, When

VALUE = {
    "happened": "done",
    "under way": "done",
    "planned": "ahead",
    "did not happen": "not",
    "called off": "not",
    "hypothetical": "not certain",
}
TIGHT = {",", ".", ":", ";", "?", "!", ")", "'s", "n't", "%", "'", "”", "’s", "]"}
OPENING = {"(", "$", "“", "‘", "["}


def read_rows(data: Path) -> list[dict[str, Any]]:
    """The articles of the set, or none where it is not there."""
    path = data / "meantime_en" / "dev.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report_of(row: dict[str, Any]) -> tuple[Report, dict[tuple[int, int], Span]]:
    """A report of the article's words, and where each of its tokens stands; its first line is the headline."""
    text, parts, places = "", [], {}
    for number, words in enumerate(row["sentences"]):
        start = len(text)
        for place, word in enumerate(words):
            glued = place == 0 or word in TIGHT or words[place - 1] in OPENING
            text += "" if glued else " "
            places[(number, place)] = Span(len(text), len(text) + len(word))
            text += word
        parts.append(Part("headline" if number == 0 else "paragraph", Span(start, len(text))))
        text += "\n"
    day = date.fromisoformat(row["dct"]) if row.get("dct") else None
    published = When(day, day, row["dct"], "stated") if day is not None else None
    return Report(row["id"], text, "", published=published, language="en", parts=tuple(parts)), places


def gold_value(mention: dict[str, Any]) -> str | None:
    """Which of the four values the gold has, or None where it says too little."""
    certainty, polarity, time = mention.get("certainty"), mention.get("polarity"), mention.get("time")
    if certainty is None or polarity is None:
        return None
    if certainty != "CERTAIN":
        return "not certain"
    if polarity == "NEG":
        return "not"
    return {"NON_FUTURE": "done", "FUTURE": "ahead"}.get(str(time)) if polarity == "POS" else None


def judge_article(reading: Reading, row: dict[str, Any], places: dict[tuple[int, int], Span]) -> list[dict[str, Any]]:
    """One row for each gold mention with a value: the gold's, ours where an account tells it, and ours of its word."""
    accounts = interpret_reading(reading, load_almanac()).accounts
    found = []
    for mention in row["markables"]:
        gold = gold_value(mention) if mention["tag"] == "EVENT_MENTION" else None
        if gold is None:
            continue
        spans = [places[(mention["sent"], token)] for token in mention["tokens"]]
        span = Span(min(one.start for one in spans), max(one.end for one in spans))
        told = next((one for one in accounts if one.trigger.overlaps(span)), None)
        inside = [token for token in reading.tokens if span.start <= token.start < span.end]
        # The word of the mention that stands highest in the parse.
        head = next((one for one in inside if not span.start <= reading.tokens[one.head].start < span.end or one.head == one.index), None)
        status, why = status_of(reading, head) if head is not None else ("happened", "no word")
        found.append(
            {"id": f"{row['id']}:{mention['m_id']}", "gold": gold, "pos": mention.get("pos"), "word": span.of(reading.report.text),
             "told": VALUE[told.status] if told is not None else None, "any": VALUE[status] if head is not None else None, "why": why,
             "sentence": reading.sentences[head.sentence].span.of(reading.report.text) if head is not None else ""}
        )  # fmt: skip
    return found


def judge(data: Path) -> list[dict[str, Any]]:
    """Every gold mention that has a value."""
    rows = read_rows(data)
    made = {row["id"]: report_of(row) for row in rows}
    readings = {reading.report.id: reading for reading in annotate_reports([report for report, _ in made.values()], load_almanac())}
    return [one for row in rows if row["id"] in readings for one in judge_article(readings[row["id"]], row, made[row["id"]][1])]


def shares(name: str, rows: list[dict[str, Any]], key: str) -> list[tuple[str, float]]:
    """Accuracy of status, polarity and had-or-not where the gold is certain, and over all gold mentions."""
    certain = [row for row in rows if row["gold"] != "not certain"]

    def same(some: list[dict[str, Any]], test: Callable[[str], object]) -> float:
        return sum(test(row[key]) == test(row["gold"]) for row in some) / max(1, len(some))

    return [
        (f"factuality {name} mentions", float(len(certain))),
        (f"factuality {name} status where certain", same(certain, str)),
        (f"factuality {name} polarity where certain", same(certain, lambda value: value == "not")),
        (f"factuality {name} had or not where certain", same(certain, lambda value: value == "done")),
        (f"factuality {name} status of all", same(rows, str)),
    ]


def measure(data: Path) -> list[tuple[str, float]]:
    """The figures for events we tell, and for every event told by a verb or a noun."""
    rows = judge(data)
    if not rows:
        return []
    return shares("told", [row for row in rows if row["told"]], "told") + shares(
        "any", [row for row in rows if row["any"] and row["pos"] in {"VERB", "NOUN"}], "any"
    )


def verdicts(data: Path) -> dict[str, bool]:
    """Whether the status of each certain gold mention is right, asked of its word."""
    return {row["id"]: row["any"] == row["gold"] for row in judge(data) if row["gold"] != "not certain" and row["any"]}


def main() -> None:
    """Print the figures, and what is taken for what."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, value in measure(folder):
        print(f"{name:50} {value:.3f}")
    rows = judge(folder)
    for key in ("told", "any"):
        for (gold, ours), count in Counter((row["gold"], row[key]) for row in rows if row[key]).most_common():
            print(f"{key}\t{count}\t{gold} read as {ours}")


if __name__ == "__main__":
    main()
