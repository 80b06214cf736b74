"""Titles: one line a person would write, made of the parties and the report's own verb."""

from __future__ import annotations

from dataclasses import replace

from dragoman.interpret.arguments import fill_slot, is_passive
from dragoman.interpret.drafts import Draft
from dragoman.interpret.parties import join_parties
from dragoman.interpret.settings import attributions_near
from dragoman.model import Party, Reading

LONGEST = 110


def write_title(reading: Reading, draft: Draft) -> str:
    """Give the account one line: who does what with or to whom, and where."""
    draft = _whole(draft)
    actors, recipients = name_list(draft.actors), name_list(draft.recipients)
    inside = "at" if draft.where and draft.where[0].kind in {"facility", "crossing"} else "in"
    place = f" {inside} {draft.where[0].name}" if draft.where else ""
    if draft.family == "visit" and actors:
        goal = draft.where[0].name if draft.where else recipients
        return f"{actors} visits {goal}" if goal else f"{actors} travels"
    if draft.family == "reception" and actors and recipients:
        return f"{recipients} receives {actors}{place}"
    if draft.family in {"meeting", "phone"} and actors:
        return _meeting_title(draft, place)
    return _told_title(reading, draft, actors, recipients)


def _whole(draft: Draft) -> Draft:
    """The draft with what its other tellings add, for naming it only."""
    tellings = (draft, *draft.folded)
    actors = join_parties([], [party for one in tellings for party in one.actors])
    acting = {party.actor for party in actors}
    recipients = [party for party in join_parties([], [party for one in tellings for party in one.recipients]) if party.actor not in acting]
    where = draft.where or next((one.where for one in draft.folded if one.where), None)
    return replace(draft, actors=actors, recipients=recipients, where=where)


def _meeting_title(draft: Draft, place: str) -> str:
    """`A meets B in P`, `A, B and C hold talks in P`, `A speaks by phone with B`."""
    act = "speaks by phone with" if draft.family == "phone" else "meets"
    sides = [*draft.actors, *draft.recipients]
    if len(sides) >= 2:
        if all(party.kind == "state" for party in sides):
            return f"{name_list(sides)} hold talks{place}"
        return f"{sides[0].name} {act} {name_list(sides[1:])}{place}"
    return f"{sides[0].name} holds talks{place}"


def _told_title(reading: Reading, draft: Draft, actors: str, recipients: str) -> str:
    """The parties with the report's own words from the trigger on."""
    tail = _predicate(reading, draft)
    token = reading.tokens[draft.trigger.token]
    if token.pos in {"NOUN", "PROPN"} or not actors:
        phrase = _phrase(reading, draft.trigger.token)
        others = f" ({recipients})" if recipients and recipients.lower() not in phrase.lower() else ""
        by = f" by {actors}" if actors and actors.lower() not in phrase.lower() else ""
        return _shorten(f"{phrase[:1].upper()}{phrase[1:]}{by}{others}")
    if draft.type == "STATEMENT" and token.lemma in {"say", "tell", "add", "state", "write"}:
        return _shorten(f"{actors} says: {said.removeprefix('that ')}" if (said := _said(reading, draft)) else f"{actors} {tail}")
    if is_passive(reading, token):
        objects = fill_slot(reading, token, "object")
        what = recipients or (_short_phrase(reading, objects[0]) if objects else "")
        return _shorten(f"{actors}: {what} {tail}")
    return _shorten(f"{actors} {tail}")


def _said(reading: Reading, draft: Draft) -> str | None:
    """The words said, where the voices mark them."""
    for one in attributions_near(reading, draft.trigger_span):
        if one.content and any(span.overlaps(draft.trigger_span) for span in one.cue):
            return " ".join(one.content[0].of(reading.report.text).split())
    return None


def _predicate(reading: Reading, draft: Draft) -> str:
    """The words from the trigger to the end of what it governs."""
    token = reading.tokens[draft.trigger.token]
    below = [index for index in reading.subtree(token.index) if index >= token.index]
    last = token.index
    for index in below:
        if index > last + 1 and reading.tokens[last + 1].pos != "PUNCT":
            break
        last = index
    text = reading.report.text[token.start : reading.tokens[last].end]
    return " ".join(text.split())


def _phrase(reading: Reading, index: int) -> str:
    """A noun with all that hangs on it; a verb with its clause."""
    inside = reading.subtree(index)
    text = reading.report.text[reading.tokens[inside[0]].start : reading.tokens[inside[-1]].end]
    return " ".join(text.split())


def _short_phrase(reading: Reading, index: int) -> str:
    """A noun with its article and adjectives only."""
    kept = [child for child in reading.tokens[index].children if reading.tokens[child].dep in {"det", "amod", "compound", "poss", "nummod"}]
    return " ".join(reading.tokens[child].text for child in sorted([*kept, index]))


def _shorten(text: str) -> str:
    """At most a line, cut at a word."""
    kept = text.strip(' ,;:.—–-“”"')
    return kept if len(kept) <= LONGEST else kept[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def name_list(parties: list[Party]) -> str:
    """`A`, `A and B`, `A, B and C`, and with many the first three and the number of others."""
    names = [party.name for party in parties]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
