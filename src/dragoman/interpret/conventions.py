"""Conventions: how PLOVER moves an act to another type - what lies ahead is AGREE, what is refused is REJECT."""

from __future__ import annotations

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.triggers import Trigger, match_token
from dragoman.model import Reading, Token

PROMISED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
REFUSED = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"}
THREATENED = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}
# What is announced in words of saying is giving way itself; what is promised or agreed is a promise.
YIELDING = {"CONCEDE", "RETREAT"}
SAYING = {"say", "tell", "announce", "declare", "state", "confirm", "add", "inform"}
VOWING = {"vow", "swear", "promise", "pledge", "resolve", "undertake"}
# Under these a negation tells that nothing came of it; under the others that it will not be done.
UNDONE = {"have", "has", "had", "'ve", "’ve", "was", "were", "did", "is", "are", "been"}
SUBJECT = {"nsubj", "expl"}
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}


def apply_conventions(reading: Reading, trigger: Trigger, codebook: Codebook) -> tuple[str, str]:
    """Give the type after the manual's moves, and a note of the move made (or nothing)."""
    name = trigger.type
    token = reading.tokens[trigger.token]
    if token.pos in {"VERB", "AUX"}:
        moved = _move_verb(reading, trigger, name, codebook)
        if moved is not None:
            return moved
    if name == "REJECT" and is_negated(reading, token) and trigger.pattern.head in {"rule", "reject", "oppose", "veto"}:
        return "AGREE", "; a refusal that is denied"
    return (name if name in codebook.types else "STATEMENT"), ""


def _move_verb(reading: Reading, trigger: Trigger, name: str, codebook: Codebook) -> tuple[str, str] | None:
    """Where a verb's negation, tense or complement moves its act, or None where it stays."""
    token = reading.tokens[trigger.token]
    if name in REFUSED and is_negated(reading, token) and (name in YIELDING or is_refused(reading, token)):
        return "REJECT", "; negated, so refused"
    if name == "AGREE" and any(_auxiliary_negated(reading, index) for index in trigger.used):
        return "REJECT", "; what is said is that it will not be done"
    if name == "AGREE" and not is_negated(reading, token):
        content = content_type(reading, token, codebook)
        if token.lemma in SAYING and has_exception(reading, token):
            return "THREATEN", "; it is said with 'unless'"
        if content in THREATENED and token.lemma in VOWING | SAYING:
            return "THREATEN", "; what is promised is harm"
        if content in YIELDING and token.lemma in SAYING:
            return "CONCEDE", "; what is announced is giving way"
    if name in PROMISED and is_ahead(reading, token):
        return "AGREE", "; it lies ahead"
    if name in THREATENED and is_announced(reading, token):
        return "THREATEN", "; announced, not done"
    if name == "RETREAT" and (is_ahead(reading, token) or is_announced(reading, token)):
        return "CONCEDE", "; only announced"
    return None


def content_type(reading: Reading, token: Token, codebook: Codebook) -> str:
    """The type of what is promised or announced: the verb of the complement, where it will be done and the one who speaks does it."""
    for child in token.children:
        word = reading.tokens[child]
        if word.dep not in {"xcomp", "ccomp"} or word.pos != "VERB" or is_negated(reading, word):
            continue
        if any(reading.tokens[inner].dep in {"auxpass", "nsubjpass"} for inner in word.children) and token.lemma not in SAYING:
            continue
        found = match_token(reading, codebook, word)
        if found is not None:
            return found.type
    return ""


def _auxiliary_negated(reading: Reading, index: int) -> bool:
    """Whether a modal that a trigger took belongs to a negated verb: "said it would not sign"."""
    token = reading.tokens[index]
    return token.dep == "aux" and is_negated(reading, reading.tokens[token.head])


def is_negated(reading: Reading, token: Token) -> bool:
    """Whether the verb is told as not done."""
    return any(reading.tokens[child].dep == "neg" or reading.tokens[child].text.lower() == "never" for child in token.children)


def has_exception(reading: Reading, token: Token) -> bool:
    """Whether what is said will be done unless the other gives way: an ultimatum."""
    return any(
        reading.tokens[index].text.lower() == "unless" and reading.tokens[index].dep == "mark"
        for child in token.children
        if reading.tokens[child].dep == "ccomp"
        for index in reading.subtree(child)
    )


def is_refused(reading: Reading, token: Token) -> bool:
    """Whether a negated verb tells a no, and not only that nothing came of it: "will not meet", but not "have never met"."""
    return (
        not any(
            reading.tokens[child].dep in {"aux", "auxpass"} and reading.tokens[child].text.lower() in UNDONE for child in token.children
        )
        and token.tag != "VBD"
    )


def is_ahead(reading: Reading, token: Token) -> bool:
    """Whether the verb tells what is still to come: `will`, or `to` under "is", "plans", "is due"."""
    if any(reading.tokens[child].text.lower() in FUTURE and reading.tokens[child].dep in {"aux", "auxpass"} for child in token.children):
        return True
    head = reading.tokens[token.head]
    if judged_by(reading, token):
        return False
    if token.dep == "conj" and token.tag == "VB" and head.tag == "VB" and head.index != token.index:
        return is_ahead(reading, head)  # "will call on A, meet B and hold talks"
    marked = any(reading.tokens[child].text.lower() == "to" for child in token.children)
    return (
        token.dep == "xcomp"
        and marked
        and head.lemma in {"be", "plan", "expect", "schedule", "set", "intend", "due", "slate", "hope", "prepare", "likely", "poise"}
    )


def judged_by(reading: Reading, token: Token) -> str:
    """The word that says how something would be to do - "it is impossible to continue talks" - which tells no plan; or nothing."""
    head = reading.tokens[token.head]
    if token.dep not in {"xcomp", "ccomp", "advcl"} or head.lemma not in {"be", "seem", "become", "remain"} or token.tag != "VB":
        return ""
    it = any(reading.tokens[child].dep in SUBJECT and reading.tokens[child].text.lower() == "it" for child in head.children)
    return next((reading.tokens[child].text for child in head.children if it and reading.tokens[child].dep == "acomp"), "")


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
