"""Chains: which event mentions of many documents are one event, when the mentions are given and nothing else is known.

Documents are gathered into stories by their rare words; within a story, one act is one event, whatever synonym names it, and an
act of speech is one for each speaker: the first thing he says in one document is the first in another. It is what `dragoman chains` runs. The mentions of a document are not compared with the
parties and days that a report's accounts have: these rows have none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.model import identify
from dragoman.reconcile.chain_acts import act_of, initials_of, is_pointing, letters_of, name_acts, speech_acts, state_acts, words_of
from dragoman.reconcile.chain_phrases import join_phrases
from dragoman.reconcile.chain_speakers import speaker_beside
from dragoman.reconcile.stories import gather_stories

Event = Mapping[str, Any]
Acts = dict[tuple[int, str], str]  # the act of each mention, by its document's number and its id


def chain_documents(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """One row per event mention, in the order given: its document, its id and the chain it belongs to.

    rows: documents with `id`, `sentences` (lists of tokens), `events` (each `id`, `sent`, `tokens`, `text`) and, where known,
    `topic`: documents of two topics are never of one story. Chain ids hold across documents.
    """
    documents = [dict(row) for row in rows]
    story = _stories(documents)
    acts = _spell_out(documents, story, _acts(documents))
    names, apart = _names(documents, story, acts), _apart(documents, acts)
    told: list[tuple[str, str, tuple[str, str, str]]] = []
    for number, event in _told(documents):
        mention = number, event["id"]
        told.append((documents[number]["id"], event["id"], (story[number], names[story[number]][acts[mention]], apart[mention])))
    chains: dict[tuple[str, str, str], str] = {}
    for document, mention_id, key in told:
        name = identify("chain", document, mention_id)
        chains[key] = min(name, chains.get(key, name))
    for document, mention_id, key in told:
        yield {"document": document, "event": mention_id, "chain": chains[key]}


def _acts(documents: list[dict[str, Any]]) -> Acts:
    """The act that each mention names; one that only points names what was told before it."""
    acts: Acts = {}
    for number, row in enumerate(documents):
        last = ""
        for event in sorted(row["events"], key=_place):
            text = str(event["text"])
            last = last if last and is_pointing(text) else act_of(text)
            acts[number, event["id"]] = last
    return acts


def _spell_out(documents: list[dict[str, Any]], story: Mapping[int, str], acts: Acts) -> Acts:
    """The acts, an abbreviation's that of the phrase of its story which has its letters: a DUI is driving under the influence."""
    phrases: dict[tuple[str, str], str] = {}
    for number, event in _told(documents):
        for letters in initials_of(str(event["text"])):
            key = story[number], letters
            phrases[key] = min(acts[number, event["id"]], phrases.get(key, "~"))
    spelt = {(number, event["id"]): (story[number], letters_of(str(event["text"]))) for number, event in _told(documents)}
    return {mention: phrases.get(spelt[mention], act) for mention, act in acts.items()}


def _told(documents: list[dict[str, Any]]) -> list[tuple[int, Event]]:
    return [(number, event) for number, row in enumerate(documents) for event in row["events"]]


def _names(documents: list[dict[str, Any]], story: Mapping[int, str], acts: Acts) -> dict[str, Mapping[str, str]]:
    """For each story, the act that stands for each act, its synonyms and those told in like phrases."""
    sentences: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    words: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for number, event in _told(documents):
        act = acts[number, event["id"]]
        sentences[story[number]][number, event["sent"]].append(act)
        words[story[number]][act].append(words_of(str(event["text"])))
    return {name: _settle(name_acts(told.values()), words[name]) for name, told in sentences.items()}


def _settle(names: Mapping[str, str], words: Mapping[str, list[list[str]]]) -> Mapping[str, str]:
    """Synonyms first; then what their phrases share."""
    told: dict[str, list[list[str]]] = defaultdict(list)
    for act in sorted(names):
        told[names[act]] += words[act]
    joined = join_phrases(told)
    return {act: joined[name] for act, name in names.items()}


def _apart(documents: list[dict[str, Any]], acts: Acts) -> Acts:
    """What keeps mentions of one act apart: whose word it is and the how-many-eth of a document, or that it names a mere state."""
    apart: Acts = {}
    for number, row in enumerate(documents):
        words: Counter[tuple[str, str]] = Counter()
        for event in sorted(row["events"], key=_place):
            act = acts[number, event["id"]]
            apart[number, event["id"]] = identify("state", row["id"], event["id"]) if act in state_acts() else ""
            if act in speech_acts():
                speaker = _speaker(row, event)
                words[act, speaker] += 1
                apart[number, event["id"]] = f"{speaker} {words[act, speaker]}"
    return apart


def _speaker(row: Mapping[str, Any], event: Event) -> str:
    """Who speaks, where the row has the words."""
    if not event["tokens"] or event["sent"] >= len(row["sentences"]):
        return ""
    return speaker_beside(row["sentences"][event["sent"]], event["tokens"])


def _place(event: Event) -> tuple[int, int, str]:
    return event["sent"], min(event["tokens"], default=0), str(event["id"])


def _stories(documents: list[dict[str, Any]]) -> dict[int, str]:
    """The story of each document, by its number: the id of the story's first document. The order of the rows changes nothing."""
    row = sorted(range(len(documents)), key=lambda number: str(documents[number]["id"]))
    words = [[word for sentence in documents[number]["sentences"] for word in sentence] for number in row]
    found = gather_stories(words, [documents[number].get("topic") for number in row])
    return {number: str(documents[row[first]]["id"]) for number, first in zip(row, found, strict=True)}
