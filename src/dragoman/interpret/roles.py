"""Roles: what the report is about, what it looks ahead to, and what it only recalls."""

from __future__ import annotations

from dragoman.interpret.drafts import Draft
from dragoman.interpret.tables import load_status_cues
from dragoman.model import Reading, Span

DAYS_OF_NEWS = 3


def read_roles(reading: Reading, drafts: list[Draft]) -> None:
    """Give each draft its role: from its status and cues, its day, and the occasion it belongs to."""
    main = _main_occasion(drafts)
    lead = next((draft for draft in drafts if draft.status in {"happened", "under way"} and draft.parties), None)
    recalled: set[str] = set()
    met: set[str] = set()
    previous: Draft | None = None
    for draft in drafts:
        persons = {party.actor for party in draft.parties if party.kind == "person"}
        if draft.status == "planned":
            draft.role = "previews"
        elif (
            _is_recalled(reading, draft, main)
            or _is_aside(draft, lead, met)
            or _continues(reading, draft, previous)
            or (persons & (recalled - met) and draft.when is None)
        ):
            draft.role = "background"
        if draft.role == "background":
            recalled |= persons - met
        elif draft.role == "reports":
            met |= persons if draft.type == "CONSULT" else {party.actor for party in draft.actors if party.kind == "person"}
        previous = draft


def _main_occasion(drafts: list[Draft]) -> Draft | None:
    """The first dated happening that the report tells: what its news is."""
    return next((draft for draft in drafts if draft.status in {"happened", "under way"} and draft.when and draft.when[0].known), None)


def clause_text(reading: Reading, draft: Draft) -> str:
    """The words of the sentence up to and around the trigger, in lower case."""
    return Span(draft.sentence.span.start, draft.sentence.span.end).of(reading.report.text).lower()


def _is_recalled(reading: Reading, draft: Draft, main: Draft | None) -> bool:
    """Whether its words or its day put it before the story's main occasion."""
    cues = load_status_cues()
    told = clause_text(reading, draft)
    cue = next((cue for cue in cues.background if cue in told), None)
    if cue is not None and draft is not main and _cue_reaches(reading, draft, cue):
        draft.because += f"; background: {cue!r}"
        return True
    if draft.when is None:
        return False
    reference = main.when[0] if main is not None and main.when else reading.report.published
    latest = draft.when[0].latest
    if reference is None or reference.earliest is None or latest is None:
        return False
    # A day or two before the main day is the same news; more is an earlier occasion.
    if (reference.earliest - latest).days > DAYS_OF_NEWS or (
        main is not None and draft is not main and (reference.earliest - latest).days >= 2
    ):
        draft.because += "; background: its day lies before the main occasion"
        return True
    return False


def _cue_reaches(reading: Reading, draft: Draft, cue: str) -> bool:
    """Whether the cue speaks of this trigger: what "follows" or "comes days after" something is news, what comes after it is recalled."""
    told = clause_text(reading, draft)
    place = told.find(cue) + draft.sentence.span.start
    if cue.startswith(("last ", "earlier this")):
        return _is_its_time(reading, draft, place, len(cue))
    if cue in {"follows", "days after", "weeks after", "months after", "comes after", "a series of", "since the"}:
        return draft.trigger_span.start > place
    return True


def _is_its_time(reading: Reading, draft: Draft, place: int, length: int) -> bool:
    """Whether a time told in a cue is the draft's own: not that of "since Ankara last month" or of another verb."""
    if draft.when is not None:
        return draft.when[1].start < place + length and place < draft.when[1].end
    before = reading.report.text[draft.sentence.span.start : place].lower().split()
    return not before or (place < draft.trigger_span.start and not {"since", "after", "from", "before"} & set(before[-3:]))


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


def _continues(reading: Reading, draft: Draft, previous: Draft | None) -> bool:
    """Whether it goes on with a recalled occasion: "During this visit ...", or the next sentence of the same paragraph."""
    if previous is None or previous.role != "background":
        return False
    if draft.sentence.index == previous.sentence.index and draft.trigger_span.start > previous.trigger_span.start:
        return True
    opening = clause_text(reading, draft)[:60]
    pointing = any(
        f"{word} {noun}" in opening
        for word in ("this", "that", "those", "these", "the")
        for noun in ("visit", "talks", "meeting", "discussions", "trip")
    )
    if pointing and draft.sentence.paragraph - previous.sentence.paragraph <= 1:
        return True
    before = {party.actor for party in previous.parties}
    here = {party.actor for party in draft.actors}
    return draft.sentence.paragraph - previous.sentence.paragraph <= 1 and bool(here) and here <= before and draft.when is None
