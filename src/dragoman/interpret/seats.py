"""Seats: who is third at a table - mediators and hosts - and whom a headline's comma joins."""

from __future__ import annotations

from dragoman.interpret.drafts import Draft
from dragoman.interpret.parties import NAMED, join_parties, parties_at
from dragoman.interpret.tables import load_step_words
from dragoman.interpret.triggers import Trigger
from dragoman.model import Party, Reading, Sentence

HEADLINES = {"headline", "standfirst", "caption", "crosshead"}


def seat_mediators(reading: Reading, trigger: Trigger, draft: Draft) -> None:
    """Move those who mediate or host from the parties to the participants: "talks mediated by Qatar"."""
    token = reading.tokens[trigger.token]
    if token.pos not in {"NOUN", "PROPN"}:
        return
    hosting = load_step_words().mediating
    heads = [
        below
        for child in token.children
        if reading.tokens[child].dep == "acl" and (reading.tokens[child].lemma in hosting or reading.tokens[child].lemma == "host")
        for agent in reading.tokens[child].children
        if reading.tokens[agent].dep == "agent"
        for below in reading.tokens[agent].children
    ]
    third = parties_at(reading, heads, deep=False)
    aside = {party.actor for party in third}
    if aside:
        draft.actors = [party for party in draft.actors if party.actor not in aside]
        draft.participants = join_parties(draft.participants, third)


def headline_doers(reading: Reading, sentence: Sentence, trigger: Trigger) -> list[Party]:
    """The names that open a headline, up to its verb: "Pakistan, Afghanistan Pledge ..." has both as doers."""
    if sentence.part not in HEADLINES:
        return []
    heads: list[int] = []
    for index in range(sentence.tokens[0], trigger.token):
        mention = reading.mention_at.get(index)
        if mention is not None and mention.kind in NAMED:
            heads.append(mention.head)
        elif reading.tokens[index].text.lower() not in {",", "and", "&"} and (mention is None or mention.kind != "office"):
            return []
    return parties_at(reading, list(dict.fromkeys(heads)), deep=False)
