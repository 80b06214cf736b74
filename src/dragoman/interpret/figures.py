"""Figures of speech: what a type's words tell of the weather, an illness or a match is nobody's act."""

from __future__ import annotations

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.triggers import Trigger, doers_of
from dragoman.model import Reading


def is_no_act(reading: Reading, trigger: Trigger, codebook: Codebook) -> bool:
    """Whether it is told by, to or amid what makes it no act: "floods besieged the town", "battled cholera", "beat them in the final"."""
    entry = codebook.types.get(trigger.type)
    if entry is None or not entry.no_act:
        return False
    token = reading.tokens[trigger.token]
    objects = [child for child in token.children if reading.tokens[child].dep in {"dobj", "nsubjpass"}]
    sentence = reading.sentences[token.sentence]
    text = sentence.span.of(reading.report.text).lower()
    if any("-" in word and word in text for word in entry.no_act.get("amid", ())):
        return True  # "semi-final": the parse has it in pieces
    places = {"by": doers_of(reading, token), "to": objects, "amid": range(*sentence.tokens)}
    return any(reading.tokens[index].lemma.lower() in words for place, words in entry.no_act.items() for index in places[place])
