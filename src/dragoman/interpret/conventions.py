"""Conventions: how PLOVER moves an act to another type - what lies ahead is AGREE, what is refused is REJECT."""

from __future__ import annotations

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Token

PROMISED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
REFUSED = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"}
THREATENED = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}


def apply_conventions(reading: Reading, trigger: Trigger, codebook: Codebook) -> tuple[str, str]:
    """Give the type after the manual's moves, and a note of the move made (or nothing)."""
    name = trigger.type
    token = reading.tokens[trigger.token]
    if token.pos in {"VERB", "AUX"}:
        if name in REFUSED and is_negated(reading, token):
            return "REJECT", "; negated, so refused"
        if name == "AGREE" and any(_auxiliary_negated(reading, index) for index in trigger.used):
            return "REJECT", "; what is said is that it will not be done"
        if name in PROMISED and is_ahead(reading, token):
            return "AGREE", "; it lies ahead"
        if name in THREATENED and is_announced(reading, token):
            return "THREATEN", "; announced, not done"
        if name == "RETREAT" and is_ahead(reading, token):
            return "CONCEDE", "; only announced"
    if name == "REJECT" and is_negated(reading, token) and trigger.pattern.head in {"rule", "reject", "oppose", "veto"}:
        return "AGREE", "; a refusal that is denied"
    return (name if name in codebook.types else "STATEMENT"), ""


def _auxiliary_negated(reading: Reading, index: int) -> bool:
    """Whether a modal that a trigger took belongs to a negated verb: "said it would not sign"."""
    token = reading.tokens[index]
    return token.dep == "aux" and is_negated(reading, reading.tokens[token.head])


def is_negated(reading: Reading, token: Token) -> bool:
    """Whether the verb is told as not done."""
    return any(reading.tokens[child].dep == "neg" or reading.tokens[child].text.lower() == "never" for child in token.children)


def is_ahead(reading: Reading, token: Token) -> bool:
    """Whether the verb tells what is still to come: `will`, or `to` under "is", "plans", "is due"."""
    if any(reading.tokens[child].text.lower() in FUTURE and reading.tokens[child].dep in {"aux", "auxpass"} for child in token.children):
        return True
    head = reading.tokens[token.head]
    if token.dep == "conj" and token.tag == "VB" and head.tag == "VB" and head.index != token.index:
        return is_ahead(reading, head)  # "will call on A, meet B and hold talks"
    marked = any(reading.tokens[child].text.lower() == "to" for child in token.children)
    return (
        token.dep == "xcomp"
        and marked
        and head.lemma in {"be", "plan", "expect", "schedule", "set", "intend", "due", "slate", "hope", "prepare", "likely", "poise"}
    )


def is_announced(reading: Reading, token: Token) -> bool:
    """Whether force is told as what its doer will do, or in reported speech would: "said it would strike"."""
    auxiliaries = {reading.tokens[child].text.lower() for child in token.children if reading.tokens[child].dep in {"aux", "auxpass"}}
    if any(reading.tokens[child].dep in {"auxpass", "nsubjpass"} for child in token.children):
        return False
    reported = token.dep == "ccomp" and reading.tokens[token.head].lemma in {
        "say",
        "warn",
        "vow",
        "announce",
        "declare",
        "state",
        "pledge",
        "tell",
    }
    return bool(auxiliaries & FUTURE) or ("would" in auxiliaries and reported)
