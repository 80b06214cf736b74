"""Guests: who is on a visit, who is its host, and who holds a meeting that is told as a noun."""

from __future__ import annotations

from dragoman.interpret.arguments import fill_slot, is_passive
from dragoman.interpret.drafts import Draft
from dragoman.interpret.parties import join_parties, parties_at
from dragoman.interpret.triggers import Trigger
from dragoman.model import Party, Reading, Token

# "EU-mediated talks", "a Qatari-brokered truce": who stands before the hyphen is third.
THIRD = ("-mediated", "-brokered", "-hosted", "-facilitated", "-sponsored", "-led", "-backed", "-moderated", "-chaired")
BYSTANDERS = {"observer", "mediator", "witness", "facilitator", "moderator", "host"}
PRESS = {"reporter", "journalist", "medium", "media", "press", "newsman", "correspondent", "newspaper", "channel"}
SOUGHT = {"talk", "talks", "meeting", "round", "consultation", "negotiation", "discussion", "summit", "session", "dialogue"}
OCCASIONS = {"at", "in", "during", "after", "following"}


def add_host(reading: Reading, draft: Draft) -> None:
    """A visit to a place has the place's state as its host, unless the guest is of that state."""
    if not draft.travels or draft.recipients or draft.where is None or not draft.actors:
        return
    state = draft.where[0].state
    if state is None or state in {party.state for party in draft.actors}:
        return
    host = reading.actor_by_id.get(f"state-{state}")
    if host is not None:
        draft.recipients = [Party(host.id, host.name, host.kind, host.state, host.sector, mentions=(draft.where[1],))]
        draft.because += f"; host from {draft.where[0].name}"


def add_sought(reading: Reading, draft: Draft) -> None:
    """Whom a visit is for talks with receives: "A flies to B for talks with C", "A visits for a round of talks with C"."""
    if not draft.travels or not draft.actors:
        return
    token = reading.tokens[draft.trigger.token]
    nouns = [index for index in fill_slot(reading, token, "for") if reading.tokens[index].lemma.lower() in SOUGHT]
    nouns += [below for index in nouns for below in fill_slot(reading, reading.tokens[index], "of")]
    sought = parties_at(reading, [head for index in nouns for head in fill_slot(reading, reading.tokens[index], "with")], deep=False)
    acting = {party.actor for party in draft.actors}
    added = [party for party in sought if party.actor not in acting]
    if added:
        draft.recipients = join_parties(draft.recipients, added)
        draft.because += "; for talks with " + " and ".join(party.name for party in added)


def visitor_of(reading: Reading, trigger: Trigger) -> list[Party]:
    """Who is on "a visit to X": the subject of what is done during it."""
    token = reading.tokens[trigger.token]
    head = reading.tokens[token.head]
    if token.dep != "pobj" or head.text.lower() not in {"during", "on", "after", "at"}:
        return []
    verb = reading.tokens[head.head]
    verb = reading.tokens[verb.head] if verb.pos in {"NOUN", "PROPN"} else verb
    if verb.pos != "VERB":
        return []
    slot = "object" if is_passive(reading, verb) else "subject"
    return parties_at(reading, fill_slot(reading, verb, slot), deep=False)[:1]


def holders_by_verb(reading: Reading, trigger: Trigger) -> list[Party]:
    """Who holds a meeting told by its noun: the subject of "engaged in", "had", "attended"."""
    token = reading.tokens[trigger.token]
    head = reading.tokens[token.head]
    above = head.text.lower()
    during = token.dep == "pobj" and above in {"during", "in", "at", "after"}
    if token.dep == "pobj":
        head = reading.tokens[head.head]
        head = reading.tokens[head.head] if head.pos in {"NOUN", "PROPN"} else head
    if token.dep == "pobj" and head.pos == "VERB" and above in OCCASIONS and not is_passive(reading, head):
        together = parties_at(reading, fill_slot(reading, head, "subject"), deep=False)
        if len(together) > 1 and not fill_slot(reading, token, "with"):
            return together  # "A and B agreed at a meeting in C"
    if head.pos == "VERB" and during and fill_slot(reading, token, "with") and not is_passive(reading, head):
        return parties_at(reading, fill_slot(reading, head, "subject"), deep=False)
    if (
        head.pos != "VERB"
        or is_passive(reading, head)
        or head.lemma not in {"hold", "have", "engage", "attend", "conduct", "conclude", "begin", "start"}
    ):
        return []
    return parties_at(reading, fill_slot(reading, head, "subject"), deep=False)


def set_aside(reading: Reading, draft: Draft) -> None:
    """Move mediators and bystanders from the doers of a mutual act to its participants: "an EU-mediated meeting", "with observers"."""
    if draft.type not in {"CONSULT", "AGREE", "CONCEDE", "RETREAT", "SUPPORT"} or draft.trigger.pattern.row.kind == "adjective":
        return
    if any(party.kind == "person" for party in draft.actors):  # "a delegation led by A" is A's
        draft.actors = [
            party for party in draft.actors if party.kind == "person" or party.name.lower().split()[-1:] not in (["delegation"], ["team"])
        ]
    aside = [party for party in draft.actors if _is_third(reading, party, draft)]
    if aside:
        draft.actors = [party for party in draft.actors if party not in aside]
        draft.participants = join_parties(draft.participants, aside)


def _is_third(reading: Reading, party: Party, draft: Draft) -> bool:
    """Whether a party is told only as who mediates, hosts or looks on."""
    spans = [span for span in party.mentions if draft.sentence.span.covers(span)]
    behind = [reading.report.text[span.end : span.end + 12].lower().replace("‑", "-").replace("–", "-") for span in spans]
    if behind and all(text.startswith(THIRD) for text in behind):
        return True
    last = party.name.lower().split()[-1:] or [""]
    return party.kind == "unnamed" and len(draft.actors) == 1 and draft.type != "CONSULT" and last[0].removesuffix("s") in BYSTANDERS


def is_for_press(draft: Draft, token: Token) -> bool:
    """Whether somebody only speaks to journalists, which is no meeting."""
    words = {
        word.removesuffix("s") for party in draft.parties if party.kind in {"unnamed", "people"} for word in party.name.lower().split()[-1:]
    }
    return draft.type == "CONSULT" and token.lemma.lower() in {"speak", "talk", "brief", "address", "chat"} and bool(words & PRESS)
