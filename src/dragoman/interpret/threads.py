"""Threads: parties, places and days that an account takes from what the same report tells beside it.

Whatever is taken keeps the words it was taken from, lowers the score, and is said in `because`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpret.arguments import fill_slot, is_passive
from dragoman.interpret.drafts import Draft
from dragoman.interpret.guests import add_host
from dragoman.interpret.parties import join_parties, parties_at
from dragoman.interpret.settings import steps_between
from dragoman.model import Party, Place, Reading, Sentence, Span, Token, When

# "A and B led": who leads the sides of the talks told just before.
LEADING = {"lead", "head", "represent", "co-chair", "chair"}
SIDES = {"delegation", "side", "team", "talk", "talks", "meeting", "negotiation", "round", "session", "dialogue"}
# How many sentences on "the talks", or those who led them, are still of the talks told before.
REACH = 2
# Types that two sides reach with each other.
REACHED = {"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE"}
DEALS = {"agreement", "deal", "accord", "pact", "memorandum", "treaty", "understanding", "ceasefire", "truce", "contract", "protocol"}
DEFINITE = {"the", "this", "these", "those", "that", "their", "his", "her"}
WHOLE_DAY = ("one-day", "day-long", "daylong", "single-day")
# How far what is taken may be wrong: the score is lowered by as much.
TAKEN = 0.85


def fill_from_threads(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give the drafts of a report, folded already, what the report tells of them elsewhere."""
    for draft in drafts:
        _seat_leaders(reading, draft, drafts)
    for draft in drafts:
        _join_outcome(reading, draft, drafts)
    for draft in drafts:
        _seat_makers(draft, drafts)
        _place_visit(reading, draft, drafts)


def is_lacking(draft: Draft) -> bool:
    """Whether a draft names no party in any of its tellings."""
    return not any(one.parties for one in (draft, *draft.folded))


def refers_back(reading: Reading, group: Sequence[Draft], draft: Draft) -> bool:
    """Whether "the agreement was reached" tells again what the sentences before it told: no doer of its own, and a definite deal."""
    last = group[-1]
    if draft.actors or draft.type not in REACHED or last.type not in REACHED or last.status != draft.status or not last.actors:
        return False
    if not 0 < draft.sentence.index - last.sentence.index <= REACH:
        return False
    token = reading.tokens[draft.trigger.token]
    heads = [token.index] if token.pos == "NOUN" else fill_slot(reading, token, "object")
    return any(reading.tokens[index].lemma.lower() in DEALS and is_definite(reading, reading.tokens[index]) for index in heads)


def completes(reading: Reading, group: Sequence[Draft], draft: Draft) -> bool:
    """Whether "the talks with B" give the other party of the one-sided talks of A in the sentence before."""
    last = group[-1]
    if not draft.nominal or not 0 <= draft.sentence.index - last.sentence.index <= 1 or len(draft.parties) != 1:
        return False
    told = {party.actor for one in group for party in one.parties}
    token = reading.tokens[draft.trigger.token]
    return len(told) == 1 and draft.parties[0].actor not in told and is_definite(reading, token) and bool(fill_slot(reading, token, "with"))


def names_again(reading: Reading, group: Sequence[Draft], draft: Draft) -> bool:
    """Whether "the talks are held in B" and the meeting of A and C in the sentence beside it are one: one of them names nobody."""
    last = group[-1]
    if not 0 < draft.sentence.index - last.sentence.index <= REACH or bool(draft.parties) == any(one.parties for one in group):
        return False
    bare = last if draft.parties else draft
    subject = [bare.trigger.token, *fill_slot(reading, reading.tokens[bare.trigger.token], "object")]
    return any(is_definite(reading, reading.tokens[index]) and reading.tokens[index].pos == "NOUN" for index in subject)


def is_plural(party: Party) -> bool:
    """Whether a party without a name is told in the plural and for no state: "the ministers", "both leaders"."""
    return party.kind == "unnamed" and party.state is None and party.name.lower().endswith("s")


def is_definite(reading: Reading, token: Token) -> bool:
    """Whether a noun speaks of something told already: "the talks", "this deal", "their meeting"."""
    return any(reading.tokens[child].text.lower() in DEFINITE for child in token.children)


def _seat_leaders(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Those who "led" the talks told just before are their parties: "The first round was held in A. B and C led"."""
    if draft.family != "meeting" or draft.type != "CONSULT" or _people(draft) > 1:
        return
    later = [one.sentence.index for one in drafts if one.family == "meeting" and one.sentence.index > draft.sentence.index]
    end = min([draft.sentence.index + REACH + 1, *later])
    own = {one.trigger.token for one in drafts}
    for sentence in reading.sentences[draft.sentence.index : end]:
        leaders = _leaders(reading, sentence, own)
        if leaders:
            told = {party.actor for party in draft.actors}
            if told:  # "Talks of A and B ended. C and D led the delegations": the sides are told, and these were there
                draft.participants = join_parties(draft.participants, [party for party in leaders if party.actor not in told])
            else:
                draft.actors = leaders
            _note(draft, f"{' and '.join(party.name for party in leaders)} led it")
            return


def _leaders(reading: Reading, sentence: Sentence, own: set[int]) -> list[Party]:
    """The persons who lead the sides in a sentence: "A and B led", "the delegations were headed by A and B"."""
    for token in reading.tokens_of(sentence):
        if token.lemma not in LEADING or token.pos != "VERB" or token.index in own:
            continue
        objects = fill_slot(reading, token, "object")
        if any(reading.tokens[index].lemma.lower() not in SIDES for index in objects) or (is_passive(reading, token) and not objects):
            continue
        found = [party for party in parties_at(reading, fill_slot(reading, token, "subject"), deep=False) if party.kind == "person"]
        if found:
            return found
    return []


def _join_outcome(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> None:
    """A deal and the talks or the visit that it came of, told in one sentence, have one place, one day and the same parties."""
    if draft.type not in REACHED or draft.status not in {"happened", "under way"}:
        return
    for other in drafts:
        if other.type != "CONSULT" or other.sentence.index != draft.sentence.index or other.status != draft.status:
            continue
        if steps_between(reading, draft.trigger.token, other.trigger.token) > 3:
            continue
        where, when = draft.where or other.where, draft.when or other.when
        if draft.where is None and where is not None:
            _note(draft, f"in {where[0].name}, as {_name(reading, other)}")
        sides = [*other.actors, *other.recipients]
        if not draft.actors and len(sides) > 1 and _may_lack(draft):
            draft.actors = sides
            _note(draft, f"its parties are those of {_name(reading, other)}")
        elif other.family == "meeting" and not other.actors and len(draft.actors) > 1:
            other.actors = list(draft.actors)
            _note(other, f"its parties are those of {_name(reading, draft)}")
        draft.where, draft.when = where, when
        if other.family == "meeting":
            other.where, other.when = other.where or where, other.when or when


def _seat_makers(draft: Draft, drafts: Sequence[Draft]) -> None:
    """A deal told without its makers is that of the two sides who, by the same or the last sentence, came to another one or met."""
    if (
        draft.type not in REACHED
        or draft.actors
        or draft.recipients
        or draft.status not in {"happened", "under way"}
        or not _may_lack(draft)
    ):
        return
    before = [
        one
        for one in drafts
        if one is not draft
        and 0 <= draft.sentence.index - one.sentence.index <= 1
        and one.role == draft.role
        and one.status in {"happened", "under way"}
        and (one.type == "CONSULT" or one.type in REACHED)
        and len({party.state or party.actor for party in (*one.actors, *one.recipients)}) > 1
    ]
    if before:
        draft.actors = [*before[-1].actors, *before[-1].recipients]
        _note(draft, "its parties are those of the talks told with it")


def _may_lack(draft: Draft) -> bool:
    """Whether it is a deal, which somebody must have made: a signing or a ceasefire."""
    brokered = draft.nominal and bool(draft.participants)  # "a China-brokered agreement"
    return draft.makers_untold or brokered or "ceasefire" in draft.modes


def _place_visit(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> None:
    """A visit whose goal is not told goes where its guest meets people, abroad."""
    tellings = (draft, *draft.folded)
    if draft.family != "visit" or draft.recipients or any(one.where for one in tellings) or not draft.actors:
        return
    guest = draft.actors[0]
    for other in drafts:
        found = _city(other)
        met = {party.actor for one in (other, *other.folded) for party in one.parties}
        if other.family not in {"meeting", "reception"} or other.role != draft.role or found is None or guest.actor not in met:
            continue
        if found[0].state != guest.state and other.type == "CONSULT":
            draft.where = found
            _note(draft, f"to {found[0].name}, where {_name(reading, other)} was")
            add_host(reading, draft)
            return


def _city(draft: Draft) -> tuple[Place, Span] | None:
    """The city a draft or one of its tellings is set in."""
    return next((one.where for one in (draft, *draft.folded) if one.where and one.where[0].kind != "country"), None)


def share_days(reading: Reading, drafts: Sequence[Draft]) -> None:
    """A meeting without a day of its own lies in the days of its visit; a visit of one day has the day of its meeting."""
    for draft in drafts:
        visit = draft.within
        if visit is None or draft.status != "happened":
            continue
        own, held = _day(draft), _day(visit)
        if own is None and held is not None:
            draft.when = (_derived(held[0], "the visit"), held[1])
        elif own is not None and held is None and _lasts_a_day(reading, visit):
            visit.when = (_derived(own[0], "a meeting of the one-day visit"), own[1])


def _day(draft: Draft) -> tuple[When, Span] | None:
    """The time of a draft or of one of its tellings."""
    return next((one.when for one in (draft, *draft.folded) if one.when), None)


def _derived(when: When, of: str) -> When:
    """A time taken from what holds it, or what it holds."""
    return replace(when, basis="derived", anchor=of, because=f"the day of {of}")


def _lasts_a_day(reading: Reading, visit: Draft) -> bool:
    """Whether a visit is told to last one day."""
    told = " ".join(one.sentence.span.of(reading.report.text).lower() for one in (visit, *visit.folded))
    return any(word in told for word in WHOLE_DAY)


def _people(draft: Draft) -> int:
    """How many persons a draft has, with what was folded into it."""
    return len({party.actor for one in (draft, *draft.folded) for party in one.parties if party.kind == "person"})


def _name(reading: Reading, draft: Draft) -> str:
    """What another telling is called: its own word."""
    return repr(reading.tokens[draft.trigger.token].text)


def _note(draft: Draft, why: str) -> None:
    """Say what was taken, and trust the account a little less."""
    draft.because += f"; {why}"
    draft.score = round(draft.score * TAKEN, 3)
