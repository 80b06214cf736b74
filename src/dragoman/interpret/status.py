"""Status: whether it happened, is under way, lies ahead, was called off, is only thought of, or did not happen.

A word's status is what its own clause says (auxiliaries, negation, a condition) carried through what governs it: `failed to agree`,
`plans for a visit`, `began talks`, `called for a ceasefire`. status_of answers for any word; read_status for a trigger of a known type.
"""

from __future__ import annotations

from dragoman.interpret.conventions import is_negated
from dragoman.interpret.modality import ENDS, Told, auxiliaries_of, clause_status, is_conditional, verbal_status
from dragoman.interpret.nominals import nominal_status, puts_off, verb_over
from dragoman.interpret.settings import find_voices
from dragoman.interpret.tables import StatusCues, load_status_cues
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Span, Status, Token, When

# Goods, money and work that flow: told in the present in running text, they go on ("Kenya buys its maize from Zambia").
GOING_ON = {"COOPERATE", "AID"}


def read_status(reading: Reading, trigger: Trigger, name: str) -> Told:
    """Give the status of the act that the type names, and the word that says so."""
    token = reading.tokens[trigger.token]
    cues = load_status_cues()
    noun = token.pos in {"NOUN", "PROPN"}
    words = {
        word
        for index in (trigger.token, *trigger.used)
        for word in (reading.tokens[index].lemma.lower(), reading.tokens[index].text.lower())
    }
    if name == "REJECT" and not noun and puts_off(words, cues):
        if is_negated(reading, token):
            return "did not happen", "negated"
        told = verbal_status(reading, token)
        return ("called off", "called off in words") if told[0] == "happened" else told
    if name == "AGREE" and not noun and (trigger.type != "AGREE" or (token.lemma.lower() in cues.arranging and trigger.used)):
        # Two who will meet if something happens have a plan; who will give something if it does has only thought of it.
        conditional = trigger.type != "CONSULT" and is_conditional(reading, token)
        return ("hypothetical", "under a condition") if conditional else ("planned", "it lies ahead")
    if name == "THREATEN" and not noun and trigger.type != "THREATEN":
        return "happened", "what is threatened is announced"
    status, why = status_of(reading, token)
    if status == "planned" and _is_only_meant(reading, token, cues):
        status, why = "hypothetical", f"governed by {reading.tokens[token.head].lemma!r}"
    if name == "REJECT" and trigger.type != "REJECT" and status == "did not happen":
        return "happened", "what is refused is told as not done"
    if name == "STATEMENT" and status == "did not happen" and find_voices(reading, Span(token.start, token.end))[1] == "declines":
        return "happened", "declining is done"
    if status == "happened" and name in GOING_ON and not noun and _goes_on(reading, token):
        return "under way", "told in the present"
    return status, why


def status_of(reading: Reading, token: Token) -> Told:
    """Give the status of what any word tells, whether or not it is the trigger of an account, and the word that says so."""
    if token.pos in {"NOUN", "PROPN"} and token.tag not in {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}:
        return nominal_status(reading, token)
    return clause_status(reading, token)


def _is_only_meant(reading: Reading, token: Token, cues: StatusCues) -> bool:
    """Whether an infinitive only says what something is about or for: "the decision to halt talks", "aiming to restore ties"."""
    head = reading.tokens[token.head]
    if token.dep == "acl" and token.tag == "VB":
        return head.lemma.lower() in cues.planned_nouns and head.lemma.lower() not in cues.planned_verbs
    return token.dep == "xcomp" and token.tag == "VB" and head.tag == "VBG" and head.dep in {"advcl", "acl"}


def lies_ahead(reading: Reading, trigger: Trigger, when: tuple[When, Span] | None, status: Status) -> bool:
    """Whether what is told in the present, or as a noun, has a day after the report's own, or is told for "later" or "tomorrow"."""
    token = reading.tokens[trigger.token]
    present = token.tag in {"VBZ", "VBP", "VBG"} and reading.sentences[token.sentence].part == "paragraph"
    verb = verb_over(reading, token) if token.pos in {"NOUN", "PROPN"} else None
    if status not in {"happened", "under way"} or not (present or (token.pos in {"NOUN", "PROPN"} and (verb is None or verb.tag != "VBD"))):
        return False
    if present and any(reading.tokens[child].text.lower() in {"later", "tomorrow", "soon"} for child in token.children):
        return True
    published = reading.report.published
    if when is None or when[0].earliest is None or published is None or published.latest is None:
        return False
    return when[0].earliest > published.latest


def _goes_on(reading: Reading, token: Token) -> bool:
    """Whether a verb stands in the plain present of a full sentence, not of a headline or caption."""
    sentence = reading.sentences[token.sentence]
    closed = sentence.span.of(reading.report.text).rstrip().endswith(ENDS)
    return token.tag in {"VBZ", "VBP"} and sentence.part == "paragraph" and closed and not auxiliaries_of(reading, token)
