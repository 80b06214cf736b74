"""Recalling: how a report tells of what is not its news.

By its words ("last month", "previously", the past perfect, "comes after"), by its day against the report's main occasion, or, where the
report has no date, by a date of the calendar where the news before it has none: news of the week is not told by month and year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.interpret.conventions import is_ahead
from dragoman.interpret.drafts import Draft
from dragoman.interpret.settings import attributions_near
from dragoman.interpret.tables import load_status_cues
from dragoman.model import Reading, Span, Token, When

DAYS_OF_NEWS = 3
# A main occasion lies near the day of the report; older days are told by a report about something else.
DAYS_TO_MAIN = 10
TOLD = {"happened", "under way", "called off", "did not happen"}
# What stands before these is news, what comes after them is recalled.
AFTER_CUES = {"follows", "days after", "weeks after", "months after", "comes after", "came after", "a series of", "since the"}
WEEKDAY = re.compile(r"day\b", re.IGNORECASE)
CALENDAR = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b", re.IGNORECASE
)

Triggers = dict[int, set[int]]


@dataclass
class Story:
    """What a report has told so far: its main occasion, whom its news met, whom it only recalled, and by what times."""

    reading: Reading
    triggers: Triggers
    main: Draft | None
    met: set[str] = field(default_factory=set)
    recalled: set[str] = field(default_factory=set)
    told: bool = False
    by_calendar: bool = False

    def persons(self, draft: Draft) -> set[str]:
        """The persons of a draft."""
        return {party.actor for party in draft.parties if party.kind == "person"}

    def note(self, draft: Draft) -> None:
        """Remember a draft whose role is known."""
        persons = self.persons(draft)
        if draft.role == "background":
            self.recalled |= persons - self.met
        elif draft.role == "reports":
            self.met |= persons if draft.type == "CONSULT" else {party.actor for party in draft.actors if party.kind == "person"}
            if draft.status in TOLD:
                self.told = True
                self.by_calendar = self.by_calendar or (draft.when is not None and is_of_calendar(draft.when[0]))


def triggers_by_sentence(drafts: list[Draft]) -> Triggers:
    """The trigger words of each sentence."""
    found: Triggers = {}
    for draft in drafts:
        found.setdefault(draft.sentence.index, set()).add(draft.trigger.token)
    return found


def main_occasion(reading: Reading, drafts: list[Draft], triggers: Triggers) -> Draft | None:
    """The first dated happening that the report tells as its own: what its news is."""
    dated = [draft for draft in drafts if draft.status in {"happened", "under way"} and draft.when and draft.when[0].known]
    own = [draft for draft in dated if not _cue(reading, draft, triggers) and not _is_pluperfect(reading, draft)]
    published = reading.report.published
    if published is not None and published.earliest is not None:
        near = [one for one in own if one.when and one.when[0].latest and (published.earliest - one.when[0].latest).days <= DAYS_TO_MAIN]
        own = near or own
    return next(iter(own), None)


def clause_text(reading: Reading, draft: Draft) -> str:
    """The words of the sentence up to and around the trigger, in lower case."""
    return Span(draft.sentence.span.start, draft.sentence.span.end).of(reading.report.text).lower()


def how_recalled(story: Story, draft: Draft) -> str:
    """How its words or its day put it before the story's main occasion: "time", "habit", or nothing.

    What the people of the news had done is still the news: "the deputy minister had met him at the airport".
    """
    reading = story.reading
    cue = _cue(reading, draft, story.triggers)
    habit = cue is not None and cue.startswith(("has ", "have ", "a series"))
    reasons = (
        ("habit" if habit else "time", cue is not None, repr(cue)),
        ("habit", not story.persons(draft) & story.met and _is_pluperfect(reading, draft), "told in the past perfect"),
        ("habit", _comes_after(reading, draft) and not _is_recent(reading, draft), "what the news comes after"),
        ("time", _is_called_earlier(reading, draft), "called earlier"),
        ("time", _is_named_by_day(story, draft), "named by its day"),
        ("time", _is_long_past(reading, draft, story.main), "its day lies well before the report"),
        ("time", _is_before_main(story, draft), "its day lies before the main occasion"),
        ("time", _is_told_by_calendar(story, draft), "told by the calendar, the news is not"),
    )
    for how, holds, why in reasons:
        if holds:
            draft.because += f"; background: {why}"
            return how
    return ""


def _is_before_main(story: Story, draft: Draft) -> bool:
    """Whether its own day lies before the main one."""
    return draft.when is not None and draft is not story.main and _lies_before(draft.when[0], story.main, story.reading.report.published)


def _is_long_past(reading: Reading, draft: Draft, main: Draft | None) -> bool:
    """Whether even the first dated happening lies well before the report's own day, and other things are told before it."""
    published = reading.report.published
    if draft is not main or draft.when is None or published is None or published.earliest is None or draft.when[0].latest is None:
        return False
    return (published.earliest - draft.when[0].latest).days > DAYS_TO_MAIN and draft.sentence.index > 0


def _lies_before(when: When, main: Draft | None, published: When | None) -> bool:
    """Whether its day is earlier than the main day; a day or two before is the same news, unless the main day is told as well."""
    reference = main.when[0] if main is not None and main.when else published
    if reference is None or reference.earliest is None or when.latest is None:
        return False
    days = (reference.earliest - when.latest).days
    return days > DAYS_OF_NEWS or (main is not None and days >= 2)


def _is_told_by_calendar(story: Story, draft: Draft) -> bool:
    """Whether, in a report without a date, this is told by month or year while the news before it has no such time."""
    if story.reading.report.published is not None or draft.when is None:
        return False
    return is_of_calendar(draft.when[0]) and story.told and not story.by_calendar


def _is_named_by_day(story: Story, draft: Draft) -> bool:
    """Whether an event told as a noun carries an earlier day as part of its name: "the October 21 agreement", "his April visit"."""
    if not draft.nominal or draft is story.main or not story.told:
        return False
    reading = story.reading
    first = reading.tokens[reading.subtree(draft.trigger.token)[0]].start
    if not CALENDAR.search(reading.report.text, first, draft.trigger_span.start):
        return False
    named = [one.when for one in reading.times if first <= one.span.start and one.span.end <= draft.trigger_span.start and one.when]
    if not named or not is_of_calendar(named[-1]):
        return False
    return not named[-1].known or _lies_before(named[-1], story.main, reading.report.published)


def _is_called_earlier(reading: Reading, draft: Draft) -> bool:
    """Whether an event told as a noun is called an earlier one: "his earlier encounters", "past agreements"."""
    near = [reading.tokens[child] for child in reading.tokens[draft.trigger.token].children]
    return draft.nominal and any(one.text.lower() in {"earlier", "prior", "past", "former"} and one.dep == "amod" for one in near)


def is_of_calendar(when: When) -> bool:
    """Whether a time is told by month or year alone: "in March", not "on Friday, May 16"."""
    return bool(CALENDAR.search(when.words)) and not WEEKDAY.search(when.words)


def _comes_after(reading: Reading, draft: Draft) -> bool:
    """Whether it stands in a clause that the news comes after, or that tells since when: "comes a month after they agreed"."""
    current = reading.tokens[draft.trigger.token]
    for _ in range(6):
        words = {reading.tokens[child].text.lower() for child in current.children if reading.tokens[child].dep in {"mark", "prep"}}
        head = reading.tokens[current.head]
        if current.dep in {"advcl", "pcomp"} and ("since" in words or ("after" in words and head.lemma == "come")):
            return True
        if head.index == current.index or current.dep in {"relcl", "ccomp"}:
            return False
        current = head
    return False


def _is_pluperfect(reading: Reading, draft: Draft) -> bool:
    """Whether it is told with `had` outside reported speech: "had agreed to a truce", not "said it had agreed"."""
    token = reading.tokens[draft.trigger.token]
    while token.dep == "conj" and not _has_aux(reading, token):
        token = reading.tokens[token.head]
    if token.tag != "VBN" or not _has_aux(reading, token, "had") or draft.status in {"hypothetical", "did not happen"}:
        return False
    current = token
    for _ in range(5):
        if current.dep == "ccomp" or current.head == current.index:
            break
        current = reading.tokens[current.head]
    quoted = any(span.covers(draft.trigger_span) for one in attributions_near(reading, draft.trigger_span) for span in one.content)
    return current.dep != "ccomp" and not quoted


def _has_aux(reading: Reading, token: Token, word: str = "") -> bool:
    """Whether a verb has an auxiliary, or the one named."""
    held = {reading.tokens[child].text.lower() for child in token.children if reading.tokens[child].dep in {"aux", "auxpass"}}
    return word in held if word else bool(held)


def was_planned(reading: Reading, draft: Draft) -> bool:
    """Whether it only was planned, some time ago: "had been scheduled to host them last November"."""
    token = reading.tokens[draft.trigger.token]
    head = reading.tokens[token.head]
    return token.dep == "xcomp" and is_ahead(reading, token) and _has_aux(reading, head, "had")


def _cue(reading: Reading, draft: Draft, triggers: Triggers) -> str | None:
    """The cue of the past that speaks of this trigger, if there is one."""
    told = clause_text(reading, draft)
    return next((cue for cue in load_status_cues().background if cue in told and _cue_reaches(reading, draft, cue, triggers)), None)


def _cue_reaches(reading: Reading, draft: Draft, cue: str, triggers: Triggers) -> bool:
    """Whether the cue speaks of this trigger: what "follows" or "comes days after" something is news, what comes after it is recalled."""
    told = clause_text(reading, draft)
    found = re.search(rf"(?<!\w){re.escape(cue)}", told)
    if found is None:
        return False
    place = found.start() + draft.sentence.span.start
    if cue in AFTER_CUES:
        return draft.trigger_span.start > place and not _is_recent(reading, draft)
    if {"since", "after", "from", "before"} & set(told[: found.start()].split()[-3:]):
        return False  # "the second meeting since Ankara last month"
    if draft.when is not None and cue.startswith(("last ", "earlier ")):
        return draft.when[1].start < place + len(cue) and place < draft.when[1].end
    return hangs_under(reading, draft, _owner(reading, draft, place, place + len(cue), triggers))


def _is_recent(reading: Reading, draft: Draft) -> bool:
    """Whether its own day is of the report's last days."""
    published = reading.report.published
    if draft.when is None or published is None or published.earliest is None or draft.when[0].latest is None:
        return False
    return (published.earliest - draft.when[0].latest).days <= DAYS_OF_NEWS


def _owner(reading: Reading, draft: Draft, start: int, end: int, triggers: Triggers) -> Token | None:
    """What a cue speaks of: the first trigger or verb above its last word."""
    inside = [token for token in reading.tokens_of(draft.sentence) if start <= token.start < end]
    if not inside:
        return None
    current = inside[-1]
    for _ in range(8):
        if current.index in triggers.get(draft.sentence.index, ()) or current.pos in {"VERB", "AUX"}:
            break
        current = reading.tokens[current.head]
    return current


def hangs_under(reading: Reading, draft: Draft, owner: Token | None) -> bool:
    """Whether a trigger is what the cue speaks of, or stands below it."""
    current = reading.tokens[draft.trigger.token]
    for _ in range(12):
        if owner is None or current.index == owner.index:
            return owner is not None
        if current.head == current.index:
            return False
        current = reading.tokens[current.head]
    return False
