"""Chains: cross-document event coreference on ECB+ with the mentions given, beside the same-lemma baseline."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from bench.coreference import conll
from dragoman.reconcile.chains import chain_documents
from dragoman.reconcile.words import stem


def measure(data: Path) -> list[tuple[str, float]]:
    """CoNLL F1 and its parts: over the whole corpus with no topics, with sub-topics, and one chain per stem of the last word."""
    path = data / "ecbplus" / "dev.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = {(row["id"], str(number)): event["chain"] for row in rows for number, event in enumerate(row["events"])}
    figures = []
    for name, topic in (("corpus", None), ("topic", "topic"), ("subtopic", "subtopic")):
        found = {(row["document"], row["event"]): row["chain"] for row in chain_documents([_given(row, topic) for row in rows])}
        figures += [(f"chains.{name}.{measure}", value) for measure, value in conll(gold, found).items()]
    same = {(row["id"], str(number)): stem(event["text"].split()[-1]) for row in rows for number, event in enumerate(row["events"])}
    figures.append(("chains.corpus.same_stem.conll", conll(gold, same)["conll"]))
    return figures


def _given(row: dict, topic: str | None) -> dict:
    """The row as `dragoman chains` takes it: annotated sentences and mentions, without the answer."""
    place = {sentence["sent"]: number for number, sentence in enumerate(row["annotated_sentences"])}
    events = [
        {"id": str(number), "sent": place.get(event["sent"], 0), "tokens": event["tokens"], "text": event["text"]}
        for number, event in enumerate(row["events"])
    ]
    given = {"id": row["id"], "sentences": [sentence["tokens"] for sentence in row["annotated_sentences"]], "events": events}
    return {**given, "topic": row[topic]} if topic else given
