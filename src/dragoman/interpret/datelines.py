"""Datelines: where the news of a report happened, when its sentences do not say."""

from __future__ import annotations

from dragoman.interpret.drafts import Draft
from dragoman.interpret.guests import add_host
from dragoman.model import Place, Reading, Span, fold


def place_by_dateline(reading: Reading, drafts: list[Draft]) -> None:
    """Give the first visit and the first meeting the dateline's place, where nothing nearer names one.

    Only a place that the report itself names elsewhere is taken, so that the dateline is read as the report reads it.
    """
    found = _dateline_place(reading)
    if found is None:
        return
    for family in ("visit", "meeting"):
        draft = next((one for one in drafts if one.family == family and one.status == "happened" and one.actors), None)
        placed = any(one.where for one in drafts if one.family == family and one.where and one.where[0].kind == "city")
        if draft is None or placed or draft.where is not None:
            continue
        if family == "visit" and found[0].state in {party.state for party in draft.actors}:
            continue
        draft.where = found
        draft.because += f"; {found[0].name} by the dateline"
        add_host(reading, draft)


def _dateline_place(reading: Reading) -> tuple[Place, Span] | None:
    """The dateline's place as the report's other mentions of it resolve it."""
    part = next((part for part in reading.report.parts if part.kind == "dateline"), None)
    if part is None:
        return None
    told = fold(part.span.of(reading.report.text))
    for toponym in reading.toponyms:
        if toponym.place is not None and (told == fold(toponym.text) or told.startswith(fold(toponym.text) + " ")):
            return toponym.place, part.span
    return None
