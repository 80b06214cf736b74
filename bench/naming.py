"""Named actors of the news clusters: those of each labelled event, in the reports that tell it and whose text names them.

A label is "Ishaq Dar, deputy PM and FM (Pakistan)", "Thailand" or "ELN". A report names a person where a word of the name's end stands
in its text, and a state where its name, people or seat does. The names stage resolves it when a mention refers to such an actor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.almanac import Almanac, load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.sentences import parse_reports
from dragoman.annotate.spelling import alike, parts_of
from dragoman.annotate.times import mark_times
from dragoman.model import Actor, Part, Reading, Report, Span, When

LABEL = re.compile(r"(?P<name>[^,(]+)(?:,[^(]*)?(?:\((?P<state>[^()]+))?")
SIDES = ("source", "target", "other_participants")


@dataclass(frozen=True, slots=True)
class Label:
    """A named actor of an event: its kind (state, entry, person), its name, its id where it has one, and its state."""

    kind: str
    name: str
    id: str | None
    state: str | None


def measure_clusters(data: Path) -> list[tuple[str, float]]:
    """Share of named actors resolved, and of those persons with a labelled state, the share that has it."""
    rows = list(resolve_clusters(data))
    persons = [(label, actor) for _, label, actor in rows if label.kind == "person" and label.state and actor]
    stated = sum(actor.state == label.state for label, actor in persons)
    return [
        ("clusters: named actors", float(len(rows))),
        ("clusters: resolved", sum(actor is not None for _, _, actor in rows) / max(1, len(rows))),
        ("clusters: persons with their state", stated / max(1, len(persons))),
        (
            "clusters: persons with a wrong state",
            sum(actor.state not in {None, label.state} for label, actor in persons) / max(1, len(persons)),
        ),
    ]


def resolve_clusters(data: Path) -> Iterator[tuple[str, Label, Actor | None]]:
    """Each report and named actor of an event it reports, with the actor our reading has for it."""
    folder, almanac = data / "newsclusters", load_almanac()
    events = {event["event_id"]: event for event in json.loads((folder / "events.json").read_text(encoding="utf-8"))}
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row.get("text")]
    readings = parse_reports([_report(row) for row in rows])
    for row, parsed in zip(rows, readings, strict=True):
        reading = mark_names(mark_times(parsed), almanac)
        told = [event for event in links[row["id"]]["events"] if links[row["id"]]["roles"].get(event) == "reports"]
        labels = dict.fromkeys(label for event in told for label in _labels(events[event], almanac))
        for label in labels:
            if _names(row["text"], label, almanac):
                yield row["id"], label, _resolved(reading, label)


def _report(row: dict[str, Any]) -> Report:
    """A report of one paragraph, with its day."""
    day = date.fromisoformat(row["published"]) if len(row.get("published") or "") == 10 else None
    published = When(day, day, "masthead", "stated") if day else None
    part = Part("paragraph", Span(0, len(row["text"])))
    return Report(row["id"], row["text"], "", published=published, language="en", parts=(part,))


def _labels(event: dict[str, Any], almanac: Almanac) -> Iterator[Label]:
    """The named actors of an event; what is only described, and places, are left out."""
    for told in (told for side in SIDES for told in event[side] or []):
        match = LABEL.match(told)
        name = match["name"].split("/")[0].strip() if match else ""
        state = almanac.state_of(match["state"].strip()) if match and match["state"] else None
        entries = almanac.find(name)
        if own := almanac.state_of(name):
            yield Label("state", name, f"state-{own}", own)
        elif len(entries) == 1:
            yield Label("entry", name, entries[0].id, entries[0].state)
        elif " " in name and all(word[0].isupper() or word == "ur" for word in name.split()) and not almanac.has_place(name):
            yield Label("person", name, None, state)


def _names(text: str, label: Label, almanac: Almanac) -> bool:
    """Whether a text names this actor."""
    words = re.findall(r"[\w’'-]+", text)
    if label.kind == "state" and label.state:
        named = almanac.match([*words, "."])
        return any(entry.id == label.id for _, _, entries in named for entry in entries)
    if label.kind == "entry":
        return label.name in words
    parts = parts_of(label.name)
    return any(alike(parts[-1], part) for word in words if word[0].isupper() for part in parts_of(word))


def _resolved(reading: Reading, label: Label) -> Actor | None:
    """The actor of the reading that is the labelled one and that a mention refers to."""
    for actor in reading.actors:
        if actor.id == label.id or (label.kind == "person" and actor.kind == "person" and _same(actor, label)):
            return actor
    return None


def _same(actor: Actor, label: Label) -> bool:
    """Whether a name of the actor has the label's last word, and no first name that is another."""
    parts = parts_of(label.name)
    for name in (actor.name, *actor.aliases):
        told = parts_of(name)
        shared = [part for part in told if any(alike(part, other) for other in parts)]
        if shared and (len(shared) > 1 or len(told) == 1):
            return True
    return False
