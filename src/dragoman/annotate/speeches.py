"""Speeches: every quotation given to the one who speaks it, also across sentences and paragraphs."""

from __future__ import annotations

from dragoman.annotate.clauses import MARKS, Draft
from dragoman.annotate.quotations import Quotation
from dragoman.model import Reading

SHORT = 4  # tokens with their marks: a word in quotation marks is no speech by itself
DASHES = {"—", "–", "-", "--", "―"}


def attach_quotations(reading: Reading, drafts: list[Draft], quotations: list[Quotation]) -> list[Draft]:
    """Complete the drafts with the quotations they introduce, and add those that go on without a cue of their own."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(reading.tokens[draft.cue_at].sentence, []).append(draft)
    made: list[Draft] = []
    before: tuple[Quotation, Draft] | None = None
    for quotation in quotations:
        holders = _holders(reading, quotation, by_sentence)
        for draft in holders:
            draft.content.update(quotation.tokens)
        speaker = holders[-1] if holders else None
        if speaker is None and not _is_held(reading, quotation, by_sentence):
            speaker = _speaker(reading, quotation, by_sentence, before)
            if speaker is not None:
                speaker = _give(quotation, speaker, before, made)
            elif _is_sentence(reading, quotation):
                speaker = _signed(reading, quotation)
                made.append(speaker)
        if speaker is not None:
            before = (quotation, speaker)
    return drafts + made


def _near(reading: Reading, quotation: Quotation, by_sentence: dict[int, list[Draft]], reach: int = 0) -> list[Draft]:
    """Drafts whose cue stands outside the quotation in the sentences it begins and ends in, or `reach` beyond."""
    first, last = reading.tokens[quotation.first].sentence, reading.tokens[quotation.last].sentence
    numbers = sorted({*range(first - reach, first + 1), *range(last, last + reach + 1)})
    return [draft for number in numbers for draft in by_sentence.get(number, ()) if draft.cue_at not in quotation.tokens]


def _holders(reading: Reading, quotation: Quotation, by_sentence: dict[int, list[Draft]]) -> list[Draft]:
    """Drafts whose content reaches into the quotation and should hold all of it."""
    found = []
    for draft in _near(reading, quotation, by_sentence):
        shared = sum(index in draft.content for index in quotation.tokens)
        if shared and draft.speech and (2 * shared >= len(quotation.tokens) or _crosses(reading, quotation)):
            found.append(draft)
    return sorted(found, key=lambda draft: -len(draft.content))


def _is_held(reading: Reading, quotation: Quotation, by_sentence: dict[int, list[Draft]]) -> bool:
    """Whether a draft, of a feeling perhaps, already holds the words."""
    return any(quotation.first + 1 in draft.content for draft in _near(reading, quotation, by_sentence))


def _crosses(reading: Reading, quotation: Quotation) -> bool:
    return reading.tokens[quotation.first].sentence != reading.tokens[quotation.last].sentence


def _is_sentence(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence or more by itself."""
    sentence = reading.sentences[reading.tokens[quotation.first].sentence]
    return sentence.tokens[0] == quotation.first and len(quotation.tokens) > SHORT + 2


def _speaker(
    reading: Reading, quotation: Quotation, by_sentence: dict[int, list[Draft]], before: tuple[Quotation, Draft] | None
) -> Draft | None:
    """The draft that the quotation belongs to: a cue beside it, or whoever was speaking."""
    if len(quotation.tokens) <= SHORT and not _is_broken_off(reading, quotation):
        return None
    beside = [draft for draft in _near(reading, quotation, by_sentence) if draft.speech and draft.source]
    empty = [draft for draft in beside if not draft.content]
    if empty or (beside and (_is_sentence(reading, quotation) or _is_broken_off(reading, quotation))):
        return min(empty or beside, key=lambda draft: _distance(draft, quotation))
    led = [
        draft for draft in _near(reading, quotation, by_sentence, 1) if draft.speech and draft.source and _leads(reading, draft, quotation)
    ]
    if led:
        return min(led, key=lambda draft: _distance(draft, quotation))
    if before is None or not _is_sentence(reading, quotation):
        return None
    gap = quotation.paragraph - before[0].paragraph
    goes_on = gap == 0 or (gap == 1 and (before[0].runs_on or _is_paragraph(reading, quotation)))
    return before[1] if goes_on and before[1].source else None


def _is_broken_off(reading: Reading, quotation: Quotation) -> bool:
    """Whether a few words open a sentence and stop at a comma inside the marks: “The talks,” the envoy wrote."""
    opens = reading.sentences[reading.tokens[quotation.first].sentence].tokens[0] == quotation.first
    return opens and reading.tokens[quotation.last - 1].text == ","


def _leads(reading: Reading, draft: Draft, quotation: Quotation) -> bool:
    """Whether a cue without content stands right before a colon and the quotation, or opens the sentence after it."""
    if draft.content:
        return False
    if draft.cue_at < quotation.first:
        return reading.tokens[quotation.first - 1].text in {":", ","}
    return draft.cue_at - quotation.last < 8


def _distance(draft: Draft, quotation: Quotation) -> int:
    return min(abs(draft.cue_at - quotation.first), abs(draft.cue_at - quotation.last))


def _is_paragraph(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quotation fills its paragraph, but for a stop."""
    after = next((token for token in reading.tokens[quotation.last + 1 : quotation.last + 2]), None)
    return after is None or reading.sentences[after.sentence].paragraph != quotation.paragraph or after.text in MARKS


def _give(quotation: Quotation, speaker: Draft, before: tuple[Quotation, Draft] | None, made: list[Draft]) -> Draft:
    """Add the quotation to its speaker's words; in a new paragraph it is a speech of its own."""
    if before is not None and speaker is before[1] and before[0].paragraph != quotation.paragraph and not before[0].runs_on:
        after = Draft(quotation.first, speaker.source, [], set(quotation.tokens), speaker.act, speaker.speech, "asserts", speaker.manner)
        made.append(after)
        return after
    speaker.content.update(quotation.tokens)
    return speaker


def _signed(reading: Reading, quotation: Quotation) -> Draft:
    """A quotation without a cue: signed after a dash ("…” — Amina Diallo"), or nobody's that the text names."""
    tokens, source, cue = reading.tokens, [], []
    at = quotation.last + 1
    if at < len(tokens) and tokens[at].text in DASHES:
        number = reading.sentences[tokens[at].sentence].paragraph
        names = []
        for token in tokens[at + 1 : at + 8]:
            if reading.sentences[token.sentence].paragraph != number or token.pos not in {"PROPN", "ADP", "PUNCT", "NOUN", "DET"}:
                break
            names.append(token.index)
        while names and tokens[names[-1]].pos != "PROPN":
            names.pop()
        source, cue = names, [at] if names else []
    return Draft(quotation.first, source, cue, set(quotation.tokens), "asserts", speech=True, stance="asserts", manner="quoted")
