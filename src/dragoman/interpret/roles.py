"""Roles: what the report is about, what it looks ahead to, and what it only recalls.

What goes on with a recalled occasion is recalled with it; what is only habit ("has repeatedly") or an aside draws nothing else after it.
"""

from __future__ import annotations

from dragoman.interpret.drafts import Draft
from dragoman.interpret.recalling import Story, clause_text, hangs_under, how_recalled, main_occasion, triggers_by_sentence, was_planned
from dragoman.model import Reading


def read_roles(reading: Reading, drafts: list[Draft]) -> None:
    """Give each draft its role: from its status and cues, its day, and the occasion it belongs to."""
    triggers = triggers_by_sentence(drafts)
    story = Story(reading, triggers, main_occasion(reading, drafts, triggers))
    lead = next((draft for draft in drafts if draft.status in {"happened", "under way"} and draft.parties), None)
    # How the draft before was recalled: at a time, out of habit, as an aside, with its persons; nothing where it was not.
    was = ""
    previous: Draft | None = None
    for draft in drafts:
        if draft.status == "planned":
            was = "time" if was_planned(reading, draft) else ""
            draft.role = "background" if was else "previews"
        else:
            was = _recalled_how(story, draft, lead, previous, was)
            draft.role = "background" if was else "reports"
        story.note(draft)
        previous = draft


def _recalled_how(story: Story, draft: Draft, lead: Draft | None, previous: Draft | None, was: str) -> str:
    """How a draft is recalled, or nothing where it is the news."""
    told = how_recalled(story, draft)
    if told:
        return told
    if _continues(story.reading, draft, previous, was):
        return was
    if _is_aside(draft, lead, story.met):
        return "aside"
    return "person" if story.persons(draft) & (story.recalled - story.met) and draft.when is None else ""


def _is_aside(draft: Draft, main: Draft | None, news: set[str]) -> bool:
    """Whether an event told as a noun, outside the lead, has nothing to do with the people of the news."""
    if main is None or not draft.nominal or draft.type in {"AGREE", "REQUEST"} or draft.sentence.index <= main.sentence.index + 1:
        return False
    if {party.actor for party in draft.parties if party.kind == "person"} & news:
        return False
    if draft.type != "CONSULT":
        return True
    return (
        draft.where is not None
        and main.where is not None
        and draft.where[0].id != main.where[0].id
        and not any(p.kind == "person" for p in draft.parties)
    )


def _continues(reading: Reading, draft: Draft, previous: Draft | None, was: str) -> bool:
    """Whether it goes on with a recalled occasion: "During this visit ...", or the next sentence of the same paragraph."""
    if previous is None or previous.role != "background":
        return False
    if draft.sentence.index == previous.sentence.index and draft.trigger_span.start > previous.trigger_span.start:
        return hangs_under(reading, draft, reading.tokens[previous.trigger.token]) or (
            was in {"time", "person"} and draft.type != "STATEMENT"
        )
    if was != "time" or draft.sentence.paragraph - previous.sentence.paragraph > 1:
        return False
    opening = clause_text(reading, draft)[:60]
    if any(
        f"{word} {noun}" in opening
        for word in ("this", "that", "those", "these")
        for noun in ("visit", "talks", "meeting", "discussions", "trip")
    ):
        return True
    before = {party.actor for party in previous.parties}
    here = {party.actor for party in draft.actors}
    return bool(here) and here <= before and draft.when is None
