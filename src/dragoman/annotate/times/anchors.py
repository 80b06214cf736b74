"""Anchors: what a time can be counted from. The day of publication, the days already told, the tense of the verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.annotate.times.grammar import vocabulary
from dragoman.annotate.times.stretches import Stretch, stretch_at
from dragoman.model import Reading, Token, When

Tense = Literal["past", "present", "future", ""]
# Verbs that look ahead: "plans to visit on Monday" is Monday to come, "failed to appear on Monday" is Monday gone.
AHEAD = {
    "plan",
    "expect",
    "schedule",
    "set",
    "intend",
    "due",
    "hope",
    "agree",
    "want",
    "propose",
    "aim",
    "promise",
    "vow",
    "decide",
    "slate",
    "likely",
    "prepare",
    "go",
}
AT_HAND = re.compile(
    r"\b(?:until|till|as soon as|as early as|no later than|scheduled for|planned for|set for|slated for|due on|ahead of|due)\s(?:the\s)?$",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\b(?:since|as of)\s(?:the\s|last\s)?$", re.IGNORECASE)
CUES_AHEAD = re.compile(
    r"\b(?:will|shall|would|won['’]t|is to|are to|due to|to be|expected to|scheduled|plans? to|set to|going to|upcoming)\b"
)
NEAR = 3
STOP, WILL = re.compile(r"[.!?]\s"), re.compile(r"\bwill\b")
GRAINS = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time of publication, as exactly as it is known: a day, or a month, or a year, or nothing at all."""

    first: date | None
    last: date | None
    words: str

    @property
    def day(self) -> date | None:
        """The day, where it is one. A month or a year anchors no weekday."""
        return self.first if self.first is not None and self.first == self.last else None

    def holds(self, grain: str) -> Stretch | None:
        """The stretch of this grain in which publication falls, where that is certain."""
        if self.first is None or self.last is None:
            return None
        one, other = stretch_at(grain, self.first), stretch_at(grain, self.last)
        return one if one == other else None


def publication(when: When | None) -> Anchor:
    """The anchor that a report's publication gives."""
    if when is None or when.earliest is None or when.latest is None:
        return Anchor(None, None, "")
    exact = when.earliest == when.latest
    words = f"published {when.earliest.isoformat()}" if exact else f"published {when.earliest.isoformat()} to {when.latest.isoformat()}"
    return Anchor(when.earliest, when.latest, words)


@dataclass(slots=True)
class Scene:
    """All that a phrase can be counted from while a text is read from its beginning: publication, and the times told so far."""

    text: str
    anchor: Anchor
    tense_at: Callable[[int], Tense]
    tag_at: Callable[[int], str] = lambda _place: ""
    told: list[tuple[int, Stretch, str]] = field(default_factory=list)
    since: int = 0
    derived: dict[int, tuple[date, str]] = field(default_factory=dict)
    derived_days: list[tuple[date, str]] = field(default_factory=list)

    def counts_things(self, place: int) -> bool:
        """Whether the number that ends here counts the plural noun after it ("2000 people")."""
        after = re.match(r"\s(?=[a-z])", self.text[place : place + 2])
        return bool(after) and self.tag_at(place + 1) == "NNS"

    def before(self, place: int) -> str:
        """The words right before a place, no more than a line of them."""
        return self.text[max(0, place - 60) : place]

    def tell(self, place: int, stretch: Stretch, words: str) -> None:
        """Remember a time that the text has told."""
        self.told.append((place, stretch, words))

    def last_told(self, *grains: str, within: int = 100_000, before: int) -> tuple[Stretch, str] | None:
        """The last time told with one of these grains, and its words."""
        for place, stretch, words in reversed(self.told[-40:]):
            if stretch.grain in grains and place < before and before - place <= within:
                return stretch, words
        return None


class Tenses:
    """Tells the tense in which a place of the text stands: from the parse where there is one, else from the words before it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [token.start for token in reading.tokens]
        self.of_verb: dict[int, Tense] = {}

    def tag(self, place: int) -> str:
        """The Penn tag of the token at this place, "" without a parse."""
        number = bisect_right(self.starts, place) - 1
        return self.reading.tokens[number].tag if number >= 0 and self.reading.tokens[number].end > place else ""

    def __call__(self, place: int) -> Tense:
        """The tense that governs this place; "until Tuesday" looks ahead and "since Tuesday" back whatever the verb."""
        if AT_HAND.search(self.reading.report.text[max(0, place - 24) : place]):
            return "future"
        if BEHIND.search(self.reading.report.text[max(0, place - 24) : place]):
            return "past"
        number = bisect_right(self.starts, place) - 1
        if number < 0 or not self.reading.tokens[number].tag:
            return self._from_words(place)
        return self._from_parse(self.reading.tokens[number])

    def _from_words(self, place: int) -> Tense:
        text = self.reading.report.text
        before = STOP.split(text[max(0, place - 150) : place])[-1]
        after = STOP.split(text[place : place + 80], maxsplit=1)[0]
        return "future" if CUES_AHEAD.search(before.lower()) or WILL.search(after) else "past"

    def _from_parse(self, token: Token) -> Tense:
        for steps in range(12):
            tense = self._of_token(token)
            # "it is trying to sell itself under a June agreement": only what hangs on the verb itself looks ahead with it
            if tense == "present" and self._looks_ahead(token, near=steps <= NEAR):
                return "future"
            if tense or token.head == token.index:
                return tense
            token = self.reading.tokens[token.head]
        return ""

    def _of_token(self, token: Token) -> Tense:
        """The tense of a token, kept: many times of a sentence hang on one verb."""
        if token.pos not in {"VERB", "AUX"} and token.tag[:2] not in {"VB", "MD"}:
            return ""
        if token.index not in self.of_verb:
            self.of_verb[token.index] = self._of_verb(token)
        return self.of_verb[token.index]

    def _of_verb(self, verb: Token) -> Tense:
        """The tense of a verb and its helpers; "" for a bare participle, which has the tense of what it hangs on."""
        helpers = [self.reading.tokens[child] for child in verb.children if self.reading.tokens[child].dep in {"aux", "auxpass"}]
        if verb.tag == "VBN" and verb.dep == "acl" and not helpers:
            # "the deal signed on Thursday will hold": the signing is past, whatever the deal will do
            return "future" if verb.lemma.lower() in AHEAD or verb.lemma.lower() in {"schedule", "slate"} else "past"
        if {helper.lemma for helper in helpers} >= {"would", "have"}:
            return "past"
        if any(helper.tag == "MD" and helper.lemma in {"will", "shall", "would", "'ll", "’ll", "wo"} for helper in helpers):
            return "future"
        if verb.lemma.lower() in {"schedule", "slate"} and verb.tag in {"VBN", "VBD"}:
            return "future"
        if verb.tag == "VBD" or any(helper.tag == "VBD" or (helper.lemma == "have" and helper.tag != "VB") for helper in helpers):
            return "past"
        if any(helper.tag == "TO" for helper in helpers):
            return self._of_infinitive(verb)
        if verb.tag not in {"VBZ", "VBP"} and not any(helper.tag in {"VBZ", "VBP"} for helper in helpers):
            return ""
        return "present"

    def _looks_ahead(self, verb: Token, *, near: bool) -> bool:
        """Whether a verb in the present tells what is to come: "is visiting", "is due", "are expected", "the talks begin on Friday"."""
        tokens = self.reading.tokens
        if verb.tag in {"VBG", "VBN"} and verb.lemma.lower() in AHEAD - {"go"}:
            return True
        if verb.tag == "VBG" or not near:
            return near
        if verb.lemma == "be":
            return any(tokens[child].lemma.lower() in AHEAD and tokens[child].dep in {"acomp", "attr"} for child in verb.children)
        headline = self.reading.sentences[verb.sentence].part == "headline" if self.reading.sentences else False
        return not headline and verb.tag in {"VBZ", "VBP"} and verb.lemma.lower() in vocabulary()["timetable"]

    def _of_infinitive(self, verb: Token) -> Tense:
        above = self.reading.tokens[verb.head]
        if above.index == verb.index or above.lemma.lower() in AHEAD or above.tag in {"VBZ", "VBP"}:
            return "future"  # "Ministers to meet in Geneva on Friday"
        return ""


def years_for(weekday: int, month: int, day: int, since: int) -> list[int]:
    """The years of the table's window, none before `since`, in which this day of the month was this weekday (Monday is 1)."""
    window = vocabulary()["window"]
    return [year for year in range(max(window["first"], since), window["last"] + 1) if weekday_in(year, month, day) == weekday]


def weekday_in(year: int, month: int, day: int) -> int | None:
    """The weekday of a date (Monday is 1), None where that year has no such day."""
    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None
