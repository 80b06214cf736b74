"""Contents: when a word only says what another act promises, asks, refuses or is about, and is no happening of its own."""

from __future__ import annotations

from dragoman.interpret.tables import load_status_cues
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Token

# Types whose complement is not a happening of its own: what is promised, asked, refused or threatened.
CONTENT_IS_NO_EVENT = {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"}
# "reached during a visit": the visit is when, not what.
TAKING_PART = {"participation", "part", "involvement", "attendance", "role"}
OCCASION = {"at", "in", "during"}
ADVERBIAL = {"during", "after", "before", "following", "amid", "upon", "since", "ahead", "despite"}


def is_content(reading: Reading, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether it only says what another act promises, asks, refuses or is about."""
    token = reading.tokens[trigger.token]
    current = token
    if trigger.type == "CONSULT" and trigger.pattern.row.kind == "noun" and _is_ended(reading, token):
        return True
    for _ in range(6):
        if current.head == current.index:
            return False
        parent = reading.tokens[current.head]
        governing = next((one for one in triggers if one.token == parent.index and one is not trigger), None)
        if current.dep == "prep" and current.text.lower() in ADVERBIAL:
            return False
        if current.dep == "prep" and current.text.lower() in OCCASION and trigger.type == "CONSULT" and governing is not None:
            return governing.type not in {"AGREE", "CONCEDE", "SUPPORT"}  # "agreed at a meeting in Kigali": the meeting was held
        if governing is not None:
            below = current.dep in {"xcomp", "ccomp", "dobj", "prep", "advcl", "acl", "pobj", "conj", "dative"}
            if token.pos == "VERB" and token.dep in {"acl", "relcl", "advcl"} and _has_own_doer(reading, token):
                return False
            if governing.type == "COERCE" and trigger.type == "REQUEST" and current.dep == "advcl" and token.tag == "VBG":
                return True  # "enforces stricter policies, requiring visas": one act, and how it binds
            if governing.type in CONTENT_IS_NO_EVENT and below and current.index > parent.index:
                return current.dep not in {"conj", "advcl"} or (current.dep == "conj" and trigger.pattern.row.kind == "noun")
            if trigger.pattern.row.kind == "noun" and governing.type == "CONSULT" and current.dep in {"dobj", "prep"}:
                return trigger.type in {"CONSULT", "AGREE", "COOPERATE", "SUPPORT"} and "visit" not in trigger.pattern.row.modes
            if governing.type == "STATEMENT" and current.dep in {"dobj", "prep"} and trigger.pattern.row.kind == "noun":
                return trigger.type in {"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID"} and trigger.pattern.row.weight < 0.7
        current = parent
    return False


def _is_ended(reading: Reading, token: Token) -> bool:
    """Whether a meeting is only named as what has ended or been put off: "the suspension of talks"."""
    if token.dep != "pobj":
        return False
    noun = reading.tokens[reading.tokens[token.head].head]
    ending = load_status_cues().ending
    part = noun.lemma.lower() in TAKING_PART and reading.tokens[noun.head].lemma.lower() in ending  # "suspends participation in talks"
    return noun.lemma.lower() in ending or part


def _has_own_doer(reading: Reading, token: Token) -> bool:
    """Whether a clause names its own doer: "a claim denied by Kabul"."""
    return any(reading.tokens[child].dep in {"agent", "nsubj", "nsubjpass"} for child in token.children)
