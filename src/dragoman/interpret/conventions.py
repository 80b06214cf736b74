"""Conventions: how PLOVER moves an act to another type - what lies ahead is AGREE, what is refused is REJECT."""

from __future__ import annotations

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Token

PROMISED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
REFUSED = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"}
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}


def apply_conventions(reading: Reading, trigger: Trigger, codebook: Codebook) -> tuple[str, str]:
    """Give the type after the manual's moves, and a note of the move made (or nothing)."""
    name = trigger.type
    token = reading.tokens[trigger.token]
    if token.pos in {"VERB", "AUX"}:
        if name in REFUSED and is_negated(reading, token):
            return "REJECT", "; negated, so refused"
        if name in PROMISED and is_ahead(reading, token):
            return "AGREE", "; it lies ahead"
    if name == "REJECT" and is_negated(reading, token) and trigger.pattern.head in {"rule", "reject", "oppose", "veto"}:
        return "AGREE", "; a refusal that is denied"
    return (name if name in codebook.types else "STATEMENT"), ""


def is_negated(reading: Reading, token: Token) -> bool:
    """Whether the verb is told as not done."""
    return any(reading.tokens[child].dep == "neg" or reading.tokens[child].text.lower() == "never" for child in token.children)


def is_ahead(reading: Reading, token: Token) -> bool:
    """Whether the verb tells what is still to come: `will`, or `to` under "is", "plans", "is due"."""
    if any(reading.tokens[child].text.lower() in FUTURE and reading.tokens[child].dep in {"aux", "auxpass"} for child in token.children):
        return True
    head = reading.tokens[token.head]
    marked = any(reading.tokens[child].text.lower() == "to" for child in token.children)
    return token.dep == "xcomp" and marked and head.lemma in {"be", "plan", "expect", "schedule", "set", "intend", "due", "slate"}
