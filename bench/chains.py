"""Chains: cross-document event coreference with the mentions given, beside the same-lemma baseline, on three sets.

`ECB+`: news of 68 happenings in 34 look-alike pairs; CoNLL F1 over the whole corpus with no topics given, and with sub-topics given.
The documents are told in two halves by a hash of their names: `half seen` is the one that the method was developed on, `half unseen`
was only measured. A half is scored by itself, so that its chains are shorter and its figures higher than the corpus's.
`MEANTIME`: Wikinews on two subjects, all event mentions that refer to an event; no topics given. Chains are the set's instances.
`NewsWCL50`: five outlets on each of six political events; the mentions are phrases and the chains are wide. No topics given, as for
the baseline; `in topic` gives both the topic.

The baseline makes one chain of all mentions with one lemma: the set's own lemma in MEANTIME, the stem of the set's head word in NewsWCL50,
the stem of the last word in ECB+. `alone` makes a chain of every mention.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.coreference import conll
from dragoman.reconcile.chains import chain_documents
from dragoman.reconcile.words import stem

Row = dict[str, Any]
Mention = tuple[str, str]
Clustering = Mapping[Mention, Hashable]
SETS = ("ecbplus", "meantime_en", "newswcl50")
# A mention is right where its chain and the gold's share more than this part of what is in either.
RIGHT = 0.5


def measure(data: Path) -> list[tuple[str, float]]:
    """CoNLL F1 on ECB+, B-cubed F1 and CoNLL F1 on the other two, each with its baseline."""
    return [*_ecbplus(read_rows(data, "ecbplus")), *_meantime(read_rows(data, "meantime_en")), *_newswcl(read_rows(data, "newswcl50"))]


def verdicts(data: Path) -> dict[str, bool]:
    """For each mention of the three sets, whether its chain is mostly the gold's."""
    right: dict[str, bool] = {}
    for name, read in zip(SETS, (_read_ecbplus, _read_meantime, _read_newswcl), strict=True):
        given, gold, _ = read(read_rows(data, name))
        found = chain(given)
        ours, theirs = _mates(found), _mates(gold)
        for mention in gold:
            one, other = ours[found[mention]], theirs[gold[mention]]
            right[f"{name} {mention[0]} {mention[1]}"] = len(one & other) > RIGHT * len(one | other)
    return right


def read_rows(data: Path, name: str) -> list[Row]:
    """The documents of a set, or none where it is not there."""
    path = data / name / "dev.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def chain(given: Iterable[Row]) -> dict[Mention, str]:
    """Our chains, by mention."""
    return {(row["document"], row["event"]): row["chain"] for row in chain_documents(given)}


def half(name: str) -> int:
    """Which half of a set a document falls in, by its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def _ecbplus(rows: list[Row]) -> list[tuple[str, float]]:
    figures = []
    parts = {
        "": rows,
        ", half seen": [row for row in rows if half(row["id"]) == 0],
        ", half unseen": [row for row in rows if half(row["id"])],
    }
    for part, chosen in parts.items() if rows else ():
        given, gold, lemma = _read_ecbplus(chosen)
        sub = {row["id"]: row["subtopic"] for row in chosen}
        for name, topics, words in (
            ("corpus-wide", {}, lemma),
            ("sub-topic", sub, {mention: (sub[mention[0]], lemma[mention]) for mention in lemma}),
        ):
            scores = conll(gold, chain(_with_topics(given, topics)))
            figures.append((f"ECB+ {name} CoNLL F1{part}", scores["conll"]))
            if not part:
                figures += [(f"ECB+ {name} B3 {side}", scores[f"b3_{side}"]) for side in ("precision", "recall")]
                figures.append((f"ECB+ {name} CoNLL F1 same lemma", conll(gold, words)["conll"]))
    return figures


def _meantime(rows: list[Row]) -> list[tuple[str, float]]:
    if not rows:
        return []
    given, gold, lemma = _read_meantime(rows)
    alone = {mention: mention for mention in gold}
    return [*_beside("MEANTIME", gold, chain(given), lemma), ("MEANTIME B3 alone", conll(gold, alone)["b3"])]


def _newswcl(rows: list[Row]) -> list[tuple[str, float]]:
    if not rows:
        return []
    given, gold, lemma = _read_newswcl(rows)
    topics = {row["id"]: row["topic"] for row in rows}
    within = {mention: (topics[mention[0]], lemma[mention]) for mention in lemma}
    figures = _beside("NewsWCL50", gold, chain(given), lemma)
    return [*figures, *_beside("NewsWCL50 in topic", gold, chain(_with_topics(given, topics)), within)]


def _beside(name: str, gold: Clustering, found: Clustering, lemma: Clustering) -> list[tuple[str, float]]:
    """Our figures and the baseline's, and how far we are above it."""
    ours, theirs = conll(gold, found), conll(gold, lemma)
    return [
        (f"{name} B3", ours["b3"]),
        (f"{name} B3 same lemma", theirs["b3"]),
        (f"{name} B3 above same lemma", ours["b3"] - theirs["b3"]),
        (f"{name} CoNLL F1", ours["conll"]),
        (f"{name} CoNLL F1 same lemma", theirs["conll"]),
    ]


def _read_ecbplus(rows: list[Row]) -> tuple[list[Row], dict[Mention, str], dict[Mention, str]]:
    """Whole documents as `dragoman chains` takes them, the sentences with mentions first; the gold chain and the stem of each mention."""
    given, gold, lemma = [], {}, {}
    for row in rows:
        place = {sentence["sent"]: number for number, sentence in enumerate(row["annotated_sentences"])}
        events = []
        for number, event in enumerate(row["events"]):
            name = str(number)
            events.append({"id": name, "sent": place.get(event["sent"], 0), "tokens": event["tokens"], "text": event["text"]})
            gold[row["id"], name], lemma[row["id"], name] = event["chain"], stem(event["text"].split()[-1])
        sentences = [sentence["tokens"] for sentence in row["annotated_sentences"]]
        given.append({"id": row["id"], "sentences": [*sentences, *row["full_document"]], "events": events})
    return given, gold, lemma


def _read_meantime(rows: list[Row]) -> tuple[list[Row], dict[Mention, Hashable], dict[Mention, str]]:
    """Articles with the event mentions that refer to an event; an event without an instance is its document's own."""
    given, gold, lemma = [], {}, {}
    for row in rows:
        marked = {mark["m_id"]: mark for mark in row["markables"]}
        links = [link for link in row["relations"] if link["type"] == "REFERS_TO" and marked[link["target"][0]]["tag"] == "EVENT"]
        target = {source: marked[link["target"][0]] for link in links for source in link["source"]}
        events = []
        for mark in row["markables"]:
            if mark["tag"] == "EVENT_MENTION" and mark["m_id"] in target:
                name, event = mark["m_id"], target[mark["m_id"]]
                events.append({"id": name, "sent": mark["sent"], "tokens": mark["tokens"], "text": mark["text"]})
                gold[row["id"], name] = event.get("instance_id") or (row["id"], event["m_id"])
                lemma[row["id"], name] = mark.get("pred", mark["text"]).casefold()
        given.append({"id": row["id"], "sentences": row["sentences"], "events": events})
    return given, gold, lemma


def _read_newswcl(rows: list[Row]) -> tuple[list[Row], dict[Mention, str], dict[Mention, str]]:
    """Articles with their mentions of events, actions and what they are about; the set's head word is the baseline's alone."""
    given, gold, lemma = [], {}, {}
    for row in rows:
        events = []
        for number, mention in enumerate(row["event_mentions"]):
            name, words = str(number), row["sentences"][mention["sent_id"]]
            text = " ".join(words[token] for token in mention["tokens_number"])
            events.append({"id": name, "sent": mention["sent_id"], "tokens": mention["tokens_number"], "text": text})
            gold[row["id"], name], lemma[row["id"], name] = mention["coref_chain"], stem(mention["mention_head"])
        given.append({"id": row["id"], "sentences": row["sentences"], "events": events})
    return given, gold, lemma


def _with_topics(given: list[Row], topics: Mapping[str, str]) -> list[Row]:
    return [{**row, "topic": topics[row["id"]]} if topics else row for row in given]


def _mates(clustering: Clustering) -> dict[Hashable, set[Mention]]:
    mates: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention, group in clustering.items():
        mates[group].add(mention)
    return mates
