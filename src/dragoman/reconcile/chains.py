"""Chains: which event mentions of many documents are one event, when the mentions are given and nothing else is known.

Documents are gathered into stories by their rare words; within a story, one act is one event. It is what `dragoman chains` runs.
The mentions of a document are not compared with the parties and days that a report's accounts have: these rows have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from dragoman.model import identify
from dragoman.reconcile.stories import gather_stories
from dragoman.reconcile.words import load_words, read_table, stem

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Endings that make a noun of a verb: the announcement is what was announced.
NOUNS = ("ization", "ation", "ition", "ution", "sion", "tion", "ment", "ance", "ence", "ure", "al", "er", "or", "y")
ROOT, LONG = 6, 4


def chain_documents(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """One row per event mention, in the order given: its document, its id and the chain it belongs to.

    rows: documents with `id`, `sentences` (lists of tokens), `events` (each `id`, `sent`, `tokens`, `text`) and, where known,
    `topic`: documents of two topics are never of one story. Chain ids hold across documents.
    """
    documents = [dict(row) for row in rows]
    story = _stories(documents)
    chains: dict[tuple[str, str], str] = {}
    told = [(row, event, (story[number], act_of(str(event["text"])))) for number, row in enumerate(documents) for event in row["events"]]
    for row, event, key in told:
        name = identify("chain", row["id"], event["id"])
        chains[key] = min(name, chains.get(key, name))
    for row, event, key in told:
        yield {"document": row["id"], "event": event["id"], "chain": chains[key]}


def act_of(text: str) -> str:
    """What a trigger's words name, whatever form they have.

    >>> act_of("announced") == act_of("announcement"), act_of("was shot") == act_of("shooting"), act_of("died") == act_of("death")
    (True, True, True)
    """
    irregular, acts, hollow = _irregular(), _acts(), load_words()["hollow"]
    words = [word.casefold() for word in WORD.findall(text)] or [text.casefold()]
    telling = [word for word in words if word not in hollow] or words
    head = telling[-1] if len(telling) < 3 else max(telling, key=len)
    root = _root(irregular.get(head, head))
    return acts.get(root, root)


def _root(word: str) -> str:
    """A stem without the ending that makes a noun of it, cut to what its family shares."""
    bare = stem(word)
    bare = _irregular().get(bare, bare)
    ending = next((ending for ending in NOUNS if bare.endswith(ending) and len(bare) - len(ending) >= LONG), "")
    return bare[: len(bare) - len(ending)][:ROOT]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Irregular forms and the word each is a form of."""
    forms = str(read_table("chains.yaml")["irregular"]["forms"]).split()
    return {form.split(":")[0]: form.split(":")[1] for form in forms}


@lru_cache(maxsize=1)
def _acts() -> dict[str, str]:
    """The root of each synonym and the root that stands for its group."""
    groups = read_table("chains.yaml")["acts"]["groups"]
    return {_root(word): _root(group[0]) for group in groups for word in group}


def _stories(documents: list[dict[str, Any]]) -> dict[int, str]:
    """The story of each document, by its number: the id of the story's first document. The order of the rows changes nothing."""
    row = sorted(range(len(documents)), key=lambda number: str(documents[number]["id"]))
    words = [[word for sentence in documents[number]["sentences"] for word in sentence] for number in row]
    found = gather_stories(words, [documents[number].get("topic") for number in row])
    return {number: str(documents[row[first]]["id"]) for number, first in zip(row, found, strict=True)}
