"""Nominals: the status of what is told as a noun, from its adjectives, the phrase it stands in and the verb over it."""

from __future__ import annotations

from dragoman.interpret.conventions import is_negated
from dragoman.interpret.modality import Told, verbal_status
from dragoman.interpret.tables import StatusCues, load_status_cues
from dragoman.model import Reading, Status, Token


def nominal_status(reading: Reading, token: Token) -> Told:
    """The status of an event told as a noun: `upcoming talks` lie ahead; talks that are called for are not held."""
    cues = load_status_cues()
    modified = _modified_status(reading, token, cues)
    if modified is not None:
        return modified
    over = _status_of_phrase(reading, token, cues)
    if over is not None:
        return over
    verb = verb_over(reading, token)
    if verb is None:
        return "happened", "told as a noun"
    return _under_verb(reading, token, verb, cues)


def _modified_status(reading: Reading, token: Token, cues: StatusCues) -> Told | None:
    """What its adjectives and determiners say: `planned`, `cancelled`, `possible`, `ongoing`, `no`."""
    kinds = {"amod", "compound", "det", "nmod", "advmod"}
    near = [reading.tokens[child] for child in token.children if reading.tokens[child].dep in kinds]
    words = {word for one in near for word in (one.lemma.lower(), one.text.lower())}
    rows: tuple[tuple[frozenset[str], Status], ...] = (
        (cues.called_off_modifiers, "called off"),
        (cues.planned_modifiers, "planned"),
        (cues.unreal_modifiers, "hypothetical"),
        (cues.failed_modifiers, "did not happen"),
        (cues.under_way_modifiers, "under way"),
    )
    for held, status in rows:
        if words & held:
            return status, f"told as {min(words & held)!r}"
    for child in token.children:
        word = reading.tokens[child]
        if word.dep in {"acl", "relcl"} and word.tag == "VBN" and puts_off(_with_particles(reading, word), cues):
            return "called off", f"told as {word.text!r}"  # "Visit to Oslo called off"
    return ("did not happen", "told with 'no'") if "no" in words else None


def _status_of_phrase(reading: Reading, token: Token, cues: StatusCues) -> Told | None:
    """What the noun phrase around it says: "plans for a visit", "calls for a truce", "ahead of the talks"."""
    current = token
    while current.dep in {"conj", "compound", "nmod", "poss"} and current.dep == "conj":
        current = reading.tokens[current.head]
    if current.dep != "pobj":
        return None
    preposition = reading.tokens[current.head]
    head = reading.tokens[preposition.head]
    if preposition.text.lower() == "of" and head.text.lower() == "ahead":
        return "planned", "told as ahead"
    if preposition.text.lower() not in {"of", "for", "on", "to", "against", "in", "at"} or head.pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    lemma = head.lemma.lower()
    if lemma in cues.ending and preposition.text.lower() in {"of", "to", "in"}:
        return None  # "the end of the siege": the siege was
    rows: tuple[tuple[frozenset[str], frozenset[str], Status], ...] = (
        (cues.calling_off_nouns, frozenset({"of"}), "called off"),
        (cues.planned_nouns, frozenset({"of", "for", "on", "to"}), "planned"),
        (cues.unreal_nouns, frozenset({"of", "for", "to"}), "hypothetical"),
    )
    for held, after, status in rows:
        if lemma in held and preposition.text.lower() in after:
            return status, f"governed by {lemma!r}"
    return None


def _under_verb(reading: Reading, token: Token, verb: Token, cues: StatusCues) -> Told:
    """What the verb over a noun makes of it, and else the verb's own status."""
    lemma, near = verb.lemma.lower(), _with_particles(reading, verb)
    affected = token.dep in {"dobj", "nsubjpass"}
    spoken = token.lemma.lower() in cues.speech_nouns
    if lemma in cues.planned_verbs and token.dep in {"nsubj", "nsubjpass"} and verb.tag == "VBN":
        return "planned", f"told as {verb.text!r}"
    if (affected and puts_off(near, cues)) or (token.dep == "nsubj" and {"fall", "through"} <= near):
        return "called off", f"governed by {lemma!r}"
    if affected and lemma in cues.withdrawing and (spoken or token.lemma.lower() in cues.withdrawable):
        return "called off", f"governed by {lemma!r}"
    if affected and lemma in cues.foiling:
        return "did not happen", f"governed by {lemma!r}"
    if _is_unreal_object(reading, token, verb, cues) and not spoken:
        return "hypothetical", f"governed by {lemma!r}"
    if token.dep == "dobj" and lemma == "precede":
        return "planned", f"governed by {lemma!r}"
    if is_negated(reading, verb) and token.dep in {"dobj", "nsubjpass", "nsubj"} and not (spoken and token.dep != "dobj"):
        return "did not happen", "negated"
    if _is_kept_up(reading, token, verb, near, cues):
        return "under way", f"told with {verb.text!r}"
    if not _shares_status(reading, token, verb, cues):
        return "happened", "told as a noun"
    status, why = verbal_status(reading, verb)
    if spoken and status == "hypothetical" and not affected:
        return "happened", "told as a noun"
    return ("happened", "told as a noun") if status == "under way" and token.dep not in {"nsubj", "nsubjpass", "dobj"} else (status, why)


def _is_unreal_object(reading: Reading, token: Token, verb: Token, cues: StatusCues) -> bool:
    """Whether a noun is what is wanted, asked for or weighed; "called it an insult" asks for nothing."""
    lemma = verb.lemma.lower()
    if lemma not in cues.unreal_objects or token.dep not in {"dobj", "pobj", "conj", "nsubjpass"} or not _is_direct(reading, token, verb):
        return False
    return lemma not in {"call", "ask"} or (token.dep == "pobj" and reading.tokens[token.head].text.lower() == "for")


def _is_kept_up(reading: Reading, token: Token, verb: Token, near: set[str], cues: StatusCues) -> bool:
    """Whether a noun is told as going on: "talks continue", "is under way", "kept up the siege", "remain on strike"."""
    lemma = verb.lemma.lower()
    lasting = lemma in cues.under_way and lemma not in cues.one_time
    if token.dep in {"nsubj", "nsubjpass"}:
        below = {
            reading.tokens[one].text.lower()
            for child in verb.children
            if reading.tokens[child].dep == "prep"
            for one in reading.tokens[child].children
        }
        going = lemma == "be" and bool(near & {"underway", "ongoing"} or ("under" in near and "way" in below))
        return (lasting or going) and verbal_status(reading, verb)[0] in {"happened", "under way"}
    if token.dep == "dobj":
        return lemma == "continue" or (lemma == "keep" and "up" in near)
    return token.dep == "pobj" and reading.tokens[token.head].text.lower() == "on" and lemma in {"remain", "stay"}


def _shares_status(reading: Reading, token: Token, verb: Token, cues: StatusCues) -> bool:
    """Whether a noun has its verb's status: what is held, what takes place; not what a deed is for, against or after."""
    if token.dep == "nsubj":
        return verb.lemma.lower() in cues.occurring or verb.pos == "AUX"
    if token.dep == "nsubjpass":
        return verb.lemma.lower() not in cues.reporting
    if token.dep != "pobj":
        return True
    preposition = reading.tokens[token.head]
    if not _is_direct(reading, token, verb):
        return _is_light(reading, token)
    word = preposition.text.lower()
    if word in {"for", "to", "on", "with", "into", "of"} or (word == "in" and verb.lemma.lower() in cues.joining):
        return True
    return word in {"at", "during", "in"} and verbal_status(reading, verb)[0] == "planned" and token.lemma.lower() not in cues.planned_nouns


def _is_direct(reading: Reading, token: Token, verb: Token) -> bool:
    """Whether a noun is the verb's own object or that of its preposition, not a part of another noun's phrase."""
    current = token
    while current.dep == "conj" and current.head != current.index:
        current = reading.tokens[current.head]
    head = reading.tokens[current.head]
    return head.index == verb.index or (current.dep == "pobj" and head.head == verb.index)


def _is_light(reading: Reading, token: Token) -> bool:
    """Whether it stands in a phrase that only carries it: "a round of talks", "the holding of a summit"."""
    head = reading.tokens[reading.tokens[token.head].head]
    return reading.tokens[token.head].text.lower() in {"of", "for", "to", "on", "in", "with"} and head.pos == "NOUN"


def verb_over(reading: Reading, token: Token) -> Token | None:
    """The nearest verb above a noun, within its clause."""
    current = token
    for _ in range(4):
        current = reading.tokens[current.head]
        if current.pos in {"VERB", "AUX"}:
            return current
    return None


def _with_particles(reading: Reading, verb: Token) -> set[str]:
    """A verb's lemma with the small words that hang on it: `call` and `off`."""
    near = {"prt", "advmod", "prep", "acomp"}
    return {verb.lemma.lower()} | {reading.tokens[child].text.lower() for child in verb.children if reading.tokens[child].dep in near}


def puts_off(words: set[str], cues: StatusCues) -> bool:
    """Whether a trigger's words call an act off: `postpone`, or a verb with its particle ("put ... off")."""
    return bool(words & cues.called_off) or any(set(phrase.split()) <= words for phrase in cues.called_off_phrases)
