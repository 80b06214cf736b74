"""Status: whether it happened, is under way, lies ahead, was called off, is only thought of, or did not happen."""

from __future__ import annotations

from dragoman.interpret.conventions import FUTURE, is_ahead, is_negated
from dragoman.interpret.tables import load_status_cues
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Span, Status, Token, When


def read_status(reading: Reading, trigger: Trigger, name: str) -> tuple[Status, str]:
    """Give the status of the act that the type names, and the word that says so."""
    token = reading.tokens[trigger.token]
    cues = load_status_cues()
    if token.pos in {"NOUN", "PROPN"}:
        return _nominal_status(reading, token)
    lemmas = {reading.tokens[index].lemma.lower() for index in (trigger.token, *trigger.used)}
    if lemmas & cues.called_off and name == "REJECT" and len(trigger.used):
        return "called off", "called off in words"
    if name == "AGREE" and (trigger.type != "AGREE" or (token.lemma.lower() in cues.arranging and trigger.used)):
        return "planned", "it lies ahead"
    if name != "REJECT" and is_negated(reading, token):
        return "did not happen", "negated"
    return verbal_status(reading, token)


def lies_ahead(reading: Reading, trigger: Trigger, when: tuple[When, Span] | None, status: Status) -> bool:
    """Whether what is told in the present, or as a noun, has a day after the report's own, or is told for "later" or "tomorrow"."""
    token = reading.tokens[trigger.token]
    present = token.tag in {"VBZ", "VBP", "VBG"} and reading.sentences[token.sentence].part == "paragraph"
    verb = _verb_over(reading, token) if token.pos in {"NOUN", "PROPN"} else None
    if status not in {"happened", "under way"} or not (present or (token.pos in {"NOUN", "PROPN"} and (verb is None or verb.tag != "VBD"))):
        return False
    if present and any(reading.tokens[child].text.lower() in {"later", "tomorrow", "soon"} for child in token.children):
        return True
    published = reading.report.published
    if when is None or when[0].earliest is None or published is None or published.latest is None:
        return False
    return when[0].earliest > published.latest


def verbal_status(reading: Reading, token: Token) -> tuple[Status, str]:
    """Status from auxiliaries, conditions, and the verb that governs this one."""
    cues = load_status_cues()
    auxiliaries = {reading.tokens[child].text.lower() for child in token.children if reading.tokens[child].dep in {"aux", "auxpass"}}
    if auxiliaries & cues.modals:
        return "hypothetical", f"told with {min(auxiliaries & cues.modals)!r}"
    if auxiliaries & FUTURE or is_ahead(reading, token):
        return "planned", "told in the future"
    if any(reading.tokens[child].dep == "mark" and reading.tokens[child].text.lower() in cues.conditions for child in token.children):
        return "hypothetical", "under a condition"
    governed = _governed_status(reading, token)
    if governed is not None:
        return governed
    if token.tag == "VBG" and auxiliaries & {"is", "are", "am", "’s", "'s", "been", "’re"}:
        return "under way", "told as going on"
    return "happened", "told as done"


def _governed_status(reading: Reading, token: Token) -> tuple[Status, str] | None:
    """The status an infinitive takes from its governor: "failed to agree", "plans to visit", "want to talk"."""
    if token.dep not in {"xcomp", "ccomp", "advcl", "acl", "conj", "pcomp"}:
        return None
    cues = load_status_cues()
    head = reading.tokens[token.head]
    marked = any(reading.tokens[child].text.lower() == "to" and reading.tokens[child].dep == "aux" for child in token.children)
    if token.dep == "conj":
        return _governed_status(reading, head) if marked or token.tag == "VB" else None
    if not marked and token.tag != "VB":
        return None
    if head.lemma in cues.failed:
        return "did not happen", f"governed by {head.lemma!r}"
    if head.lemma in cues.planned_verbs:
        return "planned", f"governed by {head.lemma!r}"
    if head.lemma in cues.unreal_verbs or token.dep in {"acl", "advcl"}:
        return "hypothetical", f"governed by {head.lemma!r}"
    return None


def _nominal_status(reading: Reading, token: Token) -> tuple[Status, str]:
    """The status of an event told as a noun: `upcoming talks` lie ahead; talks that are called for are not held."""
    cues = load_status_cues()
    modifiers = {
        reading.tokens[child].lemma.lower() for child in token.children if reading.tokens[child].dep in {"amod", "compound", "det", "nmod"}
    }
    if modifiers & cues.planned_modifiers:
        return "planned", f"told as {min(modifiers & cues.planned_modifiers)!r}"
    if "no" in modifiers:
        return "did not happen", "told with 'no'"
    verb = _verb_over(reading, token)
    if verb is None:
        return "happened", "told as a noun"
    lemma = verb.lemma.lower()
    if lemma in cues.planned_verbs and token.dep in {"nsubj", "nsubjpass"} and verb.tag == "VBN":
        return "planned", f"told as {verb.text!r}"
    if lemma in cues.called_off and token.dep in {"dobj", "nsubjpass"}:
        return "called off", f"governed by {lemma!r}"
    if token.dep in {"dobj", "pobj"} and lemma in cues.unreal_verbs:
        return "hypothetical", f"governed by {lemma!r}"
    if is_negated(reading, verb) and token.dep in {"dobj", "nsubjpass", "nsubj"}:
        return "did not happen", "negated"
    status, why = verbal_status(reading, verb)
    return ("happened", "told as a noun") if status == "under way" and token.dep not in {"nsubj", "nsubjpass", "dobj"} else (status, why)


def _verb_over(reading: Reading, token: Token) -> Token | None:
    """The nearest verb above a noun, within its clause."""
    current = token
    for _ in range(4):
        current = reading.tokens[current.head]
        if current.pos in {"VERB", "AUX"}:
            return current
    return None
